using System.Data;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Verification;

/// <summary>How many rows were looked at.</summary>
public sealed record CheckedRows(long Revisions, long Snapshots, long SnapshotRows, long SnapshotEvents);

/// <summary>What verification found.</summary>
/// <param name="Failures">Each row that is changed, missing or added; at most 1,000.</param>
/// <param name="DigestKnown">Whether the digest that was given is one that was published; null when none was given.</param>
public sealed record VerificationReport(CheckedRows Checked, IReadOnlyList<FailedRow> Failures, bool? DigestKnown)
{
    /// <summary>Nothing failed, and the digest that was given, if any, is known.</summary>
    public bool IsVerified => Failures.Count == 0 && DigestKnown is not false;
}

/// <summary>
/// Recomputes what was stored. A superuser can switch triggers off, but not make a changed row fit its digest and all that follow.
/// </summary>
public sealed class VerifyRegister(NpgsqlDataSource database)
{
    internal const int MostFailures = 1000;

    static readonly VerificationCheck[] Checks =
    [
        RevisionChecks.Digests, RevisionChecks.Known, RevisionChecks.Missing, RevisionChecks.Entries, RevisionChecks.Audited,
        SnapshotChecks.Latest, SnapshotChecks.Digests, SnapshotChecks.Missing, SnapshotChecks.Audited, SnapshotChecks.Rows,
        SnapshotChecks.Held, SnapshotChecks.Rounds,
        SnapshotChecks.Replacements, SnapshotChecks.Events, SnapshotChecks.EventsAudited, SnapshotChecks.EventsMissing,
        .. MeasureChecks.All, .. MeetingReportChecks.All, AttachmentChecks.Rows, AttachmentChecks.Contents, AttachmentChecks.Missing,
    ];

    /// <summary>What is looked at an entry at a time.</summary>
    internal static readonly IReadOnlyList<VerificationCheck> OfEntries = [.. Checks.Where(check => check.OfEntries)];

    /// <summary>What is a matter of snapshots, of which there are few.</summary>
    internal static readonly IReadOnlyList<VerificationCheck> OfSnapshots =
        [.. Checks.Where(check => !check.OfEntries && !check.OfAttachments)];

    /// <summary>What is looked at an attachment at a time.</summary>
    internal static readonly IReadOnlyList<VerificationCheck> OfAttachments = [.. Checks.Where(check => check.OfAttachments)];

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
            select from snapshot_events as e
                where e.digest = decode(@digest, 'hex') and (@snapshot::bigint is null or e.snapshot_id = @snapshot)
            union all
            select from performance_reports as r where @snapshot::bigint is null and r.digest = decode(@digest, 'hex')
            union all
            select from performance_report_events as e where @snapshot::bigint is null and e.digest = decode(@digest, 'hex'))
        """;

    // Of public copies: made anew from what is stored, for a digest that is merely kept would fit whatever else was changed.
    const string PublicHeads = """
        select s.id as Snapshot, s.head as Event from standing_snapshots as s where @snapshot::bigint is null or s.id = @snapshot
        union
        select e.snapshot_id, e.id from snapshot_events as e
        where e.kind in ('published', 'addendum') and (@snapshot::bigint is null or e.snapshot_id = @snapshot)
        """;

    const string Named = "select id from standing_snapshots where quarter = @quarter or (@quarter = 'latest') order by id desc limit 1";

    /// <summary>Everything that is stored.</summary>
    /// <param name="digest">One printed on a published copy, to be compared: 64 hexadecimal digits in lower case; null for none.</param>
    public async Task<VerificationReport> Whole(string? digest, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Verify(connection, snapshot: null, digest, stop);
    }

    /// <summary>One snapshot, also one that is not published: verification is for who may know of all.</summary>
    /// <param name="named">A quarter, or "latest".</param>
    /// <param name="digest">As for <see cref="Whole"/>.</param>
    public async Task<Result<VerificationReport>> Snapshot(string named, string? digest, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (id, refusal) = await Find(connection, named, stop);
        return refusal is null ? await Verify(connection, id, digest, stop) : refusal;
    }

    /// <summary>404 when there is no such snapshot.</summary>
    public async Task<Refusal?> Missing(string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await Find(connection, named, stop)).Refusal;
    }

    static async Task<Result<long>> Find(NpgsqlConnection connection, string named, CancellationToken stop)
    {
        var quarter = Quarter.TryParse(named, out var parsed) ? parsed.ToString() : named == StandingSnapshot.LatestName ? named : "";
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Named, new { quarter }, cancellationToken: stop)) is { } id
            ? id
            : new Refusal(SnapshotRefusals.NotFound, $"There is no snapshot of {Refusal.Named(named)}.");
    }

    static async Task<VerificationReport> Verify(NpgsqlConnection connection, long? snapshot, string? digest, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var failures = await FindFailures(connection, snapshot, stop);
        var counts = await connection.QuerySingleAsync<CheckedRows>(
            new CommandDefinition(Counts, new { snapshot, after = (Guid?)null, upTo = (Guid?)null }, cancellationToken: stop));
        bool? known = digest is null ? null
            : await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Known, new { snapshot, digest }, cancellationToken: stop))
                || await WasPublic(connection, snapshot, digest, stop);
        return new VerificationReport(counts, failures, known);
    }

    static async Task<IReadOnlyList<FailedRow>> FindFailures(NpgsqlConnection connection, long? snapshot, CancellationToken stop)
    {
        var failed = new List<FailedRow>();
        foreach (var check in Checks.Where(check => (snapshot is null || !check.OfWhole) && !check.OfAttachments))
            failed.AddRange(await check.Run(connection, snapshot, IdRange.All, MostFailures, stop));
        if (snapshot is null)
        {
            await foreach (var piece in PiecesOfAttachments(connection, stop))
            {
                foreach (var check in OfAttachments) failed.AddRange(await check.Run(connection, snapshot, piece, MostFailures, stop));
            }
        }

        return [.. FailedRow.Order(failed).Take(MostFailures)];
    }

    /// <summary>All attachments, so many at a time as can be hashed in seconds.</summary>
    internal static async IAsyncEnumerable<IdRange> PiecesOfAttachments(
        NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken stop)
    {
        Guid? after = null;
        do
        {
            var end = await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(
                AttachmentChecks.EndOfPiece, new { after, most = AttachmentChecks.BytesInPiece }, cancellationToken: stop));
            yield return new IdRange(after, end);
            after = end;
        }
        while (after is not null);
    }

    static async Task<bool> WasPublic(NpgsqlConnection connection, long? snapshot, string digest, CancellationToken stop)
    {
        var heads = (await connection.QueryAsync<SnapshotHead>(
            new CommandDefinition(PublicHeads, new { snapshot }, cancellationToken: stop))).AsList();
        return (await SnapshotSummaries.PublicDigests(connection, heads, stop)).Values.Contains(digest, StringComparer.Ordinal);
    }
}

/// <summary>The use cases of verification.</summary>
public static class VerificationFeature
{
    public static IServiceCollection AddVerification(this IServiceCollection services) =>
        services.AddSingleton<VerifyRegister>().AddSingleton<VerifyInPieces>();
}
