using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines across the table below an entry that say with a label what no column says: "Mitigating actions: …". They become a column.
/// </summary>
internal sealed partial class LabelledRows(HeadingNames names, List<ImportMessage> messages)
{
    const int FewestRows = 2;
    const int MostCells = 2_000_000;

    // Below the first entries already, where a register has such lines at all.
    const int RowsLookedAt = HeadingSearch.RowsSearched;

    static readonly ImportField[] Fields =
    [
        ImportField.Actions, ImportField.Controls, ImportField.Effects, ImportField.Description, ImportField.Narrative, ImportField.Owners,
    ];

    public void Part(TableReading table)
    {
        if (table.Parts is not [var part] || (long)part.Headings.Count * (part.End - part.First) > MostCells) return;
        if (!part.RowsOf(table.Source).Take(RowsLookedAt).Any(row => LabelledIn(row) is not null)) return;
        var fields = part.Headings.Select(FieldOf).ToHashSet();
        var rows = part.RowsOf(table.Source).ToArray();
        var labels = rows.Select(row => LabelledIn(row)?.Label).OfType<string>()
            .GroupBy(HeadingNames.FoldedHeading, StringComparer.Ordinal)
            .Where(same => same.Count() >= FewestRows && FieldOf(same.First()) is { } field
                && Fields.Contains(field) && !fields.Contains(field))
            .DistinctBy(same => FieldOf(same.First()))
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        if (labels.Count == 0) return;
        var heading = table.Source.Rows[part.Heading];
        foreach (var label in labels.Values)
        {
            messages.Report(table.Source.Name, heading.Number, label, ImportCodes.RowsJoined,
                $"Lines that begin with \"{CellText.Shown(label)}:\" are read as what the entry above them says.");
        }

        table.Become([new SourceRow(heading.Number, [.. part.Headings, .. labels.Values]), .. Joined(rows, part.Headings.Count, labels)],
            table.Source.HiddenColumns, part.Caption);
    }

    // "Update: …" is read as a column of updates is.
    ImportField? FieldOf(string label) => names.MeaningOf(label) is { } meaning
        ? meaning.Family == ScoreFamily.None ? meaning.Field : null
        : UpdateColumns.AreHeaded(label) ? ImportField.Narrative : null;

    // A line with another label stays behind its entry; one without any, such as a section, ends it.
    List<SourceRow> Joined(SourceRow[] rows, int width, Dictionary<string, string> labels)
    {
        var places = labels.Keys.Select((label, at) => (label, at))
            .ToDictionary(pair => pair.label, pair => width + pair.at, StringComparer.Ordinal);
        var joined = new List<SourceRow>();
        var entry = -1;
        foreach (var row in rows)
        {
            if (entry >= 0 && LabelledIn(row) is { } line && places.TryGetValue(HeadingNames.FoldedHeading(line.Label), out var place))
            {
                joined[entry] = With(joined[entry], place, line.Text);
                continue;
            }

            if (!RowSigns.IsAlone(row, out var column)) entry = RowSigns.IsBlank(row) ? entry : joined.Count;
            else if (!Labelled().IsMatch(row.Cells[column])) entry = -1;
            joined.Add(row);
        }

        return joined;
    }

    static SourceRow With(SourceRow entry, int place, string text)
    {
        var cells = entry.Cells.ToList();
        while (cells.Count <= place) cells.Add("");
        cells[place] = cells[place].Length == 0 ? text : $"{cells[place]}\n{text}";
        return entry with { Cells = cells };
    }

    (string Label, string Text)? LabelledIn(SourceRow row) =>
        RowSigns.IsAlone(row, out var column) && Labelled().Match(row.Cells[column]) is { Success: true } match
        && (names.MeaningOf(match.Groups["label"].Value) is not null || UpdateColumns.AreHeaded(match.Groups["label"].Value))
            ? (match.Groups["label"].Value, match.Groups["text"].Value.Trim()) : null;

    [GeneratedRegex(@"^\s*(?<label>\p{L}[\p{L} /]{2,40}?)\s*:\s*(?<text>\S.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Labelled();
}
