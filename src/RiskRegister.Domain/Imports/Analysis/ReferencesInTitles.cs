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
        var rows = table.Source.Rows.Take(part.End).Skip(part.First).ToArray();
        if (!HaveReferences(rows, title)) return;
        var heading = table.Source.Rows[part.Heading];
        messages.Report(table.Source.Name, heading.Number, part.Headings[title], ImportCodes.ColumnParted,
            $"What stands here begins with a reference in every row: the column is read as \"{CardPair.Reference}\" and "
            + $"\"{CellText.Shown(part.Headings[title])}\".");
        table.Become(
            [new SourceRow(heading.Number, [.. part.Headings, CardPair.Reference]), .. rows.Select(row => Parted(row, title, part))],
            table.Source.HiddenColumns, part.Caption);

        int FirstOf(ImportField field) => Array.FindIndex(
            meanings, meaning => meaning is { Family: ScoreFamily.None } && meaning.Field == field);
    }

    // Each row its own, with letters and a figure; a row that is something else than an entry, such as a section, has none.
    static bool HaveReferences(SourceRow[] rows, int title)
    {
        var (references, withSign) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), 0);
        foreach (var row in rows)
        {
            if (TablePiece.IsBlankAt(row, title) || RowSigns.IsAlone(row, out _)) continue;
            var cell = TablePiece.CellOf(row, title);
            if (CardLines.NameIn(cell, mayLackSign: true).Reference is not { } reference || !char.IsLetter(reference[0])) return false;
            if (!references.Add(reference)) return false;
            if (CardLines.NameIn(cell).Reference is not null) withSign++;
        }

        return references.Count >= (withSign == references.Count ? FewestRows : FewestWithoutSign);
    }

    static SourceRow Parted(SourceRow row, int title, TablePart part)
    {
        if (TablePiece.IsBlankAt(row, title) || RowSigns.IsAlone(row, out _)) return row;
        var (reference, name) = CardLines.NameIn(row.Cells[title], mayLackSign: true);
        var cells = row.Cells.Take(part.Headings.Count).ToList();
        while (cells.Count < part.Headings.Count) cells.Add("");
        cells[title] = name;
        return row with { Cells = [.. cells, reference!, .. row.Cells.Skip(part.Headings.Count)] };
    }
}
