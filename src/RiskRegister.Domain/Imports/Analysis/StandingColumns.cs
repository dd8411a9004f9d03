using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Finds the column that says which entries are no more where its heading is none of a status: "Outcome: Retain, Remove", "Position:
/// Tolerated – off register", "Expired: 3 May 2024".
/// </summary>
internal sealed class StandingColumns(List<ColumnDraft> columns, SourceTable table, TablePart part)
{
    const int MostValues = 12;
    const int LongestWord = 60;
    const string CloseDate = "close date";

    // What headings call how an entry stands, or what is to become of it.
    static readonly FrozenSet<string> Asking = WordSet.Of(
        "position", "state", "status", "standing", "outcome", "decision", "disposition", "lifecycle", "disposal", "determination",
        "result", "conclusion", "verdict", "whereabouts", "fate", "register");

    static readonly FrozenSet<string> AroundThem = WordSet.Of(
        "of", "the", "this", "a", "an", "risk", "opportunity", "threat", "entry", "entries", "item", "on", "in", "is", "its", "current",
        "final", "latest", "now", "review", "board", "committee", "cabinet", "panel", "group", "corporate", "strategic", "operational",
        "at", "as", "meeting", "quarter", "month", "year", "end", "recommended", "proposed", "agreed", "register", "management", "approval",
        "approved", "workflow", "record", "overall", "life", "cycle");

    static readonly FrozenSet<string> OfSteps = WordSet.Of("next steps", "next step", "what next");

    // Below which stands the day on which an entry ended, if it has.
    static readonly FrozenSet<string> OfEnds = WordSet.Of(
        "expired", "expired on", "date expired", "end date", "ended", "ended on", "date ended", "lapsed", "lapsed on", "date lapsed",
        "deregistered", "deregistered on", "date deregistered", "date de registered", "de registered", "retired", "removed",
        "withdrawn", "date withdrawn", "date deleted", "deleted on", "left register", "off register", CloseDate, "closing date");

    // Of what is to become of entries, and has not yet.
    static readonly FrozenSet<string> OfProposals = WordSet.Of(
        "recommendation", "recommendations", "recommended", "proposal", "proposals", "proposed", "action", "actions", "request");

    /// <summary>Whether a column's heading says that what its cells say of leaving is yet to be.</summary>
    public static bool AreYetToBe(string heading) => HeadingNames.FoldedHeading(heading).Split(' ').Any(OfProposals.Contains);

    public void Find()
    {
        FindDecisions();
        if (!Has(ImportField.ClosedOn)) columns.Find(IsOfDays)?.Become(ImportField.ClosedOn, Sureness.Likely);
        if (!Has(ImportField.Status))
        {
            columns.Find(column => !column.SaysHowEntriesStand && IsUnreadOrSteps(column) && SaysGone(column))
                ?.Become(ImportField.Status, Sureness.Likely);
        }

        foreach (var column in columns.Where(column => column is { IsRead: false, IsHeaded: true, Sample.Filled: > 0 } && SaysGone(column)))
            column.SaysHowEntriesStand = true;
    }

    /// <summary>Whether a cell of a column that says which entries are no more says so of its own.</summary>
    public static bool SaysGone(string cell) => cell.Length <= LongestWord && IsGone(WelshWords.InEnglish(TextKey.Of(cell)));

    // "Recommendation: Retain, Close" names neither actions nor responses.
    void FindDecisions()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, IsHeaded: true, Sample.Filled: > 0 }
            && column.Fields is [ImportField.Actions or ImportField.Response] && AreYetToBe(column.Name)))
        {
            if (ValuesOf(column) is not { } values || !values.Any(StandingWords.AreToLeave) || AreResponses(values)
                || !values.All(word => StandingWords.AreOfDecision(word) || IsOfStanding(word))) continue;
            column.BecomeUnread();
            column.SaysHowEntriesStand = true;
        }
    }

    // An end beside actions is theirs, and one that every row has is what is planned.
    bool IsOfDays(ColumnDraft column) => IsUnread(column) && HeadingNames.FoldedHeading(column.Name) is var heading
        && OfEnds.Contains(heading)
        && (!Has(ImportField.Actions) || (heading == CloseDate && Has(ImportField.ActionDates)))
        && part.RowsByColumns(table).Any(row => row.IsBlankAt(column.Index)) && part.HasDaysAlone(table, column.Index);

    bool SaysGone(ColumnDraft column)
    {
        if (ValuesOf(column) is not { } values || !values.Any(IsGone) || AreResponses(values)) return false;
        var name = PeriodNames.RestOf(column.Name) is { Length: > 0 } rest ? rest : column.Name;
        var words = HeadingNames.FoldedHeading(name).Split(' ');
        return (!column.IsRead && Asks(words)) || (values.All(IsOfStanding) && !ClosedRemarks.AreOfOthers(words));
    }

    static bool IsUnreadOrSteps(ColumnDraft column) => IsUnread(column)
        || (column is { IsMapped: false, Fields: [ImportField.Actions] } && OfSteps.Contains(HeadingNames.FoldedHeading(column.Name)));

    static bool IsUnread(ColumnDraft column) =>
        column is { IsMapped: false, IsRead: false, IsHeaded: true, Reason: null, Sample.Filled: > 0 };

    // Null where there are more than a status has.
    HashSet<string>? ValuesOf(ColumnDraft column)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in part.RowsByColumns(table))
        {
            if (row.IsBlankAt(column.Index)) continue;
            values.Add(WelshWords.InEnglish(TextKey.Of(TablePiece.CellOf(row, column.Index))));
            if (values.Count > MostValues) return null;
        }

        return values;
    }

    // "Reduce", "Share" and "Remove" are what is done with a risk.
    static bool AreResponses(HashSet<string> values) =>
        values.All(ResponseText.IsWordOfOne) && values.Any(word => !IsOfStanding(word));

    static bool IsGone(string word) => StandingWords.AreOfGone(word) || StatusNames.IsClosedWord(word);

    static bool IsOfStanding(string word) =>
        IsGone(word) || StatusNames.IsWordOfOne(word) || StandingWords.AreOfOpen(word) || ItemLines.IsNone(word);

    static bool Asks(string[] words) => words.Any(Asking.Contains)
        && Array.TrueForAll(words, word => Asking.Contains(word) || AroundThem.Contains(word));

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
