using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>Everything under /entries.</summary>
public static class EntryRoutes
{
    const string Merge = "application/merge-patch+json";

    public static void MapEntries(this RouteGroupBuilder api)
    {
        var entries = api.MapGroup("/entries").WithTags("Entries");
        var live = entries.MapGroup("").For(Policy.ReadLive);
        live.MapGet("", ListEntries.Handle).WithName("listEntries").WithSummary("List entries").Answers<Page<EntryDocument>>(StatusCodes.Status200OK, FormChoice.OfList.OtherTypes)
            .ComesAs(FormChoice.OfList).Takes(ListEntries.Kind, ListEntries.Status, ListEntries.Owner, ListEntries.Service, ListEntries.Type, ListEntries.OnRegister,
                ListEntries.MinResidual, ListEntries.Search, ListEntries.Overdue, ListEntries.Sort, Instants.AsOf, Page.Limit, Cursor.Parameter);
        live.MapGet("/{reference}", ReadEntry.Handle).WithName("readEntry").WithSummary("Read an entry, as it is or as it stood")
            .Answers<EntryDocument>().Takes(Instants.AsOf).Refuses(Problems.EntryNotFound, Problems.NotYourEntry);
        live.MapGet("/{reference}/actions/{id:int}", ChangeItems.ReadAction).WithName("readAction").WithSummary("Read an action")
            .Answers<PlannedAction>().Refuses(Problems.EntryNotFound, Problems.ItemNotFound);
        live.MapGet("/{reference}/controls/{id:int}", ChangeItems.ReadControl).WithName("readControl").WithSummary("Read a control")
            .Answers<Control>().Refuses(Problems.EntryNotFound, Problems.ItemNotFound);
        live.MapGet("/{reference}/revisions", ReadHistory.HandleList).WithName("listRevisions").WithSummary("List who changed what, last first")
            .Answers<Page<RevisionDocument>>().Takes(Page.Limit, Cursor.Parameter).Refuses(Problems.EntryNotFound, Problems.NotYourEntry);
        live.MapGet("/{reference}/revisions/{number:int}", ReadHistory.HandleOne).WithName("readRevision").WithSummary("Read a revision and the entry as it then stood")
            .Answers<RevisionWithEntryDocument>().Refuses(Problems.EntryNotFound, Problems.RevisionNotFound, Problems.NotYourEntry);
        live.MapGet("/{reference}/trend", ReadTrend.Handle).WithName("readTrend").WithSummary("Read an entry's scores over the snapshots")
            .Answers<TrendDocument>(StatusCodes.Status200OK, FormChoice.OfPicture.OtherTypes).HasEditions().ComesAs(FormChoice.OfPicture).Refuses(Problems.EntryNotFound, Problems.NotYourEntry);

        var own = entries.MapGroup("").For(Policy.ChangeEntries);
        own.MapPost("", CreateEntry.Handle).WithName("createEntry").WithSummary("Create an entry, or propose one")
            .Reads<CreateEntryRequest>().Answers<EntryDocument>(StatusCodes.Status201Created)
            .Refuses(Problems.NotForOwners, Problems.Invalid, Problems.ReferenceInUse, Problems.ReferencesUsedUp);
        own.MapPatch("/{reference}", ChangeEntry.Handle).WithName("changeEntry").WithSummary("Change an entry")
            .Reads<EntryPatchRequest>(Merge).Changes().NeedsMatch().Refuses(Problems.NotForOwners, Problems.ReferenceInUse);
        own.MapPost("/{reference}/review", ReviewEntry.Handle).WithName("reviewEntry").WithSummary("Say that an entry was looked at and stands")
            .Reads<ReviewRequest>(optional: true).Changes().NeedsMatch();
        own.MapPost("/{reference}/actions", ChangeItems.AppendAction).WithName("appendAction").WithSummary("Append an action")
            .Reads<NewActionRequest>().Changes().MakesPart().Refuses(Problems.TooManyItems);
        own.MapPatch("/{reference}/actions/{id:int}", ChangeItems.ChangeAction).WithName("changeAction").WithSummary("Change an action")
            .Reads<ActionPatchRequest>(Merge).Changes().NeedsMatch().Refuses(Problems.ItemNotFound);
        own.MapDelete("/{reference}/actions/{id:int}", ChangeItems.RemoveAction).WithName("removeAction").WithSummary("Remove an action")
            .Changes().NeedsMatch().Refuses(Problems.ItemNotFound);
        own.MapPost("/{reference}/controls", ChangeItems.AppendControl).WithName("appendControl").WithSummary("Append a control")
            .Reads<NewControlRequest>().Changes().MakesPart().Refuses(Problems.TooManyItems);
        own.MapPatch("/{reference}/controls/{id:int}", ChangeItems.ChangeControl).WithName("changeControl").WithSummary("Change a control")
            .Reads<ControlPatchRequest>(Merge).Changes().NeedsMatch().Refuses(Problems.ItemNotFound);
        own.MapDelete("/{reference}/controls/{id:int}", ChangeItems.RemoveControl).WithName("removeControl").WithSummary("Remove a control")
            .Changes().NeedsMatch().Refuses(Problems.ItemNotFound);

        var all = entries.MapGroup("").For(Policy.RunRegister);
        all.MapPost("/{reference}/acceptance", AcceptEntry.Handle).WithName("acceptEntry").WithSummary("Accept a proposal and number it")
            .Reads<AcceptanceRequest>(optional: true).Changes().NeedsMatch().Refuses(Problems.ReferenceInUse, Problems.ReferencesUsedUp);
        all.MapPost("/{reference}/closure", CloseEntry.Handle).WithName("closeEntry").WithSummary("Close an entry, or refuse a proposal")
            .Reads<ClosureRequest>().Changes().NeedsMatch();
        all.MapDelete("/{reference}/closure", ReopenEntry.Handle).WithName("reopenEntry").WithSummary("Reopen a closed entry")
            .Changes().NeedsMatch().Refuses(Problems.ReferenceInUse);
    }

    /// <summary>The address of an entry: by reference where it has one that is its own, else by id.</summary>
    public static string PathOf(FoundEntry entry) => $"{RegisterApi.Base}/entries/{entry.Facts.Reference ?? entry.Row.Id.ToString("D")}";

    // What every change to an entry that exists answers and can refuse.
    static RouteHandlerBuilder Changes(this RouteHandlerBuilder route) => route.Answers<EntryDocument>()
        .Refuses(Problems.EntryNotFound, Problems.NotYourEntry, Problems.Invalid, Problems.WrongStatus);
}
