using RiskRegister.Domain;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Entries;

/// <summary>Scores, and the direction of travel.</summary>
sealed class ScoresSection : EntrySection
{
    static readonly (string Field, string Called)[] Scores = [("score", "the score"), ("residual", "the residual score"),
        ("target", "the target score")];

    public override string Name => "scores";

    public override string Title => "Scores and direction";

    public override IReadOnlyList<(string Field, string Called)> Fields =>
    [
        .. Scores.SelectMany(score =>
            new[] { ($"{score.Field}-impact", $"Impact of {score.Called}"),
            ($"{score.Field}-likelihood", $"Likelihood of {score.Called}") }),
        ("targetDate", "Target date"), ("direction", "Direction of travel"), ("narrative", "What is behind it"),
    ];

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        Put("score", state.Score);
        Put("residual", state.ResidualScore);
        Put("target", state.TargetScore);
        var by = DateParts.Of(state.TargetDate);
        put("targetDate-day", [by.Day]);
        put("targetDate-month", [by.Month]);
        put("targetDate-year", [by.Year]);
        put("direction", [state.Direction.Direction is { } direction ? EnumNames.Of(direction) : ""]);
        put("narrative", [state.Direction.Narrative ?? ""]);

        void Put(string field, Score? score)
        {
            put($"{field}-impact", [score is null ? "" : Number(score.Impact)]);
            put($"{field}-likelihood", [score is null ? "" : Number(score.Likelihood)]);
        }
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        var (score, residual, target) = (Read("score", "the score"), Read("residual", "the residual score"),
            Read("target", "the target score", isOptional: true));
        return new EntryPatch
        {
            Score = score is null ? default : new Optional<ScorePatch>(true, score),
            ResidualScore = residual is null ? default : new Optional<ScorePatch>(true, residual),
            TargetScore = new Optional<ScorePatch?>(true, target),
            TargetDate = new Optional<DateOnly?>(true, draft.Date("targetDate").ToDay("targetDate", "The target date", faults)),
            Direction = DirectionOf(draft),
        };

        ScorePatch? Read(string field, string called, bool isOptional = false) =>
            isOptional && draft[$"{field}-impact"].Length + draft[$"{field}-likelihood"].Length == 0 ? null
                : ScoreOf(draft, field, called, faults);
    }

    /// <summary>The score that a draft chooses; null when one of its factors is missing, which the faults then say.</summary>
    /// <param name="called">As "the residual score".</param>
    public static ScorePatch? ScoreOf(Draft draft, string field, string called, FormFaults faults)
    {
        var (impact, likelihood) = (Factor(draft[$"{field}-impact"]), Factor(draft[$"{field}-likelihood"]));
        if (impact is null) faults.Add($"{field}-impact", $"Choose the impact of {called}.");
        if (likelihood is null) faults.Add($"{field}-likelihood", $"Choose the likelihood of {called}.");
        return impact is null || likelihood is null ? null : ScorePatch.To(impact.Value, likelihood.Value);
    }

    /// <summary>The direction that a draft states, with its narrative.</summary>
    public static DirectionPatch DirectionOf(Draft draft) => new(
        new Optional<Direction?>(true, EnumNames.TryParse<Direction>(draft["direction"], out var stated) ? stated : null),
        new Optional<string?>(true, TextOrNothing(draft["narrative"])));

    /// <summary>Impact or likelihood; null when nothing is chosen that is one.</summary>
    public static int? Factor(string chosen) => chosen is [>= '1' and <= '5'] ? chosen[0] - '0' : null;
}
