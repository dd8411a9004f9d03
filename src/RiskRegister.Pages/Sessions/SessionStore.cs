using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Operations;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Sessions;

/// <summary>
/// Who is signed in to the pages. Sessions are in the database, so that instances share them and a restart keeps them; whom one belongs to
/// is remembered for two seconds, so that one that was ended elsewhere, or whose key was revoked, is good here no longer than that.
/// </summary>
public sealed class SessionStore(
    PlannedDatabase database, TimeProvider clock, RegisterSettingsInForce settings, RetentionSettings kept)
{
    const int MostRemembered = 10_000;

    /// <summary>How long one lasts in any case: roles that the provider gave are asked for again each day.</summary>
    static readonly TimeSpan WithProvider = TimeSpan.FromHours(12);
    static readonly TimeSpan WithKey = TimeSpan.FromDays(7);
    static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(2);
    static readonly TimeSpan UseIsMarkedEvery = TimeSpan.FromMinutes(1);

    const string Over = """
        with over as (
            delete from page_sessions where expires_at <= @now or used_at <= @idleSince
        ),

        """;

    const string BeginWithKey = Over + """
        holder as (
            select id, label, roles from access_keys
            where id = @key and revoked_at is null and (expires_at is null or expires_at > @now)
        ),
        told as (
            insert into audit_log (actor, credential, roles, action, address, request_id, detail)
            select label, id, roles, 'signedIn', @address, @request, json_build_object('by', @by) from holder
        )
        insert into page_sessions (token_hash, key_id, began_at, used_at, expires_at)
        select @hash, id, @now, @now, @until from holder
        """;

    const string BeginWithProvider = Over + """
        told as (
            insert into audit_log (actor, credential, roles, action, address, request_id, detail)
            values (@actor, @credential, @roles, 'signedIn', @address, @request, json_build_object('by', 'provider'))
        )
        insert into page_sessions (token_hash, actor_id, name, issuer, subject, provider_session, roles, owners, began_at, used_at,
            expires_at)
        values (@hash, @credential, @actor, @issuer, @subject, @session, @roles, @owners, @now, @now, @until)
        """;

    const string Find = """
        select coalesce(k.id, s.actor_id) as Id, coalesce(k.label, s.name) as Name, coalesce(k.roles, s.roles) as Roles,
            acting_posts(
                coalesce(k.owners, s.owners || array(select h.post from post_holders as h where h.subject = s.subject order by h.post)), @today)
                as Owners,
            coalesce(k.full_edition, false) as FullEdition, s.used_at as UsedAt, least(s.expires_at, k.expires_at) as ExpiresAt
        from page_sessions as s
        left join access_keys as k on k.id = s.key_id
        where s.token_hash = @hash and s.expires_at > @now and s.used_at > @idleSince
            and (s.key_id is null or (k.revoked_at is null and (k.expires_at is null or k.expires_at > @now)))
        """;

    const string MarkUsed = "update page_sessions set used_at = @now where token_hash = @hash and used_at < @now";

    const string Remove = "delete from page_sessions where token_hash = @hash";

    // The provider names its session, or else whoever had signed in.
    const string RemoveOfProvider = """
        delete from page_sessions
        where issuer = @issuer and (subject = @subject or @subject::text is null)
            and (provider_session = @session or @session::text is null)
            and (@subject::text is not null or @session::text is not null)
        returning token_hash
        """;

    readonly ConcurrentDictionary<string, Remembered> lately = new(StringComparer.Ordinal);

    /// <summary>Begins a session with a key that was checked, and ends the browser's former one.</summary>
    /// <param name="by">How: "key" or "link".</param>
    /// <returns>False when the key is no longer good.</returns>
    public async Task<bool> Begin(HttpContext http, string keyId, string by, string? address)
    {
        await End(http);
        var now = clock.GetUtcNow();
        var hash = SessionCookie.Give(http, now + WithKey);
        var begun = await Run(BeginWithKey, new
        {
            hash,
            key = keyId,
            by,
            address,
            request = http.TraceIdentifier,
            now,
            idleSince = IdleSince(now),
            until = now + WithKey,
        }, http.RequestAborted);
        if (begun == 0) SessionCookie.Take(http);
        return begun > 0;
    }

    /// <summary>Begins a session of somebody whom the provider has signed in, and ends the browser's former one.</summary>
    public async Task Begin(HttpContext http, ProviderIdentity who, string? address)
    {
        await End(http);
        var now = clock.GetUtcNow();
        await Run(BeginWithProvider, new
        {
            hash = SessionCookie.Give(http, now + WithProvider),
            actor = who.Actor.Name,
            credential = who.Actor.Id,
            roles = who.Actor.RoleNames.ToArray(),
            owners = who.Actor.Posts.ToArray(),
            issuer = who.Issuer,
            subject = who.Subject,
            session = who.Session,
            address,
            request = http.TraceIdentifier,
            now,
            idleSince = IdleSince(now),
            until = now + WithProvider,
        }, http.RequestAborted);
    }

    /// <summary>Ends the browser's session, if it has one.</summary>
    public async Task End(HttpContext http)
    {
        if (SessionCookie.HashOf(http.Request) is not { } hash) return;
        await Run(Remove, new { hash }, http.RequestAborted);
        lately.TryRemove(Convert.ToHexString(hash), out _);
        SessionCookie.Take(http);
    }

    /// <summary>Ends what began with a session of the provider's, or with its subject.</summary>
    public async Task EndOfProvider(string issuer, string? subject, string? session, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        foreach (var hash in await connection.QueryAsync<byte[]>(
            new CommandDefinition(RemoveOfProvider, new { issuer, subject, session }, cancellationToken: stop)))
            lately.TryRemove(Convert.ToHexString(hash), out _);
    }

    /// <summary>Whom the browser's session belongs to; null when it has none that is good.</summary>
    public async Task<Actor?> Who(HttpContext http)
    {
        if (SessionCookie.HashOf(http.Request) is not { } hash) return null;
        var (id, now) = (Convert.ToHexString(hash), clock.GetUtcNow());
        if (lately.TryGetValue(id, out var known) && clock.GetElapsedTime(known.Since) < RememberedFor && known.ExpiresAt > now)
            return known.Actor;
        lately.TryRemove(id, out _);
        var since = clock.GetTimestamp();
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        if (await connection.QuerySingleOrDefaultAsync<Held>(
            new CommandDefinition(
                Find, new { hash, now, idleSince = IdleSince(now), today = settings.Settings.DayOf(now) },
                cancellationToken: http.RequestAborted)) is not { } held) return null;
        if (now.UtcDateTime - held.UsedAt > UseIsMarkedEvery) await TryMark(connection, hash, now, http.RequestAborted);
        if (lately.Count >= MostRemembered) lately.Clear();
        return (lately[id] = new Remembered(held.ToActor(), new DateTimeOffset(held.ExpiresAt), since)).Actor;
    }

    // Whoever may read goes on reading while the database takes no changes.
    static async Task TryMark(NpgsqlConnection connection, byte[] hash, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(MarkUsed, new { hash, now }, cancellationToken: stop));
        }
        catch (PostgresException exception) when (DatabaseFault.Of(exception) is not null)
        {
            // It is marked when the session is next used.
        }
    }

    DateTimeOffset IdleSince(DateTimeOffset now) => now.AddHours(-kept.SessionsHours);

    async Task<int> Run(string sql, object parameters, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: stop));
    }

    /// <param name="Since">When it was looked up, as the clock's timestamp.</param>
    sealed record Remembered(Actor Actor, DateTimeOffset ExpiresAt, long Since);

    sealed class Held
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string[] Roles { get; init; }

        public required string[] Owners { get; init; }

        public required bool FullEdition { get; init; }

        public required DateTime UsedAt { get; init; }

        public required DateTime ExpiresAt { get; init; }

        public Actor ToActor() =>
            new(Id, Name, Roles.Select(RoleOf).ToHashSet(), [.. Owners.Distinct(StringComparer.Ordinal)], FullEdition);

        static Role RoleOf(string name) =>
            EnumNames.TryParse<Role>(name, out var role) ? role : throw new InvalidDataException($"{name} is stored as a role.");
    }
}
