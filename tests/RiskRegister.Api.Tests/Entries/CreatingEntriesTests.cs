using System.Net;
using RiskRegister.Api.Forms;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class CreatingEntriesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task An_editor_creates_an_open_entry_that_says_everything_that_was_sent()
    {
        var editor = await app.Client(Role.Editor);
        using var response = await editor.Post(Requests.Entries, new NewEntry
        {
            SourceReference = "CRR0065",
            Title = " Collapse of a culvert ",
            Description = "Under the high street.\r\nBuilt in 1880.",
            Service = "Highways",
            Types = ["Financial", "Reputational"],
            Effects = ["Flooding", "Closed shops"],
            Controls = [new { text = "Yearly survey" }],
            Actions = [new { text = "Line it", owner = "County Engineer", dueOn = "2017-01-31", progress = "Tendered" },
                new { text = "Insure", status = "done" }],
            Score = new(4, 5),
            ResidualScore = new(4, 3),
            TargetScore = new(2, 2),
            Owners = ["Head of Highways", "MT"],
            DirectionOfTravel = new { direction = "downwards", narrative = "Survey went well." },
            Exempt = new { paragraph = "3", reason = "Names a contractor" },
            ChangeNote = "From the workshop",
        });

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var entry = await response.Read<EntryDocument>();
        response.Headers.Location!.ToString().ShouldBe($"/api/v1/entries/{entry.Reference}");
        response.Headers.ETag!.ToString().ShouldStartWith($"\"{entry.Id}.1.");
        entry.Status.ShouldBe(EntryStatus.Open);
        entry.Reference.ShouldNotBeNull().ShouldStartWith("CR");
        entry.SourceReference.ShouldBe("CRR0065");
        entry.Title.ShouldBe("Collapse of a culvert");
        entry.Description.ShouldBe("Under the high street.\nBuilt in 1880.");
        entry.Service.ShouldBe("Highways");
        entry.Types.ShouldBe(["Financial", "Reputational"]);
        entry.Effects.ShouldBe(["Flooding", "Closed shops"]);
        entry.Controls.ShouldBe([new Control(1, "Yearly survey")]);
        entry.Actions.ShouldBe([
            new PlannedAction(1, "Line it", "County Engineer", new DateOnly(2017, 1, 31), ActionStatus.Open, "Tendered"),
            new PlannedAction(2, "Insure", Status: ActionStatus.Done)]);
        entry.Score.ShouldBe(new ScoreDocument(4, 5, 20, "severe", Assumed: false));
        entry.ResidualScore.ShouldBe(new ScoreDocument(4, 3, 12, "high", Assumed: false));
        entry.TargetScore.ShouldBe(new ScoreDocument(2, 2, 4, "low", Assumed: false));
        entry.Owners.ShouldBe(["Head of Highways", "MT"]);
        (entry.DirectionOfTravel with { StatedAt = null })
            .ShouldBe(new DirectionOfTravel(Direction.Downwards, true, null, "Survey went well.", false));
        entry.DirectionOfTravel.StatedAt.ShouldNotBeNull();
        entry.Movement.ShouldBe(Movement.New);
        entry.OnRegister.ShouldBeTrue();
        entry.Exempt.ShouldBe(new Exemption("3", "Names a contractor"));
        entry.ReviewedAt.ShouldBeNull();
        entry.Closure.ShouldBeNull();
        (entry.Revision, entry.UpdatedBy, entry.ChangeNote).ShouldBe((1, "Editor", "From the workshop"));
    }

    [Fact]
    public async Task A_bare_opportunity_has_nulls_and_empty_lists_where_nothing_was_sent()
    {
        var (entry, _) = await (await app.Client(Role.Editor)).Create(NewEntry.Opportunity);

        entry.Kind.ShouldBe(EntryKind.Opportunity);
        entry.Reference.ShouldNotBeNull().ShouldStartWith("CO");
        (entry.Description, entry.Service, entry.SourceReference, entry.TargetScore, entry.Exempt, entry.ChangeNote)
            .ShouldBe((null, null, null, null, null, null));
        (entry.Types.Count, entry.Effects.Count, entry.Controls.Count, entry.Actions.Count, entry.Owners.Count).ShouldBe((0, 0, 0, 0, 0));
        entry.DirectionOfTravel.ShouldBe(new DirectionOfTravel(null, false, null, null, false));
        entry.Score.Band.ShouldBe("very high");
    }

    [Fact]
    public async Task What_was_created_is_what_is_read()
    {
        var editor = await app.Client(Role.Editor);
        var created = await editor.Create(new NewEntry { DirectionOfTravel = new { direction = "level" }, Effects = ["one", "two"] });

        var (entry, etag) = await editor.Get(created.Path).Entry();

        System.Text.Json.JsonSerializer.Serialize(entry, Json.Strict)
            .ShouldBe(System.Text.Json.JsonSerializer.Serialize(created.Entry, Json.Strict));
        etag.ShouldBe(created.ETag);
    }

    [Fact]
    public async Task An_owner_proposes_without_a_reference_for_the_posts_it_acts_for()
    {
        var owner = await app.Client(Role.Owner, "Head of Waste Management", "Head of Fleet");

        var (entry, _) = await owner.Create();

        (entry.Status, entry.Reference, entry.OnRegister, entry.UpdatedBy)
            .ShouldBe((EntryStatus.Proposed, null, false, "Head of Waste Management, Head of Fleet"));
        entry.Owners.ShouldBe(["Head of Waste Management", "Head of Fleet"]);
    }

    [Fact]
    public async Task A_proposal_is_found_by_its_id()
    {
        var owner = await app.Client(Role.Owner, "Head of Waste Management");
        using var response = await owner.Post(Requests.Entries, new NewEntry());
        var entry = await response.Read<EntryDocument>();

        response.Headers.Location!.ToString().ShouldBe($"/api/v1/entries/{entry.Id}");
        (await owner.Get(response.Headers.Location.ToString()).Entry()).Entry.Id.ShouldBe(entry.Id);
    }

    [Theory]
    [InlineData("""{"reference": "CR900"}""", "its reference")]
    [InlineData("""{"exempt": {"paragraph": "3", "reason": "x"}}""", "its exempt")]
    [InlineData("""{"status": "open"}""", "until an editor accepts it")]
    [InlineData("""{"owners": ["MT"]}""", "an owner that you act for")]
    public async Task An_owner_may_not_choose_what_is_for_editors(string member, string why)
    {
        var owner = await app.Client(Role.Owner, "Head of Waste Management");
        var body = """{"kind": "risk", "title": "x", "score": {"impact": 1, "likelihood": 1}, "residualScore": {"impact": 1, "likelihood": 1}, """ + member[1..];

        (await owner.Post(Requests.Entries, body).Problem(403, "not_for_owners")).Detail.ShouldContain(why);
    }

    [Fact]
    public async Task An_owner_may_propose_jointly_with_another_post()
    {
        var owner = await app.Client(Role.Owner, "Head of Waste Management");

        (await owner.Create(new NewEntry { Owners = ["MT", "Head of Waste Management"] }))
            .Entry.Owners.ShouldBe(["MT", "Head of Waste Management"]);
    }

    [Fact]
    public async Task An_editor_may_propose_too()
    {
        var editor = await app.Client(Role.Editor);

        (await editor.Create(new NewEntry { Status = "proposed" })).Entry.Status.ShouldBe(EntryStatus.Proposed);
        (await editor.Post(Requests.Entries, new NewEntry { Status = "proposed", Reference = "CR901" }).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.reference"]);
        (await editor.Post(Requests.Entries, new NewEntry { Status = "closed" }).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.status"]);
    }

    [Fact]
    public async Task Every_fault_of_a_body_is_named_at_once()
    {
        var editor = await app.Client(Role.Editor);
        var body = """
            {"kind": "threat", "title": "", "title": "two", "score": {"impact": 6, "likelihood": "4", "value": 24}, "owner": "MT", "revision": 4,
             "types": ["Economic", "Maritime", 5], "controls": [{"text": "a\u0007b"}, {"id": 9, "text": "x"}, {}], "effects": [null],
             "actions": [{"text": "x", "dueOn": "31/01/2017", "status": "begun"}], "directionOfTravel": {"direction": "sideways"}, "description": "\u0000"}
            """;

        var problem = await editor.Post(Requests.Entries, body).Problem(400, "invalid");

        problem.Errors!.Keys.Order(StringComparer.Ordinal).ShouldBe(new[]
        {
            "$.kind", "$.title", "$.score.impact", "$.score.likelihood", "$.score.value", "$.residualScore", "$.owner", "$.revision",
                "$.types[1]", "$.types[2]",
            "$.controls[0].text", "$.controls[1].id", "$.controls[2].text", "$.effects[0]", "$.actions[0].dueOn", "$.actions[0].status",
            "$.directionOfTravel.direction", "$.description",
        }.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("'; drop table entries; --")]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("@SUM(1+1)*cmd|' /C calc'!A0")]
    [InlineData("<script>alert(1)</script> & \"quotes\" \\ / ${x} {{7*7}} %s %00")]
    [InlineData("Ünïcödé – “quotes” 🜁 \u202e right-to-left \u0301 combining")]
    [InlineData("' or 1=1 --")]
    public async Task Text_that_looks_like_code_is_kept_as_it_was_sent(string text)
    {
        var editor = await app.Client(Role.Editor);
        var created = await editor.Create(new NewEntry
        {
            Title = text,
            Description = text,
            Service = text,
            Effects = [text],
            Controls = [new { text }],
            Actions = [new { text, owner = text, progress = text }],
            Owners = [text],
            ChangeNote = text,
            DirectionOfTravel = new { narrative = text },
        });

        var (entry, _) = await editor.Get(created.Path).Entry();
        var listed = await editor.Get($"{Requests.Entries}?owner={Uri.EscapeDataString(text)}&service={Uri.EscapeDataString(text)}")
            .Read<Api.Http.Page<EntryDocument>>();

        new[]
        {
            entry.Title, entry.Description, entry.Service, entry.Effects[0], entry.Controls[0].Text, entry.Actions[0].Text,
                entry.Actions[0].Owner,
            entry.Actions[0].Progress, entry.Owners[0], entry.ChangeNote, entry.DirectionOfTravel.Narrative,
        }.ShouldAllBe(kept => kept == text);
        listed.Items.ShouldHaveSingleItem().Id.ShouldBe(entry.Id);
        (await editor.Get($"{Requests.Entries}?q={Uri.EscapeDataString(text)}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
