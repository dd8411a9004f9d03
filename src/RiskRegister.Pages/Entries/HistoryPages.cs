using System.Globalization;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Entries;

/// <summary>The past of an entry: every revision, and the entry as it stood at each.</summary>
static class HistoryPages
{
    const int OnePage = 50;

    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.ReadLive);
        read.MapGet("/entries/{reference}/history", History);
        read.MapGet("/entries/{reference}/revisions/{number:int}", Revision);
    }

    // GET /entries/{reference}/history.
    static async Task<IResult> History(string reference, HttpContext http, ReadHistory history)
    {
        int? before = int.TryParse(http.Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : null;
        FoundEntry? entry = null;
        var (page, refusal) = await history.Page(http.Actor(), reference, found =>
        {
            entry = found;
            return (before, OnePage + 1);
        }, http.RequestAborted);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        var revisions = await page!.ToListAsync(http.RequestAborted);
        return PageRequests.Page<HistoryPage>(
            new
            {
                Entry = entry,
                Revisions = revisions.Take(OnePage).ToArray(),
                IsFirst = before is null,
                HasMore = revisions.Count > OnePage
            });
    }

    // GET /entries/{reference}/revisions/{number}.
    static async Task<IResult> Revision(string reference, int number, HttpContext http, ReadHistory history)
    {
        var (found, refusal) = await history.One(http.Actor(), reference, number, http.RequestAborted);
        return refusal is null ? PageRequests.Page<RevisionPage>(new { Found = found }) : ErrorPageResult.Of(refusal);
    }
}
