namespace RiskRegister.Domain.Imports;

/// <summary>Says which scores of an entry were taken for one of several that they may be, and what of them says nothing.</summary>
internal static class AssumedScores
{
    public static void Report(ImportedRow row, EntryState state, PlanMessages messages)
    {
        ReportIfAssumed(row.Score, state.Score);
        ReportIfAssumed(row.ResidualScore, state.ResidualScore);
        ReportIfAssumed(row.TargetScore, state.TargetScore);
        if (row.TargetDate is { Value: not null } day && state.TargetScore is null)
        {
            messages.Report(row, day.Column, ImportCodes.TargetDateAlone,
                "There is no target score to be reached by that day: it is left out.");
        }

        if (row.HasScore && row.Score?.Value is null && state.Score.Assumed) ReportUnknown("score before the actions", state.Score);
        if (row.HasScore && row.ResidualScore?.Value is null && state.ResidualScore.Assumed)
            ReportUnknown("residual score", state.ResidualScore);

        void ReportUnknown(string name, Score score) => messages.Report(row, null, ImportCodes.ScoreUnknown,
            $"The {name} is not known; it is marked as assumed to be impact {score.Impact} and likelihood {score.Likelihood}, until "
            + "somebody sets it.");

        void ReportIfAssumed(Cell<StatedScore?>? cell, Score? score)
        {
            if (cell?.Value is null || score is not { Assumed: true }) return;
            messages.Report(row, cell.Column, ImportCodes.ScoreAssumed,
                $"{score.Value} is taken for impact {score.Impact} and likelihood {score.Likelihood}, which is one of several ways.");
        }
    }
}
