using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.Domain.Performance.Tables;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Pages.Measures;

/// <summary>What a measure is to reach, from a day on.</summary>
static class TargetPages
{
    public static void MapTargets(this IEndpointRouteBuilder routes)
    {
        var keep = routes.PagesFor(Right.KeepMeasures);
        keep.MapGet("/measures/{measure}/targets", Show);
        keep.MapPost("/measures/{measure}/targets", Set);
    }

    // GET /measures/{measure}/targets.
    static Task<IResult> Show(string measure, HttpContext http, ListMeasures measures, SetTargets targets) =>
        View(measure, http, measures, targets, TargetDraft.Blank, new FormFaults());

    // POST /measures/{measure}/targets: set, or taken back.
    static async Task<IResult> Set(string measure, HttpContext http, ListMeasures measures, SetTargets targets)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var (row, missing) = await measures.Read(actor, measure, stop);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var form = await http.Request.ReadFormAsync(stop);
        var path = $"/measures/{row!.State.Reference}";
        if (form["does"] == "remove")
        {
            var isVersion = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
            if (!DateOnly.TryParseExact(form["valid"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new ErrorPageResult(StatusCodes.Status404NotFound, "There is no such target.");
            var (_, refused) = await targets.Remove(actor, measure,
                new ExpectedVersion<TargetRow>(target => isVersion && target.Version == version), day, stop);
            return refused is null ? PageRequests.SeeOther($"{path}?done=untargeted") : ErrorPageResult.Of(refused);
        }

        var (draft, faults) = (TargetDraft.Read(form), new FormFaults());
        var from = draft.From.ToDay("from", "From when it counts", faults);
        if (draft.From.IsEmpty) faults.Add("from", "Enter the day from which it counts.");
        var bounds = draft.Bounds(faults);
        if (faults.Any) return await View(measure, http, measures, targets, draft, faults);
        var target = new Target(from!.Value, bounds, TargetKind.Local, draft.Source.Length == 0 ? null : draft.Source);
        var (_, refusal) = await targets.Set(
            actor, measure, new ExpectedVersion<TargetRow>(null), target, draft.ToleranceOf(faults), new Faults(), stop);
        if (refusal is null) return PageRequests.SeeOther($"{path}?done=target");
        if (refusal.Kind == Refusals.Stale) faults.Add("from", "There is a target from that day already. Take it back first, below.");
        else if (refusal.Faults is { Any: true } wrong) faults.AddAll(wrong, TargetDraft.FieldOf, TargetDraft.NameOf);
        else return ErrorPageResult.Of(refusal);
        return await View(measure, http, measures, targets, draft, faults);
    }

    static async Task<IResult> View(
        string measure, HttpContext http, ListMeasures measures, SetTargets targets, TargetDraft draft, FormFaults faults)
    {
        var (row, missing) = await measures.Read(http.Actor(), measure, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (all, refusal) = await targets.All(http.Actor(), measure, http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal) : PageRequests.Page<TargetsPage>(
            new { Measure = row!.State, Targets = all, Draft = draft, Faults = faults },
            faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}

/// <summary>A target as it was typed.</summary>
public sealed record TargetDraft(
    DateParts From, string GoodFrom, string GoodTo, string AcceptableFrom, string AcceptableTo, string Tolerance, string Source)
{
    public static readonly TargetDraft Blank = new(DateParts.None, "", "", "", "", "", "");

    public static TargetDraft Read(IFormCollection form) => new(
        DateParts.Read(form, "from"), Text(form, "goodFrom"), Text(form, "goodTo"), Text(form, "acceptableFrom"),
        Text(form, "acceptableTo"),
        Text(form, "tolerance"), Text(form, "source"));

    /// <summary>What was typed wrongly is said.</summary>
    public TargetBounds Bounds(FormFaults faults)
    {
        var bounds = new TargetBounds(
            Figure("goodFrom", GoodFrom, faults), Figure("goodTo", GoodTo, faults), Figure("acceptableFrom", AcceptableFrom, faults),
            Figure("acceptableTo", AcceptableTo, faults));
        _ = ToleranceOf(faults);
        return bounds;
    }

    /// <summary>In percent; null where nothing was typed.</summary>
    public decimal? ToleranceOf(FormFaults faults) => Figure("tolerance", Tolerance, faults);

    /// <summary>The field at which a fault is mended; one of the measure as such at the first.</summary>
    public static string FieldOf(string path) => path switch
    {
        "good.from" => "goodFrom",
        "good.to" => "goodTo",
        "acceptable.from" => "acceptableFrom",
        "acceptable.to" => "acceptableTo",
        "tolerance" or "source" => path,
        _ => "from",
    };

    /// <summary>What people call what stands at a path.</summary>
    public static string NameOf(string path) => FieldOf(path) switch
    {
        "goodFrom" => "Good from",
        "goodTo" => "Good up to",
        "acceptableFrom" => "Acceptable from",
        "acceptableTo" => "Acceptable up to",
        "tolerance" => "The tolerance",
        "source" => "Who set it",
        _ => "The target:",
    };

    static decimal? Figure(string field, string text, FormFaults faults)
    {
        if (text.Length == 0) return null;
        if (PastedValues.Figure(text) is { } figure) return figure;
        faults.Add(field, "Enter a figure, such as 1,250 or 87.5.");
        return null;
    }

    static string Text(IFormCollection form, string name) => form[name].ToString().Trim();
}
