using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Performance;

public sealed class ObservationsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_value_is_given_once_and_revised_with_a_reason_and_every_version_stays()
    {
        var owner = await app.Client(Role.Owner, Measures.Own);
        var measure = await (await app.Client(Role.Analyst)).Make("Loans", owners: [Measures.Own]);

        using var given = await owner.Give(measure, "2017-18-Q3", new { value = 41554.50m });
        (await given.Text()).ShouldContain("\"value\":41554.50", Case.Sensitive, "exact, never rounded");
        await owner.Give(measure, "2017-18-Q3", new { value = 2 }).Problem(412, "stale");
        await owner.Send(HttpMethod.Put, Measures.Observation(measure, "2017-18-Q3"), new { value = 2 }).Problem(428, "match_required");
        await owner.Revise(measure, "2017-18-Q3", new { value = 2 }, given.Headers.ETag!.Tag).Problem(400, "invalid");
        using var revised = await owner.Revise(
            measure, "2017-18-Q3", new { value = 41600, reason = "A branch was missing." }, given.Headers.ETag.Tag);
        await owner.Revise(measure, "2017-18-Q3", new { value = 3, reason = "Late." }, given.Headers.ETag.Tag).Problem(412, "stale");

        var versions = (await owner.Get($"{Measures.Observation(measure, "2017-18-Q3")}/versions").Json())["items"]!.AsArray();
        versions.Select(version => version!["value"]!.GetValue<decimal>()).ShouldBe([41600m, 41554.50m]);
        versions[0]!["reason"]!.GetValue<string>().ShouldBe("A branch was missing.");
    }

    [Fact]
    public async Task Values_lie_in_order_of_time_whatever_their_period_is_and_each_series_has_its_own()
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Ordered");
        foreach (var period in new[] { "2017-18-Q3", "2017-12", "2017-18-Q3/ytd", "2017", "2017-18-Q1", "2013-10-01/2014-09-30",
            "2017-18" })
            ((int)(await analyst.Give(measure, period, new { value = 1 })).StatusCode).ShouldBe(200);
        ((int)(await analyst.Give(measure, "2016-17", new { value = 9 }, "England")).StatusCode).ShouldBe(200);

        (await Periods($"{measure.Path}/observations")).ShouldBe(
            ["2013-10-01/2014-09-30", "2017-18-Q1", "2017", "2017-18-Q3/ytd", "2017-18-Q3", "2017-12", "2017-18"]);
        (await Periods($"{measure.Path}/observations?series=England")).ShouldBe(["2016-17"]);
        (await Periods($"{measure.Path}/observations?from=2017-12-31&to=2017-11-30"))
            .ShouldBe(["2017", "2017-18-Q3/ytd", "2017-18-Q3", "2017-18"]);
        var first = await analyst.Get($"{measure.Path}/observations?limit=3").Json();
        (await Periods($"{measure.Path}/observations?limit=200&cursor={first["nextCursor"]!.GetValue<string>()}")).Count.ShouldBe(4);

        async Task<List<string>> Periods(string path) =>
            [.. (await analyst.Get(path).Json())["items"]!.AsArray().Select(item => item!["period"]!.GetValue<string>())];
    }

    [Fact]
    public async Task A_ratio_is_computed_from_its_parts_and_held_against_them()
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Re-referrals", goodIs: "low", unit: "percent");

        var given = await analyst.Give(measure, "2017-18-Q3", new { numerator = 71, denominator = 498 }).Json();
        given["value"]!.GetValue<decimal>().ShouldBe(14.2570281124m);
        var wrong = await analyst.Give(measure, "2017-18-Q2", new { value = 14.2, numerator = 71, denominator = 498 })
            .Problem(400, "invalid");
        wrong.Errors!["$.value"].ShouldHaveSingleItem().ShouldContain("14.3");
    }

    [Fact]
    public async Task Nothing_is_missing_and_not_zero()
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Awaited");

        var given = await analyst.Give(measure, "2017-18-Q3", new { status = "missing", expectedIn = "Quarter 4" }).Json();
        given["value"].ShouldBeNull();
        await analyst.Give(measure, "2017-18-Q2", new { }).Problem(400, "invalid");
        await analyst.Give(measure, "2017-18-Q2", new { value = 0, status = "missing" }).Problem(400, "invalid");
    }

    [Theory]
    [InlineData("{\"value\": 1e30}", "$.value")]
    [InlineData("{\"value\": 1e-11}", "$.value")]
    [InlineData("{\"value\": 1000000000000000}", "$.value")]
    [InlineData("{\"value\": \"12\"}", "$.value")]
    [InlineData("{\"value\": 1, \"denominator\": 0}", "$.denominator")]
    [InlineData("{\"value\": 1, \"status\": \"fine\"}", "$.status")]
    [InlineData("{\"value\": 1, \"expectedIn\": \"Quarter 4\"}", "$.expectedIn")]
    [InlineData("{\"value\": null}", "$.value")]
    public async Task A_figure_that_cannot_be_kept_is_refused_by_name(string body, string path)
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Refused");

        (await analyst.Give(measure, "2017-18-Q3", body).Problem(400, "invalid")).Errors!.Keys.ShouldContain(path);
        (await analyst.Give(measure, "2017-18-Q3", $"{{\"value\": {new string('9', 400)}}}").Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.value"]);
    }

    [Theory]
    [InlineData("2017-13")]
    [InlineData("2014-09-30/2013-10-01")]
    [InlineData("2017-18-Q9")]
    [InlineData("yesterday")]
    public async Task What_is_no_period_has_no_value(string period)
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Periods");

        await analyst.Give(measure, period, new { value = 1 }).Problem(404, "observation_not_found");
        await analyst.Get(Measures.Observation(measure, period)).Problem(404, "observation_not_found");
    }

    [Fact]
    public async Task Owners_give_values_of_their_own_measures_alone_and_the_statement_says_so()
    {
        var (analyst, owner) = (await app.Client(Role.Analyst), await app.Client(Role.Owner, "Head of Fleet"));
        var measure = await analyst.Make("Theirs", owners: [Measures.Own]);

        await owner.Give(measure, "2017-18-Q3", new { value = 1 }).Problem(403, "not_your_measure");
        await (await app.Client(Role.Editor)).Give(measure, "2017-18-Q3", new { value = 1 }).Problem(403, "role_required");
        (await app.Ask<long>("select count(*) from observations where measure_id = @id",
            new { id = Guid.Parse(measure.Document["id"]!.GetValue<string>()) })).ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_first_values_at_once_one_is_kept()
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Raced");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(value => analyst.Give(measure, "2017-18-Q3", new { value })));

        answers.Select(answer => (int)answer.StatusCode).Order().ShouldBe([200, 412, 412, 412, 412, 412, 412, 412]);
        (await analyst.Get($"{Measures.Observation(measure, "2017-18-Q3")}/versions").Json())["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_given_cannot_be_changed_behind_its_versions()
    {
        var analyst = await app.Client(Role.Analyst);
        await analyst.Give(await analyst.Make("Kept"), "2017-18-Q3", new { value = 1 });

        foreach (var sql in new[] { "update observation_versions set value = 2", "delete from observation_versions",
            "delete from observations", "delete from measure_revisions" })
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => app.Do(sql))).SqlState.ShouldBe("23001");
        (await app.Ask<bool>("""
            select bool_and(v.digest = observation_digest(p.digest, v.measure_id, v.series, v.period, v.version, v.value, v.numerator,
                v.denominator,
                v.status, v.expected_in, v.reason, v.recorded_at, v.recorded_by))
            from observation_versions as v left join observation_versions as p
                on (p.measure_id, p.series, p.period, p.version) = (v.measure_id, v.series, v.period, v.version - 1)
            """)).ShouldBeTrue();
    }
}
