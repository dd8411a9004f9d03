using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Entries;

/// <summary>Moves of entries between registers: asking for one, and deciding.</summary>
static class MovePages
{
    const string Asking = "/entries/{reference}/move";
    const string Deciding = "/entries/{reference}/moves/{move}/decide";

    public static void MapMoves(this IEndpointRouteBuilder routes)
    {
        var change = routes.PagesFor(Right.ChangeEntries);
        change.MapGet(Asking, ShowAsking);
        change.MapPost(Asking, Ask);
        var run = routes.PagesFor(Right.RunRegister);
        run.MapGet(Deciding, ShowDeciding);
        run.MapPost(Deciding, Decide);
    }

    // GET /entries/{reference}/move.
    static async Task<IResult> ShowAsking(string reference, HttpContext http, ReadEntry read, ReadMoves moves)
    {
        var (entry, refusal) = await Changeable(reference, http, read);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        return await moves.Of(entry!, limit: 1, http.RequestAborted) is [{ Accepted: null }]
            ? PageRequests.SeeOther($"{EntryPages.PathOf(entry!)}#moves") : Asked(entry!, "", "", new FormFaults());
    }

    // POST /entries/{reference}/move.
    static async Task<IResult> Ask(string reference, HttpContext http, ReadEntry read, Transactions transactions)
    {
        var (entry, missing) = await Changeable(reference, http, read);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (to, reason, faults) = (form["to"].ToString(), TextRules.Prose(form["reason"].ToString()), new FormFaults());
        if (!EnumNames.TryParse<RegisterLevel>(to, out var level)) faults.Add("to", "Choose the register that is to keep it.");
        if (reason.Length == 0) faults.Add("reason", "Say why.");
        if (faults.Any) return Asked(entry!, to, reason, faults);
        var (_, refusal) = await transactions.Run<MoveRow>(async connection =>
        {
            var (held, gone) = await EntryChanges.FindAndHold(connection, http.Actor(), entry!.Row.Id, http.RequestAborted);
            return gone is not null ? gone
                : await MoveEntry.Ask(connection, http.Actor(), held!, level, reason, new Faults(), http.RequestAborted);
        }, http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{EntryPages.PathOf(entry!)}?done=asked");
        if (refusal.Faults is { Any: true } wrong) faults.AddAll(wrong, path => path, NameOf);
        else if (refusal.Kind == EntryRefusals.WrongStatus || refusal.Kind == EntryRefusals.MoveAsked) faults.Add("to", refusal.Sentence);
        else return ErrorPageResult.Of(refusal);
        return Asked(entry!, to, reason, faults);
    }

    // GET /entries/{reference}/moves/{move}/decide.
    static async Task<IResult> ShowDeciding(string reference, string move, HttpContext http, ReadEntry read, ReadMoves moves)
    {
        var (entry, found, refusal) = await Find(reference, move, http, read, moves);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        return found!.Accepted is not null ? PageRequests.SeeOther($"{EntryPages.PathOf(entry!)}#moves")
            : Decided(entry!, found, entry!.Row.Revision, "", "", new FormFaults());
    }

    // POST /entries/{reference}/moves/{move}/decide.
    static async Task<IResult> Decide(
        string reference, string move, HttpContext http, ReadEntry read, ReadMoves moves, MoveEntry keep, Transactions transactions)
    {
        var (entry, found, missing) = await Find(reference, move, http, read, moves);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (decision, reason, faults) = (form["decision"].ToString(), TextRules.Prose(form["reason"].ToString()), new FormFaults());
        var revision = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? sent : 0;
        if (decision is not ("accept" or "refuse")) faults.Add("decision", "Say whether the other register is to keep it.");
        else if (decision == "refuse" && reason.Length == 0) faults.Add("reason", "Say why it is refused.");
        if (faults.Any) return Decided(entry!, found!, revision, decision, reason, faults);
        var refusal = decision == "accept"
            ? (await transactions.Run(connection => keep.Accept(connection, http.Actor(), entry!, Expected.Revision(revision), move,
                reason.Length == 0 ? null : reason, new Faults(), http.RequestAborted), http.RequestAborted)).Refusal
            : (await transactions.Run<MoveRow>(async connection =>
            {
                var (held, gone) = await EntryChanges.FindAndHold(connection, http.Actor(), entry!.Row.Id, http.RequestAborted);
                return gone is not null ? gone
                    : await MoveEntry.Refuse(connection, http.Actor(), held!, move, reason, new Faults(), http.RequestAborted);
            }, http.RequestAborted)).Refusal;
        var done = decision == "accept" ? "moved" : "stayed";
        if (refusal is null) return PageRequests.SeeOther($"{EntryPages.PathOf(entry!)}?done={done}");
        if (refusal.Kind == Refusals.Stale) return Decided(entry!, found!, entry!.Row.Revision, decision, reason, faults, isStale: true);
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, path => path, NameOf);
        return Decided(entry!, found!, revision, decision, reason, faults);
    }

    static async Task<Result<FoundEntry>> Changeable(string reference, HttpContext http, ReadEntry read)
    {
        var found = await read.Now(http.Actor(), reference, http.RequestAborted);
        return found.IsDone && EntryChanges.NotTheirs(found.Value, http.Actor()) is { } notTheirs ? notTheirs : found;
    }

    static async Task<(FoundEntry? Entry, MoveRow? Move, Refusal? Refusal)> Find(
        string reference, string move, HttpContext http, ReadEntry read, ReadMoves moves)
    {
        var (entry, missing) = await read.Now(http.Actor(), reference, http.RequestAborted);
        if (missing is not null) return (null, null, missing);
        var (found, gone) = await moves.One(http.Actor(), entry!.Row.Id.ToString("D"), move, http.RequestAborted);
        return (entry, found, gone);
    }

    static string NameOf(string path) => path == "reason" ? "The reason" : "The register";

    static IResult Asked(FoundEntry entry, string to, string reason, FormFaults faults) => PageRequests.Page<AskForMovePage>(
        new { Entry = entry, To = to, Reason = reason, Faults = faults },
        faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    static IResult Decided(
        FoundEntry entry, MoveRow move, int revision, string decision, string reason, FormFaults faults, bool isStale = false) =>
        PageRequests.Page<DecideMovePage>(
            new
            {
                Entry = entry,
                Move = move,
                Revision = revision,
                Decision = decision,
                Reason = reason,
                Faults = faults,
                IsStale = isStale,
            },
            isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
