using RiskRegister.Domain;

namespace RiskRegister.Documents.Svg;

/// <summary>One entry's scores over the snapshots, to be drawn.</summary>
/// <param name="Name">The entry's reference, or what else it is called.</param>
/// <param name="Points">Oldest first.</param>
public sealed record TrendPicture(string Name, string Title, RegisterLabels Labels, IReadOnlyList<TrendMark> Points)
{
    /// <summary>The month in which the financial year starts, 1–12.</summary>
    public int FinancialYearStartsIn { get; init; } = 4;

    /// <summary>What stands on the picture of what is not for publication, as "Not for
    /// publication"; null where there is nothing to say.</summary>
    public string? Notice { get; init; }
}
