using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>
/// What a client sends to make an entry, and (every member optional) as merge patch to change one.
/// </summary>
public record EntryPatchRequest
{
    /// <summary>For editors.</summary>
    [NeverNull, MaxLength(12), RegularExpression(Patterns.Reference)]
    public string? Reference { get; init; }

    /// <summary>Whether a reference is meant that is far beyond the last one given.</summary>
    [NeverNull]
    public bool? ConfirmReference { get; init; }

    /// <summary>What the entry was called where it came from.</summary>
    [Length(1, EntryLimits.SourceReference), RegularExpression(Patterns.Line)]
    public string? SourceReference { get; init; }

    /// <summary>One line.</summary>
    [NeverNull, Length(1, EntryLimits.Title), RegularExpression(Patterns.Line)]
    public string? Title { get; init; }

    [MaxLength(EntryLimits.Description), RegularExpression(Patterns.Prose)]
    public string? Description { get; init; }

    /// <summary>The directorate or service that the entry belongs to.</summary>
    [Length(1, EntryLimits.Service), RegularExpression(Patterns.Line)]
    public string? Service { get; init; }

    /// <summary>Of the types that /settings lists.</summary>
    [NeverNull, MaxLength(EntryLimits.Types), Each(EntryLimits.Type), Distinct]
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>A risk's possible consequences, an opportunity's possible benefits; each one line.</summary>
    [NeverNull, MaxLength(EntryLimits.Effects), Each(EntryLimits.Effect)]
    public IReadOnlyList<string>? Effects { get; init; }

    /// <summary>Replaced as a whole; an item with the id of a present one is that item.</summary>
    [NeverNull, MaxLength(EntryLimits.Controls)]
    public IReadOnlyList<ControlRequest>? Controls { get; init; }

    /// <summary>Replaced as a whole; an item with the id of a present one is that item.</summary>
    [NeverNull, MaxLength(EntryLimits.Actions)]
    public IReadOnlyList<ActionRequest>? Actions { get; init; }

    /// <summary>Before the actions.</summary>
    [NeverNull]
    public ScorePatchRequest? Score { get; init; }

    /// <summary>After the actions.</summary>
    [NeverNull]
    public ScorePatchRequest? ResidualScore { get; init; }

    /// <summary>Where the owner wants it to be.</summary>
    public ScorePatchRequest? TargetScore { get; init; }

    /// <summary>The day by which it is to be there; needs a target score, and goes with it.</summary>
    public DateOnly? TargetDate { get; init; }

    /// <summary>treat, tolerate, transfer or terminate for a risk; exploit, enhance, share or accept for an opportunity.</summary>
    public EntryResponse? Response { get; init; }

    /// <summary>Codes of the corporate objectives that it bears on, of those that /settings lists.</summary>
    [NeverNull, MaxLength(EntryLimits.Objectives), Each(EntryLimits.Objective), Distinct]
    public IReadOnlyList<string>? Objectives { get; init; }

    /// <summary>Posts or groups. For editors; an owner's proposal names at least one of its own posts.</summary>
    [NeverNull, MaxLength(EntryLimits.Owners), Each(EntryLimits.Owner), Distinct]
    public IReadOnlyList<string>? Owners { get; init; }

    public DirectionRequest? DirectionOfTravel { get; init; }

    /// <summary>For editors.</summary>
    public ExemptionPatchRequest? Exempt { get; init; }

    /// <summary>Why, in the words of who does it; kept with the revision.</summary>
    [MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? ChangeNote { get; init; }
}

public sealed record CreateEntryRequest : EntryPatchRequest
{
    public required EntryKind Kind { get; init; }

    /// <summary>For editors; else the next number.</summary>
    [MaxLength(12), RegularExpression(Patterns.Reference)]
    public new string? Reference { get; init; }

    /// <summary>open or proposed; an owner's is always proposed.</summary>
    [NeverNull]
    public EntryStatus? Status { get; init; }

    /// <summary>One line.</summary>
    [Length(1, EntryLimits.Title), RegularExpression(Patterns.Line)]
    public new required string Title { get; init; }

    /// <summary>Before the actions.</summary>
    public new required ScoreRequest Score { get; init; }

    /// <summary>After the actions.</summary>
    public new required ScoreRequest ResidualScore { get; init; }

    /// <summary>Where the owner wants it to be.</summary>
    public new ScoreRequest? TargetScore { get; init; }

    /// <summary>For editors.</summary>
    public new ExemptionRequest? Exempt { get; init; }
}

/// <summary>Both are needed where there is no score yet.</summary>
public record ScorePatchRequest
{
    [NeverNull, Range(Domain.Score.Lowest, Domain.Score.Highest)]
    public int? Impact { get; init; }

    [NeverNull, Range(Domain.Score.Lowest, Domain.Score.Highest)]
    public int? Likelihood { get; init; }
}

public sealed record ScoreRequest : ScorePatchRequest
{
    [Range(Domain.Score.Lowest, Domain.Score.Highest)]
    public new required int Impact { get; init; }

    [Range(Domain.Score.Lowest, Domain.Score.Highest)]
    public new required int Likelihood { get; init; }
}

/// <summary>Both are needed where there is no exemption yet.</summary>
public record ExemptionPatchRequest
{
    /// <summary>The paragraph of Part 1 of Schedule 12A to the Local Government Act 1972, "1" to "7".</summary>
    [NeverNull, Length(1, EntryLimits.ExemptionParagraph), RegularExpression(Patterns.Line)]
    public string? Paragraph { get; init; }

    /// <summary>Why it applies; one line.</summary>
    [NeverNull, Length(1, EntryLimits.ExemptionReason), RegularExpression(Patterns.Line)]
    public string? Reason { get; init; }
}

public sealed record ExemptionRequest : ExemptionPatchRequest
{
    /// <summary>The paragraph of Part 1 of Schedule 12A to the Local Government Act 1972, "1" to "7".</summary>
    [Length(1, EntryLimits.ExemptionParagraph), RegularExpression(Patterns.Line)]
    public new required string Paragraph { get; init; }

    /// <summary>Why it applies; one line.</summary>
    [Length(1, EntryLimits.ExemptionReason), RegularExpression(Patterns.Line)]
    public new required string Reason { get; init; }
}

public sealed record DirectionRequest
{
    /// <summary>Null states nothing: the direction then follows the movement.</summary>
    public Direction? Direction { get; init; }

    [MaxLength(EntryLimits.Narrative), RegularExpression(Patterns.Prose)]
    public string? Narrative { get; init; }
}

public sealed record ControlRequest
{
    /// <summary>Of a present control; left out for a new one.</summary>
    [NeverNull, Range(1, int.MaxValue)]
    public int? Id { get; init; }

    /// <summary>One line.</summary>
    [Length(1, EntryLimits.ControlText), RegularExpression(Patterns.Line)]
    public required string Text { get; init; }

    /// <summary>How well it works.</summary>
    public ControlEffectiveness? Effectiveness { get; init; }

    /// <summary>The post that sees to it, where it is not the entry's owner.</summary>
    [Length(1, EntryLimits.ControlOwner), RegularExpression(Patterns.Line)]
    public string? Owner { get; init; }

    /// <summary>What the lines of defence have done to assure themselves of it.</summary>
    public AssuranceRequest? Assurance { get; init; }
}

/// <summary>A line that is left out stays, one that is null is taken away.</summary>
public sealed record AssuranceRequest
{
    /// <summary>Those who run the control.</summary>
    public LineAssuranceRequest? First { get; init; }

    /// <summary>Those who oversee them: risk, finance, compliance.</summary>
    public LineAssuranceRequest? Second { get; init; }

    /// <summary>Those who are independent: internal audit, inspectors.</summary>
    public LineAssuranceRequest? Third { get; init; }
}

public sealed record LineAssuranceRequest
{
    /// <summary>One line; needed where this line of defence has said nothing yet.</summary>
    [NeverNull, Length(1, EntryLimits.AssuranceWhat), RegularExpression(Patterns.Line)]
    public string? What { get; init; }

    /// <summary>Who: a post, a team, an auditor.</summary>
    [Length(1, EntryLimits.AssuranceBy), RegularExpression(Patterns.Line)]
    public string? By { get; init; }

    /// <summary>When last.</summary>
    public DateOnly? On { get; init; }
}

public sealed record ActionRequest
{
    /// <summary>Of a present action; left out for a new one.</summary>
    [NeverNull, Range(1, int.MaxValue)]
    public int? Id { get; init; }

    /// <summary>One line.</summary>
    [Length(1, EntryLimits.ActionText), RegularExpression(Patterns.Line)]
    public required string Text { get; init; }

    /// <summary>The post that does it, where it is not the entry's owner.</summary>
    [Length(1, EntryLimits.ActionOwner), RegularExpression(Patterns.Line)]
    public string? Owner { get; init; }

    public DateOnly? DueOn { get; init; }

    [NeverNull]
    public ActionStatus? Status { get; init; }

    /// <summary>What the owner reports of it.</summary>
    [MaxLength(EntryLimits.ActionProgress), RegularExpression(Patterns.Prose)]
    public string? Progress { get; init; }
}

public record ControlPatchRequest
{
    /// <summary>One line.</summary>
    [NeverNull, Length(1, EntryLimits.ControlText), RegularExpression(Patterns.Line)]
    public string? Text { get; init; }

    /// <summary>How well it works.</summary>
    public ControlEffectiveness? Effectiveness { get; init; }

    /// <summary>The post that sees to it, where it is not the entry's owner.</summary>
    [Length(1, EntryLimits.ControlOwner), RegularExpression(Patterns.Line)]
    public string? Owner { get; init; }

    /// <summary>What the lines of defence have done to assure themselves of it.</summary>
    public AssuranceRequest? Assurance { get; init; }

    /// <summary>Why; kept with the revision.</summary>
    [MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? ChangeNote { get; init; }
}

public sealed record NewControlRequest : ControlPatchRequest
{
    /// <summary>One line.</summary>
    [Length(1, EntryLimits.ControlText), RegularExpression(Patterns.Line)]
    public new required string Text { get; init; }
}

public record ActionPatchRequest
{
    /// <summary>One line.</summary>
    [NeverNull, Length(1, EntryLimits.ActionText), RegularExpression(Patterns.Line)]
    public string? Text { get; init; }

    /// <summary>The post that does it, where it is not the entry's owner.</summary>
    [Length(1, EntryLimits.ActionOwner), RegularExpression(Patterns.Line)]
    public string? Owner { get; init; }

    public DateOnly? DueOn { get; init; }

    [NeverNull]
    public ActionStatus? Status { get; init; }

    /// <summary>What the owner reports of it.</summary>
    [MaxLength(EntryLimits.ActionProgress), RegularExpression(Patterns.Prose)]
    public string? Progress { get; init; }

    /// <summary>Why; kept with the revision.</summary>
    [MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? ChangeNote { get; init; }
}

public sealed record NewActionRequest : ActionPatchRequest
{
    /// <summary>One line.</summary>
    [Length(1, EntryLimits.ActionText), RegularExpression(Patterns.Line)]
    public new required string Text { get; init; }
}

public sealed record AcceptanceRequest
{
    /// <summary>Else the next number.</summary>
    [MaxLength(12), RegularExpression(Patterns.Reference)]
    public string? Reference { get; init; }

    /// <summary>Whether a reference is meant that is far beyond the last one given.</summary>
    [NeverNull]
    public bool? ConfirmReference { get; init; }

    /// <summary>Why; kept with the revision.</summary>
    [MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? ChangeNote { get; init; }
}

public sealed record ClosureRequest
{
    /// <summary>As the committee will read it: one line.</summary>
    [Length(1, EntryLimits.ClosureReason), RegularExpression(Patterns.Line)]
    public required string Reason { get; init; }

    /// <summary>References or ids of the entries that take its place.</summary>
    [NeverNull, MaxLength(EntryLimits.ReplacedBy), Each(36, Pattern = Patterns.ReferenceOrId)]
    public IReadOnlyList<string>? ReplacedBy { get; init; }
}

public sealed record ReviewRequest
{
    /// <summary>What was looked at.</summary>
    [MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? Note { get; init; }
}
