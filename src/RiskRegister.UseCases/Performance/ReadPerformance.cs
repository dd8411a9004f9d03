using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>The tables of a quarter, as they stand now.</summary>
public sealed class ReadPerformance(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    /// <summary>A quarter's table looks back a year, and so far again for a measure in arrears.</summary>
    const int YearsLookedBack = 3;

    // The report that was published last before the quarter.
    const string Before = """
        (select id, taken_at from standing_performance_reports
         where published_at is not null and quarter < @quarter order by quarter desc limit 1)
        """;

    // Measures in the report's order, their own values and those beside them, their targets, what was revised since the report before,
    // and how that rated them: one round trip.
    const string Tables = MeasureRow.Select + "where not m.retired and " + MeasureRow.Visible + """

        order by m.theme, coalesce(m.section, ''), m.place, m.number
        limit @most;

        """ + "select " + ObservationRow.Columns + """
         from observations as o join measures as m on m.id = o.measure_id
        where o.series = '' and o.last_day between @since and @until and not m.retired and
        """ + MeasureRow.Visible + ";\nselect distinct on (o.measure_id, o.series) " + ObservationRow.Columns + """
         from observations as o join measures as m on m.id = o.measure_id
        where o.series <> '' and o.last_day between @since and @until and not m.retired and
        """ + MeasureRow.Visible + """

        order by o.measure_id, o.series, o.last_day desc, o.first_day;

        """ + "select " + TargetRow.Columns + """
         from targets as t join measures as m on m.id = t.measure_id
        where not t.removed and not m.retired and
        """ + MeasureRow.Visible + ";\nselect f.measure_id as MeasureId, f.series, f.period, f.value, f.status\nfrom " + Before + """
         as p
        cross join lateral (
            select distinct measure_id, series, period from observation_versions where version > 1 and recorded_at > p.taken_at) as v
        cross join lateral (
            select f.* from observation_versions as f
            where f.measure_id = v.measure_id and f.series = v.series and f.period = v.period and f.recorded_at <= p.taken_at
            order by f.version desc limit 1) as f;
        select r.measure_id as MeasureId, r.rating from performance_report_rows as r where r.report_id = (select p.id from
        """ + Before + " as p)";

    /// <summary>The present quarter, by the organisation's days.</summary>
    public Quarter Present => Quarter.Containing(Today, settings.Settings.FinancialYearStartsIn);

    /// <summary>The organisation's day.</summary>
    public DateOnly Today => settings.Settings.DayOf(clock.GetUtcNow());

    /// <param name="quarter">Null for the present one.</param>
    public async Task<PerformanceReport> Read(Actor actor, Quarter? quarter, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Read(connection, actor, quarter ?? Present, stop);
    }

    /// <summary>What the actor may see of the measures.</summary>
    public async Task<PerformanceReport> Read(NpgsqlConnection connection, Actor actor, Quarter of, CancellationToken stop)
    {
        var (firstMonth, today) = (settings.Settings.FinancialYearStartsIn, Today);
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(Tables, new
        {
            all = actor.SeesAllMeasures,
            posts = actor.Posts.ToArray(),
            since = of.FirstDay(firstMonth).AddYears(-YearsLookedBack),
            until = of.LastDay(firstMonth),
            most = MeasureLimits.Measures,
            quarter = of.ToString(),
        }, cancellationToken: stop));
        var measures = (await answers.ReadAsync<MeasureRow>()).AsList();
        var own = (await answers.ReadAsync<ObservationRow>()).ToLookup(row => row.MeasureId, row => row.ToObservation());
        var beside = (await answers.ReadAsync<ObservationRow>()).ToLookup(row => row.MeasureId);
        var targets = (await answers.ReadAsync<TargetRow>()).ToLookup(row => row.MeasureId, row => row.ToTarget());
        var former = (await answers.ReadAsync<FormerValue>()).ToLookup(row => row.MeasureId);
        var ratings = (await answers.ReadAsync<(Guid MeasureId, string Rating)>()).ToDictionary(row => row.MeasureId, row => row.Rating);
        return new PerformanceReport(of, [.. measures.Select(LineOf)]);

        ReportLine LineOf(MeasureRow row)
        {
            var series = own[row.Id].ToDictionary(each => each.Period);
            var columns = MeasureColumns.Of(row.State, series, [.. targets[row.Id]], of, firstMonth, today);
            var line = new ReportLine(row.State, columns)
            {
                Comparators = [.. beside[row.Id].Select(each => new SeriesValue(each.Series, each.ToObservation()))],
                Trend =
                [
                    .. series.Values.Where(each => each.Period.Kind == PeriodKind.Quarter && each.Period.CompareTo(columns.Present,
                        firstMonth) <= 0)
                        .OrderBy(each => each.Period.LastDay(firstMonth)),
                ],
                RatingBefore = ratings.TryGetValue(row.Id, out var before) ? EnumNames.Parse<Rating>(before) : null,
            };
            return line with { Revised = [.. former[row.Id].Select(each => each.ToRevised()).Where(each => IsPrinted(line, each))] };
        }
    }

    // Of what the line prints, and is another value now.
    static bool IsPrinted(ReportLine line, RevisedValue revised)
    {
        var present = revised.Series == MeasureSeries.Own
            ? line.Trend.Append(line.Columns.Now).FirstOrDefault(each => each?.Period == revised.Period)
            : line.Comparators.FirstOrDefault(each => each.Series == revised.Series
                && each.Observation.Period == revised.Period)?.Observation;
        return present is not null && (present.Value != revised.Former || present.Status != revised.FormerStatus);
    }

    /// <summary>What a value was when the report before was taken.</summary>
    sealed class FormerValue
    {
        public required Guid MeasureId { get; init; }

        public required string Series { get; init; }

        public required string Period { get; init; }

        public decimal? Value { get; init; }

        public required char Status { get; init; }

        public RevisedValue ToRevised() => new(
            Series, Domain.Performance.Period.TryParse(Period, out var period) ? period
                : throw new InvalidDataException($"{Period} is no period."),
            Value, ObservationStatuses.Of(Status) ?? throw new InvalidDataException($"{Status} is no status."));
    }
}
