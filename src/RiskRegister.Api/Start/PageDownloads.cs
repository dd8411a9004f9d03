using System.Security.Claims;
using RiskRegister.Api.Features.Audit;
using RiskRegister.Api.Features.Committees;
using RiskRegister.Api.Features.Dossiers;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Features.Performance;
using RiskRegister.Api.Features.Register;
using RiskRegister.Api.Features.Snapshots;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.Pages.Sessions;

namespace RiskRegister.Api.Start;

/// <summary>
/// The documents of the API for who has signed in to the pages: the same handlers, under /downloads, to be read and nothing else. The API
/// itself takes no cookie.
/// </summary>
public static class PageDownloads
{
    public static void MapPageDownloads(this WebApplication app)
    {
        var live = app.MapGroup("/downloads").ExcludeFromDescription().WithMetadata(new PageMark()).ForSessions(Right.ReadLive);
        live.MapGet("/register", RegisterEndpoints.Register).HasEditions(hasAnnex: true).Takes(RegisterForms.Layout, RegisterForms.With,
            ListForms.Owner).ComesAs(FormChoice.OfReport);
        live.MapGet("/heat-map", RegisterEndpoints.Matrix).HasEditions().TakesMatrix().ComesAs(FormChoice.OfPicture);
        live.MapGet("/trend/{reference}", ReadEntryEndpoints.Trend).HasEditions().ComesAs(FormChoice.OfPicture);
        live.MapGet("/entries/{reference}/attachments/{attachment}", AttachmentEndpoints.Download);
        live.MapGet("/entries", DownloadEntriesEndpoint.Download)
            .Takes(RegisterForms.Layout, EntryQuery.Kind, EntryQuery.Status, EntryQuery.Owner,
            EntryQuery.Service, EntryQuery.Type, MarkParameters.Response, MarkParameters.Objective, MarkParameters.Appetite,
            EntryQuery.TargetOverdue, EntryQuery.Assurance, EntryQuery.Level, EntryQuery.MoveAsked, EntryQuery.OnRegister,
            EntryQuery.MinResidual, EntryQuery.Search, EntryQuery.Overdue, EntryQuery.Measures, EntryQuery.Sort)
            .ComesAs(FormChoice.OfReport);
        app.MapGroup("/downloads").ExcludeFromDescription().WithMetadata(new PageMark()).ForSessions(Right.ReadAudit)
            .MapGet("/audit", AuditEndpoints.Read)
            .Takes(AuditEndpoints.Actor, AuditEndpoints.Entry, AuditEndpoints.Action, AuditEndpoints.OfQuarter,
                AuditEndpoints.From, AuditEndpoints.To).ComesAs(FormChoice.OfList);
        app.MapPerformanceDownloads();
        app.MapGroup("/downloads/snapshots").ExcludeFromDescription().WithMetadata(new PageMark()).ForSessions(Right.AnyCaller)
            .MapSnapshotDownloads();
        app.MapGroup("/downloads/meetings").ExcludeFromDescription().WithMetadata(new PageMark()).ForSessions(Right.AnyCaller)
            .MapGet("/{meeting}/items/{item:int}/report", MeetingReportEndpoints.Document).ComesAs(FormChoice.OfCommitteeReport);
    }

    /// <summary>The same of published snapshots and performance reports, public editions, for anybody.</summary>
    public static void MapPublishedDownloads(this WebApplication app)
    {
        var published = app.MapGroup("/downloads/published").ExcludeFromDescription().WithMetadata(new PageMark()).AllowAnonymous();
        published.AddEndpointFilter((context, next) =>
        {
            var http = context.HttpContext;
            http.User = new ClaimsPrincipal(new CallerIdentity(Actor.Nobody("public", http.AddressOfCaller(), http.TraceIdentifier)));
            return next(context);
        });
        published.MapSnapshotDownloads();
        published.MapGroup("/performance").MapReportDownloads();
    }

    static void MapPerformanceDownloads(this WebApplication app)
    {
        var measures = app.MapGroup("/downloads").ExcludeFromDescription().WithMetadata(new PageMark()).ForSessions(Right.ReadMeasures);
        measures.MapGet("/performance", PerformanceEndpoint.Read).Takes(PerformanceEndpoint.OfQuarter).ComesAs(FormChoice.OfReport);
        measures.MapGet("/measures/{measure}/trend", MeasureTrendEndpoint.Read).ComesAs(FormChoice.OfPicture);
        measures.MapGet("/measures/{measure}/observations", MeasureTrendEndpoint.Sdmx);
        app.MapGroup("/downloads/performance-reports").ExcludeFromDescription().WithMetadata(new PageMark()).ForSessions(Right.AnyCaller)
            .MapReportDownloads();
    }

    static void MapReportDownloads(this RouteGroupBuilder reports)
    {
        reports.MapGet("/{report}", ReportEndpoints.Read).HasEditions().ComesAs(FormChoice.OfReport);
        reports.MapGet("/{report}/exceptions", ReportEndpoints.Exceptions).HasEditions().ComesAs(FormChoice.OfReport);
    }

    static void MapSnapshotDownloads(this RouteGroupBuilder snapshots)
    {
        snapshots.MapGet("/{quarter}/register", FrozenRegisterEndpoints.HandleRegister).HasEditions(hasAnnex: true)
            .Takes(RegisterForms.Layout, RegisterForms.With)
            .ComesAs(FormChoice.OfReport);
        snapshots.MapGet("/{quarter}/highlights", HighlightsEndpoint.Handle).HasEditions().Takes(HighlightsEndpoint.Since)
            .ComesAs(FormChoice.OfReport);
        snapshots.MapGet("/{quarter}/report", CommitteeReportEndpoints.Read).HasEditions(hasAnnex: true)
            .Takes(CommitteeReportEndpoints.Body, CommitteeReportEndpoints.MeetingOn, CommitteeReportEndpoints.Item)
            .ComesAs(FormChoice.OfCommitteeReport);
        snapshots.MapGet("/{quarter}/matrix", FrozenRegisterEndpoints.HandleMatrix).HasEditions().TakesMatrix()
            .ComesAs(FormChoice.OfPicture);
        snapshots.MapGet("/{quarter}/entries", FrozenListEndpoints.Entries).HasEditions().ComesAs(FormChoice.OfList);
        snapshots.MapGet("/{quarter}/actions", FrozenListEndpoints.Actions).HasEditions().ComesAs(FormChoice.OfList);
    }
}
