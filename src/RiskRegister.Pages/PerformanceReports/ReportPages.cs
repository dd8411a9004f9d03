using System.Globalization;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.PerformanceReports;

/// <summary>Performance reports to be read, in the edition that is asked for; what is done to them is in <see cref="ReportDeeds"/>.</summary>
static class ReportPages
{
    const int OnePage = 50;

    public static void MapPerformanceReports(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.AnyCaller);
        read.MapGet(ReportLinks.Base, List);
        read.MapGet(ReportLinks.Base + "/{quarter}", One);
        routes.MapReportDeeds();
        routes.MapReportTexts();
    }

    // GET /performance-reports.
    static async Task<IResult> List(HttpContext http, ReadReports reports)
    {
        var (links, actor) = (ReportLinks.Of(http), http.Actor());
        if (SnapshotRefusals.Refuse(links.IsPublic, actor.SeesFullReports) is { } refusal) return ErrorPageResult.Of(refusal);
        long? after = long.TryParse(http.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        var found = await reports.Page(actor, after, OnePage + 1, http.RequestAborted);
        await Record(links, http);
        return PageRequests.Page<ReportListPage>(new
        {
            Links = links,
            Reports = found.Take(OnePage).ToArray(),
            After = after,
            HasMore = found.Count > OnePage,
            Done = http.Request.Query["done"].ToString(),
        });
    }

    // GET /performance-reports/{quarter}.
    static async Task<IResult> One(string quarter, HttpContext http, ReadReports reports)
    {
        var links = ReportLinks.Of(http);
        var (found, refusal) = await reports.Read(http.Actor(), quarter, links.IsPublic, http.RequestAborted);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        await Record(links, http);
        return PageRequests.Page<ReportPage>(new { Links = links, Found = found, Done = http.Request.Query["done"].ToString() });
    }

    // A full edition is given out only when the audit log knows.
    static Task Record(ReportLinks links, HttpContext http) => links.IsPublic ? Task.CompletedTask
        : http.RequestServices.GetRequiredService<RecordReading>().Apply(http.Actor(), quarter: null, http.Request.Path, "text/html",
            http.RequestAborted);
}
