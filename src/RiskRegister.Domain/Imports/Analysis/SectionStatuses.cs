namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks whether entries below the name of a section, part or table are open: below "Closed risks" they never are, and below "Watch list"
/// not without a word.
/// </summary>
internal sealed class SectionStatuses(SourceTable table, Decisions decisions)
{
    const string Unlisted = "unlisted-section";
    const string Entry = "entry";

    static readonly QuestionChoice IsEntry = new(Entry, "The line is an entry itself, and says nothing of those below it.");
    static readonly QuestionChoice[] None = [];

    static readonly QuestionChoice StoredAsClosed =
        new("closed", "They are stored as closed entries; an open entry that one is about is closed.");

    static readonly QuestionChoice PassedOver =
        new("leaveOut", "They are passed over; an open entry that one is about stays as it is.");

    /// <summary>What the entries are below a name; null where it says nothing of that.</summary>
    /// <param name="mayBeEntry">Whether it may as well be the title of an entry of which nothing else is said.</param>
    public RowStatus? Below(string name, SourceRow row, bool mayBeEntry = false) =>
        SheetNames.NamesClosed(name) ? OfClosed(name, row)
        : SheetNames.IsDenied(name) ? null
        : UnlistedWords.AreOfLeaving(name) ? OfLeaving(name, row)
        : UnlistedWords.AreIn(name) ? OfUnlisted(name, row, mayBeEntry)
        : null;

    /// <summary>Whether it was answered that a line which might name a section is an entry.</summary>
    public bool AreEntries(string name) => decisions.Mapping.Answers.GetValueOrDefault($"{Unlisted}:{Decisions.IdOf(name)}") == Entry;

    /// <summary>The same below "Issues" and the like, which is asked as of a table that is called so.</summary>
    public RowStatus? BelowLog(string name, SourceRow row) =>
        decisions.Ask(LogTables.QuestionOf(name, "rows below it have", table.Name, row.Number)) == LogTables.LeaveOut
            ? RowStatus.LeaveOut : null;

    RowStatus OfClosed(string name, SourceRow row) => Ask(
        "closed-section", name, "stands above entries: are they left out, or imported as closed?",
        [StoredAsClosed, PassedOver, new("open", "They are open: the words mean something else.")],
        ClosingReports.MayBe(name) ? null : RowStatus.Closed, row) ?? RowStatus.Closed;

    RowStatus? OfLeaving(string name, SourceRow row) => Ask(
        "closed-section", name, "stands above entries, or names their table: are they still open?",
        [new("open", "They are, until they are closed."), StoredAsClosed, PassedOver],
        UnlistedWords.MeaningOf(name), row);

    RowStatus? OfUnlisted(string name, SourceRow row, bool mayBeEntry) => Ask(
        Unlisted, name, "stands above entries, or names their table: are they on the register?",
        [
            new("open", "They are, as the others."),
            new("proposed", "Not yet: they get in as proposals, to be accepted."),
            new("leaveOut", "They are not, and are passed over."),
            .. mayBeEntry ? [IsEntry] : None,
        ],
        UnlistedWords.MeaningOf(name), row);

    RowStatus? Ask(string id, string name, string says, QuestionChoice[] choices, RowStatus? proposed, SourceRow row)
    {
        var answer = decisions.Ask(new ImportQuestion(
            $"{id}:{Decisions.IdOf(name)}",
            ImportCodes.StatusUnclear,
            $"\"{CellText.Shown(name)}\" {says}",
            choices,
            proposed is { } meaning ? MappingText.NameOf(meaning) : null, table.Name, row.Number));
        return answer is null ? null : MappingText.Parse<RowStatus>(answer);
    }
}
