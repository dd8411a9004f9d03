using System.Globalization;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Keys;

/// <summary>Access keys: who has one, making one, ending one.</summary>
static class KeyPages
{
    const string Path = "/keys";
    const int OnePage = 50;

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var run = routes.PagesFor(Right.Administer);
        run.MapGet(Path, List);
        run.MapGet(Path + "/new", () => View(KeyDraft.Empty, new FormFaults()));
        run.MapPost(Path + "/new", Make);
        run.MapGet(Path + "/{id}/revoke", ConfirmRevoke);
        run.MapPost(Path + "/{id}/revoke", Revoke);
    }

    // GET /keys.
    static async Task<IResult> List(HttpContext http, ReadKeys keys, TimeProvider clock)
    {
        KeyState? state = EnumNames.TryParse<KeyState>(http.Request.Query["state"], out var asked) ? asked : null;
        (DateTime, string)? after = http.Request.Query["after"].ToString().Split('~') is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            ? (new DateTime(ticks, DateTimeKind.Utc), id) : null;
        var found = await keys.Page(state, after, OnePage + 1, http.RequestAborted);
        return PageRequests.Page<KeyListPage>(new
        {
            Keys = found.Take(OnePage).ToArray(),
            State = state,
            Now = clock.GetUtcNow(),
            IsFirst = after is null,
            HasMore = found.Count > OnePage,
            Done = http.Request.Query["done"].ToString(),
        });
    }

    // POST /keys/new. The key is in this one answer and nowhere else, so that there is nothing to redirect to.
    static async Task<IResult> Make(HttpContext http, MakeKey make, RegisterSettingsInForce settings)
    {
        var (draft, faults) = (KeyDraft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        var rights = draft.ToRights(settings.Settings, faults);
        if (faults.Any) return View(draft, faults);
        var (made, refusal) = await make.Apply(http.Actor(), rights, http.RequestAborted);
        if (refusal is null) return PageRequests.Page<MadeKeyPage>(new { Made = made });
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, KeyDraft.FieldOf, KeyDraft.NameOf);
        return View(draft, faults);
    }

    // GET /keys/{id}/revoke.
    static async Task<IResult> ConfirmRevoke(string id, HttpContext http, ReadKeys keys)
    {
        var (key, refusal) = await keys.One(id, http.RequestAborted);
        return refusal is null ? PageRequests.Page<RevokeKeyPage>(new { Key = key }) : ErrorPageResult.Of(refusal);
    }

    // POST /keys/{id}/revoke. A second click finds it revoked already, which is as well.
    static async Task<IResult> Revoke(string id, HttpContext http, RevokeKey revoke) =>
        (await revoke.Apply(http.Actor(), id, http.RequestAborted)).Refusal is { } refusal
        ? ErrorPageResult.Of(refusal) : PageRequests.SeeOther($"{Path}?done=revoked");

    static IResult View(KeyDraft draft, FormFaults faults) => PageRequests.Page<NewKeyPage>(
        new { Draft = draft, Faults = faults }, faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
