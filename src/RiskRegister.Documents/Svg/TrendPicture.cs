using RiskRegister.Domain;

namespace RiskRegister.Documents.Svg;

/// <summary>One entry's scores over the snapshots, to be drawn.</summary>
/// <param name="Name">The entry's reference, or what else it is called.</param>
/// <param name="Points">Oldest first.</param>
public sealed record TrendPicture(string Name, string Title, RegisterLabels Labels, IReadOnlyList<TrendMark> Points);

/// <param name="Quarter">Of the snapshot.</param>
/// <param name="Score">1–25, before the actions.</param>
/// <param name="Residual">1–25, after the actions.</param>
/// <param name="Threshold">That of the snapshot, 1–25.</param>
public sealed record TrendMark(Quarter Quarter, int Score, int Residual, int Threshold);
