using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Committees;

/// <summary>Everything under /bodies and /meetings, and where snapshots go.</summary>
public static class CommitteeRoutes
{
    public static void MapCommittees(this RouteGroupBuilder api)
    {
        var read = api.MapGroup("").WithTags("Committees").For(Policy.AnyCaller);
        read.MapGet("/bodies", BodyEndpoints.List).WithName("listBodies").WithSummary("List the bodies that the register goes to")
            .Answers<BodiesDocument>();
        read.MapGet("/bodies/{body}", BodyEndpoints.Read).WithName("readBody").WithSummary("Read what is said of a body")
            .Answers<BodyDocument>().Refuses(CommitteeRefusals.BodyNotFound);
        read.MapGet("/meetings", MeetingEndpoints.List).WithName("listMeetings").WithSummary("List meetings, the latest first")
            .Answers<Page<MeetingSummary>>().Takes(MeetingEndpoints.Body, MeetingEndpoints.State, Page.Limit, Cursor.Parameter);
        read.MapGet("/meetings/{meeting}", MeetingEndpoints.Read).WithName("readMeeting").WithSummary("Read a meeting with its items")
            .Answers<MeetingDocument>().Refuses(CommitteeRefusals.MeetingNotFound);
        read.MapGet("/meetings/{meeting}/items/{item:int}", MeetingItemEndpoints.Read).WithName("readMeetingItem")
            .WithSummary("Read what is put before a meeting, and what came of it").Answers<MeetingItemDocument>().OfItem();
        read.MapGet("/snapshots/{quarter}/route", MeetingItemEndpoints.Route).WithName("readRoute")
            .WithSummary("Read which meetings a snapshot is and was before, and which bodies are ahead").Answers<RouteDocument>()
            .Refuses(SnapshotRefusals.NotFound);

        var run = api.MapGroup("").WithTags("Committees").For(Policy.RunRegister);
        run.MapPut("/bodies/{body}", BodyEndpoints.Keep).WithName("keepBody").WithSummary("Keep what is said of a body")
            .Reads<BodyRequest>().Answers<BodyDocument>(StatusCodes.Status201Created).Answers<BodyDocument>().GivesOrRevises()
            .Refuses(Refusals.Invalid, CommitteeRefusals.BodyNotFound, CommitteeRefusals.BodyExists, CommitteeRefusals.BodiesFull);
        run.MapDelete("/bodies/{body}", BodyEndpoints.Remove).WithName("removeBody").WithSummary("Remove a body that never met")
            .AnswersNothing().NeedsMatch().Refuses(CommitteeRefusals.BodyNotFound, CommitteeRefusals.BodyMeets);
        MapMeetings(run);
        api.MapMeetingReports();
        api.MapQuestions();
    }

    static void MapMeetings(RouteGroupBuilder run)
    {
        run.MapPost("/meetings", MeetingEndpoints.Plan).WithName("planMeeting").WithSummary("Plan a meeting, or note one that has been")
            .Reads<MeetingRequest>().Answers<MeetingDocument>(StatusCodes.Status201Created).Refuses(Refusals.Invalid);
        run.MapPatch("/meetings/{meeting}", MeetingEndpoints.Change).WithName("changeMeeting").WithSummary("Change a meeting")
            .Reads<MeetingPatchRequest>("application/merge-patch+json").Answers<MeetingDocument>().OfMeeting();
        run.MapPost("/meetings/{meeting}/conclusion", MeetingEndpoints.Conclude).WithName("concludeMeeting")
            .WithSummary("Say that a meeting was held").Reads<ConclusionRequest>(optional: true).Answers<MeetingDocument>().OfMeeting();
        run.MapPost("/meetings/{meeting}/cancellation", MeetingEndpoints.Cancel).WithName("cancelMeeting")
            .WithSummary("Say that a meeting is not held").Reads<CancellationRequest>().Answers<MeetingDocument>().OfMeeting();
        run.MapDelete("/meetings/{meeting}/cancellation", MeetingEndpoints.Restore).WithName("restoreMeeting")
            .WithSummary("Take a cancellation back").Answers<MeetingDocument>().NeedsMatch()
            .Refuses(CommitteeRefusals.MeetingNotFound, CommitteeRefusals.WrongState);
        run.MapPost("/meetings/{meeting}/items", MeetingItemEndpoints.Add).WithName("addMeetingItem")
            .WithSummary("Put a snapshot, a performance report or an entry before a meeting").Reads<MeetingItemRequest>()
            .Answers<MeetingDocument>(StatusCodes.Status201Created).MakesPart().OfMeeting()
            .Refuses(CommitteeRefusals.TooManyItems, CommitteeRefusals.OnTheAgenda);
        run.MapPatch("/meetings/{meeting}/items/{item:int}", MeetingItemEndpoints.Change).WithName("changeMeetingItem")
            .WithSummary("Change how an item stands on the agenda, and say what came of it")
            .Reads<MeetingItemPatchRequest>("application/merge-patch+json").Answers<MeetingDocument>().OfMeeting()
            .Refuses(CommitteeRefusals.MeetingItemNotFound, CommitteeRefusals.ReportPublished);
        run.MapDelete("/meetings/{meeting}/items/{item:int}", MeetingItemEndpoints.Remove).WithName("removeMeetingItem")
            .WithSummary("Take something off an agenda of which nothing came").Answers<MeetingDocument>().NeedsMatch().OfItem()
            .Refuses(CommitteeRefusals.ItemInUse);
    }

    static RouteHandlerBuilder OfMeeting(this RouteHandlerBuilder route) =>
        route.NeedsMatch().Refuses(Refusals.Invalid, CommitteeRefusals.MeetingNotFound, CommitteeRefusals.WrongState);

    static RouteHandlerBuilder OfItem(this RouteHandlerBuilder route) =>
        route.Refuses(CommitteeRefusals.MeetingNotFound, CommitteeRefusals.MeetingItemNotFound);
}
