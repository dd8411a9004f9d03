using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Committees;

/// <summary>The committee reports of meetings' items.</summary>
public static class MeetingReportRoutes
{
    const string Report = "/meetings/{meeting}/items/{item:int}/report";

    public static void MapMeetingReports(this RouteGroupBuilder api)
    {
        var reports = api.MapGroup("").WithTags("Committees");
        reports.MapGet(Report, MeetingReportEndpoints.Read).For(Policy.ReadLive).WithName("readMeetingReport")
            .WithSummary("Read the texts of an item's committee report").Answers<MeetingReportDocument>().OfReport();
        reports.MapGroup("").For(Policy.AnyCaller).MapForms<CommitteeReportDocument>(Report + "/document",
            (routes, path) => routes.MapGet(path, MeetingReportEndpoints.Document),
            "readMeetingPaper", "Read an item's committee report as it is printed, with the register as Appendix A",
            FormChoice.OfCommitteeReport,
            route => route.OfReport().MayReadReplica().Refuses(SnapshotRefusals.NotFound, SnapshotRefusals.EditionNotAllowed));

        var run = reports.MapGroup("").For(Policy.RunRegister);
        run.MapPut(Report, MeetingReportEndpoints.Keep).WithName("keepMeetingReport")
            .WithSummary("Keep the texts of an item's committee report until it is published").Reads<ReportTextsRequest>()
            .Answers<MeetingReportDocument>().OfReport().OfChange().Refuses(Refusals.Invalid, CommitteeRefusals.ReportPublished);
        run.MapPost(Report + "/publication", MeetingReportEndpoints.Publish).WithName("publishMeetingReport")
            .WithSummary("Publish an item's committee report with the agenda: it stays as it is now").Answers<MeetingReportDocument>()
            .OfReport().OfChange()
            .Refuses(CommitteeRefusals.ReportPublished, SnapshotRefusals.NotFound, SnapshotRefusals.NotPublished);
        run.MapPost(Report + "/addenda", MeetingReportEndpoints.HandOut).WithName("handOutAddendum")
            .WithSummary("Note what was handed out after a committee report was published").Reads<ReportAddendumRequest>()
            .Answers<MeetingReportDocument>(StatusCodes.Status201Created).OfReport().OfChange()
            .Refuses(Refusals.Invalid, CommitteeRefusals.ReportNotPublished, CommitteeRefusals.ReportFull);
    }

    static RouteHandlerBuilder OfReport(this RouteHandlerBuilder route) => route.Refuses(
        CommitteeRefusals.MeetingNotFound, CommitteeRefusals.MeetingItemNotFound, CommitteeRefusals.ReportNotFound,
        CommitteeRefusals.ReportUnsupported);

    static RouteHandlerBuilder OfChange(this RouteHandlerBuilder route) => route.NeedsMatch().Refuses(CommitteeRefusals.WrongState);
}
