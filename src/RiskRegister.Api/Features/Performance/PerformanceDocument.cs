using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>A quarter's tables of measures, as they stand now or as a report froze them.</summary>
/// <param name="Report">Null for the tables as they stand now.</param>
/// <param name="Counts">How many measures have each rating; those without data, or not due, count in no share.</param>
/// <param name="CountsBefore">Of the report before, for measures that are in both; null before the second report.</param>
/// <param name="Summary">What the counts say, in sentences.</param>
/// <param name="KeyPoints">With its tokens replaced by what the tables print; null where nothing was said.</param>
/// <param name="Exceptions">Measures that require improvement, then those without a value that was due.</param>
/// <param name="Shorthand">What each mark in the tables means.</param>
public sealed record PerformanceDocument(
    string Quarter, PerformanceReportDocument? Report, RatingCounts Counts, RatingCounts? CountsBefore, string Summary, string? KeyPoints,
    IReadOnlyList<ExceptionDocument> Exceptions, IReadOnlyList<PerformanceTheme> Themes, IReadOnlyList<ShorthandDocument> Shorthand)
{
    public static PerformanceDocument Of(PerformanceReport report, FrozenReport? frozen = null) => new(
        report.Quarter.ToString(),
        frozen is null ? null : PerformanceReportDocument.Of(frozen.Standing, frozen.IsPublic),
        report.Counts, report.CountsBefore, report.Counts.Sentence(), report.Text(NarrativePlace.KeyPoints),
        [.. report.Exceptions.Select(line => ExceptionDocument.Of(report, line))],
        [.. report.Lines.GroupBy(line => line.Measure.Theme, StringComparer.Ordinal).Select(theme => new PerformanceTheme(
            theme.Key, report.Text(new NarrativePlace(theme.Key, null)),
            [.. theme.GroupBy(line => line.Measure.Section, StringComparer.Ordinal).Select(section => new PerformanceSection(
                section.Key, section.Key is null ? null : report.Text(new NarrativePlace(theme.Key, section.Key)),
                [.. section.Select(PerformanceLine.Of)]))]))],
        [.. ShorthandDocument.Of(report)]);
}

/// <summary>A performance report that was taken.</summary>
/// <param name="Quarter">As "2017-18-Q3".</param>
/// <param name="Edition">Public, or full: with exempt measures and suppressed values.</param>
/// <param name="TakenAt">The one instant at which it holds everything.</param>
/// <param name="TakenBy">Not in the public edition.</param>
/// <param name="PublishedBy">Not in the public edition.</param>
/// <param name="Digest">SHA-256 over its lines, what was said, and the report before, in hexadecimal.</param>
public sealed record PerformanceReportDocument(
    string Quarter, ReportStatus Status, Forms.NamedEdition Edition, DateTimeOffset TakenAt, string? TakenBy, DateTimeOffset? PublishedAt,
    string? PublishedBy, string Digest)
{
    public static PerformanceReportDocument Of(StandingReport report, bool isPublic) => new(
        report.QuarterText, report.IsPublished ? ReportStatus.Published : ReportStatus.Taken, Forms.Editions.Named(isPublic),
        new DateTimeOffset(report.TakenAt), isPublic ? null : report.TakenBy,
        report.PublishedAt is { } at ? new DateTimeOffset(at) : null, isPublic ? null : report.PublishedBy, report.Digest);
}

/// <summary>Where a performance report stands.</summary>
public enum ReportStatus
{
    Taken,
    Published,
}

/// <param name="Theme">Of the report.</param>
/// <param name="Text">What was said of it; null where nothing was.</param>
public sealed record PerformanceTheme(string Theme, string? Text, IReadOnlyList<PerformanceSection> Sections);

/// <param name="Section">Null for what stands at the theme's head.</param>
/// <param name="Text">What was said of it; null where nothing was.</param>
public sealed record PerformanceSection(string? Section, string? Text, IReadOnlyList<PerformanceLine> Measures);

/// <summary>A measure that is an exception, with what was said of it.</summary>
/// <param name="Printed">Its value, as the table prints it.</param>
/// <param name="Target">As the table prints it.</param>
/// <param name="Reason">Why it is so.</param>
/// <param name="Action">What is done about it.</param>
/// <param name="Post">Who does it.</param>
/// <param name="DueOn">By when.</param>
public sealed record ExceptionDocument(
    Guid Id, string Reference, string Title, IReadOnlyList<string> Owners, Rating Rating, string Printed, string Target, Course? Course,
    string? Reason, string? Action, string? Post, DateOnly? DueOn)
{
    public static ExceptionDocument Of(PerformanceReport report, ReportLine line)
    {
        var said = report.Explanations.GetValueOrDefault(line.Measure.Id);
        return new ExceptionDocument(
            line.Measure.Id, line.Measure.Reference.ToString(), line.Measure.Title, line.Measure.Owners, line.Columns.Rating,
                line.PrintNow(),
            line.PrintTarget(), line.Columns.Course, said?.Reason is { } reason ? report.Rendered(reason) : null,
            said?.Action is { } action ? report.Rendered(action) : null, said?.Post, said?.DueOn);
    }
}

/// <summary>The exceptions of a report.</summary>
public sealed record ExceptionsDocument(string Quarter, IReadOnlyList<ExceptionDocument> Items);

/// <param name="Mark">As "[p]".</param>
public sealed record ShorthandDocument(string Mark, string Meaning)
{
    public static IEnumerable<ShorthandDocument> Of(PerformanceReport report)
    {
        var (statuses, anyRevised) = report.Shorthand();
        foreach (var status in statuses) yield return new ShorthandDocument(status.Shorthand(), status.Explained());
        if (anyRevised) yield return new ShorthandDocument(ObservationStatuses.Revised, "revised since the last published report");
    }
}

/// <summary>A measure's line.</summary>
/// <param name="Present">The quarter that it speaks of: before the table's, where it is reported in arrears.</param>
/// <param name="YearBefore">The same quarter a year before.</param>
/// <param name="Before">The two quarters before.</param>
/// <param name="YearToDate">As somebody stated it, or put together from the quarters.</param>
/// <param name="RatingBefore">In the report before; null when that did not hold it.</param>
/// <param name="Change">In percent of the earlier value; of a percentage in points. Null when nothing can be said.</param>
/// <param name="ComparedWith">The period that course and change are against.</param>
/// <param name="Comparators">The latest value of each series beside its own.</param>
/// <param name="Trend">Its quarters, three years at the most, in order of time.</param>
/// <param name="Revised">Of what the line prints, what was revised since the last published report.</param>
public sealed record PerformanceLine(
    Guid Id, string Reference, string Title, GoodIs GoodIs, MeasureUnit Unit, int Decimals, string Present, FigureDocument? YearBefore,
    IReadOnlyList<FigureDocument> Before, FigureDocument? Value, AggregateDocument YearToDate, BoundsDocument? Good,
    BoundsDocument? Acceptable,
    Rating Rating, Rating? RatingBefore, Course? Course, decimal? Change, string? ComparedWith,
    IReadOnlyList<ComparatorDocument> Comparators,
    IReadOnlyList<FigureDocument> Trend, IReadOnlyList<RevisedDocument> Revised)
{
    public static PerformanceLine Of(ReportLine line)
    {
        var (measure, columns) = (line.Measure, line.Columns);
        var bounds = columns.Target?.Bounds;
        return new PerformanceLine(
            measure.Id, measure.Reference.ToString(), measure.Title, measure.GoodIs, measure.Unit, measure.Decimals,
            columns.Present.ToString(),
            FigureDocument.Of(line, columns.YearBefore),
            [.. columns.Before.Select(before => FigureDocument.Of(line, before.Observation) ?? FigureDocument.None(before.Period))],
            FigureDocument.Of(line, columns.Now),
            new AggregateDocument(
                columns.YearToDate.Value, line.PrintYearToDate(), columns.YearToDate.IsUnweighted,
                [.. columns.YearToDate.Missing.Select(period => period.ToString())]),
            bounds is null ? null : new BoundsDocument(bounds.GoodFrom, bounds.GoodTo),
            bounds?.AcceptableFrom is null && bounds?.AcceptableTo is null ? null
                : new BoundsDocument(bounds.AcceptableFrom, bounds.AcceptableTo),
            columns.Rating, line.RatingBefore, columns.Course, columns.Change, columns.ComparedWith?.ToString(),
            [.. line.Comparators.Select(each => new ComparatorDocument(
                each.Series, each.Observation.Period.ToString(), each.Observation.Value, line.Print(each.Observation, each.Series)))],
            [.. line.Trend.Select(each => FigureDocument.Of(line, each)!)],
            [.. line.Revised.Select(each => new RevisedDocument(
                each.Series == MeasureSeries.Own ? null : each.Series, each.Period.ToString(), each.Former,
                measure.Printed(each.Former, each.FormerStatus)))]);
    }
}

/// <param name="Printed">As the table prints it, with the shorthand of its status.</param>
public sealed record FigureDocument(string Period, decimal? Value, ObservationStatus Status, string Printed)
{
    public static FigureDocument? Of(ReportLine line, Observation? observation) => observation is null ? null
        : new FigureDocument(observation.Period.ToString(), observation.Value, observation.Status, line.Print(observation));

    public static FigureDocument None(Period period) =>
        new(period.ToString(), null, ObservationStatus.Missing, ObservationStatus.Missing.Shorthand());
}

/// <param name="Unweighted">A plain mean of ratios whose parts are unknown.</param>
/// <param name="Missing">Parts that are not there; then there is no value.</param>
public sealed record AggregateDocument(decimal? Value, string Printed, bool Unweighted, IReadOnlyList<string> Missing);

/// <param name="Period">Its own: other bodies report at other times.</param>
public sealed record ComparatorDocument(string Series, string Period, decimal? Value, string Printed);

/// <param name="Series">Null for the measure's own.</param>
/// <param name="Former">What the last published report had; null when it had no value.</param>
public sealed record RevisedDocument(string? Series, string Period, decimal? Former, string Printed);
