namespace RiskRegister.Domain;

/// <summary>A change to an entry, member by member; what is not given stays as it is. Lists replace whole.</summary>
public sealed record EntryPatch
{
    public Optional<string?> SourceReference { get; init; }

    public Optional<string> Title { get; init; }

    public Optional<string?> Description { get; init; }

    public Optional<string?> Service { get; init; }

    public Optional<IReadOnlyList<string>> Types { get; init; }

    public Optional<IReadOnlyList<string>> Effects { get; init; }

    /// <summary>One with the id of a present one is that control; id 0 makes a new one.</summary>
    public Optional<IReadOnlyList<Control>> Controls { get; init; }

    /// <summary>One with the id of a present one is that action; id 0 makes a new one.</summary>
    public Optional<IReadOnlyList<PlannedAction>> Actions { get; init; }

    public Optional<ScorePatch> Score { get; init; }

    public Optional<ScorePatch> ResidualScore { get; init; }

    /// <summary>Null takes the target away.</summary>
    public Optional<ScorePatch?> TargetScore { get; init; }

    /// <summary>Null takes the day away; it goes with the target score, too.</summary>
    public Optional<DateOnly?> TargetDate { get; init; }

    /// <summary>Null says nothing any more.</summary>
    public Optional<EntryResponse?> Response { get; init; }

    public Optional<IReadOnlyList<string>> Objectives { get; init; }

    public Optional<IReadOnlyList<string>> Owners { get; init; }

    /// <summary>Null states nothing any more.</summary>
    public Optional<DirectionPatch?> Direction { get; init; }

    /// <summary>Null lifts the exemption.</summary>
    public Optional<ExemptionPatch?> Exempt { get; init; }
}

/// <summary>Impact and likelihood, 1–5; where there is no score yet both are needed. Setting either is no assumption any more.</summary>
public sealed record ScorePatch(Optional<int> Impact, Optional<int> Likelihood)
{
    public static ScorePatch To(int impact, int likelihood) => new(impact, likelihood);
}

/// <param name="Direction">Null: the direction follows the movement.</param>
public sealed record DirectionPatch(Optional<Direction?> Direction, Optional<string?> Narrative);

/// <summary>Where there is no exemption yet both are needed.</summary>
public sealed record ExemptionPatch(Optional<string> Paragraph, Optional<string> Reason);
