using System.Diagnostics;
using System.Globalization;
using System.Net;
using RiskRegister.Api.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed class GuessingTests(RegisterApp app, ITestOutputHelper output) : IClassFixture<RegisterApp>
{
    const int Guesses = 10_000;
    const int GuessesPerSecond = 1000;
    const int Windows = 20;
    const int GoodPerWindow = 50;
    const double MostRatio = 1.2;

    [Fact]
    public async Task Ten_thousand_guesses_in_a_row_slow_no_good_caller_and_fill_no_log()
    {
        // Plain clients: to hold each answer against the document would be most of the work.
        var known = await app.Client(Role.Editor);
        using var good = new HttpClient { BaseAddress = known.BaseAddress };
        good.DefaultRequestHeaders.Authorization = known.DefaultRequestHeaders.Authorization;
        for (var number = 0; number < 200; number++) await Timed(good);
        var before = await app.Ask<long>("select count(*) from audit_log");
        using var guesser = new HttpClient { BaseAddress = known.BaseAddress };
        var (quiet, attacked, statuses) = (new List<double>(), new List<double>(), new Dictionary<HttpStatusCode, int>());

        // In turns, so that whatever else the machine does weighs on both alike.
        for (var window = 0; window < Windows; window++)
        {
            for (var number = 0; number < GoodPerWindow; number++) quiet.Add(await Timed(good));
            var attack = Guess(guesser, Guesses / Windows, statuses);
            while (!attack.IsCompleted) attacked.Add(await Timed(good));
            await attack;
        }

        var ratio = Median(attacked) / Median(quiet);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"median {Median(quiet):0.000} ms alone, {Median(attacked):0.000} ms beside guesses ({attacked.Count} requests): ratio {ratio:0.00}"));
        statuses.Keys.Order().ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
        statuses[HttpStatusCode.TooManyRequests].ShouldBeGreaterThan(Guesses * 9 / 10, "most were refused unlooked");
        (await app.Ask<long>("select count(*) from audit_log") - before).ShouldBeLessThan(200);
        ratio.ShouldBeLessThan(MostRatio);
    }

    static async Task Guess(HttpClient client, int times, Dictionary<HttpStatusCode, int> statuses)
    {
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < times; number++)
        {
            // The guesser is no faster than a network, lest its own work on this machine be what is measured.
            while (Stopwatch.GetElapsedTime(began).TotalSeconds * GuessesPerSecond < number) await Task.Delay(1, TestContext.Current.CancellationToken);
            AccessKey.Create(out var text);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
            request.Headers.Authorization = new("Bearer", text);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            statuses[response.StatusCode] = statuses.GetValueOrDefault(response.StatusCode) + 1;
        }
    }

    static async Task<double> Timed(HttpClient client)
    {
        var began = Stopwatch.GetTimestamp();
        using var response = await client.Get("/api/v1/entries?limit=10");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
