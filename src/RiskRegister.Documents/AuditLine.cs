namespace RiskRegister.Documents;

/// <summary>One act of the audit log as a document shows it.</summary>
public sealed record AuditLine
{
    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>The id of the key, or the token's subject; null for what the service did by itself.</summary>
    public required string? Credential { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>What was done, as the contract names it: "changed", "keyMade".</summary>
    public required string Action { get; init; }

    /// <summary>The permanent id of the entry that was changed.</summary>
    public required Guid? Entry { get; init; }

    public required string? Reference { get; init; }

    public required int? Revision { get; init; }

    /// <summary>As "2016-17-Q3".</summary>
    public required string? Quarter { get; init; }

    public required string? Address { get; init; }

    public required string RequestId { get; init; }

    /// <summary>What else belongs to that action, as JSON.</summary>
    public required string? Detail { get; init; }
}
