using RiskRegister.Domain.Dossiers;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Dossiers;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Entries;

/// <summary>How an entry hangs together with others.</summary>
static class EntryLinkPages
{
    const string Path = "/entries/{reference}/links";

    public static void MapEntryLinks(this IEndpointRouteBuilder routes)
    {
        routes.PagesFor(Right.ReadLive).MapGet(Path, Show);
        var change = routes.PagesFor(Right.ChangeEntries);
        change.MapPost(Path, Link);
        change.MapPost(Path + "/remove", Unlink);
    }

    // GET /entries/{reference}/links.
    static async Task<IResult> Show(string reference, HttpContext http, ReadEntry read, EntryLinks links)
    {
        var (entry, refusal) = await read.Now(http.Actor(), reference, http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal) : await View(http, entry!, links, "", "", new FormFaults());
    }

    // POST /entries/{reference}/links.
    static async Task<IResult> Link(string reference, HttpContext http, ReadEntry read, EntryLinks links)
    {
        var (entry, missing) = await read.Now(http.Actor(), reference, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (relation, other, faults) = (form["relation"].ToString(), form["other"].ToString().Trim(), new FormFaults());
        if (!EnumNames.TryParse<EntryRelation>(relation, out _)) faults.Add("relation", $"Choose what {entry!.Name} does.");
        if (other.Length == 0) faults.Add("other", "Type the reference of the other entry.");
        if (faults.Any) return await View(http, entry!, links, relation, other, faults);
        var (_, refusal) = await links.Link(http.Actor(), entry!.Row.Id.ToString("D"), relation, other, http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{EntryPages.PathOf(entry)}/links?done=linked");
        if (refusal.Kind.Class == RefusalClass.Forbidden) return ErrorPageResult.Of(refusal);
        faults.Add("other", refusal.Sentence);
        return await View(http, entry, links, relation, other, faults);
    }

    // POST /entries/{reference}/links/remove. A second click finds that it is gone already, which is as well.
    static async Task<IResult> Unlink(string reference, HttpContext http, ReadEntry read, EntryLinks links)
    {
        var (entry, missing) = await read.Now(http.Actor(), reference, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (_, refusal) = await links.Unlink(
            http.Actor(), entry!.Row.Id.ToString("D"), form["relation"].ToString(), form["other"].ToString(), http.RequestAborted);
        return refusal is null || refusal.Kind == DossierRefusals.EntryLinkNotFound
            ? PageRequests.SeeOther($"{EntryPages.PathOf(entry)}/links?done=unlinked") : ErrorPageResult.Of(refusal);
    }

    static async Task<IResult> View(
        HttpContext http, FoundEntry entry, EntryLinks links, string relation, string other, FormFaults faults) =>
        PageRequests.Page<LinksPage>(new
        {
            Entry = entry,
            Links = await links.Of(http.Actor(), entry, http.RequestAborted),
            MayChange = EntryPages.MayChange(http.Actor(), entry),
            Relation = relation,
            Other = other,
            Faults = faults,
            Done = http.Request.Query["done"].ToString(),
        }, faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
