using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.OpenApi;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

/// <summary>Lists as CSV: whole, whatever their length, and recorded when there is something exempt in them.</summary>
public sealed class WholeListsTests(TestCluster cluster) : FreshRegister(cluster)
{
    const int Entries = 230;

    [Fact]
    public async Task A_list_as_CSV_has_every_row_and_takes_no_page()
    {
        for (var number = 1; number <= Entries; number++)
            await Editor.Create(new NewEntry
            {
                Title = $"Risk number {number}",
                Actions = [new { text = "First" }, new { text = "Second" }]
            });
        await Editor.Take("2016-17-Q3");

        foreach (var (path, rows) in new[]
        {
            (Requests.Entries, Entries), ("/api/v1/actions", 2 * Entries), ("/api/v1/snapshots/2016-17-Q3/entries", Entries),
                ("/api/v1/snapshots/2016-17-Q3/actions", 2 * Entries),
        })
        {
            var lines = await Lines($"{path}?format=csv");
            lines.Length.ShouldBe(rows + 1, path);
            lines.ShouldContain(line => line.Contains($"Risk number {Entries}", StringComparison.Ordinal), path);
            (await Lines($"{path}?format=csv&headings=fields")).Length.ShouldBe(rows + 1, path);
        }
    }

    [Fact]
    public async Task Limit_and_cursor_are_refused_by_name_in_every_list_that_comes_as_CSV()
    {
        await Editor.Create();
        await Editor.Take("2016-17-Q3");
        var lists = ApiSpecification.Committed.Operations.Where(operation => Takes(operation, "limit") && Takes(operation, "format"))
            .ToArray();
        lists.Length.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var operation in lists)
        {
            var path = operation.Path.Replace("{quarter}", "2016-17-Q3", StringComparison.Ordinal);
            (await Editor.Get($"{path}?format=csv&limit=5").Problem(400, "invalid_query"))
                .Errors!.Keys.ShouldBe(["limit"], operation.ToString());
            using var accepted = new HttpRequestMessage(HttpMethod.Get, $"{path}?cursor=WyJhIiwiMSIsIjEiXQ");
            accepted.Headers.TryAddWithoutValidation("Accept", "text/csv");
            (await (await Editor.SendAsync(accepted, TestContext.Current.CancellationToken)).Problem())
                .Errors!.Keys.ShouldContain("cursor", operation.ToString());
            (await Editor.Get($"{path}?headings=fields").Problem(400, "invalid_query"))
                .Errors!.Keys.ShouldBe(["headings"], operation.ToString());
        }
    }

    [Fact]
    public async Task A_file_of_the_live_register_with_something_exempt_in_it_is_recorded_and_one_without_is_not()
    {
        await Editor.Create(new NewEntry { Actions = [new { text = "Open" }] });
        var auditor = await App.Client(Role.Auditor);
        foreach (var path in new[] { "/entries", "/actions" }) await Lines($"/api/v1{path}?format=csv", auditor);
        (await auditor.ReadAudit($"action=fullEditionRead&actor={auditor.KeyId()}")).ShouldBeEmpty();

        await Editor.Create(new NewEntry
        {
            Exempt = new { paragraph = "3", reason = "Names a bidder." },
            Actions = [new { text = "Hidden" }]
        });
        foreach (var path in new[] { "/entries", "/actions" })
        {
            var file = await Lines($"/api/v1{path}?format=csv", auditor);
            file.ShouldContain(line => line.Contains("Not for publication", StringComparison.Ordinal));
            var row = (await auditor.ReadAudit($"action=fullEditionRead&actor={auditor.KeyId()}"))[0];
            row.Detail!["path"]!.GetValue<string>().ShouldBe($"/api/v1{path}");
        }

        // Its own filter may leave the exempt one out.
        await Lines("/api/v1/entries?format=csv&kind=opportunity", auditor);
        (await auditor.ReadAudit($"action=fullEditionRead&actor={auditor.KeyId()}")).Count.ShouldBe(2);
    }

    static bool Takes(ApiOperation operation, string parameter) =>
        operation.Parameters.Any(each => each["name"]!.GetValue<string>() == parameter && each["in"]!.GetValue<string>() == "query");

    async Task<string[]> Lines(string address, HttpClient? client = null) =>
        (await (client ?? Editor).Get(address).Result()).TrimEnd().Split("\r\n");
}
