namespace RiskRegister.Domain.Imports;

/// <summary>Says which scores of an entry were taken for one of several that they may be, and what of them says nothing.</summary>
internal static class AssumedScores
{
    /// <param name="present">The stored entry, whose own export has its assumed scores again.</param>
    public static void Report(ImportedRow row, EntryState state, EntryState? present, PlanMessages messages)
    {
        ReportIfAssumed(row.Score, state.Score, present?.Score);
        ReportIfAssumed(row.ResidualScore, state.ResidualScore, present?.ResidualScore);
        ReportIfAssumed(row.TargetScore, state.TargetScore, present?.TargetScore);
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

        void ReportIfAssumed(Cell<StatedScore?>? cell, Score? score, Score? before)
        {
            if (cell?.Value is not { } stated || score is not { Assumed: true }) return;
            if ((row.Id is not null || stated.IsAssumed) && score == before) return;
            messages.Report(row, cell.Column, ImportCodes.ScoreAssumed,
                $"{score.Value} is taken for impact {score.Impact} and likelihood {score.Likelihood}, which is one of several ways.");
        }
    }
}
