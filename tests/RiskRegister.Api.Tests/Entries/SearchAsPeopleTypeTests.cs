using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>Words, names and orders as people mean them, whatever they have typed.</summary>
public sealed class SearchAsPeopleTypeTests(TestCluster cluster) : FreshRegister(cluster)
{
    // What is typed, and the titles that are found.
    static readonly (string Typed, string[] Titles)[] Searches =
    [
        ("IT", ["IT outage"]),
        ("it", ["IT outage"]),
        ("IT outage", ["IT outage"]),
        ("\"loss of the depot\"", ["Loss of the depot"]),
        ("“loss of the depot”", ["Loss of the depot"]),
        ("\"loss the depot\"", []),
        ("loss of a depot", ["Loss of the depot"]),
        ("the losses at depots", ["Loss of the depot"]),
        ("LOSS OF A DEPOT", ["Loss of the depot"]),
        ("cafe", ["Café closes in Llŷn"]),
        ("CAFÉ", ["Café closes in Llŷn"]),
        ("cafe\u0301", ["Café closes in Llŷn"]),
        ("llyn", ["Café closes in Llŷn"]),
        ("ｄｅｐｏｔ", ["Loss of the depot"]),
        ("de\u00ADpot", ["Loss of the depot"]),
        ("depot -loss", []),
        ("cafe or outage", ["Café closes in Llŷn", "IT outage"]),
        ("depot -the", ["Loss of the depot"]),
    ];

    [Fact]
    public async Task A_search_finds_what_was_meant()
    {
        foreach (var title in (string[])["IT outage", "Loss of the depot", "Café closes in Llŷn"]) await Editor.Create(
            new NewEntry { Title = title });

        foreach (var (typed, titles) in Searches)
            (await Titles($"q={Uri.EscapeDataString(typed)}")).ShouldBe(titles, ignoreOrder: true, typed);
    }

    [Fact]
    public async Task Names_that_differ_in_capitals_are_one()
    {
        await Editor.Create(new NewEntry { Title = "One", Owners = ["MT"], Service = "Adult Services", Types = ["Legal"] });
        await Editor.Create(new NewEntry
        {
            Title = "Other",
            Owners = ["mt", "Head of Works"],
            Service = "ADULT services",
            Types = ["Legal"]
        });

        foreach (var filter in (string[])["owner=mt", "owner=MT", "service=adult%20services", "type=LEGAL"])
            (await Titles(filter)).ShouldBe(["One", "Other"], filter);
        var owner = await App.Client(Role.Owner, "Mt");
        using (var history = await owner.Get("/api/v1/entries/CR2/revisions")) history.IsSuccessStatusCode.ShouldBeTrue();
        await owner.Change(await owner.Hold("CR2"), new { title = "Other, looked at" });
        await Editor.Post("/api/v1/entries", new NewEntry { Owners = ["Clerk", "CLERK"] }).Problem(400, "invalid");
    }

    [Fact]
    public async Task Inside_one_score_entries_stand_in_register_order_across_pages()
    {
        foreach (var reference in (string[])["CR10", "CO1", "CR9", "CR1.2", "CR1"])
        {
            await Editor.Create(new NewEntry
            {
                Kind = reference.StartsWith("CO", StringComparison.Ordinal) ? "opportunity" : "risk",
                Reference = reference,
                ResidualScore = new(4, 4),
            });
        }

        await Editor.Create(new NewEntry { Reference = "CR7", ResidualScore = new(5, 4) });

        var references = new List<string?>();
        for (var path = "/api/v1/entries?sort=-residual&limit=2"; path is not null;)
        {
            var page = await Editor.Get(path).Read<Page<EntryDocument>>();
            references.AddRange(page.Items.Select(entry => entry.Reference));
            path = page.NextCursor is { } cursor ? $"/api/v1/entries?sort=-residual&limit=2&cursor={cursor}" : null;
        }

        references.ShouldBe(["CR7", "CR1", "CR1.2", "CR9", "CR10", "CO1"]);
    }

    async Task<IEnumerable<string>> Titles(string query) =>
        (await Editor.Get($"/api/v1/entries?{query}").Read<Page<EntryDocument>>()).Items.Select(entry => entry.Title);
}
