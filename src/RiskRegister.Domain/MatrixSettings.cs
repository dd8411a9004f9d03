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
        new("low", "low", "#d5ecc8"),
        new("medium", "medium", "#f7cc5a"),
        new("high", "high", "#dd7a2b"),
        new("severe", "very high", "#8c1d18"),
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

    // From a pale blue to a dark one.
    static readonly (int Red, int Green, int Blue)[] Blues = [(0xD9, 0xE8, 0xF6), (0x0B, 0x3A, 0x6B)];

    /// <summary>The colour of a band for a kind of entry, #rrggbb. The best opportunity is not alarm red.</summary>
    public string ColourOf(Band band, EntryKind kind)
    {
        if (kind == EntryKind.Risk) return band.Colour;
        if (band.OpportunityColour is { } configured) return configured;
        var (at, steps) = (Math.Max(0, Bands.ToList().IndexOf(band)), Math.Max(1, Bands.Count - 1));
        return $"#{Between(Blues[0].Red, Blues[1].Red):x2}{Between(Blues[0].Green, Blues[1].Green):x2}"
            + $"{Between(Blues[0].Blue, Blues[1].Blue):x2}";

        int Between(int from, int to) => from + ((to - from) * at / steps);
    }
}
