using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Entries;

/// <summary>How entries begin and end: proposals, new entries, acceptance, closing and reopening.</summary>
static class LifePages
{
    const int Listed = 200;

    public static void MapEntryLife(this IEndpointRouteBuilder routes)
    {
        var change = routes.PagesFor(Right.ChangeEntries);
        change.MapGet("/entries/new", ShowNew);
        change.MapPost("/entries/new", Create);

        var run = routes.PagesFor(Right.RunRegister);
        run.MapGet("/proposals", Proposals);
        run.MapGet("/entries/{reference}/accept",
            (string reference, HttpContext http, ReadEntry read) => Show(reference, http, read, LifeDeed.Accept));
        run.MapPost("/entries/{reference}/accept", Accept);
        run.MapGet("/entries/{reference}/close",
            (string reference, HttpContext http, ReadEntry read) => Show(reference, http, read, LifeDeed.Close));
        run.MapPost("/entries/{reference}/close", Close);
        run.MapGet("/entries/{reference}/reopen",
            (string reference, HttpContext http, ReadEntry read) => Show(reference, http, read, LifeDeed.Reopen));
        run.MapPost("/entries/{reference}/reopen", Reopen);
    }

    // GET /proposals.
    static async Task<IResult> Proposals(HttpContext http, ListEntries entries)
    {
        var rows = await entries.Page(http.Actor(), new EntryFilter { Status = EntryStatus.Proposed }, EntryOrder.UpdatedAt, after: null,
            Listed + 1,
            http.RequestAborted).ToListAsync(http.RequestAborted);
        return PageRequests.Page<ProposalsPage>(new
        {
            Entries = rows.Take(Listed).Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts))).ToArray(),
            HasMore = rows.Count > Listed,
        });
    }

    // GET /entries/new: the kind first, for it says what everything else is called.
    static IResult ShowNew(HttpContext http, RegisterSettingsInForce settings)
    {
        if (!EnumNames.TryParse<EntryKind>(http.Request.Query["kind"], out var kind)) return PageRequests.Page<NewKindPage>();
        var section = new NewSection(kind, http.Actor());
        return View(Draft.Of(section, NewSection.Blank(kind), action: null), new FormFaults(), section, settings);
    }

    // POST /entries/new.
    static async Task<IResult> Create(HttpContext http, CreateEntry create, RegisterSettingsInForce settings)
    {
        var (draft, faults) = (Draft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        if (!EnumNames.TryParse<EntryKind>(draft["kind"], out var kind)) return PageRequests.SeeOther("/entries/new");
        var section = new NewSection(kind, http.Actor());
        var patch = section.Patch(draft, NewSection.Blank(kind), faults);
        if (faults.Any) return View(draft, faults, section, settings);
        EntryStatus? status = draft["status"] == "proposed" ? EntryStatus.Proposed : null;
        var (made, refusal) = await create.Apply(http.Actor(), new NewEntry(kind, status, Reference: null, patch, draft.Note),
            http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"/entries/{made!.Id:D}?done=made");
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, EntrySection.FieldOf, path => EntrySection.NameOf(path, settings.Settings.Labels));
        return View(draft, faults, section, settings);
    }

    // GET /entries/{reference}/accept, /close and /reopen.
    static async Task<IResult> Show(string reference, HttpContext http, ReadEntry read, LifeDeed deed)
    {
        var (entry, refusal) = await read.Now(http.Actor(), reference, http.RequestAborted);
        return refusal is null ? View(entry!, deed, LifeDraft.Of(entry!), new FormFaults()) : ErrorPageResult.Of(refusal);
    }

    // POST /entries/{reference}/accept.
    static Task<IResult> Accept(string reference, HttpContext http, ReadEntry read, AcceptEntry accept) =>
        Do(reference, http, read, LifeDeed.Accept,
        async (entry, draft, faults) =>
        {
            EntryReference? named = EntryReference.TryParse(draft.Reference, out var parsed) ? parsed : null;
            if (draft.Reference.Length > 0
                && named is null) faults.Add("reference", "The reference must be one, as CR5 or CO12, or be left out.");
            return faults.Any ? null
                : (await accept.Apply(http.Actor(), $"{entry.Row.Id:D}", Expected.Revision(draft.Revision), named, draft.Note,
                http.RequestAborted)).Refusal;
        });

    // POST /entries/{reference}/close.
    static Task<IResult> Close(string reference, HttpContext http, ReadEntry read, CloseEntry close) =>
        Do(reference, http, read, LifeDeed.Close,
        async (entry, draft, faults) =>
        {
            if (draft.Reason.Length == 0) faults.Add("reason", "Say why.");
            return faults.Any ? null
                : (await close.Apply(http.Actor(), $"{entry.Row.Id:D}", Expected.Revision(draft.Revision), draft.Reason, draft.Others,
                http.RequestAborted)).Refusal;
        });

    // POST /entries/{reference}/reopen.
    static Task<IResult> Reopen(string reference, HttpContext http, ReadEntry read, ReopenEntry reopen) =>
        Do(reference, http, read, LifeDeed.Reopen,
        async (entry, draft, _) =>
            (await reopen.Apply(http.Actor(), $"{entry.Row.Id:D}", Expected.Revision(draft.Revision), http.RequestAborted)).Refusal);

    static async Task<IResult> Do(
        string reference, HttpContext http, ReadEntry read, LifeDeed deed, Func<FoundEntry, LifeDraft, FormFaults, Task<Refusal?>> change)
    {
        var (entry, missing) = await read.Now(http.Actor(), reference, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (draft, faults) = (LifeDraft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        var refusal = await change(entry!, draft, faults);
        if (refusal is null && !faults.Any)
            return PageRequests.SeeOther(deed == LifeDeed.Accept ? $"/entries/{entry!.Row.Id:D}?done=accepted"
                : $"{EntryPages.PathOf(entry!)}?done={deed.Done}");
        if (refusal?.Kind == Refusals.Stale) return View(entry!, deed, draft with { Revision = entry!.Row.Revision }, faults,
            isStale: true);
        if (refusal is not null && refusal.Faults is not { Any: true }
            && refusal.Kind != EntryRefusals.ReferenceInUse) return ErrorPageResult.Of(refusal);
        if (refusal?.Faults is { Any: true } wrong) faults.AddAll(wrong, deed.FieldOf, LifeDeed.NameOf);
        else if (refusal is not null) faults.Add("reference", refusal.Sentence);
        return View(entry!, deed, draft, faults);
    }

    static IResult View(FoundEntry entry, LifeDeed deed, LifeDraft draft, FormFaults faults, bool isStale = false) =>
        PageRequests.Page<LifePage>(
        new { Entry = entry, Deed = deed, Draft = draft, Faults = faults, IsStale = isStale },
        isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    static IResult View(Draft draft, FormFaults faults, NewSection section, RegisterSettingsInForce settings) =>
        PageRequests.Page<NewEntryPage>(
        new { Draft = draft, Faults = faults, Section = section, Settings = settings },
        faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
