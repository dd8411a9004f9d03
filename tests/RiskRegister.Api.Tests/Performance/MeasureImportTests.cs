using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Performance;

public sealed class MeasureImportTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Imports = $"{Measures.Path}/imports";

    const string Table = """
        Performance measure,Good is,Q2 2024/25,Q3 2024/25,Year to date (24/25),Eng Av
        Leisure,,,,,
        Swims,H,"1,200","1,310","2,510",-
        % of lessons full,H,71%,73%,72%,70%
        """;

    [Fact]
    public async Task A_table_comes_in_and_the_same_again_changes_nothing()
    {
        var analyst = await app.Client(Role.Analyst);
        var rehearsed = await Send(analyst, Table, "get-active.csv", "?dryRun=true").Json();
        rehearsed["created"]!.GetValue<int>().ShouldBe(2);
        (await app.Ask<long>("select count(*) from measures where theme = 'Get active'")).ShouldBe(0);

        var imported = await Send(analyst, Table, "get-active.csv").Json();

        (imported["created"]!.GetValue<int>(), imported["given"]!.GetValue<int>()).ShouldBe((2, 7));
        imported["messages"]!.AsArray().Select(message => message!["code"]!.GetValue<string>()).ShouldBe(["comparator_period_assumed"]);
        var again = await Send(analyst, Table, "get-active.csv").Json();
        (again["unchanged"]!.GetValue<int>(), again["given"]!.GetValue<int>(), again["revised"]!.GetValue<int>()).ShouldBe((2, 0, 0));
        var revised = await Send(analyst, Table.Replace("73%", "74%", StringComparison.Ordinal), "get-active.csv").Json();
        (revised["updated"]!.GetValue<int>(), revised["revised"]!.GetValue<int>()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task One_cell_that_cannot_be_read_and_nothing_is_stored()
    {
        var analyst = await app.Client(Role.Analyst);

        using var refused = await Send(analyst, Table.Replace("73%", "plenty", StringComparison.Ordinal), "refused.csv");

        var problem = JsonNode.Parse(await refused.Text())!;
        problem["code"]!.GetValue<string>().ShouldBe("measures_refused");
        var message = problem["measures"]!["messages"]!.AsArray().Single(each => each!["severity"]!.GetValue<string>() == "refused")!;
        (message["row"]!.GetValue<int>(), message["column"]!.GetValue<string>()).ShouldBe((4, "Q3 2024/25"));
        (await app.Ask<long>("select count(*) from measures where theme = 'Refused'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_table_of_measures_is_refused_with_advice()
    {
        var analyst = await app.Client(Role.Analyst);

        await Send(analyst, "a,b\n1,2\n", "none.csv").Problem(400, "measures_refused");
        await Send(analyst, "%PDF-1.7", "report.pdf").Problem(400, "measures_refused");
        await Send(analyst, string.Join(',', Enumerable.Range(0, 9_000).Select(column => $"Q1 {column:0000}/{(column + 1) % 100:00}")),
            "wide.csv").Problem(400, "measures_refused");
    }

    static Task<HttpResponseMessage> Send(HttpClient analyst, string csv, string name, string query = "") => analyst.PostAsync(
        Imports + query, new MultipartFormDataContent { { new StringContent(csv), "file", name } }, TestContext.Current.CancellationToken);
}
