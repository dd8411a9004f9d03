using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>The sheets that are no lists: heat map and key.</summary>
static class FrontSheets
{
    public static SheetPlan HeatMap(HeatMap map, int above) => Plan(Printed.HeatMap.Title, [26, 24, 24, 24, 24, 24], above + 2, sheet =>
    {
        sheet.Row(Headings([Printed.HeatMap.Corner, .. map.Likelihoods]));
        foreach (var row in map.Rows)
        {
            sheet.Row(
            [
                (CellValue.Of(row.Impact), WorkbookStyles.Text),
                .. row.Cells.Select(cell => CellValue.Of($"{cell.Value} {cell.Band}\n{string.Join(", ", cell.References)}".TrimEnd(), cell.Shade))
                    .Select(value => (value, sheet.StyleOf(value))),
            ]);
        }
    }) with
    {
        Sentences = [$"{Printed.HeatMap.Caption}."],
    };

    public static SheetPlan Key(RegisterSettings settings, int above) => Plan("Key", [28, 32, 32, 24], above + 2, sheet =>
    {
        sheet.Row(Headings(ScoreKey.BandHeadings));
        foreach (var (band, cells) in ScoreKey.Bands(settings))
        {
            var shade = Shade.Of(band);
            sheet.Row(cells.Select(text => CellValue.Of(text, shade)).Select(value => (value, sheet.StyleOf(value))));
        }

        sheet.Row([]);
        sheet.Row(Headings(ScoreKey.StepHeadings));
        foreach (var cells in ScoreKey.Steps(settings.Matrix)) sheet.Row(cells.Select(text => (CellValue.Of(text), WorkbookStyles.Text)));
    }) with
    {
        Sentences = [ScoreKey.Explanation],
    };

    static SheetPlan Plan(string name, IReadOnlyList<int> widths, int headingRow, Action<SheetXml> write) => new(name, widths, headingRow, sheet =>
    {
        write(sheet);
        return Task.CompletedTask;
    });

    static IEnumerable<(CellValue, int)> Headings(IEnumerable<string> headings) => headings.Select(heading => (CellValue.Of(heading), WorkbookStyles.Heading));
}
