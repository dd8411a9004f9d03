using System.Data;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Documents;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>GET /snapshots/{quarter}/register and …/matrix.</summary>
public static class ReadFrozenRegister
{
    public static async Task<Outcome> HandleRegister(
        string quarter, HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, DocumentKeys keys, SnapshotSummaries summaries, ReportForms forms, DocumentCache cache)
    {
        const string Of = "register";
        var stop = http.RequestAborted;
        var publicEdition = Editions.IsPublic(query);
        var (form, unacceptable) = FormChoice.OfReport.Choose(http, query);
        if (unacceptable is null && cache.Find(await keys.Find(quarter, caller, publicEdition, Of, form, stop)) is { } kept)
            return Editions.OfSnapshot(query, caller) is { } notTheirs ? notTheirs : kept;

        // All of it as it stands at one instant: rows, addenda and digest agree.
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, caller, stop);
        refusal ??= Editions.OfSnapshot(query, caller) ?? unacceptable;
        if (refusal is not null) return refusal;
        var settings = snapshot!.Settings;
        var entries = FrozenEntries.Read(connection, snapshot.Id, publicEdition, stop).Where(entry => entry.IsOnRegister(settings));
        var digest = (await summaries.Of(connection, snapshot, publicEdition, stop)).DigestOf(snapshot, publicEdition);
        if (form == Form.Json)
        {
            var json = SpoolStream.For(http);
            await RegisterForms.WriteRegister(json, settings, snapshot, digest, publicEdition, entries, (writer, entry) => entry.Write(writer, settings, publicEdition));
            return await cache.Keep(DocumentKey.For(snapshot, publicEdition, Of, form), Answer.Hashed(json), stop);
        }

        var report = await ReportForms.Write(http, form, new RegisterDocument
        {
            Settings = settings.Settings,
            Quarter = snapshot.Quarter,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            GeneratedAt = new DateTimeOffset(snapshot.TakenAt),
            PublishedAt = snapshot.PublishedAt is { } at ? new DateTimeOffset(at) : null,
            Digest = digest,
            Lines = entries.Select(entry => entry.ToLine(settings)),
            Highlights = form == Form.Csv ? null : await SnapshotHighlights.Standing(connection, snapshot, publicEdition, stop),
        });
        await transaction.DisposeAsync();
        await connection.CloseAsync();
        return await cache.Keep(DocumentKey.For(snapshot, publicEdition, Of, form), await forms.Finish(http, report), stop);
    }

    public static async Task<Outcome> HandleMatrix(
        string quarter, HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, DocumentKeys keys, DocumentCache cache)
    {
        var stop = http.RequestAborted;
        var (publicEdition, score) = (Editions.IsPublic(query), RegisterForms.ScoreOf(query));
        var of = $"matrix by {score}";
        var (form, unacceptable) = FormChoice.OfPicture.Choose(http, query);
        if (unacceptable is null && cache.Find(await keys.Find(quarter, caller, publicEdition, of, form, stop)) is { } kept)
            return Editions.OfSnapshot(query, caller) is { } notTheirs ? notTheirs : kept;

        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, caller, stop);
        refusal ??= Editions.OfSnapshot(query, caller) ?? unacceptable;
        if (refusal is not null) return refusal;
        var entries = FrozenEntries.Read(connection, snapshot!.Id, publicEdition, stop);
        if (form == Form.Svg)
        {
            var picture = await PictureForms.Matrix(snapshot.Settings, snapshot.Quarter, publicEdition, score, entries.Select(entry => entry.Facts));
            return await cache.Keep(DocumentKey.For(snapshot, publicEdition, of, form), picture, stop);
        }

        var json = Answer.Hashed(await RegisterForms.WriteMatrix(snapshot.Settings, snapshot.QuarterText, publicEdition, score,
            entries.Select(entry => (entry.Row.Id, entry.Facts, entry.LatestContent))));
        return await cache.Keep(DocumentKey.For(snapshot, publicEdition, of, form), json, stop);
    }
}
