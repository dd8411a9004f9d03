using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Pages;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Scale;

/// <summary>A page of a large register takes no more commands than the readings of the
/// API that show the same, and one for its session.</summary>
[Collection(nameof(LargeRegisterApp))]
public sealed class PageStatementTests(LargeRegisterApp large)
{
    const int Heaviest = 30_000;
    static readonly string Snapshot = $"/snapshots/{LargeRegister.Latest}";

    static readonly (string Page, string[] Readings)[] Pairs =
    [
        ("/register", ["/entries"]), ("/register?sort=-residual&q=depots", ["/entries?sort=-residual&q=depots"]),
        ("/heat-map", ["/matrix"]),
        ("/entries/CR1", ["/entries/CR1", "/entries/CR1/revisions", "/entries/CR1/trend?edition=full",
            "/entries/CR1/comments", "/entries/CR1/attachments", "/entries/CR1/links", "/entries/CR1/moves"]),
        ("/entries/CR1/change/scores", ["/entries/CR1"]),
        ("/entries/CR1/history", ["/entries/CR1/revisions"]), ("/entries/CR1/revisions/1", ["/entries/CR1/revisions/1"]),
        ("/proposals", ["/entries?status=proposed"]),
        ("/snapshots", ["/snapshots"]), ("/snapshots?edition=full", ["/snapshots?edition=full"]),
        (Snapshot, [Snapshot, $"{Snapshot}/entries"]),
        ($"{Snapshot}/compare", [$"{Snapshot}/highlights", "/snapshots"]), ($"{Snapshot}/entries/CR1", [$"{Snapshot}/entries/CR1"]),
        ("/audit", ["/audit"]), ($"/verification?of={LargeRegister.Latest}", [$"{Snapshot}/verification"]), ("/keys", ["/keys"]),
        ("/posts", ["/owners"]),
    ];

    [Fact]
    public async Task A_page_takes_no_more_commands_than_the_API()
    {
        await using var app = large.App.NewInstance();
        using var api = await app.Client(Role.Editor, Role.Admin);
        using var pages = await app.Client(Role.Editor, Role.Admin);
        await SignIn(pages);
        var said = new List<string>();
        foreach (var (page, readings) in Pairs)
        {
            var allowed = 1;
            foreach (var reading in readings) allowed += (await app.CommandsOf(() => api.GetAsync(RegisterApi.Base + reading, Stop))).Count;
            var taken = (await app.CommandsOf(() => pages.GetAsync(page, Stop))).Count;
            if (taken > allowed) said.Add($"{page}: {taken}, and the API {allowed}");
        }

        said.ShouldBeEmpty();
    }

    // What is beside a page, its style and script, a browser keeps. What changed between two snapshots is told in full, however much it is.
    [Fact]
    public async Task A_page_is_sent_in_no_more_than_thirty_kilobytes()
    {
        using var pages = await large.App.Client(Role.Editor, Role.Admin);
        await SignIn(pages);
        pages.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        pages.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var said = new List<string>();
        foreach (var (page, _) in Pairs.Where(pair => !pair.Page.EndsWith("/compare", StringComparison.Ordinal)))
        {
            using var answer = await pages.GetAsync(page, Stop);
            answer.Content.Headers.ContentEncoding.ShouldBe(["br"], page);
            var length = (await answer.Content.ReadAsByteArrayAsync(Stop)).Length;
            if (length > Heaviest) said.Add($"{page}: {length} bytes");
        }

        said.ShouldBeEmpty();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task SignIn(HttpClient browser)
    {
        var key = browser.DefaultRequestHeaders.Authorization!.Parameter!;
        browser.DefaultRequestHeaders.Authorization = null;
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var form = Visitor.ValuesOf(await browser.GetStringAsync("/sign-in", Stop));
        form["key"] = key;
        using var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(form), Stop);
        answer.EnsureSuccessStatusCode();
    }
}
