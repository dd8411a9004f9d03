using RiskRegister.Api.Features.Rounds;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Performance;
using RiskRegister.Domain.Rounds;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Rounds;

/// <summary>What rounds are planned by, when they open and close, and what is whose to do in them.</summary>
public sealed class RoundRulesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Dates_are_proposed_backwards_from_the_first_public_meeting_and_can_be_moved()
    {
        var editor = await app.Client(Role.Editor);
        using var planned = await editor.Post(RoundRequests.Rounds, new { quarter = "2029-30-Q4", meetingOn = "2030-05-14" });
        var round = await planned.Read<RoundDocument>();
        planned.Headers.Location!.ToString().ShouldBe($"{RoundRequests.Rounds}/2029-30-Q4");

        // The early May bank holiday of 2030 is the 6th, Easter is on 21 April.
        (round.PublishesOn, round.FreezesOn, round.DueOn, round.OpensOn).ShouldBe((new DateOnly(2030, 5, 3), new DateOnly(2030, 4, 18),
            new DateOnly(2030, 4, 4), new DateOnly(2030, 3, 21)));
        round.State.ShouldBe(RoundState.Planned);

        var moved = await editor.Patch($"{RoundRequests.Rounds}/2029-30-Q4", new { dueOn = "2030-04-05" }, planned.Headers.ETag!.Tag)
            .Read<RoundDocument>();
        (moved.DueOn, moved.OpensOn, moved.Revision).ShouldBe((new DateOnly(2030, 4, 5), round.OpensOn, 2));
        (await editor.Patch($"{RoundRequests.Rounds}/2029-30-Q4", new { dueOn = "2030-04-08" }, planned.Headers.ETag!.Tag)
            .Problem(412, "stale"))
            .Detail.ShouldContain("revision 2");
        await editor.Patch($"{RoundRequests.Rounds}/2029-30-Q4", new { dueOn = "2030-04-08" }).Problem(428, "match_required");
        await editor.Post(RoundRequests.Rounds, new { quarter = "2029-30-Q4", meetingOn = "2030-05-14" }).Problem(409, "round_exists");
    }

    [Theory]
    [InlineData("""{"meetingOn": "2030-05-14"}""", "$.quarter")]
    [InlineData("""{"quarter": "2030-31-Q5", "meetingOn": "2030-05-14"}""", "$.quarter")]
    [InlineData("""{"quarter": "2030-31-Q1", "opensOn": "2030-01-01", "dueOn": "2030-02-01"}""", "$.freezesOn")]
    [InlineData("""{"quarter": "2030-31-Q1", "opensOn": "2030-01-01", "dueOn": "2029-02-01", "freezesOn": "2030-03-01"}""", "$.dueOn")]
    [InlineData("""{"quarter": "2030-31-Q1", "opensOn": "2030-01-01", "dueOn": "2030-02-01", "freezesOn": "2030-01-15"}""", "$.freezesOn")]
    [InlineData("""{"quarter": "2030-31-Q1", "meetingOn": "2030-05-14", "dueOn": null}""", "$.dueOn")]
    [InlineData("""{"quarter": "2030-31-Q1", "meetingOn": "9999-12-31"}""", "$.meetingOn,$.opensOn,$.dueOn,$.freezesOn")]
    [InlineData("""{"quarter": "2030-31-Q1", "meetingOn": "0001-01-01", "opensOn": "2030-01-01", "dueOn": "2030-02-01", "freezesOn": "2030-03-01"}""",
        "$.meetingOn")]
    [InlineData("""{"quarter": "2030-31-Q1", "meetingOn": "2030-05-14", "who": "me"}""", "$.who")]
    public async Task What_is_wrong_with_a_plan_is_named(string body, string at)
    {
        var editor = await app.Client(Role.Editor);
        (await editor.Post(RoundRequests.Rounds, body).Problem(400, "invalid")).Errors!.Keys.ShouldBe(at.Split(','), ignoreOrder: true);
    }

    [Fact]
    public async Task A_round_opens_and_closes_by_its_dates_or_by_an_editor()
    {
        var editor = await app.Client(Role.Editor);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        async Task<RoundState> StateOf(string quarter, int opens, int freezes)
        {
            var dates = new { quarter, opensOn = today.AddDays(opens), dueOn = today.AddDays(opens), freezesOn = today.AddDays(freezes) };
            return (await editor.Post(RoundRequests.Rounds, dates).Read<RoundDocument>()).State;
        }

        (await StateOf("2040-41-Q1", 2, 4)).ShouldBe(RoundState.Planned);
        (await StateOf("2040-41-Q2", -4, 4)).ShouldBe(RoundState.Open);
        (await StateOf("2040-41-Q3", -4, -2)).ShouldBe(RoundState.Closed);

        await editor.OpenRound("2040-41-Q4");
        using var open = await editor.Get($"{RoundRequests.Rounds}/2040-41-Q4");
        var etag = open.Headers.ETag!.Tag;
        await editor.Post($"{RoundRequests.Rounds}/2040-41-Q4/opening", etag: etag).Problem(409, "round_wrong_state");
        var closed = await editor.Post($"{RoundRequests.Rounds}/2040-41-Q4/closure", etag: etag).Read<RoundDocument>();
        (closed.State, closed.ClosedBy).ShouldBe((RoundState.Closed, "Editor"));
        await editor.Mark("2040-41-Q4", "reminders", new { service = "Any" }).Problem(409, "round_wrong_state");
        await editor.Get($"{RoundRequests.Rounds}/2041-42-Q1").Problem(404, "round_not_found");
        await editor.Get($"{RoundRequests.Rounds}/nothing").Problem(404, "round_not_found");
    }

    [Fact]
    public async Task A_post_that_was_renamed_has_not_looked_at_its_entries()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Create(new NewEntry { Owners = ["Head of Tides"], Service = "Tides" });
        await editor.OpenRound("2050-51-Q1");
        using var post = await editor.Get($"{Keys.Owners}/Head%20of%20Tides");
        await editor.Post($"{Keys.Owners}/Head%20of%20Tides/renaming", new { name = "Director of Tides" }, post.Headers.ETag!.Tag)
            .Read<Features.Posts.PostDocument>();
        var task = (await editor.Tasks("2050-51-Q1", "service=Tides")).ShouldHaveSingleItem();
        (task.State, task.Revision, task.Owners[0]).ShouldBe((TaskState.Outstanding, 2, "Director of Tides"));
    }

    [Theory]
    [InlineData("""{}""", "$")]
    [InlineData("""{"references": ["CR1"], "service": "Any"}""", "$")]
    [InlineData("""{"references": ["CR99999"]}""", "$.references[0]")]
    [InlineData("""{"service": ""}""", "$.service")]
    [InlineData("""{"service": "Any", "reason": "None is asked for."}""", "$.reason")]
    public async Task What_is_wrong_with_a_mark_is_named(string body, string at)
    {
        var editor = await app.Client(Role.Editor);
        const string Quarter = "2052-53-Q1";
        if (!(await editor.Get($"{RoundRequests.Rounds}/{Quarter}")).IsSuccessStatusCode) await editor.OpenRound(Quarter);
        (await editor.Mark(Quarter, "reminders", Parsed(body)).Problem(400, "invalid")).Errors!.Keys.ShouldBe([at]);

        static object Parsed(string body) => body;
    }

    [Fact]
    public async Task What_is_ones_own_to_do_is_listed_by_day_and_nothing_else()
    {
        var (editor, analyst) = (await app.Client(Role.Editor), await app.Client(Role.Analyst));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var own = await editor.Create(new NewEntry
        {
            Title = "Sluice jams",
            Owners = ["Head of Sluices"],
            Actions =
            [
                new { text = "Late", dueOn = today.AddDays(-3) }, new { text = "Soon", dueOn = today.AddDays(20) },
                new { text = "Far", dueOn = today.AddDays(200) }, new { text = "Done", dueOn = today, status = "done" },
                new { text = "Another's", dueOn = today, owner = "Head of Gates" },
            ],
        });
        await editor.Create(new NewEntry
        {
            Title = "Gate jams",
            Owners = ["Head of Gates"],
            Exempt = new { paragraph = "3", reason = "R" },
            Actions = [new { text = "Secret", dueOn = today, owner = "Head of Sluices" }]
        });
        await editor.Create(new NewEntry
        {
            Title = "Lock jams",
            Owners = ["Head of Gates"],
            Actions = [new { text = "Lent", dueOn = today.AddDays(1), owner = "head of SLUICES" }]
        });
        await analyst.Make("Sluices mended", owners: ["Head of Sluices"]);
        await editor.OpenRound("2060-61-Q1");
        await editor.Review(own.Entry.Reference!);
        await editor.Mark("2060-61-Q1", "returns", new { references = new[] { own.Entry.Reference }, reason = "Why?" })
            .Read<MarksDocument>();

        var owner = await app.Client(Role.Owner, "Head of Sluices");
        var tasks = (await owner.Get("/api/v1/me/tasks").Read<Page<MyTaskDocument>>()).Items;
        tasks.Select(task => $"{task.Kind} {task.Text} {task.Overdue}").ShouldBe(
            ["Action Late True", "Action Lent False", "Action Soon False", "Returned Why? False", "Value  False"], ignoreOrder: true);
        tasks.Select(task => task.DueOn).ShouldBe(tasks.Select(task => task.DueOn).Order());
        var paged = new List<MyTaskDocument>();
        for (var path = "/api/v1/me/tasks?limit=2"; path is not null;)
        {
            var page = await owner.Get(path).Read<Page<MyTaskDocument>>();
            paged.AddRange(page.Items);
            path = page.NextCursor is null ? null : $"/api/v1/me/tasks?limit=2&cursor={page.NextCursor}";
        }

        paged.ShouldBe(tasks);
        (await (await app.Client(Role.Owner, "Head of Nothing")).Get("/api/v1/me/tasks").Read<Page<MyTaskDocument>>())
            .Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_the_pages_a_snapshot_is_taken_despite_what_is_outstanding_once_that_is_chosen()
    {
        var editor = await app.Client(Role.Editor);
        var quarter = Domain.Quarter.Containing(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), firstMonth: 4)
            .ToString();
        await editor.Create(new NewEntry { Title = "Not looked at" });
        await editor.OpenRound(quarter);
        using var visitor = await Pages.Visitor.SignedIn(app, Role.Editor);
        var form = await visitor.Form("/snapshots/take");
        using var refused = await visitor.Send("/snapshots/take", form, ("quarter", quarter));
        ((int)refused.StatusCode).ShouldBe(400);
        (await refused.Text()).ShouldContain("Take it all the same");
        using var taken = await visitor.Send("/snapshots/take", form, ("quarter", quarter), ("despite", "outstanding"));
        taken.Headers.Location!.ToString().ShouldStartWith($"/snapshots/{quarter}");
    }

    [Fact]
    public async Task An_owner_sees_in_a_round_what_it_sees_of_the_register()
    {
        const string Later = "2031-32-Q1";
        var editor = await app.Client(Role.Editor);
        await editor.Create(new NewEntry
        {
            Reference = "CR901",
            Title = "Hidden quarry",
            Owners = ["Head of Quarries"],
            Service = "Mineral",
            Exempt = new { paragraph = "3", reason = "Names a bidder." }
        });
        await editor.OpenRound(Later);
        var (stranger, its) = (await app.Client(Role.Owner, "Head of Coastguards"), await app.Client(Role.Owner, "Head of Quarries"));
        (await stranger.Tasks(Later)).ShouldNotContain(task => task.Reference == "CR901");
        (await (await stranger.Get($"{RoundRequests.Rounds}/{Later}")).Text()).ShouldNotContain("Mineral");
        (await its.Tasks(Later, "service=mineral")).ShouldHaveSingleItem().State.ShouldBe(TaskState.Outstanding);
        (await editor.Tasks(Later, "owner=head%20of%20QUARRIES")).ShouldHaveSingleItem();
        await editor.Mark(Later, "reminders", new { references = new[] { "CR901" } }).Read<MarksDocument>();
        (await stranger.Mark(Later, "sign-offs", new { references = new[] { "CR901" } }).Problem(400, "invalid")).Errors!.Keys
            .ShouldBe(["$.references[0]"]);
    }
}
