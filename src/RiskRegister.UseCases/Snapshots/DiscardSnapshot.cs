using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>Takes the latest snapshot away again, when it is not published, so that it can be taken anew.</summary>
public sealed class DiscardSnapshot(Transactions transactions, SnapshotWriter writer)
{
    public Task<Result<StandingSnapshot>> Apply(Actor actor, string named, CancellationToken stop) => transactions.Run(async connection =>
    {
        await SnapshotWriter.BeAlone(connection, stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, named, actor, stop);
        if ((refusal ?? await Refuse(connection, snapshot!, stop)) is { } refused) return refused;
        await writer.Append(connection, actor, snapshot!.Id, SnapshotEventKind.Discarded, entry: null, revision: null, "{}", stop);
        return (Result<StandingSnapshot>)snapshot;
    }, stop);

    /// <summary>Refused for one that is published, or that others were taken after.</summary>
    public static async Task<Refusal?> Refuse(NpgsqlConnection connection, StandingSnapshot snapshot, CancellationToken stop)
    {
        if (snapshot.IsPublished) return PublishSnapshot.IsPublished(snapshot);
        return (await SnapshotWriter.Latest(connection, stop))!.Id == snapshot.Id
            ? null : new Refusal(SnapshotRefusals.NotLatest, $"{snapshot.QuarterText} is not the latest snapshot.");
    }
}
