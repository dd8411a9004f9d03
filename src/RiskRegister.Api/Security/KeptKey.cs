namespace RiskRegister.Api.Security;

/// <summary>A key as the database keeps it; its hash stays there.</summary>
public sealed class KeptKey
{
    public const string Select = """
        select k.id, k.label, k.roles, k.owners, k.full_edition as FullEdition, k.created_at as CreatedAt, k.created_by as CreatedBy,
            k.expires_at as ExpiresAt, k.revoked_at as RevokedAt, k.revoked_by as RevokedBy, k.last_used_at as LastUsedAt, k.replaces
        from access_keys as k

        """;

    public required string Id { get; init; }

    public required string Label { get; init; }

    public required string[] Roles { get; init; }

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

    public KeyState StateAt(DateTimeOffset now) => this switch
    {
        { RevokedAt: not null } => KeyState.Revoked,
        { ExpiresAt: { } end } when new DateTimeOffset(end) <= now => KeyState.Expired,
        _ => KeyState.Active,
    };
}
