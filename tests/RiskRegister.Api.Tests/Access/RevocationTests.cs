using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Api.Security;
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
        // So that each is refused for what it is, and none for how many there were, or were under way on a busy machine.
        const string Failures = "Limits:FailedSignInsPerMinute";
        const string AtOnce = "Limits:RequestsAtOnce";
        await using var app = await ConfiguredApp.Start(cluster, (Failures, "100000"), (AtOnce, "100000"));
        await using var second = app.Beside(builder => builder.UseSetting(Failures, "100000").UseSetting(AtOnce, "100000"));
        var admin = await app.Client(Role.Admin);
        var holder = await app.Client(Role.Auditor);
        var (here, there) = (new ConcurrentQueue<Answered>(), new ConcurrentQueue<Answered>());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var began = Stopwatch.GetTimestamp();
        var load = Task.WhenAll(
            Send(holder, here, began, ended.Token), Send(second.Anonymous().With(holder.Secret()), there, began, ended.Token));
        while (Math.Min(here.Count, there.Count) < 2 * ASecond) await Task.Delay(20, TestContext.Current.CancellationToken);

        var asked = Stopwatch.GetTimestamp();
        (await admin.Delete($"{Keys.Path}/{holder.KeyId()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var revoked = Stopwatch.GetTimestamp();
        await Task.Delay(StopsWithin + TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await ended.CancelAsync();
        await load;

        foreach (var answers in new[] { here, there })
        {
            answers.Count.ShouldBeGreaterThan((int)StopsWithin.TotalSeconds * ASecond);
            answers.Where(answer => answer.Got < asked).ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
            var late = answers.Where(answer => Stopwatch.GetElapsedTime(revoked, answer.Sent) > StopsWithin).ToArray();
            late.ShouldNotBeEmpty();
            late.ShouldAllBe(answer => answer.Status == HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Who_is_being_let_in_while_the_key_is_revoked_is_not_remembered()
    {
        await using var app = await ConfiguredApp.Start(cluster);
        var holder = await app.Client(Role.Auditor);
        await using var connection = new NpgsqlConnection(app.Database.SuperuserConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);

        // Found to be good, it waits for this to mark that it was used.
        await connection.ExecuteAsync(
            "update access_keys set revoked_at = now(), revoked_by = 'test' where id = @id", new { id = holder.KeyId() });
        var underWay = holder.Get("/api/v1/me");
        while (await app.Ask<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<RememberedKeys>().Forget(holder.KeyId());
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        (await underWay).StatusCode.ShouldBe(HttpStatusCode.OK);

        await holder.Get("/api/v1/me").Problem(401, "unauthenticated");
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
