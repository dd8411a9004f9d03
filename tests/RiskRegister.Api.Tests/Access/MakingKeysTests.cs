using System.Net;
using RiskRegister.Api.Features.Access;
using RiskRegister.Api.Features.Keys;
using RiskRegister.Api.Features.Snapshots;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class MakingKeysTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Post = "Head of Waste Management";

    [Fact]
    public void Its_id_begins_with_a_letter_or_a_digit_so_that_nothing_takes_it_for_an_option_or_a_formula() =>
        Enumerable.Range(0, 2000).Select(_ => KeyToken.Create(out var _).Id).ShouldAllBe(id => char.IsAsciiLetterOrDigit(id[0]));

    [Fact]
    public async Task A_key_lets_its_holder_in_with_its_roles_and_posts()
    {
        var admin = await app.Client(Role.Admin);
        var end = app.Clock.GetUtcNow().AddDays(30);
        using var response =
            await admin.Post(Keys.Path,
                new
                {
                    label = " Waste lead ",
                    roles = new[] { "owner", "reader" },
                    owners = new[] { Post },
                    fullEdition = true,
                    expiresAt = end
                });
        var made = await response.Read<MadeKeyDocument>();

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.ToString().ShouldBe($"{Keys.Path}/{made.Id}");
        (made.Label, made.State, made.FullEdition, made.LastUsedAt, made.RevokedAt, made.Replaces)
            .ShouldBe(("Waste lead", KeyState.Active, true, null, null, null));
        made.Roles.ShouldBe([Role.Reader, Role.Owner]);
        made.ExpiresAt!.Value.ShouldBe(end, TimeSpan.FromMilliseconds(1));
        made.CreatedBy.ShouldBe("Admin");

        var holder = app.Anonymous().With(made.Secret);
        var me = await holder.Get("/api/v1/me").Read<CallerDocument>();
        (me.Id, me.Name, me.FullEdition).ShouldBe((made.Id, "Waste lead", true));
        me.Roles.ShouldBe([Role.Reader, Role.Owner]);
        me.Owners.ShouldBe([Post]);
        (await admin.Get($"{Keys.Path}/{made.Id}").Read<KeyDocument>()).LastUsedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Role.Owner)]
    [InlineData(Role.Admin)]
    public async Task Full_editions_are_granted_to_readers_alone(Role role)
    {
        var editor = await app.Client(Role.Editor);
        if ((await editor.Get("/api/v1/snapshots").Read<Page<SnapshotDocument>>()).Items.Count == 0)
        {
            await editor.Take("2016-17-Q1");
            await editor.Publish("2016-17-Q1");
        }

        var holder = await app.Client([role], [Post], fullEdition: true);

        (await holder.Get("/api/v1/me").Read<CallerDocument>()).FullEdition.ShouldBeFalse();
        await holder.Get("/api/v1/snapshots/2016-17-Q1/register?edition=full").Problem(403, "edition_not_allowed");
        var both = await app.Client([role, Role.Reader], [Post], fullEdition: true);
        await both.Get("/api/v1/snapshots/2016-17-Q1/register?edition=full").Result();
    }

    [Fact]
    public async Task The_secret_is_shown_once()
    {
        var admin = await app.Client(Role.Admin);
        var body = new { label = "Shown once", roles = new[] { "reader" } };
        using var first = await admin.Post(Keys.Path, body, key: "make-1");
        var made = await first.Read<MadeKeyDocument>();
        made.Secret.ShouldNotBeNull().ShouldStartWith($"rr_{made.Id}_");

        using var second = await admin.Post(Keys.Path, body, key: "make-1");
        var again = await second.Read<MadeKeyDocument>();
        (again.Id, again.Secret, second.StatusCode, second.Headers.ETag)
            .ShouldBe((made.Id, null, HttpStatusCode.Created, first.Headers.ETag));
        (await second.Text()).ShouldNotContain("secret");

        (await (await admin.Get($"{Keys.Path}/{made.Id}")).Text()).ShouldNotContain(made.Secret);
        (await (await admin.Get(Keys.Path)).Text()).ShouldNotContain("rr_");
        (await app.Ask<int>("select count(*)::integer from idempotent_answers where position(@Secret in convert_from(body, 'UTF8')) > 0",
            new { made.Secret })).ShouldBe(0);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_key_is_named_at_once()
    {
        var admin = await app.Client(Role.Admin);

        var problem = await admin.Post(Keys.Path, """
            {"label": "two\nlines", "roles": ["owner", "king", "owner"], "owners": ["", "MT", "MT"], "fullEdition": "yes", "expiresAt": "2016-01-01T00:00:00Z", "secret": "mine"}
            """).Problem(400, "invalid");

        problem.Errors!.Keys.ShouldBe(
            ["$.label", "$.roles[1]", "$.roles[2]", "$.owners[0]", "$.owners[2]", "$.fullEdition", "$.expiresAt", "$.secret"],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"roles": ["reader"]}""", "$.label")]
    [InlineData("""{"label": "x"}""", "$.roles")]
    [InlineData("""{"label": "x", "roles": []}""", "$.roles")]
    [InlineData("""{"label": "x", "roles": ["owner"]}""", "$.owners")]
    [InlineData("""{"label": "x", "roles": ["reader"], "expiresAt": "2099-01-01"}""", "$.expiresAt")]
    public async Task A_key_needs_a_label_a_role_and_an_owners_posts(string body, string at)
    {
        var admin = await app.Client(Role.Admin);
        (await admin.Post(Keys.Path, body).Problem(400, "invalid")).Errors!.Keys.ShouldBe([at]);
    }

    [Fact]
    public async Task An_expired_key_lets_nobody_in()
    {
        var client = await app.Client([Role.Reader], [], expiresAt: app.Clock.GetUtcNow().AddMilliseconds(-1));
        await client.Get("/api/v1/me").Problem(401, "unauthenticated");
    }

    [Fact]
    public async Task Keys_are_listed_newest_first_page_by_page_and_by_state()
    {
        var admin = await app.Client(Role.Admin);
        var made = new List<string>();
        for (var count = 1; count <= 5; count++) made.Insert(0, (await admin.MakeKey($"Listed {count}", ["reader"])).Id);
        (await admin.Delete($"{Keys.Path}/{made[0]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var listed = new List<KeyDocument>();
        for (var path = $"{Keys.Path}?limit=2"; path is not null;)
        {
            var page = await admin.Get(path).Read<Page<KeyDocument>>();
            page.Items.Count.ShouldBeLessThanOrEqualTo(2);
            listed.AddRange(page.Items);
            path = page.NextCursor is null ? null : $"{Keys.Path}?limit=2&cursor={page.NextCursor}";
        }

        listed.Select(key => key.Id).ShouldBeUnique();
        listed.Select(key => key.Id).Where(made.Contains).ShouldBe(made);
        listed.ShouldBe(listed.OrderByDescending(key => key.CreatedAt));
        var revoked = (await admin.Get($"{Keys.Path}?state=revoked&limit=200").Read<Page<KeyDocument>>()).Items;
        revoked.ShouldAllBe(key => key.State == KeyState.Revoked && key.RevokedBy == "Admin");
        revoked.ShouldContain(key => key.Id == made[0]);
        await admin.Get($"{Keys.Path}?cursor=bm90").Problem(400, "invalid_query");
    }

    [Fact]
    public async Task A_key_has_an_etag()
    {
        var admin = await app.Client(Role.Admin);
        var made = await admin.MakeKey("Tagged", ["reader"]);
        using var read = await admin.Get($"{Keys.Path}/{made.Id}");
        using var again = await admin.Send(HttpMethod.Get, $"{Keys.Path}/{made.Id}", noneMatch: read.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await admin.Get($"{Keys.Path}/none").Problem(404, "key_not_found");
    }
}
