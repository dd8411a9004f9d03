namespace RiskRegister.Domain.Imports;

/// <summary>
/// Names narratives that a row says nothing of and that now stand beside another direction than the one they were written for: the cell
/// that said "Up – more floods" last quarter says "Down" now.
/// </summary>
internal static class KeptNarratives
{
    public static void Report(ImportedRow row, EntryState state, EntryState present, PlanMessages messages)
    {
        if (row is not { Direction: { Value: { } direction } cell, Narrative: null }) return;
        if (present.Direction.Narrative is not { Length: > 0 } narrative || state.Direction.Narrative != narrative) return;
        var isStale = present.Direction.Direction is { } before ? before != direction
            : DirectionText.Contradicts(direction, narrative, row.Kind);
        if (!isStale) return;
        var until = present.Direction.Direction is { } was ? $" ({was} until now)" : "";
        messages.Report(row, cell.Column, ImportCodes.NarrativeKept,
            $"{direction} is all that the row says of where {RowMatching.NameOf(present)} goes{until}: the narrative that is known, "
            + $"\"{CellText.Shown(narrative)}\", is kept beside it. Write the new one behind the direction, or in a column Narrative.");
    }
}
