namespace RiskRegister.Domain.Imports;

/// <summary>Lays the cells of a row out by the fields of their columns.</summary>
internal sealed class DraftMaking(
    SourceTable table, TableContext context, TableLayout layout, LeftOutRows leftOut, ExemptNotes notes)
{
    public static readonly ImportField[] Scores =
    [
        ImportField.Score, ImportField.Impact, ImportField.Likelihood, ImportField.ResidualScore, ImportField.ResidualImpact,
        ImportField.ResidualLikelihood,
    ];

    readonly ColumnUse[] columns = [.. layout.Columns.Where(column => column.Fields.Count > 0)];

    /// <param name="section">What a row of its own above it says of the service.</param>
    /// <param name="kind">Of a row that does not say its own.</param>
    /// <param name="status">What a row above it says of the status.</param>
    /// <param name="exempt">What stands above it and says that it is exempt.</param>
    public RowDraft Of(SourceRow row, string? section, EntryKind? kind, RowStatus? status, ExemptCaption? exempt)
    {
        var ownEntry = row.Remarks is null || IsOwnEntry(row);
        var made = new RowDraft(table, row, context, layout)
        {
            Section = section,
            SaidKind = KindOf(row) ?? kind,
            SaidStatus = status,
            SaidExempt = exempt,
        };
        SortedDictionary<int, RowDraft>? numbered = null;
        foreach (var column in columns)
        {
            // Looking into a cell of a large table costs more than all else that is done here.
            var isBlank = row.IsBlankAt(column.Index);
            var remark = row.Remarks is null ? CellRemark.None : row.RemarkOf(column.Index);
            string? left = null;
            isBlank |= remark.Is(CellMarks.Merged)
                && ((!ownEntry && !IsOfOneMoreItem(row, column)) || IsRepeatedSideways(row, column.Index));
            if (remark != CellRemark.None)
            {
                if (remark.Marks != CellMarks.Noted)
                {
                    foreach (var field in column.Fields) made.Remark(field, remark);
                }

                if (remark.Struck is { Length: > 0 } struck)
                {
                    var said = "";
                    if (!isBlank && remark.BehindStruck.Count > 0 && column.Fields is [ImportField.Actions or ImportField.Controls])
                        (left, said) = StruckItems.Without(row.Cells[column.Index], remark.BehindStruck);
                    leftOut.StruckText(table, row, column.Name, struck, said);
                }

                foreach (var note in remark.Notes)
                {
                    var isRead = note.IsComment || notes.Speaks(note) || ClosedRemarks.OfNote(note, column) is not null;
                    if (!isRead) leftOut.Note(table, row, column.Name, note);
                }
            }

            if (isBlank || left is "") continue;
            var cell = left ?? row.Cells[column.Index];
            var place = column.Item is { } number ? NumberedOf(number) : made;
            if (!row.IsPlain && !PlainText.IsStorable(cell))
            {
                cell = CellText.WithPlainLineEnds(cell);
                place.MayHaveFault = true;
            }

            Place(place, column, cell);
        }

        if (numbered is not null) LaySideBySide(made, [.. numbered.Values]);
        return made;

        RowDraft NumberedOf(int number)
        {
            numbered ??= [];
            if (!numbered.TryGetValue(number, out var one)) numbered[number] = one = new RowDraft(table, row, context, layout);
            return one;
        }
    }

    EntryKind? KindOf(SourceRow row)
    {
        for (var at = 0; at < layout.TitlesOfKinds.Count; at++)
        {
            var column = layout.TitlesOfKinds[at];
            if (!row.IsBlankAt(column.Index)) return column.KindOfRows;
        }

        return null;
    }

    // "Owner 2" stands beside every line of "Action 2", also where nobody owns the first.
    static void LaySideBySide(RowDraft made, RowDraft[] numbered)
    {
        made.MayHaveFault |= Array.Exists(numbered, one => one.MayHaveFault);
        foreach (var items in (ReadOnlySpan<ImportField>)[ImportField.Actions, ImportField.Controls])
        {
            foreach (var one in numbered) made.Add(items, one.TextOf(items));
            foreach (var part in items == ImportField.Actions ? ItemParts.OfActions : ItemParts.OfControls)
            {
                if (Array.TrueForAll(numbered, one => one.IsBlank(part))) continue;

                // What is said of an action that is not there keeps its line, so that it is reported.
                var lines = numbered.SelectMany(one => one.IsBlank(items) ? [one.TextOf(part)] : one.LinesFor(part));
                made.Add(part, string.Join('\n', lines.Where(line => line.Length > 0)));
            }
        }
    }

    static void Place(RowDraft made, ColumnUse column, string text)
    {
        if (column.Fields.Count == 1)
        {
            made.AddSeen(column.Fields[0], text);
            return;
        }

        if (IsOfItems(column.Fields) && column.Separator != "\n" && text.Contains('\n', StringComparison.Ordinal))
        {
            PlaceLines(made, column, text);
            return;
        }

        // One column for several fields: each part is one of them; a cell without a separator is the last one's, but for a severity.
        var parts = text.Split(column.Separator, column.Fields.Count, StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
        {
            if (!ScoreFields.AreOneFactor(column.Fields)) made.Add(column.Fields[^1], text);
            else foreach (var field in column.Fields) made.Add(field, text);
            return;
        }

        for (var at = 0; at < parts.Length; at++) made.Add(column.Fields[at], parts[at]);
    }

    static bool IsOfItems(IReadOnlyList<ImportField> fields) => ItemParts.Of(fields[0]) is { } items
        && fields.All(field => ItemParts.Of(field) == items);

    // "Raise boat / Harbour Lead / 01-12-2026", a line for each action: what a line leaves out keeps its place.
    static void PlaceLines(RowDraft made, ColumnUse column, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(column.Separator, column.Fields.Count, StringSplitOptions.TrimEntries)).ToArray();
        foreach (var (at, field) in column.Fields.Index())
            made.Add(field, string.Join('\n', lines.Select(parts => at < parts.Length && parts[at].Length > 0 ? parts[at] : "-")));
    }

    // A row of its own repeats what is merged over several rows; one that continues the row above does not.
    bool IsOwnEntry(SourceRow row)
    {
        if (GoesOnMerged(row)) return false;
        foreach (var field in (ReadOnlySpan<ImportField>)[ImportField.Reference, ImportField.SourceReference, layout.TitleField])
        {
            if (layout.IndexOf(field) is not { } index || row.IsBlankAt(index)) continue;
            if (!row.RemarkOf(index).Is(CellMarks.Merged)) return true;
        }

        return false;
    }

    /// <summary>Whether reference and scores are merged with the row above: what else the row says is about the same entry.</summary>
    public bool GoesOnMerged(SourceRow row) => row.Remarks is not null && AreMergedWithAbove(row);

    bool AreMergedWithAbove(SourceRow row)
    {
        if (layout.IndexOf(ImportField.Reference) is not { } reference || !IsMerged(reference)) return false;
        var scores = Scores.Select(layout.IndexOf).OfType<int>().Where(index => !row.IsBlankAt(index)).ToArray();
        return scores.Length > 0 && scores.All(IsMerged);

        bool IsMerged(int index) => !row.IsBlankAt(index) && row.RemarkOf(index).Is(CellMarks.Merged) && !IsRepeatedSideways(row, index);
    }

    // "Works Manager", merged over two actions of one entry, owns both.
    bool IsOfOneMoreItem(SourceRow row, ColumnUse column) => column.Fields is [var field] && ItemParts.Of(field) is { } items
        && items != field && layout.IndexOf(items) is { } index && !row.IsBlankAt(index) && !row.RemarkOf(index).Is(CellMarks.Merged);

    static bool IsRepeatedSideways(SourceRow row, int index) => index > 0 && index <= row.Cells.Count
        && row.Cells[index - 1] == row.Cells[index];
}
