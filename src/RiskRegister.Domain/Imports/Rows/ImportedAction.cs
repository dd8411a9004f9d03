namespace RiskRegister.Domain.Imports;

/// <summary>An action as a register has it; what a register does not say of it is not given and is left as it is.</summary>
/// <param name="Text">One line.</param>
/// <param name="Status">Null where nothing is said.</param>
/// <param name="CompletedOn">Says that it is done, where no status says otherwise.</param>
/// <param name="StatusWord">By which the status says more than that the action is open: "Delayed", "75%". It is the progress where
/// there is no other.</param>
public sealed record ImportedAction(
    string Text,
    Optional<string?> Owner = default,
    Optional<DateOnly?> DueOn = default,
    ActionStatus? Status = null,
    Optional<string?> Progress = default,
    CompletedDay? CompletedOn = null,
    string? StatusWord = null)
{
    /// <summary>Whether the day of its completion is still to come, so that it is not done.</summary>
    public bool IsYetToBeCompleted(DateOnly today) => CompletedOn?.IsAfter(today) == true;

    /// <summary>The action after what is said of it; its text aside.</summary>
    public PlannedAction ApplyTo(PlannedAction action, DateOnly today)
    {
        var completed = IsYetToBeCompleted(today) ? null : CompletedOn;
        var progress = completed is not null || Status is ActionStatus.Open or ActionStatus.Dropped
            ? CompletionText.Without(action.Progress) : action.Progress;
        return action with
        {
            Owner = Owner.Or(action.Owner),
            DueOn = DueOn.Or(action.DueOn),
            Status = Status ?? (completed is not null ? ActionStatus.Done : IsOpenAgain(action) ? ActionStatus.Open : action.Status),
            Progress = completed is { } day ? CompletionText.With(WithStatusWord(progress), day) : WithStatusWord(progress),
        };
    }

    // "Not started" and "40%" reopen what was done, also where they are the progress and no status.
    bool IsOpenAgain(PlannedAction action) => action.Status != ActionStatus.Open && CompletedOn is null
        && Progress.Value is { Length: > 0 } progress
        && (ActionText.StatusOfCell(progress) ?? ActionState.OfCell(progress)?.Status) == ActionStatus.Open;

    // A word that an import left there gives way to the next one, and to the end of the action.
    string? WithStatusWord(string? stored)
    {
        if (Progress.Value is { Length: > 0 } said) return said;
        if (Progress.IsGiven) return StatusWord;
        if (string.IsNullOrEmpty(stored)) return StatusWord ?? stored;
        var isOver = Status is ActionStatus.Done or ActionStatus.Dropped || (Status is null && CompletedOn is not null);
        var givesWay = isOver ? ActionText.StatusOfCell(stored) == ActionStatus.Open
            : StatusWord is not null && ActionText.SaysHowItGoes(stored);
        return givesWay || ((isOver || StatusWord is not null) && ActionState.OfCell(stored) is { IsShare: true }) ? StatusWord : stored;
    }
}
