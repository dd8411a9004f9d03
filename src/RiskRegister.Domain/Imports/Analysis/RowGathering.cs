using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Gathers the rows below a row of headings into entries: rows that continue the one above, rows that are one action each, and rows that
/// are no entries at all, which are named.
/// </summary>
internal sealed class RowGathering(HeadingSearch search, ImportMapping mapping, LeftOutRows leftOut)
{
    const int LongestSection = 60;
    const int FewestColumns = 3;

    static readonly ImportField[] ItemFields =
    [
        ImportField.Actions, ImportField.ActionOwners, ImportField.ActionDates, ImportField.ActionStatuses, ImportField.ActionProgress,
        ImportField.Controls, ImportField.Effects,
    ];

    static readonly FrozenSet<string> Totals = new[]
    {
        "total", "totals", "grand total", "sub total", "sub-total", "subtotal", "total risks", "total score", "total number of risks",
        "average",
        "average score", "mean", "count", "sum", "number of risks", "total opportunities", "overall", "overall score",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> RiskCaptions = new[]
    {
        "risk", "risks", "threats", "risk register", "corporate risks", "strategic risks", "operational risks", "service risks",
        "project risks",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> OpportunityCaptions = new[]
    {
        "opportunity", "opportunities", "opportunity register", "opportunities register", "corporate opportunities",
        "strategic opportunities",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The entries of a part, in order.</summary>
    /// <param name="said">The kind that the headings, the sheet or the file say.</param>
    /// <param name="next">The part below it, of which its last row may be the caption.</param>
    public List<RowDraft> Gather(SourceTable table, TablePart part, TableContext context, EntryKind? said, TablePart? next)
    {
        var work = new Work(table, part, context, said, next, search, mapping, leftOut);
        work.Run();
        return work.Drafts;
    }

    /// <summary>The kind that a caption consisting of nothing else says.</summary>
    public static EntryKind? KindOfCaption(string text)
    {
        var key = TextKey.Of(text).TrimEnd(':').TrimEnd();
        if (RiskCaptions.Contains(key)) return EntryKind.Risk;
        return OpportunityCaptions.Contains(key) ? EntryKind.Opportunity : null;
    }

    sealed class Work(
        SourceTable table,
        TablePart part,
        TableContext context,
        EntryKind? said,
        TablePart? next,
        HeadingSearch search,
        ImportMapping mapping,
        LeftOutRows leftOut)
    {
        readonly TableLayout layout = part.Layout!;
        readonly List<RowDraft> followers = [];
        readonly int readColumns = part.Layout!.Columns.Count(column => column.Fields.Count > 0);
        RowDraft? draft;
        string? section;
        EntryKind? sectionKind;

        public List<RowDraft> Drafts { get; } = [];

        public void Run()
        {
            for (var index = part.First; index < part.End; index++)
            {
                var row = table.Rows[index];
                if (IsBlank(row))
                {
                    if (HasStruckText(row)) leftOut.Add(table, row, LeftOutReason.Struck, StruckText(row));
                }
                else if (row.IsHidden && mapping.HiddenRows != HiddenMeaning.Read)
                {
                    leftOut.Add(table, row, LeftOutReason.Hidden, FirstText(row));
                }
                else if (search.IsLaterHeading(table, index, part, out _))
                {
                    // Printed again on the next page.
                }
                else
                {
                    Take(row, index);
                }
            }

            Finish();
        }

        void Take(SourceRow row, int index)
        {
            var below = DraftOf(row);
            if (IsStruckEntry(row))
            {
                leftOut.Add(table, row, LeftOutReason.Struck, StruckText(row));
                return;
            }

            if (IsTotal(below))
            {
                leftOut.Add(table, row, LeftOutReason.Total, FirstText(row));
                return;
            }

            if (IsAlone(row, out var column) && TakeAlone(row, index, column, below)) return;
            if (below.IsWhollyBlank) return;
            if (draft is not null && Continues(row, below))
            {
                JoinFollowers();
                draft.Continue(below);
                return;
            }

            if (draft is not null && IsSameEntry(draft, below))
            {
                followers.Add(below);
                return;
            }

            Finish();
            draft = below;
        }

        static bool Continues(SourceRow row, RowDraft below) =>
            below.IsBlank(ImportField.Reference) && below.IsBlank(ImportField.SourceReference) && below.IsBlank(ImportField.Id)
            && below.IsBlank(ImportField.Title) && (below.Has(ImportField.Title) || below.IsBlank(ImportField.Description));

        bool IsSameEntry(RowDraft first, RowDraft other)
        {
            if (mapping.Rows == RowMeaning.Entries) return false;
            if (!Same(ImportField.Reference) || !Same(ImportField.SourceReference) || !Same(layout.TitleField)) return false;
            return mapping.Rows == RowMeaning.Items || first.IsSameBut(other, ItemFields);

            bool Same(ImportField field) =>
                string.Equals(first.TextOf(field).Trim(), other.TextOf(field).Trim(), StringComparison.OrdinalIgnoreCase);
        }

        // One row an action: what the rows differ in is put together, what they share is kept once.
        void JoinFollowers()
        {
            if (draft is null || followers.Count == 0) return;
            RowDraft[] all = [draft, .. followers];
            var numbers = string.Join(", ", followers.Take(10).Select(follower => follower.Number));
            var tells = new[] { ImportField.ActionOwners, ImportField.ActionDates, ImportField.ActionStatuses, ImportField.ActionProgress }
                .Any(draft.Has);
            foreach (var field in ItemFields)
            {
                if (!draft.Has(field) || all.All(one => one.TextOf(field) == draft.TextOf(field))) continue;
                var lines = tells && field is not (ImportField.Controls or ImportField.Effects)
                    ? all.SelectMany(one => one.LinesFor(field))
                    : all.SelectMany(one => one.TextOf(field).Split('\n')).Distinct(StringComparer.Ordinal);
                joined.Add((field, string.Join('\n', lines)));
            }

            foreach (var (field, text) in joined) draft.Replace(field, text);
            joined.Clear();
            followers.Clear();
            leftOut.Join(table, draft.Number, numbers);
        }

        readonly List<(ImportField Field, string Text)> joined = [];

        // One text alone in its row is a caption, a section's name or a note; else it is an entry like others.
        bool TakeAlone(SourceRow row, int index, int column, RowDraft below)
        {
            var text = CellText.OnOneLine(CellText.WithPlainLineEnds(row.Cells[column]));
            if (next is not null && IsLast(index))
            {
                leftOut.Caption(table, row, CellText.Shown(text));
                next.Caption = text;
                return true;
            }

            var isFirst = column == FirstColumn();
            var isTitle = column == layout.IndexOf(layout.TitleField);
            var isReference = column == layout.IndexOf(ImportField.Reference);
            if (readColumns < FewestColumns || !(isFirst || isTitle || isReference)) return false;
            if (KindOfCaption(text) is { } kind && mapping.SectionRows != SectionMeaning.Nothing)
            {
                Section(row, text);
                sectionKind = kind;
                return true;
            }

            if (isReference && IsReferenceLike(text)) return false;
            var isFollowed = IsFollowedByEntry(index);
            if (isTitle && !isReference && !layout.Has(ImportField.Reference) && !IsCapitals(text) && !IsNote(text)) return false;
            if (isFollowed && text.Length <= LongestSection)
            {
                Section(row, text);
                if (mapping.SectionRows == SectionMeaning.Service) section = CellText.Shown(text);
                if (mapping.SectionRows == SectionMeaning.Kind) sectionKind = HeadingNames.KindOf(text);
                return true;
            }

            Finish();
            leftOut.Add(table, row, LeftOutReason.Note, text);
            return true;
        }

        void Section(SourceRow row, string text)
        {
            Finish();
            leftOut.Add(table, row, LeftOutReason.Section, text);
        }

        int FirstColumn() => layout.Columns.Count == 0 ? 0 : layout.Columns[0].Index;

        bool IsLast(int index)
        {
            for (var below = index + 1; below < part.End; below++)
            {
                if (!IsBlank(table.Rows[below])) return false;
            }

            return true;
        }

        bool IsFollowedByEntry(int index)
        {
            for (var below = index + 1; below < part.End; below++)
            {
                if (IsBlank(table.Rows[below])) continue;
                if (!IsAlone(table.Rows[below], out _)) return true;
            }

            return false;
        }

        static bool IsReferenceLike(string text) => text.Length <= 20 && text.Any(char.IsAsciiDigit) && text.Count(char.IsWhiteSpace) <= 1;

        static bool IsCapitals(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

        static bool IsNote(string text) => text.Contains('=', StringComparison.Ordinal) || text.StartsWith('*')
            || text.StartsWith("note", StringComparison.OrdinalIgnoreCase) || text.StartsWith("key", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("source", StringComparison.OrdinalIgnoreCase);

        bool IsTotal(RowDraft below)
        {
            var (title, reference) = (below.TextOf(layout.TitleField), below.TextOf(ImportField.Reference));
            if (title.Length > LongestSection) return false;
            var text = title.Length > 0 ? title : reference;
            if (text.Length == 0 || !Totals.Contains(TextKey.Of(text).TrimEnd(':').TrimEnd())) return false;
            return TextKey.IsInvisible(reference) || text == reference;
        }

        // A title that is struck out, or every text of the row.
        bool IsStruckEntry(SourceRow row)
        {
            if (row.Remarks is null) return false;
            if (layout.IndexOf(layout.TitleField) is not { } title) return false;
            var isBlank = title >= row.Cells.Count || TextKey.IsInvisible(row.Cells[title]);
            return isBlank && !string.IsNullOrWhiteSpace(row.RemarkOf(title).Struck);
        }

        RowDraft DraftOf(SourceRow row)
        {
            var ownEntry = row.Remarks is null || IsOwnEntry(row);
            var made = new RowDraft(table, row, context, layout) { Section = section, SaidKind = sectionKind ?? said };
            foreach (var column in layout.Columns)
            {
                if (column.Fields.Count == 0) continue;
                var cell = column.Index < row.Cells.Count ? row.Cells[column.Index] : "";
                var remark = row.Remarks is null ? CellRemark.None : row.RemarkOf(column.Index);
                if (remark.Is(CellMarks.Merged) && (!ownEntry || IsRepeatedSideways(row, column.Index))) cell = "";
                if (remark != CellRemark.None)
                {
                    foreach (var field in column.Fields) made.Remark(field, remark);
                    if (remark.Struck is { Length: > 0 } struck) leftOut.StruckText(table, row, column.Name, struck);
                }

                if (cell.Length == 0) continue;
                Place(made, column, CellText.WithPlainLineEnds(cell));
            }

            return made;
        }

        static void Place(RowDraft made, ColumnUse column, string text)
        {
            if (column.Fields.Count == 1)
            {
                made.Add(column.Fields[0], text);
                return;
            }

            // One column for several fields: each part is one of them; a cell without a separator is the last one's.
            var parts = text.Split(column.Separator, column.Fields.Count, StringSplitOptions.TrimEntries);
            if (parts.Length == 1)
            {
                made.Add(column.Fields[^1], text);
                return;
            }

            for (var at = 0; at < parts.Length; at++) made.Add(column.Fields[at], parts[at]);
        }

        // A row of its own repeats what is merged over several rows; one that continues the row above does not.
        bool IsOwnEntry(SourceRow row)
        {
            foreach (var field in (ReadOnlySpan<ImportField>)[ImportField.Reference, ImportField.SourceReference, layout.TitleField])
            {
                if (layout.IndexOf(field) is not { } index || index >= row.Cells.Count || TextKey.IsInvisible(row.Cells[index])) continue;
                if (!row.RemarkOf(index).Is(CellMarks.Merged)) return true;
            }

            return false;
        }

        static bool IsRepeatedSideways(SourceRow row, int index) => index > 0 && index <= row.Cells.Count
            && row.Cells[index - 1] == row.Cells[index];

        static bool IsBlank(SourceRow row)
        {
            foreach (var cell in row.Cells)
            {
                if (!TextKey.IsInvisible(cell)) return false;
            }

            return true;
        }

        static bool IsAlone(SourceRow row, out int column)
        {
            column = -1;
            for (var index = 0; index < row.Cells.Count; index++)
            {
                if (TextKey.IsInvisible(row.Cells[index])) continue;
                if (column < 0) column = index;
                else if (row.Cells[index] != row.Cells[column] || !row.RemarkOf(index).Is(CellMarks.Merged)) return false;
            }

            return column >= 0;
        }

        static bool HasStruckText(SourceRow row) => row.Remarks is not null
            && row.Remarks.Values.Any(remark => !string.IsNullOrWhiteSpace(remark.Struck));

        static string StruckText(SourceRow row) =>
            string.Join(' ',
                row.Remarks!.OrderBy(pair => pair.Key).Select(pair => pair.Value.Struck).Where(text => !string.IsNullOrWhiteSpace(text)));

        static string FirstText(SourceRow row) => row.Cells.Where(cell => !TextKey.IsInvisible(cell)).MaxBy(cell => cell.Length) ?? "";

        void Finish()
        {
            JoinFollowers();
            if (draft is null) return;
            draft.Complete();
            Drafts.Add(draft);
            draft = null;
        }
    }
}
