using RiskRegister.Documents.Columns;

namespace RiskRegister.Documents.Excel;

/// <summary>Widths at which text fits: a row of a worksheet cannot be higher than 409 points, and cuts off what is longer.</summary>
static class ColumnWidths
{
    const int Widest = 250;
    const int Step = 8;

    public static IReadOnlyList<int> Of<T>(IReadOnlyList<TableColumn<T>> columns, IReadOnlyList<T> rows) =>
        [.. columns.Select(column => column.IsProse ? Fitting(column, rows) : column.Width)];

    static int Fitting<T>(TableColumn<T> column, IReadOnlyList<T> rows)
    {
        var width = column.Width;
        foreach (var row in rows)
        {
            var text = column.ValueOf(row).Plain;
            while (width < Widest && TextMeasure.Lines(text, width) > TextMeasure.MostLines) width += Step;
        }

        return Math.Min(width, Widest);
    }
}
