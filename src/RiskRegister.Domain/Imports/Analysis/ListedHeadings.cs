using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A heading may list what stands in each cell line by line: "Risk no, title, creation date, owner". The column is parted into one for
/// each, where the lines of every cell are as many; reference and title may share a line. It is reported.
/// </summary>
internal sealed partial class ListedHeadings(HeadingNames names, List<ImportMessage> messages)
{
    const int FewestNames = 2;
    const int MostNames = 6;

    public void Part(TableReading table)
    {
        for (var at = 0; table.Parts is [var part] && at < part.Headings.Count; at++)
        {
            if (NamesIn(part.Headings[at]) is not { } listed) continue;
            var rows = part.RowsOf(table.Source).Where(row => !row.IsBlankAt(at) && !RowSigns.IsAlone(row, out _)).ToArray();
            if (rows.Length == 0 || !Array.TrueForAll(rows, row => LinesOf(row, at, listed) is not null)) continue;
            messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, part.Headings[at], ImportCodes.ColumnParted,
                $"The heading names what each line of a cell is: the column is read as \"{string.Join("\", \"", listed)}\".");
            var place = at;
            PartedColumn.Part(table, part, at, listed, row => RowSigns.IsAlone(row, out _) ? null : LinesOf(row, place, listed));
        }
    }

    // Null where the whole is a heading of its own, or where what it lists is not known.
    string[]? NamesIn(string heading)
    {
        if (heading.AsSpan().IndexOfAny(",\n") < 0 || names.MeaningOf(heading) is not null) return null;
        string[] listed = [.. Separator().Split(heading).Where(name => name.Length > 0)];
        if (listed.Length is < FewestNames or > MostNames) return null;
        var fields = Array.ConvertAll(listed, name => names.MeaningOf(name)?.Field);
        if (!fields.Contains(ImportField.Title) || fields.Distinct().Count() < fields.Length) return null;
        return listed.Zip(fields).All(pair => IsOfLine(pair.Second) || (pair.Second is null && SaysDay(pair.First))) ? listed : null;
    }

    static bool IsOfLine(ImportField? field) =>
        field is ImportField.Reference or ImportField.Title or ImportField.Owners or ImportField.Service;

    static bool SaysDay(string name) => Day().IsMatch(name);

    static string[]? LinesOf(SourceRow row, int at, string[] listed)
    {
        string[] lines = row.IsBlankAt(at) ? [.. listed.Select(_ => "")]
            : [.. CellText.WithPlainLineEnds(row.Cells[at]).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        if (lines.Length == listed.Length - 1 && CardLines.NameIn(lines[0], mayLackSign: true) is { Reference: { } reference } name)
            lines = [reference, name.Name, .. lines.Skip(1)];
        return lines.Length == listed.Length && listed.Zip(lines).All(pair => !SaysDay(pair.First) || pair.Second.Length == 0
            || DateText.Read(pair.Second) is not null) ? lines : null;
    }

    [GeneratedRegex(@"\s*(?:[,;/&\n]|\band\b)\s*", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(date|raised|opened|created|added)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Day();
}
