using RiskRegister.Documents.Columns;

namespace RiskRegister.Documents.Excel;

/// <summary>
/// Widths at which the text of all rows fits: a row of a worksheet cannot be higher than 409 points, and cuts off what is longer.
/// </summary>
sealed class ColumnWidths<T>(IReadOnlyList<TableColumn<T>> columns)
{
    const int Widest = 250;
    const int Step = 8;

    readonly int[] widths = [.. columns.Select(column => column.Width)];

    public IReadOnlyList<int> Fitting => widths;

    /// <summary>Makes columns of prose as wide as a row needs.</summary>
    public void Fit(T row)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            if (!columns[at].IsProse) continue;
            var text = columns[at].ValueOf(row).Plain;
            while (widths[at] < Widest && TextMeasure.Lines(text, widths[at]) > TextMeasure.MostLines) widths[at] = Math.Min(widths[at] + Step, Widest);
        }
    }
}
