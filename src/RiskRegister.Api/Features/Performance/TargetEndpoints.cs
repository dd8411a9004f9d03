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
        var (expected, unmatched) = ExpectedOf(http, measure, from);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var (target, tolerance) = MeasureMembers.Target(new JsonMembers(body!.Root, "", faults), day);
        var (row, refusal) = await targets.Set(http.Actor(), measure, expected!, target, tolerance, faults, http.RequestAborted);
        return refusal is not null ? Refused(refusal)
            : Answer.Ok(JsonSerializer.SerializeToUtf8Bytes(TargetDocument.Of(row!), PerformanceJson.Sent.TargetDocument), TagOf(row!));
    }

    public static async Task<Outcome> Remove(string measure, string from, HttpContext http, SetTargets targets, ListMeasures measures)
    {
        var found = await measures.Read(http.Actor(), measure, http.RequestAborted);
        if (found.Refusal is { } missing) return missing;
        if (DayIn(from) is not { } day) return NotADay(measure, from);
        if (JsonBody.None(http) is { } wrong) return wrong;
        var (expected, unmatched) = ExpectedOf(http, measure, from);
        if (unmatched is not null) return unmatched;
        var (_, refusal) = await targets.Remove(http.Actor(), measure, expected!, day, http.RequestAborted);
        return refusal is not null ? Refused(refusal) : Answer.NoContent();
    }

    static (ExpectedVersion<TargetRow>? Expected, Problem? Problem) ExpectedOf(HttpContext http, string measure, string from) =>
        VersionTags.Expected<TargetRow>(http, $"the target of {Refusal.Named(measure)} from {from}", TagOf);

    static Outcome Refused(Refusal refusal) => VersionTags.Refused<TargetRow>(refusal, TagOf);

    static string TagOf(TargetRow row) =>
        EntityTag.OfEntry(row.MeasureId, row.Version, row.ValidFrom.ToString("O", CultureInfo.InvariantCulture));

    static DateOnly? DayIn(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static Outcome NotADay(string measure, string from) => new Refusal(MeasureRefusals.TargetNotFound,
        $"{Refusal.Named(measure)} has no target from {Refusal.Named(from)}: days are written 2017-04-01.");
}
