using RiskRegister.Api.Features.Committees;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain.Committees;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Committees;

/// <summary>Bodies, their meetings, what is put before these, and what the public may know of it.</summary>
public sealed class MeetingsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_body_is_kept_changed_and_removed_unless_it_has_met()
    {
        var editor = await app.Client(Role.Editor);
        using var made = await editor.Send(HttpMethod.Put, $"{CommitteeRequests.Bodies}/harbours",
            new { name = "Harbours Board", place = "Customs House", @public = false, position = 2 }, noneMatch: "*");
        made.Headers.Location!.ToString().ShouldBe($"{CommitteeRequests.Bodies}/harbours");
        (await made.Read<BodyDocument>()).ShouldSatisfyAllConditions(body => body.Public.ShouldBeFalse(),
            body => body.Position.ShouldBe(2));
        var etag = made.Headers.ETag!.Tag;
        await editor.Send(HttpMethod.Put, $"{CommitteeRequests.Bodies}/harbours", new { name = "H", @public = true }, noneMatch: "*")
            .Problem(412, "stale");
        await editor.Send(HttpMethod.Put, $"{CommitteeRequests.Bodies}/harbours", new { name = "H", @public = true })
            .Problem(428, "match_required");
        await editor.Send(HttpMethod.Put, $"{CommitteeRequests.Bodies}/docks", new { name = "harbours BOARD", @public = true },
            noneMatch: "*")
            .Problem(409, "body_exists");
        using var changed = await editor.Send(
            HttpMethod.Put, $"{CommitteeRequests.Bodies}/harbours", new { name = "Harbours Board", @public = true }, etag);
        (await changed.Read<BodyDocument>()).ShouldSatisfyAllConditions(body => body.Revision.ShouldBe(2),
            body => body.Place.ShouldBeNull());
        await editor.Delete($"{CommitteeRequests.Bodies}/harbours", etag).Problem(412, "stale");

        await editor.Plan("harbours", "2017-05-02");
        await editor.Delete($"{CommitteeRequests.Bodies}/harbours", changed.Headers.ETag!.Tag).Problem(409, "body_meets");
        await editor.Found("moorings");
        using var unused = await editor.Get($"{CommitteeRequests.Bodies}/moorings");
        (await editor.Delete($"{CommitteeRequests.Bodies}/moorings", unused.Headers.ETag!.Tag)).EnsureSuccessStatusCode();
        await editor.Get($"{CommitteeRequests.Bodies}/moorings").Problem(404, "body_not_found");
        await editor.Send(HttpMethod.Put, $"{CommitteeRequests.Bodies}/No_Key", new { name = "N", @public = true }, noneMatch: "*")
            .Problem(404, "body_not_found");
    }

    [Fact]
    public async Task A_meeting_is_planned_held_and_what_it_resolved_is_kept_with_its_item()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Found("piers");
        var meeting = await editor.Plan("piers", "2017-01-30");
        meeting = await editor.PutBefore(meeting, new { number = "7", snapshot = "2018-19-Q1" });
        await editor.Post($"{meeting.Path}/items", new { snapshot = "2018-19-Q1" }, meeting.ETag).Problem(409, "on_the_agenda");
        await editor.Patch($"{meeting.Path}/items/1", new { outcome = new { resolution = "Noted." } }, meeting.ETag)
            .Problem(409, "meeting_wrong_state");
        var stale = meeting.ETag;
        meeting = await editor.Conclude(meeting);
        await editor.Post($"{meeting.Path}/conclusion", etag: meeting.ETag).Problem(409, "meeting_wrong_state");
        (await editor.Patch($"{meeting.Path}/items/1", new { number = "8" }, stale).Problem(412, "stale"))
            .Detail.ShouldContain("revision 3");
        meeting = await editor.Resolve(meeting, 1, "Resolved: that the register be noted.");
        var item = meeting.Meeting.Items.ShouldHaveSingleItem();
        (item.Number, item.Part, item.Outcome!.Resolution).ShouldBe(("7", 1, "Resolved: that the register be noted."));
        await editor.Delete($"{meeting.Path}/items/1", meeting.ETag).Problem(409, "meeting_item_in_use");
        meeting = await editor.Patch($"{meeting.Path}/items/1", """{"outcome": null, "number": null}""", meeting.ETag).Meeting();
        meeting.Meeting.Items[0].ShouldSatisfyAllConditions(each => each.Outcome.ShouldBeNull(), each => each.Number.ShouldBeNull());
        meeting = await editor.Delete($"{meeting.Path}/items/1", meeting.ETag).Meeting();
        meeting.Meeting.Items.ShouldBeEmpty();
        meeting = await editor.PutBefore(meeting, new { performanceReport = "2018-19-Q1" });
        meeting.Meeting.Items.ShouldHaveSingleItem().Item.ShouldBe(2);
        await editor.Get($"{meeting.Path}/items/1").Problem(404, "meeting_item_not_found");
        (await editor.Get($"{meeting.Path}/items/2").Read<MeetingItemDocument>()).PerformanceReport.ShouldBe("2018-19-Q1");
        const string Resolved = """
            select detail ->> 'resolution' from audit_log where action = 'meetingOutcomeRecorded' and detail ->> 'meeting' = @id
            """;
        (await app.Ask<string>(Resolved, new { id = meeting.Meeting.Id.ToString() })).ShouldBe("Resolved: that the register be noted.");
    }

    [Fact]
    public async Task A_cancelled_meeting_is_passed_over_and_the_route_goes_on_to_the_next()
    {
        var editor = await app.Client(Role.Editor);
        var reader = await app.Client(Role.Reader);
        await editor.Found("team", isPublic: false, position: 51);
        await editor.Found("cabinet", position: 52);
        await editor.Found("scrutiny", position: 53);
        await editor.Found("council", position: 54);
        await editor.Create();
        await editor.Take("2016-17-Q1");
        foreach (var (body, day) in new[] { ("team", "2016-11-01"), ("cabinet", "2016-11-15"), ("scrutiny", "2016-11-30") })
        {
            var meeting = await editor.PutBefore(await editor.Plan(body, day), new { snapshot = "2016-17-Q1" });
            if (body != "cabinet") await editor.Resolve(await editor.Conclude(meeting), 1, $"Noted by {body}.");
            else await editor.Cancel(meeting);
        }

        var next = await editor.Plan("council",
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40).ToString("O"));
        await editor.Post($"{next.Path}/conclusion", etag: next.ETag).Problem(409, "meeting_wrong_state");
        var route = await editor.Get("/api/v1/snapshots/2016-17-Q1/route").Read<RouteDocument>();
        route.Steps.Select(step => (step.Meeting.Body, step.Meeting.State)).ShouldBe(
            [("team", MeetingState.Held), ("cabinet", MeetingState.Cancelled), ("scrutiny", MeetingState.Held)]);
        route.Ahead.Where(each => each.Body is "team" or "cabinet" or "scrutiny" or "council").Select(each => (each.Body, each.Next?.Id))
            .ShouldBe([("cabinet", null), ("council", next.Meeting.Id)]);

        await reader.Get("/api/v1/snapshots/2016-17-Q1/route").Problem(404, "snapshot_not_found");
        await editor.Publish("2016-17-Q1");
        var open = await reader.Get("/api/v1/snapshots/2016-17-Q1/route").Read<RouteDocument>();
        open.Steps.Select(step => step.Item.Outcome?.Resolution).ShouldBe([null, "Noted by scrutiny."]);
        open.Ahead.Select(each => each.Body).ShouldNotContain("team");
    }

    [Fact]
    public async Task Readers_are_shown_public_meetings_about_what_is_published_and_nothing_exempt()
    {
        var editor = await app.Client(Role.Editor);
        var (reader, full, owner) = (await app.Client(Role.Reader), await app.Client([Role.Reader], [], fullEdition: true),
            await app.Client(Role.Owner, "Head of Quays"));
        await editor.Found("quays");
        await editor.Found("quay-managers", isPublic: false);
        var inside = await editor.Plan("quay-managers", "2017-02-01");
        await reader.Get(inside.Path).Problem(404, "meeting_not_found");
        await reader.Get($"{CommitteeRequests.Bodies}/quay-managers").Problem(404, "body_not_found");
        (await owner.Get(inside.Path).Meeting()).Meeting.Public.ShouldBeFalse();

        var secret = await editor.Create(new NewEntry { Exempt = new { paragraph = "3", reason = "R" }, Owners = ["Head of Quays"] });
        var live = await editor.Create();
        var meeting = await editor.Post(CommitteeRequests.Meetings, new { body = "quays", day = "2017-02-02", note = "Maps." })
            .Meeting();
        meeting = await editor.PutBefore(meeting, new { snapshot = "2030-31-Q1", title = "Not taken yet" });
        meeting = await editor.PutBefore(meeting, new { entry = secret.Entry.Reference });
        meeting = await editor.PutBefore(meeting, new { entry = live.Entry.Id });
        meeting = await editor.PutBefore(meeting, new { entry = live.Entry.Id, part = 2, title = "Behind closed doors" });
        meeting.Meeting.Items.Count.ShouldBe(4);
        (await owner.Get(meeting.Path).Meeting()).Meeting.Items.Select(item => item.Item).ShouldBe([2, 3]);
        (await full.Get(meeting.Path).Meeting()).Meeting.Items.ShouldBeEmpty();
        var shown = (await reader.Get(meeting.Path).Meeting()).Meeting;
        shown.ShouldSatisfyAllConditions(
            each => each.Items.ShouldBeEmpty(), each => each.Note.ShouldBeNull(), each => each.UpdatedBy.ShouldBeNull());
        await reader.Get($"{meeting.Path}/items/2").Problem(404, "meeting_item_not_found");
        (await reader.Get($"{CommitteeRequests.Meetings}?body=quay-managers").Read<Page<MeetingSummary>>()).Items.ShouldBeEmpty();
        (await reader.Get($"{CommitteeRequests.Meetings}?body=quays").Read<Page<MeetingSummary>>()).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Meetings_come_in_pages_the_latest_first_and_by_how_they_stand()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Found("jetties");
        foreach (var day in new[] { "2017-03-02", "2017-03-01", "2017-03-03", "2017-03-01" }) await editor.Plan("jetties", day);
        var days = new List<DateOnly>();
        string? cursor = null;
        do
        {
            var page = await editor.Get($"{CommitteeRequests.Meetings}?body=jetties&limit=1{(cursor is null ? "" : $"&cursor={cursor}")}")
                .Read<Page<MeetingSummary>>();
            days.AddRange(page.Items.Select(meeting => meeting.Day));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        days.Select(day => day.Day).ShouldBe([3, 2, 1, 1]);
        var meeting = await editor.Cancel(await editor.Plan("jetties", "2017-03-04"));
        var cancelled = $"{CommitteeRequests.Meetings}?body=jetties&state=cancelled";
        (await editor.Get(cancelled).Read<Page<MeetingSummary>>()).Items.ShouldHaveSingleItem().Reason.ShouldBe("Too little business.");
        await editor.Post($"{meeting.Path}/items", new { snapshot = "2018-19-Q1" }, meeting.ETag).Problem(409, "meeting_wrong_state");
        await editor.Patch(meeting.Path, new { minutes = "https://example.net/" }, meeting.ETag).Problem(409, "meeting_wrong_state");
        (await editor.Delete($"{meeting.Path}/cancellation", meeting.ETag).Meeting()).Meeting.State.ShouldBe(MeetingState.Planned);
    }

    [Theory]
    [InlineData("""{}""", "$.body,$.day")]
    [InlineData("""{"body": "nobody", "day": "2017-01-30"}""", "$.body")]
    [InlineData("""{"body": "No Body", "day": "2017-01-30"}""", "$.body")]
    [InlineData("""{"body": "slips", "day": "1800-01-30", "time": "25:00", "place": "", "note": 5, "why": 1}""",
        "$.day,$.time,$.place,$.note,$.why")]
    public async Task What_is_wrong_with_a_meeting_is_named(string body, string at)
    {
        var editor = await app.Client(Role.Editor);
        if (!(await editor.Get($"{CommitteeRequests.Bodies}/slips")).IsSuccessStatusCode) await editor.Found("slips");
        (await editor.Post(CommitteeRequests.Meetings, body).Problem(400, "invalid")).Errors!.Keys.ShouldBe(at.Split(','),
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("items", """{}""", "$")]
    [InlineData("items", """{"snapshot": "2016-17-Q3", "entry": "CR99998"}""", "$.entry,$")]
    [InlineData("items", """{"snapshot": "2016-17-Q5", "part": 3}""", "$.snapshot,$.part")]
    [InlineData("items", """{"entry": "CR99999", "number": ""}""", "$.entry,$.number")]
    [InlineData("cancellation", """{}""", "$.reason")]
    [InlineData("conclusion", """{"minutes": "javascript:alert(1)//https://example.net"}""", "$.minutes")]
    [InlineData("conclusion", """{"minutes": "http://example.net/minutes"}""", "$.minutes")]
    [InlineData("conclusion", """{"minutes": "data:text/html,x"}""", "$.minutes")]
    [InlineData("conclusion", """{"minutes": "https://council.example@evil.example/"}""", "$.minutes")]
    public async Task What_is_wrong_with_what_is_said_of_a_meeting_is_named(string path, string body, string at)
    {
        var editor = await app.Client(Role.Editor);
        if (!(await editor.Get($"{CommitteeRequests.Bodies}/hards")).IsSuccessStatusCode) await editor.Found("hards");
        var meeting = await editor.Plan("hards", "2017-01-30");
        (await editor.Post($"{meeting.Path}/{path}", body, meeting.ETag).Problem(400, "invalid")).Errors!.Keys
            .ShouldBe(at.Split(','), ignoreOrder: true);
        (await editor.Get(meeting.Path).Meeting()).Meeting.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_left_out_of_an_outcome_stays_and_the_public_is_told_no_revision()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Found("sluices");
        var meeting = await editor.Conclude(await editor.PutBefore(await editor.Plan("sluices", "2017-01-30"),
            new { snapshot = "2018-19-Q1" }));
        meeting = await editor.Patch($"{meeting.Path}/items/1", new { outcome = new { resolution = "Noted." } }, meeting.ETag).Meeting();
        meeting = await editor.Patch($"{meeting.Path}/items/1", new { outcome = new { minutes = "https://example.net/7" } }, meeting.ETag)
            .Meeting();
        meeting.Meeting.Items.ShouldHaveSingleItem().Outcome.ShouldBe(new ItemOutcomeDocument("Noted.", "https://example.net/7"));
        meeting = await editor.Patch($"{meeting.Path}/items/1", """{"outcome": {"minutes": null}}""", meeting.ETag).Meeting();
        meeting.Meeting.Items.ShouldHaveSingleItem().Outcome.ShouldBe(new ItemOutcomeDocument("Noted.", null));

        var reader = await app.Client(Role.Reader);
        var shown = await reader.Get(meeting.Path).Meeting();
        (shown.Meeting.Revision, shown.Meeting.UpdatedAt, shown.Meeting.Items.Count).ShouldBe((null, null, 0));
        await editor.PutBefore(meeting, new { part = 2, snapshot = "2018-19-Q2" });
        (await reader.Get(meeting.Path).Meeting()).ETag.ShouldBe(shown.ETag);
    }

    [Fact]
    public async Task Minutes_lie_at_an_https_address_and_one_that_was_kept_before_that_was_asked_for_stays_until_it_is_changed()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Found("staithes");
        var meeting = await editor.PutBefore(await editor.Plan("staithes", "2017-01-30"), new { snapshot = "2018-19-Q3" });
        meeting = await editor.Conclude(meeting);
        const string Old = "http://example.net/7";
        foreach (var minutes in (string[])[Old, "javascript:alert(1)", "data:text/html,x", "vbscript:x", "ftp://example.net/", "/7"])
        {
            (await editor.Patch($"{meeting.Path}/items/1", new { outcome = new { minutes } }, meeting.ETag).Problem(400, "invalid"))
                .Errors!.Keys.ShouldBe(["$.outcome.minutes"]);
            (await editor.Patch(meeting.Path, new { minutes }, meeting.ETag).Problem(400, "invalid")).Errors!.Keys
                .ShouldBe(["$.minutes"]);
        }

        await app.Ask<int>("""
            with m as (update meetings set minutes = @Old where id = @Id),
                i as (update meeting_items set minutes = @Old where meeting_id = @Id)
            select 1
            """, new { Old, meeting.Meeting.Id });
        meeting = await editor.Patch($"{meeting.Path}/items/1", new { outcome = new { resolution = "Noted." } }, meeting.ETag).Meeting();
        meeting = await editor.Patch(meeting.Path, new { note = "Looked through." }, meeting.ETag).Meeting();
        meeting.Meeting.Minutes.ShouldBe(Old);
        meeting.Meeting.Items.ShouldHaveSingleItem().Outcome.ShouldBe(new ItemOutcomeDocument("Noted.", Old));
        await editor.Patch(meeting.Path, new { minutes = Old + "/2" }, meeting.ETag).Problem(400, "invalid");
    }

    [Fact]
    public async Task A_cancelled_meeting_is_not_held_and_one_that_was_held_is_not_to_come()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Found("locks");
        var cancelled = await editor.Cancel(await editor.Plan("locks", "2017-03-04"));
        await editor.Post($"{cancelled.Path}/conclusion", etag: cancelled.ETag).Problem(409, "meeting_wrong_state");
        var held = await editor.Conclude(await editor.Plan("locks", "2017-03-05"));
        await editor.Patch(held.Path, new { day = "2199-01-01" }, held.ETag).Problem(409, "meeting_wrong_state");
    }

    [Fact]
    public async Task A_retried_post_acts_once()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Found("wharves");
        var first = await editor.Post(CommitteeRequests.Meetings, new { body = "wharves", day = "2017-04-01" },
            key: "plan-wharves").Meeting();
        var again = await editor.Post(CommitteeRequests.Meetings, new { body = "wharves", day = "2017-04-01" },
            key: "plan-wharves").Meeting();
        again.Meeting.Id.ShouldBe(first.Meeting.Id);
        foreach (var _ in Enumerable.Range(0, 2))
            await editor.Send(HttpMethod.Post, $"{first.Path}/items", new { snapshot = "2018-19-Q1" }, first.ETag,
                key: "item-wharves").Meeting();
        (await editor.Get(first.Path).Meeting()).Meeting.Items.ShouldHaveSingleItem();
    }
}
