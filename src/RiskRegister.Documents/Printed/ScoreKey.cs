using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>The key to scores: what each band is called and which scores it holds, and what the steps are called.</summary>
static class ScoreKey
{
    public const string Title = "Key to scores";

    public const string Explanation = "A score is impact multiplied by likelihood, each from 1 to 5; the impact stands first. A residual score allows for the actions.";

    public static readonly string[] BandHeadings = ["Band for risks", "Band for opportunities", "Scores"];

    public static readonly string[] StepHeadings = ["Step", "Impact in words: risks", "Impact in words: opportunities", "Likelihood in words"];

    public static IEnumerable<(Band Band, string[] Cells)> Bands(RegisterSettings settings)
    {
        var matrix = new Matrix(settings.Matrix);
        var steps = Enumerable.Range(Score.Lowest, Score.Highest).ToArray();
        foreach (var band in settings.Matrix.Bands)
        {
            var scores = steps.SelectMany(impact => steps, (impact, likelihood) => new Score(impact, likelihood))
                .Where(score => matrix.BandOf(score) == band).Select(score => score.Value).Distinct().Order();
            yield return (band, [Capitals.First(band.Risk), Capitals.First(band.Opportunity), string.Join(", ", scores)]);
        }
    }

    public static IEnumerable<string[]> Steps(MatrixSettings matrix) => Enumerable.Range(Score.Lowest, Score.Highest)
        .Select(step => new[] { $"{step}", matrix.RiskImpact[step - 1], matrix.OpportunityImpact[step - 1], matrix.Likelihood[step - 1] });
}
