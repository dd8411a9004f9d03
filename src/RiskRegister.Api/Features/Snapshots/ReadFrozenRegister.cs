using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>GET /snapshots/{quarter}/register and …/matrix.</summary>
public static class ReadFrozenRegister
{
    public static async Task<Outcome> HandleRegister(
        string quarter, HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, SnapshotSummaries summaries)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, caller, stop);
        refusal ??= Editions.OfSnapshot(query, caller);
        if (refusal is not null) return refusal;
        var (form, unacceptable) = Forms.Choose(http, query, Forms.RegisterFormat);
        if (unacceptable is not null) return unacceptable;
        var publicEdition = Editions.IsPublic(query);
        var settings = snapshot!.Settings;
        var entries = (await FrozenEntries.Read(connection, snapshot.Id, publicEdition, stop)).Where(entry => entry.IsOnRegister(settings)).ToArray();
        if (form == Forms.Csv) return await Forms.RegisterAsCsv(settings, snapshot, publicEdition, new DateTimeOffset(snapshot.TakenAt), entries.Select(entry => entry.ToLine(settings)), stop);
        var digest = (await summaries.Of(connection, snapshot, publicEdition, stop)).DigestOf(snapshot, publicEdition);
        return Answer.Hashed(RegisterForms.WriteRegister(settings, snapshot, digest, publicEdition, entries, (writer, entry) => entry.Write(writer, settings, publicEdition)));
    }

    public static async Task<Outcome> HandleMatrix(string quarter, HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, caller, stop);
        refusal ??= Editions.OfSnapshot(query, caller);
        if (refusal is not null) return refusal;
        var publicEdition = Editions.IsPublic(query);
        var entries = await FrozenEntries.Read(connection, snapshot!.Id, publicEdition, stop);
        return Answer.Hashed(RegisterForms.WriteMatrix(snapshot.Settings, snapshot.QuarterText, publicEdition, RegisterForms.ScoreOf(query),
            entries.Select(entry => (entry.Row.Id, entry.Facts, entry.LatestContent))));
    }
}
