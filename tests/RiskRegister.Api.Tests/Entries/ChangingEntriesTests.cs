using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class ChangingEntriesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static readonly NewEntry Full = new()
    {
        Description = "Long",
        Service = "Highways",
        SourceReference = "9",
        Types = ["Financial"],
        Effects = ["Flooding"],
        Controls = [new { text = "Survey" }, new { text = "Pumps" }],
        Actions = [new { text = "Line it", owner = "County Engineer", dueOn = "2017-01-31", progress = "Tendered" },
            new { text = "Insure" }],
        TargetScore = new(2, 2),
        Owners = ["Head of Highways"],
        DirectionOfTravel = new { direction = "upwards", narrative = "Rains" },
        Exempt = new { paragraph = "3", reason = "Names a contractor" },
    };

    [Fact]
    public async Task A_patch_changes_what_it_names_and_nothing_else()
    {
        var editor = await app.Client(Role.Editor);
        var before = await editor.Create(Full);

        var after = (await editor.Change(before, new { title = "Collapse", changeNote = "Shorter" })).Entry;

        (after.Title, after.Revision, after.ChangeNote).ShouldBe(("Collapse", 2, "Shorter"));
        after.UpdatedAt.ShouldBeGreaterThan(before.Entry.UpdatedAt);
        Text(after with { Title = before.Entry.Title, Revision = 1, ChangeNote = null, UpdatedAt = before.Entry.UpdatedAt })
            .ShouldBe(Text(before.Entry));
    }

    [Fact]
    public async Task A_null_clears_what_may_be_empty()
    {
        var editor = await app.Client(Role.Editor);
        var before = await editor.Create(Full);

        var after = (await editor.Change(before, """
            {"description": null, "service": null, "sourceReference": null, "targetScore": null, "exempt": null, "directionOfTravel": null,
             "types": [], "effects": [], "controls": [], "actions": [], "owners": [], "changeNote": null}
            """)).Entry;

        (after.Description, after.Service, after.SourceReference, after.TargetScore, after.Exempt, after.ChangeNote)
            .ShouldBe((null, null, null, null, null, null));
        after.DirectionOfTravel.ShouldBe(new DirectionOfTravel(null, false, null, null, false));
        (after.Types.Count, after.Effects.Count, after.Controls.Count, after.Actions.Count, after.Owners.Count).ShouldBe((0, 0, 0, 0, 0));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("score")]
    [InlineData("residualScore")]
    [InlineData("types")]
    [InlineData("effects")]
    [InlineData("controls")]
    [InlineData("actions")]
    [InlineData("owners")]
    public async Task A_null_is_refused_where_something_must_stand(string member)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(Full);

        (await editor.Patch(entry.Path, $"{{\"{member}\": null}}", entry.ETag).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe([$"$.{member}"]);
    }

    [Fact]
    public async Task A_nested_patch_merges_into_the_score_that_is_there()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(Full);

        var after = (await editor.Change(entry,
            new { residualScore = new { likelihood = 2 }, targetScore = new { impact = 1 }, exempt = new { reason = "Other" } })).Entry;

        (after.ResidualScore.Impact, after.ResidualScore.Likelihood, after.ResidualScore.Value, after.OnRegister)
            .ShouldBe((4, 2, 8, false));
        (after.TargetScore!.Impact, after.TargetScore.Likelihood).ShouldBe((1, 2));
        after.Exempt.ShouldBe(new Exemption("3", "Other"));
    }

    [Fact]
    public async Task A_nested_patch_onto_nothing_must_be_whole()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        (await editor.Patch(entry.Path, """{"targetScore": {"impact": 1}, "exempt": {"reason": "x"}}""", entry.ETag)
            .Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.targetScore.likelihood", "$.exempt.paragraph"], ignoreOrder: true);
        (await editor.Patch(entry.Path, """{"targetScore": {}}""", entry.ETag).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.targetScore.impact", "$.targetScore.likelihood"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_direction_keeps_the_instant_since_when_it_is_stated()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(Full);
        var since = entry.Entry.DirectionOfTravel.StatedAt;

        entry = await editor.Change(entry, new { directionOfTravel = new { direction = "upwards", narrative = "More rain" } });
        (entry.Entry.DirectionOfTravel.StatedAt, entry.Entry.DirectionOfTravel.Narrative).ShouldBe((since, "More rain"));
        entry = await editor.Change(entry, new { directionOfTravel = new { direction = "level" } });
        entry.Entry.DirectionOfTravel.StatedAt!.Value.ShouldBeGreaterThan(since!.Value);
        entry.Entry.DirectionOfTravel.Narrative.ShouldBe("More rain");
        entry = await editor.Change(entry, """{"directionOfTravel": {"direction": null}}""");
        entry.Entry.DirectionOfTravel.ShouldBe(new DirectionOfTravel(null, false, null, "More rain", false));
    }

    [Fact]
    public async Task Items_with_an_id_stay_themselves_and_others_are_new()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(Full);

        entry = await editor.Change(
            entry, new { controls = new object[] { new { text = "Barrier" }, new { id = 2, text = "Bigger pumps" } } });
        entry.Entry.Controls.ShouldBe([new Control(3, "Barrier"), new Control(2, "Bigger pumps")]);
        entry = await editor.Change(entry, new { actions = new object[] { new { id = 2, text = "Insure" } } });
        entry.Entry.Actions.ShouldBe([new PlannedAction(2, "Insure")]);
        entry = await editor.Change(entry, new { actions = new object[] { new { text = "Dig" } }, controls = Array.Empty<object>() });
        entry = await editor.Change(entry, new { controls = new object[] { new { text = "Barrier" } } });
        entry.Entry.Actions.ShouldBe([new PlannedAction(3, "Dig")]);
        entry.Entry.Controls.ShouldBe([new Control(4, "Barrier")]);
    }

    [Theory]
    [InlineData("""{"controls": [{"id": 9, "text": "x"}]}""", "$.controls[0].id")]
    [InlineData("""{"controls": [{"id": 0, "text": "x"}]}""", "$.controls[0].id")]
    [InlineData("""{"controls": [{"id": 1, "text": "x"}, {"id": 1, "text": "y"}]}""", "$.controls[1].id")]
    [InlineData("""{"actions": [{"id": -1, "text": "x"}]}""", "$.actions[0].id")]
    [InlineData("""{"actions": [{"id": 1}]}""", "$.actions[0].text")]
    [InlineData("""{"actions": [{"text": "two\nlines"}]}""", "$.actions[0].text")]
    [InlineData("""{"actions": [{"text": "x", "done": true}]}""", "$.actions[0].done")]
    [InlineData("""{"types": ["Maritime"]}""", "$.types[0]")]
    [InlineData("""{"types": ["Financial", "Financial"]}""", "$.types")]
    [InlineData("""{"owners": ["MT", " MT "]}""", "$.owners")]
    [InlineData("""{"kind": "opportunity"}""", "$.kind")]
    [InlineData("""{"status": "closed"}""", "$.status")]
    [InlineData("""{"score": {"value": 20}}""", "$.score.value")]
    [InlineData("""{"score": {"impact": 0}}""", "$.score.impact")]
    [InlineData("""{"score": 20}""", "$.score")]
    [InlineData("""{"directionOfTravel": {"stated": true}}""", "$.directionOfTravel.stated")]
    [InlineData("""[]""", "$")]
    [InlineData("""null""", "$")]
    public async Task A_patch_is_refused_with_the_path_of_its_fault(string patch, string path)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(Full);

        (await editor.Patch(entry.Path, patch, entry.ETag).Problem(400, "invalid")).Errors!.Keys.ShouldBe([path]);
        (await editor.Get(entry.Path).Entry()).ETag.ShouldBe(entry.ETag);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"title": "Loss of a depot"}""")]
    [InlineData(
        """{"title": " Loss of a depot ", "score": {"impact": 5}, "controls": [{"id": 1, "text": "Survey"}, {"id": 2, "text": "Pumps"}]}""")]
    [InlineData("""{"changeNote": "nothing else"}""")]
    [InlineData("""{"directionOfTravel": {"direction": "upwards"}}""")]
    public async Task A_patch_without_effect_makes_no_revision(string patch)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(Full);

        var after = await editor.Change(entry, patch);

        after.ETag.ShouldBe(entry.ETag);
        Text(after.Entry).ShouldBe(Text(entry.Entry));
        (await app.Ask<int>("select count(*)::int from entry_revisions where entry_id = @Id", new { entry.Entry.Id })).ShouldBe(1);
    }

    [Fact]
    public async Task Texts_may_be_as_long_as_the_limits_and_no_longer()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry
        {
            Title = new string('t', EntryLimits.Title),
            Description = new string('d', EntryLimits.Description),
            Controls = [.. Enumerable.Range(0, EntryLimits.Controls).Select(index => (object)new { text = $"c{index}" })],
        });

        (await editor.Patch(entry.Path, new
        {
            title = new string('t', EntryLimits.Title + 1),
            description = new string('d', EntryLimits.Description + 1),
            changeNote = new string('n', EntryLimits.ChangeNote + 1),
            controls = Enumerable.Range(0, EntryLimits.Controls + 1).Select(_ => new { text = "c" }),
        }, entry.ETag).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.title", "$.description", "$.changeNote", "$.controls"], ignoreOrder: true);
        await editor.Post($"{entry.Path}/controls", new { text = "one more" }).Problem(409, "too_many_items");
    }

    static string Text<T>(T document) => System.Text.Json.JsonSerializer.Serialize(document, Json.Strict);
}
