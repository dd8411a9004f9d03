using System.Globalization;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Pages.Meetings;

/// <summary>The committee report of an item: its texts, its publication, and what is handed out since.</summary>
static class MeetingReportPages
{
    const string Report = MeetingWords.Path + "/{meeting}/items/{item:int}/report";

    public static void MapMeetingReports(this IEndpointRouteBuilder routes)
    {
        routes.PagesFor(Right.AnyCaller).MapGet(Report, Show);
        var run = routes.PagesFor(Right.RunRegister);
        run.MapGet(Report + "/change", ShowChange);
        run.MapPost(Report + "/change", Change);
        run.MapGet(Report + "/publish", ShowPublish);
        run.MapPost(Report + "/publish", Publish);
        run.MapPost(Report + "/addenda", HandOut);
    }

    // GET /meetings/{meeting}/items/{item}/report.
    static async Task<IResult> Show(string meeting, int item, HttpContext http, ReadMeetingReports reports)
    {
        var (found, refusal) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        return refusal is null ? View(found!, NewAddendum(found!), new FormFaults(), http.Request.Query["done"].ToString())
            : ErrorPageResult.Of(refusal);
    }

    // GET /meetings/{meeting}/items/{item}/report/change.
    static async Task<IResult> ShowChange(string meeting, int item, HttpContext http, ReadMeetingReports reports)
    {
        var (found, refusal) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal)
            : found!.Publication is not null ? View(found, NewAddendum(found), new FormFaults())
            : ViewForm(found, TypedOf(found), new FormFaults());
    }

    // POST /meetings/{meeting}/items/{item}/report/change.
    static async Task<IResult> Change(
        string meeting, int item, HttpContext http, ReadMeetingReports reports, KeepMeetingReports keep)
    {
        var (found, missing) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        int[] rows = [.. Rows.Where(row => typed[HeadingOf(row)].Length + typed[TextOf(row)].Length > 0)];
        var (_, refusal) = await keep.Keep(http.Actor(), found!.Meeting.Id, item, report => report.Revision == typed.Revision,
            TextsOf(typed, rows, found.Texts), new Faults(), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{PathOf(found)}?done=kept");
        if (refusal.About is MeetingReport now) return ViewForm(now, typed.From(now.Revision), faults, isStale: true);
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, path => FieldOf(path, rows), NameOf);
        return ViewForm(found, typed, faults);
    }

    // GET /meetings/{meeting}/items/{item}/report/publish.
    static async Task<IResult> ShowPublish(string meeting, int item, HttpContext http, ReadMeetingReports reports)
    {
        var (found, refusal) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal)
            : found!.Publication is not null ? View(found, NewAddendum(found), new FormFaults())
            : PageRequests.Page<PublishMeetingReportPage>(new { Report = found });
    }

    // POST /meetings/{meeting}/items/{item}/report/publish. A second click finds it published already, which is as well.
    static async Task<IResult> Publish(
        string meeting, int item, HttpContext http, ReadMeetingReports reports, KeepMeetingReports keep, Transactions transactions)
    {
        var (found, missing) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var path = PathOf(found!);
        if (found!.Publication is not null) return PageRequests.SeeOther($"{path}?done=published");
        var typed = Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted));
        var (_, refusal) = await transactions.Run(connection => keep.Publish(connection, http.Actor(), found.Meeting.Id, item,
            report => report.Revision == typed.Revision, http.RequestAborted), http.RequestAborted);
        return refusal is null ? PageRequests.SeeOther($"{path}?done=published")
            : refusal.About is MeetingReport ? PageRequests.SeeOther($"{path}?done=stale") : ErrorPageResult.Of(refusal);
    }

    // POST /meetings/{meeting}/items/{item}/report/addenda.
    static async Task<IResult> HandOut(
        string meeting, int item, HttpContext http, ReadMeetingReports reports, KeepMeetingReports keep, Transactions transactions)
    {
        var (found, missing) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        var day = typed.Day.ToDay("day", "The day", faults);
        if (typed["text"].Length == 0) faults.Add("text", "Write what was handed out.");
        if (faults.Any) return View(found!, typed, faults);
        var (_, refusal) = await transactions.Run(connection => keep.HandOut(connection, http.Actor(), found!.Meeting.Id, item,
            report => report.Revision == typed.Revision, new AddendumPlan(typed["text"], day), new Faults(), http.RequestAborted),
            http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{PathOf(found!)}?done=handedOut");
        if (refusal.About is MeetingReport now) return View(now, typed.From(now.Revision), faults, isStale: true);
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, path => path == "handedOutOn" ? "day" : "text", path => path == "handedOutOn" ? "The day" : "The text");
        return View(found!, typed, faults);
    }

    public static string PathOf(MeetingReport report) => $"{MeetingWords.PathOf(report.Meeting)}/items/{report.Item.Item}/report";

    /// <summary>The fields of implications, by their numbers.</summary>
    public static IEnumerable<int> Rows { get; } = Enumerable.Range(0, CommitteeReportRules.MostImplications);

    public static string HeadingOf(int row) => $"heading-{row}";

    public static string TextOf(int row) => $"text-{row}";

    static Typed NewAddendum(MeetingReport report) => Typed.Of(day: null, ("revision", $"{report.Revision}"));

    static Typed TypedOf(MeetingReport report)
    {
        var texts = report.Texts;
        return Typed.Of(day: null,
        [
            ("reportOf", texts.ReportOf), ("divisionsAffected", texts.DivisionsAffected), ("contact", texts.Contact),
            ("executiveSummary", texts.ExecutiveSummary), ("recommendation", texts.Recommendation), ("background", texts.Background),
            ("consultations", texts.Consultations), ("backgroundPapers", string.Join('\n', texts.BackgroundPapers)),
            ("reasonForPartTwo", texts.ReasonForPartTwo), ("revision", $"{report.Revision}"),
            .. texts.Implications.SelectMany((each, row) => new[] { (HeadingOf(row), (string?)each.Heading), (TextOf(row), each.Text) }),
        ]);
    }

    // What the form does not ask for stays.
    static CommitteeReport TextsOf(Typed typed, int[] rows, CommitteeReport present) => present with
    {
        ReportOf = typed.OrNull("reportOf"),
        DivisionsAffected = typed.OrNull("divisionsAffected"),
        Contact = typed.OrNull("contact"),
        ExecutiveSummary = typed.OrNull("executiveSummary"),
        Recommendation = typed.OrNull("recommendation"),
        Background = typed.OrNull("background"),
        Consultations = typed.OrNull("consultations"),
        Implications = [.. rows.Select(row => new ReportSection(typed[HeadingOf(row)], typed[TextOf(row)]))],
        BackgroundPapers = typed["backgroundPapers"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ReasonForPartTwo = typed.Values.ContainsKey("reasonForPartTwo") ? typed.OrNull("reasonForPartTwo") : present.ReasonForPartTwo,
    };

    // "implications[2].heading" is of the third row in which something was typed.
    static string FieldOf(string path, int[] rows)
    {
        if (path.Split('[', ']') is not ["implications", var at, var member]) return path.Split('[')[0];
        var row = rows[int.Parse(at, NumberStyles.None, CultureInfo.InvariantCulture)];
        return member == ".heading" ? HeadingOf(row) : TextOf(row);
    }

    static string NameOf(string path) => path.Split('[')[0] switch
    {
        "reportOf" => "Who reports",
        "divisionsAffected" => "Divisions affected",
        "contact" => "The contact",
        "executiveSummary" => "The executive summary",
        "recommendation" => "The recommendation",
        "background" => "The background",
        "consultations" => "Consultations",
        "backgroundPapers" => "A background paper",
        "reasonForPartTwo" => "The reason for Part II",
        _ => path.EndsWith(".heading", StringComparison.Ordinal) ? "The heading of the implications" : "The text of the implications",
    };

    static IResult View(MeetingReport report, Typed typed, FormFaults faults, string done = "", bool isStale = false) =>
        PageRequests.Page<MeetingReportPage>(
            new { Report = report, Typed = typed, Faults = faults, Done = done, IsStale = isStale }, StatusOf(faults, isStale));

    static IResult ViewForm(MeetingReport report, Typed typed, FormFaults faults, bool isStale = false) =>
        PageRequests.Page<ChangeMeetingReportPage>(
            new { Report = report, Typed = typed, Faults = faults, IsStale = isStale }, StatusOf(faults, isStale));

    static int StatusOf(FormFaults faults, bool isStale) =>
        isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
}
