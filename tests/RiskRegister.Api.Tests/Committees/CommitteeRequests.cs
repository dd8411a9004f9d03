using RiskRegister.Api.Features.Committees;
using RiskRegister.Api.Forms;
using Shouldly;

namespace RiskRegister.Api.Tests.Committees;

/// <summary>A meeting with the ETag that came with it.</summary>
public sealed record HeldMeeting(MeetingDocument Meeting, string ETag)
{
    public string Path => $"{CommitteeRequests.Meetings}/{Meeting.Id}";
}

/// <summary>A question with the ETag that came with it.</summary>
public sealed record HeldQuestion(QuestionDocument Question, string ETag)
{
    public string Path => $"{CommitteeRequests.Questions}/{Question.Id}";
}

/// <summary>The committee report of an item with the ETag that came with it.</summary>
public sealed record HeldReport(MeetingReportDocument Report, string ETag)
{
    public string Path => $"{CommitteeRequests.Meetings}/{Report.Meeting}/items/{Report.Item}/report";
}

/// <summary>Bodies, meetings, reports and questions, in a line each.</summary>
public static class CommitteeRequests
{
    public const string Bodies = "/api/v1/bodies";
    public const string Meetings = "/api/v1/meetings";
    public const string Questions = "/api/v1/questions";

    public static async Task<BodyDocument> Found(
        this HttpClient client, string key, string? name = null, bool isPublic = true, int? position = null)
    {
        var body = new Dictionary<string, object?> { ["name"] = name ?? $"Body {key}", ["public"] = isPublic, ["position"] = position };
        return await client.Send(HttpMethod.Put, $"{Bodies}/{key}", body, noneMatch: "*").Read<BodyDocument>();
    }

    public static async Task<HeldMeeting> Meeting(this Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Text());
        return new HeldMeeting(await answer.Read<MeetingDocument>(), answer.Headers.ETag!.ToString());
    }

    public static async Task<HeldQuestion> Question(this Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Text());
        return new HeldQuestion(await answer.Read<QuestionDocument>(), answer.Headers.ETag!.ToString());
    }

    public static async Task<HeldReport> Report(this Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Text());
        return new HeldReport(await answer.Read<MeetingReportDocument>(), answer.Headers.ETag!.ToString());
    }

    public static Task<HeldReport> ReportOf(this HttpClient client, HeldMeeting held, int item = 1) =>
        client.Get($"{held.Path}/items/{item}/report").Report();

    public static Task<HeldReport> Keep(this HttpClient client, HeldReport held, object texts) =>
        client.Send(HttpMethod.Put, held.Path, texts, held.ETag).Report();

    public static Task<HeldReport> Publish(this HttpClient client, HeldReport held) =>
        client.Post($"{held.Path}/publication", etag: held.ETag).Report();

    public static Task<HeldReport> HandOut(this HttpClient client, HeldReport held, string text, string? on = null) =>
        client.Post($"{held.Path}/addenda", on is null ? new { text } : new { text, handedOutOn = on }, held.ETag).Report();

    /// <summary>As it is printed: each section's heading with its paragraphs.</summary>
    public static async Task<ILookup<string, string>> Printed(this HttpClient client, HeldReport held)
    {
        var paper = await client.Get($"{held.Path}/document").Read<CommitteeReportDocument>();
        return paper.Sections.SelectMany(section => section.Paragraphs.Select(text => (section.Heading, text)))
            .Concat(paper.Facts.Select(fact => (Heading: fact.Label, text: fact.Text))).ToLookup(pair => pair.Heading, pair => pair.text);
    }

    public static Task<HeldQuestion> Ask(
        this HttpClient client, HeldMeeting at, string entry, string text = "How many?", string? post = null,
            string dueOn = "2150-01-31") =>
        client.Post(Questions, new
        {
            meeting = at.Meeting.Id,
            askedBy = "Councillor Holt",
            text,
            entries = new[] { entry },
            assignedTo = post,
            dueOn = post is null ? null : dueOn,
        }).Question();

    public static Task<HeldQuestion> Answer(this HttpClient client, HeldQuestion held, string text) =>
        client.Post($"{held.Path}/answer", new { text }, held.ETag).Question();

    public static Task<HeldMeeting> Plan(this HttpClient client, string body, string day) =>
        client.Post(Meetings, new { body, day }).Meeting();

    public static Task<HeldMeeting> PutBefore(this HttpClient client, HeldMeeting held, object item) =>
        client.Post($"{held.Path}/items", item, held.ETag).Meeting();

    public static Task<HeldMeeting> Conclude(this HttpClient client, HeldMeeting held) =>
        client.Post($"{held.Path}/conclusion", etag: held.ETag).Meeting();

    public static Task<HeldMeeting> Cancel(this HttpClient client, HeldMeeting held, string reason = "Too little business.") =>
        client.Post($"{held.Path}/cancellation", new { reason }, held.ETag).Meeting();

    public static Task<HeldMeeting> Resolve(this HttpClient client, HeldMeeting held, int item, string resolution) =>
        client.Patch($"{held.Path}/items/{item}", new { outcome = new { resolution } }, held.ETag).Meeting();
}
