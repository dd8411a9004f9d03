using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Measures;

/// <summary>Which measure is the evidence for which entry.</summary>
static class LinkPages
{
    public static void MapMeasureLinks(this IEndpointRouteBuilder routes)
    {
        var link = routes.PagesFor(Right.LinkMeasures);
        link.MapGet("/measures/link", (HttpContext http) => View(LinkDraft.Of(http.Request.Query), new FormFaults()));
        link.MapPost("/measures/link", Link);
        link.MapGet("/measures/unlink", ShowUnlink);
        link.MapPost("/measures/unlink", Unlink);
    }

    // POST /measures/link.
    static async Task<IResult> Link(HttpContext http, LinkMeasures links)
    {
        var (draft, faults) = (LinkDraft.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        if (draft.Entry.Length == 0) faults.Add("entry", "Type the reference of the entry.");
        if (draft.Measure.Length == 0) faults.Add("measure", "Type the reference of the measure.");
        if (faults.Any) return View(draft, faults);
        var (_, refusal) = await links.Link(
            http.Actor(), draft.Entry, draft.Measure, draft.Why, new ExpectedVersion<MeasureLinkRow>(null), new Faults(),
            http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{draft.Back}?done=linked");
        if (refusal.Kind == Refusals.Stale) faults.Add("measure", $"{draft.Measure} is linked to {draft.Entry} already.");
        else if (refusal.Faults is { Any: true } found) faults.AddAll(found, _ => "why", _ => "Why it is evidence");
        else faults.Add(refusal.Kind == EntryRefusals.NotFound ? "entry" : "measure", refusal.Sentence);
        return View(draft, faults);
    }

    // GET /measures/unlink.
    static async Task<IResult> ShowUnlink(HttpContext http, LinkMeasures links)
    {
        var draft = LinkDraft.Of(http.Request.Query);
        var (link, refusal) = await links.Read(http.Actor(), draft.Entry, draft.Measure, http.RequestAborted);
        return refusal is null ? PageRequests.Page<UnlinkPage>(new { Draft = draft, Link = link }) : ErrorPageResult.Of(refusal);
    }

    // POST /measures/unlink.
    static async Task<IResult> Unlink(HttpContext http, LinkMeasures links)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var draft = LinkDraft.Read(form);
        var isVersion = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var (_, refusal) = await links.Unlink(
            http.Actor(), draft.Entry, draft.Measure, new ExpectedVersion<MeasureLinkRow>(row => isVersion && row.Version == version),
            http.RequestAborted);
        return refusal is null ? PageRequests.SeeOther($"{draft.Back}?done=unlinked") : ErrorPageResult.Of(refusal);
    }

    static IResult View(LinkDraft draft, FormFaults faults) => PageRequests.Page<LinkPage>(
        new { Draft = draft, Faults = faults }, faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}

/// <summary>What was typed about a link.</summary>
/// <param name="From">"measure" or "entry": whose page the link was followed from, and who is told what was done.</param>
public sealed record LinkDraft(string Entry, string Measure, string? Why, string From)
{
    /// <summary>The page that it began from.</summary>
    public string Back => From == "entry" && Entry.Length > 0 ? $"/entries/{Uri.EscapeDataString(Entry)}"
        : Measure.Length > 0 ? $"/measures/{Uri.EscapeDataString(Measure)}" : "/measures";

    public static LinkDraft Of(IQueryCollection query) =>
        new(query["entry"].ToString().Trim(), query["measure"].ToString().Trim(), null, query["from"].ToString());

    public static LinkDraft Read(IFormCollection form) => new(
        form["entry"].ToString().Trim(), form["measure"].ToString().Trim(),
        TextRules.Line(form["why"].ToString().ReplaceLineEndings(" ")) is { Length: > 0 } why ? why : null, form["from"].ToString());
}
