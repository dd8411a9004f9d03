using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Pages.Measures;

/// <summary>Measures: the quarter's tables, one by itself, and its values to be given.</summary>
static class MeasurePages
{
    const int FirstYear = 1950;
    const string NoQuarter = "There are no tables of such a quarter. A quarter is written 2017-18-Q3.";

    public static void MapMeasures(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.ReadMeasures);
        read.MapGet("/measures", ShowTables);
        read.MapGet("/measures/{measure}", Show);
        var give = routes.PagesFor(Right.GiveValues);
        give.MapGet("/measures/{measure}/values", ShowValues);
        give.MapPost("/measures/{measure}/values", Give);
        routes.MapMeasureKeeping();
        routes.MapTargets();
        routes.MapMeasureLinks();
        routes.MapMeasureImport();
    }

    // GET /measures: of the present quarter, or the one that is named.
    static async Task<IResult> ShowTables(HttpContext http, ReadPerformance performance)
    {
        var query = http.Request.Query;
        var (asked, quarter) = (query["quarter"].ToString(), performance.Present);
        if (asked.Length > 0)
        {
            if (!Quarter.TryParse(asked, out var named) || named.Year < FirstYear || named.Year > quarter.Year + 1)
                return new ErrorPageResult(StatusCodes.Status404NotFound, NoQuarter);
            quarter = named;
        }

        return PageRequests.Page<TablesPage>(new
        {
            Report = await performance.Read(http.Actor(), quarter, http.RequestAborted),
            IsPresent = quarter == performance.Present,
            Theme = query["theme"].ToString() is { Length: > 0 } theme ? theme : null,
        });
    }

    // GET /measures/{measure}.
    static async Task<IResult> Show(
        string measure, HttpContext http, ReadMeasureTrend trends, ReadObservations observations, LinkMeasures links)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var (trend, missing) = await trends.Read(actor, measure, stop);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (rows, gone) = await observations.All(actor, measure, stop);
        if (gone is not null) return ErrorPageResult.Of(gone);
        var (entries, refusal) = await links.EntriesOf(actor, measure, stop);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        var done = http.Request.Query["done"].ToString();
        return PageRequests.Page<MeasurePage>(new { Trend = trend, rows.Rows, Entries = entries, Done = done });
    }

    // GET /measures/{measure}/values.
    static async Task<IResult> ShowValues(string measure, HttpContext http, GiveValues give)
    {
        var (found, refusal) = await give.Find(http.Actor(), measure, http.RequestAborted);
        return refusal is null ? View(found!.State, ValuesDraft.Blank) : ErrorPageResult.Of(refusal);
    }

    // POST /measures/{measure}/values: looked at, or saved.
    static async Task<IResult> Give(string measure, HttpContext http, GiveValues give)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var (found, missing) = await give.Find(actor, measure, stop);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var form = await http.Request.ReadFormAsync(stop);
        var (draft, state) = (ValuesDraft.Read(form), found!.State);
        var isSaved = form["does"] == "save";
        var (plan, refusal) = isSaved
            ? await give.Give(actor, measure, draft.Series, draft.Values, draft.Seen, draft.Reason, stop)
            : await give.Plan(actor, measure, draft.Series, draft.Values, stop);
        if (refusal is null)
        {
            return !isSaved ? View(state, draft, plan)
                : PageRequests.SeeOther($"/measures/{state.Reference}?done="
                    + $"{(plan!.Values.All(value => value.IsUnchanged) ? "same" : "given")}");
        }

        if (refusal.Kind == Refusals.Stale)
        {
            var (now, gone) = await give.Plan(actor, measure, draft.Series, draft.Values, stop);
            return gone is null ? View(state, draft, now, isStale: true) : ErrorPageResult.Of(gone);
        }

        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        draft.Say(wrong);
        return View(state, draft, refusal.About as ValuesPlan);
    }

    static IResult View(MeasureState measure, ValuesDraft draft, ValuesPlan? plan = null, bool isStale = false) =>
        PageRequests.Page<ValuesPage>(new { Measure = measure, Draft = draft, Plan = plan, IsStale = isStale },
            isStale ? StatusCodes.Status409Conflict : draft.Faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
