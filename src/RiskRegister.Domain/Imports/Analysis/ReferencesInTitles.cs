namespace RiskRegister.Domain.Imports;

/// <summary>
/// Titles that all begin with a reference, where no column has one: "FR1. Collection fund deficit". They are parted, and it is reported.
/// </summary>
internal sealed class ReferencesInTitles(HeadingNames names, List<ImportMessage> messages)
{
    const int FewestRows = 2;
    const int FewestWithoutSign = 3;

    static readonly ImportField[] References = [ImportField.Reference, ImportField.SourceReference, ImportField.Id];

    public void Part(TableReading table)
    {
        if (table.Parts is not [var part]) return;
        var meanings = part.Headings.Select(names.MeaningOf).ToArray();
        if (Array.Exists(meanings, meaning => meaning is not null && References.Contains(meaning.Field))) return;
        var title = FirstOf(ImportField.Title) is >= 0 and var at ? at : FirstOf(ImportField.Description);
        if (title < 0) return;
        var rows = part.RowsOf(table.Source).ToArray();
        if (!HaveReferences(rows, title)) return;
        messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, part.Headings[title], ImportCodes.ColumnParted,
            $"What stands here begins with a reference in every row: the column is read as \"{CardPair.Reference}\" and "
            + $"\"{CellText.Shown(part.Headings[title])}\".");
        PartedColumn.Part(table, part, title, [part.Headings[title], CardPair.Reference], row => Parted(row, title));

        int FirstOf(ImportField field) => Array.FindIndex(
            meanings, meaning => meaning is { Family: ScoreFamily.None } && meaning.Field == field);
    }

    // Each row its own, with letters and a figure; a row that is something else than an entry, such as a section, has none.
    static bool HaveReferences(SourceRow[] rows, int title)
    {
        var (references, withSign) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), 0);
        foreach (var row in rows)
        {
            if (row.IsBlankAt(title) || RowSigns.IsAlone(row, out _)) continue;
            var cell = TablePiece.CellOf(row, title);
            if (CardLines.NameIn(cell, mayLackSign: true).Reference is not { } reference || !char.IsLetter(reference[0])) return false;
            if (!references.Add(reference)) return false;
            if (CardLines.NameIn(cell).Reference is not null) withSign++;
        }

        return references.Count >= (withSign == references.Count ? FewestRows : FewestWithoutSign);
    }

    static string[]? Parted(SourceRow row, int title)
    {
        if (row.IsBlankAt(title) || RowSigns.IsAlone(row, out _)) return null;
        var (reference, name) = CardLines.NameIn(row.Cells[title], mayLackSign: true);
        return [name, reference!];
    }
}
