using System.Data;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Verification;

/// <summary>
/// Verifies everything a piece at a time, so that no transaction and no statement is long, however large the register has grown; and puts
/// what it found into the audit log. One instance does it, whoever else begins meanwhile.
/// </summary>
public sealed class VerifyInPieces(NpgsqlDataSource database, ILogger<VerifyInPieces> logger)
{
    /// <summary>How many revisions a piece has, unless one entry has more.</summary>
    public const int RevisionsInPiece = 5_000;

    // "verify" in ASCII; a lock of a session ends with its connection, whatever happens.
    const string Lock = "select pg_try_advisory_lock(x'766572696679'::bigint)";

    const string EndOfPiece = """
        select id
        from (
            select id, sum(revision) over (order by id) as revisions
            from (select id, revision from entries where @after::uuid is null or id > @after order by id limit @most) as next) as counted
        where revisions >= @most
        order by id
        limit 1
        """;

    static readonly Actor Nightly = Actor.Service("verification");

    /// <returns>Null where another instance is at it.</returns>
    /// <param name="most">Revisions in a piece.</param>
    public async Task<IReadOnlyList<FailedRow>?> Run(int most, CancellationToken stop)
    {
        await using var holder = await database.OpenConnectionAsync(stop);
        if (!await holder.ExecuteScalarAsync<bool>(new CommandDefinition(Lock, cancellationToken: stop))) return null;
        try
        {
            var failures = await FindFailures(most, stop);
            await AuditLog.Write(holder, Nightly, AuditAction.Verified, writer =>
            {
                writer.WriteNumber("failures"u8, failures.Count);
                writer.WriteStartArray("first"u8);
                foreach (var failure in failures.Take(10)) writer.WriteStringValue($"{failure}");
                writer.WriteEndArray();
            }, stop);
            if (failures.Count == 0) logger.LogInformation("Verification of the whole register: nothing fails");
            foreach (var failure in failures.Take(10)) logger.LogError("Verification of the whole register: {Failure}", failure);
            return failures;
        }
        finally
        {
            await holder.ExecuteAsync("select pg_advisory_unlock_all()");
        }
    }

    async Task<IReadOnlyList<FailedRow>> FindFailures(int most, CancellationToken stop)
    {
        var failed = new List<FailedRow>();
        IdRange? piece = new(null, null);
        do
        {
            var after = piece.UpTo;
            piece = new IdRange(after, await End(after, most, stop));
            failed.AddRange(await Check(VerifyRegister.OfEntries, piece, stop));
        }
        while (piece.UpTo is not null);
        await using (var pieces = await database.OpenConnectionAsync(stop))
        {
            await foreach (var each in VerifyRegister.PiecesOfAttachments(pieces, stop))
                failed.AddRange(await Check(VerifyRegister.OfAttachments, each, stop));
        }

        foreach (var check in VerifyRegister.OfSnapshots) failed.AddRange(await Check([check], IdRange.All, stop));
        return [.. FailedRow.Order(failed).Take(VerifyRegister.MostFailures)];
    }

    async Task<Guid?> End(Guid? after, int most, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(EndOfPiece, new { after, most }, cancellationToken: stop));
    }

    async Task<IReadOnlyList<FailedRow>> Check(IReadOnlyList<VerificationCheck> checks, IdRange piece, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var failed = new List<FailedRow>();
        foreach (var check in checks) failed.AddRange(await check.Run(connection, snapshot: null, piece, VerifyRegister.MostFailures,
            stop));
        return failed;
    }
}
