namespace RiskRegister.Domain.Imports;

/// <summary>Reads what a row says of its entry being closed elsewhere than under its status, and why it was.</summary>
internal static class RowClosing
{
    // Beside the title: the reference, the owner or what should say a direction or a response.
    static readonly ImportField[] Marked =
        [ImportField.Reference, ImportField.SourceReference, ImportField.Owners, ImportField.Direction, ImportField.Response];

    static readonly QuestionChoice[] NoChoice = [];

    static readonly QuestionChoice[] OfProposals =
        [new("open", "Open, as the others."), new("proposed", "Proposals, not yet on the register."), StatusNames.PassedOver];

    /// <summary>
    /// The status with what the rest of the row says of it. Where a status says otherwise, it is asked; a word such as "Closed" for a
    /// score goes before it.
    /// </summary>
    /// <param name="status">Open, or null where the row has none.</param>
    /// <param name="said">What the title says beside what the entry is.</param>
    public static RowStatus? Read(RowCells cells, RowStatus? status, string title, TitleMark? said)
    {
        var draft = cells.Draft;
        if (PlaceholderTitle.Is(title, draft.TextOf(ImportField.Reference)) && AskPlaceholder(cells, title) != RowStatus.Open)
            return RowStatus.LeaveOut;
        if (status is null && MarkOf(draft, title) is { } mark) status = AskMark(cells, mark, draft.HeadingOf(draft.Layout.TitleField));
        else if (MarkIn(draft, DraftMaking.Scores) is var (score, field)) status = AskMark(cells, score, draft.HeadingOf(field));
        else if (said is not null && (status is null || !said.IsOfLeaving)) status = AskTitle(cells, said);
        else if (status is null && ReferenceText.ProposalIn(draft.TextOf(ImportField.Reference)) is { } proposal)
            status = AskReference(cells, proposal);
        if (draft.SaidNamed is { } named && status is null or RowStatus.Open && !cells.IsRefused) return AskNamed(cells, named);
        if (draft.SaidClosed is not { } remark || cells.IsRefused) return status;
        if (status is null) return AskRemark(cells, remark);
        var isDenied = remark is { NamesEntry: true, IsYetToBe: false } && status == RowStatus.Open;
        return isDenied && cells.Text(ImportField.Status) is { } open ? AskBeside(cells, remark, open) : status;
    }

    /// <summary>Entries are closed when they are imported; when they were elsewhere, the reason says.</summary>
    public static string? Reason(RowCells cells)
    {
        var reason = cells.Text(ImportField.ClosureReason);
        var text = reason?.Value.Trim();
        var closed = cells.Draft.IsOfOwnExport ? null : cells.Text(ImportField.ClosedOn);
        if (closed is { } cell && !TextKey.IsInvisible(cell.Value))
        {
            if (DateText.Read(cell.Value) is { } day)
            {
                var on = RegisterWording.Day(day);
                text = text is { Length: > 0 } ? $"{text} (closed on {on})" : $"Closed on {on}";
            }
            else if (cell.Value.Any(char.IsAsciiDigit))
            {
                cells.Report(cell.Column, ImportCodes.DateUnreadable, DateText.WhyUnread(cell.Value));
            }
        }

        return text is null ? null : cells.Limited(text, EntryLimits.ClosureReason, (reason ?? closed)!.Value.Column);
    }

    /// <summary>Of a row that names a day of closure that is still to come, and says no status.</summary>
    public static RowStatus? AskDayToCome(RowCells cells, HeadedText closed) => Ask(cells, closed.Column, "closing-days",
        $"\"{CellText.Shown(closed.Value)}\" under \"{CellText.Shown(closed.Column)}\" is still to come: are such entries still open?",
        [new("open", "They are, until they are closed."), StatusNames.StoredAsClosed, StatusNames.PassedOver],
        "open");

    /// <summary>Of a row that names a day of closure which is past, beside a status that is open.</summary>
    public static RowStatus? AskDayBeside(RowCells cells, HeadedText closed, HeadedText open) => Ask(cells, closed.Column,
        $"closed-days:{Decisions.IdOf(open.Value)}",
        $"\"{CellText.Shown(open.Value)}\" stands under \"{CellText.Shown(open.Column)}\" and \"{CellText.Shown(closed.Value)}\" under "
            + $"\"{CellText.Shown(closed.Column)}\": are such entries closed?",
        [
            StatusNames.StoredAsClosed, StatusNames.PassedOver,
            new("open", "They are open, as the status says, and the day is not kept."),
        ],
        null);

    static RowStatus? AskBeside(RowCells cells, ClosedRemark remark, HeadedText open) => Ask(cells, remark.Column,
        $"closed-beside:{Decisions.IdOf(open.Value)}",
        $"\"{CellText.Shown(open.Value)}\" stands under \"{CellText.Shown(open.Column)}\" and \"{CellText.Shown(remark.Text)}\" under "
            + $"\"{CellText.Shown(remark.Column)}\": are such entries closed?",
        [StatusNames.StoredAsClosed, StatusNames.PassedOver, new("open", "They are open, as the status says.")],
        null);

    static string? MarkOf(RowDraft draft, string title) =>
        ClosedWords.IsSaidInTitle(title) ? title : MarkIn(draft, Marked)?.Text;

    static (string Text, ImportField Field)? MarkIn(RowDraft draft, ImportField[] fields)
    {
        foreach (var field in fields)
        {
            if (!draft.Has(field) || draft.TextOf(field) is not { } text || !ClosedWords.IsMark(text)) continue;

            // "Transferred to the trust" is what is done with a risk.
            if (field != ImportField.Response || !ResponseText.IsWordOfOne(TextKey.Of(text.Split(' ')[0]))) return (text, field);
        }

        return null;
    }

    static RowStatus? AskMark(RowCells cells, string text, string column) => Ask(cells, column, "closed-titles",
        $"\"{CellText.Shown(text)}\" says that its entry is closed: are such rows left out, or imported as closed?",
        [StatusNames.StoredAsClosed, StatusNames.PassedOver, new("open", "They are open: the word means something else.")],
        "closed");

    static RowStatus? AskPlaceholder(RowCells cells, string title) => Ask(
        cells, cells.Draft.HeadingOf(cells.Draft.Layout.TitleField), $"no-entry:{Decisions.IdOf(title)}",
        $"\"{CellText.Shown(title)}\" seems to be an example, or to keep a place: is the row an entry?",
        [StatusNames.PassedOver, new("open", "It is one, as the others.")],
        "leaveOut");

    static RowStatus? AskTitle(RowCells cells, TitleMark mark) => Ask(
        cells, cells.Draft.HeadingOf(cells.Draft.Layout.TitleField), $"title-marks:{Decisions.IdOf(mark.Text)}",
        $"\"{CellText.Shown(mark.Text)}\" stands in titles, beside what the entries are: what are such entries?",
        mark.IsOfLeaving ? [new("open", "Open, until they are closed."), StatusNames.StoredAsClosed, StatusNames.PassedOver]
            : OfProposals,
        mark.Status is { } status ? MappingText.NameOf(status) : null);

    static RowStatus? AskReference(RowCells cells, string proposal) => Ask(
        cells, cells.Draft.HeadingOf(ImportField.Reference), $"title-marks:{Decisions.IdOf(proposal)}",
        $"\"{CellText.Shown(proposal)}\" stands where references do: what are such entries?",
        OfProposals, MappingText.NameOf(RowStatus.Proposed));

    static RowStatus? AskNamed(RowCells cells, NamedStatus named)
    {
        var (text, proposed) = (named.Sentence.Text, named.Sentence.Status!.Value);
        return Ask(cells, cells.Draft.HeadingOf(ImportField.Reference), $"named-entries:{Decisions.IdOf(text)}",
            $"\"{CellText.Shown(text)}\" stands outside of the entries: what is {named.Entries}?",
            [
                new("open", "Open, as the others."),
                .. named.Sentence.IsUnlisted ? [new QuestionChoice("proposed", "A proposal, not yet on the register.")] : NoChoice,
                StatusNames.StoredAsClosed,
                StatusNames.PassedOver,
            ],
            named.Sentence.IsDoubtful ? null : MappingText.NameOf(proposed));
    }

    static RowStatus? AskRemark(RowCells cells, ClosedRemark remark)
    {
        var (id, asks, open, proposed) = remark.IsYetToBe
            ? ("closing-remarks", "are entries still open of which such is said?", "They are, until they are closed.", "open")
            : ("closed-remarks", "are entries closed of which such is said?", "They are open: the words mean something else.", "closed");
        return Ask(cells, remark.Column, id,
            $"\"{CellText.Shown(remark.Text)}\" stands under \"{CellText.Shown(remark.Column)}\": {asks}",
            [new("open", open), StatusNames.StoredAsClosed, StatusNames.PassedOver], proposed);
    }

    static RowStatus? Ask(RowCells cells, string column, string id, string text, QuestionChoice[] choices, string? proposed) =>
        cells.Ask(column, new ImportQuestion(id, ImportCodes.StatusUnclear, text, choices, proposed)) is { } answer
            ? MappingText.Parse<RowStatus>(answer) : null;
}
