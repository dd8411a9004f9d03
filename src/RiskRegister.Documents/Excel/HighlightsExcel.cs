using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>Writes highlights as a workbook of their own.</summary>
public static class HighlightsExcel
{
    static readonly TableColumn<EntryHighlight>[] Columns =
    [
        new(HighlightLines.Headings[0], 11, entry => CellValue.Of(HighlightLines.Of(entry)[0])),
        new(HighlightLines.Headings[1], 60, entry => CellValue.Of(HighlightLines.Of(entry)[1])),
        new(HighlightLines.Headings[2], 80, entry => CellValue.Of(HighlightLines.Of(entry)[2])),
        new("In codes", 32, entry => CellValue.Of(HighlightColumns.Codes(entry))),
    ];

    /// <summary>Writes an .xlsx; the same highlights make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static Task WriteAsync(HighlightsReport report, Stream output, CancellationToken cancellation) =>
        WorkbookPackage.WriteAsync(report, output, [Sheet(report.Highlights, WorkbookPackage.RowsAbove(report))], cancellation);

    internal static SheetPlan Sheet(RegisterHighlights highlights, int above)
    {
        var widths = new ColumnWidths<EntryHighlight>(Columns);
        foreach (var entry in highlights.Entries) widths.Fit(entry);
        return TableSheet.Of("Highlights", Columns, widths.Fitting, highlights.Entries.ToAsyncEnumerable(), above, [.. highlights.Summary]);
    }
}
