using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Register;

namespace RiskRegister.Api.Features.Register;

/// <summary>GET /register and /matrix, of the live register.</summary>
public static class RegisterEndpoints
{
    public static async Task<Outcome> Register(HttpContext http, QueryValues query, ReadLiveRegister register, ReportForms forms)
    {
        if (((Outcome?)Editions.OfLive(query, http.Actor()) ?? query.Problem) is { } wrong) return wrong;
        var (form, unacceptable) = FormChoice.OfReport.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var withMeasures = query[RegisterForms.With] is not null;
        var withPast = form != Form.Json && form != Form.Csv;
        var (opened, refusal) = await register.Open(http.Actor(), Editions.Of(query), withPast, query[ListForms.Owner],
            http.RequestAborted);
        if (refusal is not null) return refusal;
        await using var reading = opened!;
        if (form == Form.Json)
        {
            var json = SpoolStream.For(http);
            await RegisterForms.WriteRegister(json, reading.Settings, snapshot: null, digest: null, reading.Edition, reading.OnRegister,
                (writer, entry) => EntryJson.Write(writer, entry.Row, entry.Facts, reading.Settings, reading.PublicEdition,
                    withMeasures && reading.PublicEdition ? more => EntryJson.WriteMeasures(more, reading.MeasuresOf(entry.Row)) : null));
            return Answer.Hashed(json);
        }

        var document = await reading.Document(withMeasures) with { Layout = RegisterForms.LayoutOf(query) };
        var report = await ReportForms.Write(http, form, document);

        // Printing needs the database no more.
        await reading.DisposeAsync();
        return await forms.Finish(http, report);
    }

    public static async Task<Outcome> Matrix(HttpContext http, QueryValues query, ReadLiveRegister register)
    {
        if (((Outcome?)Editions.OfLive(query, http.Actor()) ?? query.Problem) is { } wrong) return wrong;
        var (form, unacceptable) = FormChoice.OfPicture.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var score = RegisterForms.ScoreOf(query);
        var (opened, refusal) = await register.Open(http.Actor(), Editions.Of(query), withPast: form == Form.Svg, owner: null,
            http.RequestAborted);
        if (refusal is not null) return refusal;
        await using var reading = opened!;
        var (marks, inForce) = (MarkParameters.Of(query), reading.Settings.Settings);
        var entries = reading.Open(http.RequestAborted).Where(entry => marks.Show(entry.Facts, inForce));
        if (form == Form.Svg)
        {
            var before = await reading.Before();
            return await PictureForms.Matrix(reading.Settings, quarter: null, inForce.DayOf(reading.At), reading.PublicEdition,
                score, entries.Select(entry => (entry.Row.Id, entry.Facts)), before);
        }

        return Answer.Hashed(await RegisterForms.WriteMatrix(reading.Settings, quarter: null, reading.PublicEdition, score,
            entries.Select(entry => (entry.Row.Id, entry.Facts, entry.Row.Content))));
    }
}
