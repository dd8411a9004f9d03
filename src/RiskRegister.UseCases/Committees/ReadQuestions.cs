using Dapper;
using Npgsql;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Committees;

/// <summary>Which questions a list has; null leaves a filter out.</summary>
public sealed record QuestionFilter
{
    public QuestionState? State { get; init; }

    /// <summary>The meeting at which they were asked.</summary>
    public Guid? Meeting { get; init; }

    /// <summary>The post that is to answer.</summary>
    public string? Post { get; init; }

    /// <summary>The entry that they are about.</summary>
    public Guid? Entry { get; init; }

    /// <summary>The meeting to which they are reported: asked by its body before, and open or answered since that met last.</summary>
    public Guid? ArisingAt { get; init; }
}

/// <summary>The latest of some questions.</summary>
/// <param name="All">How many there are.</param>
public sealed record LatestQuestions(IReadOnlyList<QuestionRow> Rows, int All)
{
    public static readonly LatestQuestions None = new([], 0);
}

/// <summary>Reads the questions that an actor may know of.</summary>
public sealed class ReadQuestions(PlannedDatabase database)
{
    const string Id = QuestionRow.Select + "where q.id = @id and " + QuestionRow.Visible;

    const string InState =
        "case when q.withdrawn_at is not null then 'withdrawn' when a.text is not null then 'answered' else 'open' end = @state";

    const string Arising = """
        q.withdrawn_at is null and m.state <> 'cancelled' and exists (
            select from meetings as t
            where t.id = @arisingAt and t.body = m.body and (m.day, m.id) < (t.day, t.id)
                and (a.at is null or a.at >= coalesce((
                    select max(o.day) from meetings as o where o.body = t.body and (o.day, o.id) < (t.day, t.id) and o.state = 'held'),
                    '-infinity'::date)))
        """;

    // A statement names only the filters that a list has: its plan is kept.
    static string Matching(QuestionFilter filter)
    {
        var conditions = new List<string> { QuestionRow.Visible };
        if (filter.State is not null) conditions.Add(InState);
        if (filter.Meeting is not null) conditions.Add("q.meeting_id = @meeting");
        if (filter.Post is not null) conditions.Add("name_key(q.assigned_to) = name_key(@post)");
        if (filter.Entry is not null) conditions.Add("q.id in (select n.question_id from question_entries as n where n.entry_id = @entry)");
        if (filter.ArisingAt is not null) conditions.Add(Arising);
        return QuestionRow.Select + "where " + string.Join("\n    and ", conditions);
    }

    static string List(QuestionFilter filter, Guid? after) =>
        $"{Matching(filter)}{(after is null ? "" : " and q.id < @after")}\norder by q.id desc\nlimit @limit";

    static string Number(QuestionFilter filter) => $"select count(*)::integer from ({Matching(filter)}) as f";

    /// <summary>The latest first.</summary>
    /// <param name="after">The id after which the page begins; null for the first.</param>
    public async Task<IReadOnlyList<QuestionRow>> Page(Actor actor, QuestionFilter filter, Guid? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Page(connection, actor, filter, after, limit, stop);
    }

    /// <summary>The latest, and how many there are; these are counted only where they are more.</summary>
    public async Task<LatestQuestions> Latest(Actor actor, QuestionFilter filter, int most, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var rows = await Page(connection, actor, filter, after: null, most + 1, stop);
        return rows.Count <= most ? new LatestQuestions(rows, rows.Count)
            : new LatestQuestions([.. rows.Take(most)], await connection.ExecuteScalarAsync<int>(
                new CommandDefinition(Number(filter), Parameters(actor, filter, after: null, most), cancellationToken: stop)));
    }

    /// <summary>Those about an entry, once it is known that the actor may see that.</summary>
    public async Task<Result<IReadOnlyList<QuestionRow>>> OfEntry(
        Actor actor, string entry, Func<Guid, (Guid? After, int Limit)?> read, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        if (refusal is not null) return refusal;
        return read(found!.Row.Id) is not { } page ? Result.Of<IReadOnlyList<QuestionRow>>([])
            : Result.Of(await Page(connection, actor, new QuestionFilter { Entry = found.Row.Id }, page.After, page.Limit, stop));
    }

    public async Task<Result<QuestionRow>> One(Actor actor, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return Guid.TryParseExact(named, "D", out var id) && await Find(connection, actor, id, stop) is { } question
            ? question : NotFound(named);
    }

    internal static Task<QuestionRow?> Find(NpgsqlConnection connection, Actor actor, Guid id, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<QuestionRow>(new CommandDefinition(
            Id, new { id, all = actor.SeesAllEntries, posts = actor.Posts.ToArray() }, cancellationToken: stop));

    internal static async Task<IReadOnlyList<QuestionRow>> Page(
        NpgsqlConnection connection, Actor actor, QuestionFilter filter, Guid? after, int limit, CancellationToken stop) =>
        (await connection.QueryAsync<QuestionRow>(
            new CommandDefinition(List(filter, after), Parameters(actor, filter, after, limit), cancellationToken: stop))).AsList();

    static object Parameters(Actor actor, QuestionFilter filter, Guid? after, int limit) => new
    {
        all = actor.SeesAllEntries,
        posts = actor.Posts.ToArray(),
        state = filter.State is { } state ? EnumNames.Of(state) : null,
        filter.Meeting,
        filter.Post,
        filter.Entry,
        filter.ArisingAt,
        after,
        limit,
    };

    public static Refusal NotFound(string named) =>
        new(CommitteeRefusals.QuestionNotFound, $"There is no question {Refusal.Named(named)}.");
}
