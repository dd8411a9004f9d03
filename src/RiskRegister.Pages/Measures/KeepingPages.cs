using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Pages.Measures;

/// <summary>Measures made and changed.</summary>
static class KeepingPages
{
    public static void MapMeasureKeeping(this IEndpointRouteBuilder routes)
    {
        var keep = routes.PagesFor(Right.KeepMeasures);
        keep.MapGet("/measures/new", () => View(null, MeasureDraft.Blank, new FormFaults()));
        keep.MapPost("/measures/new", Make);
        keep.MapGet("/measures/{measure}/change", Show);
        keep.MapPost("/measures/{measure}/change", Change);
    }

    // POST /measures/new.
    static async Task<IResult> Make(HttpContext http, Transactions transactions)
    {
        var (draft, faults) = (MeasureDraft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        var patch = draft.Patch(faults);
        if (faults.Any) return View(null, draft, faults);
        var (made, refusal) = await transactions.Run(
            connection => ChangeMeasures.Create(connection, http.Actor(), patch, draft.Note, new Faults(), http.RequestAborted),
            http.RequestAborted);
        return refusal is null ? PageRequests.SeeOther($"/measures/{made!.State.Reference}?done=made")
            : Refused(refusal, null, draft, faults);
    }

    // GET /measures/{measure}/change.
    static async Task<IResult> Show(string measure, HttpContext http, ListMeasures measures)
    {
        var (row, refusal) = await measures.Read(http.Actor(), measure, http.RequestAborted);
        return refusal is null ? View(row, MeasureDraft.Of(row!.State, row.Revision), new FormFaults()) : ErrorPageResult.Of(refusal);
    }

    // POST /measures/{measure}/change.
    static async Task<IResult> Change(string measure, HttpContext http, ListMeasures measures, ChangeMeasures change)
    {
        var (row, missing) = await measures.Read(http.Actor(), measure, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (draft, faults) = (MeasureDraft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        var patch = draft.Patch(faults);
        if (faults.Any) return View(row, draft, faults);
        var (_, refusal) = await change.Change(
            http.Actor(), measure, (_, revision) => revision == draft.Revision, patch, draft.Note, new Faults(), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"/measures/{row!.State.Reference}?done=changed");
        return refusal.About is MeasureRow now ? View(now, draft with { Revision = now.Revision }, faults, isStale: true)
            : Refused(refusal, row, draft, faults);
    }

    static IResult Refused(Refusal refusal, MeasureRow? row, MeasureDraft draft, FormFaults faults)
    {
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, MeasureDraft.FieldOf, MeasureDraft.NameOf);
        return View(row, draft, faults);
    }

    static IResult View(MeasureRow? row, MeasureDraft draft, FormFaults faults, bool isStale = false) => PageRequests.Page<MeasureFormPage>(
        new { Row = row, Draft = draft, Faults = faults, IsStale = isStale },
        isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
