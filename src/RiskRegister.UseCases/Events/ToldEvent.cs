using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Events;

/// <summary>Something that happened, and nothing of what it says: whoever may know more follows the link.</summary>
public sealed class ToldEvent
{
    public const string Columns = """
        t.position, t.id, t.at, t.action as ActionName, t.entry_id as EntryId, t.revision, t.quarter, t.reference, t.measure, t.meeting,
        t.question
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

    /// <summary>By its id; of a question the one at which it was asked.</summary>
    public string? Meeting { get; init; }

    /// <summary>By its id.</summary>
    public string? Question { get; init; }

    public string Type => EventTypes.ByAction[EnumNames.Parse<AuditAction>(ActionName)];

    /// <summary>What it is about: an entry's reference or id, a measure's reference, a question's or meeting's id, a quarter.</summary>
    public string Subject => Reference ?? EntryId?.ToString("D") ?? Measure ?? Question ?? Meeting ?? Quarter ?? "";

    /// <summary>Where that is, under the address of the API.</summary>
    public string Path => this switch
    {
        { EntryId: { } id } => $"/entries/{id:D}",
        { Measure: { } measure } => $"/measures/{measure}",
        { Question: { } question } => $"/questions/{question}",
        { Meeting: { } meeting } => $"/meetings/{meeting}",
        _ when Type.StartsWith($"{EventTypes.Prefix}round.", StringComparison.Ordinal) => $"/rounds/{Quarter}",
        _ => $"/snapshots/{Quarter}",
    };
}
