namespace RiskRegister.Domain.Imports;

/// <summary>
/// "Latest update", "Comments", "Q2 update", "Committee comment": where nothing else is the narrative and each row is an entry, that is
/// what such a column holds. Beside rows of actions it may be said of those.
/// </summary>
internal static class UpdateColumns
{
    static readonly string[] Words = ["update", "comment", "commentary"];

    public static void Read(List<ColumnDraft> columns, SourceTable table, TablePart part)
    {
        if (Has(ImportField.Narrative) || Has(ImportField.Id)) return;
        if (columns.FindAll(IsOfUpdates) is not [var updates] || part.HasDaysAlone(table, updates.Index)) return;
        var names = columns.FindAll(column => column.Is(ImportField.Reference) || column.Is(ImportField.Title)
            || column.Is(ImportField.Description));
        if (names.Count == 0 || !HasAnEntryEach(names[0])) return;
        updates.Become(ImportField.Narrative, Sureness.Likely);
        updates.Assumed = "It is read as the narrative beside the direction of travel, for no other column is that.";

        bool Has(ImportField field) => columns.Exists(column => column.Is(field));

        bool HasAnEntryEach(ColumnDraft name)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            return part.RowsOf(table).Where(row => !RowSigns.IsBlank(row) && !RowSigns.IsAlone(row, out _))
                .All(row => !row.IsBlankAt(name.Index) && !row.RemarkOf(name.Index).Is(CellMarks.Merged)
                    && seen.Add(TextKey.Of(TablePiece.CellOf(row, name.Index))));
        }
    }

    static bool IsOfUpdates(ColumnDraft column) => column is { IsMapped: false, IsRead: false, Reason: null, SaysHowEntriesStand: false }
        && column.Sample is { Filled: > 0, HasFigures: false } && AreHeaded(column.Name)
        && !HeadingNames.SpeaksOfThePast(column.Name);

    /// <summary>Whether a heading speaks of updates or comments, and not of those on something else than the entry.</summary>
    public static bool AreHeaded(string name) => HeadingNames.FoldedHeading(name).Split(' ') is [.., var last] words
        && Words.Contains(last, StringComparer.Ordinal) && !words.Contains("date", StringComparer.Ordinal)
        && !ClosedRemarks.AreOfOthers(words);
}
