using Dapper;
using Npgsql;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Access keys in the database.</summary>
public sealed class AccessKeyStore(NpgsqlDataSource database, TimeProvider clock)
{
    const string MarkUsed = """
        update access_keys set last_used_at = @now
        where id = @id and hash = @hash and revoked_at is null and (expires_at is null or expires_at > @now)
            and (last_used_at is null or last_used_at < @now - interval '1 minute')
        """;

    const string Find = """
        select hash, label, roles, owners, full_edition as FullEdition, last_used_at as LastUsedAt
        from access_keys
        where id = @id and revoked_at is null and (expires_at is null or expires_at > @now)
        """;

    const string Insert = """
        insert into access_keys (id, hash, label, roles, owners, full_edition, created_by, expires_at)
        values (@Id, @Hash, @label, @roles, @owners, @fullEdition, @createdBy, @expiresAt)
        """;

    /// <summary>Who holds a key that came with a request; null when nobody does, or no longer.</summary>
    public async Task<Caller?> Authenticate(string text, CancellationToken stop)
    {
        if (!AccessKey.TryParse(text, out var key)) return null;
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(stop);
        var kept = await connection.QuerySingleOrDefaultAsync<KeptKey>(new CommandDefinition(Find, new { id = key.Id, now }, cancellationToken: stop));
        if (kept is null || !key.Matches(kept.Hash)) return null;
        if (kept.LastUsedAt is null || now - kept.LastUsedAt > TimeSpan.FromMinutes(1))
            await connection.ExecuteAsync(new CommandDefinition(MarkUsed, new { id = key.Id, hash = kept.Hash, now }, cancellationToken: stop));
        var roles = kept.Roles.Select(name => EnumNames.TryParse<Role>(name, out var role) ? role : throw new InvalidOperationException($"Unknown role {name}.")).ToHashSet();
        return new Caller(key.Id, kept.Label, roles, kept.Owners, kept.FullEdition);
    }

    /// <summary>Makes a key and answers its text, which is nowhere else.</summary>
    /// <param name="label">Whom it is for; stands in revisions and the audit log.</param>
    /// <param name="owners">The posts that its holder acts for.</param>
    public async Task<string> Add(
        string label, IReadOnlyList<Role> roles, IReadOnlyList<string> owners, bool fullEdition, DateTimeOffset? expiresAt, string createdBy, CancellationToken stop)
    {
        var key = AccessKey.Create(out var text);
        await using var connection = await database.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition(Insert, new
        {
            key.Id,
            key.Hash,
            label,
            roles = roles.Select(role => EnumNames.Of(role)).ToArray(),
            owners = owners.ToArray(),
            fullEdition,
            createdBy,
            expiresAt = expiresAt?.ToUniversalTime(),
        }, cancellationToken: stop));
        return text;
    }

    /// <summary>Whether any key was ever made: a first start makes one.</summary>
    public async Task<bool> Any(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select exists (select from access_keys)", cancellationToken: stop));
    }

    sealed class KeptKey
    {
        public required byte[] Hash { get; init; }

        public required string Label { get; init; }

        public required string[] Roles { get; init; }

        public required string[] Owners { get; init; }

        public required bool FullEdition { get; init; }

        public DateTime? LastUsedAt { get; init; }
    }
}
