namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a file says of its scales beside its headings: in lines around its tables and on their pages, in rows above, between and below
/// entries, and on sheets that are no register. Whether figures count as they are is asked, once for all of it.
/// </summary>
/// <param name="read">All tables of the files, with those that are left out.</param>
/// <param name="found">Those that were found in them, before anything in them was put in another place.</param>
internal sealed class ScaleNotices(IReadOnlyList<SourceTable> read, IEnumerable<TableReading> found, Decisions decisions)
{
    const int MostRows = 60;
    const int MostCells = 4;
    const int LongestStep = 40;

    readonly Dictionary<string, IReadOnlyList<TablePart>> parts = found.Where(table => table.IsRead)
        .GroupBy(table => table.Source.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Source.IsRearranged ? [] : group.First().Parts, StringComparer.Ordinal);

    /// <param name="tables">What became of those that were found.</param>
    /// <param name="notes">The rows among entries that are none.</param>
    public void Ask(IReadOnlyList<TableReading> tables, IEnumerable<(SourceTable Table, SourceRow Row)> notes)
    {
        if (ScaleQuestions.AreSaid(decisions.Mapping)) return;
        if (!tables.Any(table => table.IsRead && table.Parts.Any(part => part.Layout!.HasAnyScore))) return;
        var unread = tables.Where(table => !table.IsRead).Select(table => table.Source.Name).ToHashSet(StringComparer.Ordinal);
        var among = notes.GroupBy(note => note.Table, note => note.Row).Select(group => InRows(group.Key, group));
        if (read.Select(table => In(table, unread)).Concat(among).OfType<ScaleNotice>().FirstOrDefault() is not { } notice) return;
        decisions.Ask(ScaleQuestions.OfOwn(
            notice.Text, $"\"{CellText.Shown(notice.Text)}\" says how scores are given", notice.Table, notice.Row, null));
    }

    // "1 | Almost certain" as one text; rows of more cells are no notes.
    static string TextOf(SourceRow row)
    {
        var filled = row.Cells.Where(cell => !TextKey.IsInvisible(cell)).Distinct(StringComparer.Ordinal).Take(MostCells + 1).ToArray();
        return filled.Length > MostCells ? "" : string.Join(" | ", filled.Select(cell => cell.Trim()));
    }

    ScaleNotice? In(SourceTable table, HashSet<string> unread)
    {
        string[] lines = [table.Title ?? "", .. table.Above, .. table.Behind, .. table.OnPages];
        if (Array.Find(lines, ScaleSentence.SaysAnother) is { } line) return new ScaleNotice(table.Name, null, line);
        return Blocks(table, unread.Contains(table.Name)).Select(rows => InRows(table, rows) ?? InList(table, rows) ?? InGrid(table, rows))
            .OfType<ScaleNotice>().FirstOrDefault();
    }

    // "4 Very likely | >75%" and below it "3 Likely | 50-75%": a figure with its name in the first cell, from row to row.
    static ScaleNotice? InList(SourceTable table, IEnumerable<SourceRow> rows)
    {
        var (steps, first, above) = (new List<string>(), 0, table.Title ?? "");
        foreach (var row in rows)
        {
            var text = row.Cells.FirstOrDefault(cell => !TextKey.IsInvisible(cell))?.Trim() ?? "";
            if (text.Length is > 0 and <= LongestStep && ScaleList.IsStep(text))
            {
                if (steps.Count == 0) first = row.Number;
                steps.Add(text);
                continue;
            }

            if (Found() is { } notice) return notice;
            steps.Clear();
            if (TextOf(row) is { Length: > 0 } said) above = $"{table.Title} {said}";
        }

        return Found();

        ScaleNotice? Found() => steps.Count > 2 && string.Join(", ", steps) is var said && ScaleSentence.ListsOthers(said, above)
            ? new ScaleNotice(table.Name, first, said) : null;
    }

    static ScaleNotice? InGrid(SourceTable table, IEnumerable<SourceRow> rows) => ScaleGrid.OfOtherSteps(rows) is not { } row ? null
        : new ScaleNotice(table.Name, row.Number,
            string.Join(" | ", row.Cells.Where(cell => !TextKey.IsInvisible(cell)).Select(CellText.OnOneLine)));

    // The rows that stand in no part of a table; of a form that was made into another table only what stands alone above it.
    IEnumerable<IEnumerable<SourceRow>> Blocks(SourceTable table, bool isUnread)
    {
        if (isUnread) return [table.Rows.Take(MostRows)];
        if (!parts.TryGetValue(table.Name, out var own) || own.Count == 0)
            return [table.Rows.Take(MostRows).TakeWhile(row => RowSigns.IsBlank(row) || RowSigns.IsAlone(row, out _))];
        int[] ends = [0, .. own.Select(part => part.End)];
        int[] starts = [.. own.Select(part => part.Heading), table.Rows.Count];
        return ends.Zip(starts, (end, start) => table.Rows.Take(start).Skip(end).Take(MostRows));
    }

    // A row that says it, or the steps of a key from row to row.
    static ScaleNotice? InRows(SourceTable table, IEnumerable<SourceRow> rows)
    {
        var (steps, texts, first, above) = (new List<ScaleStep>(), new List<string>(), 0, table.Title ?? "");
        foreach (var row in rows)
        {
            var text = TextOf(row);
            if (ScaleSentence.SaysAnother(text)) return new ScaleNotice(table.Name, row.Number, text);
            ScaleStep[] more = ScaleWords.MayBeIn(text) ? [.. ScaleSentence.StepsIn(text).Take(1)] : [];
            if (more.Length == 0 || steps.Exists(step => step.Figure == more[0].Figure))
            {
                if (Found() is { } notice) return notice;
                steps.Clear();
                texts.Clear();
            }

            if (more.Length == 0 && text.Length > 0) above = $"{table.Title} {text}";
            if (more.Length == 0) continue;
            if (steps.Count == 0) first = row.Number;
            steps.Add(more[0]);
            texts.Add(text);
        }

        return Found();

        ScaleNotice? Found() => steps.Count > 1 && string.Join("; ", texts) is var said && ScaleSentence.AreOthers(steps, said, above)
            ? new ScaleNotice(table.Name, first, said) : null;
    }
}

/// <summary>What says another scale, and where.</summary>
internal sealed record ScaleNotice(string Table, int? Row, string Text);
