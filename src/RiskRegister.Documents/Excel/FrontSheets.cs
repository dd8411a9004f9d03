using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>The sheets that are no lists: heat map and key.</summary>
static class FrontSheets
{
    public static SheetPlan HeatMap(RegisterDocument register, int above)
    {
        var map = Printed.HeatMap.Of(register);
        return new SheetPlan(Printed.HeatMap.Title, [26, 24, 24, 24, 24, 24], above + 1, sheet =>
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
        });
    }

    public static SheetPlan Key(RegisterSettings settings, int above) => new("Key", [28, 32, 32, 24], above + 2, sheet =>
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
    })
    {
        Sentences = [ScoreKey.Explanation],
    };

    static IEnumerable<(CellValue, int)> Headings(IEnumerable<string> headings) => headings.Select(heading => (CellValue.Of(heading), WorkbookStyles.Heading));
}
