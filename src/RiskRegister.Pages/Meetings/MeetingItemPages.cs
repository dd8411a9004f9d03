using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Pages.Meetings;

/// <summary>What is put before a meeting, and what came of it.</summary>
static class MeetingItemPages
{
    const string Items = MeetingWords.Path + "/{meeting}/items";

    public static void MapMeetingItems(this RouteGroupBuilder run)
    {
        run.MapGet(Items + "/new", ShowNew);
        run.MapPost(Items + "/new", Add);
        run.MapGet(Items + "/{item:int}/change", ShowChange);
        run.MapPost(Items + "/{item:int}/change", Change);
        run.MapPost(Items + "/{item:int}/remove", Remove);
    }

    // GET /meetings/{meeting}/items/new.
    static async Task<IResult> ShowNew(string meeting, HttpContext http, ReadMeetings meetings)
    {
        var (found, refusal) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal) : View(found!.Row, null,
            Typed.Of(day: null, ("part", "1"), ("about", "snapshot"), ("revision", $"{found.Row.Revision}")), new FormFaults());
    }

    // POST /meetings/{meeting}/items/new.
    static async Task<IResult> Add(string meeting, HttpContext http, ReadMeetings meetings, Transactions transactions)
    {
        var (found, missing) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        var named = typed["named"];
        Quarter? quarter = Quarter.TryParse(named, out var parsed) ? parsed : null;
        if (typed["about"] is not ("snapshot" or "report" or "entry")) faults.Add("about", "Choose what it is about.");
        else if (typed["about"] == "entry" ? named.Length == 0 : quarter is null)
            faults.Add("named", typed["about"] == "entry" ? "Name the entry, as CR5." : "Name the quarter, as 2016-17-Q3.");
        if (faults.Any) return View(found!.Row, null, typed, faults);
        var plan = new ItemPlan(HeadingOf(typed), typed["about"] == "snapshot" ? quarter : null,
            typed["about"] == "report" ? quarter : null, typed["about"] == "entry" ? named : null);
        var (_, refusal) = await transactions.Run(connection => KeepMeetingItems.Add(
            connection, http.Actor(), found!.Row.Id, typed.IsFrom, plan, new Faults(), http.RequestAborted), http.RequestAborted);
        return Done(refusal, found!.Row, null, typed, faults, "added");
    }

    // GET /meetings/{meeting}/items/{item}/change.
    static async Task<IResult> ShowChange(string meeting, int item, HttpContext http, ReadMeetings meetings)
    {
        var (found, row, refusal) = await Find(meeting, item, http, meetings);
        return refusal ?? View(found!.Row, row, Typed.Of(day: null, ("number", row!.Number), ("title", row.Title), ("part", $"{row.Part}"),
            ("resolution", row.Resolution), ("minutes", row.Minutes), ("revision", $"{found.Row.Revision}")), new FormFaults());
    }

    // POST /meetings/{meeting}/items/{item}/change.
    static async Task<IResult> Change(string meeting, int item, HttpContext http, ReadMeetings meetings, KeepMeetingItems items)
    {
        var (found, row, missing) = await Find(meeting, item, http, meetings);
        if (missing is not null) return missing;
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        var heading = HeadingOf(typed);
        var patch = new ItemPatch { Number = heading.Number, Title = heading.Title, Part = heading.Part };
        if (found!.Row.State == MeetingState.Held)
            patch = patch with { Outcome = new OutcomePatch(typed.OrNull("resolution"), typed.OrNull("minutes")) };
        var (_, refusal) = await items.Change(
            http.Actor(), found.Row.Id, item, typed.IsFrom, patch, new Faults(), http.RequestAborted);
        return Done(refusal, found.Row, row, typed, faults, "noted");
    }

    // POST /meetings/{meeting}/items/{item}/remove.
    static async Task<IResult> Remove(string meeting, int item, HttpContext http, ReadMeetings meetings, KeepMeetingItems items)
    {
        var (found, missing) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var path = MeetingWords.PathOf(found!.Row);
        if (found.Item(item) is null) return PageRequests.SeeOther($"{path}?done=removed");
        var typed = Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted));
        var (_, refusal) = await items.Remove(http.Actor(), found.Row.Id, item, typed.IsFrom, http.RequestAborted);
        return refusal is null ? PageRequests.SeeOther($"{path}?done=removed")
            : refusal.Kind == Refusals.Stale ? PageRequests.SeeOther($"{path}?done=stale") : ErrorPageResult.Of(refusal);
    }

    static async Task<(Meeting? Meeting, MeetingItemRow? Item, IResult? Refusal)> Find(
        string meeting, int item, HttpContext http, ReadMeetings meetings)
    {
        var (found, refusal) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (refusal is not null) return (null, null, ErrorPageResult.Of(refusal));
        var (row, none) = ReadMeetings.ItemOf(found!, item);
        return none is null ? (found, row, null) : (null, null, ErrorPageResult.Of(none));
    }

    static ItemHeading HeadingOf(Typed typed) =>
        new(typed.OrNull("number"), typed.OrNull("title"), typed["part"] == "2" ? 2 : 1);

    static IResult Done(Refusal? refusal, MeetingRow meeting, MeetingItemRow? item, Typed typed, FormFaults faults, string done)
    {
        if (refusal is null) return PageRequests.SeeOther($"{MeetingWords.PathOf(meeting)}?done={done}");
        if (refusal.About is MeetingRow now) return View(now, item, typed.From(now.Revision), faults, isStale: true);
        if (refusal.Kind == CommitteeRefusals.OnTheAgenda) faults.Add("named", refusal.Sentence);
        else if (refusal.Faults is { Any: true } wrong) faults.AddAll(wrong, FieldOf, NameOf);
        else return ErrorPageResult.Of(refusal);
        return View(meeting, item, typed, faults);
    }

    static string FieldOf(string path) => path switch
    {
        "outcome.resolution" => "resolution",
        "outcome.minutes" => "minutes",
        "number" or "title" or "part" => path,
        _ => "named",
    };

    static string NameOf(string path) => FieldOf(path) switch
    {
        "resolution" => "The resolution",
        "minutes" => "The address of the minutes",
        "number" => "The number",
        "title" => "The title",
        "part" => "The part",
        _ => "What it is about",
    };

    static IResult View(MeetingRow meeting, MeetingItemRow? item, Typed typed, FormFaults faults, bool isStale = false) =>
        PageRequests.Page<MeetingItemPage>(new { Meeting = meeting, Item = item, Typed = typed, Faults = faults, IsStale = isStale },
            isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
