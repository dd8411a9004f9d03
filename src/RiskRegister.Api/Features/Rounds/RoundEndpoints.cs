using System.Globalization;
using System.Text.Json;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Rounds;

/// <summary>What is done with rounds: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class RoundEndpoints
{
    // GET /rounds
    public static async Task<Outcome> List(HttpContext http, QueryValues query, ReadRounds rounds, RoundDocuments documents)
    {
        var (list, limit) = (EntityTag.Context("rounds"), Page.LimitOf(query));
        var cursor = Cursor.Read(query, list);
        if (query.Problem is { } wrong) return wrong;
        var rows = await rounds.Page(cursor?.Key, limit + 1, http.RequestAborted);
        return Page.Write(http, rows, limit, row => new Cursor(list, row.QuarterText, ""),
            (writer, row) => JsonSerializer.Serialize(writer, documents.Summary(row), RoundJson.Sent.RoundSummary));
    }

    // POST /rounds
    public static async Task<Outcome> Plan(
        HttpContext http, IdempotentPosts posts, KeepRounds keep, ReadRounds rounds, RoundDocuments documents)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var (quarter, plan) = RoundMembers.New(new JsonMembers(body.Root, "", faults), faults);
            var planned = await keep.Plan(connection, http.Actor(), quarter, plan, faults, http.RequestAborted);
            return await Show(http, connection, planned, rounds, documents, StatusCodes.Status201Created);
        });
    }

    // GET /rounds/{quarter}
    public static async Task<Outcome> Read(string round, HttpContext http, ReadRounds rounds, RoundDocuments documents)
    {
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        if (missing is not null) return missing;
        return Show(await rounds.Standing(http.Actor(), found!, http.RequestAborted), documents);
    }

    // PATCH /rounds/{quarter}
    public static async Task<Outcome> Move(
        string round, HttpContext http, KeepRounds keep, ReadRounds rounds, RoundDocuments documents)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        if (missing is not null) return missing;
        if (wrong is not null) return wrong;
        var (isExpected, unmatched) = Expected(http, round);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var plan = RoundMembers.Plan(new JsonMembers(body!.Root, "", faults));
        var moved = await keep.Move(http.Actor(), found!.QuarterText, isExpected, plan, faults, http.RequestAborted);
        return moved.IsDone ? Show(await rounds.Standing(http.Actor(), moved.Value, http.RequestAborted), documents)
            : Refused(moved.Refusal);
    }

    // POST /rounds/{quarter}/opening
    public static Task<Outcome> Open(
        string round, HttpContext http, IdempotentPosts posts, KeepRounds keep, ReadRounds rounds, RoundDocuments documents) =>
        Turn(round, http, posts, rounds, documents, (connection, found, isExpected) =>
            keep.Open(connection, http.Actor(), found.QuarterText, isExpected, http.RequestAborted));

    // POST /rounds/{quarter}/closure
    public static Task<Outcome> Close(
        string round, HttpContext http, IdempotentPosts posts, KeepRounds keep, ReadRounds rounds, RoundDocuments documents) =>
        Turn(round, http, posts, rounds, documents, (connection, found, isExpected) =>
            keep.Close(connection, http.Actor(), found.QuarterText, isExpected, http.RequestAborted));

    static async Task<Outcome> Turn(
        string round, HttpContext http, IdempotentPosts posts, ReadRounds rounds, RoundDocuments documents,
        Func<NpgsqlConnection, RoundRow, Func<RoundRow, bool>, Task<Result<RoundRow>>> turn)
    {
        var (found, missing) = await rounds.Find(round, http.RequestAborted);
        if (missing is not null) return missing;
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        return await posts.Run(http, [], async connection =>
        {
            var (isExpected, unmatched) = Expected(http, round);
            if (unmatched is not null) return unmatched;
            return await Show(http, connection, await turn(connection, found!, isExpected), rounds, documents, StatusCodes.Status200OK);
        });
    }

    static async Task<Outcome> Show(
        HttpContext http, NpgsqlConnection connection, Result<RoundRow> round, ReadRounds rounds, RoundDocuments documents, int status)
    {
        if (!round.IsDone) return Refused(round.Refusal);
        return Show(await rounds.Standing(connection, http.Actor(), round.Value, http.RequestAborted), documents, status);
    }

    static Answer Show(StandingRound standing, RoundDocuments documents, int status = StatusCodes.Status200OK)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(documents.Whole(standing), RoundJson.Sent.RoundDocument);
        return new Answer(status, body)
        {
            ETag = $"{Named(standing.Round)}{EntityTag.OfBytes(body).Trim('"')}\"",
            Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/rounds/{standing.Round.QuarterText}" : null,
        };
    }

    static Outcome Refused(Refusal refusal) => refusal.About is RoundRow now
        ? new Problem(refusal.Kind, refusal.Detail) { ETag = $"{Named(now)}now\"" } : refusal;

    static (Func<RoundRow, bool> IsExpected, Outcome? Unmatched) Expected(HttpContext http, string quarter)
    {
        var (tags, unmatched) = EntityTag.IfMatch(http.Request, $"the round of {quarter}");
        return (round => tags!.Any(tag => tag.StartsWith(Named(round), StringComparison.Ordinal)), unmatched);
    }

    // What an ETag begins with: counts, which are behind it, change with every entry.
    static string Named(RoundRow round) => string.Create(CultureInfo.InvariantCulture, $"\"{round.QuarterText}.{round.Revision}.");
}
