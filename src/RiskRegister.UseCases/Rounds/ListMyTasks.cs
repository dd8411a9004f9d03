using Dapper;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Rounds;

/// <summary>What somebody has to do.</summary>
public enum MyTaskKind
{
    /// <summary>An open action, due soon or past its day.</summary>
    Action,

    /// <summary>An entry that nobody has looked at since the round opened.</summary>
    Entry,

    /// <summary>An entry that an editor has sent back.</summary>
    Returned,

    /// <summary>A measure whose value of the round's quarter is to be given.</summary>
    Value,

    /// <summary>A committee's question that is to be answered.</summary>
    Question,
}

/// <summary>Something that an actor has to do.</summary>
public sealed class MyTask
{
    public required string KindName { get; init; }

    public MyTaskKind Kind => EnumNames.Parse<MyTaskKind>(KindName);

    public required DateOnly DueOn { get; init; }

    /// <summary>The entry's or the measure's, of a question its first entry's; null for a proposal.</summary>
    public string? Reference { get; init; }

    /// <summary>Of what is to be done with: the entry, the measure or the question.</summary>
    public required Guid Id { get; init; }

    /// <summary>The action's id within its entry; 0 for anything else.</summary>
    public required int Item { get; init; }

    public required string Title { get; init; }

    /// <summary>The action's or the question's text, or why the entry was returned.</summary>
    public string? Text { get; init; }
}

/// <summary>Where a page of tasks goes on.</summary>
public sealed record MyTaskPlace(DateOnly DueOn, Guid Id, int Item);

/// <summary>Everything that is an actor's to do: by its posts, first due first.</summary>
public sealed class ListMyTasks(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    /// <summary>So many days before its day an action is among what is to be done.</summary>
    public const int DaysAhead = 28;

    // Each of these is in the order of the whole, and no longer than the page: who has thousands of entries to look at pays for one page of
    // them. As one statement PostgreSQL would take far longer to plan it than to plan all four.
    const string Tasks = $"""
        {Entries};
        {Actions};
        {Values};
        {Questions}
        """;

    // What is due with the round comes in the order of ids. That a state is not among the others lets the planner expect that most are.
    const string AfterWithTheRound = """
        @dueOn::date is not null and (@afterDue::date is null or @dueOn::date >= @afterDue::date)
            and id > case when @dueOn::date = @afterDue::date then @afterId else '00000000-0000-0000-0000-000000000000' end
        """;

    const string Entries = $"""
        select case t.state when 'returned' then 'returned' else 'entry' end as KindName, @dueOn::date as DueOn, t.reference, t.id,
            0 as Item, t.title, case t.state when 'returned' then t.reason end as Text
        from {RoundTasks.States} as t
        where {AfterWithTheRound} and t.owner_keys && name_keys(@posts) and t.state not in ('updated', 'confirmed', 'signedOff')
        order by t.id
        limit @limit
        """;

    // Entries are the actor's by their owners; an action is by its own, or else by its entry's.
    const string Actions = """
        select 'action' as KindName, a.due_on as DueOn, a.reference, a.id, a.item, a.title, a.action ->> 'text' as Text
        from (
            select (a.action ->> 'dueOn')::date as due_on, e.reference, e.id, (a.action ->> 'id')::integer as item, e.title, a.action
            from entries as e
            cross join lateral json_array_elements(e.content -> 'actions') as a (action)
            where e.status <> 'closed' and (e.owner_keys && name_keys(@posts)
                    or (name_keys(action_owners(e.content)) && name_keys(@posts) and (@all or not e.exempt)))
                and e.next_due_on <= @horizonText and a.action ->> 'status' = 'open' and a.action ->> 'dueOn' <= @horizonText
                and (a.action ->> 'owner' is null and e.owner_keys && name_keys(@posts)
                    or name_key(a.action ->> 'owner') = any(name_keys(@posts)))
            ) as a
        where @afterDue::date is null or (a.due_on, a.id, a.item) > (@afterDue, @afterId, @afterItem)
        order by a.due_on, a.id, a.item
        limit @limit
        """;

    const string Values = $"""
        select 'value' as KindName, @dueOn::date as DueOn, 'PM' || m.number as Reference, m.id, 0 as Item, m.title
        from measures as m
        where {AfterWithTheRound} and not m.retired and name_keys(m.owners) && name_keys(@posts)
            and not exists (
                select from observations as o where o.measure_id = m.id and o.series = ''
                    and o.last_day = (@nextFirst::date - make_interval(months => 3 * coalesce((m.facts ->> 'lag')::integer, 0)))::date - 1)
        order by m.id
        limit @limit
        """;

    const string Questions = """
        select 'question' as KindName, q.due_on as DueOn, e.reference, q.id, 0 as Item, e.title, q.text
        from questions as q
        join question_entries as x on x.question_id = q.id and x.place = 1
        join entries as e on e.id = x.entry_id
        where q.withdrawn_at is null and name_key(q.assigned_to) = any(name_keys(@posts))
            and not exists (select from question_answers as a where a.question_id = q.id)
            and (@all or not exists (
                select from question_entries as o join entries as h on h.id = o.entry_id
                where o.question_id = q.id and (q.exempt or h.exempt) and not name_keys(h.owners) && name_keys(@posts)))
            and (@afterDue::date is null or (q.due_on, q.id, 0) > (@afterDue, @afterId, @afterItem))
        order by q.due_on, q.id
        limit @limit
        """;

    /// <summary>The organisation's day.</summary>
    public DateOnly Today => settings.Settings.DayOf(clock.GetUtcNow());

    public async Task<IReadOnlyList<MyTask>> Page(Actor actor, MyTaskPlace? after, int limit, CancellationToken stop)
    {
        var today = Today;
        await using var connection = await database.OpenConnectionAsync(stop);
        var round = await RoundRow.FindOpen(connection, today, stop);
        var span = round?.Span(settings.Settings) ?? new RoundSpan("", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        await using var found = await connection.QueryMultipleAsync(new CommandDefinition(Tasks, span.With(new
        {
            dueOn = round?.DueOn,
            nextFirst = round?.Quarter.Next.FirstDay(settings.Settings.FinancialYearStartsIn) ?? today,
            horizonText = today.AddDays(DaysAhead).ToString("O"),
            all = actor.SeesAllEntries,
            posts = actor.Posts.ToArray(),
            afterDue = after?.DueOn,
            afterId = after?.Id ?? Guid.Empty,
            afterItem = after?.Item ?? 0,
            limit,
        }), cancellationToken: stop));
        var tasks = new List<MyTask>();
        while (!found.IsConsumed) tasks.AddRange(await found.ReadAsync<MyTask>());
        return [.. tasks.OrderBy(task => task.DueOn).ThenBy(task => task.Id).ThenBy(task => task.Item).Take(limit)];
    }
}
