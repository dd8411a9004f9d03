using Dapper;
using Npgsql;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Performance;

/// <summary>One observation, made or to be made.</summary>
/// <param name="Expected">The version that it revises; 0 for the first value of its period.</param>
/// <param name="Reason">Why it is revised.</param>
public sealed record ObservationChange(Guid MeasureId, string Series, Observation Observation, int Expected, string? Reason);

/// <summary>The one way in which values change: what is present, and a version of what it is, in one statement.</summary>
public static class ObservationWriter
{
    // One who acts for @posts alone gives values of their measures, whatever the code let through.
    const string Write = ManyRows.KeepPlans + """
        with instant as materialized (select clock_timestamp() as at),
        given as materialized (
            select g.* from unnest(@measures, @series, @periods, @expected, @firsts, @lasts, @values, @numerators, @denominators, @statuses,
                @expectedIn, @reasons) as g
                (measure_id, series, period, expected, first_day, last_day, value, numerator, denominator, status, expected_in, reason)
            where @posts::text[] is null or exists (select from measures as m where m.id = g.measure_id and name_keys(m.owners) && name_keys(@posts))
        ),
        -- First values that have a reason, of which there is hardly ever one: every value beside every other would be a million comparisons.
        reasoned as materialized (select measure_id, series, period, reason from given where expected = 0 and reason is not null),
        created as (
            insert into observations (measure_id, series, period, version, first_day, last_day, value, numerator, denominator, status,
                expected_in, recorded_at, recorded_by)
            select g.measure_id, g.series, g.period, 1, g.first_day, g.last_day, g.value, g.numerator, g.denominator, g.status::"char",
                g.expected_in, i.at, @actor
            from given as g, instant as i where g.expected = 0
            on conflict do nothing
            returning *, null::text as reason
        ),
        changed as (
            update observations as o
            set version = o.version + 1, value = g.value, numerator = g.numerator, denominator = g.denominator, status = g.status::"char",
                expected_in = g.expected_in, recorded_at = greatest(i.at, o.recorded_at + interval '1 microsecond'), recorded_by = @actor
            from given as g, instant as i
            where g.expected > 0 and o.measure_id = g.measure_id and o.series = g.series and o.period = g.period and o.version = g.expected
            returning o.*, g.reason
        ),
        written as (select * from created union all select * from changed),
        recorded as (
            insert into observation_versions (measure_id, series, period, version, value, numerator, denominator, status, expected_in,
                reason, recorded_at, recorded_by, digest)
            select w.measure_id, w.series, w.period, w.version, w.value, w.numerator, w.denominator, w.status, w.expected_in,
                coalesce(w.reason, g.reason), w.recorded_at, w.recorded_by,
                observation_digest(p.digest, w.measure_id, w.series, w.period, w.version, w.value, w.numerator, w.denominator, w.status,
                    w.expected_in, coalesce(w.reason, g.reason), w.recorded_at, w.recorded_by)
            from written as w
            left join reasoned as g on g.measure_id = w.measure_id and g.series = w.series and g.period = w.period
            left join observation_versions as p
                on p.measure_id = w.measure_id and p.series = w.series and p.period = w.period and p.version = w.version - 1
        )
        select count(*)::integer from written
        """;

    /// <param name="firstMonth">In which the financial year starts.</param>
    /// <returns>False when one was at another version by now, or not the actor's: then nothing may be kept, for others may have been
    /// written.</returns>
    public static async Task<bool> TryWrite(
        NpgsqlConnection connection, Actor actor, IReadOnlyList<ObservationChange> changes, int firstMonth, CancellationToken stop)
    {
        if (changes.Count == 0) return true;
        var observations = changes.Select(change => change.Observation).ToList();
        var written = await connection.ExecuteScalarAsync<int>(new CommandDefinition(Write, new
        {
            measures = changes.Select(change => change.MeasureId).ToArray(),
            series = changes.Select(change => change.Series).ToArray(),
            periods = observations.ConvertAll(each => each.Period.ToString()).ToArray(),
            expected = changes.Select(change => change.Expected).ToArray(),
            firsts = observations.ConvertAll(each => each.Period.FirstDay(firstMonth)).ToArray(),
            lasts = observations.ConvertAll(each => each.Period.LastDay(firstMonth)).ToArray(),
            values = observations.ConvertAll(each => each.Value).ToArray(),
            numerators = observations.ConvertAll(each => each.Numerator).ToArray(),
            denominators = observations.ConvertAll(each => each.Denominator).ToArray(),
            statuses = observations.ConvertAll(each => each.Status.Code().ToString()).ToArray(),
            expectedIn = observations.ConvertAll(each => each.ExpectedIn).ToArray(),
            reasons = changes.Select(change => change.Reason).ToArray(),
            posts = actor.IsAnalyst ? null : actor.Posts.ToArray(),
            actor = actor.Name,
        }, cancellationToken: stop));
        return written == changes.Count;
    }
}
