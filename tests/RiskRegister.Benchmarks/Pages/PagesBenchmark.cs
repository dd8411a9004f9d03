using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Load;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Benchmarks.Requests;

namespace RiskRegister.Benchmarks.Pages;

/// <summary>What pages cost beside the readings of the API that give the same, and how many bytes a browser is sent for them.</summary>
public sealed partial class PagesBenchmark : Benchmark
{
    const string Api = "/api/v1";
    const int Connections = 4;
    const double Microseconds = 1e6;
    const double Kilobyte = 1000;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    static readonly LargeRegister Large = new(Entries: 10_000, Snapshots: 40);
    static readonly string Snapshot = $"/snapshots/{LargeRegister.Latest}";

    // What every page says around its own: who is signed in and may do what, the organisation's words and scales.
    static readonly string[] Around = ["/me", "/settings"];

    static readonly (string Name, string Path, string[] Readings)[] Pages =
    [
        ("The register", "/register", ["/entries"]),
        ("A search", "/register?q=depots&sort=-residual", ["/entries?q=depots&sort=-residual"]),
        ("An entry", "/entries/CR1", ["/entries/CR1", "/entries/CR1/revisions", "/entries/CR1/trend?edition=full"]),
        ("A form", "/entries/CR1/change/scores", ["/entries/CR1"]),
        ("The heat map", "/heat-map", ["/matrix"]),
        ("A snapshot", Snapshot, [Snapshot, $"{Snapshot}/entries"]),
    ];

    public override string Name => "Pages";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        var measured = Pages.Where(page => bench.Options.Includes($"{Name} {page.Name}")).ToArray();
        if (measured.Length == 0) yield break;
        Bench.Tell("Filling a register of 10,000 entries with 40 snapshots …");
        var database = await bench.Cluster.Create("pages", Large, stop);
        using (var served = await Served.Start(bench, database, stop))
        using (var browser = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false
        })
        { BaseAddress = served.Service.Address })
        using (var wrk = new Wrk())
        {
            var cookies = $"Cookie: {await SignIn(browser, served.Key, stop)}";
            foreach (var page in measured)
            {
                Bench.Tell($"{page.Name} …");
                yield return new Comparison(Name, $"{page.Name}, {Connections} connections", "µs/request", Bound.AtMost(2),
                    await Compare(bench, wrk, served, page, cookies, stop));
            }

            var assets = Assets().Matches(await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), stop))
                .Select(match => match.Value).Distinct().ToArray();
            var (first, after) = (new List<double>(), new List<double>());
            foreach (var page in measured)
            {
                var own = await Sent(browser, page.Path, cookies, stop);
                after.Add(own.Length / Kilobyte);
                var beside = 0;
                foreach (var asset in assets) beside += (await Sent(browser, asset, cookies, stop)).Length;
                first.Add((own.Length + beside) / Kilobyte);
            }

            yield return new Figure(Name, "Sent for the largest of these pages at the first visit", "kB", Bound.AtMost(100), [first.Max()]);
            yield return new Figure(Name, "Sent for the largest of these pages after that", "kB", Bound.AtMost(30), [after.Max()]);
        }

        await bench.Cluster.Drop(database, stop);
    }

    static async Task<IReadOnlyList<Round>> Compare(
        Bench bench, Wrk wrk, Served served, (string Name, string Path, string[] Readings) page, string cookies, CancellationToken stop)
    {
        await Page(WarmUp);
        await Readings(WarmUp);
        var rounds = new List<Round>();
        for (var round = 0; round < bench.Options.Rounds; round++)
            rounds.Add(new Round(await Page(bench.Options.RoundLength), await Readings(bench.Options.RoundLength)));
        return rounds;

        Task<double> Page(TimeSpan length) => Cost(page.Path, cookies, length);

        async Task<double> Readings(TimeSpan length)
        {
            var cost = 0d;
            foreach (var reading in page.Readings.Concat(Around)) cost += await Cost(Api + reading, $"Authorization: Bearer {served.Key}",
                length);
            return cost;
        }

        async Task<double> Cost(string path, string header, TimeSpan length) => Microseconds / (await wrk.Run(
            served.Service.Address, Script.Paths, await wrk.Write("path.txt", [path], stop), [header], Connections, length, stop)).Rate;
    }

    // The cookies of a session that an editor has begun by its key.
    static async Task<string> SignIn(HttpClient browser, string key, CancellationToken stop)
    {
        using var page = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), stop);
        var values = Hidden().Matches(await page.Content.ReadAsStringAsync(stop))
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        values["key"] = key;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(values) };
        request.Headers.TryAddWithoutValidation("Cookie", CookiesOf(page));
        using var answer = await browser.SendAsync(request, stop);
        var cookies = string.Join("; ", new[] { CookiesOf(page), CookiesOf(answer) }.Where(each => each.Length > 0));
        return cookies.Contains("session=", StringComparison.Ordinal)
            ? cookies : throw new InvalidOperationException($"Signing in was answered with {answer.StatusCode}.");
    }

    static string CookiesOf(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : []);

    // As they go over the line: compressed.
    static async Task<byte[]> Sent(HttpClient browser, string path, string cookies, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        request.Headers.TryAddWithoutValidation("Cookie", cookies["Cookie: ".Length..]);
        using var answer = await browser.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(stop);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex("/assets/[^\"]*", RegexOptions.NonBacktracking)]
    private static partial Regex Assets();
}
