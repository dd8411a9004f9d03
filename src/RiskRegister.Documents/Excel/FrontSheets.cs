using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>The sheets that are no lists: heat map and key.</summary>
static class FrontSheets
{
    /// <summary>One map below the other.</summary>
    public static SheetPlan HeatMaps(RegisterOutline outline, int above) =>
        Plan(HeatMap.Title, [26, 24, 24, 24, 24, 24], above + 2, sheet =>
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
            Sentences = [ScoreKey.OnRegisterWords(outline.Register.Settings)],
        };

    public static SheetPlan Key(PrintableRegister register, int above) =>
        Plan("Key", [28, 32, 32, 24], above + 1 + WorkbookPackage.Parted(ScoreKey.Explanation).Count(), sheet =>
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
            Sentences = [.. WorkbookPackage.Parted(ScoreKey.Explanation)],
        };

    /// <summary>What the sheets of entries choose from and look bands up in.</summary>
    public static SheetPlan Lists(RegisterOutline outline, int above)
    {
        const int Columns = 2 + (2 * Score.Highest);
        var settings = outline.Register.Settings;
        var matrix = new Matrix(settings.Matrix);
        var (first, owners) = (above + 3, outline.Owners);
        var steps = Enumerable.Range(Score.Lowest, Score.Highest).ToArray();
        return Plan("Lists", [26, 40, .. Enumerable.Repeat(12, Columns - 2)], above + 2, sheet =>
        {
            sheet.Row(Headings(["To choose from: types", "To choose from: posts", .. steps.Select(step => $"Risk band, likelihood {step}"),
                .. steps.Select(step => $"Opportunity band, likelihood {step}")]));
            for (var at = 0; at < Math.Max(Score.Highest, Math.Max(settings.Types.Count, owners.Count)); at++)
            {
                string?[] bands = at < Score.Highest
                    ? [.. Bands(EntryKind.Risk, at + 1), .. Bands(EntryKind.Opportunity, at + 1)]
                    : [.. Enumerable.Repeat<string?>(null, Columns - 2)];
                sheet.Row(new[] { settings.Types.ElementAtOrDefault(at), owners.ElementAtOrDefault(at) }.Concat(bands)
                    .Select(text => (CellValue.Of(text), WorkbookStyles.LockedText)));
            }
        }) with
        {
            Sentences = ["What can be chosen on the other sheets, and the bands by impact (rows) and likelihood. Nothing here "
                + "is read back."],
            Names =
            [
                (ListNames.Types, $"Lists!$A${first}:$A${first + settings.Types.Count - 1}"),
                (ListNames.Owners, $"Lists!$B${first}:$B${first + Math.Max(1, owners.Count) - 1}"),
                (ListNames.RiskBands, $"Lists!$C${first}:$G${first + Score.Highest - 1}"),
                (ListNames.OpportunityBands, $"Lists!$H${first}:$L${first + Score.Highest - 1}"),
            ],
        };

        IEnumerable<string> Bands(EntryKind kind, int impact) =>
            steps.Select(likelihood => Capitals.First(matrix.BandOf(impact, likelihood).NameFor(kind)));
    }

    /// <summary>How to fill the workbook in.</summary>
    public static SheetPlan Instructions(RegisterSettings settings, int above) => Plan("How to fill in", [8, 110], above + 1, sheet =>
    {
        sheet.Row(Headings(["Step", "What to do"]));
        string[] steps =
        [
            "Change what you like on the sheets Risks and Opportunities. The other cells are worked out, or show which entry a row is; "
            + "they cannot be overwritten.",
            $"Scores: choose impact and likelihood, each 1 to 5. {settings.Labels.Score} and band work themselves out. Where the column "
            + "Assumed names them, only the product was ever given: change them, or empty that cell when they are right.",
            $"{settings.Labels.DirectionOfTravel}: choose Upwards, Level or Downwards, or leave it empty. Say why in Narrative. "
                + $"Words such as "
            + "\"Improving\" are not taken: an upward risk is worsening, an upward opportunity improving.",
            "Response: choose what is done about it as a whole. Objectives: their codes, with commas between them. Target score date: "
                + "by when the "
            + "target score is to be reached.",
            "Control owners, effectiveness and assurance have a line for each control, in the order of the controls, and a dash "
                + "where there is "
            + "none. Assurance: \"first: what was done | by whom | 2027-03-31; second: …\".",
            "Lists in one cell, such as controls and actions, have an item a line (Alt and Enter). An item that you reword "
                + "keeps its place.",
            "Actions: who does it, by when, how it stands and what has come of it are on the sheet Actions, a row each. A new row "
                + "there needs "
            + "the entry's reference and the action. To take an action away, take its line out of the entry's own row.",
            "Leave the columns Id and Revision as they are. By them a row is found again, and one that somebody has changed "
                + "meanwhile is not "
            + "overwritten unawares.",
            "Save the file as .xlsx and send it back, or import it. Anything that is not taken is named in the answer, by sheet and cell.",
        ];
        for (var at = 0; at < steps.Length; at++)
            sheet.Row([(CellValue.Of($"{at + 1}"), WorkbookStyles.LockedText), (CellValue.Of(steps[at]), WorkbookStyles.LockedText)]);
    });

    static SheetPlan Plan(string name, IReadOnlyList<int> widths, int headingRow, Action<SheetXml> write) =>
        new(name, widths, headingRow, sheet =>
    {
        write(sheet);
        return Task.CompletedTask;
    });

    static IEnumerable<(CellValue, int)> Headings(IEnumerable<string> headings) =>
        headings.Select(heading => (CellValue.Of(heading), WorkbookStyles.Heading));
}
