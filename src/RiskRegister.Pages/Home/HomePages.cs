using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Register;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Home;

/// <summary>The home page: where the quarter stands.</summary>
static class HomePages
{
    const int Lately = 8;

    // More are not counted.
    const int MostTasks = 50;

    public static void MapHome(this IEndpointRouteBuilder routes) => routes.PagesFor(Right.AnyCaller).MapGet("/", Show);

    // GET /. Who may not see the live register is told what there is instead.
    static async Task<IResult> Show(HttpContext http, ReadStanding standing, ListEntries entries, ReadRounds rounds, ListMyTasks tasks)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        if (!Right.ReadLive.Allows(actor)) return PageRequests.Page<HomePage>();
        var counted = await standing.For(actor, stop);
        var changed = await entries.Page(actor, new EntryFilter(), EntryOrder.UpdatedAt, after: null, Lately, stop).ToListAsync(stop);
        return PageRequests.Page<HomePage>(new
        {
            Standing = counted,
            Round = await rounds.Present(actor, stop),
            Tasks = Right.ChangeEntries.Allows(actor) && actor.Posts.Count > 0
                ? (await tasks.Page(actor, after: null, MostTasks + 1, stop)).Count : 0,
            MostTasks,
            Changed = changed.Where(row => counted.TakenAt is null || row.UpdatedAt > counted.TakenAt)
                .Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts))).ToArray(),
        });
    }
}
