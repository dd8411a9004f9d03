using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class ListingActionsTests(TestCluster cluster) : FreshRegister(cluster)
{
    [Fact]
    public async Task Filters_choose_by_owner_day_and_status()
    {
        var owner = await App.Client(Role.Owner, "Head of Parks");
        await Editor.Create(new NewEntry
        {
            Title = "Flood",
            Owners = ["MT"],
            Service = "Highways",
            Actions = [new { text = "Dredge", owner = "Head of Parks", dueOn = "2016-01-01" }, new { text = "Pump" },
            new { text = "Map", status = "done", dueOn = "2016-01-01" }],
        });
        await Editor.Create(NewEntry.Opportunity with
        {
            Owners = ["Head of Parks"],
            Actions = [new { text = "Sell", dueOn = "2999-01-01" }]
        });
        await Editor.Close(await Editor.Create(new NewEntry { Title = "Gone", Actions = [new { text = "Late", dueOn = "2016-01-01" }] }));

        (await Texts("")).ShouldBe(["Dredge", "Pump", "Map", "Sell"]);
        (await Texts("owner=MT")).ShouldBe(["Pump", "Map"]);
        (await Texts("owner=Head%20of%20Parks")).ShouldBe(["Dredge", "Sell"]);
        (await Texts("owner=me", owner)).ShouldBe(["Dredge", "Sell"]);
        (await Texts("overdue=true")).ShouldBe(["Dredge"]);
        (await Texts("overdue=false")).ShouldBe(["Pump", "Map", "Sell"]);
        (await Texts("due=2016-01-01")).ShouldBe(["Dredge", "Map"]);
        (await Texts("due=2016-01-01&status=open")).ShouldBe(["Dredge"]);
        (await Texts("status=done")).ShouldBe(["Map"]);
        (await Texts("kind=opportunity")).ShouldBe(["Sell"]);
        (await Texts("service=Highways&overdue=true")).ShouldBe(["Dredge"]);
        await Editor.Get("/api/v1/actions?due=1.1.2017").Problem(400, "invalid_query");
    }

    [Fact]
    public async Task Pages_of_the_live_and_of_the_frozen_list_have_each_action_once_whatever_is_changed_meanwhile()
    {
        for (var number = 1; number <= 4; number++)
            await Editor.Create(new NewEntry
            {
                Actions = [.. Enumerable.Range(1, 3)
                .Select(action => new { text = $"{number}.{action}" })]
            });
        await Editor.Take("2016-17-Q3");
        string[] all = [.. Enumerable.Range(1, 12).Select(number => $"{((number - 1) / 3) + 1}.{((number - 1) % 3) + 1}")];

        foreach (var path in new[] { "/api/v1/actions", "/api/v1/snapshots/2016-17-Q3/actions" })
        {
            foreach (var limit in new[] { 1, 2, 5, 12, 200 })
            {
                var (found, cursor) = (new List<string>(), "");
                do
                {
                    var page = await Editor.Get($"{path}?limit={limit}{cursor}").Read<Page<ListedActionDocument>>();
                    found.AddRange(page.Items.Select(action => action.Text));
                    cursor = page.NextCursor is null ? "" : $"&cursor={page.NextCursor}";
                }
                while (cursor.Length > 0);

                string.Join(' ', found).ShouldBe(string.Join(' ', all), $"{path} by {limit}");
            }
        }

        var first = await Editor.Get("/api/v1/actions?limit=2").Read<Page<ListedActionDocument>>();
        (await Editor.Delete($"{Requests.Entries}/CR1/actions/2", (await Editor.Hold("CR1")).ETag)).EnsureSuccessStatusCode();
        var next = await Editor.Get($"/api/v1/actions?limit=2&cursor={first.NextCursor}").Read<Page<ListedActionDocument>>();
        next.Items.Select(action => action.Text).ShouldBe(["1.3", "2.1"]);
        (await Editor.Get($"/api/v1/actions?limit=2&overdue=true&cursor={first.NextCursor}").Problem(400, "invalid_query"))
            .Errors!.Keys.ShouldBe(["cursor"]);
        await Editor.Get("/api/v1/actions?cursor=WyJhIiwiMSIsIjEiXQ").Problem(400, "invalid_query");
    }

    async Task<string[]> Texts(string query, HttpClient? client = null) =>
        [.. (await (client ?? Editor).Get($"/api/v1/actions?limit=200&{query}".TrimEnd('&')).Read<Page<ListedActionDocument>>())
        .Items.Select(action => action.Text)];
}
