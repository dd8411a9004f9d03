using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Forms;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>DELETE /snapshots/{quarter}: the latest, when not published, so that it can be taken again.</summary>
public static class DiscardSnapshot
{
    public static async Task<Outcome> Handle(string quarter, HttpContext http, NpgsqlDataSource database, SnapshotWriter writer)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await SnapshotWriter.BeAlone(connection, stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
        if (refusal is not null) return refusal;
        if (JsonBody.None(http) is { } unreadable) return unreadable;
        if (snapshot!.IsPublished) return PublishSnapshot.IsPublished(snapshot);
        if ((await SnapshotWriter.Latest(connection, stop))!.Id != snapshot.Id) return NotLatest(snapshot);
        await writer.Append(connection, http.Actor(), snapshot.Id, SnapshotEventKind.Discarded, entry: null, revision: null, "{}", stop);
        await transaction.CommitAsync(CancellationToken.None);
        return Answer.NoContent();
    }

    public static Refusal NotLatest(StandingSnapshot snapshot) => new(SnapshotRefusals.NotLatest, $"{snapshot.QuarterText} is not the latest snapshot.");
}
