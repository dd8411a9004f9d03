using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>An entry on a heat map.</summary>
/// <param name="Reference">As "CR5".</param>
/// <param name="Score">The cell that it stands in.</param>
/// <param name="OnRegister">Drawn bold; what is below the threshold is not.</param>
public sealed record PlacedEntry(string Reference, Score Score, bool OnRegister)
{
    /// <summary>On whose map; by its reference unless said.</summary>
    public EntryKind Kind { get; init; } = EntryReference.TryParse(Reference, out var parsed) ? parsed.Kind : EntryKind.Risk;

    /// <summary>The cell that it stood in in the register compared with; null when that did not hold it.</summary>
    public Score? Before { get; init; }

    /// <summary>Whether an arrow shows where it came from.</summary>
    internal bool HasMoved => Before is { } before && (before.Impact, before.Likelihood) != (Score.Impact, Score.Likelihood);
}
