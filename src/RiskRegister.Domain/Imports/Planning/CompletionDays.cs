namespace RiskRegister.Domain.Imports;

/// <summary>Names actions that a register says were completed on a day that is to come: they are not done.</summary>
internal static class CompletionDays
{
    public static void Report(ImportedRow row, DateOnly today, PlanMessages messages)
    {
        foreach (var action in row.Actions?.Value ?? [])
        {
            if (!action.IsYetToBeCompleted(today)) continue;
            messages.Report(row, null, ImportCodes.ActionUnreadable,
                $"\"{CellText.Shown(action.Text)}\" cannot have been completed {action.CompletedOn}, which is to come: the "
                + "day is not read. Where it is the day on which the action is due, the mapping can say so (actionDates).");
        }
    }
}
