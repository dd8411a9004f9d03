namespace RiskRegister.Domain.Imports;

/// <summary>What texts of a file may name its entries by, beside their numbers: titles in its tables, and marks that rows bear.</summary>
internal sealed class EntryNames(IReadOnlyList<SourceTable> read, HeadingNames headings)
{
    // Headings stand at the top of a register; a card has them in all of its rows.
    const int MostHeadingRows = 60;
    const int WidestCard = 6;
    const int MostRowsOfCard = 2_000;

    readonly Dictionary<(string File, string Mark), bool> borne = [];
    readonly Dictionary<string, EntryTitles> titles = new(StringComparer.Ordinal);

    /// <summary>The titles that the file of a table seems to have.</summary>
    public EntryTitles TitlesBeside(SourceTable table)
    {
        var file = SheetNames.FileOf(table);
        if (!titles.TryGetValue(file, out var known))
        {
            titles[file] = known = new EntryTitles(
                read.Where(one => !one.IsHidden && SheetNames.FileOf(one) == file).SelectMany(TitlesOf).Distinct(StringComparer.Ordinal));
        }

        return known;
    }

    /// <summary>The mark that a text explains, where rows of the table's file bear it: such a note is about those rows alone.</summary>
    public EntryMark? MarkIn(string text, SourceTable table)
    {
        if (EntryMark.Of(text) is not { } mark) return null;
        var file = SheetNames.FileOf(table);
        if (!borne.TryGetValue((file, mark.Mark), out var isBorne))
            borne[(file, mark.Mark)] = isBorne = read.Any(one => SheetNames.FileOf(one) == file && IsBorneIn(one, mark));
        return isBorne ? mark : null;
    }

    // A row of one text may be the note itself.
    static bool IsBorneIn(SourceTable table, EntryMark mark) =>
        table.Rows.Any(row => !RowSigns.IsAlone(row, out _) && row.Cells.Any(mark.IsBorneBy));

    // Below the heading of titles, or beside their label; and what a form is called.
    IEnumerable<string> TitlesOf(SourceTable table)
    {
        if (table.Title is { } title && CardLines.NameIn(title, mayLackSign: true) is ({ }, var name)) yield return name;
        int[] columns = [];
        foreach (var (at, row) in table.Rows.Index())
        {
            if (at < MostHeadingRows || (at < MostRowsOfCard && row.Cells.Count <= WidestCard))
            {
                var meanings = row.Cells.Select(cell => headings.MeaningOf(CellText.OnOneLine(cell))).ToArray();
                if (meanings.Count(meaning => meaning is not null) > 1 && ColumnsOf(meanings) is { Length: > 0 } found)
                {
                    columns = found;
                    continue;
                }

                foreach (var label in ColumnsOf(meanings).Where(label => label + 1 < row.Cells.Count)) yield return row.Cells[label + 1];
            }

            foreach (var column in columns.Where(column => column < row.Cells.Count)) yield return row.Cells[column];
        }
    }

    static int[] ColumnsOf(HeadingMeaning?[] meanings)
    {
        int[] named = Of(ImportField.Title);
        return named.Length > 0 ? named : Of(ImportField.Description);

        int[] Of(ImportField field) => [.. meanings.Index()
            .Where(each => each.Item is { Family: ScoreFamily.None } meaning && meaning.Field == field).Select(each => each.Index)];
    }
}
