namespace RiskRegister.Domain;

/// <summary>What documents print of an entry beside what they always print; nothing unless it is switched on.</summary>
public sealed record PrintSettings
{
    public bool Response { get; init; }

    public bool Objectives { get; init; }

    /// <summary>The day by which the target score is to be reached.</summary>
    public bool TargetDate { get; init; }

    /// <summary>How many quarters the residual score has been what it is.</summary>
    public bool TimeAtScore { get; init; }

    public bool Appetite { get; init; }

    /// <summary>How effective controls are, who owns them, and who has assured what of them.</summary>
    public bool Assurance { get; init; }
}
