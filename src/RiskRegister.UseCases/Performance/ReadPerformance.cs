using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>A measure in a quarter's table.</summary>
/// <param name="Comparators">The latest value of each series beside its own.</param>
public sealed record MeasureLine(MeasureState Measure, MeasureColumns Columns, IReadOnlyList<ObservationRow> Comparators);

/// <summary>A quarter's tables, as they stand now.</summary>
/// <param name="Lines">In the report's order.</param>
public sealed record PerformanceTables(Quarter Quarter, IReadOnlyList<MeasureLine> Lines);

/// <summary>The tables of a quarter.</summary>
public sealed class ReadPerformance(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    /// <summary>A quarter's table looks back a year, and so far again for a measure in arrears.</summary>
    const int YearsLookedBack = 3;

    // Measures in the report's order, their own values and those beside them, and their targets: one round trip.
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
        """ + MeasureRow.Visible;

    /// <summary>The present quarter, by the organisation's days.</summary>
    public Quarter Present => Quarter.Containing(Today, settings.Settings.FinancialYearStartsIn);

    DateOnly Today => settings.Settings.DayOf(clock.GetUtcNow());

    /// <param name="quarter">Null for the present one.</param>
    public async Task<PerformanceTables> Read(Actor actor, Quarter? quarter, CancellationToken stop)
    {
        var (of, firstMonth, today) = (quarter ?? Present, settings.Settings.FinancialYearStartsIn, Today);
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(Tables, new
        {
            all = actor.SeesAllMeasures,
            posts = actor.Posts.ToArray(),
            since = of.FirstDay(firstMonth).AddYears(-YearsLookedBack),
            until = of.LastDay(firstMonth),
            most = MeasureLimits.Measures,
        }, cancellationToken: stop));
        var measures = (await answers.ReadAsync<MeasureRow>()).AsList();
        var own = (await answers.ReadAsync<ObservationRow>()).ToLookup(row => row.MeasureId, row => row.ToObservation());
        var beside = (await answers.ReadAsync<ObservationRow>()).ToLookup(row => row.MeasureId);
        var targets = (await answers.ReadAsync<TargetRow>()).ToLookup(row => row.MeasureId, row => row.ToTarget());
        return new PerformanceTables(of, [.. measures.Select(row => new MeasureLine(
            row.State,
            MeasureColumns.Of(row.State, own[row.Id].ToDictionary(each => each.Period), [.. targets[row.Id]], of, firstMonth, today),
            [.. beside[row.Id]]))]);
    }
}
