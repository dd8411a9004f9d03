using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>Everything under /snapshots. {quarter} is a quarter, or "latest".</summary>
public static class SnapshotRoutes
{
    public static void MapSnapshots(this RouteGroupBuilder api)
    {
        var snapshots = api.MapGroup("/snapshots").WithTags("Snapshots");
        var read = snapshots.MapGroup("").For(Policy.AnyCaller);
        read.MapGet("", ReadSnapshotEndpoints.List).WithName("listSnapshots").WithSummary("List snapshots, latest first")
            .Answers<Page<SnapshotDocument>>().HasEditions().Takes(Page.Limit, Cursor.Parameter)
            .Refuses(SnapshotRefusals.EditionNotAllowed);
        read.MapGet("/{quarter}", ReadSnapshotEndpoints.One).WithName("readSnapshot").WithSummary("Read what a snapshot is and counts")
            .Answers<SnapshotDocument>().OfSnapshot();
        read.MapForms<Page<FrozenEntryDocument>>("/{quarter}/entries",
            (routes, path) => routes.MapGet(path, FrozenListEndpoints.Entries), "listFrozenEntries",
            "List the entries of a snapshot as frozen", FormChoice.OfList, route => route.OfSnapshot(),
            pages => pages.Takes(Page.Limit, Cursor.Parameter));
        read.MapForms<Page<ListedActionDocument>>("/{quarter}/actions",
            (routes, path) => routes.MapGet(path, FrozenListEndpoints.Actions), "listFrozenActions",
            "List the actions of a snapshot's open entries", FormChoice.OfList, route => route.OfSnapshot(),
            pages => pages.Takes(Page.Limit, Cursor.Parameter));
        read.MapGet("/{quarter}/entries/{reference}", ReadSnapshotEndpoints.Entry).WithName("readFrozenEntry")
            .WithSummary("Read an entry as frozen, with its addenda")
            .Answers<FrozenEntryDocument>().OfSnapshot().Refuses(EntryRefusals.NotFound);
        read.MapForms<RegisterDocument<FrozenEntryDocument>>("/{quarter}/register",
            (routes, path) => routes.MapGet(path, FrozenRegisterEndpoints.HandleRegister), "readFrozenRegister",
            "Read a snapshot's register", FormChoice.OfReport,
            route => route.Takes(RegisterForms.Layout, RegisterForms.With).OfSnapshot(hasAnnex: true));
        read.MapForms<CommitteeReportDocument>("/{quarter}/report",
            (routes, path) => routes.MapGet(path, CommitteeReportEndpoints.Read), "readReport",
            "Read the report that takes a snapshot to a committee, with the texts of the configuration", FormChoice.OfCommitteeReport,
            route => route.Takes(CommitteeReportEndpoints.Body, CommitteeReportEndpoints.MeetingOn, CommitteeReportEndpoints.Item)
                .OfSnapshot(hasAnnex: true));
        read.MapForms<MatrixDocument>("/{quarter}/matrix",
            (routes, path) => routes.MapGet(path, FrozenRegisterEndpoints.HandleMatrix), "readFrozenMatrix",
            "Read a snapshot's matrix", FormChoice.OfPicture, route => route.TakesMatrix().OfSnapshot());
        read.MapForms<HighlightsDocument>("/{quarter}/highlights",
            (routes, path) => routes.MapGet(path, HighlightsEndpoint.Handle), "readHighlights",
            "Read what changed since an earlier snapshot", FormChoice.OfReport,
            route => route.Takes(HighlightsEndpoint.Since).OfSnapshot());

        api.MapGroup("").WithTags("Register").For(Policy.ReadLive).MapForms<HighlightsDocument>("/highlights",
            (routes, path) => routes.MapGet(path, LiveHighlightsEndpoint.Handle),
            "readLiveHighlights", "Read what has changed on the register since the last snapshot", FormChoice.OfReport,
            route => route.HasEditions().Takes(HighlightsEndpoint.Since)
                .Refuses(SnapshotRefusals.NotFound, SnapshotRefusals.EditionNotAllowed));

        var run = snapshots.MapGroup("").For(Policy.RunRegister);
        run.MapPost("", SnapshotEndpoints.Take).WithName("takeSnapshot").WithSummary("Freeze the register for a quarter")
            .Reads<SnapshotRequest>()
            .Takes(QueryParameter.DryRun).Answers<SnapshotDocument>(StatusCodes.Status201Created).Answers<SnapshotDocument>()
            .Refuses(Refusals.Invalid, SnapshotRefusals.QuarterTaken, SnapshotRefusals.QuarterPassed, SnapshotRefusals.QuarterInFuture,
                SnapshotRefusals.RoundOutstanding);
        run.MapDelete("/{quarter}", SnapshotEndpoints.Discard).WithName("discardSnapshot")
            .WithSummary("Discard the latest snapshot, when not published").AnswersNothing()
            .Refuses(SnapshotRefusals.NotFound, SnapshotRefusals.AlreadyPublished, SnapshotRefusals.NotLatest);
        run.MapPost("/{quarter}/publication", SnapshotEndpoints.Publish).WithName("publishSnapshot").WithSummary("Publish a snapshot")
            .Takes(QueryParameter.DryRun).Answers<SnapshotDocument>()
            .Refuses(SnapshotRefusals.NotFound, SnapshotRefusals.AlreadyPublished, SnapshotRefusals.EarlierUnpublished);
        run.MapPost("/{quarter}/entries/{reference}/replacement", SnapshotEndpoints.Replace).WithName("replaceFrozenEntry")
            .WithSummary("Take an entry's present revision into a snapshot before it is published").Answers<FrozenEntryDocument>()
            .Refuses(SnapshotRefusals.NotFound, EntryRefusals.NotFound, SnapshotRefusals.AlreadyPublished, SnapshotRefusals.NotLatest,
                EntryRefusals.WrongStatus, SnapshotRefusals.NotInSnapshot);
        run.MapPost("/{quarter}/report", CommitteeReportEndpoints.Draw).WithName("drawReport")
            .WithSummary("Draw up the report that takes a snapshot to a committee, with texts of its own; nothing is stored")
            .Reads<CommitteeReportRequest>()
            .Answers<CommitteeReportDocument>(StatusCodes.Status200OK, FormChoice.OfCommitteeReport.OtherTypes)
            .OfSnapshot(hasAnnex: true).ComesAs(FormChoice.OfCommitteeReport).Refuses(Refusals.Invalid);
        run.MapPost("/{quarter}/addenda", SnapshotEndpoints.Correct).WithName("addAddendum")
            .WithSummary("Correct the text of an entry of a published snapshot")
            .Reads<AddendumRequest>().Answers<FrozenEntryDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, SnapshotRefusals.NotFound, SnapshotRefusals.NotPublished, SnapshotRefusals.NotInSnapshot);
    }

    /// <summary>What every reading of one snapshot takes and can refuse.</summary>
    public static RouteHandlerBuilder OfSnapshot(this RouteHandlerBuilder route, bool hasAnnex = false) =>
        route.HasEditions(hasAnnex).MayReadReplica().Refuses(SnapshotRefusals.NotFound, SnapshotRefusals.EditionNotAllowed);
}
