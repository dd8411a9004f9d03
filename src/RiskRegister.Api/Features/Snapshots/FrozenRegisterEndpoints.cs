using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>The register and the matrix of a snapshot.</summary>
public static class FrozenRegisterEndpoints
{
    public static async Task<Outcome> HandleRegister(
        string quarter, HttpContext http, QueryValues query, FrozenDocuments documents, SnapshotSummaries summaries, ReportForms forms)
    {
        var (layout, edition) = (RegisterForms.LayoutOf(query), Editions.Of(query));
        // Measures are another report's, and differ by who reads: then nothing is kept for the next.
        var withMeasures = query[RegisterForms.With] is not null;
        await using var reading = documents.Begin(http, quarter, FormChoice.OfReport,
            withMeasures ? null : $"{edition} register as {layout} with {ListForms.HeadingsOf(http)}");
        if (await reading.AnswerAtOnce(form => form != Form.Json && form != Form.Csv) is { } answer) return answer;
        if (reading.Form != Form.Json)
        {
            var report = await ReportForms.Write(http, reading.Form, await FrozenRegisterDocument.Read(reading, edition, summaries,
                http.RequestAborted, withMeasures ? http.Actor() : null) with
            {
                Layout = layout,
            });
            await reading.End();
            return await reading.Keep(await forms.Finish(http, report));
        }

        var (snapshot, json) = (reading.Snapshot, SpoolStream.For(http));
        var digest = (await summaries.Of(reading.Connection, snapshot, reading.PublicEdition, http.RequestAborted))
            .DigestOf(snapshot, reading.PublicEdition);
        await RegisterForms.WriteRegister(json, snapshot.Settings, snapshot, digest, edition,
            FrozenRegisterDocument.EntriesOf(reading, edition, http.RequestAborted),
            (writer, entry) => FrozenEntryJson.Write(writer, entry, snapshot.Settings, reading.PublicEdition));
        return await reading.Keep(Answer.Hashed(json));
    }

    public static async Task<Outcome> HandleMatrix(string quarter, HttpContext http, QueryValues query, FrozenDocuments documents)
    {
        var (score, marks) = (RegisterForms.ScoreOf(query), MarkParameters.Of(query));
        await using var reading = documents.Begin(http, quarter, FormChoice.OfPicture, marks.IsEmpty ? $"matrix by {score}" : null);
        if (await reading.AnswerAtOnce(_ => false) is { } answer) return answer;
        var (snapshot, publicEdition) = (reading.Snapshot, reading.PublicEdition);
        var entries = FrozenEntries.Read(reading.Connection, snapshot.Id, publicEdition, http.RequestAborted)
            .Where(entry => marks.Show(entry.Facts, snapshot.Settings.Settings));
        var before = reading.Form == Form.Svg
            ? await EarlierPlaces.Of(reading.Connection, snapshot.Predecessor, publicEdition, http.RequestAborted) : null;
        return await reading.Keep(reading.Form == Form.Svg
            ? await PictureForms.Matrix(snapshot.Settings, snapshot.Quarter,
            snapshot.Settings.Settings.DayOf(new DateTimeOffset(snapshot.TakenAt)), publicEdition,
                score, entries.Select(entry => (entry.Row.Id, entry.Facts)), before)
            : Answer.Hashed(await RegisterForms.WriteMatrix(snapshot.Settings, snapshot.QuarterText, publicEdition, score,
                entries.Select(entry => (entry.Row.Id, entry.Facts, entry.LatestContent)))));
    }
}
