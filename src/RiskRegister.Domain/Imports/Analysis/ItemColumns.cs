using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What columns beside actions and controls say of them: days, how they stand, and with others whose they are.</summary>
internal sealed partial class ItemColumns(
    List<ColumnDraft> columns, Decisions decisions, SourceTable table, TablePart part, HeadingNames names)
{
    public void ReadBesideActions()
    {
        PassOverClauses();
        ReadDescribedActions();
        ReadWhomOrWhen();
        ReadMitigations();
        ReadTextsWithMore();
        PassOverStates();
        ReadWhetherDone();
        new DayColumns(columns, decisions, table, part, names).Read();
        new ActionOwnerColumns(columns, decisions, table, part, names).Read();
        ReadProgressOfActions();
        ReadStatusOfActions();
        new ShareColumns(columns, decisions, table, part).Read();
        NameMitigations();
        NameControlsToCome();
    }

    // "Related controls: A.5.1, A.8.2" says where a standard has them; where nothing else says what the controls are, it is asked.
    void PassOverClauses()
    {
        if (Has(ImportField.Id)) return;
        foreach (var column in columns.Where(column => column is { IsMapped: false } && column.Is(ImportField.Controls)).ToArray())
        {
            if (!LinesOf(column).Any() || !LinesOf(column).All(ClauseNumbers.Are)) continue;
            var isNone = columns.Exists(other => other != column && other.Is(ImportField.Controls) && other.Sample.Filled > 0)
                || AskWhetherControls(column) != "controls";
            if (isNone) column.Ignore("Its cells are numbers of clauses or controls, and say no control.");
        }
    }

    string? AskWhetherControls(ColumnDraft column) => decisions.Ask(new ImportQuestion(
        $"clauses:{Decisions.IdOf(column.Name)}",
        ImportCodes.ControlUnreadable,
        $"\"{column.Name}\" has nothing but numbers, as clauses of a standard have, and no other column has controls: are they those?",
        [new("controls", "Each is a control of that name."), new("none", "They are no controls; the column is not read.")],
        "none", table.Name, table.Rows[part.Heading].Number, column.Name));

    // "Risk", then "Description", "Action owner", "Action status": what stands right before who does it is what they do.
    void ReadDescribedActions()
    {
        if (Has(ImportField.Actions) || !Has(ImportField.Title)) return;
        var who = columns.FindIndex(column => column is { IsMapped: false, Sureness: Sureness.Sure, Fields: [ImportField.ActionOwners] });
        if (who < 1 || columns[who - 1] is not { IsMapped: false, Fields: [ImportField.Description] } before) return;
        if (names.FoldedPart(before.Name) is "description" or "detail" or "summary") before.Become(ImportField.Actions, Sureness.Likely);
    }

    // "Mitigation", "Mitigation by": the day by which something is done, or whoever does it, and none of its texts. Where no other column
    // has those, words under such a heading may be they.
    void ReadWhomOrWhen()
    {
        foreach (var column in columns.Where(column => !column.IsMapped && EndsInBy(column)).ToArray())
        {
            if (!column.Is(ImportField.Actions) && (column.IsRead || HeadingNames.FoldedHeading(column.Name) != "by")) continue;
            var areDays = LinesOf(column).Any(line => DateText.ReadDue(line) is not null);
            if (areDays && column.IsRead) column.Become(ImportField.ActionDates, Sureness.Likely);
            else if (!areDays && (HasTextsBeside(column) || IsActionBy(column))) column.Become(ImportField.ActionOwners, Sureness.Likely);
        }

        bool IsActionBy(ColumnDraft column) => column.Is(ImportField.Actions) && names.FoldedPart(column.Name) is "action by"
            && !Has(ImportField.ActionOwners);
        bool EndsInBy(ColumnDraft column) => names.FoldedPart(column.Name).Split(' ')[^1] == "by";
        bool HasTextsBeside(ColumnDraft column) => columns.IndexOf(column) is var at
            && columns.Take(at).Any(other => other.Is(ImportField.Actions) && !EndsInBy(other))
            && (column.IsRead || (column.Sample.Filled > 0 && !Has(ImportField.ActionOwners) && Has(ImportField.ActionDates)
                && columns[at - 1].Is(ImportField.Actions)));
    }

    // "Mitigations" beside "Actions" are what there is already; and "Controls / mitigation" may be actions where nothing else is.
    void ReadMitigations()
    {
        if (columns.Exists(column => column.Is(ImportField.Actions) && !HeadingsOfControls.IsMitigation(column.Heading)))
        {
            if (Has(ImportField.Controls)) return;
            var mitigations = columns.FindAll(column => column is { IsMapped: false, Sureness: Sureness.Likely }
                && column.Is(ImportField.Actions) && HeadingsOfControls.IsMitigation(column.Heading));
            if (mitigations is [var only]) only.Become(ImportField.Controls, Sureness.Likely);
            return;
        }

        if (Has(ImportField.Actions)) return;
        foreach (var column in columns.Where(column => column is { IsMapped: false, Sureness: Sureness.Likely }
            && column.Is(ImportField.Controls) && HeadingsOfControls.MayBeOfActions(column.Heading)))
            column.Assumed = "It is read as controls, for no other column has actions. Where it says what is still to be done, the "
                + "mapping can say so (actions).";
    }

    // Nothing but the heading says that "Mitigation" is still to be done.
    void NameMitigations()
    {
        if (Has(ImportField.Controls) || columns.Exists(IsOfActions)) return;
        foreach (var column in columns.Where(column => column is { IsMapped: false, Sample.Filled: > 0 } && column.Is(ImportField.Actions)
            && HeadingsOfControls.IsMitigation(column.Heading)))
            column.Assumed = "It is read as actions, for no other column has actions or controls. Where it says what is in place already, "
                + "the mapping can say so (controls).";
    }

    // "Existing and planned controls", whose cells do not say which are which.
    void NameControlsToCome()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, Sample.Filled: > 0 }
            && column.Is(ImportField.Controls) && HeadingsOfControls.AreInPlaceAndPlanned(column.Heading)))
            column.Assumed = "All of it is read as controls in place. What is only planned can be told from that by \"Planned:\" before "
                + "it, or \"(planned)\" behind it, and is then read as actions.";
    }

    // "Actions (% complete)", "Controls (effectiveness)", "Actions / progress", "Actions / timescale": the texts, with what is said of
    // each behind it, where no other column has them.
    void ReadTextsWithMore()
    {
        // "Actions in progress" are the actions, where nothing else is.
        if (!Has(ImportField.Actions))
        {
            columns.Find(column => column is { IsMapped: false, Sample.Filled: > 0 } && column.Is(ImportField.ActionProgress)
                && HeadingNames.FoldedHeading(column.Heading) == "action in progress")?.Become(ImportField.Actions, Sureness.Likely);
        }

        foreach (var column in columns.Where(column => column is { IsMapped: false, Sample.Filled: > 0, Fields.Count: 1 }
            && column.Fields[0] is ImportField.ActionStatuses or ImportField.ActionProgress or ImportField.ActionDates
                or ImportField.ControlEffectiveness))
        {
            var at = column.Heading.AsSpan().IndexOfAny('(', '[');
            if ((at > 0 ? column.Heading[..at] : HeadingRemarks.Without(column.Heading) ?? BeforeSlash(column)) is not { } heading
                || ItemParts.Of(column.Fields[0]) is not { } items || Has(items) || names.MeaningOf(heading)?.Field != items) continue;
            var lines = LinesOf(column).ToArray();
            if (lines.Count(IsText) * 2 >= lines.Length) column.Become(items, Sureness.Likely);
        }

        static string? BeforeSlash(ColumnDraft column) =>
            column.Is(ImportField.ActionDates) && column.Heading.Split('/') is [var texts, _] ? texts : null;

        static bool IsText(string line) => line.Contains(' ', StringComparison.Ordinal) && DateText.Read(line) is null
            && ActionState.OfCell(line) is null && ControlCells.EffectivenessOf(line) is null;
    }

    // "Actions & RAG" over nothing but "Amber" and "Done" names no action.
    void PassOverStates()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, Sureness: Sureness.Likely, Sample: { Filled: > 0 } }
            && (column.Is(ImportField.Actions) || column.Is(ImportField.Controls)) && HeadingRemarks.Without(column.Heading) is not null))
        {
            if (LinesOf(column).All(line => ActionEnding.IsColour(line) || ActionState.OfCell(line) is not null))
                column.Ignore("Its cells say how something stands, and not what it is.");
        }
    }

    // "Completed" over days says when, "% complete" how far it is, and "Completed actions" over sentences something else.
    void ReadWhetherDone()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, Sureness: Sureness.Likely, Sample.Filled: > 0 }
            && column.Is(ImportField.ActionStatuses)))
        {
            if (!column.Sample.IsShort) column.Ignore("It has more than whether actions are done.");
            else if (LinesOf(column).Any(line => DateText.Read(line) is not null))
                column.Become(IsYetToBe(column.Name) ? ImportField.ActionDates : ImportField.ActionCompletedOn, Sureness.Likely);
            else if (Has(ImportField.Actions) && LinesOf(column).All(NamesWhatWasDone))
                column.Ignore("It names what was done, and not whether the actions beside it are.");
            else if (column.Sample.HasFigures) column.Become(ImportField.ActionProgress, Sureness.Likely);
        }
    }

    // "Pumps bought", but not "Yes", "Not yet", "50%" and "On track".
    static bool NamesWhatWasDone(string line) => line.Trim() is var text && text.Contains(' ', StringComparison.Ordinal)
        && ActionState.OfCell(text) is null && ActionText.StatusOfCell(text) is null && ActionState.IsAll(text) is null
        && ActionState.FigureOf(text) is null && ExemptText.YesOrNo(TextKey.Of(text.Split([' ', ',', ';', '–', '-'], 2)[0])) is null
        && !ActionState.BeginsAsDone(text) && !OfStates().IsMatch(text);

    [GeneratedRegex(@"^(not|part(ly|ially)?|in|on|near(ly)?|almost|still|ongoing|awaiting|some|all|none|to)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfStates();

    // "Complete by", "To be completed by".
    static bool IsYetToBe(string heading) => HeadingNames.FoldedHeading(heading).Split(' ') is var words
        && (words[^1] == "by" || words[0] == "to");

    // "Progress" beside the owners or days of actions or beside controls is the actions', and so it is right behind them.
    void ReadProgressOfActions()
    {
        foreach (var share in columns.Where(column => column is { IsMapped: false } && column.Is(ImportField.Controls)
            && HoldsShares(column)).ToArray())
        {
            if (!Has(ImportField.ActionProgress)) share.Become(ImportField.ActionProgress, Sureness.Likely);
            else share.Ignore("It says how far something is, which is no control.");
        }

        if (!Has(ImportField.Actions) || Has(ImportField.ActionProgress)) return;
        var isTheirs = Has(ImportField.ActionOwners) || Has(ImportField.ActionDates) || Has(ImportField.ActionStatuses);
        var behind = columns.FindIndex(column => column.Is(ImportField.Actions)) + 1;
        while (behind < columns.Count && columns[behind].Is(ImportField.Owners)) behind++;
        var controls = columns.Where(column => column is { IsMapped: false } && column.Is(ImportField.Controls)).ToArray();
        var progress = Array.Find(controls, column => names.FoldedPart(column.Name) switch
        {
            "progress" or "progress percent" or "percent progress" =>
                isTheirs || controls.Length > 1 || columns.IndexOf(column) == behind || AskWhoseProgress(column) != "controls",
            "progress to date" => isTheirs && controls.Length > 1,
            _ => false,
        });
        progress?.Become(ImportField.ActionProgress, Sureness.Likely);
    }

    // Elsewhere than behind the actions it may be what was done about the entry.
    string? AskWhoseProgress(ColumnDraft column) => decisions.Ask(new ImportQuestion(
        $"progress-of:{Decisions.IdOf(table.Title ?? "")}",
        ImportCodes.StatusUnclear,
        $"\"{column.Name}\" may say how the actions stand, or what is in place, and no other column has controls: which is it?",
        [
            new("actions", "It says how the actions stand."),
            new("controls", "It says what is in place: its lines are the controls."),
        ],
        "actions", table.Name, table.Rows[part.Heading].Number, column.Name), columns);

    // Lines with nothing but a dash are none.
    bool HoldsShares(ColumnDraft column)
    {
        var lines = LinesOf(column);
        return lines.Any() && lines.All(line => ActionState.IsAll(line) is not null);
    }

    // "Actions", "Action owner", "Due", "Status": what stands behind the actions may be theirs.
    void ReadStatusOfActions()
    {
        var at = columns.FindIndex(column => column.Is(ImportField.Actions)) + 1;
        if (at == 0 || Has(ImportField.ActionStatuses)) return;
        var parts = 0;
        var first = at;
        while (at < columns.Count && (!columns[at].IsRead || IsOfActions(columns[at])))
            parts += columns[at++].IsRead ? 1 : 0;
        if (at == columns.Count || columns[at].IsMapped || !columns[at].Is(ImportField.Status)) return;
        var status = columns[at];
        if (parts == 0 && (at > first || !SaysHowActionsStand(status))) return;
        if (HeadingNames.KindOf(status.Heading) is not null) return;
        var words = LinesOf(status).ToArray();
        var read = Array.FindAll(words, word => ActionText.StatusOfCell(word) is not null);
        if (read.Length == 0 || (read.Length < words.Length && MayBeOfEntries(words))) return;
        var hasOwn = columns.Exists(other => other != status && other.Is(ImportField.Status));
        if (hasOwn || (parts > 0 && Array.Exists(read, word => !StatusNames.IsKnown(word)))
            || (read.Length < words.Length && StandsBesideActionsAlone(status)))
        {
            status.Become(ImportField.ActionStatuses, Sureness.Likely);
            return;
        }

        var answer = decisions.Ask(new ImportQuestion(
            $"status-of:{Decisions.IdOf(table.Title ?? "")}",
            ImportCodes.StatusUnclear,
            $"\"{status.Name}\" stands behind what is said of the actions: is it theirs, or the entry's?",
            [
                new("actions", "It is the actions': the entries are open."),
                new("entries", "It is the entries': it says which are open and which are closed."),
            ],
            parts == 0 ? "actions" : null, table.Name, table.Rows[part.Heading].Number, status.Name), columns);
        if (answer != "entries") status.Become(ImportField.ActionStatuses, answer is null ? Sureness.Unsure : Sureness.Sure);
    }

    // Right behind the actions, in words that are said of actions and some of which no entry has: "On track", "Not started".
    bool SaysHowActionsStand(ColumnDraft status)
    {
        var words = LinesOf(status).ToArray();
        return words.Length > 0 && Array.TrueForAll(words, word => ActionText.StatusOfCell(word) is not null)
            && Array.Exists(words, word => !StatusNames.MayBeOfEntry(word));
    }

    // Words that are said of entries alone; and what was answered, or the mapping says, of the entries' statuses.
    bool MayBeOfEntries(string[] words) => decisions.Mapping.Statuses.Count > 0
        || Array.Exists(words, word => StatusNames.IsKnown(word) && ActionText.StatusOfCell(word) is null)
        || Array.Exists(words, word => decisions.Mapping.Answers.ContainsKey(StatusNames.IdOf(word)));

    // In rows that have another action of the entry above, and no title of their own.
    bool StandsBesideActionsAlone(ColumnDraft status)
    {
        var own = columns.FindAll(column => column.Is(ImportField.Title) || column.Is(ImportField.Description)
            || column.Is(ImportField.Reference));
        var actions = columns.Find(column => column.Is(ImportField.Actions))!;
        return own.Count > 0 && part.RowsOf(table).Any(row => !row.IsBlankAt(status.Index) && !row.IsBlankAt(actions.Index)
            && own.TrueForAll(column => row.IsBlankAt(column.Index)));
    }

    IEnumerable<string> LinesOf(ColumnDraft column) => part.LinesOf(table, column.Index);

    /// <summary>Whether a column says something of actions and nothing else.</summary>
    public static bool IsOfActions(ColumnDraft column) => column.Fields is [var field] && ItemParts.OfActions.Contains(field);

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
