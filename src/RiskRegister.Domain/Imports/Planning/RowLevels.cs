namespace RiskRegister.Domain.Imports;

/// <summary>
/// Says what becomes of the registers that rows name: a new entry begins in the one that its row says, and an entry that is there stays
/// where it is, for a move between registers is asked for with a reason and decided by an editor.
/// </summary>
internal static class RowLevels
{
    /// <summary>Where a row names another register than its entry's.</summary>
    /// <param name="known">The entry as the row's file knew it.</param>
    public static void ReportKept(ImportedRow row, EntryState known, PlanMessages messages)
    {
        if (row.Level is not { } level || level.Value == known.Level) return;
        messages.Report(row, level.Column, ImportCodes.LevelKept,
            $"{RowMatching.NameOf(known)} is in {known.Level.Worded()}, and in {level.Value.Worded()} in the file: it stays where it "
            + "is until a move is asked for and accepted.");
    }

    /// <summary>Where a new entry is not in the corporate register.</summary>
    public static void ReportElsewhere(ImportedRow row, EntryState created, PlanMessages messages)
    {
        if (created.Level == RegisterLevel.Corporate) return;
        messages.Report(row, row.Level?.Column, ImportCodes.EntryElsewhere,
            $"\"{CellText.Shown(created.Title)}\" gets into {created.Level.Worded()}, of which no snapshot is taken.");
    }
}
