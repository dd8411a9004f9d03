using System.Globalization;
using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>What measures are to reach.</summary>
public static class TargetEndpoints
{
    public static async Task<Outcome> List(string measure, HttpContext http, SetTargets targets)
    {
        var (rows, refusal) = await targets.All(http.Actor(), measure, http.RequestAborted);
        if (refusal is not null) return refusal;
        return Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(
            new TargetsDocument([.. rows!.Select(TargetDocument.Of)]), PerformanceJson.Sent.TargetsDocument));
    }

    public static async Task<Outcome> Set(string measure, string from, HttpContext http, SetTargets targets, ListMeasures measures)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var found = await measures.Read(http.Actor(), measure, http.RequestAborted);
        if (found.Refusal is { } missing) return missing;
        if (DayIn(from) is not { } day) return NotADay(measure, from);
        if (wrong is not null) return wrong;
        var (isExpected, unmatched) = ExpectedOf(http, measure, from);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var (target, tolerance) = MeasureMembers.Target(new JsonMembers(body!.Root, "", faults), day);
        var (row, refusal) = await targets.Set(http.Actor(), measure, isExpected!, target, tolerance, faults, http.RequestAborted);
        return refusal is not null ? Refused(refusal)
            : Answer.Ok(JsonSerializer.SerializeToUtf8Bytes(TargetDocument.Of(row!), PerformanceJson.Sent.TargetDocument), TagOf(row!));
    }

    public static async Task<Outcome> Remove(string measure, string from, HttpContext http, SetTargets targets, ListMeasures measures)
    {
        var found = await measures.Read(http.Actor(), measure, http.RequestAborted);
        if (found.Refusal is { } missing) return missing;
        if (DayIn(from) is not { } day) return NotADay(measure, from);
        if (JsonBody.None(http) is { } wrong) return wrong;
        var (isExpected, unmatched) = ExpectedOf(http, measure, from);
        if (unmatched is not null) return unmatched;
        var (_, refusal) = await targets.Remove(http.Actor(), measure, isExpected!, day, http.RequestAborted);
        return refusal is not null ? Refused(refusal) : Answer.NoContent();
    }

    // If-None-Match: * sets a first target of a day, If-Match changes the one that is there.
    static (Func<TargetRow?, Refusal?>? IsExpected, Problem? Problem) ExpectedOf(HttpContext http, string measure, string from)
    {
        var name = $"the target of {measure} from {from}";
        if (http.Request.Headers.IfMatch.Count == 0 && http.Request.Headers.IfNoneMatch is [var only] && only?.Trim() == "*")
            return (present => present is null ? null
                : new Refusal(Refusals.Stale, $"There is {name} already; send its ETag.") { About = present }, null);
        var (tags, problem) = EntityTag.IfMatch(http.Request, name);
        if (problem is not null) return (null, problem);
        return (present => present is null ? new Refusal(Refusals.Stale, $"There is not yet {name}; send If-None-Match: *.")
            : tags!.Contains(TagOf(present)) ? null
            : new Refusal(Refusals.Stale, $"Somebody changed {name} meanwhile.") { About = present }, null);
    }

    static Outcome Refused(Refusal refusal) =>
        refusal.About is TargetRow now ? new Problem(refusal.Kind, refusal.Detail) { ETag = TagOf(now) } : refusal;

    static string TagOf(TargetRow row) =>
        EntityTag.OfEntry(row.MeasureId, row.Version, row.ValidFrom.ToString("O", CultureInfo.InvariantCulture));

    static DateOnly? DayIn(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static Outcome NotADay(string measure, string from) => new Refusal(MeasureRefusals.TargetNotFound,
        $"{Refusal.Named(measure)} has no target from {Refusal.Named(from)}: days are written 2017-04-01.");
}
