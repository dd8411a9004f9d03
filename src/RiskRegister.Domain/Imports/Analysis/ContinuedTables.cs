namespace RiskRegister.Domain.Imports;

/// <summary>
/// A table without headings may go on with the one before it, as where a document begins a new table on a new page. That is asked, and its
/// rows are then read below the same headings.
/// </summary>
internal sealed class ContinuedTables(Decisions decisions)
{
    const int FewestColumns = 3;

    public void Continue(IReadOnlyList<TableReading> tables)
    {
        TableReading? before = null;
        foreach (var table in tables)
        {
            if (before is not null && IsLikeIt(table, before) && GoesOn(table, before))
            {
                var part = before.Parts[^1];
                var headings = new SourceRow(before.Source.Rows[part.Heading].Number, [.. part.Headings]);
                table.Become([headings, .. table.Source.Rows], table.Source.HiddenColumns, null);
            }

            if (table.IsRead) before = table;
        }
    }

    // As many columns, and most rows fill them, the first among those: it is no form, and no key with a sign and its meaning.
    static bool IsLikeIt(TableReading table, TableReading before)
    {
        if (table.Parts.Count > 0 || table.Use == TableUse.None) return false;
        if (SheetNames.FileOf(table.Source) != SheetNames.FileOf(before.Source)) return false;
        var width = before.Parts[^1].Headings.Count;
        return width >= FewestColumns && table.Source.Rows.Max(row => row.Cells.Count) == width
            && IsFilled(table.Source.Rows[0]) && table.Source.Rows.Count(IsFilled) * 2 > table.Source.Rows.Count;

        bool IsFilled(SourceRow row) => row.Cells.Count(cell => !TextKey.IsInvisible(cell)) * 2 > width;
    }

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
