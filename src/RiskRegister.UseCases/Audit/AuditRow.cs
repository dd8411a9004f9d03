using RiskRegister.Documents;

namespace RiskRegister.UseCases.Audit;

/// <summary>A row of the audit log.</summary>
public sealed class AuditRow
{
    public required long Id { get; init; }

    public required DateTime At { get; init; }

    public required string Actor { get; init; }

    public string? Credential { get; init; }

    public required string[] Roles { get; init; }

    public required string Action { get; init; }

    public Guid? EntryId { get; init; }

    public string? Reference { get; init; }

    public int? Revision { get; init; }

    public string? Quarter { get; init; }

    public string? Address { get; init; }

    public required string RequestId { get; init; }

    /// <summary>A JSON object.</summary>
    public string? Detail { get; init; }

    /// <summary>As an export prints it.</summary>
    public AuditLine ToLine() => new()
    {
        At = new DateTimeOffset(At),
        Actor = Actor,
        Credential = Credential,
        Roles = Roles,
        Action = Action,
        Entry = EntryId,
        Reference = Reference,
        Revision = Revision,
        Quarter = Quarter,
        Address = Address,
        RequestId = RequestId,
        Detail = Detail,
    };
}
