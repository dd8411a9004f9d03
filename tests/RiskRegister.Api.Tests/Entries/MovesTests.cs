using System.Net;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Dossiers;
using RiskRegister.Api.Tests.Pages;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>Moves of entries between registers: asked for with a reason, decided, and what the corporate register makes of them.</summary>
public sealed class MovesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task An_owner_asks_an_editor_decides_and_both_stay()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, "Head of Quays"));
        var entry = await editor.Create(new NewEntry { Title = "Quays sink", Owners = ["Head of Quays"] });
        entry.Entry.Level.ShouldBe(RegisterLevel.Corporate);
        var why = new { to = "service", reason = " Small.\r\nOurs. " };
        using var asked = await owner.Post($"{entry.Path}/moves", why, key: "ask-1");
        var first = await asked.Read<MoveDocument>();
        (first.From, first.To, first.Reason, first.By, first.Decision)
            .ShouldBe((RegisterLevel.Corporate, RegisterLevel.Service, "Small.\nOurs.", "Head of Quays", null));
        asked.Headers.Location!.ToString().ShouldBe($"{entry.Path}/moves/{first.Id}");
        (await owner.Post($"{entry.Path}/moves", why, key: "ask-1").Read<MoveDocument>()).ShouldBe(first);
        (await editor.Get(entry.Path).Entry()).ETag.ShouldBe(entry.ETag);
        await owner.Post($"{entry.Path}/moves", new { to = "directorate", reason = "Better so." }).Problem(409, "move_asked");
        await owner.Post($"{entry.Path}/moves/{first.Id}/acceptance", etag: entry.ETag).Problem(403, "role_required");
        (await editor.AllEntries("?moveAsked=true")).ShouldContain(each => each.Id == entry.Entry.Id);

        var refused = await editor.Post($"{entry.Path}/moves/{first.Id}/refusal", new { reason = "Audit asked about it." })
            .Read<MoveDocument>();
        (refused.Decision!.Accepted, refused.Decision.Reason, refused.Decision.By).ShouldBe((false, "Audit asked about it.", "Editor"));
        await editor.Post($"{entry.Path}/moves/{first.Id}/refusal", new { reason = "Again." }).Problem(409, "move_decided");
        await editor.Post($"{entry.Path}/moves/{first.Id}/acceptance", etag: entry.ETag).Problem(409, "move_decided");

        var second = await owner.AskForMove(entry, "directorate");
        await editor.Post($"{entry.Path}/moves/{second.Id}/acceptance").Problem(428, "match_required");
        var changed = await owner.Change(entry, new { title = "Quays sink slowly" });
        await editor.Post($"{entry.Path}/moves/{second.Id}/acceptance", etag: entry.ETag).Problem(412, "stale");
        await editor.Post($"{entry.Path}/moves/{Guid.NewGuid()}/acceptance").Problem(404, "move_not_found");
        var (acceptance, agreed) = ($"{entry.Path}/moves/{second.Id}/acceptance", new { reason = "Agreed." });
        var moved = await editor.Post(acceptance, agreed, changed.ETag, key: "accept-1").Entry();
        (await editor.Post(acceptance, agreed, changed.ETag, key: "accept-1").Entry()).ETag.ShouldBe(moved.ETag);
        (moved.Entry.Level, moved.Entry.OnRegister, moved.Entry.Revision, moved.Entry.ChangeNote)
            .ShouldBe((RegisterLevel.Directorate, false, 3, "Agreed."));
        var revision = (await owner.Get($"{entry.Path}/revisions/3").Read<RevisionWithEntryDocument>()).Revision;
        revision.Action.ShouldBe(EntryAction.Moved);
        revision.Changes.Select(change => $"{change.Field}: {change.From} → {change.To}").ShouldBe(["level: corporate → directorate"]);
        (await owner.Get($"{entry.Path}/moves").Read<Page<MoveDocument>>()).Items.Select(each => (each.Id, each.Decision?.Accepted))
            .ShouldBe([(second.Id, true), (first.Id, false)]);
        (await owner.Get($"{entry.Path}/moves/{second.Id}").Read<MoveDocument>()).Decision!.Reason.ShouldBe("Agreed.");
        await owner.Post($"{entry.Path}/moves", new { to = "directorate", reason = "Again." }).Problem(409, "wrong_status");
        (await app.Ask<string>("select string_agg(action, ' ' order by id) from audit_log where entry_id = @Id", new { entry.Entry.Id }))
            .ShouldBe("created moveAsked moveRefused moveAsked changed moved");

        var back = await editor.Move(moved, "corporate");
        (back.Entry.Level, back.Entry.OnRegister).ShouldBe((RegisterLevel.Corporate, true));
        var closed = await editor.Close(back);
        await owner.Post($"{entry.Path}/moves", new { to = "service", reason = "Late." }).Problem(409, "wrong_status");
        (await editor.Delete($"{entry.Path}/closure", closed.ETag).Entry()).Entry.Level.ShouldBe(RegisterLevel.Corporate);
    }

    [Theory]
    [InlineData("{}", "$.to,$.reason")]
    [InlineData("""{"to": "county", "reason": " ", "by": "me"}""", "$.to,$.reason,$.by")]
    [InlineData("""{"to": 1, "reason": "a\u0007b"}""", "$.to,$.reason")]
    public async Task What_is_wrong_with_what_is_asked_is_named(string body, string at)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        (await editor.Post($"{entry.Path}/moves", body).Problem(400, "invalid")).Errors!.Keys.ShouldBe(at.Split(','), ignoreOrder: true);
        await editor.Patch(entry.Path, new { level = "service" }, entry.ETag).Problem(400, "invalid");
    }

    [Fact]
    public async Task Somebody_asks_and_an_editor_refuses_and_accepts_on_pages()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Title = "Piers rot", Owners = ["Head of Piers"] });
        var path = $"/entries/{entry.Entry.Reference}";
        using var owner = await Visitor.SignedIn(app, Role.Owner, "Head of Piers");
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        (await owner.Page(path)).ShouldContain($"href=\"{path}/move\"");
        using var nothing = await owner.Send($"{path}/move", await owner.Form($"{path}/move"));
        nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var said = await nothing.Text();
        foreach (var fault in (string[])["Choose the register that is to keep it.", "Say why."]) said.ShouldContain(fault);
        var form = await owner.Form($"{path}/move");
        await Done(owner.Send($"{path}/move", form, ("to", "service"), ("reason", "Just <us>.")), "done=asked");
        using var again = await owner.Send($"{path}/move", form, ("to", "directorate"), ("reason", "Or them."));
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await again.Text()).ShouldContain("is to be decided first.");
        await Done(owner.Get($"{path}/move"), "#moves");
        (await clerk.Page("/")).ShouldContain("Decide on moves to other registers");
        (await owner.Page("/")).ShouldNotContain("Decide on moves to other registers");
        var page = await owner.Page(path);
        page.ShouldContain("Just &lt;us&gt;.");
        page.ShouldNotContain("/decide");
        var decide = Visitor.PathsOn(await clerk.Page(path), $"{path}/moves/").ShouldHaveSingleItem();
        using var unsaid = await clerk.Send(decide, await clerk.Form(decide), ("decision", "refuse"));
        unsaid.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await Done(clerk.Send(decide, await clerk.Form(decide), ("decision", "refuse"), ("reason", "Not yet.")), "done=stayed");
        (await owner.Page(path)).ShouldContain("Not yet.");

        await Done(owner.Send($"{path}/move", await owner.Form($"{path}/move"), ("to", "service"), ("reason", "Now.")), "done=asked");
        decide = Visitor.PathsOn(await clerk.Page(path), $"{path}/moves/").ShouldHaveSingleItem();
        form = await clerk.Form(decide);
        await editor.Change(await editor.Get(entry.Path).Entry(), new { title = "Piers rot away" });
        using var stale = await clerk.Send(decide, form, ("decision", "accept"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await Done(clerk.Send(decide, await clerk.Form(decide), ("decision", "accept")), "done=moved");
        page = await owner.Page(path);
        foreach (var words in (string[])["Open, in the service", "To the service", "Accepted by"]) page.ShouldContain(words);
        (await owner.Page("/register?level=service")).ShouldContain($"{path}\"");
        (await owner.Page("/register?level=corporate")).ShouldNotContain($"{path}\"");
    }

    static async Task Done(Task<HttpResponseMessage> sent, string end)
    {
        using var answer = await sent;
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Text());
        answer.Headers.Location!.ToString().ShouldEndWith(end);
    }
}
