using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Entries;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.QuickUpdate;

/// <summary>One's entries one after another, with what changes from quarter to quarter, saved one by one.</summary>
static class QuickUpdatePages
{
    const string Path = "/quick-update";
    const int Listed = 200;

    public static void MapQuickUpdate(this IEndpointRouteBuilder routes)
    {
        var change = routes.PagesFor(Right.ChangeEntries);
        change.MapGet(Path, List);
        change.MapGet(Path + "/{id:guid}", Show);
        change.MapPost(Path + "/{id:guid}", Update);
    }

    // GET /quick-update: what is left to do.
    static async Task<IResult> List(HttpContext http, ListToUpdate entries) => PageRequests.Page<QuickListPage>(new
    {
        Entries = (await entries.For(http.Actor(), from: 0, Listed + 1, http.RequestAborted))
            .Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts))).ToArray(),
        Most = Listed,
        Done = http.Request.Query["done"].ToString(),
    });

    // GET /quick-update/{id}.
    static async Task<IResult> Show(Guid id, HttpContext http, ReadEntry read)
    {
        var (entry, refusal) = await Changeable(id, http, read);
        return refusal ?? View(entry!, Draft.Of(QuickSection.Of(entry!.State), entry.State, action: null).At(entry.Row.Revision),
            new FormFaults(),
            http.Request.Query["done"].ToString(), isStale: false);
    }

    // POST /quick-update/{id}: save it, or say that nothing changes; either way the next one follows.
    static async Task<IResult> Update(Guid id, HttpContext http, ReadEntry read, ChangeEntry change, ReviewEntry review,
        ListToUpdate entries, RegisterSettingsInForce settings)
    {
        var (entry, refusal) = await Changeable(id, http, read);
        if (refusal is not null) return refusal;
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var (draft, faults) = (Draft.Read(await http.Request.ReadFormAsync(stop)), new FormFaults());
        if (draft.Revision != entry!.Row.Revision) return View(entry, draft.At(entry.Row.Revision), faults, done: "", isStale: true);
        var (named, expected) = (id.ToString("D"), Expected.Revision(draft.Revision));
        Refusal? wrong;
        if (draft["does"] == "nothing") wrong = (await review.Apply(actor, named, expected, draft.Note, stop)).Refusal;
        else
        {
            var patch = QuickSection.Of(entry.State).Patch(draft, entry.State, faults);
            if (faults.Any) return View(entry, draft, faults, done: "", isStale: false);
            var (written, refused) = await change.Apply(actor, named, expected, patch, draft.Note, stop);

            // What is saved without a change has been looked at all the same.
            wrong = refused ?? (written!.Revision == draft.Revision
                ? (await review.Apply(actor, named, expected, draft.Note, stop)).Refusal : null);
        }

        if (wrong is null) return await Next(entry, actor, entries, stop);
        if (wrong.Kind == Refusals.Stale
            && wrong.About is FoundEntry now) return View(now, draft.At(now.Row.Revision), faults, done: "", isStale: true);
        if (wrong.Faults is not { Any: true } found) return ErrorPageResult.Of(wrong);
        faults.AddAll(found, EntrySection.FieldOf, path => EntrySection.NameOf(path, settings.Settings.Labels));
        return View(entry, draft, faults, done: "", isStale: false);
    }

    static async Task<IResult> Next(FoundEntry entry, Actor actor, ListToUpdate entries, CancellationToken stop)
    {
        var left = (await entries.For(actor, entry.Row.Position, limit: 2, stop)).Find(row => row.Id != entry.Row.Id);
        return PageRequests.SeeOther(left is null ? $"{Path}?done=last" : $"{Path}/{left.Id:D}?done=saved");
    }

    static async Task<(FoundEntry? Entry, IResult? Refusal)> Changeable(Guid id, HttpContext http, ReadEntry read)
    {
        var (entry, refusal) = await read.Now(http.Actor(), id.ToString("D"), http.RequestAborted);
        refusal ??= EntryChanges.NotTheirs(entry!, http.Actor());
        return refusal is null ? (entry, null) : (null, ErrorPageResult.Of(refusal));
    }

    static IResult View(FoundEntry entry, Draft draft, FormFaults faults, string done, bool isStale) => PageRequests.Page<QuickPage>(
        new { Entry = entry, Draft = draft, Faults = faults, Done = done, IsStale = isStale },
        isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}

/// <summary>What owners change from quarter to quarter: residual score, direction, and how the open actions stand.</summary>
sealed class QuickSection(IReadOnlyList<PlannedAction> open) : EntrySection
{
    public override string Name => "quick";

    public override string Title => "Quick update";

    public override IReadOnlyList<(string Field, string Called)> Fields => [];

    public static QuickSection Of(EntryState state) => new([.. state.Actions.Where(action => action.Status == ActionStatus.Open)]);

    public static string StatusOf(PlannedAction action) => string.Create(CultureInfo.InvariantCulture, $"status-{action.Id}");

    public static string ProgressOf(PlannedAction action) => string.Create(CultureInfo.InvariantCulture, $"progress-{action.Id}");

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        put("residual-impact", [Number(state.ResidualScore.Impact)]);
        put("residual-likelihood", [Number(state.ResidualScore.Likelihood)]);
        put("direction", [state.Direction.Direction is { } direction ? EnumNames.Of(direction) : ""]);
        put("narrative", [state.Direction.Narrative ?? ""]);
        foreach (var each in open)
        {
            put(StatusOf(each), [EnumNames.Of(each.Status)]);
            put(ProgressOf(each), [each.Progress ?? ""]);
        }
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        var (impact, likelihood) = (ScoresSection.Factor(draft["residual-impact"]), ScoresSection.Factor(draft["residual-likelihood"]));
        if (impact is null) faults.Add("residual-impact", "Choose the impact of the residual score.");
        if (likelihood is null) faults.Add("residual-likelihood", "Choose the likelihood of the residual score.");
        return new EntryPatch
        {
            // Left as it was, an assumed score stays one that nobody has confirmed.
            ResidualScore = impact is null || likelihood is null
                || (impact == state.ResidualScore.Impact && likelihood == state.ResidualScore.Likelihood)
                ? default : new Optional<ScorePatch>(true, ScorePatch.To(impact.Value, likelihood.Value)),
            Direction = ScoresSection.DirectionOf(draft),
            Actions = new Optional<IReadOnlyList<PlannedAction>>(true, [.. state.Actions.Select(action => Updated(action, draft))]),
        };
    }

    PlannedAction Updated(PlannedAction action, Draft draft) => !open.Contains(action) ? action : action with
    {
        Status = EnumNames.TryParse<ActionStatus>(draft[StatusOf(action)], out var status) ? status : action.Status,
        Progress = TextOrNothing(draft[ProgressOf(action)]),
    };
}
