namespace RiskRegister.Domain.Performance;

/// <summary>Where a measure stands by the latest value that it has.</summary>
/// <param name="Latest">Null before its first value.</param>
/// <param name="Course">Against the same period a year before, else the period before.</param>
public sealed record MeasureStanding(Observation? Latest, Rating Rating, Course? Course)
{
    /// <param name="own">The measure's own series, by period; the latest of its quarters counts, without any the latest of all.</param>
    /// <param name="firstMonth">In which the financial year starts.</param>
    public static MeasureStanding Of(
        MeasureState measure, IReadOnlyDictionary<Period, Observation> own, IReadOnlyList<Target> targets, int firstMonth)
    {
        var latest = LatestOf(own.Values.Where(each => each.Period.Kind == PeriodKind.Quarter), firstMonth) ?? LatestOf(own.Values,
            firstMonth);
        if (latest is null) return new MeasureStanding(null, Ratings.Of(measure.GoodIs, null, null, isDue: true), null);
        var bounds = Targets.On(targets, latest.Period.LastDay(firstMonth))?.Bounds;
        return new MeasureStanding(
            latest, Ratings.Of(measure.GoodIs, bounds, latest.Value, isDue: true),
            Courses.Of(measure.GoodIs, bounds, Compared(latest.Period, own)?.Value, latest.Value));
    }

    /// <summary>What a period's value is compared with: the same period a year before, else the period before; null without
    /// either.</summary>
    public static Observation? Compared(Period period, IReadOnlyDictionary<Period, Observation> own)
    {
        if (period.YearBefore() is { } then && own.GetValueOrDefault(then) is { Value: not null } yearBefore) return yearBefore;
        return period.Previous() is { } before && own.GetValueOrDefault(before) is { Value: not null } previous ? previous : null;
    }

    static Observation? LatestOf(IEnumerable<Observation> observations, int firstMonth) => observations
        .Where(each => each.Value is not null)
        .Aggregate((Observation?)null, (latest, each) => latest is null || each.Period.CompareTo(latest.Period, firstMonth) > 0 ? each
            : latest);
}
