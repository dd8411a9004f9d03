using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Keys;

/// <summary>What became of a key that was sent.</summary>
/// <param name="Actor">Who holds it; null when it was not accepted.</param>
/// <param name="Key">The id of the key that was meant, where there is one.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record KeySignIn(Actor? Actor, SignInFault? Fault, string? Key, DateTime? ExpiresAt = null);

/// <summary>Says who holds a key, and when it was last used.</summary>
public sealed class SignInWithKey(PlannedDatabase database, TimeProvider clock, RegisterSettingsInForce settings)
{
    static readonly TimeSpan UseIsMarkedEvery = TimeSpan.FromMinutes(1);

    const string Find = """
        select hash, label, roles as RoleNames, acting_posts(owners, @today) as owners, full_edition as FullEdition, last_used_at as LastUsedAt,
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

    /// <param name="address">Where it came from.</param>
    /// <param name="requestId">Names the request in the audit log.</param>
    public async Task<KeySignIn> Apply(KeyToken token, string? address, string requestId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(stop);
        var held = await Held(connection, token.Id, now, stop);
        if (held is null) return new KeySignIn(null, SignInFault.UnknownKey, null);
        if (!token.Matches(held.Hash)) return new KeySignIn(null, SignInFault.WrongSecret, token.Id);
        if (held.Revoked) return new KeySignIn(null, SignInFault.RevokedKey, token.Id);
        if (held.Expired) return new KeySignIn(null, SignInFault.ExpiredKey, token.Id);
        var actor = new Actor(token.Id, held.Label, held.RoleNames.Select(EnumNames.Parse<Role>).ToHashSet(), held.Owners, held.FullEdition)
        {
            Address = address,
            RequestId = requestId,
        };
        if (held.LastUsedAt is null || now - held.LastUsedAt > UseIsMarkedEvery) await TryMark(connection, actor, token.Id, now, stop);
        return new KeySignIn(actor, null, token.Id, held.ExpiresAt);
    }

    /// <summary>Looks up a key that nobody has, so that the first caller does not wait for what that takes once.</summary>
    public async Task WarmUp(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await Held(connection, "", clock.GetUtcNow(), stop);
    }

    Task<HeldKey?> Held(NpgsqlConnection connection, string id, DateTimeOffset now, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<HeldKey>(new CommandDefinition(
            Find, new { id, now, today = settings.Settings.DayOf(now) }, cancellationToken: stop));

    // Whoever may read goes on reading while the database takes no changes.
    static async Task TryMark(NpgsqlConnection connection, Actor actor, string id, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(MarkUsed,
                actor.ParametersWith(new { id, now, before = now - UseIsMarkedEvery }), cancellationToken: stop));
        }
        catch (PostgresException exception) when (DatabaseFault.Of(exception) is not null)
        {
            // It is marked when the key is next used.
        }
    }

    sealed class HeldKey
    {
        public required byte[] Hash { get; init; }

        public required string Label { get; init; }

        public required string[] RoleNames { get; init; }

        public required string[] Owners { get; init; }

        public required bool FullEdition { get; init; }

        public DateTime? LastUsedAt { get; init; }

        public required bool Revoked { get; init; }

        public required bool Expired { get; init; }

        public DateTime? ExpiresAt { get; init; }
    }
}
