using System.Globalization;
using System.Text.Json;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>The report that takes a snapshot to a committee: its texts are configured, or come with the request.</summary>
public static class CommitteeReportEndpoints
{
    public static readonly QueryParameter Body = QueryParameter.Text("body", "The committee, where it is not the one that is configured.",
        CommitteeReportRules.LongestLine, "Audit and Governance Committee");

    public static readonly QueryParameter MeetingOn = QueryParameter.Day("meetingOn", "The day of its meeting.", "2017-01-31");

    public static readonly QueryParameter Item =
        QueryParameter.Text("item", "As the agenda numbers it.", CommitteeReportRules.LongestLine, "7");

    // GET /snapshots/{quarter}/report
    public static async Task<Outcome> Read(
        string quarter, HttpContext http, QueryValues query, CommitteeReport configured, FrozenDocuments documents,
            SnapshotSummaries summaries,
        ReportForms forms)
    {
        var report = configured with
        {
            Body = query[Body] ?? configured.Body,
            MeetingOn = query[MeetingOn] is { } day ? DayOf(day) : configured.MeetingOn,
            Item = query[Item] ?? configured.Item,
        };
        await using var reading = Begin(documents, http, quarter, report, Editions.Of(query));
        if (await reading.AnswerAtOnce(_ => true) is { } answer) return answer;
        var faults = new Faults();
        CommitteeReportRules.Check(report, faults);
        return Problem.OfQuery(faults) ?? await Answer(http, reading, report, Editions.Of(query), summaries, forms);
    }

    // POST /snapshots/{quarter}/report
    public static async Task<Outcome> Draw(
        string quarter, HttpContext http, QueryValues query, CommitteeReport configured, ReadSnapshots read, FrozenDocuments documents,
        SnapshotSummaries summaries, ReportForms forms)
    {
        var (received, wrong) = await JsonBody.Read(http);
        using var body = received;
        if (await read.Missing(http.Actor(), quarter, http.RequestAborted) is { } missing) return missing;
        if (wrong is not null) return wrong;
        var faults = new Faults();
        var report = CommitteeReportRequest.Read(body!, configured, faults);
        if (Problem.OfBody(faults) is { } invalid) return invalid;
        await using var reading = Begin(documents, http, quarter, report, Editions.Of(query));
        return await reading.AnswerAtOnce(_ => true) ?? await Answer(http, reading, report, Editions.Of(query), summaries, forms);
    }

    static FrozenReading Begin(FrozenDocuments documents, HttpContext http, string quarter, CommitteeReport report, Edition edition) =>
        documents.Begin(http, quarter, FormChoice.OfCommitteeReport,
            $"{edition} report {EntityTag.OfBytes(JsonSerializer.SerializeToUtf8Bytes(report))}");

    static async Task<Outcome> Answer(
        HttpContext http, FrozenReading reading, CommitteeReport report, Edition edition, SnapshotSummaries summaries, ReportForms forms)
    {
        var register = await FrozenRegisterDocument.Read(reading, edition, summaries, http.RequestAborted) with { Committee = report };
        return await CommitteeForms.Answer(http, reading, register, forms);
    }

    static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
