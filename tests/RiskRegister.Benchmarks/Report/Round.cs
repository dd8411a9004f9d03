namespace RiskRegister.Benchmarks.Report;

/// <summary>What the service and its reference gave one after the other.</summary>
public readonly record struct Round(double Service, double Reference)
{
    public double Ratio => Service / Reference;
}
