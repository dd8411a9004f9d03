using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Events;

/// <summary>Something that happened, and nothing of what it says: whoever may know more follows the link.</summary>
public sealed class ToldEvent
{
    public const string Columns = """
        t.position, t.id, t.at, t.action as ActionName, t.entry_id as EntryId, t.revision, t.quarter, t.reference, t.measure
        """;

    /// <summary>One more than that of the event before; for the service alone, because a caller does not see all.</summary>
    public required long Position { get; init; }

    /// <summary>The same wherever and however often it is told.</summary>
    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    public required string ActionName { get; init; }

    public Guid? EntryId { get; init; }

    public int? Revision { get; init; }

    public string? Quarter { get; init; }

    public string? Reference { get; init; }

    public string? Measure { get; init; }

    public string Type => EventTypes.ByAction[EnumNames.Parse<AuditAction>(ActionName)];

    /// <summary>What it is about: an entry's reference or id, a measure's reference, a quarter.</summary>
    public string Subject => Reference ?? EntryId?.ToString("D") ?? Measure ?? Quarter ?? "";

    /// <summary>Where that is, under the address of the API.</summary>
    public string Path => this switch
    {
        { EntryId: { } id } => $"/entries/{id:D}",
        { Measure: { } measure } => $"/measures/{measure}",
        _ when Type.StartsWith($"{EventTypes.Prefix}round.", StringComparison.Ordinal) => $"/rounds/{Quarter}",
        _ => $"/snapshots/{Quarter}",
    };
}
