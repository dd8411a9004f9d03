using System.Globalization;
using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Rounds;
using RiskRegister.UseCases.Rounds;

namespace RiskRegister.Api.Features.Rounds;

/// <summary>Where entries stand in a round, what is said of them, and what is the caller's to do.</summary>
public static class TaskEndpoints
{
    public static readonly QueryParameter Service =
        QueryParameter.Text("service", "Entries of this service.", EntryLimits.Service, "Children's Services");
    public static readonly QueryParameter Owner =
        QueryParameter.Text("owner", "Entries of this post.", EntryLimits.Owner, "Head of Waste Management");
    public static readonly QueryParameter State = QueryParameter.OneOf<TaskState>("state", "Entries that stand so.");

    // GET /rounds/{quarter}/tasks
    public static async Task<Outcome> List(string round, HttpContext http, QueryValues query, ReadRounds rounds)
    {
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        if (missing is not null) return missing;
        var filter = new TaskFilter
        {
            Service = query[Service],
            Owner = query[Owner],
            State = EnumNames.TryParse<TaskState>(query[State], out var state) ? state : null,
        };
        var (list, limit) = (EntityTag.Context("tasks", found!.QuarterText, filter), Page.LimitOf(query));
        (long, Guid)? after = Cursor.Read(query, list) is { } cursor && cursor.KeyAsNumber(query) is { } position
            && cursor.IdAsGuid(query) is { } id ? (position, id) : null;
        if (query.Problem is { } wrong) return wrong;
        var rows = await rounds.TasksOf(http.Actor(), found, filter, after, limit + 1, http.RequestAborted);
        return Page.Write(http, rows, limit,
            row => new Cursor(list, row.Position.ToString(CultureInfo.InvariantCulture), row.Id.ToString("D")),
            (writer, row) => JsonSerializer.Serialize(writer, RoundDocuments.Of(row), RoundJson.Sent.TaskDocument));
    }

    // POST /rounds/{quarter}/returns
    public static Task<Outcome> Return(string round, HttpContext http, IdempotentPosts posts, ReadRounds rounds, MarkTasks mark) =>
        Mark(MarkKind.Returned, round, http, posts, rounds, mark);

    // POST /rounds/{quarter}/sign-offs
    public static Task<Outcome> SignOff(string round, HttpContext http, IdempotentPosts posts, ReadRounds rounds, MarkTasks mark) =>
        Mark(MarkKind.SignedOff, round, http, posts, rounds, mark);

    // POST /rounds/{quarter}/reminders
    public static Task<Outcome> Remind(string round, HttpContext http, IdempotentPosts posts, ReadRounds rounds, MarkTasks mark) =>
        Mark(MarkKind.Reminded, round, http, posts, rounds, mark);

    static async Task<Outcome> Mark(
        MarkKind kind, string round, HttpContext http, IdempotentPosts posts, ReadRounds rounds, MarkTasks mark)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        if (missing is not null) return missing;
        if (wrong is not null) return wrong;
        return await posts.Run(http, body!.Hash, async connection =>
        {
            var faults = new Faults();
            var order = RoundMembers.Mark(new JsonMembers(body.Root, "", faults), kind == MarkKind.Returned);
            var marked = await mark.Apply(connection, http.Actor(), found!, kind, order, faults, http.RequestAborted);
            return marked.Value is { } entries
                ? Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(new MarksDocument(entries), RoundJson.Sent.MarksDocument))
                : marked.Refusal!;
        });
    }

    // GET /me/tasks
    public static async Task<Outcome> Mine(HttpContext http, QueryValues query, ListMyTasks tasks)
    {
        var (list, limit) = (EntityTag.Context("my tasks"), Page.LimitOf(query));
        var after = Cursor.Read(query, list) is { } cursor ? PlaceOf(cursor, query) : null;
        if (query.Problem is { } wrong) return wrong;
        var (rows, today) = (await tasks.Page(http.Actor(), after, limit + 1, http.RequestAborted), tasks.Today);
        return Page.Write(http, rows, limit,
            row => new Cursor(list, string.Create(CultureInfo.InvariantCulture, $"{row.DueOn:O} {row.Item}"), row.Id.ToString("D")),
            (writer, row) => JsonSerializer.Serialize(writer, RoundDocuments.Of(row, today), RoundJson.Sent.MyTaskDocument));
    }

    static MyTaskPlace? PlaceOf(Cursor cursor, QueryValues query)
    {
        if (cursor.IdAsGuid(query) is not { } id) return null;
        if (cursor.Key.Split(' ') is [{ } day, { } item] && int.TryParse(item, CultureInfo.InvariantCulture, out var number)
            && DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due))
            return new MyTaskPlace(due, id, number);
        query.Fault(Cursor.Parameter, "is not a cursor that this service gave");
        return null;
    }
}
