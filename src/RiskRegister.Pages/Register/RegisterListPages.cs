using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Register;

/// <summary>The register as a table.</summary>
static class RegisterListPages
{
    const int OnePage = 50;

    public static void MapRegisterList(this IEndpointRouteBuilder routes) => routes.PagesFor(Right.ReadLive).MapGet(ListQuery.Path, Show);

    // GET /register.
    static async Task<IResult> Show(HttpContext http, ListEntries entries)
    {
        var query = new ListQuery(http.Request.Query);
        var rows = await entries.Page(http.Actor(), query.FilterFor(http.Actor()), query.Order, query.Place, OnePage + 1,
            http.RequestAborted)
            .ToListAsync(http.RequestAborted);
        return PageRequests.Page<RegisterListPage>(new
        {
            Query = query,
            Entries = rows.Take(OnePage).Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts))).ToArray(),
            HasMore = rows.Count > OnePage,
        }, query.Faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
