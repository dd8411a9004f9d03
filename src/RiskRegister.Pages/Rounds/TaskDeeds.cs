using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Rounds;

namespace RiskRegister.Pages.Rounds;

/// <summary>Which entries were chosen on a round's page, and what was typed about them.</summary>
/// <param name="Seen">The revision that the page showed of each, by id.</param>
public sealed record MarkDraft(IReadOnlyDictionary<Guid, int> Seen, string Reason)
{
    public static readonly MarkDraft Empty = new(new Dictionary<Guid, int>(), "");

    public IReadOnlyList<string> Entries => [.. Seen.Keys.Select(id => id.ToString("D"))];
}

/// <summary>What is said of entries in a round: their owners are reminded, they are sent back, they are signed off.</summary>
static class TaskDeeds
{
    public static void MapTaskDeeds(this IEndpointRouteBuilder routes)
    {
        var run = routes.PagesFor(Right.RunRegister);
        run.MapPost("/rounds/{round}/reminders", Remind);
        run.MapPost("/rounds/{round}/returns", Return);
        routes.PagesFor(Right.ChangeEntries).MapPost("/rounds/{round}/sign-offs", SignOff);
    }

    // POST /rounds/{round}/reminders.
    static Task<IResult> Remind(string round, HttpContext http, ReadRounds rounds, RoundSettings settings, MarkTasks mark) =>
        Mark(MarkKind.Reminded, round, http, rounds, settings, mark);

    // POST /rounds/{round}/returns.
    static Task<IResult> Return(string round, HttpContext http, ReadRounds rounds, RoundSettings settings, MarkTasks mark) =>
        Mark(MarkKind.Returned, round, http, rounds, settings, mark);

    // POST /rounds/{round}/sign-offs.
    static Task<IResult> SignOff(string round, HttpContext http, ReadRounds rounds, RoundSettings settings, MarkTasks mark) =>
        Mark(MarkKind.SignedOff, round, http, rounds, settings, mark);

    static async Task<IResult> Mark(
        MarkKind kind, string round, HttpContext http, ReadRounds rounds, RoundSettings settings, MarkTasks mark)
    {
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var draft = new MarkDraft(SeenIn(form), form["reason"].ToString().Trim());
        var (service, faults) = (form["service"].ToString(), new FormFaults());
        if (draft.Entries.Count == 0 && service.Length == 0) faults.Add("entry", "Choose the entries that are meant.");
        if (kind == MarkKind.Returned && draft.Reason.Length == 0)
            faults.Add("reason", "Say what the owners are to do before you send an entry back.");
        if (!faults.Any)
        {
            var order = service.Length > 0 ? new MarkOrder(References: null, service)
                : new MarkOrder(draft.Entries, Service: null) { Seen = draft.Seen };
            if (kind == MarkKind.Returned) order = order with { Reason = draft.Reason };
            var (marked, refusal) = await mark.Apply(http.Actor(), found!, kind, order, new Faults(), http.RequestAborted);
            if (refusal is null)
            {
                var done = new TaskQuery(found!.QuarterText, http.Request.Query).Done(marked!.Count == 0 ? "nothing" : EnumNames.Of(kind));
                return PageRequests.SeeOther(done);
            }

            if (refusal.Faults is { Any: true } wrong)
                faults.AddAll(wrong, path => path == "reason" ? path : "entry", path => path == "reason" ? "The reason" : "One entry");
            else if (refusal.Kind == RoundRefusals.TaskState || refusal.Kind == RoundRefusals.NotYourSignOff)
                faults.Add("entry", refusal.Detail);
            else return ErrorPageResult.Of(refusal);
        }

        return await RoundPages.Show(http, found!, rounds, settings, draft, faults);
    }

    // Each box is "id~revision".
    static Dictionary<Guid, int> SeenIn(IFormCollection form)
    {
        var seen = new Dictionary<Guid, int>();
        foreach (var parts in form["entry"].OfType<string>().Select(value => value.Split('~')))
        {
            if (parts.Length == 2 && Guid.TryParseExact(parts[0], "D", out var id) && int.TryParse(parts[1], NumberStyles.None,
                CultureInfo.InvariantCulture, out var revision))
                seen[id] = revision;
        }

        return seen;
    }
}
