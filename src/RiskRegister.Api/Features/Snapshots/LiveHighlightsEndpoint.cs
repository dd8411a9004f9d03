using System.Text.Json;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>GET /highlights: what has changed on the register since the last snapshot, or since any earlier one.</summary>
public static class LiveHighlightsEndpoint
{
    public static async Task<Outcome> Handle(
        HttpContext http, QueryValues query, LiveHighlights highlights, RegisterSettingsInForce settings, ReportForms forms)
    {
        var (actor, publicEdition, stop) = (http.Actor(), Editions.IsPublic(query), http.RequestAborted);
        var (form, unacceptable) = FormChoice.OfReport.Choose(http, query);
        if (((Outcome?)Editions.OfLive(query, actor) ?? query.Problem ?? unacceptable) is { } refusal) return refusal;
        var (compared, missing) = await highlights.Read(actor, query[HighlightsEndpoint.Since], publicEdition, stop);
        if (missing is not null) return missing;
        if (form == Form.Json)
        {
            var document = HighlightsDocument.From(compared!.Highlights, publicEdition) with { Quarter = null };
            return Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(document, HighlightsJson.Texts.HighlightsDocument));
        }

        return await forms.Finish(http, await ReportForms.Write(http, form, new HighlightsReport
        {
            Settings = settings.Settings,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            GeneratedAt = compared!.At,
            Highlights = compared.Highlights,
            Paragraphs = compared.Paragraphs,
        }));
    }
}
