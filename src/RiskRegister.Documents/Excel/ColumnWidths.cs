using RiskRegister.Documents.Columns;

namespace RiskRegister.Documents.Excel;

/// <summary>
/// Widths at which the text of all rows fits: a row of a worksheet cannot be higher than 409 points, and cuts off what is longer.
/// </summary>
sealed class ColumnWidths<T>(IReadOnlyList<TableColumn<T>> columns)
{
    const int Widest = 250;
    const int Step = 8;
    const int Empty = 14;

    readonly int[] widths = [.. columns.Select(column => column.Width)];

    readonly bool[] isFilled = new bool[columns.Count];

    /// <summary>A column of prose that nobody filled in takes no more room than its heading.</summary>
    public IReadOnlyList<int> Fitting =>
        [.. widths.Select((width, at) => isFilled[at] || !columns[at].IsProse ? width : Math.Min(width, Empty))];

    /// <summary>Makes columns of prose as wide as a row needs.</summary>
    public void Fit(T row)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            if (!columns[at].IsProse) continue;
            var text = columns[at].ValueOf(row).Plain;
            isFilled[at] |= text.Length > 0;
            while (widths[at] < Widest && TextMeasure.Lines(text, widths[at]) > TextMeasure.MostLines)
                widths[at] = Math.Min(widths[at] + Step, Widest);
        }
    }
}
