using Dapper;
using Npgsql;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Reminders;

/// <summary>Why something stands in a digest.</summary>
public enum ReminderReason
{
    /// <summary>The round has opened, and the entry is to be looked at.</summary>
    RoundOpened,

    /// <summary>The entry is to be looked at within five days.</summary>
    DueSoon,
    DueToday,

    /// <summary>The entry's day has passed; said once a week.</summary>
    Overdue,

    /// <summary>An editor has sent the entry back.</summary>
    Returned,

    /// <summary>An editor asked to remind of the entry.</summary>
    Reminded,

    /// <summary>The day of an action comes within five days.</summary>
    ActionDue,

    /// <summary>The day of an action has passed; said once a week.</summary>
    ActionOverdue,

    /// <summary>A member asked about the entry, and the post is to answer.</summary>
    QuestionAsked,

    /// <summary>A question about the entry is to be answered within five days.</summary>
    QuestionDue,

    /// <summary>The day of the answer has passed; said once a week.</summary>
    QuestionOverdue,
}

/// <summary>A line of a digest.</summary>
public sealed class ReminderLine
{
    public required string Address { get; init; }

    /// <summary>The post that is written to.</summary>
    public required string Post { get; init; }

    public required string ReasonName { get; init; }

    public ReminderReason Reason => EnumNames.Parse<ReminderReason>(ReasonName);

    public required DateOnly DueOn { get; init; }

    /// <summary>Null for what is not open to the public: e-mail names none of that.</summary>
    public string? Reference { get; init; }

    public string? Title { get; init; }
}

/// <summary>What somebody is told on a day.</summary>
public sealed record Digest(string Address, IReadOnlyList<ReminderLine> Lines);

/// <summary>Works out who is told what on a day, from what is to be done then.</summary>
public sealed class ComposeDigests(NpgsqlDataSource database, RegisterSettingsInForce settings)
{
    /// <summary>So many days before its day something is said for the first time.</summary>
    public const int DaysAhead = 5;

    // Each day after @after up to @upto is looked at, so that what fell on a day without a run is said on the next. Deputies are told what
    // the post is told that they act for. What is exempt keeps its place, so that its owners know to look, and neither name nor title.
    const string Lines = $"""
        with days as materialized (
            select d::date as day from generate_series(@after::date + 1, @upto::date, interval '1 day') as d
        ),
        people as materialized (
            select lower(a.address) as address, p.name as post, p.key from posts as p cross join lateral unnest(p.addresses) as a (address)
            union
            select lower(a.address), p.name, p.key
            from post_deputies as d
            join posts as p on p.key = d.post
            join posts as q on q.key = name_key(d.deputy)
            cross join lateral unnest(q.addresses) as a (address)
            where @upto between d.from_day and d.until_day
        ),
        tasks as materialized (
            select t.id, t.reference, t.title, t.exempt, t.owner_keys as keys, t.state, t.returned_at, t.reminded_at
            from {RoundTasks.States} as t
            where @dueOn::date is not null and t.state in ('outstanding', 'returned')
        ),
        said as (
            select t.id, 0 as item, t.reference, t.title, t.exempt, k.key, @dueOn::date as due_on,
                case
                    when t.state = 'returned' and t.returned_at >= @from and t.returned_at < @to then 'returned'
                    when t.reminded_at >= @from and t.reminded_at < @to then 'reminded'
                    when exists (select from days where day = @openedOn) or (@opened >= @from and @opened < @to) then 'roundOpened'
                    when exists (select from days where day = @dueOn) then 'dueToday'
                    when exists (select from days where day = @dueOn::date - {DaysAheadText}) then 'dueSoon'
                    when exists (select from days where day > @dueOn::date and (day - @dueOn::date) % 7 = 0) then 'overdue'
                end as reason
            from tasks as t cross join lateral unnest(t.keys) as k (key)
            union all
            select e.id, (a.action ->> 'id')::integer, e.reference, e.title, e.exempt, k.key, (a.action ->> 'dueOn')::date,
                case
                    when exists (
                        select from days where day in ((a.action ->> 'dueOn')::date, (a.action ->> 'dueOn')::date - {DaysAheadText}))
                        then 'actionDue'
                    when exists (select from days where day > (a.action ->> 'dueOn')::date and (day - (a.action ->> 'dueOn')::date) % 7 = 0)
                        then 'actionOverdue'
                end
            from entries as e
            cross join lateral json_array_elements(e.content -> 'actions') as a (action)
            cross join lateral unnest(case when a.action ->> 'owner' is null then e.owner_keys
                else array[name_key(a.action ->> 'owner')] end) as k (key)
            where e.status = 'open' and e.next_due_on <= @horizonText and a.action ->> 'status' = 'open'
                and a.action ->> 'dueOn' <= @horizonText
            union all
            select q.id, 0, e.reference, e.title, {QuestionRow.IsExempt}, name_key(q.assigned_to), q.due_on,
                case
                    when q.asked_at >= @from and q.asked_at < @to then 'questionAsked'
                    when exists (select from days where day in (q.due_on, q.due_on - {DaysAheadText})) then 'questionDue'
                    when exists (select from days where day > q.due_on and (day - q.due_on) % 7 = 0) then 'questionOverdue'
                end
            from questions as q
            join question_entries as f on f.question_id = q.id and f.place = 1
            join entries as e on e.id = f.entry_id
            where q.assigned_to is not null and q.withdrawn_at is null
                and not exists (select from question_answers as w where w.question_id = q.id)
        )
        select p.address, min(p.post) as Post, s.reason as ReasonName, s.due_on as DueOn,
            case when not s.exempt then s.reference end as Reference, case when not s.exempt then s.title end as Title
        from said as s
        join people as p on p.key = s.key
        where s.reason is not null
        group by p.address, s.reason, s.due_on, s.exempt, s.reference, s.title, s.id, s.item
        order by p.address, s.due_on, s.reference, s.item
        """;

    const string DaysAheadText = "5";

    /// <param name="since">The day of the digests before; what has come since is told.</param>
    /// <param name="until">The day of these.</param>
    public async Task<IReadOnlyList<Digest>> Between(DateOnly since, DateOnly until, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Between(
            connection, since, until, settings.Settings.StartOf(since.AddDays(1)), settings.Settings.StartOf(until.AddDays(1)), stop);
    }

    /// <param name="from">What was done from then on is told, and</param>
    /// <param name="to">before then.</param>
    internal async Task<IReadOnlyList<Digest>> Between(
        NpgsqlConnection connection, DateOnly since, DateOnly until, DateTimeOffset from, DateTimeOffset to, CancellationToken stop)
    {
        var round = await RoundRow.FindOpen(connection, until, stop);
        var span = round?.Span(settings.Settings) ?? new RoundSpan("", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var lines = await connection.QueryAsync<ReminderLine>(new CommandDefinition(Lines, span.With(new
        {
            after = since,
            upto = until,
            from,
            to,
            dueOn = round?.DueOn,
            openedOn = round is null ? (DateOnly?)null : settings.Settings.DayOf(span.Opened),
            horizonText = until.AddDays(DaysAhead).ToString("O"),
        }), cancellationToken: stop));
        return [.. lines.GroupBy(line => line.Address).Select(group => new Digest(group.Key, [.. group]))];
    }
}
