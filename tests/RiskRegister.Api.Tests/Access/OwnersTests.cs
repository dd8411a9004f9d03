using RiskRegister.Api.Features.Posts;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class OwnersTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Subject = "7f1c2a9e-5b1d-4a53-9f0e-2d6c0b6f4a11";

    [Fact]
    public async Task A_post_is_linked_with_the_providers_subjects_and_unlinked()
    {
        var admin = await app.Client(Role.Admin);
        var (post, etag) = await Read(admin, "Head of Fleet");
        post.Subjects.ShouldBeEmpty();

        (await Put(admin, "Head of Fleet", etag, Subject, "auth0|b").Read<PostDocument>()).Subjects.ShouldBe([Subject, "auth0|b"]);
        (post, etag) = await Read(admin, "Head of Fleet");
        post.Subjects.ShouldBe([Subject, "auth0|b"]);
        (await Put(admin, "Head of Fleet", etag, "auth0|b").Read<PostDocument>()).Subjects.ShouldBe(["auth0|b"]);
        (await app.Ask<string>("select string_agg(subject || ' ' || linked_by, ',') from post_holders where post = 'Head of Fleet'"))
            .ShouldBe("auth0|b Admin");

        (_, etag) = await Read(admin, "Head of Fleet");
        (await admin.Delete(Path("Head of Fleet"), etag).Read<PostDocument>()).Subjects.ShouldBeEmpty();

        var rows = (await admin.ReadAudit("action=holdersChanged")).Where(row => row.Detail!["post"]!.GetValue<string>() == "Head of Fleet")
            .ToArray();
        rows.Select(row => $"+{row.Detail!["linked"]!.AsArray().Count} -{row.Detail["unlinked"]!.AsArray().Count} {row.Actor}")
            .ShouldBe(["+0 -1 Admin", "+0 -1 Admin", "+2 -0 Admin"]);
    }

    [Fact]
    public async Task Nobodys_links_are_overwritten_unseen()
    {
        var admin = await app.Client(Role.Admin);
        var (_, etag) = await Read(admin, "Head of Parks");
        await Put(admin, "Head of Parks", null, Subject).Problem(428, "match_required");
        await Put(admin, "Head of Parks", "*", Subject).Problem(428, "match_required");
        await admin.Delete(Path("Head of Parks")).Problem(428, "match_required");

        var answers = await Task.WhenAll(Put(admin, "Head of Parks", etag, "one"), Put(admin, "Head of Parks", etag, "other"));
        answers.Select(answer => (int)answer.StatusCode).ShouldBe([200, 412], ignoreOrder: true);
        answers.Single(answer => !answer.IsSuccessStatusCode).Headers.ETag!.ToString().ShouldBe((await Read(admin, "Head of Parks")).ETag);
    }

    [Fact]
    public async Task Posts_are_listed_wherever_they_are_named()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        await editor.Create(new NewEntry { Owners = ["Listed: on an entry"] });
        var closed = await editor.Create(new NewEntry { Owners = ["Listed: on a closed entry"] });
        await editor.Close(closed);
        var key = await app.Client(Role.Owner, "Listed: by a key");
        var revoked = await app.Client(Role.Owner, "Listed: by a revoked key");
        await admin.Delete($"{Keys.Path}/{revoked.KeyId()}");
        await Put(admin, "Listed: by a link", (await Read(admin, "Listed: by a link")).ETag, Subject).Read<PostDocument>();

        var listed = new List<PostDocument>();
        for (var path = $"{Keys.Owners}?limit=2"; path is not null;)
        {
            var page = await admin.Get(path).Read<Page<PostDocument>>();
            listed.AddRange(page.Items);
            path = page.NextCursor is null ? null : $"{Keys.Owners}?limit=2&cursor={page.NextCursor}";
        }

        listed.Select(post => post.Post).ShouldBe(listed.Select(post => post.Post).Order(StringComparer.Ordinal));
        var named = listed.Where(post => post.Post.StartsWith("Listed", StringComparison.Ordinal)).ToArray();
        named.Select(post => $"{post.Post}: {post.Entries} {post.Subjects.Count} {post.Keys.Count}").ShouldBe(
            ["Listed: by a key: 0 0 1", "Listed: by a link: 0 1 0", "Listed: on an entry: 1 0 0"]);
        named[0].Keys.ShouldBe([new PostKey(key.KeyId(), "Listed: by a key")]);
    }

    [Fact]
    public async Task A_post_may_have_any_name_that_an_entry_may_give_it()
    {
        var admin = await app.Client(Role.Admin);
        foreach (var name in new[] { "Roads/Bridges", "Cyfarwyddwr – Tŷ & Tir?", new string('é', 200) })
        {
            var (post, etag) = await Read(admin, name);
            post.Post.ShouldBe(name);
            await Put(admin, name, etag, Subject).Read<PostDocument>();
            (await app.Ask<int>("select count(*)::integer from post_holders where post = @name", new { name })).ShouldBe(1);
        }

        (await admin.Get($"{Keys.Owners}?limit=1").Read<Page<PostDocument>>()).NextCursor.ShouldNotBeNull();
        for (var path = $"{Keys.Owners}?limit=1"; path is not null;)
        {
            var page = await admin.Get(path).Read<Page<PostDocument>>();
            path = page.NextCursor is null ? null : $"{Keys.Owners}?limit=1&cursor={page.NextCursor}";
        }

        await admin.Get(Path(new string('x', 201))).Problem(404, "post_not_found");
    }

    [Theory]
    [InlineData("{}", "$.subjects")]
    [InlineData("""{"subjects": null}""", "$.subjects")]
    [InlineData("""{"subjects": ["a", ""]}""", "$.subjects[1]")]
    [InlineData("""{"subjects": ["a", "a"]}""", "$.subjects[1]")]
    [InlineData("""{"subjects": [1]}""", "$.subjects[0]")]
    [InlineData("""{"subjects": [], "post": "x"}""", "$.post")]
    public async Task Subjects_are_a_list_of_differing_texts(string body, string at)
    {
        var admin = await app.Client(Role.Admin);
        var (_, etag) = await Read(admin, "Head of Faults");
        (await admin.Send(HttpMethod.Put, Path("Head of Faults"), body, etag).Problem(400, "invalid")).Errors!.Keys.ShouldBe([at]);
    }

    static string Path(string post) => $"{Keys.Owners}/{Uri.EscapeDataString(post)}";

    static async Task<(PostDocument Post, string ETag)> Read(HttpClient admin, string post)
    {
        using var response = await admin.Get(Path(post));
        return (await response.Read<PostDocument>(), response.Headers.ETag!.ToString());
    }

    static Task<HttpResponseMessage> Put(HttpClient admin, string post, string? etag, params string[] subjects) =>
        admin.Send(HttpMethod.Put, Path(post), new { subjects }, etag);
}
