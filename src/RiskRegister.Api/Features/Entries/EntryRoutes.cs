using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Entries;

/// <summary>Everything under /entries.</summary>
public static class EntryRoutes
{
    const string Merge = "application/merge-patch+json";

    public static void MapEntries(this RouteGroupBuilder api)
    {
        api.MapGroup("").WithTags("Entries").For(Policy.ReadLive).MapForms<Page<EntryDocument>>("/entries",
            (routes, path) => routes.MapGet(path, ReadEntryEndpoints.List), "listEntries",
            "List entries", FormChoice.OfEntries,
            route => route.Takes(EntryQuery.Kind, EntryQuery.Status, EntryQuery.Owner, EntryQuery.Service, EntryQuery.Type,
                MarkParameters.Response, MarkParameters.Objective, MarkParameters.Appetite, EntryQuery.TargetOverdue, EntryQuery.Assurance,
                EntryQuery.Level, EntryQuery.MoveAsked, EntryQuery.OnRegister,
                EntryQuery.MinResidual, EntryQuery.Search, EntryQuery.Overdue, EntryQuery.Measures, EntryQuery.UpdatedSince,
                    EntryQuery.Sort, Instants.AsOf),
            pages => pages.Takes(Page.Limit, Cursor.Parameter));
        api.MapGroup("").WithTags("Entries").For(Policy.ReadLive).MapForms<Page<ListedActionDocument>>("/actions",
            (routes, path) => routes.MapGet(path, ListActionsEndpoint.Handle),
            "listActions", "List the actions of all entries that are not closed", FormChoice.OfList,
            route => route.Takes(EntryQuery.Kind, ListActionsEndpoint.Owner, EntryQuery.Service, EntryQuery.OnRegister,
                ListActionsEndpoint.Status,
                ListActionsEndpoint.Due, ListActionsEndpoint.Overdue, EntryQuery.UpdatedSince, Instants.AsOf),
            pages => pages.Takes(Page.Limit, Cursor.Parameter));
        var entries = api.MapGroup("/entries").WithTags("Entries");
        var live = entries.MapGroup("").For(Policy.ReadLive);
        live.MapGet("/{reference}", ReadEntryEndpoints.Read).WithName("readEntry").WithSummary("Read an entry, as it is or as it stood")
            .Answers<EntryDocument>().Takes(Instants.AsOf).Refuses(EntryRefusals.NotFound, EntryRefusals.NotYours);
        live.MapGet("/{reference}/actions/{id:int}", ReadEntryEndpoints.ReadAction).WithName("readAction").WithSummary("Read an action")
            .Answers<PlannedAction>().Refuses(EntryRefusals.NotFound, EntryRefusals.ItemNotFound);
        live.MapGet("/{reference}/controls/{id:int}", ReadEntryEndpoints.ReadControl).WithName("readControl").WithSummary("Read a control")
            .Answers<Control>().Refuses(EntryRefusals.NotFound, EntryRefusals.ItemNotFound);
        live.MapGet("/{reference}/revisions", ReadEntryEndpoints.History).WithName("listRevisions")
            .WithSummary("List who changed what, last first")
            .Answers<Page<RevisionDocument>>().Takes(Page.Limit, Cursor.Parameter).Refuses(EntryRefusals.NotFound, EntryRefusals.NotYours);
        live.MapGet("/{reference}/revisions/{number:int}", ReadEntryEndpoints.Revision).WithName("readRevision")
            .WithSummary("Read a revision and the entry as it then stood")
            .Answers<RevisionWithEntryDocument>().Refuses(EntryRefusals.NotFound, EntryRefusals.RevisionNotFound, EntryRefusals.NotYours);
        live.MapForms<TrendDocument>("/{reference}/trend",
            (routes, path) => routes.MapGet(path, ReadEntryEndpoints.Trend), "readTrend", "Read an entry's scores over the snapshots",
            FormChoice.OfPicture, route => route.HasEditions().Refuses(EntryRefusals.NotFound, EntryRefusals.NotYours));
        live.MapGet("/{reference}/moves", MoveEndpoints.List).WithName("listMoves")
            .WithSummary("List the moves between registers that were asked for, the latest first").Answers<Page<MoveDocument>>()
            .Takes(Page.Limit, Cursor.Parameter).Refuses(EntryRefusals.NotFound);
        live.MapGet("/{reference}/moves/{move}", MoveEndpoints.Read).WithName("readMove").WithSummary("Read a move between registers")
            .Answers<MoveDocument>().Refuses(EntryRefusals.NotFound, EntryRefusals.MoveNotFound);

        var own = entries.MapGroup("").For(Policy.ChangeEntries);
        own.MapPost("", ChangeEntryEndpoints.Create).WithName("createEntry").WithSummary("Create an entry, or propose one")
            .Reads<CreateEntryRequest>().Answers<EntryDocument>(StatusCodes.Status201Created)
            .Refuses(EntryRefusals.NotForOwners, Refusals.Invalid, EntryRefusals.ReferenceInUse, EntryRefusals.ReferenceFar,
                EntryRefusals.ReferencesUsedUp);
        own.MapPatch("/{reference}", ChangeEntryEndpoints.Change).WithName("changeEntry").WithSummary("Change an entry")
            .Reads<EntryPatchRequest>(Merge).Changes().NeedsMatch()
            .Refuses(EntryRefusals.NotForOwners, EntryRefusals.ReferenceInUse, EntryRefusals.ReferenceFar);
        own.MapPost("/{reference}/review", ChangeEntryEndpoints.Review).WithName("reviewEntry")
            .WithSummary("Say that an entry was looked at and stands")
            .Reads<ReviewRequest>(optional: true).Changes().NeedsMatch();
        own.MapPost("/{reference}/moves", MoveEndpoints.Ask).WithName("askForMove").WithSummary("Ask that another register keep an entry")
            .Reads<MoveRequest>().Answers<MoveDocument>(StatusCodes.Status201Created).Refuses(EntryRefusals.NotFound,
                EntryRefusals.NotYours, Refusals.Invalid, EntryRefusals.WrongStatus, EntryRefusals.MoveAsked, EntryRefusals.MovesFull);
        own.MapPost("/{reference}/actions", ChangeEntryEndpoints.AppendAction).WithName("appendAction").WithSummary("Append an action")
            .Reads<NewActionRequest>().Changes().MakesPart().Refuses(EntryRefusals.TooManyItems);
        own.MapPatch("/{reference}/actions/{id:int}", ChangeEntryEndpoints.ChangeAction).WithName("changeAction")
            .WithSummary("Change an action")
            .Reads<ActionPatchRequest>(Merge).Changes().NeedsMatch().Refuses(EntryRefusals.ItemNotFound);
        own.MapDelete("/{reference}/actions/{id:int}", ChangeEntryEndpoints.RemoveAction).WithName("removeAction")
            .WithSummary("Remove an action")
            .Changes().NeedsMatch().Refuses(EntryRefusals.ItemNotFound);
        own.MapPost("/{reference}/controls", ChangeEntryEndpoints.AppendControl).WithName("appendControl").WithSummary("Append a control")
            .Reads<NewControlRequest>().Changes().MakesPart().Refuses(EntryRefusals.TooManyItems);
        own.MapPatch("/{reference}/controls/{id:int}", ChangeEntryEndpoints.ChangeControl).WithName("changeControl")
            .WithSummary("Change a control")
            .Reads<ControlPatchRequest>(Merge).Changes().NeedsMatch().Refuses(EntryRefusals.ItemNotFound);
        own.MapDelete("/{reference}/controls/{id:int}", ChangeEntryEndpoints.RemoveControl).WithName("removeControl")
            .WithSummary("Remove a control")
            .Changes().NeedsMatch().Refuses(EntryRefusals.ItemNotFound);

        var all = entries.MapGroup("").For(Policy.RunRegister);
        all.MapPost("/{reference}/acceptance", ChangeEntryEndpoints.Accept).WithName("acceptEntry")
            .WithSummary("Accept a proposal and number it")
            .Reads<AcceptanceRequest>(optional: true).Changes().NeedsMatch()
            .Refuses(EntryRefusals.ReferenceInUse, EntryRefusals.ReferenceFar, EntryRefusals.ReferencesUsedUp);
        all.MapPost("/{reference}/closure", ChangeEntryEndpoints.Close).WithName("closeEntry")
            .WithSummary("Close an entry, or refuse a proposal")
            .Reads<ClosureRequest>().Changes().NeedsMatch();
        all.MapDelete("/{reference}/closure", ChangeEntryEndpoints.Reopen).WithName("reopenEntry").WithSummary("Reopen a closed entry")
            .Changes().NeedsMatch().Refuses(EntryRefusals.ReferenceInUse);
        all.MapPost("/{reference}/moves/{move}/acceptance", MoveEndpoints.Accept).WithName("acceptMove")
            .WithSummary("Accept a move: the other register keeps the entry").Reads<MoveAcceptanceRequest>(optional: true).Changes()
            .NeedsMatch().Refuses(EntryRefusals.MoveNotFound, EntryRefusals.MoveDecided);
        all.MapPost("/{reference}/moves/{move}/refusal", MoveEndpoints.Refuse).WithName("refuseMove")
            .WithSummary("Refuse a move with a reason").Reads<MoveRefusalRequest>().Answers<MoveDocument>().Refuses(EntryRefusals.NotFound,
                EntryRefusals.NotYours, EntryRefusals.MoveNotFound, Refusals.Invalid, EntryRefusals.MoveDecided);
    }

    // What every change to an entry that exists answers and can refuse.
    static RouteHandlerBuilder Changes(this RouteHandlerBuilder route) => route.Answers<EntryDocument>()
        .Refuses(EntryRefusals.NotFound, EntryRefusals.NotYours, Refusals.Invalid, EntryRefusals.WrongStatus);
}
