using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Snapshots;

namespace RiskRegister.Pages.Snapshots;

/// <summary>
/// Published registers for anybody, in their public edition: the pages of snapshots, as somebody without any right sees them. There only
/// where the configuration opens them.
/// </summary>
static class PublishedPages
{
    static readonly SnapshotLinks Links = new(SnapshotLinks.Published, IsFull: false);

    public static void MapPublished(this IEndpointRouteBuilder routes)
    {
        var anybody = routes.PagesForAnybody();
        anybody.MapGet(SnapshotLinks.Published,
            (HttpContext http, ReadSnapshots snapshots) => SnapshotPages.List(http, Links, http.Public(), snapshots));
        anybody.MapGet(SnapshotLinks.Published + "/{quarter}",
            (string quarter, HttpContext http, ReadSnapshots snapshots, ReadFrozenEntries entries) =>
            SnapshotPages.One(quarter, http, Links, http.Public(), snapshots, entries));
        anybody.MapGet(SnapshotLinks.Published + "/{quarter}/entries/{reference}",
            (string quarter, string reference, HttpContext http, ReadFrozenEntries entries) =>
            SnapshotPages.Entry(quarter, reference, http, Links, http.Public(), entries));
        anybody.MapGet(SnapshotLinks.Published + "/{quarter}/compare",
            (string quarter, HttpContext http, ReadHighlights highlights, ReadSnapshots snapshots) =>
            SnapshotPages.Compare(quarter, http, Links, http.Public(), highlights, snapshots));
    }
}
