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
        string quarter, HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, SnapshotSummaries summaries, ReportForms forms, DocumentCache cache)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, caller, stop);
        refusal ??= Editions.OfSnapshot(query, caller);
        if (refusal is not null) return refusal;
        var (form, unacceptable) = FormChoice.OfReport.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var publicEdition = Editions.IsPublic(query);
        var key = DocumentKey.For(snapshot!, publicEdition, "register", form);
        if (cache.Find(key) is { } kept) return kept;
        var settings = snapshot!.Settings;
        var entries = (await FrozenEntries.Read(connection, snapshot.Id, publicEdition, stop)).Where(entry => entry.IsOnRegister(settings)).ToArray();
        var digest = (await summaries.Of(connection, snapshot, publicEdition, stop)).DigestOf(snapshot, publicEdition);
        if (form == Form.Json)
            return Answer.Hashed(RegisterForms.WriteRegister(settings, snapshot, digest, publicEdition, entries, (writer, entry) => entry.Write(writer, settings, publicEdition)));
        var document = new RegisterDocument
        {
            Settings = settings.Settings,
            Quarter = snapshot.Quarter,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            GeneratedAt = new DateTimeOffset(snapshot.TakenAt),
            PublishedAt = snapshot.PublishedAt is { } at ? new DateTimeOffset(at) : null,
            Digest = digest,
            Lines = [.. entries.Select(entry => entry.ToLine(settings))],
            Highlights = form == Form.Csv ? null : await SnapshotHighlights.Standing(connection, snapshot, publicEdition, stop),
        };
        return cache.Keep(key, await forms.Make(http, form, document));
    }

    public static async Task<Outcome> HandleMatrix(
        string quarter, HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, DocumentCache cache)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, caller, stop);
        refusal ??= Editions.OfSnapshot(query, caller);
        if (refusal is not null) return refusal;
        var (form, unacceptable) = FormChoice.OfPicture.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var (publicEdition, score) = (Editions.IsPublic(query), RegisterForms.ScoreOf(query));
        var key = DocumentKey.For(snapshot!, publicEdition, $"matrix by {score}", form);
        if (cache.Find(key) is { } kept) return kept;
        var entries = await FrozenEntries.Read(connection, snapshot!.Id, publicEdition, stop);
        if (form == Form.Svg)
            return cache.Keep(key, PictureForms.Matrix(snapshot.Settings, snapshot.Quarter, publicEdition, score, entries.Select(entry => entry.Facts)));
        return Answer.Hashed(RegisterForms.WriteMatrix(snapshot.Settings, snapshot.QuarterText, publicEdition, score,
            entries.Select(entry => (entry.Row.Id, entry.Facts, entry.LatestContent))));
    }
}
