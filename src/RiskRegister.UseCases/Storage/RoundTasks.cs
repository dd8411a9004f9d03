using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Storage;

/// <summary>Where the open entries stand in a round, derived from their revisions and what was said of them.</summary>
public static class RoundTasks
{
    /// <summary>
    /// Open entries with their state in the round @quarter, which is open from @opened to before @until. That a post was renamed, or the
    /// entry moved to another register, is no touch: whoever owns the entry has not looked at it.
    /// </summary>
    public const string States = """
        (select e.id, e.revision, e.reference, e.position, e.service, e.owners, e.owner_keys, e.exempt, e.title,
            case
                when s.id > coalesce(r.id, 0) and s.revision >= coalesce(t.revision, 0) then 'signedOff'
                when r.revision >= coalesce(t.revision, 0) then 'returned'
                when t.revision is null then 'outstanding'
                when t.changed then 'updated'
                else 'confirmed'
            end as state,
            t.at as touched_at, t.by as touched_by, r.at as returned_at, r.reason, s.at as signed_at, s.actor as signed_by,
            (select at from round_marks where quarter = @quarter and entry_id = e.id and kind = 'reminded' order by id desc limit 1)
                as reminded_at
        from entries as e
        left join lateral (
            select max(v.revision) as revision, max(v.recorded_at) as at, bool_or(v.action <> 'reviewed') as changed,
                (array_agg(v.facts ->> 'updatedBy' order by v.revision desc))[1] as by
            from entry_revisions as v
            where e.updated_at >= @opened and v.entry_id = e.id and v.recorded_at >= @opened and v.recorded_at < @until
                and v.action not in ('reassigned', 'moved')) as t on true
        left join lateral (select id, revision, at, reason from round_marks
            where quarter = @quarter and entry_id = e.id and kind = 'returned' order by id desc limit 1) as r on true
        left join lateral (select id, revision, at, actor from round_marks
            where quarter = @quarter and entry_id = e.id and kind = 'signedOff' order by id desc limit 1) as s on true
        where e.status = 'open')
        """;

    const string Keep = $"""
        with counted as (
            select json_build_object(
                'outstanding', count(*) filter (where t.state = 'outstanding'), 'updated', count(*) filter (where t.state = 'updated'),
                'confirmed', count(*) filter (where t.state = 'confirmed'), 'returned', count(*) filter (where t.state = 'returned'),
                'signedOff', count(*) filter (where t.state = 'signedOff')) as counts
            from {States} as t
        )
        insert into snapshot_rounds (snapshot_id, counts, digest)
        select s.id, c.counts, snapshot_round_digest(s.digest, c.counts) from snapshots as s, counted as c where s.id = @snapshot
        """;

    const string Outstanding = $"select count(*)::integer from {States} as t where t.state in ('outstanding', 'returned')";

    /// <summary>How many entries nobody has looked at, or not again since they were returned.</summary>
    public static Task<int> CountOutstanding(NpgsqlConnection connection, RoundSpan span, CancellationToken stop) =>
        connection.ExecuteScalarAsync<int>(new CommandDefinition(Outstanding, span.With(new { }), cancellationToken: stop));

    /// <summary>Keeps with a snapshot how its quarter's round stands.</summary>
    public static Task KeepCounts(NpgsqlConnection connection, RoundSpan span, long snapshot, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Keep, span.With(new { snapshot }), cancellationToken: stop));
}

/// <summary>From when to when a round is open.</summary>
/// <param name="Opened">The first instant.</param>
/// <param name="Until">The first instant after it.</param>
public sealed record RoundSpan(string Quarter, DateTimeOffset Opened, DateTimeOffset Until)
{
    /// <summary>A statement's own parameters, and those of <see cref="RoundTasks.States"/>.</summary>
    public DynamicParameters With(object own)
    {
        var parameters = new DynamicParameters(own);
        parameters.AddDynamicParams(new { quarter = Quarter, opened = Opened, until = Until });
        return parameters;
    }
}

/// <summary>How many open entries stand how in a round.</summary>
public sealed record TaskCounts(int Outstanding, int Updated, int Confirmed, int Returned, int SignedOff)
{
    /// <summary>How many are the owners' to look at: nobody has, or not again since they were sent back.</summary>
    public int ToDo() => Outstanding + Returned;

    public int All() => Outstanding + Updated + Confirmed + Returned + SignedOff;
}
