using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>The 5×5 grid as pages show it: impact from the highest down, likelihood from the lowest to the right.</summary>
/// <param name="Likelihoods">"1 Rare" to "5 Certain".</param>
sealed record HeatMap(IReadOnlyList<string> Likelihoods, IReadOnlyList<HeatMapRow> Rows)
{
    public const string Title = "Heat map";

    /// <summary>What a register's heat map places; a picture of the matrix places all that are open.</summary>
    public const string Caption = "Entries on the register, by their residual scores";

    public const string Corner = "Impact, upwards, by likelihood, to the right";

    /// <param name="entries">Where each stands, in the order in which a cell lists them.</param>
    public static HeatMap Of(RegisterSettings settings, IEnumerable<(string Reference, Score Score)> entries)
    {
        var matrix = new Matrix(settings.Matrix);
        var placed = entries.ToLookup(entry => (entry.Score.Impact, entry.Score.Likelihood), entry => entry.Reference);
        var steps = Enumerable.Range(Score.Lowest, Score.Highest).ToArray();
        return new HeatMap(
            [.. steps.Select(step => $"{step} {settings.Matrix.Likelihood[step - 1]}")],
            [
                .. steps.Reverse().Select(impact => new HeatMapRow(
                    $"{impact} {ImpactName(settings.Matrix, impact)}",
                    [.. steps.Select(likelihood => Cell(matrix.BandOf(impact, likelihood), impact * likelihood, [.. placed[(impact, likelihood)]]))])),
            ]);
    }

    /// <summary>"Catastrophic / outstanding" where the kinds differ.</summary>
    public static string ImpactName(MatrixSettings matrix, int impact)
    {
        var (risk, opportunity) = (matrix.RiskImpact[impact - 1], matrix.OpportunityImpact[impact - 1]);
        return string.Equals(risk, opportunity, StringComparison.OrdinalIgnoreCase) ? risk : $"{risk} / {opportunity.ToLowerInvariant()}";
    }

    static HeatMapCell Cell(Band band, int value, IReadOnlyList<string> references) => new($"{value}", Capitals.Both(band), Shade.Of(band), references);
}

/// <param name="Impact">"5 Catastrophic / outstanding".</param>
sealed record HeatMapRow(string Impact, IReadOnlyList<HeatMapCell> Cells);

/// <param name="Value">Impact × likelihood.</param>
/// <param name="Band">In words.</param>
sealed record HeatMapCell(string Value, string Band, Shade Shade, IReadOnlyList<string> References);
