using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Calendars;

namespace RiskRegister.Pages.Rounds;

/// <summary>The secret address by which a calendar program reads one's days.</summary>
static class CalendarPages
{
    public const string Path = RoundPages.MyWork + "/calendar";

    public static void MapCalendarPage(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.ReadLive);
        read.MapGet(Path, Show);
        read.MapPost(Path, Make);
        read.MapPost(Path + "/end", End);
    }

    // GET /my-work/calendar.
    static async Task<IResult> Show(HttpContext http, KeepCalendars calendars) => PageRequests.Page<CalendarPage>(new
    {
        Present = await calendars.Find(http.Actor(), http.RequestAborted),
        Done = http.Request.Query["done"].ToString(),
    });

    // POST /my-work/calendar: the address is shown at once and never again, so it is no redirect.
    static async Task<IResult> Make(HttpContext http, KeepCalendars calendars)
    {
        var (made, refusal) = await calendars.Make(http.Actor(), http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal) : PageRequests.Page<CalendarPage>(new
        {
            Present = made!.Address,
            Address = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{KeepCalendars.PathOf(made.Secret)}",
        });
    }

    // POST /my-work/calendar/end. One that a first click took back is gone for the second.
    static async Task<IResult> End(HttpContext http, KeepCalendars calendars)
    {
        await calendars.End(http.Actor(), http.RequestAborted);
        return PageRequests.SeeOther($"{Path}?done=ended");
    }
}
