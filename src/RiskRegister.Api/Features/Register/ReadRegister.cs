using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Register;

/// <summary>GET /register and /matrix: the live register as a snapshot taken now would show it.</summary>
public static class ReadRegister
{
    const string OpenFully = EntryRow.SelectLive + "where e.status = 'open' order by e.position, e.id";
    const string OpenPublicly = EntryRow.SelectPublic + "where e.status = 'open' and not e.exempt order by e.position, e.id";

    public static async Task<Outcome> HandleRegister(
        HttpContext http, QueryValues query, NpgsqlDataSource database, RegisterSettingsInForce settings, ReportForms forms, TimeProvider clock)
    {
        if (((Outcome?)Editions.OfLive(query, http.Actor()) ?? query.Problem) is { } refusal) return refusal;
        var (form, unacceptable) = FormChoice.OfReport.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var (publicEdition, stop) = (Editions.IsPublic(query), http.RequestAborted);
        await using var connection = await database.OpenConnectionAsync(stop);
        var entries = Read(connection, publicEdition, stop).Where(entry => entry.IsOnRegister(settings));
        if (form == Form.Json)
        {
            var json = SpoolStream.For(http);
            await RegisterForms.WriteRegister(json, settings, snapshot: null, digest: null, publicEdition, entries,
                (writer, entry) => EntryJson.Write(writer, entry.Row, entry.Facts, settings, publicEdition));
            return Answer.Hashed(json);
        }

        WrittenReport report;
        await using (await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop))
        {
            var history = form == Form.Csv ? new EntryHistory() : await EntryHistory.Read(connection, snapshot: null, publicEdition, stop);
            report = await ReportForms.Write(http, form, DocumentOf(entries, history, settings, publicEdition, clock.GetUtcNow()) with
            {
                Layout = RegisterForms.LayoutOf(query),
            });
        }

        await connection.CloseAsync();
        return await forms.Finish(http, report);
    }

    public static async Task<Outcome> HandleMatrix(
        HttpContext http, QueryValues query, NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
    {
        if (((Outcome?)Editions.OfLive(query, http.Actor()) ?? query.Problem) is { } refusal) return refusal;
        var (form, unacceptable) = FormChoice.OfPicture.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var (publicEdition, score) = (Editions.IsPublic(query), RegisterForms.ScoreOf(query));
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var entries = Read(connection, publicEdition, http.RequestAborted);
        if (form == Form.Svg)
        {
            var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            return await PictureForms.Matrix(settings, quarter: null, day, publicEdition, score, entries.Select(entry => entry.Facts));
        }

        return Answer.Hashed(await RegisterForms.WriteMatrix(settings, quarter: null, publicEdition, score, entries.Select(entry => (entry.Row.Id, entry.Facts, entry.Row.Content))));
    }

    // One after the other: nothing is held but the one that is looked at.
    static async IAsyncEnumerable<FoundEntry> Read(NpgsqlConnection connection, bool publicEdition, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in EntryRow.Stream(connection, publicEdition ? OpenPublicly : OpenFully, stop))
            yield return new FoundEntry(row, StoredEntry.ReadFacts(row.Facts));
    }

    static RegisterDocument DocumentOf(
        IAsyncEnumerable<FoundEntry> entries, EntryHistory history, RegisterSettingsInForce settings, bool publicEdition, DateTimeOffset now) =>
        new()
        {
            Settings = settings.Settings,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            GeneratedAt = now,
            ReviewedSince = history.TakenBefore,
            Lines = entries.Select(entry => history.Of(entry.ToLine(settings))),
        };
}
