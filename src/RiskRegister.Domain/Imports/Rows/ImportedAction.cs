namespace RiskRegister.Domain.Imports;

/// <summary>An action as a register has it; what a register does not say of it is null and is left as it is.</summary>
/// <param name="Text">One line.</param>
public sealed record ImportedAction(
    string Text, string? Owner = null, DateOnly? DueOn = null, ActionStatus? Status = null, string? Progress = null);
