using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Titles that all begin with a reference, where no column has one: "FR1. Collection fund deficit"; or are numbered from 1 on. They are
/// parted, and it is reported.
/// </summary>
internal sealed partial class ReferencesInTitles(HeadingNames names, List<ImportMessage> messages)
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

    // Each row its own; a row that is something else than an entry, such as a section, has none.
    static bool HaveReferences(SourceRow[] rows, int title)
    {
        string[] cells = [.. rows.Where(row => !row.IsBlankAt(title) && !RowSigns.IsAlone(row, out _))
            .Select(row => TablePiece.CellOf(row, title))];
        return HaveCodes(cells) || HaveNumbers(cells);
    }

    // With letters and a figure.
    static bool HaveCodes(string[] cells)
    {
        var (references, withSign) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), 0);
        foreach (var cell in cells)
        {
            if (CardLines.NameIn(cell, mayLackSign: true).Reference is not { } reference || !char.IsLetter(reference[0])) return false;
            if (!references.Add(reference)) return false;
            if (CardLines.NameIn(cell).Reference is not null) withSign++;
        }

        return references.Count >= (withSign == references.Count ? FewestRows : FewestWithoutSign);
    }

    // "1. Floods", "2. Fires", one after the other; without a sign it takes three to tell them from figures that belong to the text.
    static bool HaveNumbers(string[] cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            if (Numbered().Match(FirstLine(cells[at])) is not { Success: true } match) return false;
            if (int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) != at + 1) return false;
            if (!match.Groups["sign"].Success && cells.Length < FewestWithoutSign) return false;
        }

        return cells.Length >= FewestRows;
    }

    static string FirstLine(string cell) => CellText.WithPlainLineEnds(cell).Trim().Split('\n')[0];

    static string[]? Parted(SourceRow row, int title)
    {
        if (row.IsBlankAt(title) || RowSigns.IsAlone(row, out _)) return null;
        var cell = row.Cells[title];
        if (Numbered().Match(CellText.WithPlainLineEnds(cell).Trim()) is { Success: true } number)
            return [number.Groups["name"].Value, number.Groups["number"].Value];
        var (reference, name) = CardLines.NameIn(cell, mayLackSign: true);
        return [name, reference!];
    }

    [GeneratedRegex(@"^(?<number>[0-9]{1,3})(?<sign>\s?[:.)–—-])?\s+(?<name>\p{L}.+)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Numbered();
}
