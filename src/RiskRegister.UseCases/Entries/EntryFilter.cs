using RiskRegister.Domain;
using RiskRegister.Domain.Performance;

namespace RiskRegister.UseCases.Entries;

/// <summary>Which entries a list has; null leaves a filter out.</summary>
public sealed record EntryFilter
{
    public EntryKind? Kind { get; init; }

    public EntryStatus? Status { get; init; }

    /// <summary>Entries of any of these posts.</summary>
    public IReadOnlyList<string>? Owners { get; init; }

    public string? Service { get; init; }

    public string? Type { get; init; }

    /// <summary>Entries with this response.</summary>
    public EntryResponse? Response { get; init; }

    /// <summary>Entries that bear on the objective of this code.</summary>
    public string? Objective { get; init; }

    /// <summary>With or without a target date that has passed while the residual score is not yet where it was to be.</summary>
    public bool? TargetOverdue { get; init; }

    /// <summary>Risks that stand so to the appetite for their types, as the settings in force have it.</summary>
    public AppetitePosition? Appetite { get; init; }

    /// <summary>How entries' controls stand to the months after which assurance is stale, as the settings in force have them.</summary>
    public AssuranceStanding? Assurance { get; init; }

    /// <summary>Entries that this register keeps.</summary>
    public RegisterLevel? Level { get; init; }

    /// <summary>With or without a move to another register that was asked for and is not decided; not with <see cref="AsOf"/>.</summary>
    public bool? MoveAsked { get; init; }

    public bool? OnRegister { get; init; }

    /// <summary>The lowest residual score, 1–25.</summary>
    public int? MinResidual { get; init; }

    /// <summary>Full text, in web-search syntax.</summary>
    public string? Search { get; init; }

    /// <summary>With or without an open action past its due date.</summary>
    public bool? Overdue { get; init; }

    /// <summary>Entries changed at or after this instant.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Entries with a measure that is rated so by its latest value; not with <see cref="AsOf"/>.</summary>
    public Rating? Measures { get; init; }

    /// <summary>Entries as they stood at a past instant; not with <see cref="Search"/> or <see cref="Measures"/>.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Entries among these; found for <see cref="Measures"/>.</summary>
    internal IReadOnlyList<Guid>? Ids { get; init; }
}
