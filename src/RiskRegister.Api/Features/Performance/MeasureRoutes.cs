using Microsoft.AspNetCore.Mvc;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Performance;

/// <summary>Everything under /measures, and /performance.</summary>
public static class MeasureRoutes
{
    const string Merge = "application/merge-patch+json";

    public static void MapPerformance(this RouteGroupBuilder api)
    {
        api.MapGet("/performance", PerformanceEndpoint.Read).For(Policy.ReadMeasures).WithTags("Performance").WithName("readPerformance")
            .WithSummary("Read a quarter's tables of measures, as they stand now").Answers<PerformanceDocument>()
            .Takes(PerformanceEndpoint.OfQuarter);
        var measures = api.MapGroup("/measures").WithTags("Performance");
        MapReadings(measures.MapGroup("").For(Policy.ReadMeasures));
        measures.MapPut("/{measure}/observations/{period}", ObservationEndpoints.Give).For(Policy.GiveValues).WithName("giveObservation")
            .WithSummary("Give the value of a period, or revise it").Takes(ObservationEndpoints.Series)
            .Reads<ObservationRequest>().Answers<ObservationDocument>().GivesOrRevises()
            .Refuses(Refusals.Invalid, MeasureRefusals.NotFound, MeasureRefusals.NotYours, MeasureRefusals.ObservationNotFound,
                MeasureRefusals.Retired);
        MapChanges(measures.MapGroup("").For(Policy.KeepMeasures));
    }

    static void MapReadings(RouteGroupBuilder measures)
    {
        measures.MapGet("", MeasureEndpoints.List).WithName("listMeasures").WithSummary("List measures, in the report's order")
            .Answers<Page<MeasureDocument>>()
            .Takes(MeasureEndpoints.Theme, MeasureEndpoints.Section, MeasureEndpoints.Owner, MeasureEndpoints.Service,
                MeasureEndpoints.Retired, Page.Limit, Cursor.Parameter);
        measures.MapGet("/{measure}", MeasureEndpoints.Read).WithName("readMeasure").WithSummary("Read a measure")
            .Answers<MeasureDocument>().Refuses(MeasureRefusals.NotFound);
        measures.MapGet("/{measure}/observations", ObservationEndpoints.List).WithName("listObservations")
            .WithSummary("List a measure's values, by time")
            .Answers<Page<ObservationDocument>>()
            .Takes(ObservationEndpoints.Series, ObservationEndpoints.From, ObservationEndpoints.To, Page.Limit, Cursor.Parameter)
            .Refuses(MeasureRefusals.NotFound);
        measures.MapGet("/{measure}/observations/{period}", ObservationEndpoints.Read).WithName("readObservation")
            .WithSummary("Read the value of a period")
            .Answers<ObservationDocument>().Takes(ObservationEndpoints.Series)
            .Refuses(MeasureRefusals.NotFound, MeasureRefusals.ObservationNotFound);
        measures.MapGet("/{measure}/observations/{period}/versions", ObservationEndpoints.Versions).WithName("listObservationVersions")
            .WithSummary("List what a value was, last first").Answers<Page<ObservationDocument>>()
            .Takes(ObservationEndpoints.Series, Page.Limit, Cursor.Parameter)
            .Refuses(MeasureRefusals.NotFound, MeasureRefusals.ObservationNotFound);
        measures.MapGet("/{measure}/targets", TargetEndpoints.List).WithName("listTargets")
            .WithSummary("List what is to be reached, from which day on")
            .Answers<TargetsDocument>().Refuses(MeasureRefusals.NotFound);
    }

    static void MapChanges(RouteGroupBuilder measures)
    {
        measures.MapPost("", MeasureEndpoints.Create).WithName("createMeasure").WithSummary("Create a measure")
            .Reads<CreateMeasureRequest>().Answers<MeasureDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, MeasureRefusals.NumbersUsedUp);
        measures.MapPatch("/{measure}", MeasureEndpoints.Change).WithName("changeMeasure").WithSummary("Change a measure")
            .Reads<MeasurePatchRequest>(Merge).Answers<MeasureDocument>().NeedsMatch().Refuses(Refusals.Invalid, MeasureRefusals.NotFound);
        measures.MapPost("/{measure}/retirement", MeasureEndpoints.Retire).WithName("retireMeasure")
            .WithSummary("End a measure; its values stay")
            .Reads<RetirementRequest>().Answers<MeasureDocument>().NeedsMatch()
            .Refuses(Refusals.Invalid, MeasureRefusals.NotFound, MeasureRefusals.Retired);
        measures.MapDelete("/{measure}/retirement", MeasureEndpoints.Restore).WithName("restoreMeasure")
            .WithSummary("Bring a retired measure back")
            .Answers<MeasureDocument>().NeedsMatch().Refuses(MeasureRefusals.NotFound, MeasureRefusals.NotRetired);
        measures.MapPut("/{measure}/targets/{from}", TargetEndpoints.Set).WithName("setTarget")
            .WithSummary("Say what is to be reached from a day on")
            .Reads<TargetRequest>().Answers<TargetDocument>().GivesOrRevises()
            .Refuses(Refusals.Invalid, MeasureRefusals.NotFound, MeasureRefusals.TargetNotFound);
        measures.MapDelete("/{measure}/targets/{from}", TargetEndpoints.Remove).WithName("removeTarget").WithSummary("Take a target back")
            .AnswersNothing().NeedsMatch().Refuses(MeasureRefusals.NotFound, MeasureRefusals.TargetNotFound);
        measures.MapPost("/imports", MeasureImportEndpoint.Handle).WithName("importMeasures")
            .WithSummary("Import tables of measures as they are published")
            .WithMetadata(new RequestSizeLimitAttribute(UploadedFiles.LargestBody)).Reads<MeasuresUpload>("multipart/form-data")
            .Answers<MeasuresImportDocument>().Takes(MeasureImportEndpoint.DryRun, MeasureEndpoints.Theme)
            .Refuses(MeasureRefusals.ImportRefused, MeasureRefusals.Retired, MeasureRefusals.NumbersUsedUp, EntryRefusals.Busy);
    }
}
