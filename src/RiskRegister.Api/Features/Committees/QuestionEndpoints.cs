using System.Text.Json;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Api.Features.Committees;

/// <summary>Questions and their answers: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class QuestionEndpoints
{
    public static readonly QueryParameter State = QueryParameter.OneOf<QuestionState>("state", "Questions that stand so.");

    public static readonly QueryParameter Meeting = OfMeeting("meeting", "Questions asked at this meeting.");

    public static readonly QueryParameter ArisingAt = OfMeeting("arisingAt",
        "Matters arising at this meeting: what its body asked before, and is open or was answered since the body met last.");

    public static readonly QueryParameter Post =
        QueryParameter.Text("post", "Questions that this post is to answer.", EntryLimits.Owner, "Head of Waste Management");

    // GET /questions
    public static async Task<Outcome> List(HttpContext http, QueryValues query, ReadQuestions questions)
    {
        var filter = new QuestionFilter
        {
            State = EnumNames.TryParse<QuestionState>(query[State], out var state) ? state : null,
            Meeting = Guid.TryParseExact(query[Meeting], "D", out var meeting) ? meeting : null,
            Post = query[Post],
            ArisingAt = Guid.TryParseExact(query[ArisingAt], "D", out var arisingAt) ? arisingAt : null,
        };
        var (list, limit) = (EntityTag.Context("questions", filter), Page.LimitOf(query));
        var after = Cursor.Read(query, list)?.IdAsGuid(query);
        if (query.Problem is { } wrong) return wrong;
        return Write(http, await questions.Page(http.Actor(), filter, after, limit + 1, http.RequestAborted), list, limit);
    }

    // GET /entries/{reference}/questions
    public static Task<Outcome> OfEntry(string reference, HttpContext http, QueryValues query, ReadQuestions questions) =>
        Page.OfPart(http, query, "questions", read => questions.OfEntry(http.Actor(), reference, read, http.RequestAborted),
            row => row.Id,
            (writer, row) => JsonSerializer.Serialize(writer, QuestionDocument.Of(row), CommitteeJson.Sent.QuestionDocument));

    // POST /questions
    public static async Task<Outcome> Ask(HttpContext http, IdempotentPosts posts)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            foreach (var needed in (string[])["meeting", "askedBy", "text", "entries"]) members.Require(needed);
            var (meeting, patch) = (members.Text("meeting").Or(null), Patch(members));
            return Show(await KeepQuestions.Ask(connection, http.Actor(), meeting, patch, faults, http.RequestAborted),
                StatusCodes.Status201Created);
        });
    }

    // GET /questions/{question}
    public static async Task<Outcome> Read(string question, HttpContext http, ReadQuestions questions) =>
        Show(await questions.One(http.Actor(), question, http.RequestAborted));

    // PATCH /questions/{question}
    public static async Task<Outcome> Change(string question, HttpContext http, ReadQuestions questions, KeepQuestions keep)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var (found, missing) = await questions.One(http.Actor(), question, http.RequestAborted);
        if (missing is not null) return missing;
        if (wrong is not null) return wrong;
        var (isExpected, unmatched) = Expected(http);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var patch = Patch(new JsonMembers(body!.Root, "", faults));
        return Show(await keep.Change(http.Actor(), found!.Id, isExpected, patch, faults, http.RequestAborted));
    }

    // POST /questions/{question}/answer
    public static Task<Outcome> Answer(string question, HttpContext http, IdempotentPosts posts, ReadQuestions questions) =>
        Act(question, http, posts, questions, row => KeepQuestions.NotYours(row, http.Actor()),
            (connection, id, isExpected, members, faults) =>
        {
            var text = members.Text("text").Or(null);
            members.Close();
            return KeepQuestions.Answer(connection, http.Actor(), id, isExpected, text is null ? null : TextRules.Prose(text), faults,
                http.RequestAborted);
        });

    // POST /questions/{question}/withdrawal
    public static Task<Outcome> Withdraw(string question, HttpContext http, IdempotentPosts posts, ReadQuestions questions) =>
        Act(question, http, posts, questions, _ => null, (connection, id, isExpected, members, faults) =>
        {
            var reason = members.Text("reason").Or(null);
            members.Close();
            return KeepQuestions.Withdraw(connection, http.Actor(), id, isExpected, reason, faults, http.RequestAborted);
        });

    static async Task<Outcome> Act(
        string question, HttpContext http, IdempotentPosts posts, ReadQuestions questions, Func<QuestionRow, Refusal?> notYours,
        Func<NpgsqlConnection, Guid, Func<QuestionRow, bool>, JsonMembers, Faults, Task<Result<QuestionRow>>> post)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var (found, missing) = await questions.One(http.Actor(), question, http.RequestAborted);
        if ((missing ?? notYours(found!)) is { } refusal) return refusal;
        if (wrong is not null) return wrong;
        return await posts.Run(http, body!.Hash, async connection =>
        {
            var (isExpected, unmatched) = Expected(http);
            if (unmatched is not null) return unmatched;
            var faults = new Faults();
            return Show(await post(connection, found!.Id, isExpected, new JsonMembers(body.Root, "", faults), faults));
        });
    }

    static QueryParameter OfMeeting(string name, string description) => QueryParameter.Matching(name, description,
        value => Guid.TryParseExact(value, "D", out _), "a meeting's id",
        new() { ["type"] = "string", ["format"] = "uuid", ["maxLength"] = 36 }, "8b1f7c52-6a0e-4c7e-9d52-0c2a1b6f4e11");

    static QuestionPatch Patch(JsonMembers members)
    {
        var text = members.Text("text");
        var patch = new QuestionPatch
        {
            AskedBy = CommitteeMembers.Line(members.Text("askedBy")),
            Text = text is { IsGiven: true, Value: { } said } ? TextRules.Prose(said) : text,
            Entries = members.TextArray("entries", QuestionRules.Entries),
            AssignedTo = CommitteeMembers.Line(members.Text("assignedTo", nullable: true)),
            DueOn = members.Date("dueOn"),
            Exempt = members.Flag("exempt"),
        };
        members.Close();
        return patch;
    }

    static Answer Write(HttpContext http, IReadOnlyList<QuestionRow> rows, string list, int limit) =>
        Page.Write(http, rows, limit, row => new Cursor(list, "", row.Id.ToString("D")),
            (writer, row) => JsonSerializer.Serialize(writer, QuestionDocument.Of(row), CommitteeJson.Sent.QuestionDocument));

    static Outcome Show(Result<QuestionRow> question, int status = StatusCodes.Status200OK)
    {
        if (question.Refusal is { About: QuestionRow now } stale) return new Problem(stale.Kind, stale.Detail) { ETag = TagOf(now, "now") };
        if (!question.IsDone) return question.Refusal;
        var row = question.Value;
        var body = JsonSerializer.SerializeToUtf8Bytes(QuestionDocument.Of(row), CommitteeJson.Sent.QuestionDocument);
        return new Answer(status, body)
        {
            ETag = TagOf(row, EntityTag.OfBytes(body).Trim('"')),
            Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/questions/{row.Id:D}" : null,
        };
    }

    static (Func<QuestionRow, bool> IsExpected, Problem? Unmatched) Expected(HttpContext http)
    {
        var (tags, unmatched) = EntityTag.IfMatch(http.Request, "the question");
        return (row => tags!.Any(tag => EntityTag.IsOfEntry(tag, row.Id, row.Revision)), unmatched);
    }

    static string TagOf(QuestionRow row, string context) => EntityTag.OfEntry(row.Id, row.Revision, context);
}
