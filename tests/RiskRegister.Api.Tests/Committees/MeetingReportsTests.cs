using RiskRegister.Api.Forms;
using RiskRegister.Api.Tests.Documents;
using RiskRegister.Api.Tests.Performance;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Documents;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Committees;

/// <summary>The committee report of a meeting's item: its texts, what publication
/// freezes, what is handed out since, and who may have it.</summary>
public sealed class MeetingReportsTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string Quarter = "2016-17-Q3";
    static readonly CommitteeReport Template = new();

    [Fact]
    public async Task Texts_begin_as_configured_are_kept_under_their_version_and_stay_as_they_were_published()
    {
        await Editor.Create(new NewEntry { Title = "Flood" });
        await Editor.Take(Quarter);
        await Editor.Found("audit", "Audit Committee of Rivers");
        var meeting = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-30"), new { snapshot = Quarter, number = "7b" });
        meeting = await Editor.PutBefore(meeting, new { entry = "CR1" });
        await Editor.Get($"{meeting.Path}/items/2/report").Problem(404, "meeting_report_not_found");
        await Editor.Get($"{meeting.Path}/items/9/report").Problem(404, "meeting_item_not_found");

        var report = await Editor.ReportOf(meeting);
        (report.Report.Revision, report.Report.Body, report.Report.Recommendation).ShouldBe(
            (0, "Audit Committee of Rivers", Template.Recommendation));
        await Editor.Send(HttpMethod.Put, report.Path, new { }).Problem(428, "match_required");
        await Editor.Send(HttpMethod.Put, report.Path, new { }, meeting.ETag).Problem(412, "stale");
        var stale = report.ETag;
        report = await Editor.Keep(report, """{"recommendation": null, "background": "It rained.", "backgroundPapers": ["Forecast"]}""");
        (report.Report.Revision, report.Report.Recommendation, report.Report.ExecutiveSummary)
            .ShouldBe((1, null, Template.ExecutiveSummary));
        (await Editor.Send(HttpMethod.Put, report.Path, new { }, stale).Problem(412, "stale")).Detail.ShouldContain("revision 1");
        report = await Editor.Keep(report, """{"recommendation": null, "background": "It rained.", "backgroundPapers": ["Forecast"]}""");
        report.Report.Revision.ShouldBe(1);
        var printed = await Editor.Printed(report);
        printed["Item"].ShouldBe(["7b"]);
        printed["Report status"].ShouldBe(["Draft, not yet published"]);
        printed["Background and advice"].First().ShouldBe("It rained.");

        await Editor.Post($"{report.Path}/addenda", new { text = "Late." }, report.ETag).Problem(409, "meeting_report_not_published");
        await Editor.Post($"{report.Path}/publication", etag: report.ETag).Problem(409, "not_published");
        await Editor.Publish(Quarter);
        await Editor.Post($"{report.Path}/publication", etag: stale).Problem(412, "stale");
        report = await Editor.Publish(report);
        (report.Report.Revision, report.Report.Publication!.Digest.Length).ShouldBe((2, 64));
        await Editor.Send(HttpMethod.Put, report.Path, new { }, report.ETag).Problem(409, "meeting_report_published");
        await Editor.Post($"{report.Path}/publication", etag: report.ETag).Problem(409, "meeting_report_published");
        meeting = await Editor.Get(meeting.Path).Meeting();
        meeting.Meeting.Items.Select(item => item.ReportPublishedAt is not null).ShouldBe([true, false]);
        await Editor.Delete($"{meeting.Path}/items/1", meeting.ETag).Problem(409, "meeting_item_in_use");

        await Editor.Change("CR1", new { title = "Flood of the meadows" });
        await Editor.Correct(Quarter, "CR1", "Its place was left out.");
        report = await Editor.HandOut(report, "It rains still.\nMuch.");
        report = await Editor.HandOut(report, "It has stopped.", "2017-02-01");
        report.Report.Addenda.Select(each => each.HandedOutOn).ShouldBe([new DateOnly(2017, 1, 30), new DateOnly(2017, 2, 1)]);
        foreach (var form in new[] { "html", "docx" })
        {
            var text = await DocumentText.Of(Editor, $"{report.Path}/document?format={form}");
            text.ShouldContain("Addendum 1: handed out at the meeting on 30 January 2017");
            text.ShouldContain("Addendum 2: handed out after the meeting on 1 February 2017");
            text.ShouldNotContain("Flood of the meadows");
            text.ShouldContain("Appendix A");
        }

        (await Editor.Get($"/api/v1/snapshots/{Quarter}/entries/CR1").Read<FrozenEntryDocument>()).Addenda.Count.ShouldBe(1);
        (await App.Ask<string>("select string_agg(action, ' ' order by id) from audit_log where action like 'meetingReport%'")).ShouldBe(
            "meetingReportKept meetingReportPublished meetingReportAddendum meetingReportAddendum");
        await ShouldNoticeTampering();
    }

    async Task ShouldNoticeTampering()
    {
        (await Verified()).ShouldBe("");
        foreach (var (change, back) in new[]
        {
            ("update meeting_report_events set actor = actor || 's' where number = 0",
                "update meeting_report_events set actor = left(actor, -1) where number = 0"),
            ("create table kept as select * from meeting_report_events where number = 2; delete from meeting_report_events "
                + "where number = 2",
                "insert into meeting_report_events select * from kept"),
        })
        {
            await Tamper(change);
            (await Verified()).ShouldBe("meetingReport");
            await Tamper(back);
            (await Verified()).ShouldBe("");
        }
    }

    Task Tamper(string change) => App.Do($"""
        set session_replication_role = replica;
        alter table meeting_report_events disable trigger all;
        {change};
        alter table meeting_report_events enable always trigger append_only;
        """);

    async Task<string> Verified() => string.Join(' ', (await Editor.Get("/api/v1/verification").Json())["failures"]!.AsArray()
        .Select(failure => failure!["kind"]!.GetValue<string>()));

    [Fact]
    public async Task Readers_have_public_bodies_published_reports_and_nothing_exempt_whenever_that_is_said()
    {
        const string Secret = "Pelican";
        var open = await Editor.Create(new NewEntry { Title = "Flood of the weir" });
        await Editor.Create(new NewEntry { Title = "Drought", Owners = ["Head of Parks"] });
        await Editor.Create(new NewEntry { Title = Secret, Exempt = new { paragraph = "3", reason = "A bid" } });
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
        await Editor.Found("audit");
        await Editor.Found("team", isPublic: false);
        var before = await Editor.Conclude(await Editor.Plan("audit", "2017-01-05"));
        await Editor.Ask(before, "CR1", "Whose weir is it?");
        await Editor.Ask(before, "CR2", "Whose wells are they?");
        await Editor.Ask(before, "CR3", $"Who is {Secret}?");
        var snapshot = new { snapshot = Quarter };
        var meeting = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-30"), snapshot);
        var closed = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-31"), new { snapshot = Quarter, part = 2 });
        var team = await Editor.PutBefore(await Editor.Plan("team", "2017-01-30"), snapshot);
        var (reader, full, owner, auditor) = (await App.Client(Role.Reader), await App.Client([Role.Reader], [], fullEdition: true),
            await App.Client(Role.Owner, "Head of Parks"), await App.Client(Role.Auditor));

        var reason = new { reasonForPartTwo = $"A bid of {Secret} is awaited." };
        var report = await Editor.Keep(await Editor.ReportOf(meeting), reason);
        foreach (var outsider in new[] { reader, full, owner })
            await outsider.Get($"{report.Path}/document").Problem(404, "meeting_report_not_found");
        (await auditor.Printed(report))["Report status"].ShouldBe(["Draft, not yet published"]);
        report = await Editor.Publish(report);
        var inTwo = await Editor.Publish(await Editor.Keep(await Editor.ReportOf(closed), reason));
        var inside = await Editor.Publish(await Editor.ReportOf(team));

        foreach (var each in new[] { reader, full, owner, Editor })
        {
            var text = await DocumentText.Of(each, $"{report.Path}/document?format=html");
            text.ShouldContain("Whose weir is it?");
            text.ShouldContain("Part I: open to press and public");
            text.ShouldNotContain(Secret);
        }

        (await owner.Get(report.Path).Report()).Report.ReasonForPartTwo.ShouldBeNull();
        await reader.Get(report.Path).Problem(403, "role_required");
        await reader.Get($"{inTwo.Path}/document").Problem(404, "meeting_item_not_found");
        await reader.Get($"{inside.Path}/document").Problem(404, "meeting_not_found");
        foreach (var each in new[] { full, auditor, Editor })
        {
            var text = await DocumentText.Of(each, $"{inTwo.Path}/document?format=html");
            text.ShouldContain($"A bid of {Secret} is awaited.");
            text.ShouldContain($"Who is {Secret}?");
            text.ShouldContain("the public interest in maintaining the exemption outweighs");
        }

        (await App.Ask<long>("select count(*) from audit_log where action = 'fullEditionRead' and detail ->> 'path' like "
            + "'%/report/document'"))
            .ShouldBe(3);
        var item = $"{closed.Path}/items/1";
        await Editor.Patch(item, new { part = 1 }, (await Editor.Get(closed.Path).Meeting()).ETag).Problem(409, "meeting_report_published");

        // What is made exempt afterwards leaves what was published at once, and does not come back as it stood when that is lifted.
        await Editor.Change(open, new { exempt = new { paragraph = "1", reason = "Names a person" } });
        await Editor.Correct(Quarter, "CR1", "It names a person.");
        await ShouldHaveLeft(reader, report);
        await Editor.Change("CR1", """{"exempt": null, "title": "Flood of a weir"}""");
        await Editor.Correct(Quarter, "CR1", "Nobody is named any more.");
        (await DocumentText.Of(reader, $"{report.Path}/document?format=html")).ShouldSatisfyAllConditions(
            text => text.ShouldNotContain("Flood of the weir"), text => text.ShouldContain("Flood of a weir"));
        foreach (var document in new[] { "register", "highlights" })
        {
            (await DocumentText.Of(reader, $"/api/v1/snapshots/{Quarter}/{document}?format=html")).ShouldSatisfyAllConditions(
                text => text.ShouldNotContain("Flood of the weir"), text => text.ShouldContain("Flood of a weir"));
        }

        await Editor.Patch($"{meeting.Path}/items/1", new { part = 2 }, (await Editor.Get(meeting.Path).Meeting()).ETag).Meeting();
        await reader.Get($"{report.Path}/document").Problem(404, "meeting_item_not_found");
    }

    static async Task ShouldHaveLeft(HttpClient reader, HeldReport report)
    {
        var text = await DocumentText.Of(reader, $"{report.Path}/document?format=html");
        text.ShouldNotContain("Flood of the weir");
        text.ShouldNotContain("Whose weir is it?");
        text.ShouldContain("1. CR2: Councillor Holt asked on 5 January 2017: Whose wells are they?");
        text.ShouldContain("Not answered yet.");
    }

    [Fact]
    public async Task What_is_wrong_with_texts_and_addenda_is_named_and_no_report_goes_to_a_cancelled_meeting()
    {
        await Editor.Create();
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
        await Editor.Found("audit");
        var meeting = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-30"), new { snapshot = Quarter });
        var report = await Editor.ReportOf(meeting);

        var refused = await Editor.Send(HttpMethod.Put, report.Path, new
        {
            body = "Another",
            contact = "a\nb",
            recommendation = new string('a', CommitteeReportRules.LongestText + 1),
            implications = new object[] { new { heading = "", text = "x" }, new { heading = "Finance" } },
            backgroundPapers = new[] { "a\tb" },
        }, report.ETag).Problem(400, "invalid");
        refused.Errors!.Keys.ShouldBe(
            ["$.body", "$.contact", "$.recommendation", "$.implications[0].heading", "$.implications[1].text", "$.backgroundPapers[0]"],
            ignoreOrder: true);
        var most = new string('é', CommitteeReportRules.LongestText);
        report = await Editor.Keep(report, new { recommendation = most, implications = Array.Empty<object>() });
        report.Report.Recommendation.ShouldBe(most);

        report = await Editor.Publish(report);
        foreach (var (body, at) in new (string, string[])[]
        {
            ("{}", ["$.text"]), ("""{"text": " "}""", ["$.text"]), ("""{"text": "a\u0000", "on": 1}""", ["$.text", "$.on"]),
            ("""{"text": "a", "handedOutOn": "2199-01-01"}""", ["$.handedOutOn"]),
            ($$"""{"text": "{{new string('a', 20_001)}}", "handedOutOn": "1800-01-01"}""", ["$.text", "$.handedOutOn"]),
        })
        {
            (await Editor.Post($"{report.Path}/addenda", body, report.ETag).Problem(400, "invalid")).Errors!.Keys
                .ShouldBe(at, ignoreOrder: true, body);
        }

        for (var number = 1; number <= 20; number++) report = await Editor.HandOut(report, $"Sheet {number}.");
        await Editor.Post($"{report.Path}/addenda", new { text = "Sheet 21." }, report.ETag).Problem(409, "meeting_report_full");

        var cancelled = await Editor.Cancel(await Editor.PutBefore(await Editor.Plan("audit", "2017-02-28"), new { snapshot = Quarter }));
        var draft = await Editor.ReportOf(cancelled);
        await Editor.Send(HttpMethod.Put, draft.Path, new { }, draft.ETag).Problem(409, "meeting_wrong_state");
        await Editor.Post($"{draft.Path}/publication", etag: draft.ETag).Problem(409, "meeting_wrong_state");

        // What was never published goes with its item.
        var removed = await Editor.PutBefore(await Editor.Plan("audit", "2017-03-01"), new { snapshot = Quarter });
        await Editor.Keep(await Editor.ReportOf(removed), new { contact = "Rivers" });
        (await Editor.Delete($"{removed.Path}/items/1", removed.ETag).Meeting()).Meeting.Items.ShouldBeEmpty();
    }
}
