namespace RiskRegister.Benchmarks.Report;

/// <summary>The service beside its reference, round by round; the bound is for the median of the ratios.</summary>
/// <param name="Unit">Of both figures: requests a second, milliseconds.</param>
public sealed record Comparison(string Group, string Work, string Unit, Bound? Bound, IReadOnlyList<Round> Rounds)
    : Measured(Group, Work, Unit, Bound)
{
    public double Service => Median(Rounds.Select(round => round.Service));

    public double Reference => Median(Rounds.Select(round => round.Reference));

    public double Ratio => Median(Rounds.Select(round => round.Ratio));

    public double LowestRatio => Rounds.Min(round => round.Ratio);

    public double HighestRatio => Rounds.Max(round => round.Ratio);

    public override double Judged => Ratio;
}
