using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>Writes highlights as a workbook of their own.</summary>
public static class HighlightsExcel
{
    /// <summary>Writes an .xlsx; the same highlights make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static Task WriteAsync(HighlightsReport report, Stream output, CancellationToken cancellation) =>
        WorkbookPackage.WriteAsync(
            report, output, [Sheet(report.Highlights, report.Corrected, WorkbookPackage.RowsAbove(report))], cancellation);

    internal static SheetPlan Sheet(RegisterHighlights highlights, IReadOnlyList<CorrectedEntry> corrected, int above)
    {
        var columns = Columns(HighlightLines.Of(highlights, corrected));
        var widths = new ColumnWidths<EntryHighlight>(columns);
        foreach (var entry in highlights.Entries) widths.Fit(entry);
        return TableSheet.Of("Highlights", columns, widths.Fitting, highlights.Entries.ToAsyncEnumerable(), above,
            [.. highlights.Summary.SelectMany(WorkbookPackage.Parted)]);
    }

    static TableColumn<EntryHighlight>[] Columns(HighlightLines lines) =>
    [
        new(HighlightLines.Headings[0], 11, entry => CellValue.Of(lines.Of(entry)[0])),
        new(HighlightLines.Headings[1], 60, entry => CellValue.Of(lines.Of(entry)[1])),
        new(HighlightLines.Headings[2], 80, entry => CellValue.Of(lines.Of(entry)[2])),
        new("Change codes", 32, entry => CellValue.Of(HighlightColumns.Codes(entry))),
    ];
}
