using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Dossiers;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Entries;

/// <summary>One entry: to be read, and changed section by section.</summary>
static class EntryPages
{
    const int Revisions = 20;
    const int Questions = 20;
    const int Dossier = 10;

    public static void MapEntry(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.ReadLive);
        read.MapGet("/entries/{reference}", Show);

        var change = routes.PagesFor(Right.ChangeEntries);
        change.MapGet("/entries/{reference}/change/{section}", ShowSection);
        change.MapPost("/entries/{reference}/change/{section}", ChangeSection);
        change.MapPost("/entries/{reference}/review", Review);
    }

    /// <summary>Where an entry's page is: a proposal has no reference yet.</summary>
    public static string PathOf(FoundEntry entry) => $"/entries/{entry.Facts.Reference ?? entry.Row.Id.ToString("D")}";

    /// <summary>Whether an actor may change an entry that it sees.</summary>
    public static bool MayChange(Actor actor, FoundEntry entry) => Right.ChangeEntries.Allows(actor)
        && EntryChanges.NotTheirs(entry, actor) is null;

    // GET /entries/{reference}.
    static async Task<IResult> Show(string reference, HttpContext http, ReadEntry read, ReadHistory history, ReadTrend trends,
        ReadQuestions questions,
        ReadComments comments, ReadAttachments attachments, EntryLinks links, ReadMoves moves)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var (entry, refusal) = await read.Now(actor, reference, stop);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        int? before = int.TryParse(http.Request.Query["before"], out var number) && number > 0 ? number : null;
        var seesPast = actor.SeesAllEntries || EntryChanges.NotTheirs(entry!, actor) is null;
        var past = seesPast ? await history.Page(actor, entry!.Row.Id.ToString("D"), _ => (before, Revisions + 1), stop) : default;
        var trend = seesPast ? await trends.Of(actor, entry!.Row.Id.ToString("D"), publicEdition: false, stop) : default;
        return PageRequests.Page<EntryPage>(new
        {
            Entry = entry,
            MayChange = MayChange(actor, entry!),
            Revisions = past.Value is { } revisions ? await revisions.ToListAsync(stop) : [],
            Trend = trend.Value,
            Questions = await questions.Latest(actor, new QuestionFilter { Entry = entry!.Row.Id }, Questions, stop),
            Moves = await moves.Of(entry, MovesView.Most + 1, stop),
            Comments = await comments.Of(entry, Dossier, stop),
            Attachments = await attachments.Of(entry, Dossier, stop),
            Links = await links.Of(actor, entry, stop),
            Done = http.Request.Query["done"].ToString(),
        });
    }

    // GET /entries/{reference}/change/{section}.
    static async Task<IResult> ShowSection(string reference, string section, HttpContext http, ReadEntry read,
        RegisterSettingsInForce settings)
    {
        var (entry, refusal) = await Changeable(reference, http, read);
        if (refusal is not null) return refusal;
        if (EntrySection.Find(section, http.Actor()) is not { } known) return NoSection();
        var draft = Draft.Of(known, entry!.State, known.ItemIn(entry.State, http.Request.Query));
        return View(entry, known, draft, new FormFaults(), settings, now: null);
    }

    // POST /entries/{reference}/change/{section}.
    static async Task<IResult> ChangeSection(string reference, string section, HttpContext http, ReadEntry read, ChangeEntry change,
        RegisterSettingsInForce settings)
    {
        var (entry, refusal) = await Changeable(reference, http, read);
        if (refusal is not null) return refusal;
        if (EntrySection.Find(section, http.Actor()) is not { } known) return NoSection();
        var (draft, faults) = (Draft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        if (draft.Revision != entry!.Row.Revision) return Conflict(entry, known, draft, settings);
        var patch = known.Patch(draft, entry.State, faults);
        if (faults.Any) return View(entry, known, draft, faults, settings, now: null);
        var (_, wrong) = await change.Apply(http.Actor(), entry.Row.Id.ToString("D"), Expected.Revision(draft.Revision), patch, draft.Note,
            http.RequestAborted);
        if (wrong is null) return PageRequests.SeeOther($"{PathOf(entry)}?done=changed");
        if (wrong.Kind == Refusals.Stale && wrong.About is FoundEntry now) return Conflict(now, known, draft, settings);
        if (wrong.Faults is not { Any: true } found) return ErrorPageResult.Of(wrong);
        faults.AddAll(found, EntrySection.FieldOf, path => EntrySection.NameOf(path, settings.Settings.Labels));
        return View(entry, known, draft, faults, settings, now: null);
    }

    // POST /entries/{reference}/review: looked at, nothing to change.
    static async Task<IResult> Review(string reference, HttpContext http, ReadEntry read, ReviewEntry review)
    {
        var (entry, refusal) = await Changeable(reference, http, read);
        if (refusal is not null) return refusal;
        var draft = Draft.Read(await http.Request.ReadFormAsync(http.RequestAborted));
        var (_, wrong) = await review.Apply(http.Actor(), entry!.Row.Id.ToString("D"), Expected.Revision(draft.Revision), draft.Note,
            http.RequestAborted);
        if (wrong is null) return PageRequests.SeeOther($"{PathOf(entry)}?done=reviewed");
        return wrong.Kind == Refusals.Stale ? PageRequests.SeeOther($"{PathOf(entry)}?done=stale") : ErrorPageResult.Of(wrong);
    }

    static async Task<(FoundEntry? Entry, IResult? Refusal)> Changeable(string reference, HttpContext http, ReadEntry read)
    {
        var (entry, refusal) = await read.Now(http.Actor(), reference, http.RequestAborted);
        refusal ??= EntryChanges.NotTheirs(entry!, http.Actor());
        return refusal is null ? (entry, null) : (null, ErrorPageResult.Of(refusal));
    }

    static ErrorPageResult NoSection() => new(StatusCodes.Status404NotFound, "An entry has no such section, or it is not yours to change.");

    // Somebody else was quicker: what they made of it and what was typed stand side by side, and what was typed can be sent again.
    static IResult Conflict(FoundEntry now, EntrySection section, Draft draft, RegisterSettingsInForce settings) =>
        View(now, section, draft.At(now.Row.Revision), new FormFaults(), settings, Draft.Of(section, now.State, draft.ActionId));

    static IResult View(FoundEntry entry, EntrySection section, Draft draft, FormFaults faults, RegisterSettingsInForce settings,
        Draft? now) =>
        PageRequests.Page<ChangePage>(new
        {
            Entry = entry,
            Section = section,
            Draft = draft.AtLeast(entry.Row.Revision),
            Faults = faults,
            Settings = settings,
            Now = now
        },
            now is not null ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
