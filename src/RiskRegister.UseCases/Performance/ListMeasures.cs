using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>Which measures a list has; null leaves a filter out.</summary>
public sealed record MeasureFilter
{
    public string? Theme { get; init; }

    public string? Section { get; init; }

    public string? Owner { get; init; }

    public string? Service { get; init; }

    public bool? Retired { get; init; }

    /// <summary>Words in the title, the source's reference or the description, in small or capital letters.</summary>
    public string? Search { get; init; }

    /// <summary>Rated so by its latest value.</summary>
    public Rating? Rating { get; init; }

    /// <summary>With (true) or without (false) a value that is due and was not given: that of the last quarter that is over.</summary>
    public bool? Overdue { get; init; }
}

/// <summary>Measures filtered and paged, in the report's order.</summary>
public sealed class ListMeasures(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    const string List = MeasureRow.Select + "where " + MeasureRow.Visible + """

            and (@theme::text is null or m.theme = @theme)
            and (@section::text is null or m.section = @section)
            and (@owner::text is null or name_keys(m.owners) @> array[name_key(@owner)])
            and (@service::text is null or m.service = @service)
            and (@retired::boolean is null or m.retired = @retired)
            and (@search::text is null or position(lower(@search) in
                lower(concat_ws(E'\n', m.title, m.facts ->> 'sourceReference', m.facts ->> 'description'))) > 0)
            and (@ids::uuid[] is null or m.id = any(@ids))
            and (@overdue::boolean is null or @overdue = (not m.retired and not exists (
                select from observations as o
                where o.measure_id = m.id and o.series = '' and o.period = (@due::text[])[1 + (m.facts ->> 'lag')::integer])))
            and (@after::uuid is null or (m.theme, coalesce(m.section, ''), m.place, m.number)
                > (select a.theme, coalesce(a.section, ''), a.place, a.number from measures as a where a.id = @after))
        order by m.theme, coalesce(m.section, ''), m.place, m.number
        limit @limit
        """;

    const string Standings =
        "select measure_standing(m)::text from measures as m where not m.retired and " + MeasureRow.Visible + " limit @most";

    /// <param name="after">The measure after which the page begins; null for the first page.</param>
    public async Task<IReadOnlyList<MeasureRow>> Page(Actor actor, MeasureFilter filter, Guid? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var ids = filter.Rating is { } rating ? await Rated(connection, actor, rating, stop) : null;
        return (await connection.QueryAsync<MeasureRow>(new CommandDefinition(List, new
        {
            filter.Search,
            filter.Overdue,
            ids,
            due = LastQuarters(),
            filter.Theme,
            filter.Section,
            filter.Owner,
            filter.Service,
            filter.Retired,
            after,
            limit,
            all = actor.SeesAllMeasures,
            posts = actor.Posts.ToArray(),
        }, cancellationToken: stop))).AsList();
    }

    // Ratings are the domain's.
    async Task<Guid[]> Rated(NpgsqlConnection connection, Actor actor, Rating rating, CancellationToken stop)
    {
        var standings = await connection.QueryAsync<string>(new CommandDefinition(
            Standings, new { all = actor.SeesAllMeasures, posts = actor.Posts.ToArray(), most = MeasureLimits.Measures },
            cancellationToken: stop));
        return
        [
            .. standings.Select(standing => LinkedMeasures.Read(standing, settings.Settings.FinancialYearStartsIn))
                .Where(each => each.Standing.Rating == rating).Select(each => each.Measure.Id),
        ];
    }

    // The last quarter that is over, the one before it, and so on, as far as a measure can be in arrears.
    string[] LastQuarters()
    {
        var quarters = new List<string>();
        var quarter = Quarter.Containing(settings.Settings.DayOf(clock.GetUtcNow()), settings.Settings.FinancialYearStartsIn).Previous;
        for (; quarters.Count <= MeasureLimits.LongestLag; quarter = quarter.Previous) quarters.Add(quarter.ToString());
        return [.. quarters];
    }

    public async Task<Result<MeasureRow>> Read(Actor actor, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await FindMeasures.Find(connection, actor, named, stop);
    }
}
