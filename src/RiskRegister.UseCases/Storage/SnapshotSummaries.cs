using System.Collections.Concurrent;
using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Storage;

/// <param name="Risks">On the register.</param>
/// <param name="Opportunities">On the register.</param>
/// <param name="Open">All open entries, on the register or below the threshold.</param>
/// <param name="Closed">Closed since the snapshot before.</param>
/// <param name="NotReviewed">Open entries neither reviewed nor changed since the snapshot before.</param>
public sealed record SnapshotCounts(int Risks, int Opportunities, int Open, int Closed, int NotReviewed);

/// <summary>What is counted of one edition of a snapshot, and the public edition's digest.</summary>
public sealed record SnapshotSummary(SnapshotCounts Counts, string PublicDigest)
{
    public string DigestOf(StandingSnapshot snapshot, bool publicEdition) => publicEdition ? PublicDigest : snapshot.Digest;
}

/// <summary>A snapshot as it stood after one of its events.</summary>
/// <param name="Event">0 before the first.</param>
public readonly record struct SnapshotHead(long Snapshot, long Event);

/// <summary>
/// Counts snapshots. Nothing about one changes but by an event, so a summary is kept under the snapshot's last event: another instance
/// that appends one is seen by all.
/// </summary>
public sealed class SnapshotSummaries
{
    const int MostKept = 1000;

    const string Count = """
        with t as materialized (select id, (settings ->> 'threshold')::integer as threshold from snapshots where id = any(@ids))
        select r.snapshot_id as Id,
            count(*) filter (where r.kind = 'risk' and r.status = 'open' and r.residual >= t.threshold)::integer as Risks,
            count(*) filter (where r.kind = 'opportunity' and r.status = 'open' and r.residual >= t.threshold)::integer as Opportunities,
            count(*) filter (where r.status = 'open')::integer as Open,
            count(*) filter (where r.status = 'closed')::integer as Closed,
            count(*) filter (where r.status = 'open' and not r.reviewed)::integer as NotReviewed
        from standing_rows as r
        join t on t.id = r.snapshot_id
        where (not @publicEdition or not r.hidden)
        group by r.snapshot_id
        """;

    // What the public edition said after an event: exemptions and text as the addenda up to it left them.
    const string Digest = """
        select p.id, p.head, encode(sha256(
            convert_to(concat_ws(E'\n', s.quarter, microseconds(s.taken_at), s.settings::text, ''), 'UTF8')
                || coalesce(d.digests, ''::bytea)), 'hex') as Digest
        from unnest(@ids, @heads) as p (id, head)
        join snapshots as s on s.id = p.id
        cross join lateral (
            select string_agg(coalesce(a.public_digest, v.public_digest), ''::bytea order by r.entry_id) as digests
            from standing_rows as r
            join entry_revisions as v on v.entry_id = r.entry_id and v.revision = r.revision
            left join lateral (
                select public_entry_digest(c.entry_id, f.facts, c.facts, c.content) as public_digest,
                    c.facts ->> 'exempt' is not null as exempt
                from snapshot_events as e
                join entry_revisions as c on c.entry_id = e.entry_id and c.revision = e.revision
                join entry_revisions as f on f.entry_id = r.entry_id and f.revision = r.revision
                where r.corrected and e.snapshot_id = r.snapshot_id and e.entry_id = r.entry_id and e.kind = 'addendum' and e.id <= p.head
                order by e.id desc limit 1) as a on true
            where r.snapshot_id = p.id and not coalesce(a.exempt, r.exempt)) as d
        """;

    readonly ConcurrentDictionary<(long Id, long Head, bool PublicEdition), SnapshotSummary> kept = new();

    public async Task<IReadOnlyDictionary<long, SnapshotSummary>> Of(
        NpgsqlConnection connection, IReadOnlyCollection<StandingSnapshot> snapshots, bool publicEdition, CancellationToken stop)
    {
        var summaries = new Dictionary<long, SnapshotSummary>();
        var missing = new List<SnapshotHead>();
        foreach (var snapshot in snapshots)
        {
            if (kept.TryGetValue((snapshot.Id, snapshot.Head, publicEdition), out var known)) summaries[snapshot.Id] = known;
            else missing.Add(new SnapshotHead(snapshot.Id, snapshot.Head));
        }

        if (missing.Count == 0) return summaries;
        var ids = missing.Select(head => head.Snapshot).ToArray();
        var counts = (await connection.QueryAsync<CountRow>(
            new CommandDefinition(Count, new { ids, publicEdition }, cancellationToken: stop))).ToDictionary(row => row.Id);
        var digests = publicEdition ? await PublicDigests(connection, missing, stop) : null;
        if (kept.Count > MostKept) kept.Clear();
        foreach (var head in missing)
        {
            var made = new SnapshotSummary(
                counts.TryGetValue(head.Snapshot, out var row) ? row.ToCounts() : new SnapshotCounts(0, 0, 0, 0, 0), digests?[head] ?? "");
            summaries[head.Snapshot] = kept[(head.Snapshot, head.Event, publicEdition)] = made;
        }

        return summaries;
    }

    public async Task<SnapshotSummary> Of(
        NpgsqlConnection connection, StandingSnapshot snapshot, bool publicEdition, CancellationToken stop) =>
        (await Of(connection, [snapshot], publicEdition, stop))[snapshot.Id];

    /// <summary>The digests that public copies bear, made after each of the events.</summary>
    public static async Task<IReadOnlyDictionary<SnapshotHead, string>> PublicDigests(
        NpgsqlConnection connection, IReadOnlyCollection<SnapshotHead> heads, CancellationToken stop) =>
        (await connection.QueryAsync<(long Id, long Head, string Digest)>(new CommandDefinition(Digest,
            new { ids = heads.Select(head => head.Snapshot).ToArray(), heads = heads.Select(head => head.Event).ToArray() },
            cancellationToken: stop)))
        .ToDictionary(row => new SnapshotHead(row.Id, row.Head), row => row.Digest);

    sealed class CountRow
    {
        public required long Id { get; init; }

        public required int Risks { get; init; }

        public required int Opportunities { get; init; }

        public required int Open { get; init; }

        public required int Closed { get; init; }

        public required int NotReviewed { get; init; }

        public SnapshotCounts ToCounts() => new(Risks, Opportunities, Open, Closed, NotReviewed);
    }
}
