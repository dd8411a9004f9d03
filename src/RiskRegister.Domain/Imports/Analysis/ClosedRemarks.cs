using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Finds what a row says of its entry being closed beside its status: under *Comments*, *Update* or *Progress*.</summary>
internal sealed partial class ClosedRemarks(TablePart part)
{
    // What is listed, as actions are, says little else where it says so.
    const int LongestOfItems = 120;

    static readonly FrozenSet<string> OfUpdates = new[]
    {
        "update", "updates", "comment", "comments", "commentary", "progress", "note", "notes", "remark", "remarks", "narrative", "review",
        "position", "latest", "movement", "change", "changes", "status", "state", "quarter", "q1", "q2", "q3", "q4", "outcome", "decision",
        "rationale", "summary", "history", "log", "stage", "phase", "lifecycle",
    }.ToFrozenSet(StringComparer.Ordinal);

    // A status of those is not the entry's.
    static readonly FrozenSet<string> OfOthers = new[]
    {
        "action", "actions", "control", "controls", "mitigation", "mitigations", "task", "tasks", "milestone", "milestones", "site",
        "sites", "road", "building", "school", "incident", "incidents", "issue", "issues", "claim", "claims", "audit", "project",
        "contract", "case", "owner", "due", "recommendation", "recommendations", "treatment", "plan", "location", "service", "premises",
        "facility", "policy", "insurance", "benefit", "benefits", "asset", "supplier", "licence",
    }.ToFrozenSet(StringComparer.Ordinal);

    readonly (int Index, ImportField? Field, string Name, bool IsOfItems, bool IsOfUpdates, bool IsOfStanding, bool IsYetToBe)[] columns =
    [
        .. part.Layout!.Columns.Where(column => column.Fields.Count == 0 || IsOfItems(column) || IsOfProse(column)).Select(column => (
            column.Index, column.Fields is [var only] ? only : (ImportField?)null, column.Name, IsOfItems(column), IsOfUpdates(column),
            column.SaysHowEntriesStand, StandingColumns.AreYetToBe(column.Name))),
    ];

    /// <summary>What a row says so; else null.</summary>
    /// <param name="draft">What was made of it, whose texts are nearer than its cells.</param>
    public ClosedRemark? Of(SourceRow row, RowDraft draft)
    {
        foreach (var (index, field, name, isOfItems, isOfUpdates, isOfStanding, isYetToBe) in columns)
        {
            var text = draft.Traits.HasFlag(CellTraits.Plain) && field is { } its ? draft.TextOf(its) : TablePiece.CellOf(row, index);
            if (isOfItems && text.Length > LongestOfItems) continue;
            if (isOfStanding && isYetToBe && StandingWords.AreToLeave(TextKey.Of(text)))
                return new ClosedRemark(text, name, IsYetToBe: true, NamesEntry: false);
            if (isOfStanding && StandingColumns.SaysGone(text)) return new ClosedRemark(text, name, IsYetToBe: false, NamesEntry: true);
            if (ClosedRemark.Of(text, name, isOfUpdates || (field == ImportField.Actions && SaysClosed().IsMatch(text))) is { } remark)
                return remark;
        }

        return OfNotes(row);
    }

    // Of the entry itself, whose reference or title bears the mark.
    ClosedRemark? OfNotes(SourceRow row)
    {
        if (row.Remarks is null) return null;
        foreach (var column in part.Layout!.Columns)
        {
            foreach (var note in row.RemarkOf(column.Index).Notes)
            {
                if (OfNote(note, column) is { } remark) return remark;
            }
        }

        return null;
    }

    /// <summary>What the note of a mark in a column says so of the entry; null of other columns.</summary>
    public static ClosedRemark? OfNote(CellNote note, ColumnUse column) =>
        note is { IsComment: false, Text: { } text } && column.Fields.Any(IsOfName)
            ? ClosedRemark.Of(text, column.Name, isOfUpdates: true) : null;

    static bool IsOfName(ImportField field) =>
        field is ImportField.Reference or ImportField.SourceReference or ImportField.Title or ImportField.Description;

    static bool IsOfItems(ColumnUse column) => column.Fields.Any(field => field is ImportField.Actions or ImportField.ActionProgress
        or ImportField.ActionStatuses or ImportField.Controls);

    static bool IsOfProse(ColumnUse column) =>
        column.Fields.Contains(ImportField.Narrative) || column.Fields.Contains(ImportField.Direction);

    static bool IsOfUpdates(ColumnUse column)
    {
        if (column.Fields.Count > 0) return column.Fields.Contains(ImportField.Narrative);
        var words = HeadingNames.FoldedHeading(column.Name).Split(' ');
        return words.Any(OfUpdates.Contains) && !AreOfOthers(words);
    }

    /// <summary>Whether a heading's folded words speak of something else than an entry, which may be closed as well.</summary>
    public static bool AreOfOthers(string[] words) => words.Any(OfOthers.Contains);

    // "CLOSED – new system live 1 Sept 2026" in the place of the actions, and nothing beside it.
    [GeneratedRegex(@"^\s*closed\s*[-–—:]\s*\S[^\n]*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SaysClosed();
}
