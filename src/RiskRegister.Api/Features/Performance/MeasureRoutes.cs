using Microsoft.AspNetCore.Mvc;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Performance;

/// <summary>Everything under /measures, and the measures of entries.</summary>
public static class MeasureRoutes
{
    const string Merge = "application/merge-patch+json";

    public static void MapPerformance(this RouteGroupBuilder api)
    {
        var measures = api.MapGroup("/measures").WithTags("Performance");
        MapReadings(measures.MapGroup("").For(Policy.ReadMeasures));
        measures.MapPut("/{measure}/observations/{period}", ObservationEndpoints.Give).For(Policy.GiveValues).WithName("giveObservation")
            .WithSummary("Give the value of a period, or revise it").Takes(ObservationEndpoints.Series)
            .Reads<ObservationRequest>().Answers<ObservationDocument>().GivesOrRevises()
            .Refuses(Refusals.Invalid, MeasureRefusals.NotFound, MeasureRefusals.NotYours, MeasureRefusals.ObservationNotFound,
                MeasureRefusals.Retired);
        MapChanges(measures.MapGroup("").For(Policy.KeepMeasures));
        MapLinks(api);
        api.MapPerformanceReports();
    }

    static void MapLinks(RouteGroupBuilder api)
    {
        var links = api.MapGroup("").WithTags("Performance");
        links.MapGet("/measures/{measure}/entries", MeasureLinkEndpoints.Entries).For(Policy.ReadMeasures).WithName("listEntriesOfMeasure")
            .WithSummary("List the entries that a measure is evidence for").Answers<EntriesOfMeasureDocument>()
            .Refuses(MeasureRefusals.NotFound);
        const string Path = "/entries/{reference}/measures/{measure}";
        links.MapGet(Path, MeasureLinkEndpoints.Read).For(Policy.ReadMeasures).WithName("readMeasureLink")
            .WithSummary("Read why a measure is evidence for an entry").Answers<MeasureLinkDocument>()
            .Refuses(EntryRefusals.NotFound, MeasureRefusals.NotFound, MeasureRefusals.LinkNotFound);
        links.MapPut(Path, MeasureLinkEndpoints.Link).For(Policy.LinkMeasures).WithName("linkMeasure")
            .WithSummary("Link a measure to an entry that it is evidence for").Reads<MeasureLinkRequest>(optional: true)
            .Answers<MeasureLinkDocument>().GivesOrRevises()
            .Refuses(Refusals.Invalid, EntryRefusals.NotFound, MeasureRefusals.NotFound, MeasureRefusals.Retired,
                MeasureRefusals.TooManyLinks);
        links.MapDelete(Path, MeasureLinkEndpoints.Unlink).For(Policy.LinkMeasures).WithName("unlinkMeasure")
            .WithSummary("Take a link back").AnswersNothing().NeedsMatch()
            .Refuses(EntryRefusals.NotFound, MeasureRefusals.NotFound, MeasureRefusals.LinkNotFound);
    }

    static void MapReadings(RouteGroupBuilder measures)
    {
        measures.MapGet("", MeasureEndpoints.List).WithName("listMeasures").WithSummary("List measures, in the report's order")
            .Answers<Page<MeasureDocument>>()
            .Takes(MeasureEndpoints.Theme, MeasureEndpoints.Section, MeasureEndpoints.Owner, MeasureEndpoints.Service,
                MeasureEndpoints.Retired, MeasureEndpoints.Search, MeasureEndpoints.RatedAs, MeasureEndpoints.Overdue, Page.Limit,
                Cursor.Parameter);
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
        measures.MapGet("/{measure}/observations.sdmx-csv", MeasureTrendEndpoint.Sdmx).WithName("listObservationsSdmx")
            .WithSummary("Give out a measure's values of every series, as SDMX-CSV 2.0")
            .AnswersFile<Page<ObservationDocument>>(Form.Sdmx, like: "listObservations").Refuses(MeasureRefusals.NotFound);
        measures.MapForms<MeasureTrendDocument>("/{measure}/trend",
            (routes, path) => routes.MapGet(path, MeasureTrendEndpoint.Read), "readMeasureTrend",
            "Read a measure's course, beside others and its targets", FormChoice.OfPicture, route =>
                route.Refuses(MeasureRefusals.NotFound));
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
