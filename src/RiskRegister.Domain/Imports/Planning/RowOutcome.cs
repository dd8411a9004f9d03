namespace RiskRegister.Domain.Imports;

/// <summary>What an import does with one of its rows; why a row is refused stands in the plan's messages.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Row">As a person counts rows.</param>
/// <param name="Reference">The entry's; a refused row's own, if it has one.</param>
/// <param name="State">The entry as it will be; null for a refused row.</param>
/// <param name="ChangedFields">Of an updated entry, named as in its JSON.</param>
public sealed record RowOutcome(
    string Table, int Row, RowResult Result, EntryReference? Reference, EntryState? State, IReadOnlyList<string> ChangedFields)
{
    /// <summary>As many updated rows of a plan say what they change from what to what.</summary>
    public const int MostWithDifferences = 500;

    /// <summary>What an updated entry was and becomes in these fields; null for other rows, and for those after the first
    /// <see cref="MostWithDifferences"/>.</summary>
    public IReadOnlyList<FieldDifference>? Differences { get; init; }
}
