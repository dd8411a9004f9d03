namespace RiskRegister.Domain.Imports;

/// <summary>
/// A row of the sheet of actions that this service's own workbooks have. A column that is there says all: an empty cell clears.
/// </summary>
/// <param name="Row">As a person counts rows.</param>
/// <param name="ActionId">Null for a new action, and where the column was deleted.</param>
/// <param name="Text">One line.</param>
public sealed record ImportedActionRow(string Table, int Row, int? ActionId, Cell<string> Text)
{
    /// <summary>The cell that has the text: "C9".</summary>
    public required string TextCell { get; init; }

    public Cell<string?>? Owner { get; init; }

    public Cell<DateOnly?>? DueOn { get; init; }

    /// <summary>Null where nothing is said: then it stays.</summary>
    public ActionStatus? Status { get; init; }

    public Cell<string?>? Progress { get; init; }
}
