using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Audit;

/// <summary>The audit log.</summary>
static class AuditPages
{
    const int OnePage = 50;

    public static void MapAuditLog(this IEndpointRouteBuilder routes) => routes.PagesFor(Right.ReadAudit).MapGet(AuditQuery.Path, Show);

    // GET /audit.
    static async Task<IResult> Show(HttpContext http, ReadAudit audit, RegisterSettingsInForce settings)
    {
        var query = new AuditQuery(http.Request.Query, settings.Settings.StartOf);
        var rows = query.Faults.Any ? [] : await audit.Page(query.Filter, query.Place, OnePage + 1, http.RequestAborted);
        return PageRequests.Page<AuditPage>(new { Query = query, Rows = rows.Take(OnePage).ToArray(), HasMore = rows.Count > OnePage },
            query.Faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
