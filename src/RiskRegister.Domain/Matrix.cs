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
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public Band BandOf(int impact, int likelihood) => BandOf(new Score(impact, likelihood));

    /// <summary>The band of a score's cell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is not on the matrix.</exception>
    public Band BandOf(Score score) => score.IsOnMatrix
        ? cells[((score.Impact - Score.Lowest) * Score.Highest) + score.Likelihood - Score.Lowest]
        : throw new ArgumentOutOfRangeException(nameof(score), score, "The score is not on the matrix.");
}
