using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Api.Features.Committees;

/// <summary>What is put before meetings, and where snapshots go. The ETag of an item is its meeting's.</summary>
public static class MeetingItemEndpoints
{
    // GET /snapshots/{quarter}/route
    public static async Task<Outcome> Route(string quarter, HttpContext http, ReadMeetings meetings)
    {
        var (route, missing) = await meetings.RouteOf(http.Actor(), quarter, http.RequestAborted);
        return missing is not null ? missing : Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(
            RouteDocument.Of(route!, Policies.IsInside(http.Actor())), CommitteeJson.Sent.RouteDocument));
    }

    // POST /meetings/{meeting}/items
    public static Task<Outcome> Add(string meeting, HttpContext http, IdempotentPosts posts, ReadMeetings meetings)
    {
        var item = 0;
        return MeetingEndpoints.Post(meeting, http, posts, meetings, bodyIsOptional: false, StatusCodes.Status201Created,
            async (connection, id, isExpected, members, faults) =>
            {
                var plan = CommitteeMembers.Item(members, faults);
                var (added, refusal) = await KeepMeetingItems.Add(
                    connection, http.Actor(), id, isExpected, plan, faults, http.RequestAborted);
                if (refusal is not null) return refusal;
                item = added.Item;
                return added.Meeting;
            }, () => $"/items/{item}");
    }

    // GET /meetings/{meeting}/items/{item}
    public static async Task<Outcome> Read(string meeting, int item, HttpContext http, ReadMeetings meetings)
    {
        var (found, missing) = await Find(meeting, item, http, meetings);
        if (missing is not null) return missing;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            MeetingItemDocument.Of(found!.Item(item)!), CommitteeJson.Sent.MeetingItemDocument);
        return Answer.Ok(body, MeetingTags.TagOf(http, found.Row, body));
    }

    // PATCH /meetings/{meeting}/items/{item}
    public static async Task<Outcome> Change(string meeting, int item, HttpContext http, ReadMeetings meetings, KeepMeetingItems items)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var (found, missing) = await Find(meeting, item, http, meetings);
        if (missing is not null) return missing;
        if (wrong is not null) return wrong;
        var (isExpected, unmatched) = MeetingTags.Expected(http);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var patch = CommitteeMembers.ItemPatch(new JsonMembers(body!.Root, "", faults));
        return MeetingTags.Show(
            http, await items.Change(http.Actor(), found!.Row.Id, item, isExpected, patch, faults, http.RequestAborted));
    }

    // DELETE /meetings/{meeting}/items/{item}
    public static async Task<Outcome> Remove(string meeting, int item, HttpContext http, ReadMeetings meetings, KeepMeetingItems items)
    {
        var (found, missing) = await Find(meeting, item, http, meetings);
        if (missing is not null) return missing;
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        var (isExpected, unmatched) = MeetingTags.Expected(http);
        return unmatched is not null ? unmatched
            : MeetingTags.Show(http, await items.Remove(http.Actor(), found!.Row.Id, item, isExpected, http.RequestAborted));
    }

    static async Task<Result<Meeting>> Find(string meeting, int item, HttpContext http, ReadMeetings meetings)
    {
        var found = await meetings.One(http.Actor(), meeting, http.RequestAborted);
        return found.IsDone && ReadMeetings.ItemOf(found.Value, item).Refusal is { } missing ? missing : found;
    }
}
