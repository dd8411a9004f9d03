namespace RiskRegister.Domain.Imports;

/// <summary>
/// Reads the actions of a cell, what their own texts say of owner, day and progress, and what columns say beside them: an action's own
/// owner and day are followed, and columns say what it does not.
/// </summary>
/// <param name="texts">Of the actions.</param>
/// <param name="beside">Lays lines beside them.</param>
/// <param name="asWritten">Whether owner and day at the end of a text are its own.</param>
/// <param name="report">Takes what could not be read: of which field, and what is to be said.</param>
/// <param name="undated">Takes what says of a due day that there is none.</param>
/// <param name="endsInState">Whether their heading says that how far they are stands behind each.</param>
/// <param name="heading">Their own, which may say that days stand behind them.</param>
/// <param name="statusHeading">Of the column of statuses: where it asks whether an action is done, yes and no are statuses.</param>
internal sealed class ActionCells(
    IReadOnlyList<string> texts,
    ItemCells beside,
    bool asWritten,
    bool endsInState,
    string heading,
    string statusHeading,
    Action<ImportField, string> report,
    Action<string> undated)
{
    /// <param name="reports">What lines below the texts say of each; null where there are none.</param>
    public IReadOnlyList<ImportedAction> Read(
        IReadOnlyList<string>? owners,
        IReadOnlyList<string>? dates,
        IReadOnlyList<string>? statuses,
        IReadOnlyList<string>? progress,
        IReadOnlyList<string>? completed,
        IReadOnlyList<string>? revised,
        IReadOnlyList<ActionReport?>? reports = null)
    {
        if (dates is null) (dates, revised) = (revised, null);
        var takesProgress = statuses is null && progress is null && completed is null;
        var actions = new ImportedAction[texts.Count];
        for (var at = 0; at < actions.Length; at++)
        {
            var mark = asWritten ? null : ActionMarks.Read(texts[at]);
            var text = mark?.Text ?? texts[at];
            var action = asWritten ? new ImportedAction(text) : ReadApart(text, owners is null, dates is null, takesProgress);
            actions[at] = mark is null ? action : Marked(action, texts[at], mark.Value.Status, mark.Value.IsTick);
        }

        if (actions.Length == 0 || (owners is null && dates is null && takesProgress && reports is null)) return actions;
        if (actions.Length == 1 && progress is { Count: > 1 }) progress = [string.Join('\n', progress).Trim()];
        var due = asWritten ? null : TakeDays(ref owners);
        owners = beside.FittingOwners(owners, ImportField.ActionOwners);
        if (owners is null || (due?.Count > 1 && due.Count != owners.Count)) due = null;
        dates = beside.Fitting(dates, ImportField.ActionDates);
        revised = beside.Fitting(revised, ImportField.RevisedActionDates, isOneForAll: false);
        statuses = beside.Fitting(statuses, ImportField.ActionStatuses);
        progress = beside.Fitting(progress, ImportField.ActionProgress, isOneForAll: false);
        completed = beside.Fitting(completed, ImportField.ActionCompletedOn);
        for (var at = 0; at < actions.Length; at++)
        {
            var action = actions[at];
            actions[at] = action with
            {
                Owner = owners is null ? action.Owner : OwnerOf(action, beside.Said(owners, at, owner => owner)),
                DueOn = dates is null ? action.DueOn : DayOf(action, beside.Said(dates, at, ReadDay)),
                Progress = progress is null ? action.Progress : beside.Said(progress, at, said => said),
            };
            if ((due?.Count == 1 ? due[0] : due?[at]) is { } dueOn) actions[at] = WithDayOfOwner(actions[at], dueOn);
            if (statuses is not null && statuses[at].Length > 0) actions[at] = Standing(actions[at], statuses[at]);
            if (completed is { } days && days[at].Length > 0) actions[at] = Completed(actions[at], days[at]);
            if (revised is not null) actions[at] = Moved(actions[at], revised[at]);
            if (dates is not null && !asWritten) actions[at] = WithEndInDue(actions[at], dates[at]);
            if (!takesProgress && !asWritten) actions[at] = AgreedWithText(actions[at], texts[at]);
            if (progress is not null && !asWritten) actions[at] = AgreedWithProgress(actions[at]);
            if (reports?[at] is { } said) actions[at] = Reported(actions[at], said);
        }

        return actions;
    }

    // Of "Works Manager (by March 2027)" the day, and the owner without it.
    List<DateOnly?>? TakeDays(ref IReadOnlyList<string>? owners)
    {
        if (owners is null || !owners.Any(line => line.AsSpan().ContainsAnyInRange('0', '9'))) return null;
        var (names, days) = (new List<string>(owners.Count), new List<DateOnly?>(owners.Count));
        foreach (var line in owners)
        {
            var (name, day) = DueOwner.Read(line) is var (owner, due) ? (owner, (DateOnly?)due) : (line, null);
            names.Add(name);
            days.Add(day);
            if (day is not null || !ActionSigns.OfADay(line)) continue;
            report(ImportField.ActionOwners, $"\"{CellText.Shown(line)}\" seems to say a day, and it is not clear: it is the owner "
                + "as it is written. Write the day into a column of its own.");
        }

        if (!days.Exists(day => day is not null)) return null;
        owners = names;
        return days;
    }

    // A column of days is followed.
    ImportedAction WithDayOfOwner(ImportedAction action, DateOnly day)
    {
        if (action.DueOn.Value is not { } due) return action with { DueOn = new(true, day) };
        if (due != day)
            report(ImportField.ActionOwners, $"Beside its owner \"{CellText.Shown(action.Text)}\" has another day on which it is due, "
                + $"{RegisterWording.Day(day)}: that is not read.");
        return action;
    }

    // A tick may be a bullet, and a cross may say either: that is named.
    ImportedAction Marked(ImportedAction action, string line, ActionStatus? status, bool isTick)
    {
        if (status is null || isTick)
            report(ImportField.Actions, $"\"{CellText.Shown(line)}\" has a mark beside it: "
                + (isTick ? "it is taken for done." : "whether it is done cannot be told, and the text stays as it is written."));
        if (action is { Status: null, CompletedOn: null }) return action with { Status = status };
        if (status is null || IsDone(action) == (status == ActionStatus.Done)) return action;
        report(ImportField.Actions, $"\"{CellText.Shown(line)}\" says by its mark and by its text that it stands differently: the text is "
            + "followed.");
        return action;
    }

    // A text that stays whole for what its words mean has its day still.
    static bool LacksDay(ImportedAction action, string text) => !action.DueOn.IsGiven || action.Text.Length < text.Length;

    ImportedAction ReadApart(string text, bool lacksOwner, bool lacksDay, bool takesProgress)
    {
        if (text is [.., ':'])
            report(ImportField.Actions,
                $"\"{CellText.Shown(text)}\" seems to be a heading of the lines below it, and is read as an action.");
        if (!endsInState && ActionText.HasOnlyTexts(text)) return new ImportedAction(text);
        var standing = endsInState && takesProgress ? ActionEnding.Standing(text) : null;
        var action = WithDay(standing ?? ActionText.Read(text, takesProgress), text);
        Name(action.Text, lacksDay && LacksDay(action, text), lacksOwner, takesProgress && action is { Status: null, CompletedOn: null },
            lacksOwner && action.DueOn.IsGiven && !action.Owner.IsGiven && ActionSigns.InitialsAtEnd(action.Text) is not null);
        return action;
    }

    // Of a text from which nothing else is taken.
    ImportedAction WithDay(ImportedAction action, string text) =>
        action.Text.Length == text.Length && text.AsSpan().ContainsAnyInRange('0', '9') && ActionText.SaysTheirDays(heading)
            && ActionText.Dated(text) is { } dated ? dated : action;

    // A column may say more of the same owner, "J Smith" of "JS".
    Optional<string?> OwnerOf(ImportedAction action, Optional<string?> said)
    {
        if (said.Value is not { } column)
        {
            if (action.Owner.IsGiven) return action.Owner;
            if (!asWritten && !ActionText.HasOnlyTexts(action.Text))
                Name(action.Text, lacksDay: false, lacksOwner: true, lacksStatus: false);
            return said;
        }

        if (asWritten || ActionText.HasOnlyTexts(action.Text) && !action.Owner.IsGiven) return said;
        if (action.Owner.Value is not { } own)
        {
            if (ActionSigns.OfAnOwner(action.Text) && !action.Text.Contains(column, StringComparison.OrdinalIgnoreCase))
                report(ImportField.ActionOwners, $"\"{CellText.Shown(action.Text)}\" seems to say another owner than "
                    + $"\"{CellText.Shown(column)}\" beside it: the text stays as it is written, and the column is followed.");
            return said;
        }

        if (PeopleAndPosts.AreTheSame(own, column)) return PeopleAndPosts.IsPerson(column) ? said : action.Owner;
        report(ImportField.ActionOwners, $"\"{CellText.Shown(action.Text)}\" has the owner \"{CellText.Shown(own)}\" in its own text, and "
            + $"\"{CellText.Shown(column)}\" beside it: the text is followed.");
        return action.Owner;
    }

    Optional<DateOnly?> DayOf(ImportedAction action, Optional<DateOnly?> said)
    {
        if (action.DueOn.Value is not { } own)
        {
            if (!asWritten && !ActionText.HasOnlyTexts(action.Text)) NameDay(action.Text, said.Value);
            return said;
        }

        if (said.Value is { } column && column != own)
            report(ImportField.ActionDates, $"\"{CellText.Shown(action.Text)}\" is due on {RegisterWording.Day(own)} by its own text, "
                + $"and on {RegisterWording.Day(column)} by the column beside it: the text is followed.");
        return action.DueOn;
    }

    // "Raise gates (revised date June 2027)" beside "March 2027".
    void NameDay(string text, DateOnly? column)
    {
        if (column is not { } day) Name(text, lacksDay: true, lacksOwner: false, lacksStatus: false);
        else if (ActionSigns.DayWithin(text) is { } own && own != day)
            report(ImportField.ActionDates, $"\"{CellText.Shown(text)}\" seems to be due on {RegisterWording.Day(own)} by its own text, "
                + $"and is on {RegisterWording.Day(day)} by the column beside it: the text stays as it is written, and the column is "
                + "followed.");
        else if (ActionSigns.OfAMovedDay(text))
            report(ImportField.ActionDates, $"\"{CellText.Shown(text)}\" seems to say a day to which it was moved, and it is not clear: "
                + "the text stays as it is written, and the column beside it is followed.");
    }

    // What is not read as an owner or a day stays in the text, be it a second one; where it seems to be one, somebody has to say so.
    void Name(string text, bool lacksDay, bool lacksOwner, bool lacksStatus, bool hasOwner = false)
    {
        List<string> signs = [];
        if (lacksDay && ActionSigns.OfADay(text)) signs.Add("a day");
        if (hasOwner || (lacksOwner && ActionSigns.OfAnOwner(text))) signs.Add("an owner");
        if (lacksStatus && ActionSigns.OfAState(text)) signs.Add("how it stands");
        if (signs.Count == 0) return;
        report(ImportField.Actions,
            $"\"{CellText.Shown(text)}\" seems to say {string.Join(" and ", signs)}, and it is not clear: the text stays as it is written, "
            + "and nothing is taken from it. Write \"(owner, day)\" behind the text, or columns of their own.");
    }

    // What a status says is not overruled.
    ImportedAction Completed(ImportedAction action, string line)
    {
        if ((ActionText.StatusOf(line) ?? ActionText.AnswerOf(line)) is { } said) return action with { Status = action.Status ?? said };
        if (CompletedDay.Read(line) is not { } day)
        {
            report(ImportField.ActionCompletedOn, DateText.WhyUnread(line));
            return action;
        }

        if (action.Status is null or ActionStatus.Done) return action with { CompletedOn = day };
        report(ImportField.ActionCompletedOn,
            $"\"{CellText.Shown(action.Text)}\" is {MappingText.NameOf(action.Status.Value)} by its status, and has "
            + $"\"{CellText.Shown(line)}\" as the day on which it was completed: the day is not read.");
        return action;
    }

    // "100%" and "Completed 1/9/26" are done where nothing else says how an action stands; where something does, both are kept, and named
    // if they differ.
    ImportedAction AgreedWithProgress(ImportedAction action)
    {
        if (action.Progress.Value is not { } progress || ActionState.OfCell(progress) is not { } state) return NotAgreed(action);
        if (action is { Status: null, CompletedOn: null })
        {
            if (state.CompletedOn is { } day) return action with { CompletedOn = day };
            return state.Status == ActionStatus.Open ? action : action with { Status = state.Status };
        }

        var isDone = IsDone(action);
        if (isDone == (state.Status == ActionStatus.Done) || action.Status == ActionStatus.Dropped) return action;
        report(ImportField.ActionProgress,
            $"\"{CellText.Shown(action.Text)}\" is {(isDone ? "done" : "open")} by one column, and \"{CellText.Shown(progress)}\" by "
            + "another: both are kept as they are written.");
        return action;
    }

    // "Completed, subject to audit": it begins as if it were done.
    ImportedAction NotAgreed(ImportedAction action)
    {
        if (action is { Status: null, CompletedOn: null, Progress.Value: { } progress } && ActionState.BeginsAsDone(progress))
            report(ImportField.ActionProgress,
                $"\"{CellText.Shown(progress)}\" begins as if \"{CellText.Shown(action.Text)}\" were done, and says more: the action stays "
                + "as it is, and the progress as it is written. If it is done, write \"Completed\", or a column of statuses.");
        return action;
    }

    // "Locks (complete)" beside "Open"; where a column says nothing of it, the text does.
    ImportedAction AgreedWithText(ImportedAction action, string text)
    {
        if (ActionText.HasOnlyTexts(text)) return action;
        var read = ActionText.Read(text);
        if (read is { Status: null, CompletedOn: null }) return action;
        if (action is { Status: null, CompletedOn: null }) return action with { Status = read.Status, CompletedOn = read.CompletedOn };
        if (IsDone(action) == IsDone(read) || action.Status == ActionStatus.Dropped) return action;
        report(ImportField.ActionStatuses, $"\"{CellText.Shown(text)}\" says in its own text that it is "
            + $"{(IsDone(read) ? "" : "not ")}done, and a column says otherwise: the column is followed.");
        return action;
    }

    // What a column or the text itself says of it comes first.
    ImportedAction Reported(ImportedAction action, ActionReport said)
    {
        var whole = action.Progress.Value is { Length: > 0 } progress ? $"{progress}\n{said.Progress}" : said.Progress;
        foreach (var line in said.Said.Split('\n')) action = AgreedWithProgress(action with { Progress = line });
        return action with { Progress = whole };
    }

    static bool IsDone(ImportedAction action) => action.Status is null or ActionStatus.Done;

    // "March 2027 - complete", where nothing else says how the action stands; named where something says otherwise.
    ImportedAction WithEndInDue(ImportedAction action, string line)
    {
        // Nearly every line is a day and nothing else.
        if (line.Length == 0 || (char.IsAsciiDigit(line[0]) && char.IsAsciiDigit(line[^1])) || DateText.Read(line) is not null
            || DueText.Read(line)?.State is not { } state) return action;
        if (action is { Status: null, CompletedOn: null })
            return state.CompletedOn is { } day ? action with { CompletedOn = day } : action with { Status = state.Status };
        if (IsDone(action) != (state.Status == ActionStatus.Done)
            || (state.Status == ActionStatus.Dropped && action.Status != ActionStatus.Dropped))
            report(ImportField.ActionDates, $"\"{CellText.Shown(line)}\" says that \"{CellText.Shown(action.Text)}\" is "
                + $"{MappingText.NameOf(state.Status)}, and another column that it is {(IsDone(action) ? "done" : "not")}: "
                + "that is followed.");
        return action;
    }

    DateOnly? ReadDay(string line)
    {
        if ((asWritten ? DateText.Read(line) : DateText.ReadDue(line)) is { } due) return due;
        if (!asWritten && DueText.Read(line) is { } more) return more.DueOn;
        if (!asWritten && DueText.SaysNone(line)) undated(line);
        else report(ImportField.ActionDates, DateText.WhyUnread(line));
        return null;
    }

    // What says no day leaves the one before.
    ImportedAction Moved(ImportedAction action, string line)
    {
        if (line.Length == 0 || ItemLines.IsNone(line)) return action;
        if ((DateText.ReadDue(line) ?? DueText.Read(line)?.DueOn) is not { } day)
        {
            report(ImportField.RevisedActionDates, $"\"{CellText.Shown(line)}\" is no day to which \"{CellText.Shown(action.Text)}\" was "
                + "moved: it is due when it was before. Write 31 March 2027 or 31/03/2027.");
            return action;
        }

        return WithEndInDue(action with { DueOn = day }, line);
    }

    // Every action has one: what says none leaves it as it is.
    ImportedAction Standing(ImportedAction action, string word)
    {
        if (ReadStatus(word) is { } status)
        {
            if (action.Status is { } marked && (marked == ActionStatus.Done) != (status == ActionStatus.Done))
                report(ImportField.ActionStatuses, $"\"{CellText.Shown(word)}\" contradicts the mark before "
                    + $"\"{CellText.Shown(action.Text)}\": the status is followed.");
            return action with { Status = status, StatusWord = !asWritten && ActionText.SaysHowItGoes(word) ? word : null };
        }

        if (ActionState.OfCell(word) is { } state)
            return state.CompletedOn is { } day
                ? action with { Status = null, CompletedOn = day }
                : action with { Status = state.Status, StatusWord = !asWritten && state.IsShare ? word : null };
        report(ImportField.ActionStatuses, $"\"{CellText.Shown(word)}\" is no status of an action: write open, done or dropped.");
        return action;
    }

    ActionStatus? ReadStatus(string word) => ActionText.StatusOfCell(word)
        ?? (ActionText.AsksWhetherDone(statusHeading) ? ActionText.AnswerOf(word) : null);
}
