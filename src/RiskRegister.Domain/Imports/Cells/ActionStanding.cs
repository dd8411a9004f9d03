namespace RiskRegister.Domain.Imports;

/// <summary>
/// How an action stands by all that is said of it: a mark before it, columns beside it, its own text and its progress. Where two of them
/// contradict each other, one is followed and that is named.
/// </summary>
/// <param name="asWritten">Whether texts say nothing of it.</param>
/// <param name="statusHeading">Of the column of statuses: where it asks whether an action is done, yes and no are statuses.</param>
/// <param name="report">Takes what could not be read: of which field, and what is to be said.</param>
// A struct, for each row has one.
internal readonly struct ActionStanding(bool asWritten, string statusHeading, Action<ImportField, string> report)
{
    /// <summary>By the mark before it: a tick may be a bullet, and a cross may say either, and that is named.</summary>
    public ImportedAction Marked(ImportedAction action, string line, ActionStatus? status, bool isTick)
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

    /// <summary>By its status. Every action has one: what says none leaves it as it is.</summary>
    public ImportedAction WithStatus(ImportedAction action, string word)
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

    /// <summary>By the day on which it was completed; what a status says is not overruled.</summary>
    public ImportedAction WithCompletion(ImportedAction action, string line)
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

    /// <summary>"March 2027 - complete", where nothing else says how the action stands; named where something says otherwise.</summary>
    public ImportedAction WithEndInDue(ImportedAction action, string line)
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

    /// <summary>"Locks (complete)" beside "Open"; where a column says nothing of it, the text does.</summary>
    public ImportedAction AgreedWithText(ImportedAction action, string text)
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

    /// <summary>
    /// "100%" and "Completed 1/9/26" are done where nothing else says how an action stands; where something does, both are kept, and named
    /// if they differ.
    /// </summary>
    public ImportedAction AgreedWithProgress(ImportedAction action)
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

    /// <summary>By the lines below it; what a column or the text itself says comes first.</summary>
    public ImportedAction Reported(ImportedAction action, ActionReport said)
    {
        var whole = action.Progress.Value is { Length: > 0 } progress ? $"{progress}\n{said.Progress}" : said.Progress;
        foreach (var line in said.Said.Split('\n')) action = AgreedWithProgress(action with { Progress = line });
        return action with { Progress = whole };
    }

    static bool IsDone(ImportedAction action) => action.Status is null or ActionStatus.Done;
}
