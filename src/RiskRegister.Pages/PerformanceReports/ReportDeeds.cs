using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Pages.PerformanceReports;

/// <summary>What business intelligence does with reports: take, discard, publish.</summary>
static class ReportDeeds
{
    const int Offered = 8;

    public static void MapReportDeeds(this IEndpointRouteBuilder routes)
    {
        var keep = routes.PagesFor(Right.KeepMeasures);
        keep.MapGet(ReportLinks.Base + "/take", ShowTake);
        keep.MapPost(ReportLinks.Base + "/take", Take);
        keep.MapGet(ReportLinks.Base + "/{quarter}/discard", (string quarter, HttpContext http, ReadReports read) =>
            Confirm(quarter, http, read, "discard"));
        keep.MapPost(ReportLinks.Base + "/{quarter}/discard", Discard);
        keep.MapGet(ReportLinks.Base + "/{quarter}/publish", (string quarter, HttpContext http, ReadReports read) =>
            Confirm(quarter, http, read, "publish"));
        keep.MapPost(ReportLinks.Base + "/{quarter}/publish", Publish);
    }

    // GET /performance-reports/take.
    static Task<IResult> ShowTake(HttpContext http, ReadPerformance performance, ReadReports reports) =>
        ViewTake(http, performance, reports, chosen: null, new FormFaults());

    // POST /performance-reports/take.
    static async Task<IResult> Take(
        HttpContext http, TakeReport take, Transactions transactions, ReadPerformance performance, ReadReports reports)
    {
        var (chosen, faults) = ((await http.Request.ReadFormAsync(http.RequestAborted))["quarter"].ToString(), new FormFaults());
        if (!Quarter.TryParse(chosen, out var quarter)) faults.Add("quarter", "Choose the quarter that the measures are frozen for.");
        else if ((await transactions.Run(connection => take.Take(connection, http.Actor(), quarter, http.RequestAborted),
            http.RequestAborted)).Refusal is { } refusal)
            faults.Add("quarter", refusal.Sentence);
        return faults.Any ? await ViewTake(http, performance, reports, chosen, faults) : See(quarter.ToString(), "taken");
    }

    // GET /performance-reports/{quarter}/discard and /publish: asked once more, with what the public gets.
    static async Task<IResult> Confirm(string quarter, HttpContext http, ReadReports read, string deed)
    {
        var (found, refusal) = await read.Read(http.Actor(), quarter, isPublic: true, http.RequestAborted);
        return refusal is null ? PageRequests.Page<ConfirmReportPage>(new { Found = found, Deed = deed }) : ErrorPageResult.Of(refusal);
    }

    // POST /performance-reports/{quarter}/discard.
    static async Task<IResult> Discard(string quarter, HttpContext http, TakeReport take) =>
        (await take.Discard(http.Actor(), quarter, http.RequestAborted)).Refusal is { } refusal
        ? ErrorPageResult.Of(refusal) : PageRequests.SeeOther($"{ReportLinks.Base}?done=discarded");

    // POST /performance-reports/{quarter}/publish. A second click finds it published.
    static async Task<IResult> Publish(string quarter, HttpContext http, Transactions transactions)
    {
        var (done, refusal) = await transactions.Run(
            connection => TakeReport.Publish(connection, http.Actor(), quarter, http.RequestAborted), http.RequestAborted);
        if (refusal is not null && refusal.Kind != ReportRefusals.Published) return ErrorPageResult.Of(refusal);
        return See(done?.QuarterText ?? quarter, "published");
    }

    /// <summary>The report's page, in the edition of who keeps it.</summary>
    public static IResult See(string quarter, string done) =>
        PageRequests.SeeOther($"{new ReportLinks(IsFull: true).One(quarter)}&done={done}");

    static async Task<IResult> ViewTake(
        HttpContext http, ReadPerformance performance, ReadReports reports, string? chosen, FormFaults faults)
    {
        var present = performance.Present;
        var latest = (await reports.Page(http.Actor(), before: null, limit: 1, http.RequestAborted)) is [var report] ? report.Quarter
            : (Quarter?)null;
        var quarters = Enumerable.Range(0, Offered).Aggregate(new List<Quarter>(), (list, _) =>
            [.. list, list.Count == 0 ? present : list[^1].Previous])
            .Where(quarter => latest is null || quarter > latest).ToArray();

        // A report is mostly taken of the quarter that has just ended.
        var usual = quarters.Contains(present.Previous) ? present.Previous : present;
        return PageRequests.Page<TakeReportPage>(new { Quarters = quarters, Chosen = chosen ?? usual.ToString(), Faults = faults },
            faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
