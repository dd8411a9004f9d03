using RiskRegister.Domain;

namespace RiskRegister.Documents.Svg;

/// <summary>The 5×5 grids of risks and of opportunities with entries in their cells, to be drawn.</summary>
public sealed record HeatMapPicture
{
    /// <summary>Those in force, or those that the snapshot froze.</summary>
    public required RegisterSettings Settings { get; init; }

    /// <summary>The quarter whose snapshot this is; null for the live register.</summary>
    public Quarter? Quarter { get; init; }

    /// <summary>The quarter that arrows come from; null where nothing is compared.</summary>
    public Quarter? Since { get; init; }

    public required Edition Edition { get; init; }

    /// <summary>What the score that places the entries is called, as "Residual score".</summary>
    public required string ScoreLabel { get; init; }

    /// <summary>What is placed, in register order.</summary>
    public required IReadOnlyList<PlacedEntry> Entries { get; init; }
}
