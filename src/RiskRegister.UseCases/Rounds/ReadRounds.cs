using Dapper;
using Npgsql;
using RiskRegister.Domain.Rounds;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Rounds;

/// <summary>The entries of a service in a round.</summary>
/// <param name="Service">Null for those that belong to none.</param>
public sealed record ServiceCounts(string? Service, TaskCounts Counts);

/// <summary>The entries of a post in a round; one with several owners counts for each.</summary>
/// <param name="Post">Null for those that nobody owns.</param>
public sealed record PostCounts(string? Post, TaskCounts Counts);

/// <summary>A round with how it stands, counted over what the actor may see.</summary>
public sealed record StandingRound(RoundRow Round, RoundState State, TaskCounts Counts, IReadOnlyList<ServiceCounts> Services);

/// <summary>Which tasks a list has; null leaves a filter out.</summary>
public sealed record TaskFilter
{
    public string? Service { get; init; }

    public string? Owner { get; init; }

    public TaskState? State { get; init; }
}

/// <summary>An open entry in a round.</summary>
public sealed class TaskRow
{
    public required Guid Id { get; init; }

    public required int Revision { get; init; }

    public required string Reference { get; init; }

    public required long Position { get; init; }

    public required string Title { get; init; }

    public string? Service { get; init; }

    public required string[] Owners { get; init; }

    public required string StateName { get; init; }

    public TaskState State => EnumNames.Parse<TaskState>(StateName);

    /// <summary>When it was last changed or reviewed in the round.</summary>
    public DateTime? TouchedAt { get; init; }

    public string? TouchedBy { get; init; }

    public DateTime? ReturnedAt { get; init; }

    /// <summary>Why it was returned last.</summary>
    public string? Reason { get; init; }

    public DateTime? SignedAt { get; init; }

    public string? SignedBy { get; init; }

    public DateTime? RemindedAt { get; init; }
}

/// <summary>Rounds, and where entries stand in them.</summary>
public sealed class ReadRounds(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    const string Visible = "(@all or not t.exempt or t.owner_keys && name_keys(@posts))";

    const string Counts = """
        count(*) filter (where t.state = 'outstanding')::integer as Outstanding,
            count(*) filter (where t.state = 'updated')::integer as Updated,
            count(*) filter (where t.state = 'confirmed')::integer as Confirmed,
            count(*) filter (where t.state = 'returned')::integer as Returned,
            count(*) filter (where t.state = 'signedOff')::integer as SignedOff
        """;

    const string Count = $"""
        select t.service as Name, {Counts}
        from {RoundTasks.States} as t
        where {Visible}
        group by t.service
        order by t.service nulls last
        """;

    const string CountByPost = $"""
        select min(o.name) as Name, {Counts}
        from {RoundTasks.States} as t
        left join lateral unnest(t.owners) as o (name) on true
        where {Visible}
        group by name_key(o.name)
        order by name_key(o.name) nulls last
        """;

    const string TaskColumns = """
        select t.id, t.revision, t.reference, t.position, t.title, t.service, t.owners, t.state as StateName, t.touched_at as TouchedAt,
            t.touched_by as TouchedBy, t.returned_at as ReturnedAt, t.reason, t.signed_at as SignedAt, t.signed_by as SignedBy,
            t.reminded_at as RemindedAt

        """;

    const string Tasks = TaskColumns + $"""
        from {RoundTasks.States} as t
        where {Visible}
            and (@service::text is null or name_key(t.service) = name_key(@service))
            and (@owner::text is null or t.owner_keys @> array[name_key(@owner)])
            and (@state::text is null or t.state = @state)
            and (@position::bigint is null or (t.position, t.id) > (@position, @after))
        order by t.position, t.id
        limit @limit
        """;

    const string List = RoundRow.Select + """
        where @before::text is null or r.quarter < @before
        order by r.quarter desc
        limit @limit
        """;

    /// <summary>The organisation's day.</summary>
    public DateOnly Today => settings.Settings.DayOf(clock.GetUtcNow());

    /// <summary>The latest first.</summary>
    /// <param name="before">The quarter after which the page begins; null for the first.</param>
    public async Task<IReadOnlyList<RoundRow>> Page(string? before, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<RoundRow>(new CommandDefinition(List, new { before, limit }, cancellationToken: stop)))
            .AsList();
    }

    public async Task<Result<RoundRow>> Find(string quarter, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await RoundRow.Find(connection, Named(quarter), stop) is { } round ? round : NotFound(quarter);
    }

    public async Task<StandingRound> Standing(Actor actor, RoundRow round, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Standing(connection, actor, round, stop);
    }

    public async Task<StandingRound> Standing(NpgsqlConnection connection, Actor actor, RoundRow round, CancellationToken stop)
    {
        var rows = await Counted(connection, Count, actor, round, stop);
        return new StandingRound(round, round.StateOn(Today),
            new TaskCounts(rows.Sum(row => row.Outstanding), rows.Sum(row => row.Updated), rows.Sum(row => row.Confirmed),
                rows.Sum(row => row.Returned), rows.Sum(row => row.SignedOff)),
            [.. rows.Select(row => new ServiceCounts(row.Name, row.Counts))]);
    }

    /// <summary>The round that is open today, with how it stands; null when none is.</summary>
    public async Task<StandingRound?> Present(Actor actor, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await RoundRow.FindOpen(connection, Today, stop) is { } round ? await Standing(connection, actor, round, stop) : null;
    }

    /// <summary>How the entries of each post stand in a round, counted over what the actor may see.</summary>
    public async Task<IReadOnlyList<PostCounts>> ByPost(Actor actor, RoundRow round, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return [.. (await Counted(connection, CountByPost, actor, round, stop)).Select(row => new PostCounts(row.Name, row.Counts))];
    }

    async Task<List<CountRow>> Counted(NpgsqlConnection connection, string sql, Actor actor, RoundRow round, CancellationToken stop) =>
        (await connection.QueryAsync<CountRow>(new CommandDefinition(
            sql, round.Span(settings.Settings).With(new { all = actor.SeesAllEntries, posts = actor.Posts.ToArray() }),
            cancellationToken: stop))).AsList();

    /// <param name="after">Where the page begins: the last entry's place and id.</param>
    public async Task<IReadOnlyList<TaskRow>> TasksOf(
        Actor actor, RoundRow round, TaskFilter filter, (long Position, Guid Id)? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<TaskRow>(new CommandDefinition(Tasks, round.Span(settings.Settings).With(new
        {
            all = actor.SeesAllEntries,
            posts = actor.Posts.ToArray(),
            filter.Service,
            filter.Owner,
            state = filter.State is { } state ? EnumNames.Of(state) : null,
            position = after?.Position,
            after = after?.Id ?? Guid.Empty,
            limit,
        }), cancellationToken: stop))).AsList();
    }

    public static Refusal NotFound(string named) => new(RoundRefusals.NotFound, $"There is no round of {Refusal.Named(named)}.");

    // Letters as the database has them.
    static string Named(string quarter) => Domain.Quarter.TryParse(quarter, out var parsed) ? parsed.ToString() : "";

    sealed class CountRow
    {
        public string? Name { get; init; }

        public required int Outstanding { get; init; }

        public required int Updated { get; init; }

        public required int Confirmed { get; init; }

        public required int Returned { get; init; }

        public required int SignedOff { get; init; }

        public TaskCounts Counts => new(Outstanding, Updated, Confirmed, Returned, SignedOff);
    }
}
