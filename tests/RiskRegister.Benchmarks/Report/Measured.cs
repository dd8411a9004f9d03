namespace RiskRegister.Benchmarks.Report;

/// <summary>Something that was measured.</summary>
/// <param name="Group">The table that it stands in.</param>
/// <param name="Bound">What it must reach; null for what is only shown.</param>
public abstract record Measured(string Group, string Work, string Unit, Bound? Bound)
{
    /// <summary>What else is worth knowing of it, such as a latency.</summary>
    public string? Note { get; init; }

    /// <summary>The figure that the bound is for.</summary>
    public abstract double Judged { get; }

    public bool? IsKept => Bound?.IsKeptBy(Judged);

    protected static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
