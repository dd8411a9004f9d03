namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a row says of exemption beside the cells that are read: "NOT FOR PUBLICATION – paragraph 7" under *Comments*, "Exempt" under
/// *Status*, or in a note whose mark stands in any of its cells.
/// </summary>
internal sealed class ExemptRemarks(SourceTable table, TablePart part, Decisions decisions, ExemptSections sections)
{
    const string Exempt = "exempt";
    const string Open = "open";

    readonly ColumnUse[] columns = [.. part.Layout!.Columns.Where(MaySay)];

    /// <summary>What a row says so, where such rows are exempt, or are to be until it is answered; else null.</summary>
    public ExemptCaption? Of(SourceRow row)
    {
        var noted = sections.Notes.In(row) is { } note ? sections.Marked(note, table, row.Number) : null;
        var said = InColumns(row);
        return said?.GoesBefore(noted) == true ? said : noted;
    }

    ExemptCaption? InColumns(SourceRow row)
    {
        foreach (var column in columns)
        {
            if (column.Index < row.Cells.Count && ExemptCaption.OfCell(row.Cells[column.Index]) is { } caption
                && Asked(column, caption, row) is { } said)
                return said;
        }

        return null;
    }

    static bool MaySay(ColumnUse column) =>
        column.Fields.Count == 0 ? !column.SaysNothingOfRows : column.Fields.Contains(ImportField.Status) || AreUpdates(column);

    /// <summary>Whether comments are read as the narrative, which may say anything of their row, and anywhere.</summary>
    public static bool AreUpdates(ColumnUse column) => column.Fields is [ImportField.Narrative] && UpdateColumns.AreHeaded(column.Name);

    ExemptCaption? Asked(ColumnUse column, ExemptCaption caption, SourceRow row)
    {
        var question = new ImportQuestion(
            $"exempt-column:{Decisions.IdOfWhole(column.Name)}",
            ImportCodes.ExemptUnclear,
            $"\"{CellText.Shown(caption.Text)}\" stands under \"{CellText.Shown(column.Name)}\", which does not say who may see an entry: "
                + "are rows exempt that have such words there?",
            [
                new(Exempt, "They are: they are kept out of the public edition."),
                new(Open, "Press and public may see them: the words mean something else."),
            ],
            Exempt, table.Name, row.Number, column.Name);
        return decisions.AskOfText(question, caption.Text, Exempt) switch
        {
            Open => null,
            Exempt => caption,
            _ => caption with { IsAsked = true },
        };
    }
}
