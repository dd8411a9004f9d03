using RiskRegister.Api.Features.Posts;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Performance;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

/// <summary>Posts with people behind them: what is known of them, their deputies, other names, and handing over.</summary>
public sealed class PostsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task What_is_known_of_a_post_is_told_and_stays_where_a_change_leaves_it_out()
    {
        var admin = await app.Client(Role.Admin);
        var (_, etag) = await Read(admin, "Head of Moors");
        var whole = new
        {
            subjects = new[] { "sub-1" },
            service = "Countryside",
            addresses = new[] { "moors@example.gov.uk", "o'neil+moors@example.gov.uk" },
            deputies = new[] { new { post = "Head of Fens", from = "2017-07-24", until = "2017-08-11" } },
        };
        var told = await Put(admin, "Head of Moors", whole, etag).Read<PostDocument>();
        (told.Service, told.Subjects.Count, told.Deputies.ShouldHaveSingleItem().Post).ShouldBe(("Countryside", 1, "Head of Fens"));
        told.Addresses.ShouldBe(whole.addresses);

        (_, etag) = await Read(admin, "Head of Moors");
        var unlinked = await Put(admin, "Head of Moors", new { subjects = Array.Empty<string>() }, etag).Read<PostDocument>();
        (unlinked.Service, unlinked.Addresses.Count, unlinked.Deputies.Count).ShouldBe(("Countryside", 2, 1));

        (_, etag) = await Read(admin, "Head of Moors");
        var cleared = await Put(admin, "head of moors", new
        {
            subjects = Array.Empty<string>(),
            service = (string?)null,
            addresses = Array.Empty<string>()
        }, etag, nulls: true).Read<PostDocument>();
        (cleared.Service, cleared.Addresses.Count, cleared.Deputies.Count).ShouldBe((null, 0, 1));
        (await app.Ask<string>("select string_agg(coalesce(detail ->> 'addressesChanged', '-'), ',' order by id) from audit_log "
            + "where action = 'postDescribed' and lower(detail ->> 'post') = 'head of moors'")).ShouldBe("true,true");
    }

    [Theory]
    [InlineData("""{"subjects": [], "addresses": ["nobody"]}""", "$.addresses[0]")]
    [InlineData("""{"subjects": [], "addresses": ["a@b.uk", "A@b.uk"]}""", "$.addresses[1]")]
    [InlineData("""{"subjects": [], "addresses": ["a@b.uk\r\nBcc: c@d.uk"]}""", "$.addresses[0]")]
    [InlineData("""{"subjects": [], "addresses": ["a@b.uk, c@d.uk"]}""", "$.addresses[0]")]
    [InlineData("""{"subjects": [], "addresses": null}""", "$.addresses")]
    [InlineData("""{"subjects": [], "service": ""}""", "$.service")]
    [InlineData("""{"subjects": [], "deputies": [{"post": "head of FAULTS", "from": "2017-01-01", "until": "2017-01-02"}]}""",
        "$.deputies[0].post")]
    [InlineData("""{"subjects": [], "deputies": [{"post": "B", "from": "2017-01-02", "until": "2017-01-01"}]}""", "$.deputies[0].until")]
    [InlineData("""{"subjects": [], "deputies": [{"post": "B", "from": "2017-02-30", "until": "2017-03-01"}]}""", "$.deputies[0].from")]
    [InlineData("""{"subjects": [], "deputies": [{"post": "B", "from": "2017-01-01"}]}""", "$.deputies[0].until")]
    public async Task What_is_wrong_with_a_description_is_named(string body, string at)
    {
        var admin = await app.Client(Role.Admin);
        var (_, etag) = await Read(admin, "Head of Faults");
        (await admin.Send(HttpMethod.Put, Path("Head of Faults"), body, etag).Problem(400, "invalid")).Errors!.Keys.ShouldBe([at]);
    }

    [Theory]
    [InlineData("subjects", 100, 255)]
    [InlineData("addresses", 20, 254)]
    public async Task As_many_and_as_long_are_taken_as_the_document_says(string name, int most, int longest)
    {
        var admin = await app.Client(Role.Admin);
        var post = $"Head of {name}";
        var (_, etag) = await Read(admin, post);
        await Put(admin, post, Of(most + 1, longest), etag).Problem(400, "invalid");
        await Put(admin, post, Of(most, longest + 1), etag).Problem(400, "invalid");
        await Put(admin, post, Of(most, longest), etag).Read<PostDocument>();

        Dictionary<string, object> Of(int count, int length) => new()
        {
            ["subjects"] = Array.Empty<string>(),
            [name] = Enumerable.Range(100, count).Select(number => $"{number}@".PadRight(length, 'x')).ToArray(),
        };
    }

    [Fact]
    public async Task Names_and_notes_of_a_renaming_and_a_handover_have_their_limits()
    {
        var editor = await app.Client(Role.Editor);
        foreach (var (noun, member) in new[] { ("renaming", "name"), ("handover", "to") })
        {
            var path = Path($"Head of {noun} limits");
            var (_, etag) = await Read(editor, $"Head of {noun} limits");
            foreach (var (body, at) in new (Dictionary<string, object?>, string)[]
            {
                (new() { [member] = new string('x', 201) }, member), (new() { [member] = "" }, member),
                (new() { [member] = "two\nlines" }, member),
                (new() { [member] = null }, member), (new(), member), (new() { [member] = "x", ["note"] = new string('x', 2001) }, "note"),
                (new() { [member] = "x", ["more"] = 1 }, "more"),
            })
            {
                (await editor.Post($"{path}/{noun}", System.Text.Json.JsonSerializer.Serialize(body), etag).Problem(400, "invalid"))
                    .Errors!.Keys
                    .ShouldBe([$"$.{at}"]);
            }
        }
    }

    [Fact]
    public async Task Posts_that_nobody_can_write_to_are_listed_by_themselves()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        await editor.Create(new NewEntry { Owners = ["Listed: unknown", "Listed: known", "Listed: silent"] });
        await Describe(admin, "Listed: known", new { subjects = Array.Empty<string>(), addresses = new[] { "known@example.gov.uk" } });
        await Describe(admin, "Listed: silent", new { subjects = Array.Empty<string>(), service = "Quiet" });
        (await Listed(editor, "undescribed=true")).ShouldBe(["Listed: silent", "Listed: unknown"]);
        (await Listed(editor, "undescribed=false")).ShouldBe(["Listed: known"]);

        static async Task<string[]> Listed(HttpClient client, string query) =>
            [.. (await client.Get($"{Keys.Owners}?limit=200&{query}").Read<Page<PostDocument>>()).Items.Select(post => post.Post)
                .Where(post => post.StartsWith("Listed: ", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task A_deputy_acts_for_a_post_on_its_days_and_a_deputys_deputy_does_not()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        var entry = await editor.Create(new NewEntry { Owners = ["Head of Locks"] });
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await Describe(admin, "Head of Locks", new
        {
            subjects = Array.Empty<string>(),
            deputies = new[] { new { post = "Head of Weirs", from = today.AddDays(-1), until = today.AddDays(1) },
                new { post = "Head of Mills", from = today.AddDays(-9), until = today.AddDays(-3) } }
        });
        await Describe(admin, "Head of Weirs", new
        {
            subjects = Array.Empty<string>(),
            deputies = new[] { new { post = "Head of Ponds", from = today.AddDays(-1), until = today.AddDays(1) } }
        });
        var deputy = await app.Client(Role.Owner, "head of weirs");
        entry = await deputy.Change(entry, new { title = "Changed by the deputy" });
        foreach (var other in new[] { "Head of Mills", "Head of Ponds" })
        {
            var client = await app.Client(Role.Owner, other);
            await client.Patch(entry.Path, new { title = "Not theirs" }, entry.ETag).Problem(403, "not_your_entry");
        }

        (await app.Ask<string>("select array_to_string(acting_posts(array['Head of Mills'], @day), ',')", new { day = today.AddDays(-3) }))
            .ShouldBe("Head of Mills,Head of Locks");
    }

    [Fact]
    public async Task Who_has_the_services_login_makes_no_deputy_unseen()
    {
        await using var connection = new Npgsql.NpgsqlConnection(app.Database.ServiceConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var made = new Npgsql.NpgsqlCommand("""
            insert into posts (key, name, described_by) values ('unseen', 'Unseen', 'nobody');
            insert into post_deputies values ('unseen', 'Anybody', '2017-01-01', '2099-01-01')
            """, connection);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => made.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)))
            .MessageText.ShouldContain("has no row of the audit log");
    }

    [Fact]
    public async Task A_post_that_owns_500_entries_is_renamed_in_one_transaction()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        var analyst = await app.Client(Role.Analyst);
        var first = await editor.Create(new NewEntry
        {
            Owners = ["head of mines", "MT"],
            Actions = [new { text = "Dig", owner = "Head of Mines" }]
        });
        var closed = await editor.Close(await editor.Create(new NewEntry { Owners = ["Head of Mines"] }));
        await editor.Create(new NewEntry { Title = "Named by an action", Actions = [new { text = "Dig", owner = "Head of Mines" }] });
        await Copies(editor, "Head of Mines", 499);
        await analyst.Make("Pits open", owners: ["Head of Mines"]);
        var former = await app.Client(Role.Owner, "Head of Mines");
        await Describe(admin, "Head of Mines", new { subjects = new[] { "miner" }, addresses = new[] { "mines@example.gov.uk" } });
        var before = await app.Ask<int>("select count(*)::integer from entry_revisions");
        var last = await app.Ask<long>("select max(id) from audit_log");

        var (post, etag) = await Read(editor, "Head of Mines");
        (post.Entries, post.Measures).ShouldBe((500, 1));
        var renamed = await editor.Post($"{Path("Head of Mines")}/renaming", new { name = "Head of Quarries" }, etag).Read<PostDocument>();

        (renamed.Post, renamed.Entries, renamed.Measures).ShouldBe(("Head of Quarries", 500, 1));
        renamed.FormerNames.ShouldBe(["Head of Mines"]);
        renamed.Subjects.ShouldBe(["miner"]);
        renamed.Addresses.ShouldBe(["mines@example.gov.uk"]);
        renamed.Keys.ShouldHaveSingleItem().Id.ShouldBe(former.KeyId());
        (await Read(editor, "Head of Mines")).Post.Entries.ShouldBe(0);
        (await app.Ask<int>("select count(*)::integer from entry_revisions")).ShouldBe(before + 501);
        (await app.Ask<string>($"""
            select concat_ws(' ', count(*), count(distinct xmin::text), count(distinct (entry_id, revision)))
            from audit_log where action = 'reassigned' and id > {last}
            """)).ShouldBe("501 1 501");
        (await app.Ask<string>($"""
            select concat_ws(' ', count(*), count(distinct r.xmin::text), count(distinct r.recorded_at))
            from entry_revisions as r join audit_log as a on a.entry_id = r.entry_id and a.revision = r.revision
            where r.action = 'reassigned' and a.id > {last}
            """)).ShouldBe("501 1 1");
        var now = await editor.Get(first.Path).Entry();
        now.Entry.Owners.ShouldBe(["Head of Quarries", "MT"]);
        now.Entry.Actions[0].Owner.ShouldBe("Head of Quarries");
        (await editor.Get(closed.Path).Entry()).Entry.Owners.ShouldBe(["Head of Mines"]);
        await former.Change(now, new { title = "By the key that names the post as it was" });
        (await (await editor.Get("/api/v1/verification")).Text()).ShouldContain("\"verified\":true");
        (await Listed(admin)).ShouldNotContain("Head of Mines");
        (await editor.Post($"{Path("Head of Mines")}/renaming", new { name = "Head of Quarries" }, etag).Problem(412, "stale")).Detail
            .ShouldContain("not as it was");
    }

    [Fact]
    public async Task No_post_is_renamed_into_another()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Create(new NewEntry { Owners = ["Head of Ferries"] });
        await app.Client(Role.Owner, "Head of Bridges");
        var (_, etag) = await Read(editor, "Head of Ferries");
        await editor.Post($"{Path("Head of Ferries")}/renaming", new { name = "HEAD OF BRIDGES" }, etag).Problem(409, "post_name_in_use");
        (await editor.Post($"{Path("Head of Ferries")}/renaming", new { name = "Head of FERRIES" }, etag).Read<PostDocument>())
            .FormerNames.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_post_owns_is_handed_over_and_then_the_post_can_go()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        var analyst = await app.Client(Role.Analyst);
        var entry = await editor.Create(new NewEntry
        {
            Owners = ["Head of Canals", "Head of Rivers"],
            Actions = [new { text = "Dredge", owner = "Head of Canals" },
                new { text = "Drained", owner = "Head of Canals", status = "done" }],
        });
        await analyst.Make("Locks mended", owners: ["Head of Canals"]);
        await Describe(admin, "Head of Canals", new { subjects = new[] { "bargee" }, service = "Water" });
        var (_, etag) = await Read(admin, "Head of Canals");
        await admin.Delete(Path("Head of Canals"), etag).Problem(409, "post_in_use");

        var left = await editor.Post($"{Path("Head of Canals")}/handover", new { to = "head of rivers", note = "Merged." }, etag)
            .Read<PostDocument>();
        (left.Entries, left.Measures, left.Service).ShouldBe((0, 0, "Water"));
        var now = await editor.Get(entry.Path).Entry();
        (string.Join(',', now.Entry.Owners), now.Entry.Actions[0].Owner, now.Entry.Actions[1].Owner, now.Entry.ChangeNote)
            .ShouldBe(("head of rivers", "head of rivers", "Head of Canals", "Merged."));
        (_, etag) = await Read(admin, "Head of Canals");
        var gone = await admin.Delete(Path("Head of Canals"), etag).Read<PostDocument>();
        (gone.Service, gone.Subjects.Count).ShouldBe((null, 0));
    }

    static async Task<string[]> Listed(HttpClient client) =>
        [.. (await client.Get($"{Keys.Owners}?limit=200").Read<Page<PostDocument>>()).Items.Select(post => post.Post)];

    static string Path(string post) => $"{Keys.Owners}/{Uri.EscapeDataString(post)}";

    static async Task<(PostDocument Post, string ETag)> Read(HttpClient client, string post)
    {
        using var response = await client.Get(Path(post));
        return (await response.Read<PostDocument>(), response.Headers.ETag!.ToString());
    }

    static Task<HttpResponseMessage> Put(HttpClient admin, string post, object body, string? etag, bool nulls = false) =>
        admin.Send(HttpMethod.Put, Path(post), nulls ? System.Text.Json.JsonSerializer.Serialize(body) : body, etag);

    static async Task<PostDocument> Describe(HttpClient admin, string post, object body) =>
        await Put(admin, post, body, (await Read(admin, post)).ETag).Read<PostDocument>();

    static async Task Copies(HttpClient editor, string owner, int count)
    {
        var rows = string.Concat(Enumerable.Range(1, count).Select(n => $"\"A shaft of the number {n} floods\",20,12,\"{owner}\"\n"));
        using var file = new MultipartFormDataContent { { new StringContent($"title,score,residual,owner\n{rows}"), "file", "mines.csv" } };
        using var imported = await editor.PostAsync("/api/v1/imports", file, TestContext.Current.CancellationToken);
        imported.IsSuccessStatusCode.ShouldBeTrue(await imported.Text());
    }
}
