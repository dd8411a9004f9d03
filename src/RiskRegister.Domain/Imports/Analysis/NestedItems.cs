namespace RiskRegister.Domain.Imports;

/// <summary>
/// Parts a column of actions or controls whose cells hold tables of their own, which are read as lines such as "Rebuild | Mason | May 2027"
/// below their headings, into a column for each of those headings.
/// </summary>
internal sealed class NestedItems(HeadingNames names)
{
    /// <summary>What parts the cells of a table that is read as lines of a cell.</summary>
    const string Separator = " | ";

    const int MostCells = 2_000_000;

    readonly ItemHeadings items = new(names);

    public void Part(TableReading table)
    {
        if (table.Parts is not [var part]) return;
        for (var at = 0; at < part.Headings.Count; at++)
        {
            if (items.FieldOf(part.Headings[at]) is not (ImportField.Actions or ImportField.Controls)) continue;
            if (HeadingsIn(table.Source, part, at) is not { } headings) continue;
            if ((long)headings.Length * (part.End - part.First) > MostCells) continue;
            table.Become([Expanded(table.Source.Rows[part.Heading], at, headings, part.Headings),
                .. part.RowsOf(table.Source).Select(row => Expanded(row, at, headings, null))],
                table.Source.HiddenColumns.Select(hidden => hidden > at ? hidden + headings.Length - 1 : hidden).ToHashSet(), part.Caption);
            part = table.Parts[0];
        }
    }

    // The same in every cell that is filled; null where they are not.
    string[]? HeadingsIn(SourceTable source, TablePart part, int at)
    {
        string? first = null;
        foreach (var row in part.RowsOf(source))
        {
            if (row.IsBlankAt(at)) continue;
            var line = LinesOf(row, at)[0];
            if (first is null)
            {
                if (!line.Contains(Separator, StringComparison.Ordinal)) return null;
                first = line;
            }
            else if (!string.Equals(first, line, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return first is null ? null : items.LabelsOf(first.Split(Separator), part.Headings[at]);
    }

    static string[] LinesOf(SourceRow row, int at) => CellText.WithPlainLineEnds(row.Cells[at]).Trim().Split('\n');

    // The heading itself has no lines, but its own in their place.
    static SourceRow Expanded(SourceRow row, int at, string[] headings, IReadOnlyList<string>? own)
    {
        var cells = new List<string>(own ?? row.Cells);
        while (cells.Count <= at) cells.Add("");
        cells.RemoveAt(at);
        cells.InsertRange(at, own is null ? PartsOf(row, at, headings.Length) : headings);
        return row with
        {
            Cells = cells,
            Remarks = row.Remarks?.ToDictionary(pair => pair.Key > at ? pair.Key + headings.Length - 1 : pair.Key, pair => pair.Value),
        };
    }

    static string[] PartsOf(SourceRow row, int at, int count)
    {
        var lines = row.IsBlankAt(at) ? [] : LinesOf(row, at).Skip(1).Select(line => line.Split(Separator)).ToArray();
        return [.. Enumerable.Range(0, count).Select(part => string.Join('\n', lines.Select(line => PartOf(line, part))))];

        static string PartOf(string[] line, int part) => part < line.Length && line[part].Length > 0 ? line[part] : "-";
    }
}
