using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>A quarter's tables of measures, as they stand now.</summary>
/// <param name="Counts">How many measures have each rating; those without data, or not due, count in no share.</param>
public sealed record PerformanceDocument(string Quarter, RatingCounts Counts, IReadOnlyList<PerformanceTheme> Themes)
{
    public static PerformanceDocument Of(PerformanceTables tables) => new(
        tables.Quarter.ToString(),
        RatingCounts.Of(tables.Lines),
        [.. tables.Lines.GroupBy(line => line.Measure.Theme, StringComparer.Ordinal).Select(theme => new PerformanceTheme(
            theme.Key,
            [.. theme.GroupBy(line => line.Measure.Section, StringComparer.Ordinal).Select(section => new PerformanceSection(
                section.Key, [.. section.Select(PerformanceLine.Of)]))]))]);
}

/// <param name="Rated">Those of the first three: what "7 of 9 on track" is of.</param>
public sealed record RatingCounts(
    int OnTrack, int SlightlyBelow, int RequiresImprovement, int Rated, int DataOnly, int NoTarget, int NoData, int NotDue)
{
    public static RatingCounts Of(IReadOnlyList<MeasureLine> lines)
    {
        var counts = lines.CountBy(line => line.Columns.Rating).ToDictionary();
        return new RatingCounts(
            counts.GetValueOrDefault(Rating.OnTrack), counts.GetValueOrDefault(Rating.SlightlyBelow),
            counts.GetValueOrDefault(Rating.RequiresImprovement),
            lines.Count(line => line.Columns.Rating.IsRated()), counts.GetValueOrDefault(Rating.DataOnly),
            counts.GetValueOrDefault(Rating.NoTarget),
            counts.GetValueOrDefault(Rating.NoData), counts.GetValueOrDefault(Rating.NotDue));
    }
}

public sealed record PerformanceTheme(string Theme, IReadOnlyList<PerformanceSection> Sections);

/// <param name="Section">Null for what stands at the theme's head.</param>
public sealed record PerformanceSection(string? Section, IReadOnlyList<PerformanceLine> Measures);

/// <summary>A measure's line.</summary>
/// <param name="Present">The quarter that it speaks of: before the table's, where it is reported in arrears.</param>
/// <param name="YearBefore">The same quarter a year before.</param>
/// <param name="Before">The two quarters before.</param>
/// <param name="YearToDate">As somebody stated it, or put together from the quarters.</param>
/// <param name="Change">In percent of the earlier value; of a percentage in points. Null when nothing can be said.</param>
/// <param name="ComparedWith">The period that course and change are against.</param>
/// <param name="Comparators">The latest value of each series beside its own.</param>
public sealed record PerformanceLine(
    Guid Id, string Reference, string Title, GoodIs GoodIs, MeasureUnit Unit, int Decimals, string Present, FigureDocument? YearBefore,
    IReadOnlyList<FigureDocument> Before, FigureDocument? Value, AggregateDocument YearToDate, BoundsDocument? Good,
    BoundsDocument? Acceptable,
    Rating Rating, Course? Course, decimal? Change, string? ComparedWith, IReadOnlyList<ComparatorDocument> Comparators)
{
    public static PerformanceLine Of(MeasureLine line)
    {
        var (measure, columns) = (line.Measure, line.Columns);
        var bounds = columns.Target?.Bounds;
        return new PerformanceLine(
            measure.Id, measure.Reference.ToString(), measure.Title, measure.GoodIs, measure.Unit, measure.Decimals,
            columns.Present.ToString(),
            FigureDocument.Of(measure, columns.YearBefore),
            [.. columns.Before.Select(before => FigureDocument.Of(measure, before.Observation) ?? FigureDocument.None(before.Period))],
            FigureDocument.Of(measure, columns.Now),
            new AggregateDocument(
                columns.YearToDate.Value, Printed(measure, columns.YearToDate.Value, columns.YearToDate.Status),
                columns.YearToDate.IsUnweighted,
                [.. columns.YearToDate.Missing.Select(period => period.ToString())]),
            bounds is null ? null : new BoundsDocument(bounds.GoodFrom, bounds.GoodTo),
            bounds?.AcceptableFrom is null && bounds?.AcceptableTo is null ? null
                : new BoundsDocument(bounds.AcceptableFrom, bounds.AcceptableTo),
            columns.Rating, columns.Course, columns.Change, columns.ComparedWith?.ToString(),
            [.. line.Comparators.Select(row => new ComparatorDocument(
                row.Series, row.Period, row.Value, Printed(measure, row.Value, row.ToObservation().Status)))]);
    }

    /// <summary>"79.6", "12 [p]", "[x]".</summary>
    public static string Printed(MeasureState measure, decimal? value, ObservationStatus status)
    {
        var figure = value is { } given ? measure.Unit.Printed(given, measure.Decimals) : "";
        return string.Join(' ', new[] { figure, status.Shorthand() }.Where(part => part.Length > 0));
    }
}

/// <param name="Printed">As the table prints it, with the shorthand of its status.</param>
public sealed record FigureDocument(string Period, decimal? Value, ObservationStatus Status, string Printed)
{
    public static FigureDocument? Of(MeasureState measure, Observation? observation) => observation is null ? null : new FigureDocument(
        observation.Period.ToString(), observation.Value, observation.Status,
        PerformanceLine.Printed(measure, observation.Value, observation.Status));

    public static FigureDocument None(Period period) =>
        new(period.ToString(), null, ObservationStatus.Missing, ObservationStatus.Missing.Shorthand());
}

/// <param name="Unweighted">A plain mean of ratios whose parts are unknown.</param>
/// <param name="Missing">Parts that are not there; then there is no value.</param>
public sealed record AggregateDocument(decimal? Value, string Printed, bool Unweighted, IReadOnlyList<string> Missing);

/// <param name="Period">Its own: other bodies report at other times.</param>
public sealed record ComparatorDocument(string Series, string Period, decimal? Value, string Printed);
