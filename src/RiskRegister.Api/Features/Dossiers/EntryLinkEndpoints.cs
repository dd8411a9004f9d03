using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Dossiers;

namespace RiskRegister.Api.Features.Dossiers;

/// <summary>How entries hang together. A link has nothing in it to be overwritten: making it twice is making it once.</summary>
public static class EntryLinkEndpoints
{
    // GET /entries/{reference}/links
    public static async Task<Outcome> List(string reference, HttpContext http, EntryLinks links)
    {
        var (rows, missing) = await links.OfEntry(http.Actor(), reference, http.RequestAborted);
        return missing is not null ? missing : Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(
            new EntryLinksDocument([.. rows!.Select(EntryLinkDocument.Of)]), DossierJson.Sent.EntryLinksDocument));
    }

    // PUT /entries/{reference}/links/{relation}/{other}
    public static async Task<Outcome> Link(string reference, string relation, string other, HttpContext http, EntryLinks links)
    {
        if (await Wrong(reference, relation, other, http, links) is { } wrong) return wrong;
        var (done, refusal) = await links.Link(http.Actor(), reference, relation, other, http.RequestAborted);
        if (refusal is not null) return refusal;
        var body = JsonSerializer.SerializeToUtf8Bytes(EntryLinkDocument.Of(done.Link), DossierJson.Sent.EntryLinkDocument);
        return new Answer(done.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, body)
        {
            ETag = EntityTag.OfBytes(body),
            Location = done.IsNew ? $"{RegisterApi.Base}/entries/{reference}/links" : null,
        };
    }

    // DELETE /entries/{reference}/links/{relation}/{other}
    public static async Task<Outcome> Unlink(string reference, string relation, string other, HttpContext http, EntryLinks links)
    {
        if (await Wrong(reference, relation, other, http, links) is { } wrong) return wrong;
        var (_, refusal) = await links.Unlink(http.Actor(), reference, relation, other, http.RequestAborted);
        return refusal is not null ? refusal : Answer.NoContent();
    }

    // 404 and 403 for what the path names come before whatever is wrong with the request.
    static async Task<Outcome?> Wrong(string reference, string relation, string other, HttpContext http, EntryLinks links) =>
        JsonBody.None(http) is not { } wrong ? null
            : await links.Missing(http.Actor(), reference, relation, other, http.RequestAborted) is { } missing ? missing : wrong;
}
