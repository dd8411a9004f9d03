using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>Measures: what is counted.</summary>
public static class MeasureEndpoints
{
    public static readonly QueryParameter Theme = QueryParameter.Text("theme", "The part of the report.", MeasureLimits.Theme, "Live well");
    public static readonly QueryParameter Section = QueryParameter.Text("section", "Within the theme.", MeasureLimits.Section, "Libraries");
    public static readonly QueryParameter Owner =
        QueryParameter.Text("owner", "Measures of this post.", EntryLimits.Owner, "Head of Libraries");
    public static readonly QueryParameter Service =
        QueryParameter.Text("service", "Measures of this service.", EntryLimits.Service, "Communities");
    public static readonly QueryParameter Retired = QueryParameter.Flag("retired", "Measures that have (true) or have not (false) ended.");

    public static readonly QueryParameter Search = QueryParameter.Text("q",
        "A text in the title, the source's reference or the description, in small or capital letters.", 200, "visits");
    public static readonly QueryParameter RatedAs =
        QueryParameter.OneOf<Rating>("rating", "Measures that are rated so by their latest value.");
    public static readonly QueryParameter Overdue = QueryParameter.Flag("overdue",
        "Measures with (true) or without (false) a value that is due and was not given: that of the last quarter that is over.");

    public static async Task<Outcome> List(HttpContext http, QueryValues query, ListMeasures measures)
    {
        var filter = new MeasureFilter
        {
            Theme = query[Theme],
            Section = query[Section],
            Owner = query[Owner],
            Service = query[Service],
            Retired = query.Flag(Retired),
            Search = query[Search],
            Rating = EnumNames.TryParse<Rating>(query[RatedAs], out var rating) ? rating : null,
            Overdue = query.Flag(Overdue),
        };
        var list = EntityTag.Context("measures", filter);
        var after = Cursor.Read(query, list)?.IdAsGuid(query);
        if (query.Problem is { } wrong) return wrong;
        var limit = Page.LimitOf(query);
        var rows = await measures.Page(http.Actor(), filter, after, limit + 1, http.RequestAborted);
        return Page.Write(http, rows, limit, row => new Cursor(list, row.State.Reference.ToString(), row.Id.ToString("D")),
            (writer, row) => JsonSerializer.Serialize(writer, MeasureDocument.Of(row), PerformanceJson.Sent.MeasureDocument));
    }

    public static async Task<Outcome> Read(string measure, HttpContext http, ListMeasures measures) =>
        Show(await measures.Read(http.Actor(), measure, http.RequestAborted));

    public static async Task<Outcome> Create(HttpContext http, IdempotentPosts posts)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var (patch, note) = MeasureMembers.Patch(new JsonMembers(body.Root, "", faults));
            var made = await ChangeMeasures.Create(connection, http.Actor(), patch, note, faults, http.RequestAborted);
            return Show(made, StatusCodes.Status201Created);
        });
    }

    public static async Task<Outcome> Change(string measure, HttpContext http, ChangeMeasures measures, ListMeasures reading)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        if (await Refused(measure, http, reading, wrong) is { } refused) return refused;
        var faults = new Faults();
        var (patch, note) = MeasureMembers.Patch(new JsonMembers(body!.Root, "", faults));
        return Show(await measures.Change(http.Actor(), measure, Expected(http, measure), patch, note, faults, http.RequestAborted));
    }

    public static async Task<Outcome> Retire(
        string measure, HttpContext http, IdempotentPosts posts, ChangeMeasures measures, ListMeasures reading)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var found = await reading.Read(http.Actor(), measure, http.RequestAborted);
        if (found.Refusal is { } missing) return missing;
        if (wrong is not null) return wrong;
        return await posts.Run(http, body!.Hash, async connection =>
        {
            if (EntityTag.IfMatch(http.Request, measure).Problem is { } unmatched) return unmatched;
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            var (reason, replacedBy) = (members.Text("reason").Or(null), members.Text("replacedBy").Or(null));
            members.Close();
            return Show(await measures.Retire(
                connection, http.Actor(), measure, Expected(http, measure), reason, replacedBy, faults, http.RequestAborted));
        });
    }

    public static async Task<Outcome> Restore(string measure, HttpContext http, ChangeMeasures measures, ListMeasures reading)
    {
        if (await Refused(measure, http, reading, JsonBody.None(http)) is { } refused) return refused;
        return Show(await measures.Restore(http.Actor(), measure, Expected(http, measure), http.RequestAborted));
    }

    // 404, then what is wrong with the body as such, then 428.
    static async Task<Outcome?> Refused(string measure, HttpContext http, ListMeasures reading, Problem? wrong)
    {
        var found = await reading.Read(http.Actor(), measure, http.RequestAborted);
        return (Outcome?)found.Refusal ?? wrong ?? EntityTag.IfMatch(http.Request, measure).Problem;
    }

    static Func<Guid, int, bool> Expected(HttpContext http, string measure)
    {
        var tags = EntityTag.IfMatch(http.Request, measure).Tags ?? [];
        return (id, revision) => tags.Any(tag => EntityTag.IsOfEntry(tag, id, revision));
    }

    static Outcome Show(Result<MeasureRow> result, int status = StatusCodes.Status200OK)
    {
        if (result.Value is not { } row)
        {
            var refusal = result.Refusal!;
            return refusal.About is MeasureRow now ? new Problem(refusal.Kind, refusal.Detail) { ETag = TagOf(now) } : refusal;
        }

        return new Answer(status, JsonSerializer.SerializeToUtf8Bytes(MeasureDocument.Of(row), PerformanceJson.Sent.MeasureDocument))
        {
            ETag = TagOf(row),
            Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/measures/{row.Id:D}" : null,
        };
    }

    static string TagOf(MeasureRow row) => EntityTag.OfEntry(row.Id, row.Revision, "measure");
}
