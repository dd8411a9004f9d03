using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Verification;

/// <summary>What verification found.</summary>
/// <param name="Verified">Nothing failed, and the digest sent, if any, is known.</param>
/// <param name="Checked">How many rows were looked at.</param>
/// <param name="Failures">Each row that is changed, missing or added; at most 1,000.</param>
/// <param name="DigestKnown">Whether the digest sent is one that was published; null when none was sent.</param>
public sealed record VerificationDocument(bool Verified, VerificationCounts Checked, IReadOnlyList<VerificationFailure> Failures, bool? DigestKnown);

public sealed record VerificationCounts(long Revisions, long Snapshots, long SnapshotRows, long SnapshotEvents);

/// <param name="Kind">revision, entry, audit, snapshot, snapshotRow or snapshotEvent.</param>
/// <param name="EntryId">The entry that the row is of.</param>
/// <param name="Reference">The entry's present reference.</param>
/// <param name="Revision">The revision that the row is or points to.</param>
/// <param name="Quarter">The snapshot that the row belongs to.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record VerificationFailure(string Kind, Guid? EntryId, string? Reference, int? Revision, string? Quarter, string Problem);

/// <summary>Recomputes what was stored. A superuser can switch triggers off, but not make a changed row fit its digest and all that follow.</summary>
public static class VerifyRegister
{
    public const int MostFailures = 1000;

    public static readonly QueryParameter Digest = QueryParameter.Matching("digest", "A digest printed on a published copy, to be compared.",
        value => value.Length == 64 && value.All(char.IsAsciiHexDigitLower), "64 hexadecimal digits in lower case",
        new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-f]{64}$" }, new string('0', 64));

    const string Failures = """
        with scope as materialized (select s.* from snapshots as s where @snapshot::bigint is null or s.id = @snapshot),
        scoped as materialized (
            select r.* from entry_revisions as r
            where @snapshot::bigint is null
                or exists (select from snapshot_rows as f where f.snapshot_id = @snapshot and f.entry_id = r.entry_id and f.revision >= r.revision)
        ),
        states as materialized (
            select t.id, t.revision, t.updated_at, t.digest, t.kind, t.status, t.reference, t.position, t.residual, t.exempt,
                lead(t.updated_at) over (partition by t.id order by t.revision) as until
            from entry_states as t
        ),
        -- What each snapshot had to hold: the entries then open, and those closed since the snapshot before. Its rows were made from the
        -- live entries; this finds the same from their revisions.
        due as (
            select s.id as snapshot_id, t.id, t.revision
            from scope as s
            left join snapshots as b on b.id = s.predecessor
            join states as t on t.updated_at <= s.taken_at and (t.until is null or t.until > s.taken_at)
            where t.status = 'open' or (t.status = 'closed' and t.reference is not null and t.updated_at > b.taken_at)
        ),
        failures (kind, entry_id, revision, quarter, problem) as (
            select 'revision', r.entry_id, r.revision, null,
                case when p.entry_id is null and r.revision > 1 then 'the revision before it is missing'
                    else 'its digest does not fit its text and the revision before' end
            from scoped as r
            left join entry_revisions as p on p.entry_id = r.entry_id and p.revision = r.revision - 1
            where (p.entry_id is null and r.revision > 1)
                or r.digest <> revision_digest(p.digest, r.entry_id, r.revision, r.recorded_at, r.action, r.facts, r.content)
                or r.public_digest <> public_entry_digest(r.entry_id, r.facts, r.facts, r.content)
            union all
            select 'snapshot', null, null, (select quarter from snapshots where id = n.id), 'it is noted as the latest, or with its last event, and is not'
            from (values (1)) as one
            left join latest_snapshot as n on true
            left join (select id, head from standing_snapshots order by id desc limit 1) as s on true
            where @snapshot::bigint is null and (n.is_only is null or (n.id, n.head) is distinct from (s.id, s.head))
            union all
            select 'revision', r.entry_id, r.revision, null, 'the entry does not know it: it was added, or the entry is missing'
            from scoped as r
            left join entries as e on e.id = r.entry_id
            where e.id is null or r.revision > e.revision
            union all
            select 'revision', m.entry_id, m.revision, null, 'it is missing'
            from (
                select e.id as entry_id, generate_series(1, e.revision) as revision from entries as e
                union
                select a.entry_id, a.revision from audit_log as a where a.revision is not null) as m
            where not exists (select from entry_revisions as r where r.entry_id = m.entry_id and r.revision = m.revision)
                and (@snapshot::bigint is null
                    or exists (select from snapshot_rows as f where f.snapshot_id = @snapshot and f.entry_id = m.entry_id and f.revision >= m.revision))
            union all
            select 'entry', e.id, e.revision, null, 'it differs from its latest revision'
            from entries as e
            join entry_revisions as r on r.entry_id = e.id and r.revision = e.revision
            where @snapshot::bigint is null
                and (e.facts::text <> r.facts::text or e.content::text <> r.content::text or e.updated_at <> r.recorded_at)
            union all
            select 'audit', r.entry_id, r.revision, null, 'the audit log has nothing of this revision'
            from entry_revisions as r
            where @snapshot::bigint is null
                and not exists (
                    select from audit_log as a
                    where a.entry_id = r.entry_id and a.revision = r.revision and a.action = r.action and a.at = r.recorded_at
                        and a.actor = r.facts ->> 'updatedBy')
            union all
            select 'audit', null, null, s.quarter, 'the audit log has nothing of taking this snapshot'
            from scope as s
            where not exists (
                select from audit_log as a
                where a.action = 'snapshotTaken' and a.quarter = s.quarter and a.at = s.taken_at and a.actor = s.taken_by)
            union all
            select 'audit', e.entry_id, e.revision, s.quarter, 'the audit log has nothing of this event of the snapshot'
            from scope as s
            join snapshot_events as e on e.snapshot_id = s.id
            where not exists (
                select from audit_log as a
                where a.action = 'snapshot' || initcap(e.kind) and a.quarter = s.quarter and a.at = e.at and a.actor = e.actor
                    and (a.entry_id, a.revision) is not distinct from (e.entry_id, e.revision))
            union all
            select 'snapshot', null, null, s.quarter, 'its digest does not fit its settings, rows and the snapshot before'
            from scope as s
            where s.digest <> snapshot_digest(
                (select b.digest from snapshots as b where b.id < s.id order by b.id desc limit 1), s.id, s.quarter, s.attempt, s.predecessor, s.taken_at,
                s.taken_by, s.settings,
                (select string_agg(r.digest, ''::bytea order by r.entry_id) from snapshot_rows as r where r.snapshot_id = s.id and r.version = 0))
            union all
            select 'snapshot', null, null, a.quarter, 'it is missing, but the audit log has it'
            from (select quarter, count(*) as taken from audit_log where action = 'snapshotTaken' group by quarter) as a
            where @snapshot::bigint is null and a.taken > (select count(*) from snapshots as s where s.quarter = a.quarter)
            union all
            select 'snapshotRow', r.entry_id, r.revision, s.quarter, 'its digest does not fit what it says and the revision it points to'
            from scope as s
            join snapshot_rows as r on r.snapshot_id = s.id
            left join states as t on t.id = r.entry_id and t.revision = r.revision
            where t.id is null
                or (r.kind, r.status, r.position, r.residual, r.exempt) is distinct from (t.kind, t.status, t.position, t.residual, t.exempt)
                or r.digest <> snapshot_row_digest(t.digest, r.entry_id, r.version, r.residual, r.exempt, r.residual_before, r.reviewed)
            union all
            select 'snapshotRow', m.entry_id, m.revision, m.quarter,
                case when m.is_held and m.is_due then 'it points to another revision than stood when the snapshot was taken'
                    when m.is_held then 'it was added' else 'it is missing' end
            from (
                select s.quarter, coalesce(d.id, r.entry_id) as entry_id, coalesce(d.revision, r.revision) as revision,
                    r.entry_id is not null as is_held, d.id is not null as is_due, d.revision is distinct from r.revision as differs
                from due as d
                full join (select r.* from snapshot_rows as r join scope as s on s.id = r.snapshot_id where r.version = 0) as r
                    on r.snapshot_id = d.snapshot_id and r.entry_id = d.id
                join scope as s on s.id = coalesce(d.snapshot_id, r.snapshot_id)) as m
            where m.differs
            union all
            select 'snapshotRow', coalesce(r.entry_id, e.entry_id), coalesce(r.revision, e.revision), s.quarter,
                case when e.snapshot_id is null then 'it was added' else 'it is missing' end
            from (select f.* from snapshot_rows as f join scope as s on s.id = f.snapshot_id where f.version > 0) as r
            full join (
                select e.snapshot_id, e.entry_id, e.revision, row_number() over (partition by e.snapshot_id, e.entry_id order by e.id) as version
                from snapshot_events as e join scope as s on s.id = e.snapshot_id
                where e.kind = 'replaced') as e
                on e.snapshot_id = r.snapshot_id and e.entry_id = r.entry_id and e.version = r.version
            join scope as s on s.id = coalesce(r.snapshot_id, e.snapshot_id)
            where r.snapshot_id is null or e.snapshot_id is null
            union all
            select 'snapshotEvent', e.entry_id, e.revision, s.quarter, 'its digest does not fit what it says and the event before'
            from scope as s
            join snapshot_events as e on e.snapshot_id = s.id
            where e.digest <> snapshot_event_digest(
                coalesce((select b.digest from snapshot_events as b where b.snapshot_id = e.snapshot_id and b.id < e.id order by b.id desc limit 1), s.digest),
                e.snapshot_id, e.kind, e.at, e.actor, e.entry_id, e.revision, e.detail,
                case e.kind
                    when 'replaced' then (
                        select r.digest from snapshot_rows as r
                        where r.snapshot_id = e.snapshot_id and r.entry_id = e.entry_id
                            and r.version = (
                                select count(*) from snapshot_events as c
                                where c.snapshot_id = e.snapshot_id and c.kind = 'replaced' and c.entry_id = e.entry_id and c.id <= e.id))
                    when 'addendum' then (select v.digest from entry_revisions as v where v.entry_id = e.entry_id and v.revision = e.revision)
                end)
            union all
            select 'snapshotEvent', a.entry_id, a.revision, a.quarter, 'it is missing, but the audit log has it'
            from audit_log as a
            where a.action in ('snapshotDiscarded', 'snapshotReplaced', 'snapshotPublished', 'snapshotAddendum')
                and (@snapshot::bigint is null or a.quarter = (select quarter from scope))
                and not exists (
                    select from snapshot_events as e
                    join snapshots as s on s.id = e.snapshot_id
                    where s.quarter = a.quarter and e.at = a.at and a.action = 'snapshot' || initcap(e.kind))
        )
        select f.kind, f.entry_id as EntryId, e.reference, f.revision, f.quarter, f.problem
        from failures as f
        left join entries as e on e.id = f.entry_id
        order by f.quarter nulls first, e.position, f.entry_id, f.revision, f.kind
        limit @limit
        """;

    const string Counts = """
        select (select count(*) from entry_revisions as r where @snapshot::bigint is null or exists (
                select from snapshot_rows as f where f.snapshot_id = @snapshot and f.entry_id = r.entry_id and f.revision >= r.revision)) as Revisions,
            (select count(*) from snapshots where @snapshot::bigint is null or id = @snapshot) as Snapshots,
            (select count(*) from snapshot_rows where @snapshot::bigint is null or snapshot_id = @snapshot) as SnapshotRows,
            (select count(*) from snapshot_events where @snapshot::bigint is null or snapshot_id = @snapshot) as SnapshotEvents
        """;

    // Of full copies; every link of a chain was once its end.
    const string Known = """
        select exists (
            select from snapshots as s where s.digest = decode(@digest, 'hex') and (@snapshot::bigint is null or s.id = @snapshot)
            union all
            select from snapshot_events as e where e.digest = decode(@digest, 'hex') and (@snapshot::bigint is null or e.snapshot_id = @snapshot))
        """;

    // Of public copies: made anew from what is stored, for a digest that is merely kept would fit whatever else was changed.
    const string PublicHeads = """
        select s.id as Snapshot, s.head as Event from standing_snapshots as s where @snapshot::bigint is null or s.id = @snapshot
        union
        select e.snapshot_id, e.id from snapshot_events as e
        where e.kind in ('published', 'addendum') and (@snapshot::bigint is null or e.snapshot_id = @snapshot)
        """;

    const string Named = "select id from standing_snapshots where quarter = @quarter or (@quarter = 'latest') order by id desc limit 1";

    public static async Task<Outcome> HandleAll(HttpContext http, QueryValues query, NpgsqlDataSource database)
    {
        if (query.Refusal is { } wrong) return wrong;
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        return await Verify(connection, snapshot: null, query[Digest], http.RequestAborted);
    }

    public static async Task<Outcome> HandleSnapshot(string quarter, HttpContext http, QueryValues query, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var named = Quarter.TryParse(quarter, out var parsed) ? parsed.ToString() : quarter == StandingSnapshot.LatestName ? quarter : "";
        var id = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Named, new { quarter = named }, cancellationToken: http.RequestAborted));
        return id is null
            ? new Refusal(Problems.SnapshotNotFound, $"There is no snapshot of {(quarter.Length > 40 ? quarter[..40] : quarter)}.")
            : await Verify(connection, id, query[Digest], http.RequestAborted);
    }

    static async Task<Outcome> Verify(NpgsqlConnection connection, long? snapshot, string? digest, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var failures = (await connection.QueryAsync<VerificationFailure>(
            new CommandDefinition(Failures, new { snapshot, limit = MostFailures }, cancellationToken: stop))).AsList();
        var counts = await connection.QuerySingleAsync<VerificationCounts>(new CommandDefinition(Counts, new { snapshot }, cancellationToken: stop));
        bool? known = digest is null ? null
            : await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Known, new { snapshot, digest }, cancellationToken: stop))
                || await WasPublic(connection, snapshot, digest, stop);
        return Answer.Hashed(JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("verified"u8, failures.Count == 0 && known is not false);
            writer.WriteStartObject("checked"u8);
            writer.WriteNumber("revisions"u8, counts.Revisions);
            writer.WriteNumber("snapshots"u8, counts.Snapshots);
            writer.WriteNumber("snapshotRows"u8, counts.SnapshotRows);
            writer.WriteNumber("snapshotEvents"u8, counts.SnapshotEvents);
            writer.WriteEndObject();
            writer.WriteStartArray("failures"u8);
            foreach (var failure in failures) WriteFailure(writer, failure);
            writer.WriteEndArray();
            if (known is { } isKnown) writer.WriteBoolean("digestKnown"u8, isKnown);
            else writer.WriteNull("digestKnown"u8);
            writer.WriteEndObject();
        }));
    }

    static async Task<bool> WasPublic(NpgsqlConnection connection, long? snapshot, string digest, CancellationToken stop)
    {
        var heads = (await connection.QueryAsync<SnapshotHead>(new CommandDefinition(PublicHeads, new { snapshot }, cancellationToken: stop))).AsList();
        return (await SnapshotSummaries.PublicDigests(connection, heads, stop)).Values.Contains(digest, StringComparer.Ordinal);
    }

    static void WriteFailure(Utf8JsonWriter writer, VerificationFailure failure)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, failure.Kind);
        if (failure.EntryId is { } id) writer.WriteString("entryId"u8, id);
        else writer.WriteNull("entryId"u8);
        writer.WriteString("reference"u8, failure.Reference);
        if (failure.Revision is { } revision) writer.WriteNumber("revision"u8, revision);
        else writer.WriteNull("revision"u8);
        writer.WriteString("quarter"u8, failure.Quarter);
        writer.WriteString("problem"u8, failure.Problem);
        writer.WriteEndObject();
    }
}
