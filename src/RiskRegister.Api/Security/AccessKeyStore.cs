using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Microsoft.AspNetCore.Authentication;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Security;

/// <summary>
/// Access keys in the database. Who holds a key that was good is remembered for two seconds: a key revoked on another instance is good here
/// no longer than that, and one revoked here is forgotten at once.
/// </summary>
public sealed class AccessKeyStore(NpgsqlDataSource database, TimeProvider clock)
{
    const int MostRemembered = 10_000;

    /// <summary>How long a key that was revoked elsewhere may still be good here.</summary>
    public static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(2);

    static readonly TimeSpan UseIsMarkedEvery = TimeSpan.FromMinutes(1);

    const string Find = """
        select hash, label, roles, owners, full_edition as FullEdition, last_used_at as LastUsedAt,
            revoked_at is not null as Revoked, coalesce(expires_at <= @now, false) as Expired, expires_at as ExpiresAt
        from access_keys
        where id = @id
        """;

    // Of several first requests at once, the first to come writes the audit row.
    const string MarkUsed = """
        with due as materialized (
            select id, label, last_used_at from access_keys
            where id = @id and (last_used_at is null or last_used_at < @before)
            for no key update
        ),
        used as (
            update access_keys as k set last_used_at = @now from due where k.id = due.id returning k.id
        )
        insert into audit_log (actor, credential, roles, action, address, request_id, detail)
        select @actor, @credential, @roles, 'keyFirstUsed', @address, @request, json_build_object('key', due.id, 'label', due.label)
        from due join used on used.id = due.id
        where due.last_used_at is null
        """;

    readonly ConcurrentDictionary<string, Remembered> lately = new(StringComparer.Ordinal);

    /// <summary>The signing in of a key that was good a moment ago; false for any other.</summary>
    public bool TryRecall(string text, [NotNullWhen(true)] out Task<AuthenticateResult>? known)
    {
        known = null;
        if (!AccessKey.TryParse(text, out var key) || !lately.TryGetValue(key.Id, out var held)) return false;
        if (clock.GetElapsedTime(held.Since) >= RememberedFor || !key.Matches(held.Hash) || held.ExpiresAt <= clock.GetUtcNow().UtcDateTime) return false;
        known = held.SignedIn;
        return true;
    }

    /// <summary>Looks up a key that nobody has, so that the first actor does not wait for what that takes once.</summary>
    public async Task WarmUp(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await Held(connection, "", clock.GetUtcNow(), stop);
    }

    /// <summary>Makes this instance look a key up again.</summary>
    public void Forget(string id) => lately.TryRemove(id, out _);

    /// <summary>Who holds a key that came with a request, and is let in now.</summary>
    public async Task<SignIn> Authenticate(HttpContext http, string text)
    {
        var stop = http.RequestAborted;
        if (!AccessKey.TryParse(text, out var key)) return new SignIn(null, SignInFault.Malformed, null);
        var (now, since) = (clock.GetUtcNow(), clock.GetTimestamp());
        await using var connection = await database.OpenConnectionAsync(stop);
        var held = await Held(connection, key.Id, now, stop);
        if (held is null) return new SignIn(null, SignInFault.UnknownKey, null);
        if (!key.Matches(held.Hash)) return new SignIn(null, SignInFault.WrongSecret, key.Id);
        if (held.Revoked) return new SignIn(null, SignInFault.RevokedKey, key.Id);
        if (held.Expired) return new SignIn(null, SignInFault.ExpiredKey, key.Id);
        var roles = held.Roles.Select(name => EnumNames.TryParse<Role>(name, out var role) ? role : throw new InvalidOperationException($"Unknown role {name}.")).ToHashSet();
        var actor = new Actor(key.Id, held.Label, roles, held.Owners, held.FullEdition);
        if (held.LastUsedAt is null || now - held.LastUsedAt > UseIsMarkedEvery) await TryMark(connection, actor.In(http), key.Id, now, stop);
        if (lately.Count >= MostRemembered) lately.Clear();
        lately[key.Id] = new Remembered(Task.FromResult(AccessKeyAuthentication.Accept(actor)), held.Hash, held.ExpiresAt, since);
        return new SignIn(actor, null, key.Id);
    }

    /// <summary>Makes a key and answers its text, which is nowhere else.</summary>
    public async Task<string> Add(
        string label, IReadOnlyList<Role> roles, IReadOnlyList<string> owners, bool fullEdition, DateTimeOffset? expiresAt, string createdBy, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var (_, text) = await AccessKeys.Make(connection, Actor.Service(createdBy), new KeyRights(label, roles, owners, fullEdition, expiresAt), stop);
        await transaction.CommitAsync(stop);
        return text;
    }

    /// <summary>Whether any key was ever made: a first start makes one.</summary>
    public async Task<bool> Any(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select exists (select from access_keys)", cancellationToken: stop));
    }

    static Task<HeldKey?> Held(NpgsqlConnection connection, string id, DateTimeOffset now, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<HeldKey>(new CommandDefinition(Find, new { id, now }, cancellationToken: stop));

    // Whoever may read goes on reading while the database takes no changes.
    static async Task TryMark(NpgsqlConnection connection, Actor actor, string id, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await Mark(connection, actor, id, now, stop);
        }
        catch (PostgresException exception) when (DatabaseFault.Of(exception) is not null)
        {
            // It is marked when the key is next used.
        }
    }

    static Task<int> Mark(NpgsqlConnection connection, Actor actor, string id, DateTimeOffset now, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(MarkUsed, actor.ParametersWith(new { id, now, before = now - UseIsMarkedEvery }), cancellationToken: stop));

    /// <param name="Since">When it was looked up, as the clock's timestamp.</param>
    sealed record Remembered(Task<AuthenticateResult> SignedIn, byte[] Hash, DateTime? ExpiresAt, long Since);

    sealed class HeldKey
    {
        public required byte[] Hash { get; init; }

        public required string Label { get; init; }

        public required string[] Roles { get; init; }

        public required string[] Owners { get; init; }

        public required bool FullEdition { get; init; }

        public DateTime? LastUsedAt { get; init; }

        public required bool Revoked { get; init; }

        public required bool Expired { get; init; }

        public DateTime? ExpiresAt { get; init; }
    }
}
