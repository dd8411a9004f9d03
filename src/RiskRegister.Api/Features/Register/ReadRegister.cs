using System.Text;
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
    const string OpenFully = EntryRow.SelectLive + "where e.status = 'open' order by e.position, e.id";
    const string OpenPublicly = EntryRow.SelectPublic + "where e.status = 'open' and not e.exempt order by e.position, e.id";

    public static async Task<Outcome> HandleRegister(
        HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, RegisterSettingsInForce settings, ReportForms forms, TimeProvider clock)
    {
        if (Editions.OfLive(query, caller) is { } refusal) return refusal;
        var (form, unacceptable) = FormChoice.OfReport.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var publicEdition = Editions.IsPublic(query);
        var threshold = settings.Settings.Threshold;
        var entries = (await Read(database, publicEdition, http.RequestAborted))
            .Where(entry => RegisterRule.IsOnRegister(entry.Facts.Status, entry.Facts.ResidualScore.ToScore(), threshold)).ToArray();
        if (form != Form.Json) return await forms.Make(http, form, DocumentOf(entries, settings, publicEdition, clock.GetUtcNow()));
        return Answer.Hashed(RegisterForms.WriteRegister(settings, snapshot: null, digest: null, publicEdition, entries,
            (writer, entry) => EntryJson.Write(writer, entry.Row, entry.Facts, settings, publicEdition)));
    }

    public static async Task<Outcome> HandleMatrix(HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, RegisterSettingsInForce settings)
    {
        if (Editions.OfLive(query, caller) is { } refusal) return refusal;
        var (form, unacceptable) = FormChoice.OfPicture.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var (publicEdition, score) = (Editions.IsPublic(query), RegisterForms.ScoreOf(query));
        var entries = await Read(database, publicEdition, http.RequestAborted);
        if (form == Form.Svg) return PictureForms.Matrix(settings, quarter: null, publicEdition, score, entries.Select(entry => entry.Facts));
        return Answer.Hashed(RegisterForms.WriteMatrix(settings, quarter: null, publicEdition, score, entries.Select(entry => (entry.Row.Id, entry.Facts, Encoding.UTF8.GetString(entry.Row.Content)))));
    }

    static async Task<IReadOnlyList<FoundEntry>> Read(NpgsqlDataSource database, bool publicEdition, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var rows = await EntryRow.Query(connection, publicEdition ? OpenPublicly : OpenFully, stop);
        return [.. rows.Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts)))];
    }

    static RegisterDocument DocumentOf(IEnumerable<FoundEntry> entries, RegisterSettingsInForce settings, bool publicEdition, DateTimeOffset now) => new()
    {
        Settings = settings.Settings,
        Edition = publicEdition ? Edition.Public : Edition.Full,
        GeneratedAt = now,
        Lines = [.. entries.Select(entry => entry.ToLine(settings))],
    };
}
