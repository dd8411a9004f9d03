using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Documents;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Register;

/// <summary>GET /register and /matrix: the live register as a snapshot taken now would show it.</summary>
public static class ReadRegister
{
    public const string Open = EntryRow.SelectLive + "where e.status = 'open' and (not @publicEdition or not e.exempt) order by e.position, e.id";

    public static async Task<Outcome> HandleRegister(
        HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
    {
        if (Editions.OfLive(query, caller) is { } refusal) return refusal;
        var (form, unacceptable) = Forms.Choose(http, query, Forms.RegisterFormat);
        if (unacceptable is not null) return unacceptable;
        var publicEdition = Editions.IsPublic(query);
        var threshold = settings.Settings.Threshold;
        var entries = (await Read(database, publicEdition, http.RequestAborted))
            .Where(entry => RegisterRule.IsOnRegister(entry.Facts.Status, entry.Facts.ResidualScore.ToScore(), threshold)).ToArray();
        if (form == Forms.Csv) return await Forms.RegisterAsCsv(settings, snapshot: null, publicEdition, clock.GetUtcNow(), entries.Select(entry => LineOf(entry, onRegister: true)), http.RequestAborted);
        return Answer.Hashed(RegisterForms.WriteRegister(settings, snapshot: null, digest: null, publicEdition, entries,
            (writer, entry) => EntryJson.Write(writer, entry.Row, entry.Facts, settings, publicEdition)));
    }

    public static async Task<Outcome> HandleMatrix(HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, RegisterSettingsInForce settings)
    {
        if (Editions.OfLive(query, caller) is { } refusal) return refusal;
        var publicEdition = Editions.IsPublic(query);
        var entries = await Read(database, publicEdition, http.RequestAborted);
        return Answer.Hashed(RegisterForms.WriteMatrix(settings, quarter: null, publicEdition, RegisterForms.ScoreOf(query),
            entries.Select(entry => (entry.Row.Id, entry.Facts, entry.Row.Content))));
    }

    static async Task<IReadOnlyList<FoundEntry>> Read(NpgsqlDataSource database, bool publicEdition, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var rows = await connection.QueryAsync<EntryRow>(new CommandDefinition(Open, new { publicEdition }, cancellationToken: stop));
        return [.. rows.Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts)))];
    }

    static RegisterLine LineOf(FoundEntry entry, bool onRegister)
    {
        var movement = Movements.Since(entry.Facts.ResidualScore.ToScore().Value, entry.Row.ResidualBefore);
        return new RegisterLine(entry.State, DirectionOfTravel.Of(entry.Facts.Direction, movement), movement, onRegister, []);
    }
}
