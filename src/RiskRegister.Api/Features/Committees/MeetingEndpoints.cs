using System.Globalization;
using System.Text.Json;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Api.Features.Committees;

/// <summary>Meetings: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class MeetingEndpoints
{
    public static readonly QueryParameter Body =
        QueryParameter.Text("body", "Meetings of this body, by what paths name it by.", CommitteeLimits.Key, "audit");

    public static readonly QueryParameter State = QueryParameter.OneOf<MeetingState>("state", "Meetings that stand so.");

    // GET /meetings
    public static async Task<Outcome> List(HttpContext http, QueryValues query, ReadMeetings meetings)
    {
        var filter = new MeetingFilter(query[Body], EnumNames.TryParse<MeetingState>(query[State], out var state) ? state : null);
        var (list, limit) = (EntityTag.Context("meetings", filter), Page.LimitOf(query));
        (DateOnly, Guid)? after = Cursor.Read(query, list) is { } cursor && cursor.KeyAsNumber(query) is { } day
            && cursor.IdAsGuid(query) is { } id
            ? (DateOnly.FromDayNumber((int)Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber)), id) : null;
        if (query.Problem is { } wrong) return wrong;
        var rows = await meetings.Page(http.Actor(), filter, after, limit + 1, http.RequestAborted);
        var isInside = Policies.IsInside(http.Actor());
        return Page.Write(http, rows, limit,
            row => new Cursor(list, row.Day.DayNumber.ToString(CultureInfo.InvariantCulture), row.Id.ToString("D")),
            (writer, row) => JsonSerializer.Serialize(writer, MeetingSummary.Of(row, isInside), CommitteeJson.Sent.MeetingSummary));
    }

    // POST /meetings
    public static async Task<Outcome> Plan(HttpContext http, IdempotentPosts posts)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            members.Require("body");
            members.Require("day");
            var (of, plan) = (members.Text("body").Or(null), CommitteeMembers.Meeting(members, hasMinutes: false));
            var planned = await KeepMeetings.Plan(connection, http.Actor(), of, plan.Day.Or(null), plan, faults, http.RequestAborted);
            return MeetingTags.Show(http, planned, StatusCodes.Status201Created);
        });
    }

    // GET /meetings/{meeting}
    public static async Task<Outcome> Read(string meeting, HttpContext http, ReadMeetings meetings) =>
        MeetingTags.Show(http, await meetings.One(http.Actor(), meeting, http.RequestAborted));

    // PATCH /meetings/{meeting}
    public static async Task<Outcome> Change(string meeting, HttpContext http, ReadMeetings meetings, KeepMeetings keep)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var (found, missing) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (missing is not null) return missing;
        if (wrong is not null) return wrong;
        var (isExpected, unmatched) = MeetingTags.Expected(http);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var patch = CommitteeMembers.Meeting(new JsonMembers(body!.Root, "", faults), hasMinutes: true);
        return MeetingTags.Show(http, await keep.Change(http.Actor(), found!.Row.Id, isExpected, patch, faults, http.RequestAborted));
    }

    // POST /meetings/{meeting}/conclusion
    public static Task<Outcome> Conclude(string meeting, HttpContext http, IdempotentPosts posts, ReadMeetings meetings,
        KeepMeetings keep) =>
        Post(meeting, http, posts, meetings, bodyIsOptional: true, StatusCodes.Status200OK, (connection, id, isExpected, members, faults) =>
        {
            var minutes = members.Text("minutes", nullable: true).Or(null);
            members.Close();
            return keep.Conclude(connection, http.Actor(), id, isExpected, minutes, faults, http.RequestAborted);
        });

    // POST /meetings/{meeting}/cancellation
    public static Task<Outcome> Cancel(string meeting, HttpContext http, IdempotentPosts posts, ReadMeetings meetings) =>
        Post(meeting, http, posts, meetings, bodyIsOptional: false, StatusCodes.Status200OK,
            (connection, id, isExpected, members, faults) =>
        {
            var reason = members.Text("reason").Or(null);
            members.Close();
            return KeepMeetings.Cancel(connection, http.Actor(), id, isExpected, reason, faults, http.RequestAborted);
        });

    // DELETE /meetings/{meeting}/cancellation
    public static async Task<Outcome> Restore(string meeting, HttpContext http, ReadMeetings meetings, KeepMeetings keep)
    {
        var (found, missing) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (missing is not null) return missing;
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        var (isExpected, unmatched) = MeetingTags.Expected(http);
        return unmatched is not null ? unmatched
            : MeetingTags.Show(http, await keep.Restore(http.Actor(), found!.Row.Id, isExpected, http.RequestAborted));
    }

    /// <summary>A POST to a meeting that is there, which acts once whatever is retried.</summary>
    internal static async Task<Outcome> Post(
        string meeting, HttpContext http, IdempotentPosts posts, ReadMeetings meetings, bool bodyIsOptional, int status,
        Func<NpgsqlConnection, Guid, Func<MeetingRow, bool>, JsonMembers, Faults, Task<Result<Meeting>>> post,
        Func<string>? part = null)
    {
        var (read, wrong) = await JsonBody.Read(http, bodyIsOptional);
        using var body = read;
        var (found, missing) = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        if (missing is not null) return missing;
        if (wrong is not null) return wrong;
        return await posts.Run(http, body!.Hash, async connection =>
        {
            var (isExpected, unmatched) = MeetingTags.Expected(http);
            if (unmatched is not null) return unmatched;
            var faults = new Faults();
            var done = await post(connection, found!.Row.Id, isExpected, new JsonMembers(body.Root, "", faults), faults);
            return MeetingTags.Show(http, done, status, part?.Invoke());
        });
    }
}
