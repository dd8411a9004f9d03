using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Excel;

/// <summary>The sheets that are no lists: heat map and key.</summary>
static class FrontSheets
{
    /// <summary>One map below the other.</summary>
    public static SheetPlan HeatMaps(RegisterOutline outline, int above) => Plan(HeatMap.Title, [26, 24, 24, 24, 24, 24], above + 2, sheet =>
    {
        var label = outline.Register.Settings.Labels.ResidualScore;
        foreach (var map in outline.Maps)
        {
            sheet.Row(Headings([$"{map.Caption(label)}: {Capitals.Lower(HeatMap.Corner)}", .. map.Likelihoods]));
            foreach (var row in map.Rows)
            {
                sheet.Row(
                [
                    (CellValue.Of(row.Impact), WorkbookStyles.Text),
                    .. row.Cells.Select(cell => CellValue.Of($"{cell.Value} {cell.Band}\n{cell.Names}".TrimEnd(), cell.Shade))
                        .Select(value => (value, sheet.StyleOf(value))),
                ]);
            }

            sheet.Row([]);
        }
    }) with
    {
        Sentences = [ScoreKey.ThresholdWords(outline.Register.Settings).Replace("The thick line on the heat maps is the threshold: e", "E", StringComparison.Ordinal)],
    };

    public static SheetPlan Key(RegisterDocument register, int above) => Plan("Key", [28, 32, 32, 24], above + 2, sheet =>
    {
        var settings = register.Settings;
        sheet.Row(Headings(ScoreKey.BandHeadings));
        foreach (var (risk, opportunity, cells) in ScoreKey.Bands(settings))
        {
            CellValue[] values = [CellValue.Of(cells[0], risk), CellValue.Of(cells[1], opportunity), CellValue.Of(cells[2])];
            sheet.Row(values.Select(value => (value, sheet.StyleOf(value))));
        }

        Table(ScoreKey.StepHeadings, ScoreKey.Steps(settings.Matrix));
        if (settings.Abbreviations.Count > 0)
            Table(ScoreKey.AbbreviationHeadings, settings.Abbreviations.Select(each => new[] { each.Letters, each.Meaning }));

        void Table(string[] headings, IEnumerable<string[]> rows)
        {
            sheet.Row([]);
            sheet.Row(Headings(headings));
            foreach (var cells in rows) sheet.Row(cells.Select(text => (CellValue.Of(text), WorkbookStyles.Text)));
        }
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
