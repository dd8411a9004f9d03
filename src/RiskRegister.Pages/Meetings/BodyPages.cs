using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Pages.Meetings;

/// <summary>The bodies that the register goes to.</summary>
static class BodyPages
{
    public const string Path = "/bodies";

    public static void MapBodies(this RouteGroupBuilder run)
    {
        run.MapGet(Path, async (HttpContext http, Bodies bodies) => PageRequests.Page<BodyListPage>(
            new { Bodies = await bodies.All(http.Actor(), http.RequestAborted), Done = http.Request.Query["done"].ToString() }));
        run.MapGet(Path + "/new", () => View(null, Typed.Of(day: null, ("public", "yes")), new FormFaults()));
        run.MapPost(Path + "/new", (HttpContext http, Bodies bodies) => Keep(null, http, bodies));
        run.MapGet(Path + "/{body}/change", Show);
        run.MapPost(Path + "/{body}/change", (string body, HttpContext http, Bodies bodies) => Keep(body, http, bodies));
    }

    // GET /bodies/{body}/change.
    static async Task<IResult> Show(string body, HttpContext http, Bodies bodies)
    {
        var (row, refusal) = await bodies.Find(http.Actor(), body, http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal) : View(row, Typed.Of(day: null, ("name", row!.Name), ("place", row.Place),
            ("public", row.IsPublic ? "yes" : "no"), ("position", row.Position?.ToString(CultureInfo.InvariantCulture)),
            ("revision", $"{row.Revision}")), new FormFaults());
    }

    // POST /bodies/new and /bodies/{body}/change.
    static async Task<IResult> Keep(string? key, HttpContext http, Bodies bodies)
    {
        BodyRow? present = null;
        if (key is not null)
        {
            var (row, missing) = await bodies.Find(http.Actor(), key, http.RequestAborted);
            if (missing is not null) return ErrorPageResult.Of(missing);
            present = row;
        }

        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        int? position = int.TryParse(typed["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (typed["name"].Length == 0) faults.Add("name", "Say what the body is called.");
        if (position is null && typed["position"].Length > 0) faults.Add("position", "The position must be a number, or left out.");
        if (key is null && !CommitteeRules.IsKey(typed["key"]))
            faults.Add("key", "The short name must have small letters, digits and single hyphens, as audit or full-council.");
        if (faults.Any) return View(present, typed, faults);
        var (_, refusal) = await bodies.Keep(http.Actor(), key ?? typed["key"],
            new BodyPlan(typed["name"], typed.OrNull("place"), typed["public"] == "yes", position),
            now => (now?.Revision ?? 0) == typed.Revision ? null : new Refusal(Refusals.Stale, ""), new Faults(), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{Path}?done=kept");
        if (refusal.Kind == Refusals.Stale)
        {
            faults.Add(key is null ? "key" : "name", key is null ? "There is a body of this short name already."
                : "Somebody has changed this body meanwhile. Look at it again before you change it.");
        }
        else if (refusal.Faults is { Any: true } wrong) faults.AddAll(wrong, path => path, NameOf);
        else if (refusal.Kind == CommitteeRefusals.BodyExists) faults.Add("name", refusal.Sentence);
        else return ErrorPageResult.Of(refusal);
        return View(present, typed, faults);
    }

    static string NameOf(string path) => path switch
    {
        "place" => "The place",
        "position" => "The position",
        _ => "The name",
    };

    static IResult View(BodyRow? body, Typed typed, FormFaults faults) => PageRequests.Page<BodyPage>(
        new { Body = body, Typed = typed, Faults = faults },
        faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
