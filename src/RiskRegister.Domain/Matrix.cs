using System.Collections.Frozen;

namespace RiskRegister.Domain;

/// <summary>Looks cells up in validated settings.</summary>
public sealed class Matrix
{
    readonly Band[] cells;

    /// <param name="settings">Settings that <see cref="RegisterSettingsRules"/> accept.</param>
    public Matrix(MatrixSettings settings)
    {
        var bands = settings.Bands.ToFrozenDictionary(band => band.Risk, StringComparer.Ordinal);
        cells = [.. settings.Cells.SelectMany(row => row).Select(name => bands[name])];
    }

    /// <summary>The band of a cell.</summary>
    /// <param name="impact">1–5.</param>
    /// <param name="likelihood">1–5.</param>
    public Band BandOf(int impact, int likelihood) => cells[((impact - 1) * Score.Highest) + likelihood - 1];

    public Band BandOf(Score score) => BandOf(score.Impact, score.Likelihood);
}
