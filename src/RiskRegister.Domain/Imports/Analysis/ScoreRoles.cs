using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Which of the scores that a table gives are the score before the actions and the residual score. Inherent and residual, and inherent and
/// current (beside a target or not), current and residual say it themselves; other pairs, three scores and one alone are asked about.
/// </summary>
internal static partial class ScoreRoles
{
    /// <summary>Begins the id of the question whether a column that no field has is the other score.</summary>
    public const string OtherScore = "other-score:";

    public const string SingleScore = "single-score";
    public const string Scores = "scores";

    /// <param name="present">The families that the table gives whole, the target aside.</param>
    /// <param name="beside">The lines beside the table, which may say what its scores are.</param>
    /// <returns>The family of each role; or the only one there is, whose role the mapping says.</returns>
    public static (ScoreFamily? Score, ScoreFamily? Residual, ScoreFamily? Single) Of(
        HashSet<ScoreFamily> present, Decisions decisions, Func<IEnumerable<string>> beside, string table, int row)
    {
        // Beside an inherent score, "the score" is the present one.
        ScoreFamily? before = present.Contains(ScoreFamily.Inherent) ? ScoreFamily.Inherent
            : present.Contains(ScoreFamily.Plain) ? ScoreFamily.Plain : null;
        ScoreFamily? current = present.Contains(ScoreFamily.Current) ? ScoreFamily.Current
            : before == ScoreFamily.Inherent && present.Contains(ScoreFamily.Plain) ? ScoreFamily.Plain : null;
        ScoreFamily? after = present.Contains(ScoreFamily.Residual) ? ScoreFamily.Residual : null;
        switch (before, current, after)
        {
            case (null, null, null): return default;
            case ({ } only, null, null): return Single(only);
            case (null, { } only, null): return Single(only);
            case (null, null, { } only): return Single(only);
            case ({ } score, null, { } residual): return (score, residual, null);
            case (null, { } score, { } residual): return (score, residual, null);
            case (ScoreFamily.Inherent, ScoreFamily.Current, null): return (before, current, null);
        }

        var pair = decisions.Mapping.Scores ?? Asked(after is not null);
        return pair switch
        {
            ScorePairMeaning.InherentCurrent when before is not null => (before, current, null),
            ScorePairMeaning.InherentResidual when before is not null && after is not null => (before, after, null),
            ScorePairMeaning.CurrentResidual when after is not null => (current, after, null),
            ScorePairMeaning.CurrentResidual => (current, before, null),
            _ => (before ?? current, after ?? current, null),
        };

        (ScoreFamily?, ScoreFamily?, ScoreFamily?) Single(ScoreFamily only)
        {
            if (decisions.Mapping.SingleScore is null) AskSingle(decisions, only, beside, table, row);
            return (null, null, only);
        }

        // There is a score before and a current one.
        ScorePairMeaning? Asked(bool hasAfter)
        {
            List<QuestionChoice> choices =
                [new("inherentCurrent", "The earlier or inherent one is the score, the current one the residual score.")];
            if (hasAfter)
            {
                choices.Add(new("inherentResidual", "The current one is not kept."));
                choices.Add(new("currentResidual", "The current one is the score before the actions; an inherent one is not kept."));
            }
            else
            {
                choices.Add(new("currentResidual", "The current one is the score before the actions, the other the residual score."));
            }

            var answer = decisions.Ask(new ImportQuestion(
                Scores,
                ImportCodes.ScoresUnclear,
                hasAfter
                    ? "There are three scores: which are the score before the actions, and the residual score after them?"
                    : "Which of the two scores is before the actions, and which is the residual score after them?",
                choices,
                hasAfter ? "inherentResidual" : null,
                table,
                row));
            return answer is null ? null : MappingText.Parse<ScorePairMeaning>(answer);
        }
    }

    // A mapping says the answer in its own words.
    static void AskSingle(Decisions decisions, ScoreFamily only, Func<IEnumerable<string>> beside, string table, int row)
    {
        // Whether there is another score comes first.
        if (decisions.IsAnyAsked(OtherScore)) return;
        var isBefore = only == ScoreFamily.Inherent || (only == ScoreFamily.Plain && beside().Any(IsBefore));
        decisions.Ask(new ImportQuestion(
            SingleScore,
            ImportCodes.ColumnMissing,
            "There is one score only, and an entry has two. There is no column for the other (such as Inherent or Gross score, and "
            + "Residual, Net or Current score): what is the one?",
            [
                new("residual", "It is the residual score; the score before is not known, and is marked as assumed to be the same."),
                new("score",
                    "It is the score before the actions; the residual score is not known, and is marked as assumed to be the same."),
            ],
            isBefore ? "score" : "residual",
            table,
            row));
    }

    // "All scores are inherent", "Ratings are before mitigation", but not "Inherent and residual scores are …".
    static bool IsBefore(string line) => Before().IsMatch(line) && !After().IsMatch(line);

    [GeneratedRegex(
        @"\b(scores?|ratings?|scored|rated)\b[^.;]{0,60}\b(inherent|gross|unmitigated|(before|without|pre|prior\s+to)[\s-]+((any|the)\s+)?"
            + @"(existing\s+|current\s+)?(controls?|mitigations?|mitigating\s+actions|actions?|treatment))\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(not|residual|net|after|post|mitigated|current)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex After();

    /// <summary>Asks what becomes of rows that have one score of two.</summary>
    public static SingleScoreMeaning? AskSingleRow(Decisions decisions, RowDraft draft, bool hasScore)
    {
        if (decisions.Mapping.SingleScore is { } said) return said;
        if (decisions.IsAnyAsked(OtherScore)) return null;
        var missing = hasScore ? "residual score" : "score before the actions";
        var answer = decisions.Ask(new ImportQuestion(
            SingleScore,
            ImportCodes.ScoreMissing,
            $"An entry can't be without a {missing}, and row {draft.Number} has none: is it assumed to be the same as the other where "
            + "the entry is new?",
            [
                new("residual", "What is missing is not known, and is marked as assumed to be the same as the score that is there; an "
                    + "entry that is here keeps the score that it has."),
                new("refuse", "The import is refused until the file has it."),
            ],
            null, draft.Table, draft.Number,
            draft.Layout.HeadingOf(hasScore ? ImportField.ResidualScore : ImportField.Score)
                ?? draft.Layout.HeadingOf(hasScore ? ImportField.ResidualImpact : ImportField.Impact)));
        return answer is null ? null : MappingText.Parse<SingleScoreMeaning>(answer);
    }
}
