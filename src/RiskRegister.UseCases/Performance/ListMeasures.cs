using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Performance;

/// <summary>Which measures a list has; null leaves a filter out.</summary>
public sealed record MeasureFilter
{
    public string? Theme { get; init; }

    public string? Section { get; init; }

    public string? Owner { get; init; }

    public string? Service { get; init; }

    public bool? Retired { get; init; }
}

/// <summary>Measures filtered and paged, in the report's order.</summary>
public sealed class ListMeasures(NpgsqlDataSource database)
{
    const string List = MeasureRow.Select + "where " + MeasureRow.Visible + """

            and (@theme::text is null or m.theme = @theme)
            and (@section::text is null or m.section = @section)
            and (@owner::text is null or m.owners @> array[@owner])
            and (@service::text is null or m.service = @service)
            and (@retired::boolean is null or m.retired = @retired)
            and (@after::uuid is null or (m.theme, coalesce(m.section, ''), m.place, m.number)
                > (select a.theme, coalesce(a.section, ''), a.place, a.number from measures as a where a.id = @after))
        order by m.theme, coalesce(m.section, ''), m.place, m.number
        limit @limit
        """;

    /// <param name="after">The measure after which the page begins; null for the first page.</param>
    public async Task<IReadOnlyList<MeasureRow>> Page(Actor actor, MeasureFilter filter, Guid? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<MeasureRow>(new CommandDefinition(List, new
        {
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

    public async Task<Result<MeasureRow>> Read(Actor actor, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await FindMeasures.Find(connection, actor, named, stop);
    }
}
