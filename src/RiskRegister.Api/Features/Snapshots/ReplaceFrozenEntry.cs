using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Forms;
using RiskRegister.UseCases.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>POST /snapshots/{quarter}/entries/{ref}/replacement: one entry's present revision, before publication.</summary>
public static class ReplaceFrozenEntry
{
    public static async Task<Outcome> Handle(string quarter, string reference, HttpContext http, NpgsqlDataSource database, IdempotentPosts posts, SnapshotWriter writer)
    {
        var stop = http.RequestAborted;
        await using (var connection = await database.OpenConnectionAsync(stop))
        {
            var (_, missing) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
            missing ??= (await LiveEntries.Find(connection, reference, http.Actor(), stop)).Refusal;
            if (missing is not null) return missing;
        }

        if (JsonBody.None(http) is { } unreadable) return unreadable;
        return await posts.Run(http, [], async connection =>
        {
            await SnapshotWriter.BeAlone(connection, stop);
            var (snapshot, missing) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
            if (missing is not null) return missing;
            if (snapshot!.IsPublished) return PublishSnapshot.IsPublished(snapshot);
            if ((await SnapshotWriter.Latest(connection, stop))!.Id != snapshot.Id) return DiscardSnapshot.NotLatest(snapshot);
            var (live, gone) = await LiveEntries.Find(connection, reference, http.Actor(), stop);
            if (gone is not null) return gone;
            if (live!.Facts.Status == EntryStatus.Proposed) return new Refusal(EntryRefusals.WrongStatus, $"{live.Name} is a proposal; accept it first.");
            var id = live.Row.Id.ToString("D");
            var present = await FrozenEntries.Find(connection, snapshot.Id, id, publicEdition: false, stop);
            if (present is null && live.Facts.Status == EntryStatus.Closed)
                return new Refusal(SnapshotRefusals.NotInSnapshot, $"{live.Name} is closed, and the snapshot of {snapshot.QuarterText} does not hold it.");
            if (present?.Row.Revision != live.Row.Revision)
            {
                var revision = await SnapshotWriter.Replace(connection, snapshot.Id, live.Row.Id, stop);
                await writer.Append(connection, http.Actor(), snapshot.Id, SnapshotEventKind.Replaced, live.Row.Id, revision, "{}", stop);
            }

            var replaced = await FrozenEntries.Find(connection, snapshot.Id, id, publicEdition: false, stop);
            return ReadFrozenEntries.Show(replaced!, await StandingSnapshot.Get(connection, snapshot.Id, stop), publicEdition: false);
        });
    }
}
