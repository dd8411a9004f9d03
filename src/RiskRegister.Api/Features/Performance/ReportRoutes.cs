using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Performance;

/// <summary>Everything under /performance-reports, and /performance.</summary>
public static class ReportRoutes
{
    public static void MapPerformanceReports(this RouteGroupBuilder api)
    {
        api.MapGroup("").WithTags("Performance").For(Policy.ReadMeasures).MapForms<PerformanceDocument>(
            "/performance",
            (routes, path) => routes.MapGet(path, PerformanceEndpoint.Read), "readPerformance",
            "Read a quarter's tables of measures, as they stand now",
            FormChoice.OfReport, route => route.Takes(PerformanceEndpoint.OfQuarter));
        var reports = api.MapGroup("/performance-reports").WithTags("Performance");
        MapReadings(reports.MapGroup("").For(Policy.AnyCaller));
        MapTexts(reports);
        var kept = reports.MapGroup("").For(Policy.KeepMeasures);
        kept.MapPost("", ReportEndpoints.Take).WithName("takePerformanceReport").WithSummary("Freeze a quarter's measures as its report")
            .Reads<TakeReportRequest>().Answers<PerformanceReportDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, ReportRefusals.Taken, ReportRefusals.QuarterInFuture, ReportRefusals.QuarterPassed);
        kept.MapDelete("/{report}", ReportEndpoints.Discard).WithName("discardPerformanceReport")
            .WithSummary("Discard the latest report, when it is not published").AnswersNothing()
            .Refuses(ReportRefusals.NotFound, ReportRefusals.NotLatest, ReportRefusals.Published);
        kept.MapPost("/{report}/publication", ReportEndpoints.Publish).WithName("publishPerformanceReport")
            .WithSummary("Publish a report").Answers<PerformanceReportDocument>()
            .Refuses(ReportRefusals.NotFound, ReportRefusals.Published, ReportRefusals.EarlierUnpublished);
    }

    static void MapReadings(RouteGroupBuilder reports)
    {
        reports.MapGet("", ReportEndpoints.List).WithName("listPerformanceReports")
            .WithSummary("List performance reports, the latest first")
            .Answers<Page<PerformanceReportDocument>>().Takes(Page.Limit, Cursor.Parameter).HasEditions()
            .Refuses(SnapshotRefusals.EditionNotAllowed);
        reports.MapForms<PerformanceDocument>("/{report}",
            (routes, path) => routes.MapGet(path, ReportEndpoints.Read), "readPerformanceReport",
            "Read a quarter's performance report",
            FormChoice.OfReport, OfReport);
        reports.MapForms<ExceptionsDocument>("/{report}/exceptions",
            (routes, path) => routes.MapGet(path, ReportEndpoints.Exceptions), "readPerformanceExceptions",
            "Read what requires improvement, and what lacks a value", FormChoice.OfReport, OfReport);
    }

    static void MapTexts(RouteGroupBuilder reports)
    {
        reports.MapGet("/{report}/narratives/{place}", ReportEndpoints.ReadNarrative).For(Policy.ReadMeasures).WithName("readNarrative")
            .WithSummary("Read what was said of a report, a theme or a section").Answers<NarrativeDocument>().Takes(ReportEndpoints.Theme)
            .Refuses(ReportRefusals.NotFound, ReportRefusals.PlaceNotFound, ReportRefusals.NarrativeNotFound);
        reports.MapPut("/{report}/narratives/{place}", ReportEndpoints.Narrate).For(Policy.KeepMeasures).WithName("narrate")
            .WithSummary("Say something of a report (key-points), a theme or a section, until it is published").Reads<NarrativeRequest>()
            .Answers<NarrativeDocument>().Takes(ReportEndpoints.Theme).GivesOrRevises()
            .Refuses(Refusals.Invalid, ReportRefusals.NotFound, ReportRefusals.PlaceNotFound, ReportRefusals.Published);
        reports.MapGet("/{report}/exceptions/{measure}", ReportEndpoints.ReadException).For(Policy.ReadMeasures).WithName("readException")
            .WithSummary("Read what was said of a measure").Answers<ExceptionDocument>()
            .Refuses(ReportRefusals.NotFound, MeasureRefusals.NotFound);
        reports.MapPut("/{report}/exceptions/{measure}", ReportEndpoints.Explain).For(Policy.ExplainMeasures).WithName("explainException")
            .WithSummary("Say why a measure is an exception, and what is done").Reads<ExplanationRequest>().Answers<ExceptionDocument>()
            .GivesOrRevises()
            .Refuses(Refusals.Invalid, ReportRefusals.NotFound, MeasureRefusals.NotFound, MeasureRefusals.NotYours,
                ReportRefusals.Published,
                ReportRefusals.NoException);
    }

    static RouteHandlerBuilder OfReport(RouteHandlerBuilder route) =>
        route.HasEditions().MayReadReplica().Refuses(ReportRefusals.NotFound, SnapshotRefusals.EditionNotAllowed);
}
