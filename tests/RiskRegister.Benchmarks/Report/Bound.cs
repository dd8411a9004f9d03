namespace RiskRegister.Benchmarks.Report;

/// <summary>What a figure must reach: at least or at most a limit.</summary>
public readonly record struct Bound(double Limit, bool IsLeast)
{
    public static Bound AtLeast(double limit) => new(limit, IsLeast: true);

    public static Bound AtMost(double limit) => new(limit, IsLeast: false);

    public bool IsKeptBy(double figure) => IsLeast ? figure >= Limit : figure <= Limit;

    public override string ToString() => FormattableString.Invariant($"{(IsLeast ? "≥" : "≤")} {Limit:0.##}");
}
