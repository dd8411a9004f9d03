using System.Text.Json;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Committees;

/// <summary>Committee reports of items: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class MeetingReportEndpoints
{
    // GET /meetings/{meeting}/items/{item}/report
    public static async Task<Outcome> Read(string meeting, int item, HttpContext http, ReadMeetingReports reports) =>
        Show(http, await reports.One(http.Actor(), meeting, item, http.RequestAborted));

    // PUT /meetings/{meeting}/items/{item}/report
    public static async Task<Outcome> Keep(
        string meeting, int item, HttpContext http, ReadMeetingReports reports, KeepMeetingReports keep, CommitteeReport template)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var (found, missing) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        if (missing is not null) return missing;
        if (wrong is not null) return wrong;
        var (isExpected, unmatched) = Expected(http);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var members = new JsonMembers(body!.Root, "", faults);
        var texts = ReportTextsRequest.ReadTexts(members, template, faults);
        members.Close();
        return Show(http, await keep.Keep(http.Actor(), found!.Meeting.Id, item, isExpected, texts, faults, http.RequestAborted));
    }

    // POST /meetings/{meeting}/items/{item}/report/publication
    public static async Task<Outcome> Publish(
        string meeting, int item, HttpContext http, IdempotentPosts posts, ReadMeetingReports reports, KeepMeetingReports keep)
    {
        var (found, missing) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        if (missing is not null) return missing;
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        return await posts.Run(http, [], async connection =>
        {
            var (isExpected, unmatched) = Expected(http);
            return unmatched is not null ? unmatched : Show(http, await keep.Publish(
                connection, http.Actor(), found!.Meeting.Id, item, isExpected, http.RequestAborted));
        });
    }

    // POST /meetings/{meeting}/items/{item}/report/addenda
    public static async Task<Outcome> HandOut(
        string meeting, int item, HttpContext http, IdempotentPosts posts, ReadMeetingReports reports, KeepMeetingReports keep)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var (found, missing) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        if (missing is not null) return missing;
        if (wrong is not null) return wrong;
        return await posts.Run(http, body!.Hash, async connection =>
        {
            var (isExpected, unmatched) = Expected(http);
            if (unmatched is not null) return unmatched;
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            var text = members.Text("text").Or(null);
            var plan = new AddendumPlan(text is null ? null : TextRules.Prose(text), members.Date("handedOutOn").Or(null));
            members.Close();
            return Show(http, await keep.HandOut(
                connection, http.Actor(), found!.Meeting.Id, item, isExpected, plan, faults, http.RequestAborted),
                StatusCodes.Status201Created);
        });
    }

    // GET /meetings/{meeting}/items/{item}/report/document
    public static async Task<Outcome> Document(
        string meeting, int item, HttpContext http, ReadMeetingReports reports, FrozenDocuments documents, SnapshotSummaries summaries,
        ReportForms forms)
    {
        var (report, missing) = await reports.One(http.Actor(), meeting, item, http.RequestAborted);
        if (missing is not null) return missing;
        var edition = report!.IsPublic ? Edition.Public : Edition.Full;
        var paper = await reports.Paper(http.Actor(), report, http.RequestAborted);
        var asOf = report.Publication?.Content is { } content
            ? new FrozenEdition(content.Event, report.IsPublic ? content.PublicDigest : content.FullDigest) : null;
        var outcome = await Draw(http, report, edition, paper, asOf, documents, summaries, forms);
        if (edition != Edition.Public) await Editions.RecordGiven(http, outcome);
        return outcome;
    }

    static async Task<Outcome> Draw(
        HttpContext http, MeetingReport report, Edition edition, MeetingPaper paper, FrozenEdition? asOf, FrozenDocuments documents,
        SnapshotSummaries summaries, ReportForms forms)
    {
        var name = EntityTag.OfBytes(JsonSerializer.SerializeToUtf8Bytes(new { report.Texts, paper, asOf }));
        await using var reading = documents.Begin(http, report.Quarter, FormChoice.OfCommitteeReport, $"{edition} paper {name}", edition);
        if (await reading.AnswerAtOnce(_ => true) is { } answer) return answer;
        var register = await FrozenRegisterDocument.Read(reading, edition, summaries, http.RequestAborted, asOf: asOf) with
        {
            Committee = report.Texts,
            Paper = paper,
        };
        return await CommitteeForms.Answer(http, reading, register, forms);
    }

    static Outcome Show(HttpContext http, Result<MeetingReport> report, int status = StatusCodes.Status200OK)
    {
        if (report.Refusal is { About: MeetingReport now } stale) return new Problem(stale.Kind, stale.Detail) { ETag = TagOf(now, "now") };
        if (!report.IsDone) return report.Refusal;
        var shown = report.Value;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            MeetingReportDocument.Of(shown, http.Actor()), CommitteeJson.Sent.MeetingReportDocument);
        return new Answer(status, body)
        {
            ETag = TagOf(shown, EntityTag.OfBytes(body).Trim('"')),
            Location = status == StatusCodes.Status201Created
                ? $"{RegisterApi.Base}/meetings/{shown.Meeting.Id:D}/items/{shown.Item.Item}/report" : null,
        };
    }

    static (Func<MeetingReport, bool> IsExpected, Problem? Unmatched) Expected(HttpContext http)
    {
        var (tags, unmatched) = EntityTag.IfMatch(http.Request, "the report");
        return (report => tags!.Any(tag => tag.StartsWith(TagOf(report, "")[..^1], StringComparison.Ordinal)), unmatched);
    }

    // A meeting has a report for each of its items.
    static string TagOf(MeetingReport report, string context) =>
        EntityTag.OfEntry(report.Meeting.Id, report.Revision, $"{report.Item.Item}.{context}");
}
