namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines above the headings of a table with a label and what it says: "Directorate: Adults", "Date completed: 30/09/2026", in one cell or
/// in two.
/// </summary>
internal sealed class LinesAboveHeadings(HeadingNames names)
{
    const int LongestLabel = 40;
    const int LongestValue = 200;
    const int MostRows = 30;

    /// <summary>Those in the table's own rows, above its first headings.</summary>
    public IEnumerable<(string Label, string Value)> InRows(TableReading table) =>
        table.Parts is [{ FoundIn: { } rows, Heading: var heading }, ..]
            ? rows.Take(heading).TakeLast(MostRows).Where(row => !row.IsHidden).SelectMany(In) : [];

    /// <summary>The service that such a line says all entries belong to, in a row or right above the table; else null.</summary>
    public string? ServiceAbove(TableReading table)
    {
        var said = InRows(table).Concat(table.Source.Captions.Select(Labelled).OfType<(string Label, string Value)>())
            .Where(line => IsOfService(line.Label)).Select(line => line.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return said is [var service] && !table.Parts.SelectMany(part => part.RowsOf(table.Source)).Any(NamesAService) ? service : null;
    }

    /// <summary>"Directorate", "Service area".</summary>
    public bool IsOfService(string label) =>
        names.MeaningOf(label.TrimEnd(':', ' ')) is { Field: ImportField.Service, Sureness: Sureness.Sure };

    // Between entries it names the service of those below it, and the line above the headings is the first of its like.
    static bool NamesAService(SourceRow row) => RowSigns.IsAlone(row, out var column)
        && row.Cells[column].Length <= LongestValue && TableServices.SpeaksOfAService(row.Cells[column]);

    IEnumerable<(string Label, string Value)> In(SourceRow row)
    {
        string[] cells = [.. CardLines.CellsOf(row).Select(at => CellText.OnOneLine(CellText.WithPlainLineEnds(row.Cells[at])))
            .Where(text => !TextKey.IsInvisible(text))];
        var areTwo = cells is [var first, _] && IsOfService(first);
        for (var at = 0; at < cells.Length; at++)
        {
            if (Labelled(cells[at]) is { } whole) yield return whole;
            else if (at + 1 < cells.Length && (areTwo || EndsAsLabel(cells[at])) && !cells[at + 1].Contains(':', StringComparison.Ordinal))
                yield return (cells[at].TrimEnd(':', ' '), cells[++at]);
        }
    }

    static bool EndsAsLabel(string text) => text.Length is > 1 and <= LongestLabel && text.EndsWith(':');

    static (string Label, string Value)? Labelled(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is <= 0 or > LongestLabel || line.Length > LongestLabel + LongestValue) return null;
        var (label, value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
        return value.Length > 0 && label.Any(char.IsLetter) ? (label, value) : null;
    }
}
