using System.Net;
using RiskRegister.UseCases.Keys;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed class GuessingTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const int Guesses = 10_000;

    [Fact]
    public async Task Ten_thousand_guesses_in_a_row_are_refused_unlooked_and_fill_no_log_while_good_callers_go_on()
    {
        // Plain clients: to hold each answer against the document would be most of the work.
        var known = await app.Client(Role.Editor);
        using var good = new HttpClient { BaseAddress = known.BaseAddress };
        good.DefaultRequestHeaders.Authorization = known.DefaultRequestHeaders.Authorization;
        await ReadsOn(good);
        var before = await app.Ask<long>("select count(*) from audit_log");
        using var guesser = new HttpClient { BaseAddress = known.BaseAddress };
        var statuses = new Dictionary<HttpStatusCode, int>();

        var attack = Guess(guesser, Guesses, statuses);
        while (!attack.IsCompleted) await ReadsOn(good);
        await attack;

        statuses.Keys.Order().ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
        statuses[HttpStatusCode.TooManyRequests].ShouldBeGreaterThan(Guesses * 9 / 10, "most were refused unlooked");
        (await app.Ask<long>("select count(*) from audit_log") - before).ShouldBeLessThan(200);
    }

    static async Task Guess(HttpClient client, int times, Dictionary<HttpStatusCode, int> statuses)
    {
        for (var number = 0; number < times; number++)
        {
            KeyToken.Create(out var text);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
            request.Headers.Authorization = new("Bearer", text);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            statuses[response.StatusCode] = statuses.GetValueOrDefault(response.StatusCode) + 1;
        }
    }

    static async Task ReadsOn(HttpClient client)
    {
        using var response = await client.Get("/api/v1/entries?limit=10");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
