using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Performance;

public sealed class ObservationRowsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_file_of_one_observation_a_row_is_imported_and_changes_nothing_the_second_time()
    {
        var analyst = await app.Client(Role.Analyst);
        const string File = """
            Theme,Section,Measure,Series,Period,Value,Numerator,Denominator,Status
            Streets,Lamps,Percentage of lamps lit,,Q2 2017/18,98.5%,,,
            Streets,Lamps,Percentage of lamps lit,,2017-18-Q3,,197,200,P
            Streets,Lamps,Percentage of lamps lit,England,2017,97.1%,,,
            Streets,,Lamps mended,,Dec 2017,"1,204",,,
            Streets,,Lamps mended,,2017-18-Q3,-,,,
            """;

        var first = await Import(analyst, File);
        first["created"]!.GetValue<int>().ShouldBe(2);
        first["given"]!.GetValue<int>().ShouldBe(5);
        var again = await Import(analyst, File);
        (again["unchanged"]!.GetValue<int>(), again["given"]!.GetValue<int>(), again["revised"]!.GetValue<int>()).ShouldBe((2, 0, 0));

        var lit = (await analyst.Get($"{Measures.Path}?theme=Streets&section=Lamps").Json())["items"]!.AsArray().ShouldHaveSingleItem()!;
        var reference = lit["reference"]!.GetValue<string>();
        var third = await analyst.Get($"{Measures.Path}/{reference}/observations/2017-18-Q3").Json();
        (third["value"]!.GetValue<decimal>(), third["status"]!.GetValue<string>()).ShouldBe((98.5m, "provisional"));

        var byReference = await Import(analyst, $"Reference,Period,Value\n{reference},2017-18-Q3,99.0\n");
        byReference["revised"]!.GetValue<int>().ShouldBe(1);
        (await app.Ask<long>("select count(*) from measure_revisions where action = 'measureCreated' and facts ->> 'theme' = 'Streets'"))
            .ShouldBe(2);
    }

    [Theory]
    [InlineData("66.6", "66.7", "a rate that was cut rather than rounded")]
    [InlineData("0.6", "0.7", "a share")]
    public async Task A_ratio_that_its_parts_belie_is_said_with_both_figures_and_kept(string stated, string computed, string what)
    {
        var analyst = await app.Client(Role.Analyst);

        var report = await Import(analyst, $"Measure,Period,Value,Numerator,Denominator\n{what},2017-18-Q3,{stated},2,3\n");

        var warning = report["messages"]!.AsArray().Single(each =>
            each!["code"]!.GetValue<string>() == "ratio_differs")!["message"]!.GetValue<string>();
        warning.ShouldContain(stated);
        warning.ShouldContain(computed);
        (await analyst.Get($"{Measures.Path}/{report["rows"]![0]!["reference"]!.GetValue<string>()}/observations/2017-18-Q3")
            .Json())["value"]!
            .GetValue<decimal>().ShouldBe(decimal.Parse(stated, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Values_are_given_out_for_statistics_tools_and_as_a_course()
    {
        var analyst = await app.Client(Role.Analyst);
        var measure = await analyst.Make("Balance", unit: "pounds");
        foreach (var (period, value) in new[] { ("2017-18-Q1", -5m), ("2017-18-Q2", -4m), ("2017-18-Q3", 2.5m), ("2017-18-Q3/ytd", 1m),
            ("2016-17", 3m) })
            await analyst.Give(measure, period, new { value }).Json();
        await analyst.Give(measure, "2017-12", new { value = 9, status = "estimated" }, series: "England").Json();

        using var answer = await analyst.Get($"{measure.Path}/observations.sdmx-csv");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.sdmx.data+csv");
        var lines = (await answer.Text()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].TrimStart('\ufeff').ShouldStartWith("STRUCTURE,STRUCTURE_ID,ACTION,MEASURE,SERIES,TIME_PERIOD,OBS_VALUE,OBS_STATUS");
        lines.ShouldContain(line => line.Contains($",{measure.Reference},_Z,2017-Q1,-5,A,", StringComparison.Ordinal)
            && line.EndsWith("--04-01", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains(",2016-A1,3,A,", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains(",2017-04-01/P275D,1,A,", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains(",England,2017-12,9,E,", StringComparison.Ordinal));

        var trend = await analyst.Get($"{measure.Path}/trend").Json();
        trend["points"]!.AsArray().Select(each => each!["value"]!.GetValue<decimal>()).ShouldBe([-5m, -4m, 2.5m]);
        trend["facts"]!.AsArray().Select(each => each!.GetValue<string>()).ShouldBe(["Second consecutive increase"]);
        trend["series"]![0]!["series"]!.GetValue<string>().ShouldBe("England");
        (await (await analyst.Get($"{measure.Path}/trend.svg")).Text()).ShouldContain("Quarter 3 2017/18: £2.5");
    }

    static async Task<JsonNode> Import(HttpClient analyst, string file)
    {
        using var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } },
                "file", "values.csv" },
        };
        return await analyst.PostAsync($"{Measures.Path}/imports", content, TestContext.Current.CancellationToken).Json();
    }
}
