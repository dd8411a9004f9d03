using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>The register and the matrix of a snapshot.</summary>
public static class FrozenRegisterEndpoints
{
    public static async Task<Outcome> HandleRegister(
        string quarter, HttpContext http, QueryValues query, FrozenDocuments documents, SnapshotSummaries summaries, ReportForms forms)
    {
        var layout = RegisterForms.LayoutOf(query);
        await using var reading = documents.Begin(http, quarter, FormChoice.OfReport, $"register as {layout}");
        if (await reading.AnswerAtOnce(form => form != Form.Json && form != Form.Csv) is { } answer) return answer;
        var (connection, snapshot, publicEdition, stop) = (reading.Connection, reading.Snapshot, reading.PublicEdition, http.RequestAborted);
        var settings = snapshot.Settings;
        var entries = FrozenEntries.Read(connection, snapshot.Id, publicEdition, stop).Where(entry => entry.IsOnRegister(settings));
        var digest = (await summaries.Of(connection, snapshot, publicEdition, stop)).DigestOf(snapshot, publicEdition);
        if (reading.Form == Form.Json)
        {
            var json = SpoolStream.For(http);
            await RegisterForms.WriteRegister(json, settings, snapshot, digest, publicEdition, entries, (writer, entry) => FrozenEntryJson.Write(writer, entry, settings, publicEdition));
            return await reading.Keep(Answer.Hashed(json));
        }

        var history = reading.Form == Form.Csv ? new EntryHistory() : await EntryHistory.Read(connection, snapshot.Id, publicEdition, stop);
        var report = await ReportForms.Write(http, reading.Form, new RegisterDocument
        {
            Settings = settings.Settings,
            Quarter = snapshot.Quarter,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            GeneratedAt = new DateTimeOffset(snapshot.TakenAt),
            PublishedAt = snapshot.PublishedAt is { } at ? new DateTimeOffset(at) : null,
            Digest = digest,
            Layout = layout,
            ReviewedSince = history.TakenBefore,
            Lines = entries.Select(entry => history.Of(entry.ToLine(settings))),
            Highlights = reading.Form == Form.Csv ? null : await SnapshotHighlights.Standing(connection, snapshot, publicEdition, stop),
        });
        await reading.End();
        return await reading.Keep(await forms.Finish(http, report));
    }

    public static async Task<Outcome> HandleMatrix(string quarter, HttpContext http, QueryValues query, FrozenDocuments documents)
    {
        var score = RegisterForms.ScoreOf(query);
        await using var reading = documents.Begin(http, quarter, FormChoice.OfPicture, $"matrix by {score}");
        if (await reading.AnswerAtOnce(_ => false) is { } answer) return answer;
        var (snapshot, publicEdition) = (reading.Snapshot, reading.PublicEdition);
        var entries = FrozenEntries.Read(reading.Connection, snapshot.Id, publicEdition, http.RequestAborted);
        return await reading.Keep(reading.Form == Form.Svg
            ? await PictureForms.Matrix(snapshot.Settings, snapshot.Quarter, DateOnly.FromDateTime(snapshot.TakenAt), publicEdition, score,
                entries.Select(entry => entry.Facts))
            : Answer.Hashed(await RegisterForms.WriteMatrix(snapshot.Settings, snapshot.QuarterText, publicEdition, score,
                entries.Select(entry => (entry.Row.Id, entry.Facts, entry.LatestContent)))));
    }
}
