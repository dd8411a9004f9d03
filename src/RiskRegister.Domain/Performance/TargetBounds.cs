namespace RiskRegister.Domain.Performance;

/// <summary>
/// What is good and what is still acceptable, bounds included. A measure of which high is good has lower bounds only, one of which low is
/// good upper ones only, a range both. Without an acceptable bound nothing is slightly below.
/// </summary>
public sealed record TargetBounds(decimal? GoodFrom, decimal? GoodTo, decimal? AcceptableFrom, decimal? AcceptableTo)
{
    const decimal WholePercent = 100m;

    public static TargetBounds AtLeast(decimal good, decimal? acceptable = null) => new(good, null, acceptable, null);

    public static TargetBounds AtMost(decimal good, decimal? acceptable = null) => new(null, good, null, acceptable);

    /// <summary>
    /// What is acceptable within so many percent of the good bounds; null when a bound is 0, of which no percentage can be taken.
    /// </summary>
    /// <param name="percent">Above 0.</param>
    public TargetBounds? WithTolerance(decimal percent)
    {
        if (GoodFrom == 0 || GoodTo == 0) return null;
        return this with
        {
            AcceptableFrom = GoodFrom - (Math.Abs(GoodFrom ?? 0) * percent / WholePercent),
            AcceptableTo = GoodTo + (Math.Abs(GoodTo ?? 0) * percent / WholePercent),
        };
    }

    public bool IsGood(decimal value) => value >= (GoodFrom ?? decimal.MinValue) && value <= (GoodTo ?? decimal.MaxValue);

    public bool IsAcceptable(decimal value) => (AcceptableFrom is not null || AcceptableTo is not null)
        && value >= (AcceptableFrom ?? GoodFrom ?? decimal.MinValue) && value <= (AcceptableTo ?? GoodTo ?? decimal.MaxValue);

    /// <summary>What is good of a measure: "at least 90%", "at most 5 days", "1,000 to 1,200".</summary>
    public string Printed(MeasureState measure)
    {
        return (GoodFrom, GoodTo) switch
        {
            ({ } from, { } to) => $"{Bound(from)} to {Bound(to)}",
            ({ } from, null) => $"at least {Bound(from)}",
            (null, { } to) => $"at most {Bound(to)}",
            _ => "–",
        };

        string Bound(decimal bound) => measure.Unit.Printed(bound, measure.Decimals);
    }

    /// <summary>Adds what is wrong with the bounds for a measure of that kind.</summary>
    public void Check(GoodIs goodIs, Faults faults)
    {
        var (from, to) = goodIs switch
        {
            GoodIs.High => (true, false),
            GoodIs.Low => (false, true),
            _ => (true, true),
        };
        if (goodIs == GoodIs.None)
        {
            faults.AddUnlessCovered("", "a measure of which nothing is good has no target");
            return;
        }

        CheckSide("good.from", GoodFrom, from, isNeeded: true, faults);
        CheckSide("good.to", GoodTo, to, isNeeded: true, faults);
        CheckSide("acceptable.from", AcceptableFrom, from, isNeeded: false, faults);
        CheckSide("acceptable.to", AcceptableTo, to, isNeeded: false, faults);
        if (GoodFrom > GoodTo) faults.AddUnlessCovered("good.to", "must not be below good.from");
        if (AcceptableFrom > GoodFrom) faults.AddUnlessCovered("acceptable.from", "must be no better than what is good");
        if (AcceptableTo < GoodTo) faults.AddUnlessCovered("acceptable.to", "must be no better than what is good");
    }

    static void CheckSide(string path, decimal? bound, bool has, bool isNeeded, Faults faults)
    {
        if (bound is null && has && isNeeded) faults.AddUnlessCovered(path, "is required for this measure");
        if (bound is not null && !has) faults.AddUnlessCovered(path, "is no bound of a measure of this kind");
        if (bound is { } value) faults.AddUnlessCovered(path, Figures.Fault(value));
    }
}
