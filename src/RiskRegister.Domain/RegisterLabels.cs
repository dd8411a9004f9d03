namespace RiskRegister.Domain;

/// <summary>What an organisation calls things; committees know "inherent score" in one place and "gross" in another.</summary>
public sealed record RegisterLabels
{
    public string Score { get; init; } = "Score";

    public string ResidualScore { get; init; } = "Residual score";

    public string TargetScore { get; init; } = "Target score";

    public string Owner { get; init; } = "Owner";

    public string DirectionOfTravel { get; init; } = "Direction of travel";
}
