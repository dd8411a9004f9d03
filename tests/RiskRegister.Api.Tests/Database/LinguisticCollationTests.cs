using System.Text.Json;
using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Database;

/// <summary>
/// The service's own cluster orders texts by code point; an organisation's server may order them as a language does. What the register says
/// is the same on both.
/// </summary>
public sealed class LinguisticCollationTests(RegisterApp byCodePoint, LinguisticCollationTests.LinguisticApp byLanguage)
    : IClassFixture<RegisterApp>, IClassFixture<LinguisticCollationTests.LinguisticApp>
{
    const string Register = """
        Reference,Title,Service,Types,Owner,Score,Residual
        CR10,Écoles sans professeurs,éducation,Social,École lead,25,16
        CR2,ecole closures,Education,social,ecole Lead,16,12
        CR2.1,Loss of a depot,Ädelgas,Legal,head of Zoology; Äpfel group,20,4 x 4
        CR3,co-operation ends,co-ordination,Legal,Head of Fleet,16,16
        CR1,Cooperation ends,coordination,Economic,head of fleet,16,12
        CO10,Straße gewinnt,Zoo,Economic,ZOO,9,12
        CO2,strasse wins,zoo,economic,zoo,9,16
        """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_are_ordered_as_a_language_does()
    {
        _ = byLanguage.Anonymous();
        (await byLanguage.Ask<string>("select datlocprovider::text from pg_database where datname = current_database()")).ShouldBe("i");
        (await byLanguage.Ask<bool>("select 'a' < 'B' and 'é' < 'f'")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_import_a_quarter_its_pages_searches_and_verification_are_as_on_the_services_own_cluster()
    {
        var (own, other) = (await Walk(byCodePoint), await Walk(byLanguage));

        other.Keys.ShouldBe(own.Keys);
        foreach (var (what, said) in own) other[what].ShouldBe(said, what);
    }

    static async Task<Dictionary<string, IReadOnlyList<string>>> Walk(RegisterApp app)
    {
        var editor = await app.Client([Role.Editor, Role.Admin], []);
        var said = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var imported = await editor.Import(Register, "?quarter=2016-17-Q2");
        said["imported"] = [.. imported.Rows.Select(Line), .. imported.Messages.Select(each => each.Code)];
        said["imported again"] = [.. (await editor.Import(Register)).Rows.Select(Line)];
        said["in register order, by threes"] = await References("?limit=3&sort=reference");
        foreach (var sort in new[] { "-residual", "-updatedAt" })
        {
            // Entries that are alike in this come in the order of their ids, which are random.
            var pages = await References($"?limit=2&sort={sort}");
            pages.Distinct(StringComparer.Ordinal).Count().ShouldBe(pages.Count, sort);
            said[sort] = [.. pages.Order(StringComparer.Ordinal)];
        }

        foreach (var filter in new[]
                 {
                     "owner=École lead", "owner=ecole lead", "owner=zoo", "owner=ZOO", "service=zoo", "service=co-ordination",
                     "type=Social", "type=social", "q=ecole", "q=école", "q=strasse", "q=\"co-operation ends\"", "q=cooperation",
                     "q=zoology or fleet", "kind=opportunity", "minResidual=16",
                 })
        {
            said[filter] = await References($"?limit=2&sort=reference&{filter.Split('=')[0]}={Uri.EscapeDataString(filter.Split('=')[1])}");
        }

        said["posts"] = await Posts(editor);
        await editor.Publish("2016-17-Q2");
        await editor.Change("CR3", new { title = "Co-operation has ended", residualScore = new { impact = 3, likelihood = 4 } });
        await editor.Take("2016-17-Q3");
        said["frozen"] = [.. (await editor.AllFrozen("2016-17-Q3", "?limit=2")).Select(entry => $"{entry.Reference} {entry.Title}")];
        said["highlights"] = [.. (await editor.Highlights("2016-17-Q3")).Entries.Select(entry => $"{entry.Reference}: {entry.Text}")];
        using var verified = JsonDocument.Parse(await (await editor.Get("/api/v1/verification")).Content.ReadAsStringAsync(Stop));
        said["verified"] = [verified.RootElement.GetProperty("verified").GetRawText()];
        return said;

        async Task<IReadOnlyList<string>> References(string query) =>
            [.. (await editor.AllEntries(query)).Select(entry => entry.Reference ?? "none")];

        static string Line(ImportRowDocument row) => $"{row.Row} {row.Result} {row.Reference}";
    }

    static async Task<IReadOnlyList<string>> Posts(HttpClient client)
    {
        var posts = new List<string>();
        var path = "/api/v1/owners?limit=2";
        while (true)
        {
            using var page = JsonDocument.Parse(await (await client.Get(path)).Content.ReadAsStringAsync(Stop));
            posts.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("post").GetString()!));
            if (page.RootElement.GetProperty("nextCursor").GetString() is not { } cursor) return posts;
            path = $"/api/v1/owners?limit=2&cursor={Uri.EscapeDataString(cursor)}";
        }
    }

    public sealed class LinguisticApp(TestCluster cluster) : RegisterApp(cluster, "en-GB");
}
