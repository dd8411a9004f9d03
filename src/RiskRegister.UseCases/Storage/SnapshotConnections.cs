using Npgsql;

namespace RiskRegister.UseCases.Storage;

/// <summary>
/// Connections for the reading of a snapshot. The primary says which snapshot is meant and who may see it; rows of a published one are read
/// on a replica where one is configured and has them.
/// </summary>
public sealed class SnapshotConnections(NpgsqlDataSource primary, ReplicaDatabase? replica = null)
{
    /// <param name="named">A quarter, or "latest".</param>
    /// <param name="atOneInstant">Whether all that is read on it is of one instant.</param>
    public async Task<Result<SnapshotConnection>> Open(Actor actor, string named, bool atOneInstant, CancellationToken stop)
    {
        var opened = await ReadingConnection.Open(primary, atOneInstant, stop);
        var isTaken = false;
        try
        {
            var (snapshot, refusal) = await StandingSnapshot.Find(opened.Connection, named, actor, stop);
            if (refusal is not null) return refusal;
            if (await OnReplica(snapshot!, atOneInstant, stop) is { } there) return there;
            isTaken = true;
            return new SnapshotConnection(opened, snapshot!);
        }
        finally
        {
            if (!isTaken) await opened.DisposeAsync();
        }
    }

    /// <summary>For more of a snapshot that was found.</summary>
    public async Task<SnapshotConnection> Open(StandingSnapshot snapshot, CancellationToken stop) =>
        await OnReplica(snapshot, atOneInstant: false, stop)
        ?? new SnapshotConnection(await ReadingConnection.Open(primary, atOneInstant: false, stop), snapshot);

    async Task<SnapshotConnection?> OnReplica(StandingSnapshot snapshot, bool atOneInstant, CancellationToken stop)
    {
        if (replica is null || !snapshot.IsPublished) return null;
        return await replica.TryOpen(
            async (there, patience) => await StandingSnapshot.FindById(there, snapshot.Id, patience) is { } same
                && StateOf(same) == StateOf(snapshot),
            atOneInstant, stop) is { } opened ? new SnapshotConnection(opened, snapshot) : null;
    }

    static (string, long, long) StateOf(StandingSnapshot snapshot) => (snapshot.Digest, snapshot.Head, snapshot.LastAddendum);
}

/// <summary>A connection on which a snapshot is read.</summary>
public sealed class SnapshotConnection(ReadingConnection opened, StandingSnapshot snapshot) : IAsyncDisposable
{
    public NpgsqlConnection Connection => opened.Connection;

    /// <summary>As the primary has it.</summary>
    public StandingSnapshot Snapshot => snapshot;

    public ValueTask DisposeAsync() => opened.DisposeAsync();
}

/// <summary>
/// Where what is being read comes from, for whoever answers it: it is known deep within a reading, and of concern to nobody between.
/// Whoever wants to know begins one.
/// </summary>
public sealed class ReadFrom
{
    static readonly AsyncLocal<ReadFrom?> Present = new();

    /// <summary>Null where everything came from the primary.</summary>
    public ReplicaFreshness? OfReplica { get; private set; }

    public static ReadFrom Begin() => Present.Value = new ReadFrom();

    /// <summary>What was read is read anew.</summary>
    public static void Forget() => Replica(null);

    internal static void Replica(ReplicaFreshness? freshness)
    {
        if (Present.Value is { } present) present.OfReplica = freshness;
    }
}
