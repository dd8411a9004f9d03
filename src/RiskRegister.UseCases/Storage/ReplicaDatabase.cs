using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Storage;

/// <summary>How far a replica was when rows were read on it.</summary>
/// <param name="Lag">How far behind it may be: zero where everything that it had been sent was there.</param>
/// <param name="ReplayedAt">When what it has last was committed; null where it follows nobody.</param>
public sealed record ReplicaFreshness(TimeSpan Lag, DateTimeOffset? ReplayedAt);

/// <summary>
/// A server that follows the primary, for reading what is published. Only what has all that the primary says has happened to a snapshot or
/// a report is read there: what has been made exempt since is not shown because a replica has not heard of it.
/// </summary>
public sealed class ReplicaDatabase(NpgsqlDataSource? source, TimeProvider clock, ILogger<ReplicaDatabase> logger)
{
    /// <summary>Within which it must answer; else the primary does.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How long one that did not is not asked again.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    const string Freshness = """
        select case when not pg_is_in_recovery() or pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
                else coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 0) end::double precision as Lag,
            pg_last_xact_replay_timestamp() as ReplayedAt
        """;

    long? silentSince;

    /// <summary>A connection on which what is read is as the primary has it; null where there is none.</summary>
    /// <param name="isThere">Whether it is.</param>
    /// <param name="atOneInstant">Whether all that is read on it is of one instant.</param>
    public async Task<ReadingConnection?> TryOpen(
        Func<NpgsqlConnection, CancellationToken, Task<bool>> isThere, bool atOneInstant, CancellationToken stop)
    {
        if (source is null || (silentSince is { } since && clock.GetElapsedTime(since) < Pause)) return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        ReadingConnection? opened = null;
        var isTaken = false;
        try
        {
            opened = await ReadingConnection.Open(source, atOneInstant, patience.Token);
            if (!await isThere(opened.Connection, patience.Token)) return null;
            var (lag, at) = await opened.Connection.QuerySingleAsync<(double, DateTime?)>(
                new CommandDefinition(Freshness, cancellationToken: patience.Token));
            isTaken = true;
            silentSince = null;
            ReadFrom.Replica(new ReplicaFreshness(
                TimeSpan.FromSeconds(Math.Max(lag, 0)), at is { } replayed ? new DateTimeOffset(replayed) : null));
            return opened;
        }
        catch (Exception away) when (!stop.IsCancellationRequested && away is NpgsqlException or OperationCanceledException
            or TimeoutException)
        {
            silentSince = clock.GetTimestamp();
            source.LeaveConnections();
            logger.LogWarning("The replica does not answer, and the primary is read: {Reason}", away.Message);
            return null;
        }
        finally
        {
            if (!isTaken && opened is not null) await opened.DisposeAsync();
        }
    }
}
