using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Storage;

/// <summary>What happens to a snapshot after it was taken; each is an appended row.</summary>
public enum SnapshotEventKind
{
    Discarded,
    Replaced,
    Published,
    Addendum,
}

/// <summary>Takes snapshots and appends what happens to them, alone: writers wait meanwhile.</summary>
public sealed class SnapshotWriter(RegisterSettingsInForce settings, TimeProvider clock, RegisterMetrics metrics)
{
    const string Lock = "select pg_advisory_xact_lock(@lock)";

    const string Newest = "select " + StandingSnapshot.Columns + "from standing_snapshots as s order by s.id desc limit 1";

    // Open entries of the corporate register, and those closed since the snapshot before: a closed entry's last revision is its closing. A
    // refused proposal was never on anything. The instant is after every revision that is there and before every one to come, even if the
    // clock steps back.
    // The rows before are read at once, as one snapshot's: one look at an index for each entry costs more the more snapshots there are.
    const string Insert = ManyRows.KeepPlans + """
        with before as materialized (select id, taken_at from standing_snapshots order by id desc limit 1),
        this as materialized (
            select nextval('snapshots_id_seq') as id,
                greatest(clock_timestamp(), (select max(updated_at) from entries),
                    (select max(taken_at) + interval '1 microsecond' from snapshots)) as at,
                (select count(*)::integer + 1 from snapshots where quarter = @quarter) as attempt,
                (select id from before) as predecessor
        ),
        frozen as (
            insert into snapshot_rows (snapshot_id, entry_id, version, revision, kind, status, position, residual, exempt, residual_before, reviewed, digest)
            select t.id, e.id, 0, e.revision, e.kind, e.status, e.position, e.residual, e.exempt, p.residual, b.id is null or e.updated_at > b.taken_at,
                snapshot_row_digest(v.digest, e.id, 0, e.residual, e.exempt, p.residual, b.id is null or e.updated_at > b.taken_at)
            from entries as e
            cross join this as t
            join entry_revisions as v on v.entry_id = e.id and v.revision = e.revision
            left join before as b on true
            left join (select entry_id, residual from standing_rows where snapshot_id = (select id from before)) as p on p.entry_id = e.id
            where (e.status = 'open' or (e.status = 'closed' and e.reference is not null and e.updated_at > b.taken_at))
                and not e.id = any (array(select id from entries_elsewhere))
            returning entry_id, digest
        ),
        taken as (
            insert into snapshots (id, quarter, attempt, predecessor, taken_at, taken_by, settings, digest)
            overriding system value
            select t.id, @quarter, t.attempt, t.predecessor, t.at, @actor, @settings::json,
                snapshot_digest((select digest from snapshots order by id desc limit 1), t.id, @quarter, t.attempt, t.predecessor, t.at, @actor,
                    @settings::json, (select string_agg(digest, ''::bytea order by entry_id) from frozen))
            from this as t
            returning id, taken_at
        ),
        audited as (
            insert into audit_log (at, actor, credential, roles, action, quarter, address, request_id)
            select taken_at, @actor, @credential, @roles, 'snapshotTaken', @quarter, @address, @request from taken
        )
        select id from taken
        """;

    const string AppendRow = """
        insert into snapshot_rows (snapshot_id, entry_id, version, revision, kind, status, position, residual, exempt, residual_before, reviewed, digest)
        select s.id, e.id, n.version, e.revision, e.kind, e.status, e.position, e.residual, e.exempt, p.residual, true,
            snapshot_row_digest(v.digest, e.id, n.version, e.residual, e.exempt, p.residual, true)
        from snapshots as s
        join entries as e on e.id = @entry
        join entry_revisions as v on v.entry_id = e.id and v.revision = e.revision
        cross join lateral (
            select coalesce(max(r.version), 0) + 1 as version from snapshot_rows as r where r.snapshot_id = s.id and r.entry_id = e.id) as n
        left join standing_rows as p on p.snapshot_id = s.predecessor and p.entry_id = e.id
        where s.id = @snapshot
        returning revision
        """;

    const string AppendEvent = """
        with appended as (
            insert into snapshot_events (snapshot_id, kind, at, actor, entry_id, revision, detail, digest)
            select s.id, @kind, c.at, @actor, @entry, @revision, @detail::json,
                snapshot_event_digest(
                    coalesce((select e.digest from snapshot_events as e where e.snapshot_id = s.id order by e.id desc limit 1), s.digest),
                    s.id, @kind, c.at, @actor, @entry, @revision, @detail::json,
                    case @kind
                        when 'replaced' then (select r.digest from snapshot_rows as r where r.snapshot_id = s.id and r.entry_id = @entry order by r.version desc limit 1)
                        when 'addendum' then (select v.digest from entry_revisions as v where v.entry_id = @entry and v.revision = @revision)
                    end)
            from snapshots as s
            cross join (select clock_timestamp() as at) as c
            where s.id = @snapshot
            returning id, at
        )
        insert into audit_log (at, actor, credential, roles, action, entry_id, revision, quarter, address, request_id)
        select a.at, @actor, @credential, @roles, @action, @entry, @revision, (select quarter from snapshots where id = @snapshot), @address, @request from appended as a
        """;

    /// <summary>Waits for the writers and keeps them off until the transaction ends.</summary>
    public static Task BeAlone(NpgsqlConnection connection, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Lock, new { @lock = RegisterSchema.WriteLock }, cancellationToken: stop));

    public static Task<StandingSnapshot?> Latest(NpgsqlConnection connection, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<StandingSnapshot>(new CommandDefinition(Newest, cancellationToken: stop));

    /// <summary>409 when the quarter cannot be taken; call after <see cref="BeAlone"/>.</summary>
    public async Task<Refusal?> RefuseTaking(NpgsqlConnection connection, Quarter quarter, CancellationToken stop)
    {
        var firstDay = quarter.FirstDay(settings.Settings.FinancialYearStartsIn);
        if (firstDay > settings.Settings.DayOf(clock.GetUtcNow()))
            return new Refusal(SnapshotRefusals.QuarterInFuture, $"{quarter} begins on {RegisterWording.Day(firstDay)}.");
        if (await Latest(connection, stop) is not { } latest) return null;
        if (latest.Quarter == quarter)
        {
            var day = settings.Settings.DayOf(new DateTimeOffset(latest.TakenAt));
            return new Refusal(SnapshotRefusals.QuarterTaken, $"The snapshot of {quarter} was taken on {RegisterWording.Day(day)}.");
        }

        return latest.Quarter > quarter
            ? new Refusal(SnapshotRefusals.QuarterPassed, $"{latest.Quarter} has been taken, so {quarter} cannot be.") : null;
    }

    /// <summary>409 while owners are still to look at entries in the quarter's round.</summary>
    public async Task<Refusal?> RefuseOutstanding(NpgsqlConnection connection, Quarter quarter, CancellationToken stop)
    {
        if (await RoundRow.Find(connection, quarter.ToString(), stop) is not { } round) return null;
        var count = await RoundTasks.CountOutstanding(connection, round.Span(settings.Settings), stop);
        return count == 0 ? null : new Refusal(SnapshotRefusals.RoundOutstanding,
            $"{(count == 1 ? "1 entry is" : $"{count} entries are")} outstanding in the round of {quarter}; say despiteOutstanding "
                + $"to go ahead.");
    }

    /// <summary>Freezes the register; call after <see cref="BeAlone"/> and <see cref="RefuseTaking"/>.</summary>
    /// <param name="isRehearsal">Whether it will be undone, and does not count.</param>
    public async Task<StandingSnapshot> Take(
        NpgsqlConnection connection, Actor actor, Quarter quarter, CancellationToken stop, bool isRehearsal = false)
    {
        var id = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Insert,
            actor.ParametersWith(new { quarter = quarter.ToString(), settings = settings.Json }), cancellationToken: stop));
        if (await RoundRow.Find(connection, quarter.ToString(), stop) is { } round)
            await RoundTasks.KeepCounts(connection, round.Span(settings.Settings), id, stop);
        if (!isRehearsal) metrics.Snapshot("taken");
        return await StandingSnapshot.Get(connection, id, stop);
    }

    /// <summary>Brings an entry's present revision into a snapshot; answers that revision.</summary>
    public static Task<int> Replace(NpgsqlConnection connection, long snapshot, Guid entry, CancellationToken stop) =>
        connection.ExecuteScalarAsync<int>(new CommandDefinition(AppendRow, new { snapshot, entry }, cancellationToken: stop));

    /// <param name="detail">JSON, kept as it is.</param>
    /// <param name="isRehearsal">Whether it will be undone, and does not count.</param>
    public async Task Append(
        NpgsqlConnection connection, Actor actor, long snapshot, SnapshotEventKind kind, Guid? entry, int? revision, string detail,
        CancellationToken stop, bool isRehearsal = false)
    {
        await connection.ExecuteAsync(new CommandDefinition(AppendEvent, actor.ParametersWith(new
        {
            snapshot,
            kind = EnumNames.Of(kind),
            entry,
            revision,
            detail,
            action = $"snapshot{kind}",
        }), cancellationToken: stop));
        if (!isRehearsal) metrics.Snapshot(EnumNames.Of(kind));
    }
}
