namespace RiskRegister.UseCases.Verification;

/// <summary>Snapshots, their rows and events, and what the audit log has of them.</summary>
public static class SnapshotChecks
{
    public static readonly VerificationCheck Latest = new("What is noted as the latest snapshot is.", """
        select 'snapshot', null::uuid, null::integer, (select quarter from snapshots where id = n.id),
            'it is noted as the latest, or with its last event, and is not'
        from (values (1)) as one
        left join latest_snapshot as n on true
        left join (select id, head from standing_snapshots order by id desc limit 1) as s on true
        where n.is_only is null or (n.id, n.head) is distinct from (s.id, s.head)
        """, OfWhole: true);

    public static readonly VerificationCheck Digests =
        new("A snapshot's digest is that of its settings, its rows and the snapshot before.", """
        select 'snapshot', null::uuid, null::integer, s.quarter, 'its digest does not fit its settings, rows and the snapshot before'
        from snapshots as s
        where (@snapshot::bigint is null or s.id = @snapshot)
            and s.digest <> snapshot_digest(
                (select b.digest from snapshots as b where b.id < s.id order by b.id desc limit 1), s.id, s.quarter, s.attempt,
                    s.predecessor, s.taken_at,
                s.taken_by, s.settings,
                (select string_agg(r.digest, ''::bytea order by r.entry_id) from snapshot_rows as r
                    where r.snapshot_id = s.id and r.version = 0))
        """);

    public static readonly VerificationCheck Missing = new("Every snapshot that the audit log has is there.", """
        select 'snapshot', null::uuid, null::integer, a.quarter, 'it is missing, but the audit log has it'
        from (select quarter, count(*) as taken from audit_log where action = 'snapshotTaken' group by quarter) as a
        where a.taken > (select count(*) from snapshots as s where s.quarter = a.quarter)
        """, OfWhole: true);

    public static readonly VerificationCheck Audited = new("The audit log has every taking of a snapshot.", """
        select 'audit', null::uuid, null::integer, s.quarter, 'the audit log has nothing of taking this snapshot'
        from snapshots as s
        where (@snapshot::bigint is null or s.id = @snapshot)
            and not exists (
                select from audit_log as a
                where a.action = 'snapshotTaken' and a.quarter = s.quarter and a.at = s.taken_at and a.actor = s.taken_by)
        """);

    public static readonly VerificationCheck Rounds = new("How a round stood is as it was kept with its snapshot.", """
        select 'snapshot', null::uuid, null::integer, s.quarter, 'what it keeps of its round does not fit its digest'
        from snapshot_rounds as r
        join snapshots as s on s.id = r.snapshot_id
        where (@snapshot::bigint is null or s.id = @snapshot) and r.digest <> snapshot_round_digest(s.digest, r.counts)
        """);

    // One revision stands in many snapshots: what it says is read once.
    public static readonly VerificationCheck Rows =
        new("A row says what the revision says that it points to, and its digest fits both.", """
        select 'snapshotRow', r.entry_id, r.revision, s.quarter, 'its digest does not fit what it says and the revision it points to'
        from (
            select entry_id, revision, array_agg(f) as rows
            from snapshot_rows as f
            where (@snapshot::bigint is null or snapshot_id = @snapshot)
                and (@after::uuid is null or entry_id > @after) and (@upTo::uuid is null or entry_id <= @upTo)
            group by entry_id, revision) as k
        left join lateral (
            select kind, status, position, residual, exempt, digest from entry_states
                where id = k.entry_id and revision = k.revision offset 0) as t on true
        cross join lateral unnest(k.rows) as r
        join snapshots as s on s.id = r.snapshot_id
        where t.digest is null
            or (r.kind, r.status, r.position, r.residual, r.exempt) is distinct from (t.kind, t.status, t.position, t.residual, t.exempt)
            or r.digest <> snapshot_row_digest(t.digest, r.entry_id, r.version, r.residual, r.exempt, r.residual_before, r.reviewed)
        """, OfEntries: true);

    // What it had to hold is every entry of the corporate register then open, and those closed since the snapshot before. Its rows were
    // made from the live entries; this finds the same from their revisions.
    public static readonly VerificationCheck Held = new("A snapshot holds what it had to hold, at the revision that then stood.", """
        select 'snapshotRow', m.entry_id, m.revision, s.quarter,
            case when m.is_held and m.is_due then 'it points to another revision than stood when the snapshot was taken'
                when m.is_held then 'it was added' else 'it is missing' end
        from (
            select coalesce(d.snapshot_id, r.snapshot_id) as snapshot_id, coalesce(d.id, r.entry_id) as entry_id,
                coalesce(d.revision, r.revision) as revision,
                r.entry_id is not null as is_held, d.id is not null as is_due
            from (
                select s.id as snapshot_id, t.id, t.revision
                from (
                    select g.id, g.revision, g.updated_at, g.is_open, lead(g.updated_at) over (partition by g.id
                        order by g.revision) as until, g.is_closed
                    from (
                        select id, revision, updated_at, status = 'open' and register_level(facts) = 'corporate' as is_open,
                            status = 'closed' and reference is not null and register_level(facts) = 'corporate' as is_closed
                        from entry_states
                        where (@after::uuid is null or id > @after) and (@upTo::uuid is null or id <= @upTo)
                        offset 0) as g) as t
                join snapshots as s on t.updated_at <= s.taken_at and (t.until is null or t.until > s.taken_at)
                left join snapshots as b on b.id = s.predecessor
                where (@snapshot::bigint is null or s.id = @snapshot) and (t.is_open or (t.is_closed and t.updated_at > b.taken_at))) as d
            full join (
                select snapshot_id, entry_id, revision from snapshot_rows
                where version = 0 and (@snapshot::bigint is null or snapshot_id = @snapshot)
                    and (@after::uuid is null or entry_id > @after) and (@upTo::uuid is null or entry_id <= @upTo)) as r
                on r.snapshot_id = d.snapshot_id and r.entry_id = d.id
            where d.revision is distinct from r.revision) as m
        join snapshots as s on s.id = m.snapshot_id
        """, OfEntries: true);

    public static readonly VerificationCheck Replacements =
        new("Later versions of a row and the events of its replacement answer each other.", """
        select 'snapshotRow', coalesce(r.entry_id, e.entry_id), coalesce(r.revision, e.revision), s.quarter,
            case when e.snapshot_id is null then 'it was added' else 'it is missing' end
        from (select * from snapshot_rows where version > 0 and (@snapshot::bigint is null or snapshot_id = @snapshot)) as r
        full join (
            select snapshot_id, entry_id, revision, row_number() over (partition by snapshot_id, entry_id order by id) as version
            from snapshot_events
            where kind = 'replaced' and (@snapshot::bigint is null or snapshot_id = @snapshot)) as e
            on e.snapshot_id = r.snapshot_id and e.entry_id = r.entry_id and e.version = r.version
        join snapshots as s on s.id = coalesce(r.snapshot_id, e.snapshot_id)
        where r.snapshot_id is null or e.snapshot_id is null
        """);

    public static readonly VerificationCheck Events =
        new("An event's digest is that of what it says, what it brought and the event before.", """
        select 'snapshotEvent', e.entry_id, e.revision, s.quarter, 'its digest does not fit what it says and the event before'
        from (
            select *, lag(digest) over (partition by snapshot_id order by id) as previous,
                count(*) filter (where kind = 'replaced') over (partition by snapshot_id, entry_id order by id) as version
            from snapshot_events
            where @snapshot::bigint is null or snapshot_id = @snapshot) as e
        join snapshots as s on s.id = e.snapshot_id
        where e.digest <> snapshot_event_digest(
            coalesce(e.previous, s.digest), e.snapshot_id, e.kind, e.at, e.actor, e.entry_id, e.revision, e.detail,
            case e.kind
                when 'replaced' then (
                    select r.digest from snapshot_rows as r
                        where r.snapshot_id = e.snapshot_id and r.entry_id = e.entry_id and r.version = e.version)
                when 'addendum' then (select v.digest from entry_revisions as v where v.entry_id = e.entry_id and v.revision = e.revision)
            end)
        """);

    public static readonly VerificationCheck EventsAudited = new("The audit log has every event of a snapshot.", """
        select 'audit', e.entry_id, e.revision, s.quarter, 'the audit log has nothing of this event of the snapshot'
        from snapshot_events as e
        join snapshots as s on s.id = e.snapshot_id
        where (@snapshot::bigint is null or e.snapshot_id = @snapshot)
            and not coalesce((
                select bool_or(a.action = 'snapshot' || initcap(e.kind) and a.actor = e.actor and (a.entry_id, a.revision) is not distinct
                    from (e.entry_id, e.revision))
                from audit_log as a
                where a.quarter = s.quarter and a.at = e.at), false)
        """);

    public static readonly VerificationCheck EventsMissing = new("Every event that the audit log has of a snapshot is there.", """
        select 'snapshotEvent', m.entry_id, m.revision, m.quarter, 'it is missing, but the audit log has it'
        from (
            select b.*, bool_or(b.is_event) over (partition by b.quarter, b.at, b.action) as is_known
            from (
                select a.entry_id, a.revision, a.quarter, a.at, a.action, false as is_event
                from audit_log as a
                where a.action in ('snapshotDiscarded', 'snapshotReplaced', 'snapshotPublished', 'snapshotAddendum')
                    and (@snapshot::bigint is null or a.quarter = (select quarter from snapshots where id = @snapshot))
                union all
                select null, null, s.quarter, e.at, 'snapshot' || initcap(e.kind), true
                from snapshot_events as e
                join snapshots as s on s.id = e.snapshot_id
                where @snapshot::bigint is null or s.quarter = (select quarter from snapshots where id = @snapshot)) as b) as m
        where not m.is_event and not m.is_known
        """);
}
