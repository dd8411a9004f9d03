using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>An entry of a snapshot, as it now stands there.</summary>
public sealed record EntryOfSnapshot(FrozenEntry Entry, StandingSnapshot Snapshot);

/// <summary>Takes one entry's present revision into a snapshot, before publication.</summary>
public sealed class ReplaceFrozenEntry(Transactions transactions, SnapshotWriter writer)
{
    public Task<Result<EntryOfSnapshot>> Apply(Actor actor, string quarter, string named, CancellationToken stop) =>
        transactions.Run(connection => Apply(connection, actor, quarter, named, stop), stop);

    public async Task<Result<EntryOfSnapshot>> Apply(
        NpgsqlConnection connection, Actor actor, string quarter, string named, CancellationToken stop)
    {
        await SnapshotWriter.BeAlone(connection, stop);
        var (snapshot, missing) = await StandingSnapshot.Find(connection, quarter, actor, stop);
        if ((missing ?? await DiscardSnapshot.Refuse(connection, snapshot!, stop)) is { } refused) return refused;
        var (live, gone) = await LiveEntries.Find(connection, named, actor, stop);
        if (gone is not null) return gone;
        if (live!.Facts.Status == EntryStatus.Proposed)
            return new Refusal(EntryRefusals.WrongStatus, $"{live.Name} is a proposal; accept it first.");
        if (live.Facts.Level != RegisterLevel.Corporate)
        {
            return new Refusal(SnapshotRefusals.NotInSnapshot,
                $"{live.Name} is in {live.Facts.Level.Worded()}; a snapshot is of the corporate register.");
        }

        var id = live.Row.Id.ToString("D");
        var present = await FrozenEntries.Find(connection, snapshot!.Id, id, publicEdition: false, stop);
        if (present is null && live.Facts.Status == EntryStatus.Closed)
        {
            return new Refusal(SnapshotRefusals.NotInSnapshot,
                $"{live.Name} is closed, and the snapshot of {snapshot.QuarterText} does not hold it.");
        }

        if (present?.Row.Revision != live.Row.Revision)
        {
            var revision = await SnapshotWriter.Replace(connection, snapshot.Id, live.Row.Id, stop);
            await writer.Append(connection, actor, snapshot.Id, SnapshotEventKind.Replaced, live.Row.Id, revision, "{}", stop);
        }

        var replaced = await FrozenEntries.Find(connection, snapshot.Id, id, publicEdition: false, stop);
        return new EntryOfSnapshot(replaced!, await StandingSnapshot.Get(connection, snapshot.Id, stop));
    }
}
