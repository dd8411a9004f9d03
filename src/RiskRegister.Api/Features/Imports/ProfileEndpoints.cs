using System.Globalization;
using System.Text;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Imports;

namespace RiskRegister.Api.Features.Imports;

/// <summary>/import-profiles.</summary>
public static class ProfileEndpoints
{
    public static async Task<Outcome> HandleList(HttpContext http, QueryValues query, ImportProfiles profiles)
    {
        var (list, limit) = (EntityTag.Context("import-profiles"), Page.LimitOf(query));
        var cursor = Cursor.Read(query, list);
        if (query.Problem is { } wrong) return wrong;
        var all = await profiles.List(http.RequestAborted);
        ImportProfile[] rows =
        [
            .. all.Where(profile => cursor is null || string.CompareOrdinal(profile.Name, cursor.Key) > 0).Take(limit + 1),
        ];
        return Page.Write(http, rows, limit, profile => new Cursor(list, profile.Name, ""), ProfileSummary.Write);
    }

    public static async Task<Outcome> HandleOne(string name, HttpContext http, ImportProfiles profiles)
    {
        var (profile, refusal) = await profiles.Find(name, http.RequestAborted);
        return refusal is null ? Show(profile!, StatusCodes.Status200OK) : Problem.Of(refusal);
    }

    public static async Task<Outcome> HandlePut(string name, HttpContext http, ImportProfiles profiles)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        var (mapping, faults) = MappingText.Read(Encoding.UTF8.GetBytes(body.Root.GetRawText()));
        Problem? unmatched = null;
        var kept = await profiles.Keep(http.Actor(), name, mapping ?? new ImportMapping(), present =>
        {
            unmatched = Unmatched(http, name, present);
            if (unmatched is not null) return new Refusal(Refusals.Stale, "");
            return mapping is null ? new Refusal(Refusals.Invalid, "", FaultsOf(faults)) : null;
        }, http.RequestAborted);
        if (unmatched is not null) return unmatched;
        if (kept.Refusal is { } refusal) return Problem.Of(refusal);
        return Show(kept.Value.Profile, kept.Value.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public static async Task<Outcome> HandleDelete(string name, HttpContext http, ImportProfiles profiles)
    {
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        Problem? unmatched = null;
        var removed = await profiles.Remove(http.Actor(), name, present =>
        {
            unmatched = Unmatched(http, name, present);
            return unmatched is null ? null : new Refusal(Refusals.Stale, "");
        }, http.RequestAborted);
        return unmatched ?? (removed.Refusal is { } refusal ? Problem.Of(refusal) : (Outcome)Answer.NoContent());
    }

    // What is not there is kept under If-None-Match: *, and what is changes under If-Match: 428 without either, 412 where it is otherwise.
    static Problem? Unmatched(HttpContext http, string name, ImportProfile? present)
    {
        var headers = http.Request.Headers;
        if (present is null && headers.IfMatch.Count == 0 && headers.IfNoneMatch is [var only] && only?.Trim() == "*") return null;
        if (headers.IfMatch.Count == 0 && headers.IfNoneMatch.Count > 0 && present is not null)
            return new Problem(Refusals.Stale, $"There is a profile {name} already.") { ETag = TagOf(present) };
        var (tags, problem) = EntityTag.IfMatch(http.Request, $"the profile {name}");
        if (problem is not null || (present is not null && tags!.Contains(TagOf(present), StringComparer.Ordinal))) return problem;
        return new Problem(Refusals.Stale, $"The profile {name} is not as it was when the ETag sent was read.")
        {
            ETag = present is null ? null : TagOf(present),
        };
    }

    static Answer Show(ImportProfile profile, int status) => new(status, ProfileDocument.Of(profile))
    {
        ETag = TagOf(profile),
        Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/import-profiles/{profile.Name}" : null,
    };

    // A profile that ships changes with the service alone.
    static string TagOf(ImportProfile profile) => profile.Ships
        ? EntityTag.OfBytes(ProfileDocument.Of(profile).Span)
        : string.Create(CultureInfo.InvariantCulture, $"\"{profile.Name}.{profile.Revision}\"");

    static Faults FaultsOf(IReadOnlyList<MappingFault> found)
    {
        var faults = new Faults();
        foreach (var fault in found) faults.Add(fault.Path.TrimStart('$').TrimStart('.'), Lowered(fault.Message));
        return faults;
    }

    static string Lowered(string message) => message.TrimEnd('.');
}
