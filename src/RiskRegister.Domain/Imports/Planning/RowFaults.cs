namespace RiskRegister.Domain.Imports;

/// <summary>What only the entry shows to be wrong with a row.</summary>
internal sealed class RowFaults(RowApplication application, PlanMessages messages, MovedActions moved)
{
    /// <summary>Says what is wrong; whether anything is.</summary>
    public bool Refuse(ImportedRow row, EntryState? present) =>
        RefuseDisagreeing(row, present) | (present is not null && RefuseActionRows(row, present));

    // One of impact, likelihood and score may have been changed alone, since the row was exported.
    bool RefuseDisagreeing(ImportedRow row, EntryState? present)
    {
        var isRefused = false;
        Check(row.Score, present?.Score);
        Check(row.ResidualScore, present?.ResidualScore);
        Check(row.TargetScore, present?.TargetScore);
        return isRefused;

        void Check(Cell<StatedScore?>? cell, Score? score)
        {
            if (cell?.Value is not { Disagrees: true } stated || stated.IsOneChangeOf(score)) return;
            isRefused = true;
            messages.Add(new(row.Table, row.Number, cell.Column, ImportCodes.ScoreDisagrees,
                $"Impact {stated.Impact}, likelihood {stated.Likelihood} and score {stated.Value} do not agree.", ImportSeverity.Refused));
        }
    }

    bool RefuseActionRows(ImportedRow row, EntryState present)
    {
        if (row.ActionRows is null) return false;
        var state = application.Apply(row, present);
        (ImportedActionRow Row, string Message)[] faults =
            [.. ActionRows.FaultsOf(row, present, state).Concat(moved.In(row, present)).DistinctBy(fault => fault.Row.Row)];
        foreach (var (action, message) in faults)
        {
            messages.Add(new(action.Table, action.Row, action.Text.Column, ImportCodes.ActionUnreadable, message, ImportSeverity.Refused)
            {
                Cell = action.TextCell,
            });
        }

        foreach (var kept in ActionRows.WithoutRow(row, present, state))
        {
            messages.Report(row, null, ImportCodes.ActionKept,
                $"\"{CellText.Shown(kept.Text)}\" of {RowMatching.NameOf(present)} has no row on the sheet of actions: it stays; "
                    + $"take it out "
                + "of the entry's own row where it is no more.");
        }

        return faults.Length > 0;
    }
}
