using System.Globalization;
using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Api.Features.Committees;

/// <summary>/bodies.</summary>
public static class BodyEndpoints
{
    // GET /bodies
    public static async Task<Outcome> List(HttpContext http, QueryValues query, Bodies bodies)
    {
        if (query.Problem is { } wrong) return wrong;
        var (actor, isInside) = (http.Actor(), Policies.IsInside(http.Actor()));
        var rows = await bodies.All(actor, http.RequestAborted);
        var document = new BodiesDocument([.. rows.Select(row => BodyDocument.Of(row, isInside))]);
        return Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(document, CommitteeJson.Sent.BodiesDocument));
    }

    // GET /bodies/{body}
    public static async Task<Outcome> Read(string body, HttpContext http, Bodies bodies)
    {
        var (row, missing) = await bodies.Find(http.Actor(), body, http.RequestAborted);
        return missing is null ? Show(http, row!, StatusCodes.Status200OK) : missing;
    }

    // PUT /bodies/{body}
    public static async Task<Outcome> Keep(string body, HttpContext http, Bodies bodies)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var received = read!;
        var faults = new Faults();
        var plan = CommitteeMembers.Body(new JsonMembers(received.Root, "", faults));
        Problem? unmatched = null;
        var (kept, refusal) = await bodies.Keep(http.Actor(), body, plan, present =>
        {
            unmatched = Unmatched(http, body, present);
            return unmatched is null ? null : new Refusal(Refusals.Stale, "");
        }, faults, http.RequestAborted);
        if (unmatched is not null) return unmatched;
        return refusal is not null ? refusal
            : Show(http, kept.Body, kept.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    // DELETE /bodies/{body}
    public static async Task<Outcome> Remove(string body, HttpContext http, Bodies bodies)
    {
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        Problem? unmatched = null;
        var (_, refusal) = await bodies.Remove(http.Actor(), body, present =>
        {
            unmatched = Unmatched(http, body, present);
            return unmatched is null ? null : new Refusal(Refusals.Stale, "");
        }, http.RequestAborted);
        return unmatched ?? (refusal is not null ? refusal : (Outcome)Answer.NoContent());
    }

    // What is not there is kept under If-None-Match: *, and what is changes under If-Match.
    static Problem? Unmatched(HttpContext http, string key, BodyRow? present)
    {
        var headers = http.Request.Headers;
        if (headers.IfMatch.Count == 0 && headers.IfNoneMatch is [var only] && only?.Trim() == "*")
        {
            return present is null ? null
                : new Problem(Refusals.Stale, $"There is a body \"{key}\" already.") { ETag = TagOf(present) };
        }

        var (tags, problem) = EntityTag.IfMatch(http.Request, $"the body \"{Refusal.Named(key)}\"");
        if (problem is not null || (present is not null && tags!.Contains(TagOf(present), StringComparer.Ordinal))) return problem;
        return new Problem(Refusals.Stale, $"The body \"{Refusal.Named(key)}\" is not as it was when the ETag sent was read.")
        {
            ETag = present is null ? null : TagOf(present),
        };
    }

    static Answer Show(HttpContext http, BodyRow row, int status) => new(status, JsonSerializer.SerializeToUtf8Bytes(
        BodyDocument.Of(row, Policies.IsInside(http.Actor())), CommitteeJson.Sent.BodyDocument))
    {
        ETag = TagOf(row),
        Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/bodies/{row.Key}" : null,
    };

    static string TagOf(BodyRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{row.Key}.{row.Revision}.{row.UpdatedAt.Ticks:x}\"");
}
