using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>The key: what bands, threshold, arrows, marks and abbreviations mean, and what the steps are called.</summary>
static class ScoreKey
{
    public const string Title = "Key to scores";

    public const string Explanation = "A score is impact multiplied by likelihood, each from 1 to 5; the impact stands first. "
        + "A residual score allows for the actions; a target score is where the owner wants it to be.";

    public static readonly string[] BandHeadings = ["Band for risks", "Band for opportunities", "Scores"];

    public static readonly string[] StepHeadings = ["Step", "Impact in words: risks", "Impact in words: opportunities",
        "Likelihood in words"];

    public static readonly string[] AbbreviationHeadings = ["Abbreviation", "Meaning"];

    /// <summary>Sentences that explain what the pages show.</summary>
    public static IEnumerable<string> Sentences(PrintableRegister register)
    {
        var labels = register.Settings.Labels;
        yield return Explanation;
        yield return ThresholdWords(register.Settings);
        if (register.Highlights?.Since is { } since) yield return ArrowWords(since, register.Settings);
        yield return $"In the small pictures a square is the {Capitals.Lower(labels.Score)}, a disc the "
            + $"{Capitals.Lower(labels.ResidualScore)} "
            + $"and a diamond the {Capitals.Lower(labels.TargetScore)}.";
        yield return "▲ is upwards, ► level and ▼ downwards. An upward risk is worsening, an upward opportunity improving.";
        yield return "Assumed: only the product was given, and it has several factors; the higher impact is shown until "
            + "somebody says which.";
    }

    public static string ThresholdWords(RegisterSettings settings) =>
        $"The thick line on the heat maps is the threshold: {Capitals.Lower(OnRegisterWords(settings))}";

    public static string OnRegisterWords(RegisterSettings settings) =>
        $"Entries with a {Capitals.Lower(settings.Labels.ResidualScore)} of {settings.Threshold} or above are on the register.";

    public static string ArrowWords(Quarter since, RegisterSettings settings) =>
        $"An arrow leads from where an entry stood in {since.Printed(settings.FinancialYearStartsIn)}, marked by a ring.";

    /// <summary>Cells of a band, the first coloured for risks, the second for opportunities.</summary>
    public static IEnumerable<(Shade Risk, Shade Opportunity, string[] Cells)> Bands(RegisterSettings settings)
    {
        var matrix = new Matrix(settings.Matrix);
        var steps = Enumerable.Range(Score.Lowest, Score.Highest).ToArray();
        foreach (var band in settings.Matrix.Bands)
        {
            var scores = steps.SelectMany(impact => steps, (impact, likelihood) => new Score(impact, likelihood))
                .Where(score => matrix.BandOf(score) == band).Select(score => score.Value).Distinct().Order();
            yield return (
                Shade.Of(settings.Matrix, band, EntryKind.Risk), Shade.Of(settings.Matrix, band, EntryKind.Opportunity),
                [Capitals.First(band.Risk), Capitals.First(band.Opportunity), string.Join(", ", scores)]);
        }
    }

    public static IEnumerable<string[]> Steps(MatrixSettings matrix) => Enumerable.Range(Score.Lowest, Score.Highest)
        .Select(step => new[] { $"{step}", matrix.RiskImpact[step - 1], matrix.OpportunityImpact[step - 1], matrix.Likelihood[step - 1] });
}
