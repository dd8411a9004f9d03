using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Storage;

/// <summary>Whether a key lets anybody in.</summary>
public enum KeyState
{
    Active,
    Expired,
    Revoked,
}

/// <summary>An access key as the database keeps it; its hash stays there.</summary>
public sealed class AccessKey
{
    /// <summary>Of a key called k, at @now.</summary>
    public const string IsActive = "(k.revoked_at is null and (k.expires_at is null or k.expires_at > @now))";

    public const string Select = """
        select k.id, k.label, k.roles as RoleNames, k.owners, k.full_edition as FullEdition, k.created_at as CreatedAt,
            k.created_by as CreatedBy,
            k.expires_at as ExpiresAt, k.revoked_at as RevokedAt, k.revoked_by as RevokedBy, k.last_used_at as LastUsedAt, k.replaces
        from access_keys as k

        """;

    const string One = Select + "where k.id = @id";

    /// <summary>Stands in the key itself, after "rr_", and in the audit log.</summary>
    public required string Id { get; init; }

    /// <summary>Whom it is for.</summary>
    public required string Label { get; init; }

    public required string[] RoleNames { get; init; }

    /// <summary>The posts that its holder acts for.</summary>
    public required string[] Owners { get; init; }

    public required bool FullEdition { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTime? ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    /// <summary>To the minute.</summary>
    public DateTime? LastUsedAt { get; init; }

    /// <summary>The id of the key that this one was made in place of.</summary>
    public string? Replaces { get; init; }

    public IReadOnlySet<Role> Roles => RoleNames.Select(EnumNames.Parse<Role>).ToHashSet();

    public KeyState StateAt(DateTimeOffset now) => this switch
    {
        { RevokedAt: not null } => KeyState.Revoked,
        { ExpiresAt: { } end } when new DateTimeOffset(end) <= now => KeyState.Expired,
        _ => KeyState.Active,
    };

    public static Task<AccessKey?> Find(NpgsqlConnection connection, string id, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<AccessKey>(new CommandDefinition(One, new { id }, cancellationToken: stop));
}
