using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Forms;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>POST /snapshots/{quarter}/publication: oldest first; stores the highlights as they then read.</summary>
public static class PublishSnapshot
{
    const string Earlier = "select quarter from standing_snapshots where id < @id and published_at is null order by id limit 1";

    public static async Task<Outcome> Handle(
        string quarter, HttpContext http, NpgsqlDataSource database, IdempotentPosts posts, SnapshotWriter writer, SnapshotSummaries summaries)
    {
        var stop = http.RequestAborted;
        await using (var connection = await database.OpenConnectionAsync(stop))
        {
            var (_, missing) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
            if (missing is not null) return missing;
        }

        if (JsonBody.None(http) is { } unreadable) return unreadable;
        return await posts.Run(http, [], async connection =>
        {
            await SnapshotWriter.BeAlone(connection, stop);
            var (snapshot, missing) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
            if (missing is not null) return missing;
            if (snapshot!.IsPublished) return IsPublished(snapshot);
            if (await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Earlier, new { id = snapshot.Id }, cancellationToken: stop)) is { } earlier)
                return new Refusal(SnapshotRefusals.EarlierUnpublished, $"Publish {earlier} first.");
            await Publish(connection, http.Actor(), snapshot, writer, stop);
            return await ReadSnapshots.Show(connection, await StandingSnapshot.Get(connection, snapshot.Id, stop), summaries, publicEdition: false, stop);
        });
    }

    /// <summary>Appends the publication with both editions' highlights.</summary>
    public static async Task Publish(NpgsqlConnection connection, Actor actor, StandingSnapshot snapshot, SnapshotWriter writer, CancellationToken stop)
    {
        var publication = await SnapshotHighlights.ToPublish(connection, snapshot, stop);
        await writer.Append(connection, actor, snapshot.Id, SnapshotEventKind.Published, entry: null, revision: null, publication.Write(), stop);
    }

    public static Refusal IsPublished(StandingSnapshot snapshot) =>
        new(SnapshotRefusals.AlreadyPublished, $"The snapshot of {snapshot.QuarterText} was published on {snapshot.PublishedAt:d MMMM yyyy} and cannot change; correct it by addendum.");
}
