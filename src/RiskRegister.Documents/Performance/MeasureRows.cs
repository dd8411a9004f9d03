using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Excel;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Documents.Performance;

/// <summary>Writes a performance report as one table: a workbook, or CSV.</summary>
public static class MeasureRows
{
    /// <summary>Writes an .xlsx of two sheets, exceptions first; the same report makes the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    /// <exception cref="InvalidOperationException">A public edition has something exempt or suppressed in it.</exception>
    public static Task WriteExcelAsync(PerformancePaper document, Stream output, CancellationToken cancellation)
    {
        var report = document.Read();
        var above = WorkbookPackage.RowsAbove(document);
        string[] summary = [.. MeasureWords.Summary(report).SelectMany(WorkbookPackage.Parted)];
        string[] key = [.. MeasureWords.Key(report).SelectMany(WorkbookPackage.Parted)];
        SheetPlan[] sheets = document.OnlyExceptions ? [Sheet("Exceptions", Exceptions(document, report), report.Exceptions, above,
            summary)]
            : [
                Sheet("Exceptions", Exceptions(document, report), report.Exceptions, above, summary),
                Sheet("Measures", Words(document), report.Lines, above, key),
            ];
        return WorkbookPackage.WriteAsync(document, output, sheets, cancellation);
    }

    /// <summary>Writes headings and a row for every measure, in the report's order.</summary>
    /// <param name="output">Written to asynchronously only; left open.</param>
    /// <exception cref="InvalidOperationException">A public edition has something exempt or suppressed in it.</exception>
    public static Task WriteCsvAsync(PerformancePaper document, Stream output, CancellationToken cancellation, CsvHeadings headings)
    {
        var report = document.Read();
        var lines = (document.OnlyExceptions ? report.Exceptions : report.Lines).ToAsyncEnumerable();
        var columns = headings == CsvHeadings.Fields ? Fields(document, report)
            : document.OnlyExceptions ? Exceptions(document, report) : Words(document);
        return CsvOutput.WriteAsync(lines, columns, output, cancellation);
    }

    static SheetPlan Sheet(
        string name, IReadOnlyList<TableColumn<ReportLine>> columns, IEnumerable<ReportLine> lines, int above, string[] sentences)
    {
        var held = lines.ToList();
        var widths = new ColumnWidths<ReportLine>(columns);
        foreach (var line in held) widths.Fit(line);
        return TableSheet.Of(name, columns, widths.Fitting, held.ToAsyncEnumerable(), above, sentences);
    }

    static TableColumn<ReportLine>[] Words(PerformancePaper document)
    {
        var headings = MeasureWords.Headings(document);
        return
        [
            Text("Reference", 11, line => line.Measure.Reference.ToString()),
            Text("Theme", 18, line => line.Measure.Theme),
            Text("Section", 18, line => line.Measure.Section),
            Text("Measure", 40, line => line.Measure.Title),
            Text("Good is", 14, line => MeasureWords.GoodIs(line.Measure.GoodIs)),
            Text("Period", 18, line => line.Columns.Present.Printed),
            .. headings[1..^1].Select((heading, at) => Text(heading, at >= 7 ? 24 : 14, line => MeasureWords.Figures(line)[at])),
            Text("Trend", 14, line => MeasureSpark.Text(line.Trend)),
            Text("Trend in words", 40, MeasureWords.Trend),
        ];
    }

    static TableColumn<ReportLine>[] Exceptions(PerformancePaper document, PerformanceReport report)
    {
        return
        [
            Text("Reference", 11, line => line.Measure.Reference.ToString()),
            Text("Measure", 40, line => line.Measure.Title),
            Text("Standing", 40, MeasureWords.Standing),
            Text("Owner", 24, line => string.Join("; ", line.Measure.Owners)),
            Text("Reason", 40, line => Of(line)?.Reason is { } reason ? report.Rendered(reason) : null),
            Text("Action", 40, line => Of(line)?.Action is { } action ? report.Rendered(action) : null),
            Text("Responsible", 24, line => Of(line)?.Post),
            Text("By", 14, line => Of(line)?.DueOn is { } due ? RegisterWording.Day(due) : null),
        ];

        Explanation? Of(ReportLine line) => report.Explanations.GetValueOrDefault(line.Measure.Id);
    }

    static TableColumn<ReportLine>[] Fields(PerformancePaper document, PerformanceReport report)
    {
        var isFull = document.Edition != Edition.Public;
        TableColumn<ReportLine>[] columns =
        [
            Text("quarter", 0, _ => report.Quarter.ToString()),
            Text("id", 0, line => line.Measure.Id.ToString("D")),
            Text("reference", 0, line => line.Measure.Reference.ToString()),
            Text("theme", 0, line => line.Measure.Theme),
            Text("section", 0, line => line.Measure.Section),
            Text("title", 0, line => line.Measure.Title),
            Text("goodIs", 0, line => FieldText.Of(line.Measure.GoodIs)),
            Text("period", 0, line => line.Columns.Present.ToString()),
            Figure("yearBefore", line => line.Columns.YearBefore?.Value),
            Figure("value", line => line.Columns.Now?.Value),
            Text("status", 0, line => line.Columns.Now is { } now ? now.Status.Code().ToString() : null),
            Figure("yearToDate", line => line.Columns.YearToDate.Value),
            Figure("change", line => line.Columns.Change),
            Figure("goodFrom", line => line.Columns.Target?.Bounds.GoodFrom),
            Figure("goodTo", line => line.Columns.Target?.Bounds.GoodTo),
            Text("rating", 0, line => FieldText.Of(line.Columns.Rating)),
            Text("ratingBefore", 0, line => line.RatingBefore is { } before ? FieldText.Of(before) : null),
            Text("course", 0, line => line.Columns.Course is { } course ? FieldText.Of(course) : null),
        ];
        return isFull ? [.. columns, Text("publication", 0, _ => RegisterWording.NotForPublication)] : columns;
    }

    static TableColumn<ReportLine> Figure(string heading, Func<ReportLine, decimal?> figureOf) =>
        new(heading, 0, line => CellValue.Of(figureOf(line)));

    static TableColumn<ReportLine> Text(string heading, int width, Func<ReportLine, string?> textOf) =>
        new(heading, width, line => CellValue.Of(textOf(line)));
}
