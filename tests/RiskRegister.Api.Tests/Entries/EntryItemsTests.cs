using System.Net;
using RiskRegister.Api.Forms;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class EntryItemsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task An_action_is_appended_without_If_Match_and_read_with_the_entrys_ETag()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        using var response = await editor.Post($"{entry.Path}/actions",
            new { text = "Line it", dueOn = "2017-01-31", status = "done", changeNote = "Agreed" });
        var after = await response.Read<EntryDocument>();

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.Actions.ShouldBe([new PlannedAction(1, "Line it", DueOn: new DateOnly(2017, 1, 31), Status: ActionStatus.Done)]);
        (after.Revision, after.ChangeNote).ShouldBe((2, "Agreed"));
        response.Headers.Location!.ToString().ShouldBe($"/api/v1/entries/{after.Reference}/actions/1");
        using var item = await editor.Get(response.Headers.Location.ToString());
        (await item.Read<PlannedAction>()).ShouldBe(after.Actions[0]);
        item.Headers.ETag.ShouldBe(response.Headers.ETag);
    }

    [Fact]
    public async Task A_control_is_appended_changed_and_removed_and_its_id_is_not_used_again()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Controls = [new { text = "Survey" }] });

        entry = await editor.Post($"{entry.Path}/controls", new { text = " Pumps " }).Entry();
        entry.Entry.Controls.ShouldBe([new Control(1, "Survey"), new Control(2, "Pumps")]);
        entry = await editor.Patch($"{entry.Path}/controls/2", new { text = "Bigger pumps", changeNote = "Bought" }, entry.ETag).Entry();
        entry.Entry.Controls.ShouldBe([new Control(1, "Survey"), new Control(2, "Bigger pumps")]);
        entry.Entry.ChangeNote.ShouldBe("Bought");
        (await editor.Get($"{entry.Path}/controls/2").Read<Control>()).Text.ShouldBe("Bigger pumps");
        entry = await editor.Delete($"{entry.Path}/controls/2", entry.ETag).Entry();
        entry.Entry.Controls.ShouldBe([new Control(1, "Survey")]);
        entry = await editor.Post($"{entry.Path}/controls", new { text = "Barrier" }).Entry();
        entry.Entry.Controls.ShouldBe([new Control(1, "Survey"), new Control(3, "Barrier")]);
        await editor.Get($"{entry.Path}/controls/2").Problem(404, "item_not_found");
    }

    [Fact]
    public async Task An_action_is_changed_member_by_member()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(
            new NewEntry { Actions = [new { text = "Line it", owner = "MT", dueOn = "2017-01-31", progress = "Begun" }] });

        entry = await editor.Patch($"{entry.Path}/actions/1", """{"owner": null, "status": "dropped"}""", entry.ETag).Entry();
        entry.Entry.Actions.ShouldBe([new PlannedAction(1, "Line it", null, new DateOnly(2017, 1, 31), ActionStatus.Dropped, "Begun")]);
        (await editor.Patch($"{entry.Path}/actions/1", "{}", entry.ETag).Entry()).ETag.ShouldBe(entry.ETag);
        entry = await editor.Delete($"{entry.Path}/actions/1", entry.ETag).Entry();
        entry.Entry.Actions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("actions", """{"text": "two\nlines"}""", "$.text")]
    [InlineData("actions", """{"text": "x", "dueOn": "2017-02-30"}""", "$.dueOn")]
    [InlineData("actions", """{"text": "x", "id": 4}""", "$.id")]
    [InlineData("actions", """{}""", "$.text")]
    [InlineData("controls", """{"text": ""}""", "$.text")]
    [InlineData("controls", """{"text": null}""", "$.text")]
    [InlineData("controls", """{"text": "x", "dueOn": "2027-01-31"}""", "$.dueOn")]
    public async Task A_bad_item_is_refused_with_the_path_of_its_fault(string items, string body, string path)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        (await editor.Post($"{entry.Path}/{items}", body).Problem(400, "invalid")).Errors!.Keys.ShouldBe([path]);
    }

    [Theory]
    [InlineData("actions")]
    [InlineData("controls")]
    public async Task An_item_that_is_not_there_is_not_found_by_any_method(string items)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        await editor.Get($"{entry.Path}/{items}/1").Problem(404, "item_not_found");
        await editor.Patch($"{entry.Path}/{items}/1", new { text = "x" }, entry.ETag).Problem(404, "item_not_found");
        await editor.Delete($"{entry.Path}/{items}/1", entry.ETag).Problem(404, "item_not_found");
        await editor.Get($"{entry.Path}/{items}/99999999999").Problem(404, "path_not_found");
    }

    [Fact]
    public async Task Changing_or_removing_an_item_needs_If_Match()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Controls = [new { text = "Survey" }] });

        await editor.Patch($"{entry.Path}/controls/1", new { text = "x" }).Problem(428, "match_required");
        await editor.Delete($"{entry.Path}/controls/1").Problem(428, "match_required");
        await editor.Change(entry, new { title = "Other" });
        await editor.Patch($"{entry.Path}/controls/1", new { text = "x" }, entry.ETag).Problem(412, "stale");
        await editor.Delete($"{entry.Path}/controls/1", entry.ETag).Problem(412, "stale");
    }
}
