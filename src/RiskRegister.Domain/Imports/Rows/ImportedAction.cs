namespace RiskRegister.Domain.Imports;

/// <summary>An action as a register has it; what a register does not say of it is not given and is left as it is.</summary>
/// <param name="Text">One line.</param>
/// <param name="Status">Null where nothing is said.</param>
public sealed record ImportedAction(
    string Text,
    Optional<string?> Owner = default,
    Optional<DateOnly?> DueOn = default,
    ActionStatus? Status = null,
    Optional<string?> Progress = default)
{
    /// <summary>The action after what is said of it; its text aside.</summary>
    public PlannedAction ApplyTo(PlannedAction action) => action with
    {
        Owner = Owner.Or(action.Owner),
        DueOn = DueOn.Or(action.DueOn),
        Status = Status ?? action.Status,
        Progress = Progress.Or(action.Progress),
    };
}
