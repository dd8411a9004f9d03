using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Pages.Meetings;

/// <summary>Meetings: which there are, one with its agenda, planning and changing them.</summary>
static class MeetingPages
{
    const string Path = MeetingWords.Path;
    const string One = Path + "/{meeting}";
    const int OnePage = 50;

    public static void MapMeetings(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.AnyCaller);
        read.MapGet(Path, List);
        read.MapGet(One, Show);
        var run = routes.PagesFor(Right.RunRegister);
        run.MapGet(Path + "/new", ShowNew);
        run.MapPost(Path + "/new", Plan);
        run.MapGet(One + "/change", ShowChange);
        run.MapPost(One + "/change", Change);
        run.MapPost(One + "/hold", Hold);
        run.MapGet(One + "/cancel", ShowCancel);
        run.MapPost(One + "/cancel", Cancel);
        run.MapPost(One + "/restore", Restore);
        run.MapMeetingItems();
        run.MapBodies();
        routes.MapMeetingReports();
        routes.MapQuestionPages();
    }

    // GET /meetings.
    static async Task<IResult> List(HttpContext http, ReadMeetings meetings, Bodies bodies)
    {
        var query = http.Request.Query;
        var filter = new MeetingFilter(query["body"].ToString() is { Length: > 0 } body && CommitteeRules.IsKey(body) ? body : null,
            EnumNames.TryParse<MeetingState>(query["state"], out var state) ? state : null);
        (DateOnly, Guid)? after = query["after"].ToString().Split('~') is [var day, var id] && Guid.TryParseExact(id, "D", out var last)
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on) ? (on, last) : null;
        var found = await meetings.Page(http.Actor(), filter, after, OnePage + 1, http.RequestAborted);
        return PageRequests.Page<MeetingListPage>(new
        {
            Meetings = found.Take(OnePage).ToArray(),
            Bodies = await bodies.All(http.Actor(), http.RequestAborted),
            Filter = filter,
            IsFirst = after is null,
            HasMore = found.Count > OnePage,
            Done = query["done"].ToString(),
        });
    }

    // GET /meetings/{meeting}.
    static async Task<IResult> Show(string meeting, HttpContext http, ReadMeetings meetings, ReadQuestions questions)
    {
        var (found, refusal) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        return refusal is null ? PageRequests.Page<MeetingPage>(new
        {
            Meeting = found,
            IsDue = found!.Row.Day <= meetings.Today,
            Arising = await Latest(new QuestionFilter { ArisingAt = found.Row.Id }),
            Questions = await Latest(new QuestionFilter { Meeting = found.Row.Id }),
            Done = http.Request.Query["done"].ToString(),
        }) : ErrorPageResult.Of(refusal);

        async Task<LatestQuestions> Latest(QuestionFilter filter) => !Right.ReadLive.Allows(http.Actor()) ? LatestQuestions.None
            : await questions.Latest(http.Actor(), filter, OnePage, http.RequestAborted);
    }

    // GET /meetings/new.
    static async Task<IResult> ShowNew(HttpContext http, Bodies bodies) =>
        View(null, await bodies.All(http.Actor(), http.RequestAborted), Typed.Of(day: null), new FormFaults());

    // POST /meetings/new.
    static async Task<IResult> Plan(HttpContext http, Bodies bodies, Transactions transactions)
    {
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        if (typed["body"].Length == 0) faults.Add("body", "Choose the body that meets.");
        if (DayOf(typed, faults) is { } day && !faults.Any)
        {
            var (planned, refusal) = await transactions.Run(connection => KeepMeetings.Plan(
                connection, http.Actor(), typed["body"], day, PatchOf(typed, day), new Faults(), http.RequestAborted), http.RequestAborted);
            if (refusal is null) return PageRequests.SeeOther($"{MeetingWords.PathOf(planned!.Row)}?done=planned");
            if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
            faults.AddAll(wrong, path => path, NameOf);
        }

        return View(null, await bodies.All(http.Actor(), http.RequestAborted), typed, faults);
    }

    // GET /meetings/{meeting}/change.
    static async Task<IResult> ShowChange(string meeting, HttpContext http, ReadMeetings meetings)
    {
        var (found, refusal) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        var row = found!.Row;
        return View(row, [], Typed.Of(row.Day, ("time", row.Time), ("place", row.Place), ("note", row.Note), ("minutes", row.Minutes),
            ("revision", $"{row.Revision}")), new FormFaults());
    }

    // POST /meetings/{meeting}/change.
    static async Task<IResult> Change(string meeting, HttpContext http, ReadMeetings meetings, KeepMeetings keep)
    {
        var (found, missing) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        if (DayOf(typed, faults) is not { } day || faults.Any) return View(found!.Row, [], typed, faults);
        var patch = PatchOf(typed, day);
        if (found!.Row.State == MeetingState.Held) patch = patch with { Minutes = typed.OrNull("minutes") };
        var (_, refusal) = await keep.Change(http.Actor(), found.Row.Id, typed.IsFrom, patch, new Faults(), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{MeetingWords.PathOf(found.Row)}?done=changed");
        if (refusal.About is MeetingRow now) return View(now, [], typed.From(now.Revision), faults, isStale: true);
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, path => path, NameOf);
        return View(found.Row, [], typed, faults);
    }

    // POST /meetings/{meeting}/hold. A second click finds that it was held already, which is as well.
    static Task<IResult> Hold(string meeting, HttpContext http, ReadMeetings meetings, KeepMeetings keep, Transactions transactions) =>
        Turn(meeting, http, meetings, MeetingState.Held, "held", (id, typed) => transactions.Run(connection => keep.Conclude(
            connection, http.Actor(), id, typed.IsFrom, minutes: null, new Faults(), http.RequestAborted), http.RequestAborted));

    // POST /meetings/{meeting}/restore.
    static Task<IResult> Restore(string meeting, HttpContext http, ReadMeetings meetings, KeepMeetings keep) =>
        Turn(meeting, http, meetings, MeetingState.Planned, "restored", (id, typed) =>
            keep.Restore(http.Actor(), id, typed.IsFrom, http.RequestAborted));

    static async Task<IResult> Turn(
        string meeting, HttpContext http, ReadMeetings meetings, MeetingState to, string done,
        Func<Guid, Typed, Task<Result<Meeting>>> turn)
    {
        var (found, missing) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var path = MeetingWords.PathOf(found!.Row);
        if (found.Row.State == to) return PageRequests.SeeOther($"{path}?done={done}");
        var (_, refusal) = await turn(found.Row.Id, Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)));
        return refusal is null ? PageRequests.SeeOther($"{path}?done={done}")
            : refusal.Kind == Refusals.Stale ? PageRequests.SeeOther($"{path}?done=stale") : ErrorPageResult.Of(refusal);
    }

    // GET /meetings/{meeting}/cancel.
    static async Task<IResult> ShowCancel(string meeting, HttpContext http, ReadMeetings meetings)
    {
        var (found, refusal) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        return refusal is null ? ViewCancel(found!.Row, Typed.Of(day: null, ("revision", $"{found.Row.Revision}")), new FormFaults())
            : ErrorPageResult.Of(refusal);
    }

    // POST /meetings/{meeting}/cancel.
    static async Task<IResult> Cancel(string meeting, HttpContext http, ReadMeetings meetings, Transactions transactions)
    {
        var (found, missing) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        if (typed["reason"].Length == 0) faults.Add("reason", "Say why it is not held.");
        if (faults.Any) return ViewCancel(found!.Row, typed, faults);
        var (_, refusal) = await transactions.Run(connection => KeepMeetings.Cancel(
            connection, http.Actor(), found!.Row.Id, typed.IsFrom, typed["reason"], new Faults(), http.RequestAborted),
                http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{MeetingWords.PathOf(found!.Row)}?done=cancelled");
        if (refusal.Kind == Refusals.Stale) return PageRequests.SeeOther($"{MeetingWords.PathOf(found!.Row)}?done=stale");
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, _ => "reason", _ => "The reason");
        return ViewCancel(found!.Row, typed, faults);
    }

    static DateOnly? DayOf(Typed typed, FormFaults faults)
    {
        if (typed.Day.IsEmpty) faults.Add("day", "Say on which day it meets.");
        return typed.Day.ToDay("day", "The day", faults);
    }

    static MeetingPatch PatchOf(Typed typed, DateOnly day) =>
        new() { Day = day, Time = typed.OrNull("time"), Place = typed.OrNull("place"), Note = typed.OrNull("note") };

    static string NameOf(string path) => path switch
    {
        "body" => "The body",
        "day" => "The day",
        "time" => "The time",
        "place" => "The place",
        "minutes" => "The address of the minutes",
        _ => "The note",
    };

    static IResult View(MeetingRow? meeting, IReadOnlyList<BodyRow> bodies, Typed typed, FormFaults faults, bool isStale = false) =>
        PageRequests.Page<ChangeMeetingPage>(new { Meeting = meeting, Bodies = bodies, Typed = typed, Faults = faults, IsStale = isStale },
            isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    static IResult ViewCancel(MeetingRow meeting, Typed typed, FormFaults faults) => PageRequests.Page<CancelMeetingPage>(
        new { Meeting = meeting, Typed = typed, Faults = faults },
        faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
