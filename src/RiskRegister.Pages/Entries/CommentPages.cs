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
    const string Withdrawal = Path + "/{comment}/withdraw";

    public static void MapComments(this IEndpointRouteBuilder routes)
    {
        routes.PagesFor(Right.ReadLive).MapGet(Path, Show);
        var change = routes.PagesFor(Right.ChangeEntries);
        change.MapPost(Path, Say);
        change.MapGet(Withdrawal, ShowWithdrawal);
        change.MapPost(Withdrawal, Withdraw);
    }

    // GET /entries/{reference}/comments.
    static async Task<IResult> Show(string reference, HttpContext http, ReadEntry read, ReadComments comments) =>
        await View(reference, http, read, comments, http.Request.Query["answers"].ToString(), typed: "", new FormFaults());

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

        return await View(reference, http, read, comments, answers, text, faults);
    }

    // GET /entries/{reference}/comments/{comment}/withdraw.
    static async Task<IResult> ShowWithdrawal(string reference, string comment, HttpContext http, ReadEntry read, ReadComments comments)
    {
        var (entry, found, refusal) = await Find(reference, comment, http, read, comments);
        return refusal is not null ? ErrorPageResult.Of(refusal) : ViewWithdrawal(entry!, found!, "", new FormFaults());
    }

    // POST /entries/{reference}/comments/{comment}/withdraw. A second click finds that it was withdrawn already, which is as well.
    static async Task<IResult> Withdraw(
        string reference, string comment, HttpContext http, ReadEntry read, ReadComments comments, Transactions transactions)
    {
        var (entry, found, missing) = await Find(reference, comment, http, read, comments);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var done = $"{EntryPages.PathOf(entry!)}/comments?done=withdrawn";
        if (found!.WithdrawnAt is not null) return PageRequests.SeeOther(done);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (reason, faults) = (TextRules.Line(form["reason"].ToString()), new FormFaults());
        if (reason.Length == 0) faults.Add("reason", "Say why it is withdrawn.");
        if (faults.Any) return ViewWithdrawal(entry!, found, reason, faults);
        var (_, refusal) = await transactions.Run(connection => KeepComments.Withdraw(
            connection, http.Actor(), entry!, comment, reason, new Faults(), http.RequestAborted), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther(done);
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, _ => "reason", _ => "The reason");
        return ViewWithdrawal(entry!, found, reason, faults);
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
        string reference, HttpContext http, ReadEntry read, ReadComments comments, string answers, string typed, FormFaults faults)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var (entry, refusal) = await read.Now(actor, reference, stop);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        var id = entry!.Row.Id.ToString("D");
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

    static IResult ViewWithdrawal(FoundEntry entry, CommentRow comment, string reason, FormFaults faults)
    {
        var path = $"{EntryPages.PathOf(entry)}/comments";
        return PageRequests.Page<WithdrawPage>(new
        {
            Question = $"Withdraw what {comment.By} said of {entry.Name}?",
            What = comment.Text ?? "",
            Then = "Its text will be shown to nobody any more. That there was a comment, and why it went, stays.",
            Action = $"{path}/{comment.Id:D}/withdraw",
            Back = path,
            Reason = reason,
            Faults = faults,
        }, faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
