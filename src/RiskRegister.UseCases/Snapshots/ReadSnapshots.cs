using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>A snapshot with what is counted of an edition.</summary>
public sealed record CountedSnapshot(StandingSnapshot Snapshot, SnapshotSummary Summary);

/// <summary>What snapshots are and count, latest first.</summary>
public sealed class ReadSnapshots(NpgsqlDataSource database, SnapshotSummaries summaries)
{
    const string List = "select " + StandingSnapshot.Columns + """
        from standing_snapshots as s
        where (@unpublished or s.published_at is not null) and (@after::bigint is null or s.id < @after)
        order by s.id desc
        limit @limit
        """;

    /// <param name="after">The id after which the page begins; null for the first.</param>
    public async Task<IReadOnlyList<CountedSnapshot>> Page(Actor actor, bool publicEdition, long? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var rows = (await connection.QueryAsync<StandingSnapshot>(new CommandDefinition(List,
            new { unpublished = actor.SeesUnpublished, after, limit }, cancellationToken: stop))).AsList();
        var counted = await summaries.Of(connection, rows, publicEdition, stop);
        return [.. rows.Select(row => new CountedSnapshot(row, counted[row.Id]))];
    }

    /// <param name="named">A quarter, or "latest".</param>
    public async Task<Result<CountedSnapshot>> One(Actor actor, string named, bool publicEdition, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, named, actor, stop);
        return refusal is null ? await Count(connection, snapshot!, publicEdition, stop) : refusal;
    }

    public async Task<CountedSnapshot> Count(NpgsqlConnection connection, StandingSnapshot snapshot, bool publicEdition,
        CancellationToken stop) =>
        new(snapshot, await summaries.Of(connection, snapshot, publicEdition, stop));

    /// <summary>Whether the actor may know of the snapshot.</summary>
    public async Task<Refusal?> Missing(Actor actor, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await StandingSnapshot.Find(connection, named, actor, stop)).Refusal;
    }
}

/// <summary>A snapshot's entries as an edition shows them.</summary>
public sealed class ReadFrozenEntries(SnapshotConnections connections)
{
    /// <summary>A page of them, once it is known which snapshot it is of.</summary>
    public async Task<Result<FrozenPage>> Page(
        Actor actor, string named, bool publicEdition, Func<StandingSnapshot, (long? After, Guid? AfterId, int Limit)?> read,
        CancellationToken stop)
    {
        var (opened, refusal) = await connections.Open(actor, named, atOneInstant: false, stop);
        if (refusal is not null) return refusal;
        await using var reading = opened!;
        var entries = read(reading.Snapshot) is { } page
            ? Page(reading.Snapshot, publicEdition, page, stop) : AsyncEnumerable.Empty<FrozenEntry>();
        return new FrozenPage(reading.Snapshot, entries);
    }

    async IAsyncEnumerable<FrozenEntry> Page(
        StandingSnapshot snapshot, bool publicEdition, (long? After, Guid? AfterId, int Limit) page,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await using var reading = await connections.Open(snapshot, stop);
        await foreach (var entry in FrozenEntries.ReadPage(reading.Connection, snapshot.Id, publicEdition, page.After, page.AfterId,
            page.Limit, stop))
            yield return entry;
    }

    /// <summary>The first of what is made of them in register order; no more is read than that takes.</summary>
    /// <param name="most">How many are wanted at the most.</param>
    /// <param name="choose">What is made of an entry, once it is known which snapshot it is of; null makes nothing.</param>
    public async Task<Result<IReadOnlyList<T>>> First<T>(
        Actor actor, string named, bool publicEdition, int most, Func<StandingSnapshot, Func<FrozenEntry, IEnumerable<T>>?> choose,
        CancellationToken stop)
    {
        var (opened, refusal) = await connections.Open(actor, named, atOneInstant: true, stop);
        if (refusal is not null) return refusal;
        await using var reading = opened!;
        List<T> found = choose(reading.Snapshot) is { } make
            ? await FrozenEntries.Read(reading.Connection, reading.Snapshot.Id, publicEdition, stop)
                .SelectMany(make).Take(most).ToListAsync(stop) : [];
        return Result.Of<IReadOnlyList<T>>(found);
    }

    public async Task<Result<EntryOfSnapshot>> One(Actor actor, string quarter, string named, bool publicEdition, CancellationToken stop)
    {
        var (opened, refusal) = await connections.Open(actor, quarter, atOneInstant: false, stop);
        if (refusal is not null) return refusal;
        await using var reading = opened!;
        var entry = await FrozenEntries.Find(reading.Connection, reading.Snapshot.Id, named, publicEdition, stop);
        return entry is null
            ? new Refusal(EntryRefusals.NotFound, $"The snapshot of {reading.Snapshot.QuarterText} holds no entry {Refusal.Named(named)}.")
            : new EntryOfSnapshot(entry, reading.Snapshot);
    }
}

/// <summary>Entries of a snapshot, in register order, read one after the other: a page of the largest would be too much to hold.</summary>
public sealed record FrozenPage(StandingSnapshot Snapshot, IAsyncEnumerable<FrozenEntry> Entries);

/// <summary>
/// The reading of a snapshot at one instant, for a document of it: rows, addenda and digest agree. Comparing snapshots holds memory, so
/// that only so many readings that may compare go on at once; the others wait before they hold a connection.
/// </summary>
public sealed class SnapshotReading : IAsyncDisposable
{
    /// <summary>For those that compare registers.</summary>
    internal static readonly SemaphoreSlim Places = new(2);

    readonly bool hasPlace;
    readonly SnapshotConnection opened;
    bool isDisposed;

    SnapshotReading(SnapshotConnection opened, bool hasPlace) => (this.opened, this.hasPlace) = (opened, hasPlace);

    public NpgsqlConnection Connection => opened.Connection;

    public StandingSnapshot Snapshot => opened.Snapshot;

    /// <param name="compares">Whether it may compare the snapshot with another.</param>
    public static async Task<Result<SnapshotReading>> Open(
        SnapshotConnections connections, Actor actor, string named, bool compares, CancellationToken stop)
    {
        if (compares) await Places.WaitAsync(stop);
        var isTaken = false;
        try
        {
            var (opened, refusal) = await connections.Open(actor, named, atOneInstant: true, stop);
            if (refusal is not null) return refusal;
            isTaken = true;
            return new SnapshotReading(opened!, compares);
        }
        finally
        {
            if (!isTaken && compares) Places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed) return;
        isDisposed = true;
        await opened.DisposeAsync();
        if (hasPlace) Places.Release();
    }
}
