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

    // Entries are the actor's by their owners; an action is by its own, or else by its entry's.
    const string Tasks = $"""
        select * from (
            select case t.state when 'returned' then 'returned' else 'entry' end as KindName, @dueOn::date as DueOn, t.reference, t.id,
                0 as Item, t.title, case t.state when 'returned' then t.reason end as Text
            from {RoundTasks.States} as t
            where @dueOn::date is not null and t.owner_keys && name_keys(@posts) and t.state in ('outstanding', 'returned')
            union all
            select 'action', (a.action ->> 'dueOn')::date, e.reference, e.id, (a.action ->> 'id')::integer, e.content ->> 'title',
                a.action ->> 'text'
            from entries as e
            cross join lateral json_array_elements(e.content -> 'actions') as a (action)
            where e.status <> 'closed' and (e.owner_keys && name_keys(@posts)
                    or (name_keys(action_owners(e.content)) && name_keys(@posts) and (@all or not e.exempt)))
                and e.next_due_on <= @horizonText and a.action ->> 'status' = 'open' and a.action ->> 'dueOn' <= @horizonText
                and (a.action ->> 'owner' is null and e.owner_keys && name_keys(@posts)
                    or name_key(a.action ->> 'owner') = any(name_keys(@posts)))
            union all
            select 'value', @dueOn::date, 'PM' || m.number, m.id, 0, m.title, null
            from measures as m
            where @dueOn::date is not null and not m.retired and name_keys(m.owners) && name_keys(@posts)
                and not exists (
                    select from observations as o where o.measure_id = m.id and o.series = ''
                        and o.last_day = (@nextFirst::date - make_interval(months => 3 * coalesce((m.facts ->> 'lag')::integer, 0)))::date - 1)
            union all
            select 'question', q.due_on, e.reference, q.id, 0, e.content ->> 'title', q.text
            from questions as q
            join question_entries as x on x.question_id = q.id and x.place = 1
            join entries as e on e.id = x.entry_id
            where q.withdrawn_at is null and name_key(q.assigned_to) = any(name_keys(@posts))
                and not exists (select from question_answers as a where a.question_id = q.id)
                and (@all or not exists (
                    select from question_entries as o join entries as h on h.id = o.entry_id
                    where o.question_id = q.id and (q.exempt or h.exempt) and not name_keys(h.owners) && name_keys(@posts)))
            ) as mine
        where @afterDue::date is null or (mine.DueOn, mine.id, mine.Item) > (@afterDue, @afterId, @afterItem)
        order by mine.DueOn, mine.id, mine.Item
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
        return (await connection.QueryAsync<MyTask>(new CommandDefinition(Tasks, span.With(new
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
        }), cancellationToken: stop))).AsList();
    }
}
