using System.Text.Json.Nodes;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Performance;

public sealed class MeasuresTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_measure_is_made_changed_retired_and_brought_back()
    {
        var analyst = await app.Client(Role.Analyst);
        var made = await analyst.Make("Visits to libraries", owners: [Measures.Own]);
        made.Reference.ShouldMatch("^PM[0-9]+$");

        using var changed = await analyst.Patch(made.Path, """{"title": "Visits to libraries and archives", "section": null}""", made.ETag);
        var document = JsonNode.Parse(await changed.Text())!;
        document["title"]!.GetValue<string>().ShouldBe("Visits to libraries and archives");
        document["section"].ShouldBeNull();
        document["revision"]!.GetValue<int>().ShouldBe(2);

        await analyst.Patch(made.Path, new { title = "Overwritten" }, made.ETag).Problem(412, "stale");
        await analyst.Patch(made.Path, new { title = "Unseen" }).Problem(428, "match_required");
        using var same = await analyst.Patch(made.Path, new { title = "Visits to libraries and archives" }, changed.Headers.ETag!.Tag);
        same.Headers.ETag!.Tag.ShouldBe(changed.Headers.ETag.Tag, "what changes nothing makes no revision");

        using var retired = await analyst.Post(
            $"{made.Path}/retirement", new { reason = "Counted by doors now." }, changed.Headers.ETag.Tag);
        JsonNode.Parse(await retired.Text())!["retirement"]!["reason"]!.GetValue<string>().ShouldBe("Counted by doors now.");
        await analyst.Give(made, "2017-18-Q3", new { value = 5 }).Problem(409, "measure_retired");
        await analyst.Post($"{made.Path}/retirement", new { reason = "Twice." }, retired.Headers.ETag!.Tag).Problem(409, "measure_retired");
        using var restored = await analyst.Delete($"{made.Path}/retirement", retired.Headers.ETag.Tag);
        JsonNode.Parse(await restored.Text())!["retirement"].ShouldBeNull();
        await analyst.Delete($"{made.Path}/retirement", restored.Headers.ETag!.Tag).Problem(409, "measure_not_retired");

        (await app.Ask<string>("""
            select string_agg(action, ' ' order by id) from audit_log where detail ->> 'measure' = @reference
            """, new { reference = made.Reference })).ShouldBe("measureCreated measureChanged measureRetired measureRestored");
    }

    [Fact]
    public async Task Every_fault_of_a_measure_is_named_at_once()
    {
        var analyst = await app.Client(Role.Analyst);

        var problem = await analyst.Post(Measures.Path, """
            {"theme": "", "goodIs": "best", "decimals": 7, "per": 0.5, "owners": ["A", "A"], "lag": 5, "exempt": {"paragraph": "3"}, "colour": "red"}
            """).Problem(400, "invalid");

        problem.Errors!.Keys.ShouldBe(
            ["$.theme", "$.title", "$.goodIs", "$.decimals", "$.per", "$.owners", "$.lag", "$.exempt.reason", "$.colour"],
            ignoreOrder: true);
        (await app.Ask<long>("select count(*) from measures where theme = ''")).ShouldBe(0);
    }

    [Fact]
    public async Task Measures_are_listed_in_the_reports_order_page_by_page()
    {
        var analyst = await app.Client(Role.Analyst);
        foreach (var title in new[] { "One", "Two", "Three" }) await analyst.Make(title, theme: "Ordered");

        var titles = new List<string>();
        for (var path = $"{Measures.Path}?theme=Ordered&limit=2"; path is not null;)
        {
            var page = await analyst.Get(path).Json();
            titles.AddRange(page["items"]!.AsArray().Select(item => item!["title"]!.GetValue<string>()));
            path = page["nextCursor"]?.GetValue<string>() is { } cursor ? $"{Measures.Path}?theme=Ordered&limit=2&cursor={cursor}" : null;
        }

        titles.ShouldBe(["One", "Two", "Three"]);
        await analyst.Get($"{Measures.Path}?cursor=bm9uZQ").Problem(400, "invalid_query");
    }

    [Fact]
    public async Task Measures_are_found_by_words_by_rating_and_by_what_is_overdue()
    {
        var analyst = await app.Client(Role.Analyst);
        var (late, given) = (await analyst.Make("Trams run late", theme: "Found", goodIs: "low"),
            await analyst.Make("Trams run", theme: "Found"));
        var last = Quarter.Containing(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime), 4).Previous;
        await analyst.Give(given, last.ToString(), new { value = 9 }).Json();
        await analyst.Give(late, "2011-12-Q4", new { value = 9 }).Json();
        using var target = await analyst.Send(HttpMethod.Put, $"{late.Path}/targets/2011-04-01", new { good = new { to = 5 } },
            noneMatch: "*");

        (await Found("q=TRAMS%20run%20l")).ShouldBe(["Trams run late"]);
        (await Found("rating=requiresImprovement")).ShouldBe(["Trams run late"]);
        (await Found("overdue=true")).ShouldBe(["Trams run late"]);
        (await Found("overdue=false")).ShouldBe(["Trams run"]);
        (await Found("q=100%25")).ShouldBeEmpty();
        await analyst.Get($"{Measures.Path}?rating=bad").Problem(400, "invalid_query");

        async Task<string[]> Found(string query) => [.. (await analyst.Get($"{Measures.Path}?theme=Found&{query}").Json())["items"]!
            .AsArray().Select(item => item!["title"]!.GetValue<string>())];
    }

    [Fact]
    public async Task Exempt_measures_are_there_for_those_of_their_posts_alone()
    {
        var (analyst, owner) = (await app.Client(Role.Analyst), await app.Client(Role.Owner, Measures.Own));
        var hidden = await analyst.Make("Claims", exempt: new { paragraph = "3", reason = "Names a bidder." }, theme: "Hidden");
        var own = await analyst.Make(
            "Own claims", owners: [Measures.Own], exempt: new { paragraph = "3", reason = "Names a bidder." }, theme: "Hidden");

        await owner.Get(hidden.Path).Problem(404, "measure_not_found");
        await owner.Get($"{hidden.Path}/observations").Problem(404, "measure_not_found");
        await owner.Give(hidden, "2017-18-Q3", new { value = 1 }).Problem(404, "measure_not_found");
        (await owner.Get($"{Measures.Path}?theme=Hidden").Json())["items"]!.AsArray().Select(item => item!["title"]!.GetValue<string>())
            .ShouldBe(["Own claims"]);
        var table = (await owner.Get("/api/v1/performance?quarter=2017-18-Q3").Json()).ToJsonString();
        table.ShouldContain("Own claims");
        table.ShouldNotContain(hidden.Reference + "\"");
    }
}
