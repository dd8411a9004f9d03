using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Register;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Snapshots;

/// <summary>What legal services do with snapshots: take, discard, publish, replace an entry, correct one by addendum.</summary>
static class SnapshotDeeds
{
    const int Offered = 8;

    public static void MapSnapshotDeeds(this IEndpointRouteBuilder routes)
    {
        var run = routes.PagesFor(Right.RunRegister);
        run.MapGet("/snapshots/take", ShowTake);
        run.MapPost("/snapshots/take", Take);
        run.MapGet("/snapshots/{quarter}/discard",
            (string quarter, HttpContext http, ReadSnapshots read) => Confirm(quarter, http, read, "discard"));
        run.MapPost("/snapshots/{quarter}/discard", Discard);
        run.MapGet("/snapshots/{quarter}/publish",
            (string quarter, HttpContext http, ReadSnapshots read) => Confirm(quarter, http, read, "publish"));
        run.MapPost("/snapshots/{quarter}/publish", Publish);
        run.MapPost("/snapshots/{quarter}/entries/{reference}/replace", Replace);
        run.MapGet("/snapshots/{quarter}/entries/{reference}/addendum", ShowAddendum);
        run.MapPost("/snapshots/{quarter}/entries/{reference}/addendum", Correct);
    }

    // GET /snapshots/take: with what is outstanding.
    static Task<IResult> ShowTake(HttpContext http, ReadStanding standing, ReadRounds rounds, RegisterSettingsInForce settings,
        Times times) =>
        ViewTake(http, standing, rounds, settings, times, chosen: null, isOutstanding: false, new FormFaults());

    // POST /snapshots/take.
    static async Task<IResult> Take(HttpContext http, TakeSnapshot take, ReadStanding standing, ReadRounds rounds,
        RegisterSettingsInForce settings, Times times)
    {
        var (form, faults) = (await http.Request.ReadFormAsync(http.RequestAborted), new FormFaults());
        var (chosen, isOutstanding) = (form["quarter"].ToString(), false);
        if (!Quarter.TryParse(chosen, out var quarter)) faults.Add("quarter", "Choose the quarter that the register is frozen for.");
        else if ((await take.Apply(http.Actor(), quarter, http.RequestAborted, form["despite"] == "outstanding")).Refusal is { } refusal)
        {
            isOutstanding = refusal.Kind == SnapshotRefusals.RoundOutstanding;
            faults.Add(isOutstanding ? "despite" : "quarter", isOutstanding ? "Owners are still to look at entries in the quarter's round."
                : refusal.Sentence);
        }

        return faults.Any ? await ViewTake(http, standing, rounds, settings, times, chosen, isOutstanding, faults)
            : PageRequests.SeeOther($"/snapshots/{quarter}?done=taken");
    }

    static async Task<IResult> ViewTake(
        HttpContext http, ReadStanding standing, ReadRounds rounds, RegisterSettingsInForce settings, Times times, string? chosen,
        bool isOutstanding, FormFaults faults)
    {
        var counted = await standing.For(http.Actor(), http.RequestAborted);
        var present = Quarter.Containing(times.Today, settings.Settings.FinancialYearStartsIn);
        Quarter? latest = Quarter.TryParse(counted.Quarter, out var taken) ? taken : null;
        var quarters = Enumerable.Range(0, Offered)
            .Aggregate(new List<Quarter>(), (list, _) => [.. list, list.Count == 0 ? present : list[^1].Previous])
            .Where(quarter => latest is null || quarter > latest).ToArray();
        var round = (await rounds.Find(chosen ?? present.ToString(), http.RequestAborted)).Value;
        return PageRequests.Page<TakeSnapshotPage>(
            new
            {
                Standing = counted,
                Round = round is null ? null : await rounds.Standing(http.Actor(), round, http.RequestAborted),
                Quarters = quarters,
                Chosen = chosen ?? present.ToString(),
                IsOutstanding = isOutstanding,
                Faults = faults,
            },
            faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    // GET /snapshots/{quarter}/discard and /publish: asked once more, with what the public gets.
    static async Task<IResult> Confirm(string quarter, HttpContext http, ReadSnapshots read, string deed)
    {
        var (found, refusal) = await read.One(http.Actor(), quarter, publicEdition: true, http.RequestAborted);
        return refusal is null ? PageRequests.Page<ConfirmSnapshotPage>(new { Counted = found, Deed = deed }) : ErrorPageResult.Of(refusal);
    }

    // POST /snapshots/{quarter}/discard.
    static async Task<IResult> Discard(string quarter, HttpContext http, DiscardSnapshot discard) =>
        (await discard.Apply(http.Actor(), quarter, http.RequestAborted)).Refusal is { } refusal
        ? ErrorPageResult.Of(refusal) : PageRequests.SeeOther("/snapshots?done=discarded");

    // POST /snapshots/{quarter}/publish. One that was published by a first click is there for the second.
    static async Task<IResult> Publish(string quarter, HttpContext http, PublishSnapshot publish)
    {
        var refusal = (await publish.Apply(http.Actor(), quarter, http.RequestAborted)).Refusal;
        return refusal is null || refusal.Kind == SnapshotRefusals.AlreadyPublished
            ? PageRequests.SeeOther($"/snapshots/{quarter}?done=published") : ErrorPageResult.Of(refusal);
    }

    // POST /snapshots/{quarter}/entries/{reference}/replace.
    static async Task<IResult> Replace(string quarter, string reference, HttpContext http, ReplaceFrozenEntry replace)
    {
        var (replaced, refusal) = await replace.Apply(http.Actor(), quarter, reference, http.RequestAborted);
        return refusal is null ? SeeEntry(replaced!, "replaced") : ErrorPageResult.Of(refusal);
    }

    // GET /snapshots/{quarter}/entries/{reference}/addendum.
    static async Task<IResult> ShowAddendum(string quarter, string reference, HttpContext http, ReadFrozenEntries read)
    {
        var (found, refusal) = await read.One(http.Actor(), quarter, reference, publicEdition: false, http.RequestAborted);
        return refusal is null ? PageRequests.Page<AddendumPage>(new { Found = found, Note = "", Revision = "", Faults = new FormFaults() })
            : ErrorPageResult.Of(refusal);
    }

    // POST /snapshots/{quarter}/entries/{reference}/addendum.
    static async Task<IResult> Correct(string quarter, string reference, HttpContext http, ReadFrozenEntries read, AddAddendum add)
    {
        var (found, missing) = await read.One(http.Actor(), quarter, reference, publicEdition: false, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (form, faults) = (await http.Request.ReadFormAsync(http.RequestAborted), new FormFaults());
        var (note, revision) = (form["note"].ToString().Trim(), form["revision"].ToString().Trim());
        int? number = int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        if (note.Length == 0) faults.Add("note", "Say in a line what is corrected.");
        if (number is null && revision.Length > 0) faults.Add("revision", "The revision must be a number, or left out.");
        if (!faults.Any)
        {
            var (corrected, refusal) = await add.Apply(http.Actor(), quarter, new Addendum($"{found!.Entry.Row.Id:D}", note, number),
                http.RequestAborted);
            if (refusal is null) return SeeEntry(corrected!, "corrected");
            if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
            faults.AddAll(wrong, path => path == "revision" ? path : "note", path => path == "revision" ? "The revision:" : "The note");
        }

        return PageRequests.Page<AddendumPage>(new { Found = found, Note = note, Revision = revision, Faults = faults },
            StatusCodes.Status400BadRequest);
    }

    static IResult SeeEntry(EntryOfSnapshot done, string what)
    {
        var links = new SnapshotLinks(SnapshotLinks.SignedIn, IsFull: true);
        return PageRequests.SeeOther($"{links.Entry(done.Snapshot.QuarterText, done.Entry.Row.Id)}&done={what}");
    }
}
