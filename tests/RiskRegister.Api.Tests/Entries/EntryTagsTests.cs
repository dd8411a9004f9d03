using System.Net;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class EntryTagsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task What_the_client_has_already_is_not_sent_again()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        Task<HttpResponseMessage> Read(string tags) => editor.Send(HttpMethod.Get, entry.Path, noneMatch: tags);

        foreach (var tags in new[] { entry.ETag, $"W/{entry.ETag}", $"\"other\", {entry.ETag}", "*" })
        {
            using var same = await Read(tags);
            same.StatusCode.ShouldBe(HttpStatusCode.NotModified, tags);
            same.Headers.ETag!.Tag.ShouldBe(entry.ETag);
            same.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding", "Authorization"]);
            same.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
            (await same.Text()).ShouldBeEmpty();
        }

        foreach (var tags in new[] { "\"other\"", $"{entry.ETag[..^4]}\"", "rubbish" })
            (await Read(tags)).StatusCode.ShouldBe(HttpStatusCode.OK, tags);
        await editor.Change(entry, new { title = "Changed" });
        (await Read(entry.ETag)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task If_Match_compares_id_and_revision_and_leaves_the_context_aside()
    {
        var editor = await app.Client(Role.Editor);
        var (entry, other) = (await editor.Create(), await editor.Create());
        var otherContext = $"\"{entry.Entry.Id}.1.000000000000\"";

        (await editor.Patch(entry.Path, new { title = "A" }, otherContext).Entry()).Entry.Revision.ShouldBe(2);
        (await editor.Patch(entry.Path, new { title = "B" }, $"{other.ETag}, \"{entry.Entry.Id}.2.x\"").Entry()).Entry.Revision.ShouldBe(3);

        // A proxy that compresses makes tags weak.
        (await editor.Patch(entry.Path, new { title = "C" }, $"W/\"{entry.Entry.Id}.3.x\"").Entry()).Entry.Revision.ShouldBe(4);
    }

    [Theory]
    [InlineData(null, 428, "match_required")]
    [InlineData("*", 428, "match_required")]
    [InlineData("*, \"<id>.1.x\"", 428, "match_required")]
    [InlineData("", 400, "malformed")]
    [InlineData("<id>.1.x", 400, "malformed")]
    [InlineData("\"<id>.1.x", 400, "malformed")]
    [InlineData("1", 400, "malformed")]
    [InlineData("\"\"", 412, "stale")]
    [InlineData("W/\"<id>.2.x\"", 412, "stale")]
    [InlineData("\"<id>.2.x\"", 412, "stale")]
    [InlineData("\"<id>.1\"", 412, "stale")]
    [InlineData("\"<id>.11.x\"", 412, "stale")]
    [InlineData("\"00000000-0000-0000-0000-000000000000.1.x\"", 412, "stale")]
    public async Task A_change_is_refused_for_an_If_Match_of(string? tag, int status, string code)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var etag = tag?.Replace("<id>", entry.Entry.Id.ToString(), StringComparison.Ordinal);

        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Patch, "", new { title = "x" }), (HttpMethod.Post, "/closure", new { reason = "x" }),
            (HttpMethod.Delete, "/closure", null),
            (HttpMethod.Post, "/review", null), (HttpMethod.Post, "/acceptance", null),
        })
        {
            using var refused = await editor.Send(method, entry.Path + path, body, etag);
            var problem = await refused.Problem();
            (problem.Status, problem.Code).ShouldBe((status, code), $"{method} {path}");
            refused.Headers.ETag?.ToString().ShouldBe(status == 412 ? entry.ETag : null);
            (refused.Headers.ETag is not null).ShouldBe(status == 412);
        }

        (await editor.Get(entry.Path).Entry()).ETag.ShouldBe(entry.ETag);
    }

    [Fact]
    public async Task Every_change_answers_the_entry_with_its_new_ETag()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        var changed = await editor.Change(entry, new { title = "x" });

        changed.ETag.ShouldStartWith($"\"{entry.Entry.Id}.2.");
        (await editor.Get(entry.Path).Entry()).ETag.ShouldBe(changed.ETag);
    }
}
