using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>The 5×5 grid of one kind as pages show it: impact from the highest down, likelihood from the lowest to the right.</summary>
/// <param name="Likelihoods">"1 Rare" to "5 Certain".</param>
/// <param name="Threshold">Cells that reach it are on the register.</param>
sealed record HeatMap(EntryKind Kind, IReadOnlyList<string> Likelihoods, IReadOnlyList<HeatMapRow> Rows, int Threshold)
{
    public const string Title = "Heat maps";

    /// <summary>What stands above the rows' names and beside the columns' names of a table.</summary>
    public const string Corner = "Impact (rows) and likelihood (columns)";

    public bool IsEmpty => Rows.All(row => row.Cells.All(cell => cell.Entries.Count == 0 && cell.Left.Count == 0));

    public bool HasArrows => Rows.Any(row => row.Cells.Any(cell => cell.Left.Count > 0));

    /// <summary>"Risks by residual score".</summary>
    public string Caption(string scoreLabel) => $"{ColumnHeadings.Plural(Kind)} by {Capitals.Lower(scoreLabel)}";

    /// <summary>What it shows, for those who cannot see it.</summary>
    public string Describe(string scoreLabel)
    {
        var cells = Rows.SelectMany(row => row.Cells.Select((cell, at) => (Row: row, Cell: cell, Likelihood: Likelihoods[at])))
            .Where(each => each.Cell.Entries.Count > 0)
            .Select(each => $"impact {each.Row.Impact}, likelihood {each.Likelihood}, {each.Cell.Value} {each.Cell.Band}: "
                + $"{each.Cell.Names}");
        var placed = string.Join("; ", cells);
        return $"{Caption(scoreLabel)}: impact goes upwards, likelihood to the right. "
            + $"{(placed.Length == 0 ? $"There are no {ColumnHeadings.Plural(Kind).ToLowerInvariant()}" : Capitals.First(placed))}.";
    }
}

/// <param name="Impact">"5 Catastrophic".</param>
sealed record HeatMapRow(string Impact, IReadOnlyList<HeatMapCell> Cells);

/// <param name="Value">Impact × likelihood.</param>
/// <param name="Band">In words.</param>
/// <param name="Entries">Those that stand here, at most <see cref="HeatMapCells.MostInCell"/>.</param>
/// <param name="More">How many others stand here.</param>
/// <param name="Left">Those that stood here in the register compared with, and stand elsewhere now.</param>
sealed record HeatMapCell(
    int Value, string Band, Shade Shade, IReadOnlyList<PlacedEntry> Entries, int More, IReadOnlyList<PlacedEntry> Left)
{
    /// <summary>"CR5 (was 16), CR7 and 3 more".</summary>
    public string Names
    {
        get
        {
            var names = string.Join(", ",
                Entries.Select(entry => entry.HasMoved ? $"{entry.Reference} (was {entry.Before!.Value})" : entry.Reference));
            return More == 0 ? names : $"{names} and {More} more";
        }
    }
}

/// <summary>Gathers entries into the cells of heat maps; of a cell with very many only the first are kept.</summary>
sealed class HeatMapCells(RegisterSettings settings)
{
    public const int MostInCell = 60;
    const int MostLeft = 20;

    readonly Matrix matrix = new(settings.Matrix);
    readonly Dictionary<(EntryKind Kind, int Impact, int Likelihood), (List<PlacedEntry> Entries, List<PlacedEntry> Left, int More)> cells =
        [];

    public HeatMapCells Add(PlacedEntry entry)
    {
        var at = (entry.Kind, entry.Score.Impact, entry.Score.Likelihood);
        var cell = cells.GetValueOrDefault(at, ([], [], 0));
        if (cell.Entries.Count < MostInCell) cell.Entries.Add(entry);
        else cell.More++;
        cells[at] = cell;
        if (!entry.HasMoved || cell.More > 0) return this;
        at = (entry.Kind, entry.Before!.Impact, entry.Before.Likelihood);
        cell = cells.GetValueOrDefault(at, ([], [], 0));
        if (cell.Left.Count < MostLeft) cell.Left.Add(entry);
        cells[at] = cell;
        return this;
    }

    public HeatMap Of(EntryKind kind)
    {
        var steps = Enumerable.Range(Score.Lowest, Score.Highest).ToArray();
        var impacts = kind == EntryKind.Risk ? settings.Matrix.RiskImpact : settings.Matrix.OpportunityImpact;
        return new HeatMap(
            kind,
            [.. steps.Select(step => $"{step} {settings.Matrix.Likelihood[step - 1]}")],
            [
                .. steps.Reverse().Select(impact => new HeatMapRow(
                    $"{impact} {impacts[impact - 1]}", [.. steps.Select(likelihood => Cell(kind, impact, likelihood))])),
            ],
            settings.Threshold);
    }

    HeatMapCell Cell(EntryKind kind, int impact, int likelihood)
    {
        var band = matrix.BandOf(impact, likelihood);
        var (entries, left, more) = cells.GetValueOrDefault((kind, impact, likelihood), ([], [], 0));
        return new HeatMapCell(
            impact * likelihood, Capitals.First(band.NameFor(kind)), Shade.Of(settings.Matrix, band, kind), entries, more, left);
    }
}
