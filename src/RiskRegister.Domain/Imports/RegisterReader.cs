namespace RiskRegister.Domain.Imports;

/// <summary>Understands the tables of a register as councils publish them.</summary>
public static class RegisterReader
{
    const int RowsSearched = 20;
    const int FewestHeadings = 2;
    const int FewestLaterHeadings = 4;
    const int MostNamed = 50;

    /// <summary>Every entry that the tables hold, and everything that is wrong with them. Never throws, whatever the cells hold.</summary>
    /// <param name="tables">Asked for one after the other, so that not all need be held.</param>
    public static ReadRegister Read(IEnumerable<SourceTable> tables, RegisterSettings settings)
    {
        var messages = new List<ImportMessage>();
        var rows = new List<ImportedRow>();
        var names = new HeadingNames(settings.Labels);
        var entries = new RowReader(settings, messages);
        var headless = new List<SourceTable>();
        var headed = false;
        foreach (var table in tables.Where(table => !table.IsHidden).Select(WithoutRepeats))
        {
            messages.AddRange(CellRemarkMessages.Of(table));
            if (!table.Rows.Any(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))))
            {
                messages.Add(new(table.Name, null, null, ImportCodes.TableEmpty, "The table is empty.", ImportSeverity.Reported));
            }
            else if (FindHeading(table, names) is { } heading)
            {
                headed = true;
                rows.AddRange(ReadTable(table, heading, names, entries, messages));
            }
            else
            {
                headless.Add(table);
            }
        }

        foreach (var table in headless)
        {
            var severity = table.OneOfSeveral && headed ? ImportSeverity.Reported : ImportSeverity.Refused;
            var message = $"None of the first {RowsSearched} rows has headings for a title, a score and a residual score"
                + (severity == ImportSeverity.Reported ? "; the sheet is left out." : ".");
            messages.Add(new(table.Name, null, null, ImportCodes.HeadingNotFound, message, severity));
        }

        if (rows.Count == 0 && !messages.Exists(message => message.Severity == ImportSeverity.Refused))
        {
            const string Message = "The import has no risk and no opportunity in it.";
            messages.Add(new(null, null, null, ImportCodes.RowsMissing, Message, ImportSeverity.Refused));
        }

        return new ReadRegister(rows, messages);
    }

    // A merged cell is read once, where it begins.
    static SourceTable WithoutRepeats(SourceTable table)
    {
        return table.Rows.Any(row => row.Remarks is not null) ? table with { Rows = [.. table.Rows.Select(Once)] } : table;

        static SourceRow Once(SourceRow row) => row.Remarks is null
            ? row
            : row with { Cells = [.. row.Cells.Select((cell, index) => row.RemarkOf(index).Is(CellMarks.Merged) ? "" : cell)] };
    }

    // The first complete row of headings, else the row that comes closest.
    static int? FindHeading(SourceTable table, HeadingNames names)
    {
        var (closest, most) = ((int?)null, FewestHeadings - 1);
        for (var index = 0; index < Math.Min(RowsSearched, table.Rows.Count); index++)
        {
            var layout = TableLayout.Of(table.Rows[index], names, out _, out _);
            if (!layout.Missing().Any()) return index;
            if (layout.Columns.Count <= most) continue;
            (closest, most) = (index, layout.Columns.Count);
        }

        return closest;
    }

    static List<ImportedRow> ReadTable(SourceTable table, int heading, HeadingNames names, RowReader entries, List<ImportMessage> messages)
    {
        var rows = new List<ImportedRow>();
        var layout = ReadHeadings(table, table.Rows[heading], names, messages);
        var headings = table.Rows[heading];
        RowDraft? draft = null;
        for (var index = heading + 1; index < table.Rows.Count; index++)
        {
            var row = table.Rows[index];
            if (IsLaterHeading(row, names))
            {
                // Headings printed again on the next page part nothing.
                if (SameHeadings(row, headings)) continue;
                Finish();
                (layout, headings) = (ReadHeadings(table, row, names, messages), row);
            }
            else if (layout is not null && DraftOf(table, row, layout) is { IsWhollyBlank: false } below)
            {
                Take(below, row, index);
            }
        }

        Finish();
        if (rows.Count == 0 && layout is not null)
        {
            const string Message = "There is nothing below the headings.";
            messages.Add(new(table.Name, null, null, ImportCodes.TableEmpty, Message, ImportSeverity.Reported));
        }

        return rows;

        void Take(RowDraft below, SourceRow row, int index)
        {
            if (IsCaption(table, index, names))
            {
                var caption = CellText.Shown(row.Cells.First(cell => !string.IsNullOrWhiteSpace(cell)));
                var message = $"\"{caption}\" is taken for the caption of the table below.";
                messages.Add(new(table.Name, row.Number, null, ImportCodes.RowIgnored, message, ImportSeverity.Reported));
                return;
            }

            var continues = below.IsBlank(RegisterColumn.Reference) && below.IsBlank(RegisterColumn.SourceReference)
                && below.IsBlank(layout.TitleColumn);
            if (continues && draft is not null)
            {
                draft.Continue(below);
                return;
            }

            Finish();
            draft = below;
        }

        void Finish()
        {
            if (draft is not null) rows.Add(entries.Read(draft));
            draft = null;
        }
    }

    static TableLayout? ReadHeadings(SourceTable table, SourceRow row, HeadingNames names, List<ImportMessage> messages)
    {
        var layout = TableLayout.Of(row, names, out var twice, out var ignored);
        foreach (var heading in ignored.Take(MostNamed)) Report(heading, "The column is not read: no field has this heading.");
        if (ignored.Count > MostNamed) Report(null, $"{ignored.Count - MostNamed} more columns are not read.");
        foreach (var heading in twice.Take(MostNamed))
            Refuse(heading, ImportCodes.ColumnTwice, "Another column is headed as the same field.");
        var missing = layout.Missing().ToArray();
        foreach (var field in missing) Refuse(null, ImportCodes.ColumnMissing, $"There is no column for the {field}.");
        return missing.Length == 0 && twice.Count == 0 ? layout : null;

        void Report(string? heading, string message) =>
            messages.Add(new(table.Name, row.Number, heading, ImportCodes.ColumnIgnored, message, ImportSeverity.Reported));
        void Refuse(string? heading, string code, string message) =>
            messages.Add(new(table.Name, row.Number, heading, code, message, ImportSeverity.Refused));
    }

    static bool IsLaterHeading(SourceRow row, HeadingNames names)
    {
        // Nearly every row of entries has a number as its score, and no row of headings has.
        if (row.Cells.Any(cell => cell.Length is > 0 and <= 12 && char.IsAsciiDigit(cell[0]))) return false;
        var layout = TableLayout.Of(row, names, out _, out _);
        return !layout.Missing().Any()
            || (layout.Columns.Count >= FewestLaterHeadings && layout.Columns.ContainsKey(layout.TitleColumn));
    }

    static bool SameHeadings(SourceRow one, SourceRow other) =>
        one.Cells.Select(cell => cell.Trim()).SequenceEqual(other.Cells.Select(cell => cell.Trim()), StringComparer.OrdinalIgnoreCase);

    // One cell alone, directly above another row of headings.
    static bool IsCaption(SourceTable table, int index, HeadingNames names)
    {
        if (table.Rows[index].Cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) != 1) return false;
        var below = index + 1;
        while (below < table.Rows.Count && table.Rows[below].Cells.All(string.IsNullOrWhiteSpace)) below++;
        return below < table.Rows.Count && IsLaterHeading(table.Rows[below], names);
    }

    static RowDraft DraftOf(SourceTable table, SourceRow row, TableLayout layout)
    {
        var draft = new RowDraft(table.Name, row.Number, layout.Kind, layout);
        foreach (var (column, (index, _)) in layout.Columns)
        {
            if (index < row.Cells.Count) draft.Add(column, CellText.WithPlainLineEnds(row.Cells[index]));
        }

        return draft;
    }
}
