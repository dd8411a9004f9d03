using System.Text.Json;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Performance;

/// <summary>Performance reports: taken, read, said something in, published.</summary>
public static class ReportEndpoints
{
    public static readonly QueryParameter Theme =
        QueryParameter.Text("theme", "Whose section; where two themes have one of that name.", MeasureLimits.Theme, "Live well");

    public static async Task<Outcome> List(HttpContext http, QueryValues query, ReadReports reports)
    {
        var (actor, isPublic, limit) = (http.Actor(), Editions.IsPublic(query), Page.LimitOf(query));
        var list = EntityTag.Context("performance reports", isPublic);
        var before = Cursor.Read(query, list)?.KeyAsNumber(query);
        if (SnapshotRefusals.Refuse(isPublic, actor.SeesFullReports) is { } refusal) return refusal;
        if (query.Problem is { } wrong) return wrong;
        var rows = await reports.Page(actor, before, limit + 1, http.RequestAborted);
        return Page.Write(http, rows, limit, row => new Cursor(list, row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ""),
            (writer, row) => JsonSerializer.Serialize(
                writer, PerformanceReportDocument.Of(row, isPublic), PerformanceJson.Sent.PerformanceReportDocument));
    }

    public static async Task<Outcome> Read(
        string report, HttpContext http, QueryValues query, ReadReports reports, ReportForms forms, RegisterSettingsInForce settings,
        TimeProvider clock)
    {
        var (found, refusal) = await reports.Read(http.Actor(), report, Editions.IsPublic(query), http.RequestAborted);
        return refusal is not null ? refusal
            : await PerformanceForms.Report(http, query, forms, found!.Report, found, settings, clock.GetUtcNow());
    }

    public static async Task<Outcome> Exceptions(
        string report, HttpContext http, QueryValues query, ReadReports reports, ReportForms forms, RegisterSettingsInForce settings,
        TimeProvider clock)
    {
        var (found, refusal) = await reports.Read(http.Actor(), report, Editions.IsPublic(query), http.RequestAborted);
        return refusal is not null ? refusal
            : await PerformanceForms.Exceptions(http, query, forms, found!, settings, clock.GetUtcNow());
    }

    public static async Task<Outcome> Take(HttpContext http, IdempotentPosts posts, TakeReport take)
    {
        var (received, wrong) = await JsonBody.Read(http);
        if (wrong is not null) return wrong;
        using var body = received!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            members.Require("quarter");
            var text = members.Text("quarter").Or(null);
            members.Close();
            if (!Quarter.TryParse(text, out var quarter) && text is not null) faults.Add("quarter", "must be a quarter, as 2017-18-Q3");
            if (Problem.OfBody(faults) is { } invalid) return invalid;
            return Show(await take.Take(connection, http.Actor(), quarter, http.RequestAborted), StatusCodes.Status201Created);
        });
    }

    public static async Task<Outcome> Discard(string report, HttpContext http, TakeReport take, ReadReports reports)
    {
        if (await Missing(report, http, reports) is { } missing) return missing;
        if (JsonBody.None(http) is { } wrong) return wrong;
        return (await take.Discard(http.Actor(), report, http.RequestAborted)).Refusal is { } refusal ? refusal : Answer.NoContent();
    }

    public static async Task<Outcome> Publish(string report, HttpContext http, IdempotentPosts posts, ReadReports reports)
    {
        if (await Missing(report, http, reports) is { } missing) return missing;
        if (JsonBody.None(http) is { } wrong) return wrong;
        return await posts.Run(http, [], async connection =>
            Show(await TakeReport.Publish(connection, http.Actor(), report, http.RequestAborted), StatusCodes.Status200OK));
    }

    public static async Task<Outcome> ReadNarrative(string report, string place, HttpContext http, QueryValues query, NarrateReport narrate)
    {
        var (found, refusal) = await narrate.Read(http.Actor(), report, place, query[Theme], http.RequestAborted);
        return refusal is not null ? refusal : Show(found);
    }

    public static async Task<Outcome> Narrate(string report, string place, HttpContext http, QueryValues query, NarrateReport narrate)
    {
        var (received, wrong) = await JsonBody.Read(http);
        using var body = received;
        var (actor, theme, stop) = (http.Actor(), query[Theme], http.RequestAborted);
        var present = await narrate.Read(actor, report, place, theme, stop);
        if (present.Refusal is { } missing && missing.Kind != ReportRefusals.NarrativeNotFound) return missing;
        if (query.Problem is { } invalid) return invalid;
        if (wrong is not null) return wrong;
        var (expected, unmatched) = VersionTags.Expected<SaidRow>(http, $"the text of {Refusal.Named(place)}", TagOf);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var members = new JsonMembers(body!.Root, "", faults);
        members.Require("text");
        var text = members.Text("text", nullable: true).Or(null);
        members.Close();
        var (said, refusal) = await narrate.Say(actor, report, place, theme, text, expected!, faults, stop);
        return refusal is not null ? VersionTags.Refused<SaidRow>(refusal, TagOf) : Show(said);
    }

    public static async Task<Outcome> ReadException(string report, string measure, HttpContext http, NarrateReport narrate)
    {
        var (found, refusal) = await narrate.ReadException(http.Actor(), report, measure, http.RequestAborted);
        return refusal is not null ? refusal : Show(found);
    }

    public static async Task<Outcome> Explain(string report, string measure, HttpContext http, NarrateReport narrate)
    {
        var (received, wrong) = await JsonBody.Read(http);
        using var body = received;
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var present = await narrate.ReadException(actor, report, measure, stop);
        if (present.Refusal is { } missing) return missing;
        if (wrong is not null) return wrong;
        var (expected, unmatched) = VersionTags.Expected<SaidRow>(http, $"the explanation of {Refusal.Named(measure)}", TagOf);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var explanation = MeasureMembers.Explanation(new JsonMembers(body!.Root, "", faults));
        var (said, refusal) = await narrate.Explain(actor, report, measure, explanation, expected!, faults, stop);
        return refusal is not null ? VersionTags.Refused<SaidRow>(refusal, TagOf) : Show(said);
    }

    static async Task<Refusal?> Missing(string report, HttpContext http, ReadReports reports) =>
        (await reports.Read(http.Actor(), report, isPublic: true, http.RequestAborted)).Refusal;

    static Outcome Show(Result<StandingReport> done, int status)
    {
        if (done.Refusal is { } refusal) return refusal;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            PerformanceReportDocument.Of(done.Value!, isPublic: false), PerformanceJson.Sent.PerformanceReportDocument);
        return new Answer(status, body)
        {
            ETag = EntityTag.OfBytes(body),
            Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/performance-reports/{done.Value!.QuarterText}" : null,
        };
    }

    static Answer Show((FrozenReport Report, SaidRow Said) found)
    {
        var (report, said) = found;
        var document = new NarrativeDocument(
            said.Theme, said.Section, said.Text, said.Text is { } text ? report.Report.Rendered(text) : null,
            new DateTimeOffset(said.At), said.Actor);
        return Answer.Ok(JsonSerializer.SerializeToUtf8Bytes(document, PerformanceJson.Sent.NarrativeDocument), TagOf(said));
    }

    static Answer Show((ReportLine Line, SaidRow? Said, PerformanceReport Report) found)
    {
        var report = found.Said is null ? found.Report : found.Report with
        {
            Explanations = new Dictionary<Guid, Explanation> { [found.Line.Measure.Id] = found.Said.Explanation },
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(ExceptionDocument.Of(report, found.Line), PerformanceJson.Sent.ExceptionDocument);
        return Answer.Ok(body, found.Said is null ? EntityTag.OfBytes(body) : TagOf(found.Said));
    }

    // The event says everything; two reports never have the same.
    static string TagOf(SaidRow said) => EntityTag.OfEntry(Guid.Empty, (int)(said.Id % int.MaxValue), "said");
}

/// <summary>What was said of a report, a theme or a section.</summary>
/// <param name="Theme">Null for the key points.</param>
/// <param name="Section">Null for the theme as a whole.</param>
/// <param name="Text">As it was written, with its tokens; null when it was taken back.</param>
/// <param name="Rendered">With what its tokens print.</param>
public sealed record NarrativeDocument(
    string? Theme, string? Section, string? Text, string? Rendered, DateTimeOffset RecordedAt, string RecordedBy);
