using System.Globalization;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Snapshots;

/// <summary>Snapshots to be looked through and compared, in the edition that is asked for;
/// what is done to them is in <see cref="SnapshotDeeds"/>.</summary>
static class SnapshotPages
{
    const int OnePage = 50;

    // As many as there are in ten years: what a comparison can be made with.
    const int Earlier = 40;

    public static void MapSnapshots(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.AnyCaller);
        read.MapGet(SnapshotLinks.SignedIn,
            (HttpContext http, ReadSnapshots snapshots) => List(http, SnapshotLinks.Of(http), http.Actor(), snapshots));
        read.MapGet(SnapshotLinks.SignedIn + "/{quarter}",
            (string quarter, HttpContext http, ReadSnapshots snapshots, ReadFrozenEntries entries) =>
            One(quarter, http, SnapshotLinks.Of(http), http.Actor(), snapshots, entries));
        read.MapGet(SnapshotLinks.SignedIn + "/{quarter}/entries/{reference}",
            (string quarter, string reference, HttpContext http, ReadFrozenEntries entries) =>
            Entry(quarter, reference, http, SnapshotLinks.Of(http), http.Actor(), entries));
        read.MapGet(SnapshotLinks.SignedIn + "/{quarter}/compare",
            (string quarter, HttpContext http, ReadHighlights highlights, ReadSnapshots snapshots) =>
            Compare(quarter, http, SnapshotLinks.Of(http), http.Actor(), highlights, snapshots));
        routes.MapSnapshotDeeds();
    }

    // GET /snapshots.
    public static async Task<IResult> List(HttpContext http, SnapshotLinks links, Actor actor, ReadSnapshots snapshots)
    {
        if (NotTheirs(links, actor) is { } refusal) return refusal;
        long? after = long.TryParse(http.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        var found = await snapshots.Page(actor, links.IsPublic, after, OnePage + 1, http.RequestAborted);
        await Record(links, http, quarter: null);
        return PageRequests.Page<SnapshotListPage>(new
        {
            Links = links,
            Snapshots = found.Take(OnePage).ToArray(),
            After = after,
            HasMore = found.Count > OnePage,
            Done = http.Request.Query["done"].ToString(),
        });
    }

    // GET /snapshots/{quarter}.
    public static async Task<IResult> One(
        string quarter, HttpContext http, SnapshotLinks links, Actor actor, ReadSnapshots snapshots, ReadFrozenEntries entries)
    {
        var (found, missing) = await snapshots.One(actor, quarter, links.IsPublic, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        if (NotTheirs(links, actor) is { } refusal) return refusal;
        var (after, id) = PlaceOf(http.Request.Query["after"]);
        var (page, gone) = await entries.Page(actor, quarter, links.IsPublic, _ => (after, id, OnePage + 1), http.RequestAborted);
        if (gone is not null) return ErrorPageResult.Of(gone);
        var rows = await page!.Entries.ToListAsync(http.RequestAborted);
        await Record(links, http, found!.Snapshot.QuarterText);
        return PageRequests.Page<SnapshotPage>(new
        {
            Links = links,
            Counted = found,
            Entries = rows.Take(OnePage).ToArray(),
            IsFirst = after is null,
            HasMore = rows.Count > OnePage,
            Done = http.Request.Query["done"].ToString(),
        });
    }

    // GET /snapshots/{quarter}/entries/{reference}.
    public static async Task<IResult> Entry(
        string quarter, string reference, HttpContext http, SnapshotLinks links, Actor actor, ReadFrozenEntries entries)
    {
        var (found, missing) = await entries.One(actor, quarter, reference, links.IsPublic, http.RequestAborted);
        if (missing?.Kind != SnapshotRefusals.NotFound && NotTheirs(links, actor) is { } refusal) return refusal;
        if (missing is not null) return ErrorPageResult.Of(missing);
        await Record(links, http, found!.Snapshot.QuarterText);
        return PageRequests.Page<FrozenEntryPage>(new { Links = links, Found = found, Done = http.Request.Query["done"].ToString() });
    }

    // GET /snapshots/{quarter}/compare.
    public static async Task<IResult> Compare(
        string quarter, HttpContext http, SnapshotLinks links, Actor actor, ReadHighlights highlights, ReadSnapshots snapshots)
    {
        var since = http.Request.Query["since"].ToString() is { Length: > 0 } asked ? asked : null;
        var (compared, refusal) = await highlights.Of(actor, quarter, since, links.IsPublic, http.RequestAborted);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        var earlier = await snapshots.Page(actor, links.IsPublic, compared!.Snapshot.Id, Earlier, http.RequestAborted);
        await Record(links, http, compared.Snapshot.QuarterText);
        return PageRequests.Page<ComparePage>(new
        {
            Links = links,
            Compared = compared,
            Earlier = earlier.Select(each => each.Snapshot).ToArray()
        });
    }

    static ErrorPageResult? NotTheirs(SnapshotLinks links, Actor actor) =>
        SnapshotRefusals.Refuse(links.IsPublic, actor.SeesFullEdition) is { } refusal ? ErrorPageResult.Of(refusal) : null;

    // A full edition is given out only when the audit log knows.
    static Task Record(SnapshotLinks links, HttpContext http, string? quarter) => links.IsPublic ? Task.CompletedTask
        : http.RequestServices.GetRequiredService<RecordReading>()
        .Apply(http.Actor(), quarter, http.Request.Path, "text/html", http.RequestAborted);

    static (long? After, Guid? Id) PlaceOf(string? text) => text?.Split('~') is [var position, var id]
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var after)
        && Guid.TryParseExact(id, "D", out var entry)
        ? (after, entry) : (null, null);
}
