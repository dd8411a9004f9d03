using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using RiskRegister.Api.Tests.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class RevocationTests(TestCluster cluster)
{
    const int ASecond = 100;
    static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_key_revoked_on_one_instance_stops_on_another_within_five_seconds_of_a_hundred_requests_each()
    {
        // So that each is refused for what it is, and none for how many there were.
        const string Failures = "Limits:FailedSignInsPerMinute";
        await using var app = await ConfiguredApp.Start(cluster, (Failures, "100000"));
        await using var second = app.Beside(builder => builder.UseSetting(Failures, "100000"));
        var admin = await app.Client(Role.Admin);
        var holder = await app.Client(Role.Auditor);
        var (here, there) = (new ConcurrentQueue<Answered>(), new ConcurrentQueue<Answered>());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var began = Stopwatch.GetTimestamp();
        var load = Task.WhenAll(Send(holder, here, began, ended.Token), Send(second.Anonymous().With(holder.Secret()), there, began, ended.Token));
        while (Math.Min(here.Count, there.Count) < 2 * ASecond) await Task.Delay(20, TestContext.Current.CancellationToken);

        var asked = Stopwatch.GetTimestamp();
        (await admin.Delete($"{Keys.Path}/{holder.KeyId()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var revoked = Stopwatch.GetTimestamp();
        await Task.Delay(StopsWithin + TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        var took = Stopwatch.GetElapsedTime(began);
        await ended.CancelAsync();
        await load;

        foreach (var answers in new[] { here, there })
        {
            (answers.Count / took.TotalSeconds).ShouldBeGreaterThan(ASecond * 0.9);
            answers.Where(answer => answer.Got < asked).ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
            var late = answers.Where(answer => Stopwatch.GetElapsedTime(revoked, answer.Sent) > StopsWithin).ToArray();
            late.ShouldNotBeEmpty();
            late.ShouldAllBe(answer => answer.Status == HttpStatusCode.Unauthorized);
        }
    }

    // Each when its time has come, whatever has been answered; what the machine was too busy to send in time follows at once.
    static async Task Send(HttpClient client, ConcurrentQueue<Answered> answers, long began, CancellationToken until)
    {
        var sent = new List<Task>();
        while (!until.IsCancellationRequested)
        {
            while (sent.Count < Stopwatch.GetElapsedTime(began).TotalSeconds * ASecond) sent.Add(One());
            await Task.Delay(5, CancellationToken.None);
        }

        await Task.WhenAll(sent);

        async Task One()
        {
            var at = Stopwatch.GetTimestamp();
            using var response = await client.Get("/api/v1/me");
            answers.Enqueue(new Answered(at, Stopwatch.GetTimestamp(), response.StatusCode));
        }
    }

    readonly record struct Answered(long Sent, long Got, HttpStatusCode Status);
}
