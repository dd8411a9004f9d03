using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Pages.Meetings;

/// <summary>Members' questions: noting them, answering them, and what became of them.</summary>
static class QuestionPages
{
    const string Path = "/questions";
    const string One = Path + "/{question}";
    const int OnePage = 50;

    public static void MapQuestionPages(this IEndpointRouteBuilder routes)
    {
        var read = routes.PagesFor(Right.ReadLive);
        read.MapGet(Path, List);
        read.MapGet(One, Show);
        routes.PagesFor(Right.ChangeEntries).MapPost(One + "/answer", Answer);
        var run = routes.PagesFor(Right.RunRegister);
        run.MapGet(MeetingWords.Path + "/{meeting}/questions/new", ShowNew);
        run.MapPost(MeetingWords.Path + "/{meeting}/questions/new", Ask);
        run.MapGet(One + "/change", ShowChange);
        run.MapPost(One + "/change", Change);
        run.MapPost(One + "/withdraw", Withdraw);
    }

    // GET /questions.
    static async Task<IResult> List(HttpContext http, ReadQuestions questions)
    {
        var query = http.Request.Query;
        QuestionState? state = EnumNames.TryParse<QuestionState>(query["state"], out var asked) ? asked : null;
        Guid? after = Guid.TryParseExact(query["after"], "D", out var last) ? last : null;
        var filter = new QuestionFilter { State = state, Entry = Id("entry"), Meeting = Id("meeting"), ArisingAt = Id("arisingAt") };
        var found = await questions.Page(http.Actor(), filter, after, OnePage + 1, http.RequestAborted);
        return PageRequests.Page<QuestionListPage>(
            new { Questions = found.Take(OnePage).ToArray(), Filter = filter, IsFirst = after is null, HasMore = found.Count > OnePage });

        Guid? Id(string name) => Guid.TryParseExact(query[name], "D", out var id) ? id : null;
    }

    // GET /questions/{question}.
    static async Task<IResult> Show(string question, HttpContext http, ReadQuestions questions)
    {
        var (found, refusal) = await questions.One(http.Actor(), question, http.RequestAborted);
        return refusal is null ? View(http, found!, found!.Answer ?? "", found.Revision, new FormFaults(),
            http.Request.Query["done"].ToString())
            : ErrorPageResult.Of(refusal);
    }

    // POST /questions/{question}/answer.
    static async Task<IResult> Answer(string question, HttpContext http, ReadQuestions questions, Transactions transactions)
    {
        var (found, missing) = await questions.One(http.Actor(), question, http.RequestAborted);
        if ((missing ?? KeepQuestions.NotYours(found!, http.Actor())) is { } no) return ErrorPageResult.Of(no);
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        if (typed["text"].Length == 0) faults.Add("text", "Write the answer.");
        if (faults.Any) return View(http, found!, "", typed.Revision, faults);
        var (_, refusal) = await transactions.Run(connection => KeepQuestions.Answer(connection, http.Actor(), found!.Id,
            row => row.Revision == typed.Revision, typed["text"], new Faults(), http.RequestAborted), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{Path}/{found!.Id:D}?done=answered");
        if (refusal.About is QuestionRow now) return View(http, now, typed["text"], now.Revision, faults, isStale: true);
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, _ => "text", _ => "The answer");
        return View(http, found!, typed["text"], typed.Revision, faults);
    }

    // GET /meetings/{meeting}/questions/new.
    static async Task<IResult> ShowNew(string meeting, HttpContext http, ReadMeetings meetings)
    {
        var (found, refusal) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        return refusal is null ? ViewForm(found!.Row, null, Typed.Of(day: null), new FormFaults()) : ErrorPageResult.Of(refusal);
    }

    // POST /meetings/{meeting}/questions/new.
    static async Task<IResult> Ask(string meeting, HttpContext http, ReadMeetings meetings, Transactions transactions)
    {
        var (found, missing) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted), "dueOn"), new FormFaults());
        var patch = PatchOf(typed, faults);
        if (faults.Any) return ViewForm(found!.Row, null, typed, faults);
        var (asked, refusal) = await transactions.Run(connection => KeepQuestions.Ask(
            connection, http.Actor(), $"{found!.Row.Id:D}", patch, new Faults(), http.RequestAborted), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{Path}/{asked!.Id:D}?done=asked");
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, FieldOf, NameOf);
        return ViewForm(found!.Row, null, typed, faults);
    }

    // GET /questions/{question}/change.
    static async Task<IResult> ShowChange(string question, HttpContext http, ReadQuestions questions)
    {
        var (found, refusal) = await questions.One(http.Actor(), question, http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal) : ViewForm(null, found, Typed.Of(found!.DueOn, ("askedBy", found.AskedBy),
            ("text", found.Text), ("entries", string.Join(", ", found.Entries.Select(entry => entry.Reference ?? entry.Id.ToString("D")))),
            ("assignedTo", found.AssignedTo), ("exempt", found.SaidExempt ? "yes" : "no"), ("revision", $"{found.Revision}")),
                new FormFaults());
    }

    // POST /questions/{question}/change.
    static async Task<IResult> Change(string question, HttpContext http, ReadQuestions questions, KeepQuestions keep)
    {
        var (found, missing) = await questions.One(http.Actor(), question, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted), "dueOn"), new FormFaults());
        var patch = PatchOf(typed, faults, found!.Entries);
        if (faults.Any) return ViewForm(null, found, typed, faults);
        var (_, refusal) = await keep.Change(
            http.Actor(), found!.Id, row => row.Revision == typed.Revision, patch, new Faults(), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{Path}/{found.Id:D}?done=changed");
        if (refusal.About is QuestionRow now) return ViewForm(null, now, typed.From(now.Revision), faults, isStale: true);
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, FieldOf, NameOf);
        return ViewForm(null, found, typed, faults);
    }

    // POST /questions/{question}/withdraw. A second click finds that it was withdrawn already, which is as well.
    static async Task<IResult> Withdraw(string question, HttpContext http, ReadQuestions questions, Transactions transactions)
    {
        var (found, missing) = await questions.One(http.Actor(), question, http.RequestAborted);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var path = $"{Path}/{found!.Id:D}";
        if (found.State == QuestionState.Withdrawn) return PageRequests.SeeOther($"{path}?done=withdrawn");
        var (typed, faults) = (Typed.Read(await http.Request.ReadFormAsync(http.RequestAborted)), new FormFaults());
        if (typed["reason"].Length == 0) faults.Add("reason", "Say why it needs no answer.");
        if (faults.Any) return View(http, found, found.Answer ?? "", typed.Revision, faults);
        var (_, refusal) = await transactions.Run(connection => KeepQuestions.Withdraw(connection, http.Actor(), found.Id,
            row => row.Revision == typed.Revision, typed["reason"], new Faults(), http.RequestAborted), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{path}?done=withdrawn");
        if (refusal.About is QuestionRow now) return View(http, now, now.Answer ?? "", now.Revision, faults, isStale: true);
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, _ => "reason", _ => "The reason");
        return View(http, found, found.Answer ?? "", typed.Revision, faults);
    }

    /// <param name="present">What it is about so far: a reference that the form gave stays the
    /// entry that it was of, though another bears it by now.</param>
    static QuestionPatch PatchOf(Typed typed, FormFaults faults, IReadOnlyList<EntryOfQuestion>? present = null)
    {
        var kept = present?.ToList() ?? [];
        if (typed["askedBy"].Length == 0) faults.Add("askedBy", "Say who asked.");
        if (typed["text"].Length == 0) faults.Add("text", "Write what was asked.");
        string[] entries =
        [
            .. typed["entries"].Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(named =>
                kept.Find(each => string.Equals(each.Reference, named, StringComparison.OrdinalIgnoreCase)) is { } same && kept.Remove(same)
                    ? same.Id.ToString("D") : named),
        ];
        if (entries.Length == 0) faults.Add("entries", "Name the entry that it is about, as CR5.");
        var due = typed.Day.ToDay("dueOn", "The day", faults);
        if (typed["assignedTo"].Length > 0 && typed.Day.IsEmpty) faults.Add("dueOn", "Say by when the post is to answer.");
        return new QuestionPatch
        {
            AskedBy = typed["askedBy"],
            Text = typed["text"],
            Entries = new Optional<IReadOnlyList<string>?>(true, entries),
            AssignedTo = typed.OrNull("assignedTo"),
            DueOn = due,
            Exempt = typed["exempt"] == "yes",
        };
    }

    static string FieldOf(string path) => path.Split('[')[0] switch
    {
        "entries" => "entries",
        "askedBy" or "assignedTo" or "dueOn" => path,
        _ => "text",
    };

    static string NameOf(string path) => FieldOf(path) switch
    {
        "entries" when path == "entries" => "What it is about",
        "entries" => "An entry that it is about",
        "askedBy" => "The member's name",
        "assignedTo" => "The post",
        "dueOn" => "The day",
        _ => "The question",
    };

    static IResult View(
        HttpContext http, QuestionRow question, string text, int revision, FormFaults faults, string done = "", bool isStale = false) =>
        PageRequests.Page<QuestionPage>(new
        {
            Question = question,
            Text = text,
            Revision = revision,
            MayAnswer = Right.ChangeEntries.Allows(http.Actor()) && KeepQuestions.NotYours(question, http.Actor()) is null,
            Faults = faults,
            Done = done,
            IsStale = isStale,
        }, isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    static IResult ViewForm(MeetingRow? meeting, QuestionRow? question, Typed typed, FormFaults faults, bool isStale = false) =>
        PageRequests.Page<ChangeQuestionPage>(
            new { Meeting = meeting, Question = question, Typed = typed, Faults = faults, IsStale = isStale },
            isStale ? StatusCodes.Status409Conflict : faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
