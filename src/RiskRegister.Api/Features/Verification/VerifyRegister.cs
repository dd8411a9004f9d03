using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

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

    static readonly VerificationCheck[] Checks =
    [
        RevisionChecks.Digests, RevisionChecks.Known, RevisionChecks.Missing, RevisionChecks.Entries, RevisionChecks.Audited,
        SnapshotChecks.Latest, SnapshotChecks.Digests, SnapshotChecks.Missing, SnapshotChecks.Audited, SnapshotChecks.Rows, SnapshotChecks.Held,
        SnapshotChecks.Replacements, SnapshotChecks.Events, SnapshotChecks.EventsAudited, SnapshotChecks.EventsMissing,
    ];

    const string Counts = $"""
        select (select count(*) from {VerificationCheck.Revisions} as r) as Revisions,
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
        if (query.Problem is { } wrong) return wrong;
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        return await Verify(connection, snapshot: null, query[Digest], http.RequestAborted);
    }

    public static async Task<Outcome> HandleSnapshot(string quarter, HttpContext http, QueryValues query, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var named = Quarter.TryParse(quarter, out var parsed) ? parsed.ToString() : quarter == StandingSnapshot.LatestName ? quarter : "";
        var id = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Named, new { quarter = named }, cancellationToken: http.RequestAborted));
        if (id is null) return new Refusal(SnapshotRefusals.NotFound, $"There is no snapshot of {Refusal.Named(quarter)}.");
        if (query.Problem is { } wrong) return wrong;
        return await Verify(connection, id, query[Digest], http.RequestAborted);
    }

    static async Task<Outcome> Verify(NpgsqlConnection connection, long? snapshot, string? digest, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var failures = await FindFailures(connection, snapshot, stop);
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

    static async Task<IReadOnlyList<VerificationFailure>> FindFailures(NpgsqlConnection connection, long? snapshot, CancellationToken stop)
    {
        var failed = new List<FailedRow>();
        foreach (var check in Checks.Where(check => snapshot is null || !check.OfWhole)) failed.AddRange(await check.Run(connection, snapshot, MostFailures, stop));
        return [.. FailedRow.Order(failed).Take(MostFailures).Select(row => row.ToFailure())];
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
