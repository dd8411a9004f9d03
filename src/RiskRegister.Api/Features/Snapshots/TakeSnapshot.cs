using RiskRegister.Api.Security;
using RiskRegister.Api.Http;
using RiskRegister.Api.Forms;
using RiskRegister.UseCases.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Snapshots;

public sealed record SnapshotRequest
{
    /// <summary>As "2016-17-Q3"; not in the future, and after the latest taken.</summary>
    public required Quarter Quarter { get; init; }
}

/// <summary>POST /snapshots: freezes every open entry, and those closed since the snapshot before, at one instant.</summary>
public static class TakeSnapshot
{
    public static async Task<Outcome> Handle(HttpContext http, IdempotentPosts posts, SnapshotWriter writer, SnapshotSummaries summaries)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var stop = http.RequestAborted;
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            members.Require("quarter");
            var text = members.Text("quarter").Or(null);
            members.Close();
            if (!Quarter.TryParse(text, out var quarter) && text is not null) faults.Add("quarter", "must be a quarter, as 2016-17-Q3");
            if (Problem.OfBody(faults) is { } invalid) return invalid;
            await SnapshotWriter.BeAlone(connection, stop);
            if (await writer.RefuseTaking(connection, quarter, stop) is { } refusal) return refusal;
            var snapshot = await writer.Take(connection, http.Actor(), quarter, stop);
            return await ReadSnapshots.Show(connection, snapshot, summaries, publicEdition: false, stop, StatusCodes.Status201Created);
        });
    }
}
