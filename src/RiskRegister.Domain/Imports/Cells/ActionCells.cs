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
    readonly ActionStanding standing = new(asWritten, statusHeading, report);

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
            actions[at] = mark is null ? action : standing.Marked(action, texts[at], mark.Value.Status, mark.Value.IsTick);
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
            if (statuses is not null && statuses[at].Length > 0) actions[at] = standing.WithStatus(actions[at], statuses[at]);
            if (completed is { } days && days[at].Length > 0) actions[at] = standing.WithCompletion(actions[at], days[at]);
            if (revised is not null) actions[at] = Moved(actions[at], revised[at]);
            if (dates is not null && !asWritten) actions[at] = standing.WithEndInDue(actions[at], dates[at]);
            if (!takesProgress && !asWritten) actions[at] = standing.AgreedWithText(actions[at], texts[at]);
            if (progress is not null && !asWritten) actions[at] = standing.AgreedWithProgress(actions[at]);
            if (reports?[at] is { } said) actions[at] = standing.Reported(actions[at], said);
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

    // A text that stays whole for what its words mean has its day still.
    static bool LacksDay(ImportedAction action, string text) => !action.DueOn.IsGiven || action.Text.Length < text.Length;

    ImportedAction ReadApart(string text, bool lacksOwner, bool lacksDay, bool takesProgress)
    {
        if (text is [.., ':'])
            report(ImportField.Actions,
                $"\"{CellText.Shown(text)}\" seems to be a heading of the lines below it, and is read as an action.");
        if (!endsInState && ActionText.HasOnlyTexts(text)) return new ImportedAction(text);
        var ended = endsInState && takesProgress ? ActionEnding.Standing(text) : null;
        var action = WithDay(ended ?? ActionText.Read(text, takesProgress), text);
        Name(action.Text, lacksDay && LacksDay(action, text), lacksOwner, takesProgress && action is { Status: null, CompletedOn: null },
            lacksOwner && !action.Owner.IsGiven && (action.DueOn.IsGiven || action.Text.Length < text.Length)
                && ActionSigns.EndsInAnOwner(action.Text, ActionText.SaysTheirOwners(heading)));
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

        return standing.WithEndInDue(action with { DueOn = day }, line);
    }
}
