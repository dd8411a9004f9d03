using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Performance;

/// <summary>Each test is in a quarter of its own, later than those before: reports are taken in order.</summary>
public sealed class PerformanceReportsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Reports = "/api/v1/performance-reports";

    [Fact]
    public async Task The_life_of_reports()
    {
        var analyst = await app.Client(Role.Analyst);
        var reader = await app.Client(Role.Reader);
        var owner = await app.Client(Role.Owner, Measures.Own);
        var visits = await analyst.Make("Visits", owners: [Measures.Own]);
        var loans = await analyst.Make("Loans", unit: "percent");
        var bids = await analyst.Make("Bids lost", goodIs: "low", exempt: new { paragraph = "3", reason = "Names a bidder." });
        var few = await analyst.Make("Accidents", goodIs: "low");
        foreach (var (measure, value) in new[] { (visits, 80m), (loans, 55.26m), (bids, 47114711m) })
            (await analyst.Give(measure, "2016-17-Q2", new { value })).Dispose();
        using var given = await analyst.Give(visits, "2016-17-Q1", new { value = 119 });
        (await analyst.Give(few, "2016-17-Q2", new { value = 3, status = "suppressed" })).Dispose();
        await Set(analyst, visits, new { good = new { from = 100 } });

        // Taken, and read by those who read measures alone.
        await analyst.Post(Reports, new { quarter = "2199-00-Q1" }).Problem(409, "performance_quarter_in_future");
        var taken = await analyst.Post(Reports, new { quarter = "2016-17-Q2" }).Json(201);
        taken["status"]!.GetValue<string>().ShouldBe("taken");
        await reader.Get($"{Reports}/2016-17-Q2").Problem(404, "performance_report_not_found");
        await reader.Get($"{Reports}/latest").Problem(404, "performance_report_not_found");
        await analyst.Post(Reports, new { quarter = "2016-17-Q2" }).Problem(409, "performance_report_taken");
        await analyst.Post(Reports, new { quarter = "2016-17-Q1" }).Problem(409, "performance_quarter_passed");

        // Said, with what the table prints.
        var text = $"Visits fell to {{{{{visits.Reference}}}}} ({{{{{visits.Reference}@2016-17-Q1}}}} before); "
            + $"{{{{{loans.Reference}.change}}}}.";
        var path = $"{Reports}/2016-17-Q2/narratives/key-points";
        using var said = await analyst.Send(HttpMethod.Put, path, new { text }, noneMatch: "*");
        JsonNode.Parse(await said.Text())!["rendered"]!.GetValue<string>().ShouldBe("Visits fell to 80.0 (119.0 before); –.");
        foreach (var (wrong, named) in new[]
        {
            ("{{PM99999}}", "{{PM99999}}"), ("{{" + visits.Reference + ".Mars}}", "Mars"), ("{{ {{" + visits.Reference + "}} }}",
                "another"),
            ("{{" + visits.Reference, "does not end"), ($"{{{{{bids.Reference}}}}}", "exempt"),
            ("{{" + visits.Reference + "@2011-12-Q1}}", "2011-12-Q1"),
        })
        {
            var problem = await analyst.Send(HttpMethod.Put, path, new { text = wrong }, said.Headers.ETag!.Tag).Problem(400, "invalid");
            problem.Errors!["$.text"].ShouldHaveSingleItem().ShouldContain(named);
        }

        await analyst.Send(HttpMethod.Put, $"{Reports}/2016-17-Q2/narratives/Mars", new { text = "No." }, noneMatch: "*").Problem(404,
            "place_not_found");
        await analyst.Send(HttpMethod.Put, $"{Reports}/2016-17-Q2/narratives/Libraries", new { text = "* Branches\n* Vans" },
            noneMatch: "*").Json();
        await analyst.Send(HttpMethod.Put, $"{Reports}/2016-17-Q2/narratives/live%20well", new { text = "All in all well." },
            noneMatch: "*").Json();

        // Explained by its owner.
        var exception = $"{Reports}/2016-17-Q2/exceptions/{visits.Reference}";
        using var explained = await owner.Send(
            HttpMethod.Put, exception,
            new { reason = "Three branches were closed.", action = "Open them.", post = Measures.Own, dueOn = "2017-01-31" },
            noneMatch: "*");
        JsonNode.Parse(await explained.Text())!["dueOn"]!.GetValue<string>().ShouldBe("2017-01-31");
        await owner.Send(HttpMethod.Put, $"{Reports}/2016-17-Q2/exceptions/{loans.Reference}", new { reason = "None" },
            noneMatch: "*").Problem(403, "not_your_measure");
        await analyst.Send(HttpMethod.Put, $"{Reports}/2016-17-Q2/exceptions/{loans.Reference}", new { reason = "None" },
            noneMatch: "*").Problem(409, "no_exception");
        await owner.Send(HttpMethod.Put, $"{Reports}/2016-17-Q2/exceptions/{bids.Reference}", new { reason = "None" },
            noneMatch: "*").Problem(404, "measure_not_found");

        // Discarded and taken again: what was said is said again, and a corrected value is in it.
        using var discarded = await analyst.Delete($"{Reports}/2016-17-Q2", "");
        ((int)discarded.StatusCode).ShouldBe(204);
        await analyst.Revise(visits, "2016-17-Q1", new { value = 120, reason = "A branch was left out." }, given.Headers.ETag!.Tag).Json();
        await analyst.Post(Reports, new { quarter = "2016-17-Q2" }).Json(201);
        var again = await analyst.Get($"{Reports}/2016-17-Q2?edition=full").Json();
        again["keyPoints"]!.GetValue<string>().ShouldBe("Visits fell to 80.0 (120.0 before); –.");
        again["exceptions"]!.AsArray()[0]!["reason"]!.GetValue<string>().ShouldBe("Three branches were closed.");
        again["counts"]!["rated"]!.GetValue<int>().ShouldBe(1);

        // Published: the public edition has nothing exempt, nothing suppressed, and stays as it is.
        await analyst.Post($"{Reports}/2016-17-Q2/publication", null).Json();
        await analyst.Post($"{Reports}/2016-17-Q2/publication", null).Problem(409, "performance_report_published");
        await analyst.Delete($"{Reports}/2016-17-Q2", "").Problem(409, "performance_report_published");
        await analyst.Send(HttpMethod.Put, $"{Reports}/2016-17-Q2/narratives/Libraries", new { text = "Later." },
            noneMatch: "*").Problem(412, "stale");
        foreach (var form in new[] { "", "?format=csv", "?format=html", "?format=csv&headings=fields" })
        {
            var open = await (await reader.Get($"{Reports}/latest{form}")).Text();
            open.ShouldContain("Accidents");
            open.ShouldNotContain("Bids lost");
            open.ShouldNotContain("47114711");
            open.ShouldNotContain("3.0");
            (await (await analyst.Get($"{Reports}/latest{form}{(form.Length == 0 ? "?" : "&")}edition=full")).Text())
                .ShouldContain("Bids lost");
        }

        await reader.Get($"{Reports}/latest?edition=full").Problem(403, "edition_not_allowed");
        var published = await (await reader.Get($"{Reports}/2016-17-Q2")).Text();

        // A value revised later changes no published report; the next one marks it and says what it was.
        using var present = await analyst.Get(Measures.Observation(visits, "2016-17-Q2"));
        await analyst.Revise(visits, "2016-17-Q2", new { value = 101, reason = "Counted again." }, present.Headers.ETag!.Tag).Json();
        await analyst.Give(visits, "2016-17-Q3", new { value = 130 }).Json();
        (await (await reader.Get($"{Reports}/2016-17-Q2")).Text()).ShouldBe(published);
        await analyst.Post(Reports, new { quarter = "2016-17-Q3" }).Json(201);
        var next = await analyst.Get($"{Reports}/2016-17-Q3?edition=full").Json();
        var line = Lines(next).Single(each => each["reference"]!.GetValue<string>() == visits.Reference);
        line["before"]!.AsArray()[^1]!["printed"]!.GetValue<string>().ShouldBe("101.0 [r]");
        line["revised"]!.AsArray().ShouldHaveSingleItem()!["former"]!.GetValue<decimal>().ShouldBe(80);
        (line["rating"]!.GetValue<string>(), line["ratingBefore"]!.GetValue<string>()).ShouldBe(("onTrack", "requiresImprovement"));
        next["shorthand"]!.AsArray().Select(each => each!["mark"]!.GetValue<string>()).ShouldContain("[r]");
        (await (await analyst.Get($"{Reports}/2016-17-Q3?edition=full&format=html")).Text()).ShouldContain("revised; it was 80.0");
        (await reader.Get(Reports).Json())["items"]!.AsArray().Count.ShouldBe(1);
        (await analyst.Get($"{Reports}?edition=full").Json())["items"]!.AsArray().Count.ShouldBe(2);

        await Verified(visits);
    }

    // A superuser changes what nobody may: each change is found.
    async Task Verified(HeldMeasure visits)
    {
        var auditor = await app.Client(Role.Auditor);
        (await auditor.Get("/api/v1/verification").Json())["verified"]!.GetValue<bool>().ShouldBeTrue();
        var id = Guid.Parse(visits.Document["id"]!.GetValue<string>());
        foreach (var (table, change, back, kind) in new[]
        {
            ("observation_versions", "set value = value + 1", "set value = value - 1", "observation"),
            ("observations", "set value = value + 1", "set value = value - 1", "observation"),
            ("target_versions", "set good_from = good_from + 1", "set good_from = good_from - 1", "target"),
            ("measure_revisions", "set action = action || 's'", "set action = left(action, -1)", "measure"),
            ("performance_report_rows", "set rating = rating || 's'", "set rating = left(rating, -1)", "reportRow"),
        })
        {
            await Tamper(table, change, id);
            var found = (await auditor.Get("/api/v1/verification").Json())["failures"]!.AsArray();
            found.Select(each => each!["kind"]!.GetValue<string>()).ShouldContain(kind, table);
            await Tamper(table, back, id);
        }

        (await auditor.Get("/api/v1/verification").Json())["verified"]!.GetValue<bool>().ShouldBeTrue();
        await app.Do("""
            set session_replication_role = replica;
            alter table performance_report_events disable trigger all;
            update performance_report_events set detail = '{"text": "Otherwise."}' where kind = 'narrated' and theme is null;
            """);
        (await auditor.Get("/api/v1/verification").Json())["failures"]!.AsArray().Select(each =>
            each!["kind"]!.GetValue<string>()).ShouldContain("reportEvent");
    }

    Task Tamper(string table, string change, Guid id) => app.Do($"""
        set session_replication_role = replica;
        alter table {table} disable trigger all;
        update {table} {change} where measure_id = '{id}';
        alter table {table} enable always trigger append_only;
        """);

    static IEnumerable<JsonNode> Lines(JsonNode report) => report["themes"]!.AsArray().SelectMany(theme => theme!["sections"]!.AsArray())
        .SelectMany(section => section!["measures"]!.AsArray()).Select(line => line!);

    static async Task Set(HttpClient analyst, HeldMeasure measure, object target) =>
        (await analyst.Send(HttpMethod.Put, $"{measure.Path}/targets/2016-04-01", target,
            noneMatch: "*")).EnsureSuccessStatusCode().Dispose();
}
