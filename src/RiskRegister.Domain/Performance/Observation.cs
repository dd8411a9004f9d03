namespace RiskRegister.Domain.Performance;

/// <summary>The value of a measure, or of a comparator, for one period.</summary>
/// <param name="Value">Exact, never rounded; null when the status says why there is none. Null is never 0.</param>
/// <param name="Numerator">What the value counts, where the value is a ratio or is printed beside its count.</param>
/// <param name="Denominator">Of how many; null when unknown.</param>
/// <param name="ExpectedIn">When a missing value is expected: "Quarter 4".</param>
public sealed record Observation(
    Period Period, decimal? Value, decimal? Numerator = null, decimal? Denominator = null,
    ObservationStatus Status = ObservationStatus.Normal,
    string? ExpectedIn = null)
{
    /// <summary>Whether it has both parts of a ratio.</summary>
    public bool HasParts => Numerator is not null && Denominator is not null;

    /// <summary>The observation with its value computed where both parts of a ratio are given and no value is.</summary>
    /// <param name="per">What a ratio is taken of: 100 for a percentage, 10,000 for a rate of so many heads.</param>
    /// <param name="decimals">With which the measure is printed; a value given beside its parts must agree within them.</param>
    public Observation Checked(decimal per, int decimals, Faults faults)
    {
        CheckFigures(faults);
        if (Status.HasNoValue() && (Value ?? Numerator ?? Denominator) is not null)
            faults.AddUnlessCovered("status", "says that there is no value, and there is one");
        if (ExpectedIn is not null && Status != ObservationStatus.Missing)
            faults.AddUnlessCovered("expectedIn", "is for a missing value only");
        if (ExpectedIn is not null) faults.AddUnlessCovered("expectedIn", TextRules.LineFault(ExpectedIn, MeasureLimits.ExpectedIn));
        if (Denominator is <= 0) faults.AddUnlessCovered("denominator", "must be above 0");
        if (faults.Any || Status.HasNoValue()) return this;
        var computed = HasParts ? Ratio(Numerator!.Value, Denominator!.Value, per) : null;
        if (HasParts && computed is null) faults.AddUnlessCovered("numerator", "gives a ratio that is too large");
        if (Value is null && computed is null) faults.AddUnlessCovered("value", "is required, or a numerator and a denominator");
        if (Value is { } value && computed is { } ratio && Figures.Rounded(value, decimals) != Figures.Rounded(ratio, decimals))
        {
            faults.AddUnlessCovered(
                "value", $"differs from numerator and denominator, which give {Figures.Printed(ratio, decimals)} (ratio_differs)");
        }

        return this with { Value = Value ?? computed };
    }

    /// <summary>So many of so many, taken of <paramref name="per"/>; null where it can't be kept.</summary>
    public static decimal? Ratio(decimal numerator, decimal denominator, decimal per) =>
        Math.Abs(numerator) > Figures.Largest / per ? null : Figures.Quotient(numerator * per, denominator);

    void CheckFigures(Faults faults)
    {
        if (Value is { } value) faults.AddUnlessCovered("value", Figures.Fault(value));
        if (Numerator is { } numerator) faults.AddUnlessCovered("numerator", Figures.Fault(numerator));
        if (Denominator is { } denominator) faults.AddUnlessCovered("denominator", Figures.Fault(denominator));
    }
}
