using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Api.Features.Committees;

/// <summary>How meetings go out, and the ETags that they are changed by: a meeting's is its id and revision, and what the caller sees of
/// it.</summary>
static class MeetingTags
{
    public static (Func<MeetingRow, bool> IsExpected, Problem? Unmatched) Expected(HttpContext http)
    {
        var (tags, unmatched) = EntityTag.IfMatch(http.Request, "the meeting");
        return (row => tags!.Any(tag => EntityTag.IsOfEntry(tag, row.Id, row.Revision)), unmatched);
    }

    /// <param name="part">What was made within it, as its path goes on after the meeting's: then Location names that.</param>
    public static Outcome Show(HttpContext http, Result<Meeting> meeting, int status = StatusCodes.Status200OK, string? part = null)
    {
        if (!meeting.IsDone) return Refused(meeting.Refusal);
        var row = meeting.Value.Row;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            MeetingDocument.Of(meeting.Value, Policies.IsInside(http.Actor())), CommitteeJson.Sent.MeetingDocument);
        return new Answer(status, body)
        {
            ETag = TagOf(http, row, body),
            Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/meetings/{row.Id:D}{part}" : null,
        };
    }

    /// <summary>Of what an actor is shown; to who is not told the revision, it says nothing of what is hidden.</summary>
    public static string TagOf(HttpContext http, MeetingRow row, byte[] body) => Policies.IsInside(http.Actor())
        ? EntityTag.OfEntry(row.Id, row.Revision, EntityTag.OfBytes(body).Trim('"')) : EntityTag.OfBytes(body);

    /// <summary>Where somebody else was first, with the ETag to go on from.</summary>
    static Outcome Refused(Refusal refusal) => refusal.About is MeetingRow now
        ? new Problem(refusal.Kind, refusal.Detail) { ETag = EntityTag.OfEntry(now.Id, now.Revision, "now") } : refusal;
}

/// <summary>Who is told more than the public.</summary>
static class Policies
{
    public static bool IsInside(Actor actor) => Right.ReadLive.Allows(actor);
}
