using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>What happens to a performance report after it was taken; each is an appended row.</summary>
public enum ReportEventKind
{
    Discarded,
    Narrated,
    Explained,
    Published,
}

/// <summary>The one way in which performance reports are taken, and in which something happens to them.</summary>
public static class ReportWriter
{
    // One report is taken or changed at a time.
    const string Lock = "select pg_advisory_xact_lock(hashtextextended('performance reports', 0))";

    // No value, target or measure changes while it is frozen.
    const string Hold = "lock table measures, observations, targets in share mode";

    const string Insert = ManyRows.KeepPlans + """
        with this as materialized (
            select nextval('performance_reports_id_seq') as id, clock_timestamp() as at,
                (select count(*)::integer + 1 from performance_reports where quarter = @quarter) as attempt,
                (select id from standing_performance_reports order by id desc limit 1) as predecessor
        ),
        frozen as (
            insert into performance_report_rows (report_id, measure_id, position, rating, exempt, line, digest)
            select t.id, g.measure_id, g.position, g.rating, g.exempt, g.line::json,
                performance_row_digest(g.measure_id, g.position, g.rating, g.exempt, g.line::json)
            from this as t, unnest(@measures, @positions, @ratings, @exempt, @lines) as g (measure_id, position, rating, exempt, line)
            returning measure_id, digest
        )
        insert into performance_reports (id, quarter, attempt, predecessor, taken_at, taken_by, settings, digest)
        overriding system value
        select t.id, @quarter, t.attempt, t.predecessor, t.at, @actor, @settings::json,
            performance_report_digest((select digest from performance_reports order by id desc limit 1), t.id, @quarter, t.attempt,
                t.predecessor, t.at, @actor, @settings::json, (select string_agg(digest, ''::bytea order by measure_id) from frozen))
        from this as t
        returning id
        """;

    const string Append = """
        insert into performance_report_events (report_id, kind, at, actor, theme, section, measure_id, detail, digest)
        select r.id, @kind::text, c.at, @actor::text, @theme::text, @section::text, @measure::uuid, @detail::json,
            performance_event_digest(
                coalesce((select e.digest from performance_report_events as e where e.report_id = r.id order by e.id desc limit 1),
                    r.digest),
                row(0, r.id, @kind, c.at, @actor, @theme, @section, @measure, @detail::json, null)::performance_report_events)
        from performance_reports as r, (select clock_timestamp() as at) as c
        where r.id = @report
        returning id
        """;

    /// <summary>Waits for others who take or change a report.</summary>
    public static Task BeAlone(NpgsqlConnection connection, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Lock, cancellationToken: stop));

    /// <summary>Keeps values, targets and measures as they are until the transaction ends.</summary>
    public static Task HoldValues(NpgsqlConnection connection, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Hold, cancellationToken: stop));

    /// <summary>Freezes lines as a quarter's report; answers its id.</summary>
    public static Task<long> Take(
        NpgsqlConnection connection, Actor actor, PerformanceReport report, string settings, CancellationToken stop) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(Insert, new
        {
            quarter = report.Quarter.ToString(),
            actor = actor.Name,
            settings,
            measures = report.Lines.Select(line => line.Measure.Id).ToArray(),
            positions = Enumerable.Range(1, report.Lines.Count).ToArray(),
            ratings = report.Lines.Select(line => EnumNames.Of(line.Columns.Rating)).ToArray(),
            exempt = report.Lines.Select(line => line.Measure.Exempt is not null).ToArray(),
            lines = report.Lines.Select(line => JsonSerializer.Serialize(line, ReportJson.Stored.ReportLine)).ToArray(),
        }, cancellationToken: stop));

    /// <param name="detail">JSON, kept as it is.</param>
    /// <returns>The event's id.</returns>
    public static Task<long> Happen(
        NpgsqlConnection connection, Actor actor, long report, ReportEventKind kind, NarrativePlace? place, Guid? measure, string detail,
        CancellationToken stop) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(Append, new
        {
            report,
            kind = EnumNames.Of(kind),
            actor = actor.Name,
            theme = place?.Theme,
            section = place?.Section,
            measure,
            detail,
        }, cancellationToken: stop));
}
