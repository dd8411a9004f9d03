using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Rounds;

/// <summary>What editors do with rounds: plan one, move its dates, open and close it.</summary>
static class RoundDeeds
{
    public static void MapRoundDeeds(this IEndpointRouteBuilder routes)
    {
        var run = routes.PagesFor(Right.RunRegister);
        run.MapGet("/rounds/new", ShowNew);
        run.MapPost("/rounds/new", Plan);
        run.MapGet("/rounds/{round}/dates", ShowDates);
        run.MapPost("/rounds/{round}/dates", Move);
        run.MapGet("/rounds/{round}/open", (string round, HttpContext http, ReadRounds rounds) =>
            Confirm(round, http, rounds, isOpening: true));
        run.MapPost("/rounds/{round}/open", (string round, HttpContext http, KeepRounds keep) => Turn(round, http, keep.Open, "opened"));
        run.MapGet("/rounds/{round}/close", (string round, HttpContext http, ReadRounds rounds) =>
            Confirm(round, http, rounds, isOpening: false));
        run.MapPost("/rounds/{round}/close", (string round, HttpContext http, KeepRounds keep) => Turn(round, http, keep.Close, "closed"));
    }

    // GET /rounds/new: for the present quarter, unless another is chosen.
    static IResult ShowNew(Times times, RegisterSettingsInForce settings) => ViewNew(times, settings, RoundDraft.Blank, new FormFaults());

    // POST /rounds/new.
    static async Task<IResult> Plan(HttpContext http, KeepRounds keep, Times times, RegisterSettingsInForce settings)
    {
        var (draft, faults) = (RoundDraft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        var isQuarter = Quarter.TryParse(draft.Quarter, out var quarter);
        if (!isQuarter) faults.Add("quarter", "Choose the quarter of the round.");
        var plan = draft.Plan(isNew: true, faults);
        if (faults.Any) return ViewNew(times, settings, draft, faults);
        var refusal = (await keep.Plan(http.Actor(), quarter, plan, new Faults(), http.RequestAborted)).Refusal;
        if (refusal is null) return PageRequests.SeeOther($"{RoundPages.PathOf(quarter.ToString())}?done=planned");
        if (refusal.Kind == RoundRefusals.Exists)
            faults.Add("quarter", "This quarter has a round already. Move its dates, or choose another.");
        else if (refusal.Faults is { Any: true } wrong) RoundDraft.Name(wrong, faults);
        else return ErrorPageResult.Of(refusal);
        return ViewNew(times, settings, draft, faults);
    }

    static IResult ViewNew(Times times, RegisterSettingsInForce settings, RoundDraft draft, FormFaults faults)
    {
        var present = Quarter.Containing(times.Today, settings.Settings.FinancialYearStartsIn);
        Quarter[] offered = [present, present.Next, present.Next.Next, present.Previous];
        return View(new { Draft = draft, Quarters = offered, Faults = faults }, faults);
    }

    // GET /rounds/{round}/dates.
    static async Task<IResult> ShowDates(string round, HttpContext http, ReadRounds rounds)
    {
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        return missing is null ? ViewDates(found!, RoundDraft.Of(found!), new FormFaults()) : ErrorPageResult.Of(missing);
    }

    // POST /rounds/{round}/dates.
    static async Task<IResult> Move(string round, HttpContext http, ReadRounds rounds, KeepRounds keep)
    {
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (draft, faults) = (RoundDraft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        var plan = draft.Plan(isNew: false, faults);
        if (faults.Any) return ViewDates(found!, draft, faults);
        var (moved, refusal) = await keep.Move(
            http.Actor(), found!.QuarterText, now => now.Revision == draft.Revision, plan, new Faults(), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{RoundPages.PathOf(moved!.QuarterText)}?done=moved");
        if (refusal.Faults is { Any: true } wrong) RoundDraft.Name(wrong, faults);
        else if (refusal.Kind == Refusals.Stale)
            faults.Add("opensOn", "Somebody has changed the round since. Its dates are listed above; look at yours again and save them.");
        else return ErrorPageResult.Of(refusal);
        return ViewDates(found, draft with { Revision = (refusal.About as RoundRow ?? found).Revision }, faults);
    }

    static IResult ViewDates(RoundRow round, RoundDraft draft, FormFaults faults) =>
        View(new { Round = round, Draft = draft, Quarters = Array.Empty<Quarter>(), Faults = faults }, faults);

    static IResult View(object parameters, FormFaults faults) =>
        PageRequests.Page<PlanRoundPage>(parameters, faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    // GET /rounds/{round}/open and /close.
    static async Task<IResult> Confirm(string round, HttpContext http, ReadRounds rounds, bool isOpening)
    {
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        return missing is not null ? ErrorPageResult.Of(missing) : PageRequests.Page<TurnRoundPage>(
            new { Standing = await rounds.Standing(http.Actor(), found!, http.RequestAborted), IsOpening = isOpening });
    }

    // POST /rounds/{round}/open and /close.
    static async Task<IResult> Turn(
        string round, HttpContext http, Func<Actor, string, Func<RoundRow, bool>, CancellationToken, Task<Result<RoundRow>>> turn,
        string done)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var named = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
        var quarter = Quarter.TryParse(round, out var parsed) ? parsed.ToString() : "";
        var refusal = (await turn(http.Actor(), quarter, now => now.Revision == named, http.RequestAborted)).Refusal;
        return refusal is null ? PageRequests.SeeOther($"{RoundPages.PathOf(quarter)}?done={done}") : ErrorPageResult.Of(refusal);
    }
}
