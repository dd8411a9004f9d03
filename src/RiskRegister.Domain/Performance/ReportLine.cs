namespace RiskRegister.Domain.Performance;

/// <summary>The latest value of a series beside a measure's own.</summary>
public sealed record SeriesValue(string Series, Observation Observation);

/// <summary>A value that was revised since the last published report.</summary>
/// <param name="Series">The measure's own, or one beside it.</param>
/// <param name="Former">What that report had; null when it had no value.</param>
public sealed record RevisedValue(string Series, Period Period, decimal? Former, ObservationStatus FormerStatus);

/// <summary>A measure in a quarter's report: everything that its table, its pictures and its narrative print.</summary>
public sealed record ReportLine(MeasureState Measure, MeasureColumns Columns)
{
    /// <summary>The latest value of each series beside its own.</summary>
    public IReadOnlyList<SeriesValue> Comparators { get; init; } = [];

    /// <summary>Its own quarters up to the present one, three years at the most, in order of time.</summary>
    public IReadOnlyList<Observation> Trend { get; init; } = [];

    /// <summary>Of what the line prints, what was revised since the last published report.</summary>
    public IReadOnlyList<RevisedValue> Revised { get; init; } = [];

    /// <summary>Its rating in the report before; null when that did not hold it.</summary>
    public Rating? RatingBefore { get; init; }

    /// <summary>It requires improvement: it says where to look, not that something went wrong.</summary>
    public bool IsException => Columns.Rating == Rating.RequiresImprovement;

    /// <summary>A value was due and is not there.</summary>
    public bool IsWithoutData => Columns.Rating == Rating.NoData && Columns.Now?.Value is null
        && Columns.Now?.Status != ObservationStatus.Suppressed;

    /// <summary>A value as tables and texts print it: "79.6%", "12 [p] [r]", "[x] Available in Q4".</summary>
    /// <param name="observation">Null when there is none.</param>
    public string Print(Observation? observation, string series = MeasureSeries.Own)
    {
        if (observation is null) return ObservationStatus.Missing.Shorthand();
        var printed = Measure.Printed(observation.Value, observation.Status);
        if (IsRevised(observation.Period, series)) printed += " " + ObservationStatuses.Revised;
        return observation.ExpectedIn is { } expected ? $"{printed} {expected}" : printed;
    }

    /// <summary>The present value; a dash when none is due yet.</summary>
    public string PrintNow() => Columns.Now is null && Columns.Rating == Rating.NotDue ? "–" : Print(Columns.Now);

    /// <summary>The year so far, or what is missing of it.</summary>
    public string PrintYearToDate() => Measure.Printed(Columns.YearToDate.Value, Columns.YearToDate.Status);

    /// <summary>"+3.2%", "-1.4 points", or a dash when nothing can be said.</summary>
    public string PrintChange()
    {
        if (Columns.Change is not { } change) return "–";
        var sign = change > 0 ? "+" : change < 0 ? "-" : "";
        var figure = Figures.Printed(Math.Abs(change), 1);
        return Measure.Unit == MeasureUnit.Percent ? $"{sign}{figure} points" : $"{sign}{figure}%";
    }

    /// <summary>"at least 90%", "at most 5 days", "1,000 to 1,200"; a dash without a target.</summary>
    public string PrintTarget() => Columns.Target?.Bounds is { } bounds ? bounds.Printed(Measure) : "–";

    /// <summary>"Improving", or a dash when nothing can be said.</summary>
    public string PrintCourse() => Columns.Course?.Printed() ?? "–";

    /// <summary>As everybody may read it: what is suppressed has no value, and nothing that would tell it.</summary>
    public ReportLine Public()
    {
        var hidesNow = IsSuppressed(Columns.Now);
        var hidesThen = Columns.ComparedWith is { } compared && Trend.Any(each => each.Period == compared && IsSuppressed(each));
        var year = Columns.YearToDate;
        var hidesLately = Trend.TakeLast(2).Any(IsSuppressed);
        return this with
        {
            Columns = Columns with
            {
                YearBefore = Hidden(Columns.YearBefore),
                Before = [.. Columns.Before.Select(each => each with { Observation = Hidden(each.Observation) })],
                Now = Hidden(Columns.Now),
                YearToDate = year.Status == ObservationStatus.Suppressed ? year with { Value = null } : year,
                Rating = hidesNow ? Rating.NoData : Columns.Rating,
                Course = hidesNow || hidesThen ? null : Columns.Course,
                Change = hidesNow || hidesThen ? null : Columns.Change,
            },
            Comparators =
            [
                .. Comparators.Select(each => each with
                {
                    Observation = hidesLately && !MeasureSeries.IsComparator(each.Series)
                        ? Hidden(each.Observation with { Status = ObservationStatus.Suppressed })! : Hidden(each.Observation)!,
                }),
            ],
            Trend = [.. Trend.Select(each => Hidden(each)!)],
            Revised =
            [
                .. Revised.Select(each => each.FormerStatus == ObservationStatus.Suppressed ? each with { Former = null } : each),
            ],
        };
    }

    bool IsRevised(Period period, string series) => Revised.Any(each => each.Series == series && each.Period == period);

    static bool IsSuppressed(Observation? observation) => observation?.Status == ObservationStatus.Suppressed;

    static Observation? Hidden(Observation? observation) =>
        IsSuppressed(observation) ? observation! with { Value = null, Numerator = null, Denominator = null } : observation;
}
