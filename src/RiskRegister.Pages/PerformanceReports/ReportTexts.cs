using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Pages.PerformanceReports;

/// <summary>What is said in a report: its key points, of themes and sections, and of measures that are exceptions.</summary>
static class ReportTexts
{
    public static void MapReportTexts(this IEndpointRouteBuilder routes)
    {
        var keep = routes.PagesFor(Right.KeepMeasures);
        keep.MapGet(ReportLinks.Base + "/{quarter}/text", ShowText);
        keep.MapPost(ReportLinks.Base + "/{quarter}/text", Write);
        var explain = routes.PagesFor(Right.ExplainMeasures);
        explain.MapGet(ReportLinks.Base + "/{quarter}/exceptions/{measure}", ShowException);
        explain.MapPost(ReportLinks.Base + "/{quarter}/exceptions/{measure}", Explain);
    }

    // GET /performance-reports/{quarter}/text.
    static async Task<IResult> ShowText(string quarter, HttpContext http, NarrateReport narrate)
    {
        var query = http.Request.Query;
        var (found, refusal) = await Open(http, narrate, quarter, query["theme"].ToString(), query["section"].ToString());
        return refusal is not null ? ErrorPageResult.Of(refusal)
            : View(found, new TextDraft(found.Said?.Text ?? "", found.Said?.Id ?? 0), new FormFaults());
    }

    // POST /performance-reports/{quarter}/text: shown as it will stand, saved, or taken back.
    static async Task<IResult> Write(string quarter, HttpContext http, NarrateReport narrate)
    {
        var (form, faults) = (await http.Request.ReadFormAsync(http.RequestAborted), new FormFaults());
        var (theme, section, draft) = (form["theme"].ToString(), form["section"].ToString(), TextDraft.Read(form));
        var (found, missing) = await Open(http, narrate, quarter, theme, section);
        if (missing is not null) return ErrorPageResult.Of(missing);
        if (draft.Version != (found.Said?.Id ?? 0)) return View(found, draft with { Version = found.Said?.Id ?? 0 }, faults, isStale: true);
        if (form["does"] == "preview")
        {
            var wrong = new Faults();
            NarrateReport.CheckNarrative(draft.Text, found.Report.Report, wrong);
            Say(wrong, faults);
            return View(found, draft, faults, isPreviewed: !faults.Any);
        }

        var (place, of) = Named(theme, section);
        var text = draft.Text.Length == 0 ? null : draft.Text;
        if (text is null && found.Said?.Text is null) faults.Add("text", "Write a text.");
        if (faults.Any) return View(found, draft, faults);
        var (_, refusal) = await narrate.Say(http.Actor(), quarter, place, of, text,
            Expected(draft.Version, isThere: found.Said?.Text is not null), new Faults(), http.RequestAborted);
        if (refusal is null) return ReportDeeds.See(found.Report.Standing.QuarterText, text is null ? "back" : "written");
        if (refusal.Faults is not { Any: true } refused) return ErrorPageResult.Of(refusal);
        Say(refused, faults);
        return View(found, draft, faults);
    }

    // GET /performance-reports/{quarter}/exceptions/{measure}.
    static async Task<IResult> ShowException(string quarter, string measure, HttpContext http, NarrateReport narrate)
    {
        var (found, refusal) = await OpenException(quarter, measure, http, narrate);
        return refusal ?? View(found, ExceptionDraft.Of(found.Said), new FormFaults());
    }

    // POST /performance-reports/{quarter}/exceptions/{measure}.
    static async Task<IResult> Explain(string quarter, string measure, HttpContext http, NarrateReport narrate)
    {
        var (found, missing) = await OpenException(quarter, measure, http, narrate);
        if (missing is not null) return missing;
        var (draft, faults) = (ExceptionDraft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        if (draft.Version != (found.Said?.Id ?? 0)) return View(found, draft with { Version = found.Said?.Id ?? 0 }, faults, isStale: true);
        var due = draft.Due.ToDay("due", "By when", faults);
        if (faults.Any) return View(found, draft, faults);
        var (_, refusal) = await narrate.Explain(http.Actor(), quarter, measure,
            new Explanation(draft.Reason, draft.Action, draft.Post, due),
            Expected(draft.Version, isThere: found.Said is not null), new Faults(), http.RequestAborted);
        if (refusal is null)
        {
            var links = new ReportLinks(http.Actor().SeesFullReports);
            return PageRequests.SeeOther($"{links.One(quarter)}{(links.IsFull ? '&' : '?')}done=explained");
        }

        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, path => path, NameOf);
        return View(found, draft, faults);
    }

    static string NameOf(string path) => path switch { "reason" => "The reason", "action" => "What is done", _ => "Who does it" };

    static Task<Result<(FrozenReport Report, NarrativePlace Place, SaidRow? Said)>> Open(
        HttpContext http, NarrateReport narrate, string quarter, string theme, string section)
    {
        var (place, of) = Named(theme, section);
        return narrate.Open(http.Actor(), quarter, place, of, http.RequestAborted);
    }

    // A section is named within its theme.
    static (string Place, string? Theme) Named(string theme, string section) =>
        section.Length > 0 ? (section, theme) : (theme.Length > 0 ? theme : NarrateReport.KeyPointsName, null);

    static async Task<((ReportLine Line, SaidRow? Said, PerformanceReport Report) Found, IResult? Refusal)> OpenException(
        string quarter, string measure, HttpContext http, NarrateReport narrate)
    {
        var (found, refusal) = await narrate.ReadException(http.Actor(), quarter, measure, http.RequestAborted);
        if (refusal is not null) return (default, ErrorPageResult.Of(refusal));
        return (found, NarrateReport.NotTheirs(http.Actor(), found.Line) is { } notTheirs ? ErrorPageResult.Of(notTheirs) : null);
    }

    // Where nothing stands, nothing is expected; what was taken back is nothing.
    static ExpectedVersion<SaidRow> Expected(long version, bool isThere) => new(isThere ? row => row.Id == version : null);

    static void Say(Faults found, FormFaults faults) => faults.AddAll(found, _ => "text", _ => "The text");

    static IResult View((FrozenReport Report, NarrativePlace Place, SaidRow? Said) found, TextDraft draft, FormFaults faults,
        bool isPreviewed = false, bool isStale = false) =>
        PageRequests.Page<TextPage>(new
        {
            found.Report,
            found.Place,
            Present = found.Said?.Text,
            Draft = draft,
            Faults = faults,
            IsPreviewed = isPreviewed,
            IsStale = isStale,
        }, StatusOf(faults, isStale));

    static IResult View((ReportLine Line, SaidRow? Said, PerformanceReport Report) found, ExceptionDraft draft, FormFaults faults,
        bool isStale = false) =>
        PageRequests.Page<ExceptionPage>(new
        {
            found.Line,
            found.Report,
            Present = found.Said?.Explanation,
            Draft = draft,
            Faults = faults,
            IsStale = isStale,
        }, StatusOf(faults, isStale));

    static int StatusOf(FormFaults faults, bool isStale) =>
        isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
}

/// <summary>A text as it was typed.</summary>
/// <param name="Version">From which it was typed; 0 where nothing had been said.</param>
public sealed record TextDraft(string Text, long Version)
{
    public static TextDraft Read(IFormCollection form) => new(form["text"].ToString().ReplaceLineEndings("\n").Trim(), VersionIn(form));

    /// <summary>From which something was typed.</summary>
    public static long VersionIn(IFormCollection form) =>
        long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}

/// <summary>What was typed of an exception; null where nothing was.</summary>
/// <param name="Version">From which it was typed; 0 where nothing had been said.</param>
public sealed record ExceptionDraft(string? Reason, string? Action, string? Post, DateParts Due, long Version)
{
    public static ExceptionDraft Of(SaidRow? said) => said?.Explanation is { } explanation
        ? new ExceptionDraft(explanation.Reason, explanation.Action, explanation.Post, DateParts.Of(explanation.DueOn), said.Id)
        : new ExceptionDraft(null, null, null, DateParts.None, 0);

    public static ExceptionDraft Read(IFormCollection form) => new(
        Text(form, "reason"), Text(form, "action"), Text(form, "post"), DateParts.Read(form, "due"), TextDraft.VersionIn(form));

    static string? Text(IFormCollection form, string name) =>
        form[name].ToString().ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null;
}
