using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Dossiers;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Entries;

/// <summary>What is said of an entry.</summary>
static class CommentPages
{
    const int OnePage = 50;
    const string Path = "/entries/{reference}/comments";
    const string OneWithdrawal = Path + "/{comment}/withdraw";

    public static void MapComments(this IEndpointRouteBuilder routes)
    {
        routes.PagesFor(Right.ReadLive).MapGet(Path, Show);
        var change = routes.PagesFor(Right.ChangeEntries);
        change.MapPost(Path, Say);
        change.MapGet(OneWithdrawal, ShowWithdrawal);
        change.MapPost(OneWithdrawal, Withdraw);
    }

    // GET /entries/{reference}/comments.
    static async Task<IResult> Show(string reference, HttpContext http, ReadEntry read, ReadComments comments)
    {
        var (entry, refusal) = await read.Now(http.Actor(), reference, http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal)
            : await View(http, entry!, comments, http.Request.Query["answers"].ToString(), typed: "", new FormFaults());
    }

    // POST /entries/{reference}/comments.
    static async Task<IResult> Say(string reference, HttpContext http, ReadEntry read, ReadComments comments, Transactions transactions)
    {
        var (entry, missing) = await read.Now(http.Actor(), reference, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (text, answers, faults) = (TextRules.Prose(form["text"].ToString()), form["answers"].ToString(), new FormFaults());
        if (text.Length == 0) faults.Add("text", "Write what you have to say.");
        else
        {
            var (_, refusal) = await transactions.Run(connection => KeepComments.Add(connection, http.Actor(), entry!, text,
                answers.Length == 0 ? null : answers, new Faults(), http.RequestAborted), http.RequestAborted);
            if (refusal is null) return PageRequests.SeeOther($"{EntryPages.PathOf(entry!)}/comments?done=said");
            if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
            faults.AddAll(wrong, _ => "text", path => path == "text" ? "The comment" : "What it answers");
        }

        return await View(http, entry!, comments, answers, text, faults);
    }

    // GET /entries/{reference}/comments/{comment}/withdraw.
    static async Task<IResult> ShowWithdrawal(string reference, string comment, HttpContext http, ReadEntry read, ReadComments comments)
    {
        var (entry, found, refusal) = await Find(reference, comment, http, read, comments);
        return refusal is not null ? ErrorPageResult.Of(refusal) : WithdrawalOf(entry!, found!).Ask();
    }

    // POST /entries/{reference}/comments/{comment}/withdraw.
    static async Task<IResult> Withdraw(
        string reference, string comment, HttpContext http, ReadEntry read, ReadComments comments, Transactions transactions)
    {
        var (entry, found, missing) = await Find(reference, comment, http, read, comments);
        return missing is not null ? ErrorPageResult.Of(missing)
            : await WithdrawalOf(entry!, found!).Carry(http, found!.WithdrawnAt is not null, async reason => (await transactions.Run(
                connection => KeepComments.Withdraw(
                    connection, http.Actor(), entry!, comment, reason, new Faults(), http.RequestAborted), http.RequestAborted)).Refusal);
    }

    static async Task<(FoundEntry? Entry, CommentRow? Comment, Refusal? Refusal)> Find(
        string reference, string comment, HttpContext http, ReadEntry read, ReadComments comments)
    {
        var (entry, missing) = await read.Now(http.Actor(), reference, http.RequestAborted);
        if (missing is not null) return (null, null, missing);
        var (found, gone) = await comments.One(http.Actor(), entry!.Row.Id.ToString("D"), comment, http.RequestAborted);
        return (entry, found, gone ?? KeepComments.NotYours(found!, http.Actor()));
    }

    static async Task<IResult> View(
        HttpContext http, FoundEntry entry, ReadComments comments, string answers, string typed, FormFaults faults)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var id = entry.Row.Id.ToString("D");
        Guid? before = Guid.TryParseExact(http.Request.Query["before"], "D", out var earlier) ? earlier : null;
        var answered = answers.Length == 0 ? default : await comments.One(actor, id, answers, stop);
        var rows = (await comments.OfEntry(actor, id, _ => (before, OnePage + 1), stop)).Value ?? [];
        return PageRequests.Page<CommentsPage>(new
        {
            Entry = entry,
            Comments = rows.Take(OnePage).ToArray(),
            Before = rows.Count > OnePage ? rows[OnePage - 1].Id : (Guid?)null,
            Answered = answered.Value is { Text: not null } found ? found : null,
            Typed = typed,
            Faults = faults,
            Done = http.Request.Query["done"].ToString(),
        }, faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    static Withdrawal WithdrawalOf(FoundEntry entry, CommentRow comment) => new(
        $"Withdraw what {comment.By} said of {entry.Name}?", comment.Text ?? "",
        "Its text will be shown to nobody any more. That there was a comment, and why it went, stays.",
        $"{EntryPages.PathOf(entry)}/comments", comment.Id);
}
