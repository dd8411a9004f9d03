using Dapper;
using Npgsql;
using RiskRegister.Domain.Performance;

namespace RiskRegister.UseCases.Performance;

/// <summary>Reads the values of a measure.</summary>
public sealed class ReadObservations(NpgsqlDataSource database)
{
    const string List = "select " + ObservationRow.Columns + """
         from observations as o
        where o.measure_id = @id and o.series = @series
            and (@from::date is null or o.last_day >= @from) and (@to::date is null or o.first_day <= @to)
            and (@after::text is null or (o.last_day, o.first_day, o.period)
                > (select a.last_day, a.first_day, a.period from observations as a
                   where a.measure_id = @id and a.series = @series and a.period = @after))
        order by o.last_day, o.first_day, o.period
        limit @limit
        """;

    /// <summary>Observations of one measure that are given out at once.</summary>
    const int MostAtOnce = 20_000;

    const string Whole = "select " + ObservationRow.Columns + """
         from observations as o where o.measure_id = @id order by o.series, o.last_day, o.first_day, o.period limit @most
        """;

    const string One = "select " + ObservationRow.Columns + """
         from observations as o where o.measure_id = @id and o.series = @series and o.period = @period
        """;

    const string Versions = "select " + ObservationRow.Columns + """
        , o.reason from observation_versions as o
        where o.measure_id = @id and o.series = @series and o.period = @period and (@before::integer is null or o.version < @before)
        order by o.version desc
        limit @limit
        """;

    /// <summary>Of every series, each in order of time.</summary>
    public async Task<Result<(MeasureRow Measure, IReadOnlyList<ObservationRow> Rows)>> All(Actor actor, string named,
        CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (measure, refusal) = await FindMeasures.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var rows = await connection.QueryAsync<ObservationRow>(new CommandDefinition(
            Whole, new { measure!.Id, most = MostAtOnce }, cancellationToken: stop));
        return (measure, rows.AsList());
    }

    /// <summary>In order of time.</summary>
    /// <param name="from">Periods that end on it or later.</param>
    /// <param name="to">Periods that begin on it or earlier.</param>
    /// <param name="after">The period after which the page begins.</param>
    public async Task<Result<(MeasureRow Measure, IReadOnlyList<ObservationRow> Rows)>> Page(
        Actor actor, string named, string series, DateOnly? from, DateOnly? to, string? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (measure, refusal) = await FindMeasures.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var rows = await connection.QueryAsync<ObservationRow>(new CommandDefinition(
            List, new { measure!.Id, series, from, to, after, limit }, cancellationToken: stop));
        return (measure, rows.AsList());
    }

    public async Task<Result<ObservationRow>> Read(Actor actor, string named, string series, Period period, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (measure, refusal) = await FindMeasures.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        return await Find(connection, measure!, series, period, stop) is { } row ? row : NotFound(measure!, period);
    }

    /// <summary>Every version, last first.</summary>
    /// <param name="before">The version before which the page begins.</param>
    public async Task<Result<IReadOnlyList<ObservationRow>>> History(
        Actor actor, string named, string series, Period period, int? before, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (measure, refusal) = await FindMeasures.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var rows = (await connection.QueryAsync<ObservationRow>(new CommandDefinition(
            Versions, new { measure!.Id, series, period = period.ToString(), before, limit }, cancellationToken: stop))).AsList();
        return rows.Count == 0 && before is null ? NotFound(measure, period) : rows;
    }

    public static Task<ObservationRow?> Find(
        NpgsqlConnection connection, MeasureRow measure, string series, Period period, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<ObservationRow>(new CommandDefinition(
            One, new { measure.Id, series, period = period.ToString() }, cancellationToken: stop));

    static Refusal NotFound(MeasureRow measure, Period period) =>
        new(MeasureRefusals.ObservationNotFound, $"{measure.State.Reference} has no value for {period}.");
}
