namespace RiskRegister.Domain.Imports;

/// <summary>Whether the rows of a file bear the marks that its notes explain as exempt: such a note is about those rows alone.</summary>
internal sealed class ExemptMarks(IReadOnlyList<SourceTable> read)
{
    readonly Dictionary<(string File, string Mark), bool> borne = [];

    /// <summary>The mark that a text explains, where rows of the table's file bear it.</summary>
    public ExemptMark? In(string text, SourceTable table)
    {
        if (ExemptMark.Of(text) is not { } mark) return null;
        var file = SheetNames.FileOf(table);
        if (!borne.TryGetValue((file, mark.Mark), out var isBorne))
            borne[(file, mark.Mark)] = isBorne = read.Any(one => SheetNames.FileOf(one) == file && IsBorneIn(one, mark));
        return isBorne ? mark : null;
    }

    // A row of one text may be the note itself.
    static bool IsBorneIn(SourceTable table, ExemptMark mark) =>
        table.Rows.Any(row => !RowSigns.IsAlone(row, out _) && row.Cells.Any(mark.IsBorneBy));
}
