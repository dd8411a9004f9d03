namespace RiskRegister.Domain.Imports;

/// <summary>
/// A table without headings may go on with the one before it, as where a document begins a new table on a new page. That is asked, and its
/// rows are then read below the same headings.
/// </summary>
internal sealed class ContinuedTables(HeadingNames names, Decisions decisions)
{
    const int FewestColumns = 3;

    public void Continue(IReadOnlyList<TableReading> tables)
    {
        TableReading? before = null;
        foreach (var table in tables)
        {
            if (before is not null && IsLikeIt(table, before) && GoesOn(table, before)) Continue(table, before);
            if (table.IsRead) before = table;
        }
    }

    // Actions that go on from the last entry of the table before belong there.
    void Continue(TableReading table, TableReading before)
    {
        var part = before.Parts[^1];
        var more = table.Source.Rows.TakeWhile(row => HasOnlyItems(row, part.Headings)).ToArray();
        before.GoOnWith(more);
        var headings = new SourceRow(before.Source.Rows[part.Heading].Number, [.. part.Headings]);
        if (more.Length == table.Source.Rows.Count) table.TakeUp();
        else table.Become([headings, .. table.Source.Rows.Skip(more.Length)], table.Source.HiddenColumns, null);
    }

    // As many columns, and most rows fill them, or have more of the actions above: it is no form, and no key with a sign and its meaning.
    bool IsLikeIt(TableReading table, TableReading before)
    {
        if (table.Parts.Count > 0 || table.Use == TableUse.None) return false;
        if (SheetNames.FileOf(table.Source) != SheetNames.FileOf(before.Source)) return false;
        var headings = before.Parts[^1].Headings;
        var width = headings.Count;
        return width >= FewestColumns && table.Source.Rows.Max(row => row.Cells.Count) == width
            && MayBelong(table.Source.Rows[0]) && table.Source.Rows.Count(MayBelong) * 2 > table.Source.Rows.Count;

        bool MayBelong(SourceRow row) =>
            row.Cells.Count(cell => !TextKey.IsInvisible(cell)) * 2 > width || HasOnlyItems(row, headings);
    }

    bool HasOnlyItems(SourceRow row, IReadOnlyList<string> headings) => Enumerable.Range(0, row.Cells.Count)
        .Where(at => !row.IsBlankAt(at)).All(at => names.MeaningOf(headings[at]) is { Family: ScoreFamily.None } meaning
            && ItemParts.Of(meaning.Field) is not null);

    bool GoesOn(TableReading table, TableReading before) => decisions.Ask(new ImportQuestion(
        $"goes-on:{Decisions.IdOf(table.Source.Name)}",
        ImportCodes.HeadingNotFound,
        $"The table has no headings, and as many columns as \"{CellText.Shown(before.Sheet ?? before.Source.Name)}\" before it: "
        + "does it go on with that one?",
        [
            new("goOn", "It does: its rows are read below the same headings."),
            new("none", "It does not, and is left out."),
        ],
        "goOn", table.Source.Name, table.Source.Rows[0].Number)) != "none";
}
