using System.Globalization;
using RiskRegister.Domain.Rounds;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Rounds;

/// <summary>Rounds, where entries stand in them, and what is whose to do; what is done to them is in <see cref="RoundDeeds"/>.</summary>
static class RoundPages
{
    public const string Path = "/rounds";
    public const string MyWork = "/my-work";
    const int OnePage = 50;

    public static string PathOf(string quarter) => $"{Path}/{quarter}";

    public static void MapRounds(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.ReadLive);
        read.MapGet(Path, List);
        read.MapGet(Path + "/{round}", One);
        read.MapGet(MyWork, Mine);
        routes.MapRoundDeeds();
        routes.MapTaskDeeds();
        routes.MapCalendarPage();
    }

    // GET /rounds.
    static async Task<IResult> List(HttpContext http, ReadRounds rounds)
    {
        var before = Domain.Quarter.TryParse(http.Request.Query["before"].ToString(), out var quarter) ? quarter.ToString() : null;
        var found = await rounds.Page(before, OnePage + 1, http.RequestAborted);
        return PageRequests.Page<RoundListPage>(
            new { Rounds = found.Take(OnePage).ToArray(), rounds.Today, IsFirst = before is null, HasMore = found.Count > OnePage });
    }

    // GET /rounds/{round}.
    static async Task<IResult> One(string round, HttpContext http, ReadRounds rounds, RoundSettings settings)
    {
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        return missing is not null ? ErrorPageResult.Of(missing)
            : await Show(http, found!, rounds, settings, MarkDraft.Empty, new FormFaults());
    }

    /// <summary>A round with a page of its entries.</summary>
    /// <param name="draft">What was chosen and typed, when it is shown again.</param>
    public static async Task<IResult> Show(
        HttpContext http, RoundRow round, ReadRounds rounds, RoundSettings settings, MarkDraft draft, FormFaults faults)
    {
        var (actor, stop, query) = (http.Actor(), http.RequestAborted, new TaskQuery(round.QuarterText, http.Request.Query));
        var standing = await rounds.Standing(actor, round, stop);
        var posts = await rounds.ByPost(actor, round, stop);
        var tasks = await rounds.TasksOf(actor, round, query.Filter, query.Place, OnePage + 1, stop);
        return PageRequests.Page<RoundPage>(new
        {
            Standing = standing,
            Posts = posts,
            Query = query,
            Tasks = tasks.Take(OnePage).ToArray(),
            HasMore = tasks.Count > OnePage,
            SignsOff = standing.State == RoundState.Open && tasks.Any(task => settings.MaySignOff(actor, task.Service)),
            Settings = settings,
            Draft = draft,
            Faults = faults,
            Done = http.Request.Query["done"].ToString(),
        }, faults.Any || query.Faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    // GET /my-work.
    static async Task<IResult> Mine(HttpContext http, ListMyTasks tasks, ReadRounds rounds)
    {
        var place = PlaceOf(http.Request.Query["after"].ToString());
        var found = await tasks.Page(http.Actor(), place, OnePage + 1, http.RequestAborted);
        return PageRequests.Page<MyWorkPage>(new
        {
            Tasks = found.Take(OnePage).ToArray(),
            tasks.Today,
            Round = await rounds.Present(http.Actor(), http.RequestAborted),
            IsFirst = place is null,
            HasMore = found.Count > OnePage,
        });
    }

    static MyTaskPlace? PlaceOf(string text) => text.Split('~') is [var day, var id, var item]
        && DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
        && Guid.TryParseExact(id, "D", out var entry) && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? new MyTaskPlace(due, entry, number) : null;
}
