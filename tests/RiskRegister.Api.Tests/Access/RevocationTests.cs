using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using RiskRegister.Api.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class RevocationTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_key_revoked_on_one_instance_stops_on_another_under_load()
    {
        await using var second = app.Beside();
        var admin = await app.Client(Role.Admin);
        var holder = await app.Client(Role.Auditor);
        var there = second.Anonymous().With(holder.Secret());
        var answers = new ConcurrentBag<(long Sent, HttpStatusCode Status)>();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var load = Send(there, answers, ended.Token);
        while (answers.Count(answer => answer.Status == HttpStatusCode.OK) < 50) await Task.Delay(20, TestContext.Current.CancellationToken);

        (await admin.Delete($"{Keys.Path}/{holder.KeyId()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var revoked = Stopwatch.GetTimestamp();
        var clock = Stopwatch.StartNew();
        while (answers.Count(answer => answer.Sent > revoked) < 50) await Task.Delay(20, TestContext.Current.CancellationToken);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        await ended.CancelAsync();
        await load;

        answers.Where(answer => answer.Sent > revoked).ShouldAllBe(answer => answer.Status == HttpStatusCode.Unauthorized);
    }

    // A hundred a second, each sent when its time has come, whatever has been answered.
    static async Task Send(HttpClient client, ConcurrentBag<(long, HttpStatusCode)> answers, CancellationToken until)
    {
        var sent = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!until.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            sent.Add(One());
        }

        await Task.WhenAll(sent);

        async Task One()
        {
            var at = Stopwatch.GetTimestamp();
            using var response = await client.Get("/api/v1/me");
            answers.Add((at, response.StatusCode));
        }
    }
}
