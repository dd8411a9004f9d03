using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Performance;

public sealed class PerformanceTablesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Table = "/api/v1/performance?quarter=2017-18-Q3";

    [Fact]
    public async Task A_measure_is_rated_by_the_target_in_force_and_its_bounds_count_as_good()
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Days to answer", goodIs: "low");
        await analyst.Give(measure, "2017-18-Q3", new { value = 150 });
        await analyst.Give(measure, "2016-17-Q3", new { value = 200 });

        (await Line(analyst, measure))["rating"]!.GetValue<string>().ShouldBe("noTarget");
        await Set(analyst, measure, "2017-04-01", new { good = new { to = 150 }, tolerance = 10 });
        await Set(analyst, measure, "2018-01-01", new { good = new { to = 100 } });
        var line = await Line(analyst, measure);

        line["rating"]!.GetValue<string>().ShouldBe("onTrack");
        line["acceptable"]!["to"]!.GetValue<decimal>().ShouldBe(165);
        line["course"]!.GetValue<string>().ShouldBe("improving");
        line["change"]!.GetValue<decimal>().ShouldBe(-25);
        line["comparedWith"]!.GetValue<string>().ShouldBe("2016-17-Q3");
    }

    [Fact]
    public async Task A_target_is_refused_that_its_measure_cannot_have()
    {
        var analyst = await app.Client(Role.Analyst);
        var (low, none) = (await analyst.Make("Low", goodIs: "low"), await analyst.Make("Context", goodIs: "none"));

        (await Put(analyst, low, new { good = new { to = 0 }, tolerance = 10 }).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.tolerance"]);
        (await Put(analyst, low, new { good = new { from = 5 } }).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.good.from", "$.good.to"], ignoreOrder: true);
        (await Put(analyst, low, new { good = new { to = 5 }, acceptable = new { to = 4 } }).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.acceptable.to"]);
        await Put(analyst, none, new { good = new { to = 5 } }).Problem(400, "invalid");
        (await analyst.Get($"{low.Path}/targets").Json())["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_target_is_changed_with_its_ETag_and_taken_back()
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Changed target");
        using var set = await Put(analyst, measure, new { good = new { from = 5 } });
        await Put(analyst, measure, new { good = new { from = 6 } }).Problem(412, "stale");
        using var changed = await analyst.Send(HttpMethod.Put, $"{measure.Path}/targets/2017-04-01",
            new { good = new { from = 6 }, source = "The plan" }, set.Headers.ETag!.Tag);
        JsonNode.Parse(await changed.Text())!["source"]!.GetValue<string>().ShouldBe("The plan");
        await analyst.Delete($"{measure.Path}/targets/2017-04-01", set.Headers.ETag.Tag).Problem(412, "stale");

        using var removed = await analyst.Delete($"{measure.Path}/targets/2017-04-01", changed.Headers.ETag!.Tag);

        ((int)removed.StatusCode).ShouldBe(204);
        await analyst.Delete($"{measure.Path}/targets/2017-04-01", changed.Headers.ETag.Tag).Problem(404, "target_not_found");
        ((int)(await Put(analyst, measure, new { good = new { from = 7 } })).StatusCode)
            .ShouldBe(200, "what was taken back can be set again");
        (await app.Ask<long>("select count(*) from target_versions where measure_id = @id",
            new { id = Guid.Parse(measure.Document["id"]!.GetValue<string>()) })).ShouldBe(4);
    }

    [Fact]
    public async Task A_measure_in_arrears_shows_the_quarter_before_and_an_empty_quarter_has_no_data()
    {
        var analyst = await app.Client(Role.Analyst);
        var (late, empty) = (await analyst.Make("Late", lag: 1), await analyst.Make("Empty"));
        await analyst.Give(late, "2017-18-Q2", new { value = 7 });

        var line = await Line(analyst, late);
        line["present"]!.GetValue<string>().ShouldBe("2017-18-Q2");
        line["value"]!["printed"]!.GetValue<string>().ShouldBe("7.0");
        (await Line(analyst, empty))["rating"]!.GetValue<string>().ShouldBe("noData");
        (await Line(analyst, empty, "2090-91-Q1"))["rating"]!.GetValue<string>().ShouldBe("notDue");
    }

    [Fact]
    public async Task The_year_so_far_is_put_together_and_what_is_missing_is_named()
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Visits");
        await analyst.Give(measure, "2017-18-Q1", new { value = 845866 });
        await analyst.Give(measure, "2017-18-Q3", new { value = 866398 });
        (await Line(analyst, measure))["yearToDate"]!["missing"]!.AsArray().Select(period => period!.GetValue<string>())
            .ShouldBe(["2017-18-Q2"]);
        await analyst.Give(measure, "2017-18-Q2", new { value = 913329, status = "provisional" });

        var whole = (await Line(analyst, measure))["yearToDate"]!;

        whole["value"]!.GetValue<decimal>().ShouldBe(2_625_593);
        whole["printed"]!.GetValue<string>().ShouldBe("2,625,593.0 [p]");
    }

    [Fact]
    public async Task Comparators_stand_beside_with_their_own_periods_and_only_what_is_rated_counts()
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Compared");
        await analyst.Give(measure, "2015-16", new { value = 3 }, "England");
        await analyst.Give(measure, "2016-17", new { value = 4 }, "England");

        (await Line(analyst, measure))["comparators"]!.AsArray().ShouldHaveSingleItem()!["period"]!.GetValue<string>().ShouldBe("2016-17");
        var counts = (await analyst.Get(Table).Json())["counts"]!;
        counts["rated"]!.GetValue<int>().ShouldBe(
            counts["onTrack"]!.GetValue<int>() + counts["slightlyBelow"]!.GetValue<int>() + counts["requiresImprovement"]!.GetValue<int>());
    }

    static Task<HttpResponseMessage> Put(HttpClient analyst, HeldMeasure measure, object body) =>
        analyst.Send(HttpMethod.Put, $"{measure.Path}/targets/2017-04-01", body, noneMatch: "*");

    static async Task Set(HttpClient analyst, HeldMeasure measure, string from, object body) =>
        ((int)(await analyst.Send(HttpMethod.Put, $"{measure.Path}/targets/{from}", body, noneMatch: "*")).StatusCode).ShouldBe(200);

    static async Task<JsonNode> Line(HttpClient analyst, HeldMeasure measure, string quarter = "2017-18-Q3") =>
        (await analyst.Get($"/api/v1/performance?quarter={quarter}").Json())["themes"]!.AsArray()
            .SelectMany(theme => theme!["sections"]!.AsArray()).SelectMany(section => section!["measures"]!.AsArray())
            .Single(line => line!["reference"]!.GetValue<string>() == measure.Reference)!;
}
