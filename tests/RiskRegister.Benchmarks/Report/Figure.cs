namespace RiskRegister.Benchmarks.Report;

/// <summary>A figure of the service alone, such as its memory; the bound is for the median.</summary>
public sealed record Figure(string Group, string Work, string Unit, Bound? Bound, IReadOnlyList<double> Values)
    : Measured(Group, Work, Unit, Bound)
{
    public override double Judged => Median(Values);
}
