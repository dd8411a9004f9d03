using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>Publishes a snapshot: oldest first; stores the highlights as they then read.</summary>
public sealed class PublishSnapshot(Transactions transactions, SnapshotWriter writer)
{
    const string Earlier = "select quarter from standing_snapshots where id < @id and published_at is null order by id limit 1";

    public Task<Result<StandingSnapshot>> Apply(Actor actor, string named, CancellationToken stop) =>
        transactions.Run(connection => Apply(connection, actor, named, stop), stop);

    /// <param name="isRehearsal">Whether the caller undoes it.</param>
    public async Task<Result<StandingSnapshot>> Apply(
        NpgsqlConnection connection, Actor actor, string named, CancellationToken stop, bool isRehearsal = false)
    {
        await SnapshotWriter.BeAlone(connection, stop);
        var (snapshot, missing) = await StandingSnapshot.Find(connection, named, actor, stop);
        if (missing is not null) return missing;
        if (snapshot!.IsPublished) return IsPublished(snapshot);
        if (await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Earlier, new { id = snapshot.Id },
            cancellationToken: stop)) is { } earlier)
            return new Refusal(SnapshotRefusals.EarlierUnpublished, $"Publish {earlier} first.");
        var publication = await SnapshotHighlights.ToPublish(connection, snapshot, stop);
        await writer.Append(connection, actor, snapshot.Id, SnapshotEventKind.Published, entry: null, revision: null, publication.Write(),
            stop, isRehearsal);
        return await StandingSnapshot.Get(connection, snapshot.Id, stop);
    }

    public static Refusal IsPublished(StandingSnapshot snapshot) => new(SnapshotRefusals.AlreadyPublished,
        $"The snapshot of {snapshot.QuarterText} was published on "
            + $"{RegisterWording.Day(snapshot.Settings.Settings.DayOf(new DateTimeOffset(snapshot.PublishedAt!.Value)))} and cannot "
            + "change; correct it by addendum.");
}
