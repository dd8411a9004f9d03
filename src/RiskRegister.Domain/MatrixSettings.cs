namespace RiskRegister.Domain;

/// <summary>The 5×5 matrix: what its rows, columns and cells are called.</summary>
public sealed record MatrixSettings
{
    /// <summary>Names of impact 1 to 5 for a risk.</summary>
    public IReadOnlyList<string> RiskImpact { get; init; } = ["Insignificant", "Minor", "Moderate", "Major", "Catastrophic"];

    /// <summary>Names of impact 1 to 5 for an opportunity.</summary>
    public IReadOnlyList<string> OpportunityImpact { get; init; } = ["Insignificant", "Minor", "Moderate", "Major", "Outstanding"];

    /// <summary>Names of likelihood 1 to 5.</summary>
    public IReadOnlyList<string> Likelihood { get; init; } = ["Rare", "Unlikely", "Possible", "Likely", "Certain"];

    /// <summary>The bands, from the mildest; at least one, at most ten.</summary>
    public IReadOnlyList<Band> Bands { get; init; } =
    [
        new("low", "low", "#2e7d32"),
        new("medium", "medium", "#f9a825"),
        new("high", "high", "#ef6c00"),
        new("severe", "very high", "#b71c1c"),
    ];

    /// <summary>
    /// The band of each cell by its name for a risk: five rows, impact 1 first, each with five cells, likelihood 1 first.
    /// Cells, not products, have bands: councils colour 3×2 and 2×3 differently.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Cells { get; init; } =
    [
        ["low", "low", "low", "low", "medium"],
        ["low", "low", "medium", "medium", "medium"],
        ["low", "medium", "medium", "high", "high"],
        ["low", "medium", "high", "high", "severe"],
        ["medium", "medium", "high", "severe", "severe"],
    ];
}
