namespace RiskRegister.Domain.Imports;

/// <summary>
/// One column made into several: the first takes its place, the others stand behind the last heading. What stands right of the headings
/// moves behind them.
/// </summary>
internal static class PartedColumn
{
    /// <param name="at">The place of the column.</param>
    /// <param name="headings">Of the columns that it becomes.</param>
    /// <param name="cells">What each of them has of a row; null where the row stays as it is.</param>
    public static void Part(
        TableReading table, TablePart part, int at, IReadOnlyList<string> headings, Func<SourceRow, IReadOnlyList<string>?> cells)
    {
        var width = part.Headings.Count;
        var heading = new SourceRow(table.Source.Rows[part.Heading].Number, Laid(part.Headings, headings));
        table.Become([heading, .. part.RowsOf(table.Source).Select(Parted)], table.Source.HiddenColumns, part.Caption);

        SourceRow Parted(SourceRow row) => cells(row) is { } own ? row with { Cells = Laid(row.Cells, own) } : row;

        string[] Laid(IReadOnlyList<string> row, IReadOnlyList<string> own) =>
        [
            .. Enumerable.Range(0, width).Select(place => place == at ? own[0] : place < row.Count ? row[place] : ""),
            .. own.Skip(1), .. row.Skip(width),
        ];
    }
}
