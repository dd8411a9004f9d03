namespace RiskRegister.Domain.Performance;

/// <summary>A period of a series, with its observation or none.</summary>
public sealed record PeriodValue(Period Period, Observation? Observation);

/// <summary>
/// What a quarter's table says of a measure. Everything is of the measure's own quarter, which lies before the table's where it is reported
/// in arrears.
/// </summary>
/// <param name="Present">The quarter that it speaks of.</param>
/// <param name="Now">Its value; null when none is given.</param>
/// <param name="YearToDate">The year to date: stated, or computed from the quarters.</param>
/// <param name="ComparedWith">What course and change are against: the same quarter a year before, else the quarter before.</param>
public sealed record MeasureColumns(
    Period Present, Observation? YearBefore, IReadOnlyList<PeriodValue> Before, Observation? Now,
    Aggregate YearToDate,
    Target? Target, Rating Rating, Course? Course, decimal? Change, Period? ComparedWith)
{
    const int QuartersBefore = 2;

    /// <param name="own">The measure's own series, by period.</param>
    /// <param name="quarter">Of the table.</param>
    /// <param name="firstMonth">In which the financial year starts.</param>
    /// <param name="today">A value is due once its quarter is over.</param>
    public static MeasureColumns Of(
        MeasureState measure, IReadOnlyDictionary<Period, Observation> own, IReadOnlyList<Target> targets, Quarter quarter, int firstMonth,
        DateOnly today)
    {
        var present = quarter;
        for (var step = 0; step < measure.Lag; step++) present = present.Previous;
        var period = Period.Of(present);
        var now = own.GetValueOrDefault(period);
        var target = Targets.On(targets, period.LastDay(firstMonth));
        var yearBefore = period.YearBefore() is { } then ? own.GetValueOrDefault(then) : null;
        var before = Earlier(period, own);
        var compared = MeasureStanding.Compared(period, own);
        return new MeasureColumns(
            period, yearBefore, before, now, OverYear(measure, own, present, firstMonth), target,
            Ratings.Of(measure.GoodIs, target?.Bounds, now?.Value, isDue: period.LastDay(firstMonth) < today),
            Courses.Of(measure.GoodIs, target?.Bounds, compared?.Value, now?.Value),
            Courses.Change(measure.Unit, compared?.Value, now?.Value),
            compared?.Period);
    }

    // A value that somebody states for the year so far stands.
    static Aggregate OverYear(MeasureState measure, IReadOnlyDictionary<Period, Observation> own, Quarter present, int firstMonth)
    {
        var year = Period.YearToDate(present);
        (Period, Observation? Observation)[] parts = [.. year.Quarters(firstMonth).Select(quarter => (quarter,
            own.GetValueOrDefault(quarter)))];
        if (own.GetValueOrDefault(year) is { Value: { } stated } observation)
        {
            // Beside the other quarters it would tell the one that is suppressed.
            var isTold = Array.Exists(parts, part => part.Observation?.Status == ObservationStatus.Suppressed);
            return new(stated, IsUnweighted: false, [], isTold ? ObservationStatus.Suppressed : observation.Status);
        }

        return Aggregates.Over(measure.Basis, measure.IsRatio, measure.Per, parts);
    }

    static List<PeriodValue> Earlier(Period period, IReadOnlyDictionary<Period, Observation> own)
    {
        var before = new List<PeriodValue>();
        for (var each = period.Previous(); each is { } quarter && before.Count < QuartersBefore; each = quarter.Previous())
            before.Insert(0, new PeriodValue(quarter, own.GetValueOrDefault(quarter)));
        return before;
    }
}
