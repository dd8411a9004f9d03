using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>GET /snapshots/{quarter}/highlights: since the snapshot before, or since any earlier one.</summary>
public static class ReadHighlights
{
    public static readonly QueryParameter Since = QueryParameter.Matching("since", "An earlier snapshot's quarter; the one before when left out.",
        value => Quarter.TryParse(value, out _), "a quarter, as 2016-17-Q2",
        new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-Q[1-4]$" }, "2016-17-Q2");

    public static async Task<Outcome> Handle(string quarter, HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, caller, stop);
        refusal ??= Editions.OfSnapshot(query, caller);
        if (refusal is not null) return refusal;
        var (form, unacceptable) = Forms.Choose(http, query, Forms.RegisterFormat);
        if (unacceptable is not null) return unacceptable;
        var publicEdition = Editions.IsPublic(query);
        RegisterHighlights highlights;
        if (query[Since] is { } since)
        {
            var (then, missing) = await StandingSnapshot.Find(connection, since, caller, stop);
            if (missing is not null) return missing;
            if (then!.Id >= snapshot!.Id)
            {
                query.Fault(Since, $"must be a quarter before {snapshot.QuarterText}");
                return query.Refusal!;
            }

            highlights = then.Id == snapshot.Predecessor
                ? await SnapshotHighlights.Standing(connection, snapshot, publicEdition, stop)
                : await SnapshotHighlights.Compute(connection, snapshot, then, publicEdition, stop);
        }
        else
        {
            highlights = await SnapshotHighlights.Standing(connection, snapshot!, publicEdition, stop);
        }

        if (form == Forms.Csv) return await Forms.HighlightsAsCsv(highlights, publicEdition, stop);
        return Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(HighlightsDocument.From(highlights, publicEdition), HighlightsJson.Texts.HighlightsDocument));
    }
}
