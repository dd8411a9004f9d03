using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Performance;

public sealed class MeasureLinksTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task An_entry_shows_its_measures_and_a_measure_its_entries()
    {
        var both = await app.Client([Role.Analyst, Role.Editor], []);
        var measure = await both.Make("Days lost to floods", goodIs: "low", unit: "days");
        await both.Give(measure, "2016-17-Q3", new { value = 4 });
        await both.Give(measure, "2017-18-Q3", new { value = 9 });
        using var target = await both.Send(
            HttpMethod.Put, $"{measure.Path}/targets/2017-04-01", new { good = new { to = 5 } }, noneMatch: "*");
        var risk = await both.Create(new NewEntry { Title = "Floods" });

        (await both.Get(risk.Path).Json())["measures"]!.AsArray().ShouldBeEmpty();
        await Link(both, risk, measure, "Each lost day costs a round.").Json();

        var shown = (await both.Get(risk.Path).Json())["measures"]!.AsArray().ShouldHaveSingleItem()!;
        shown["reference"]!.GetValue<string>().ShouldBe(measure.Reference);
        shown["why"]!.GetValue<string>().ShouldBe("Each lost day costs a round.");
        shown["latest"]!["period"]!.GetValue<string>().ShouldBe("2017-18-Q3");
        shown["latest"]!["value"]!.GetValue<decimal>().ShouldBe(9);
        shown["latest"]!["printed"]!.GetValue<string>().ShouldBe("9.0 days");
        shown["rating"]!.GetValue<string>().ShouldBe("requiresImprovement");
        shown["course"]!.GetValue<string>().ShouldBe("worsening");
        var back = (await both.Get($"{measure.Path}/entries").Json())["items"]!.AsArray().ShouldHaveSingleItem()!;
        back["reference"]!.GetValue<string>().ShouldBe(risk.Entry.Reference);
        back["title"]!.GetValue<string>().ShouldBe("Floods");
        (await both.Get("/api/v1/register?edition=full").Json())["entries"]!.AsArray()
            .Single(entry => entry!["reference"]!.GetValue<string>() == risk.Entry.Reference)!["measures"]!.AsArray().Count.ShouldBe(1);
        (await both.Get("/api/v1/register").Json()).ToJsonString().ShouldNotContain(measure.Reference + "\"");
        (await both.Get("/api/v1/register?with=measures").Json()).ToJsonString().ShouldContain(measure.Reference + "\"");
        (await (await both.Get("/api/v1/register?with=measures&format=html")).Text())
            .ShouldContain($"{measure.Reference} Days lost to floods: 9.0 days in Quarter 3 2017/18; requires improvement");
    }

    [Fact]
    public async Task A_changed_value_changes_the_ETag_by_which_an_entry_is_read_and_none_by_which_it_is_changed()
    {
        var both = await app.Client([Role.Analyst, Role.Editor], []);
        var measure = await both.Make("Complaints answered late");
        var risk = await both.Create(new NewEntry { Title = "Complaints" });
        await Link(both, risk, measure).Json();
        using var before = await both.Get(risk.Path);
        await both.Give(measure, "2017-18-Q3", new { value = 9 });

        using var request = new HttpRequestMessage(HttpMethod.Get,
            risk.Path)
        { Headers = { { "If-None-Match", before.Headers.ETag!.Tag } } };
        using var after = await both.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)after.StatusCode).ShouldBe(200);
        var changed = await both.Patch(risk.Path, new { title = "Complaints, late" }, before.Headers.ETag.Tag).Json();
        changed["measures"]!.AsArray().Count.ShouldBe(1);
        using var again = new HttpRequestMessage(HttpMethod.Get, risk.Path);
        using var held = await both.Get(risk.Path);
        again.Headers.Add("If-None-Match", held.Headers.ETag!.Tag);
        ((int)(await both.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode).ShouldBe(304);
    }

    [Fact]
    public async Task Entries_are_listed_by_the_rating_of_their_measures()
    {
        var both = await app.Client([Role.Analyst, Role.Editor], []);
        var (bad, good) = (await both.Make("Missed bins", goodIs: "low"), await both.Make("Collected bins"));
        foreach (var (measure, bound) in new[] { (bad, (object)new { to = 5 }), (good, new { from = 5 }) })
        {
            await both.Give(measure, "2017-18-Q3", new { value = 9 });
            using var target = await both.Send(
                HttpMethod.Put, $"{measure.Path}/targets/2017-04-01", new { good = bound }, noneMatch: "*");
        }

        var (worse, well) = (await both.Create(new NewEntry { Title = "Worse" }), await both.Create(new NewEntry { Title = "Well" }));
        await Link(both, worse, bad).Json();
        await Link(both, worse, good).Json();
        await Link(both, well, good).Json();

        (await Titles(both, "measures=requiresImprovement")).ShouldContain("Worse");
        (await Titles(both, "measures=requiresImprovement")).ShouldNotContain("Well");
        (await Titles(both, "measures=onTrack")).ShouldBe(["Worse", "Well"], ignoreOrder: true);
        (await Titles(both, "measures=dataOnly")).ShouldBeEmpty();
        await both.Get("/api/v1/entries?measures=poor").Problem(400, "invalid_query");
        await both.Get("/api/v1/entries?measures=onTrack&asOf=2020-01-01T00:00:00Z").Problem(400, "invalid_query");
        (await both.Get("/api/v1/entries?measures=onTrack&format=csv").Result()).ShouldContain("Worse");
    }

    [Fact]
    public async Task A_link_is_changed_with_its_ETag_taken_back_and_made_anew()
    {
        var editor = await app.Client(Role.Editor);
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Linked");
        var risk = await editor.Create();
        var path = PathOf(risk, measure);

        await editor.Send(HttpMethod.Put, path, new { why = "Unseen" }).Problem(428, "match_required");
        using var made = await Link(editor, risk, measure);
        await Link(editor, risk, measure).Problem(412, "stale");
        using var changed = await editor.Send(HttpMethod.Put, path, new { why = "Otherwise" }, made.Headers.ETag!.Tag);
        await editor.Delete(path, made.Headers.ETag.Tag).Problem(412, "stale");
        using var removed = await editor.Delete(path, changed.Headers.ETag!.Tag);
        ((int)removed.StatusCode).ShouldBe(204);

        await editor.Get(path).Problem(404, "link_not_found");
        (await editor.Get(risk.Path).Json())["measures"]!.AsArray().ShouldBeEmpty();
        await Link(editor, risk, measure, "Again").Json();
        (await app.Ask<long>("select count(*) from entry_measure_versions where measure_id = @id::uuid",
            new { id = measure.Document["id"]!.GetValue<string>() })).ShouldBe(4);
        (await editor.Send(HttpMethod.Put, path, new { why = "Two\nlines", colour = 1 }, noneMatch: "*").Problem(412,
            "stale")).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_exempt_is_shown_on_neither_side_to_those_who_may_not_see_it()
    {
        var both = await app.Client([Role.Analyst, Role.Editor], []);
        var owner = await app.Client(Role.Owner, Measures.Own);
        var hidden = await both.Make("Bids", exempt: new { paragraph = "3", reason = "Names a bidder." });
        var open = await both.Make("Rounds");
        var risk = await both.Create(new NewEntry { Title = "Rounds missed" });
        var secret = await both.Create(new NewEntry
        {
            Title = "Bidder fails",
            Exempt = new { paragraph = "3", reason = "Names a bidder." }
        });
        await Link(both, risk, hidden).Json();
        await Link(both, risk, open).Json();
        await Link(both, secret, open).Json();

        (await owner.Get(risk.Path).Json())["measures"]!.AsArray().Select(each => each!["title"]!.GetValue<string>()).ShouldBe(["Rounds"]);
        (await both.Get(risk.Path).Json())["measures"]!.AsArray().Count.ShouldBe(2);
        await both.Give(open, "2017-18-Q3", new { value = 47114711, status = "suppressed" }).Json();
        foreach (var form in new[] { "json", "html" })
        {
            var register = await (await both.Get($"/api/v1/register?with=measures&format={form}")).Text();
            register.ShouldContain("Rounds");
            register.ShouldNotContain("Bids");
            register.ShouldNotContain("47114711");
            register.ShouldNotContain("47,114,711");
        }

        (await owner.Get($"/api/v1/entries?measures=noTarget").Result()).ShouldContain("Rounds missed");
        (await owner.Get($"{open.Path}/entries").Json())["items"]!.AsArray().Count.ShouldBe(1);
        (await (await app.Client(Role.Analyst)).Get($"{open.Path}/entries").Json())["items"]!.AsArray().Count.ShouldBe(1);
        await owner.Get(PathOf(risk, hidden)).Problem(404, "measure_not_found");
        await owner.Get(PathOf(secret, open)).Problem(404, "entry_not_found");
    }

    static Task<HttpResponseMessage> Link(HttpClient client, Held risk, HeldMeasure measure, string? why = null) =>
        client.Send(HttpMethod.Put, PathOf(risk, measure), new { why }, noneMatch: "*");

    static string PathOf(Held risk, HeldMeasure measure) =>
        $"/api/v1/entries/{risk.Entry.Id}/measures/{measure.Document["id"]!.GetValue<string>()}";

    static async Task<string[]> Titles(HttpClient client, string query) =>
        [.. (await client.Get($"/api/v1/entries?{query}").Json())["items"]!.AsArray().Select(item => item!["title"]!.GetValue<string>())];
}
