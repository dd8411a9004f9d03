using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>
/// What a client sends to make an entry, and (every member optional) as merge patch to change one: the schema of what
/// <see cref="EntryMembers"/> reads.
/// </summary>
public record EntryPatchRequest
{
    /// <summary>For editors.</summary>
    public string? Reference { get; init; }

    public string? SourceReference { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Service { get; init; }

    /// <summary>Of the types that /settings lists.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    public IReadOnlyList<string>? Effects { get; init; }

    /// <summary>Replaced as a whole; an item with the id of a present one is that item.</summary>
    public IReadOnlyList<ControlRequest>? Controls { get; init; }

    /// <summary>Replaced as a whole; an item with the id of a present one is that item.</summary>
    public IReadOnlyList<ActionRequest>? Actions { get; init; }

    public ScoreRequest? Score { get; init; }

    public ScoreRequest? ResidualScore { get; init; }

    public ScoreRequest? TargetScore { get; init; }

    /// <summary>For editors; an owner's proposal names at least one of its own posts.</summary>
    public IReadOnlyList<string>? Owners { get; init; }

    public DirectionRequest? DirectionOfTravel { get; init; }

    /// <summary>For editors.</summary>
    public Exemption? Exempt { get; init; }

    /// <summary>Why, in the words of who does it; kept with the revision.</summary>
    public string? ChangeNote { get; init; }
}

public sealed record CreateEntryRequest : EntryPatchRequest
{
    public required EntryKind Kind { get; init; }

    /// <summary>open or proposed; an owner's is always proposed.</summary>
    public EntryStatus? Status { get; init; }

    public new required string Title { get; init; }

    public new required ScoreRequest Score { get; init; }

    public new required ScoreRequest ResidualScore { get; init; }
}

/// <param name="Impact">1–5.</param>
/// <param name="Likelihood">1–5.</param>
public sealed record ScoreRequest(int Impact, int Likelihood);

/// <param name="Direction">Null states nothing: the direction then follows the movement.</param>
public sealed record DirectionRequest(Direction? Direction, string? Narrative);

public sealed record ControlRequest(int? Id, string Text);

public sealed record ActionRequest(int? Id, string Text, string? Owner, DateOnly? DueOn, ActionStatus? Status, string? Progress);

public sealed record NewControlRequest(string Text, string? ChangeNote);

public sealed record NewActionRequest(string Text, string? Owner, DateOnly? DueOn, ActionStatus? Status, string? Progress, string? ChangeNote);

public sealed record ControlPatchRequest(string? Text, string? ChangeNote);

public sealed record ActionPatchRequest(string? Text, string? Owner, DateOnly? DueOn, ActionStatus? Status, string? Progress, string? ChangeNote);

/// <param name="Reference">Else the next number.</param>
public sealed record AcceptanceRequest(string? Reference, string? ChangeNote);

/// <param name="Reason">As the committee will read it.</param>
/// <param name="ReplacedBy">References or ids of the entries that take its place.</param>
public sealed record ClosureRequest(string Reason, IReadOnlyList<string>? ReplacedBy);

/// <param name="Note">What was looked at.</param>
public sealed record ReviewRequest(string? Note);
