using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Api.Forms;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Security;

/// <summary>Makes, shows and ends keys, each with its row of the audit log in the transaction of the connection.</summary>
public static class AccessKeys
{
    const string Insert = """
        insert into access_keys (id, hash, label, roles, owners, full_edition, created_by, expires_at, replaces)
        values (@Id, @Hash, @label, @roles, @owners, @fullEdition, @createdBy, @expiresAt, @replaces)
        """;

    const string One = KeptKey.Select + "where k.id = @id";

    // Whoever ends a key waits here for others who do, so that two administrators cannot lock each other out at once.
    const string Hold = """
        select k.id from access_keys as k
        where k.id = @id or ('admin' = any (k.roles) and k.revoked_at is null and (k.expires_at is null or k.expires_at > @now))
        order by k.id
        for update
        """;

    const string IsLastAdmin = """
        select exists (select from access_keys as k where k.id = @id and 'admin' = any (k.roles)
                and k.revoked_at is null and (k.expires_at is null or k.expires_at > @now))
            and not exists (select from access_keys as k where k.id <> @id and 'admin' = any (k.roles)
                and k.revoked_at is null and (k.expires_at is null or k.expires_at > @now))
        """;

    const string MarkRevoked = "update access_keys set revoked_at = @now, revoked_by = @actor where id = @id and revoked_at is null";

    const string EndSooner = "update access_keys set expires_at = least(expires_at, @end) where id = @id returning expires_at";

    public static async Task<(KeptKey Key, string Text)> Make(
        NpgsqlConnection connection, Actor actor, KeyRights rights, CancellationToken stop, string? replaces = null)
    {
        var key = AccessKey.Create(out var text);
        await connection.ExecuteAsync(new CommandDefinition(Insert, new
        {
            key.Id,
            key.Hash,
            label = rights.Label,
            roles = rights.Roles.Order().Select(role => EnumNames.Of(role)).ToArray(),
            owners = rights.Owners.ToArray(),
            fullEdition = rights.FullEdition,
            createdBy = actor.Name,
            expiresAt = rights.ExpiresAt?.ToUniversalTime(),
            replaces,
        }, cancellationToken: stop));
        var kept = (await Find(connection, key.Id, stop))!;
        await AuditLog.Write(connection, actor, AuditAction.KeyMade, writer =>
        {
            Name(writer, kept);
            EntryJson.WriteTexts(writer, "roles"u8, kept.Roles);
            EntryJson.WriteTexts(writer, "owners"u8, kept.Owners);
            writer.WriteBoolean("fullEdition"u8, kept.FullEdition);
            EntryJson.WriteInstant(writer, "expiresAt"u8, kept.ExpiresAt);
        }, stop);
        return (kept, text);
    }

    public static Task<KeptKey?> Find(NpgsqlConnection connection, string id, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<KeptKey>(new CommandDefinition(One, new { id }, cancellationToken: stop));

    /// <summary>Keeps others from ending keys until the transaction ends.</summary>
    public static Task BeAlone(NpgsqlConnection connection, string id, DateTimeOffset now, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Hold, new { id, now }, cancellationToken: stop));

    /// <summary>Whether no administrator could sign in with a key if this one ended; call after <see cref="BeAlone"/>.</summary>
    public static Task<bool> IsTheLastOfAdministrators(NpgsqlConnection connection, string id, DateTimeOffset now, CancellationToken stop) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsLastAdmin, new { id, now }, cancellationToken: stop));

    /// <summary>Ends a key at once; one that was revoked before stays as it is.</summary>
    public static async Task Revoke(NpgsqlConnection connection, Actor actor, KeptKey key, DateTimeOffset now, CancellationToken stop)
    {
        var revoked = await connection.ExecuteAsync(new CommandDefinition(MarkRevoked, new { key.Id, now, actor = actor.Name }, cancellationToken: stop));
        if (revoked == 1) await AuditLog.Write(connection, actor, AuditAction.KeyRevoked, writer => Name(writer, key), stop);
    }

    /// <summary>Makes a key with the same rights, and lets the present one go on until the overlap has passed, or its own end came.</summary>
    /// <param name="expiresAt">The new key's end; when not given, it lasts as long as the present one was made for.</param>
    public static async Task<(KeptKey Key, string Text)> Rotate(
        NpgsqlConnection connection, Actor actor, KeptKey key, TimeSpan overlap, Optional<DateTimeOffset?> expiresAt, DateTimeOffset now, CancellationToken stop)
    {
        var roles = key.Roles.Select(name => EnumNames.TryParse<Role>(name, out var role) ? role : throw new InvalidOperationException($"Unknown role {name}."));
        var rights = new KeyRights(key.Label, [.. roles], key.Owners, key.FullEdition, expiresAt.Or(key.ExpiresAt is { } end ? now + (end - key.CreatedAt) : null));
        var made = await Make(connection, actor, rights, stop, key.Id);
        var ends = await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition(EndSooner, new { key.Id, end = now + overlap }, cancellationToken: stop));
        await AuditLog.Write(connection, actor, AuditAction.KeyRotated, writer =>
        {
            Name(writer, key);
            writer.WriteString("replacedBy"u8, made.Key.Id);
            EntryJson.WriteInstant(writer, "expiresAt"u8, new DateTimeOffset(ends));
        }, stop);
        return made;
    }

    static void Name(Utf8JsonWriter writer, KeptKey key)
    {
        writer.WriteString("key"u8, key.Id);
        writer.WriteString("label"u8, key.Label);
    }
}
