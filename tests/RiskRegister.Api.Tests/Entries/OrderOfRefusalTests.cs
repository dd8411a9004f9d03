using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>Each request is wrong in two adjacent ways, and is told the first of them.</summary>
public sealed class OrderOfRefusalTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Post = "Head of Waste Management";

    [Fact]
    public async Task Without_a_key_comes_before_without_the_role() =>
        await app.Anonymous().Post($"{Requests.Entries}/CR999998/closure", new { reason = "x" }).Problem(401, "unauthenticated");

    [Fact]
    public async Task Without_the_role_comes_before_not_found() =>
        await (await app.Client(Role.Reader)).Patch($"{Requests.Entries}/CR999998", new { title = "x" }).Problem(403, "role_required");

    [Fact]
    public async Task Not_found_comes_before_not_yours()
    {
        var entry = await (await app.Client(Role.Editor))
            .Create(new NewEntry { Owners = ["MT"], Exempt = new { paragraph = "3", reason = "x" } });

        await (await app.Client(Role.Owner, Post)).Patch(entry.Path, new { title = "x" }).Problem(404, "entry_not_found");
    }

    [Fact]
    public async Task An_item_not_found_comes_before_an_entry_not_yours_and_all_that_follows()
    {
        var entry = await (await app.Client(Role.Editor)).Create(new NewEntry { Owners = ["MT"] });
        var owner = await app.Client(Role.Owner, Post);

        foreach (var items in new[] { "actions", "controls" })
        {
            await owner.Patch($"{entry.Path}/{items}/1", "not json").Problem(404, "item_not_found");
            await owner.Delete($"{entry.Path}/{items}/1").Problem(404, "item_not_found");
        }
    }

    [Fact]
    public async Task An_edition_not_yours_comes_before_a_wrong_query()
    {
        var owner = await app.Client(Role.Owner, Post);

        foreach (var path in new[] { "register", "matrix", "snapshots" })
            await owner.Get($"/api/v1/{path}?edition=full&colour=red").Problem(403, "edition_not_allowed");
    }

    [Fact]
    public async Task Not_yours_comes_before_a_body_of_the_wrong_type_or_size()
    {
        var entry = await (await app.Client(Role.Editor)).Create(new NewEntry { Owners = ["MT"] });
        var owner = await app.Client(Role.Owner, Post);

        await Raw(owner, HttpMethod.Patch, entry.Path, "x", "text/plain").Problem(403, "not_your_entry");
        await Raw(owner, HttpMethod.Post, $"{entry.Path}/actions", new string(' ', 2_000_000), "application/json")
            .Problem(403, "not_your_entry");
    }

    [Fact]
    public async Task A_body_of_the_wrong_type_or_size_comes_before_a_malformed_one()
    {
        var editor = await app.Client(Role.Editor);

        await Raw(editor, HttpMethod.Post, Requests.Entries, "{", "text/plain").Problem(415, "unsupported_media_type");
        await Raw(editor, HttpMethod.Post, $"{Requests.Entries}?colour=red", "{", "text/plain").Problem(415, "unsupported_media_type");
        await Raw(editor, HttpMethod.Post, Requests.Entries, new string('{', 2_000_000), "application/json").Problem(413, "too_large");
    }

    [Fact]
    public async Task A_malformed_request_comes_before_the_replay_of_an_answer()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Create(key: "malformed");

        await editor.Post(Requests.Entries, "{", key: "malformed").Problem(400, "malformed");
    }

    [Fact]
    public async Task The_replay_of_an_answer_comes_before_If_Match()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var first = await editor.Post($"{entry.Path}/review", new { note = "x" }, entry.ETag, "replay").Entry();

        (await editor.Post($"{entry.Path}/review", new { note = "x" }, key: "replay").Entry()).ETag.ShouldBe(first.ETag);
        await editor.Post($"{entry.Path}/review", new { note = "y" }, key: "replay").Problem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_missing_If_Match_comes_before_a_stale_one()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        await editor.Patch(entry.Path, new { title = "x" }, "*, \"stale\"").Problem(428, "match_required");
    }

    [Fact]
    public async Task A_stale_If_Match_comes_before_invalid_members()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        await editor.Patch(entry.Path, new { title = 5 }, "\"stale\"").Problem(412, "stale");
        await editor.Post($"{entry.Path}/closure", new { }, "\"stale\"").Problem(412, "stale");
    }

    [Fact]
    public async Task Invalid_members_come_before_a_state_that_forbids_the_change()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Close(await editor.Create(new NewEntry { Actions = [new { text = "x" }] }));

        await editor.Patch(entry.Path, new { title = 5 }, entry.ETag).Problem(400, "invalid");
        await editor.Post($"{entry.Path}/closure", new { }, entry.ETag).Problem(400, "invalid");
        await editor.Post($"{entry.Path}/acceptance", new { reference = "x" }, entry.ETag).Problem(400, "invalid");
        await editor.Post($"{entry.Path}/review", new { note = 5 }, entry.ETag).Problem(400, "invalid");
        await editor.Post($"{entry.Path}/actions", new { }).Problem(400, "invalid");
        await editor.Patch($"{entry.Path}/actions/1", new { text = "" }, entry.ETag).Problem(400, "invalid");
    }

    static Task<HttpResponseMessage> Raw(HttpClient client, HttpMethod method, string path, string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return client.SendAsync(new HttpRequestMessage(method, path) { Content = content, Headers = { ExpectContinue = true } });
    }
}
