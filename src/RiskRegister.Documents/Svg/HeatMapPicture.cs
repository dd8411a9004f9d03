using RiskRegister.Domain;

namespace RiskRegister.Documents.Svg;

/// <summary>The 5×5 grid with entries in its cells, to be drawn.</summary>
public sealed record HeatMapPicture
{
    /// <summary>Those in force, or those that the snapshot froze.</summary>
    public required RegisterSettings Settings { get; init; }

    /// <summary>The quarter whose snapshot this is; null for the live register.</summary>
    public Quarter? Quarter { get; init; }

    public required Edition Edition { get; init; }

    /// <summary>What the score that places the entries is called, as "Residual score".</summary>
    public required string ScoreLabel { get; init; }

    /// <summary>What is placed, in register order.</summary>
    public required IReadOnlyList<PlacedEntry> Entries { get; init; }
}

/// <param name="Reference">As "CR5".</param>
/// <param name="Score">The cell that it stands in.</param>
/// <param name="OnRegister">Drawn bold; what is below the threshold is not.</param>
public sealed record PlacedEntry(string Reference, Score Score, bool OnRegister);
