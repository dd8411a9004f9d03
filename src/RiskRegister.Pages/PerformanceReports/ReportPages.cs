using System.Globalization;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.PerformanceReports;

/// <summary>Performance reports to be read, in the edition that is asked for; what is
/// done to them is in <see cref="ReportDeeds"/>.</summary>
static class ReportPages
{
    const int OnePage = 50;

    public static void MapPerformanceReports(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.AnyCaller);
        read.MapGet(ReportLinks.Base, (HttpContext http, ReadReports reports) => List(http, ReportLinks.Of(http), http.Actor(), reports));
        read.MapGet(ReportLinks.Base + "/{quarter}", (string quarter, HttpContext http, ReadReports reports) =>
            One(quarter, http, ReportLinks.Of(http), http.Actor(), reports));
        routes.MapReportDeeds();
        routes.MapReportTexts();
    }

    /// <summary>Published ones for anybody, in their public edition, as somebody without any right sees them.</summary>
    public static void MapPublishedReports(this IEndpointRouteBuilder routes)
    {
        var links = new ReportLinks(IsFull: false) { At = ReportLinks.Published };
        var anybody = routes.PagesForAnybody();
        anybody.MapGet(ReportLinks.Published, (HttpContext http, ReadReports reports) => List(http, links, http.Public(), reports));
        anybody.MapGet(ReportLinks.Published + "/{quarter}", (string quarter, HttpContext http, ReadReports reports) =>
            One(quarter, http, links, http.Public(), reports));
    }

    // GET /performance-reports.
    static async Task<IResult> List(HttpContext http, ReportLinks links, Actor actor, ReadReports reports)
    {
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
    static async Task<IResult> One(string quarter, HttpContext http, ReportLinks links, Actor actor, ReadReports reports)
    {
        var (found, refusal) = await reports.Read(actor, quarter, links.IsPublic, http.RequestAborted);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        await Record(links, http);
        return PageRequests.Page<ReportPage>(new { Links = links, Found = found, Done = http.Request.Query["done"].ToString() });
    }

    // A full edition is given out only when the audit log knows.
    static Task Record(ReportLinks links, HttpContext http) => links.IsPublic ? Task.CompletedTask
        : http.RequestServices.GetRequiredService<RecordReading>().Apply(http.Actor(), quarter: null, http.Request.Path, "text/html",
            http.RequestAborted);
}
