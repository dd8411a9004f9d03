using System.Globalization;

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
    DateOnly? CompletedOn = null,
    string? StatusWord = null)
{
    /// <summary>Whether the day of its completion is still to come, so that it is not done.</summary>
    public bool IsYetToBeCompleted(DateOnly today) => CompletedOn > today;

    /// <summary>The action after what is said of it; its text aside.</summary>
    public PlannedAction ApplyTo(PlannedAction action, DateOnly today)
    {
        var completed = IsYetToBeCompleted(today) ? null : CompletedOn;
        return action with
        {
            Owner = Owner.Or(action.Owner),
            DueOn = DueOn.Or(action.DueOn),
            Status = Status ?? (completed is null ? action.Status : ActionStatus.Done),
            Progress = WithDay(WithStatusWord(action.Progress), completed),
        };
    }

    // A word that an import left there gives way to the next one, and to the end of the action.
    string? WithStatusWord(string? stored)
    {
        if (Progress.Value is { Length: > 0 } said) return said;
        if (Progress.IsGiven) return StatusWord;
        if (string.IsNullOrEmpty(stored)) return StatusWord ?? stored;
        var isOver = Status is ActionStatus.Done or ActionStatus.Dropped || (Status is null && CompletedOn is not null);
        var givesWay = isOver || StatusWord is not null;
        return givesWay && (ActionText.SaysHowItGoes(stored) || ActionState.OfCell(stored) is { IsShare: true }) ? StatusWord : stored;
    }

    // An action has no day of completion of its own; "Completed 4/5/26" says it already.
    static string? WithDay(string? progress, DateOnly? completed)
    {
        if (completed is not { } day) return progress;
        var on = $"ompleted on {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";
        if (progress is not { Length: > 0 } said) return $"C{on}";
        return said.Contains(on, StringComparison.Ordinal) || ActionState.OfCell(said)?.CompletedOn == day
            || said.Length > EntryLimits.ActionProgress - on.Length - 4
            ? said : $"{said} (c{on})";
    }
}
