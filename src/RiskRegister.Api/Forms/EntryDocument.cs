using RiskRegister.Domain;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Api.Forms;

/// <summary>An entry as clients get it.</summary>
/// <remarks><see cref="EntryJson"/> writes it; this type is its schema, and tests read answers with it.</remarks>
public record EntryDocument
{
    /// <summary>Permanent.</summary>
    public required Guid Id { get; init; }

    /// <summary>CR or CO and a number; null for a proposal.</summary>
    public required string? Reference { get; init; }

    /// <summary>What the entry was called where it was imported from.</summary>
    public required string? SourceReference { get; init; }

    public required EntryKind Kind { get; init; }

    public required EntryStatus Status { get; init; }

    public required string Title { get; init; }

    public required string? Description { get; init; }

    /// <summary>A risk's possible consequences, an opportunity's possible benefits.</summary>
    public required IReadOnlyList<string> Effects { get; init; }

    /// <summary>What is in place; for an opportunity, progress to date.</summary>
    public required IReadOnlyList<Control> Controls { get; init; }

    /// <summary>Mitigating or maximising actions.</summary>
    public required IReadOnlyList<PlannedAction> Actions { get; init; }

    /// <summary>The directorate or service that the entry belongs to.</summary>
    public required string? Service { get; init; }

    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Before the actions.</summary>
    public required ScoreDocument Score { get; init; }

    /// <summary>After the actions.</summary>
    public required ScoreDocument ResidualScore { get; init; }

    /// <summary>Where the owner wants it to be.</summary>
    public required ScoreDocument? TargetScore { get; init; }

    /// <summary>The day by which it is to be there.</summary>
    public required DateOnly? TargetDate { get; init; }

    /// <summary>
    /// What is done about it as a whole: treat, tolerate, transfer or terminate a risk; exploit, enhance, share or accept an opportunity.
    /// </summary>
    public required EntryResponse? Response { get; init; }

    /// <summary>Codes of the corporate objectives that it bears on.</summary>
    public required IReadOnlyList<string> Objectives { get; init; }

    /// <summary>Posts or groups.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    public required DirectionOfTravel DirectionOfTravel { get; init; }

    /// <summary>Of the residual score since the latest snapshot (a frozen entry: since the snapshot before).</summary>
    public required Movement Movement { get; init; }

    /// <summary>Which register keeps it: the corporate one, or a directorate's or service's.</summary>
    public required RegisterLevel Level { get; init; }

    /// <summary>Open, kept in the corporate register, with a residual score that reaches the threshold.</summary>
    public required bool OnRegister { get; init; }

    /// <summary>How a risk stands to the appetite for the strictest of its types; null
    /// where that is not said, and of an opportunity.</summary>
    public required AppetitePosition? Appetite { get; init; }

    public required DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Null while the entry is not closed.</summary>
    public required ClosureDocument? Closure { get; init; }

    /// <summary>1 when made; one more with each change.</summary>
    public required int Revision { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why the entry is not public; null when it is. Not in the public edition.</summary>
    public Exemption? Exempt { get; init; }

    /// <summary>Not in the public edition.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>Not in the public edition.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>The measures that are its evidence, as they stand now; not in snapshots, the past and the public edition.</summary>
    public IReadOnlyList<LinkedMeasureDocument>? Measures { get; init; }
}

/// <summary>A measure of an entry, by its latest value.</summary>
/// <param name="Reference">PM and a number.</param>
/// <param name="Why">Why it was linked.</param>
/// <param name="Latest">Null before its first value.</param>
/// <param name="Rating">Of that value, against the target in force on the period's last day.</param>
/// <param name="Course">Against the same period a year before, else the period before; null when nothing can be said.</param>
public sealed record LinkedMeasureDocument(
    Guid Id, string Reference, string Title, string? Why, LatestDocument? Latest, Rating Rating, Course? Course);

/// <param name="Period">2017-12, 2017-18-Q3, 2017-18-Q3/ytd, 2017-18, 2017, or 2013-10-01/2014-09-30.</param>
/// <param name="Printed">As tables print it, with the shorthand of its status.</param>
public sealed record LatestDocument(string Period, decimal? Value, ObservationStatus Status, string Printed);

/// <param name="Value">Impact × likelihood.</param>
/// <param name="Band">Of the cell, by its name for the entry's kind.</param>
/// <param name="Assumed">Impact and likelihood were inferred from a product that several cells give.</param>
public sealed record ScoreDocument(int Impact, int Likelihood, int Value, string Band, bool Assumed);

/// <param name="ReplacedBy">Ids of the entries that took its place; none in the public edition, where
/// they might be exempt, and for owners none that they may not see.</param>
public sealed record ClosureDocument(string Reason, DateTimeOffset ClosedAt, IReadOnlyList<Guid> ReplacedBy);
