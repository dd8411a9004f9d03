using System.Net;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Durability;

public sealed class DurabilityTests : IAsyncLifetime
{
    const int Writers = 6;
    readonly string data = Path.Combine(Path.GetTempPath(), $"riskregister-durability-{Guid.NewGuid():n}");
    readonly List<ServiceProcess> started = [];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!await Prerequisites.HasPostgres(Stop)) Prerequisites.PostgresIsMissing();
        if (!OperatingSystem.IsLinux()) Assert.Skip("Processes are found by /proc.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in started) service.Dispose();
        ServiceProcess.KillPostgres(data);
        await Patience.Until(() => ServiceProcess.Postmaster(data) is null);
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task After_kill_9_of_the_service_the_next_start_goes_on_with_the_running_cluster_and_nothing_acknowledged_is_lost()
    {
        var service = await Start();
        var postmaster = ServiceProcess.Postmaster(data).ShouldNotBeNull();
        var load = new WriteLoad(service.Client);
        var writing = load.Run(Writers, Stop);
        await Patience.Until(() => load.Acknowledged > 100);

        await service.Kill(Stop);
        await writing;

        ServiceProcess.Postmaster(data).ShouldBe(postmaster);
        var again = await Start();
        ServiceProcess.Postmaster(data).ShouldBe(postmaster);
        await load.ShouldAllBeThere(again.Client);
        load.Statuses.Keys.ShouldBe([HttpStatusCode.Created, HttpStatusCode.OK], ignoreOrder: true);
        (await again.Client.Create()).Entry.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task After_kill_9_of_PostgreSQL_the_service_says_503_until_it_has_started_it_again_and_nothing_acknowledged_is_lost()
    {
        var service = await Start();
        var postmaster = ServiceProcess.Postmaster(data).ShouldNotBeNull();
        var load = new WriteLoad(service.Client);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writing = load.Run(Writers, enough.Token);
        await Patience.Until(() => load.Acknowledged > 100);

        // Without this file it does not start again before it has been seen to be away.
        var needed = Path.Combine(data, "cluster", "pgdata", "pg_hba.conf");
        File.Move(needed, needed + ".aside");
        ServiceProcess.KillPostgres(data);
        using var away = await service.Client.Get(Requests.Entries);
        using var ready = await service.Client.Get("/health/ready");
        using var live = await service.Client.Get("/health/live");
        File.Move(needed + ".aside", needed);

        ((await away.Problem()).Code, away.StatusCode, away.Headers.RetryAfter?.ToString())
            .ShouldBe(("database_unavailable", HttpStatusCode.ServiceUnavailable, "5"));
        ((await ready.Problem()).Code, ready.Headers.RetryAfter?.ToString()).ShouldBe(("database_unavailable", "5"));
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = load.Acknowledged;
        await Patience.Until(() => load.Acknowledged > before + 100);
        await enough.CancelAsync();
        await writing;

        (await service.Client.Get("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        ServiceProcess.Postmaster(data).ShouldNotBeNull().ShouldNotBe(postmaster);
        await load.ShouldAllBeThere(service.Client);
        load.Statuses.Keys.Except([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable,
            HttpStatusCode.PreconditionFailed]).ShouldBeEmpty();
        load.AllWithRetryAfter.ShouldBeTrue();

        await service.Interrupt(Stop);
        service.ExitCode.ShouldBe(0);
        ServiceProcess.Postmaster(data).ShouldBeNull();
    }

    async Task<ServiceProcess> Start()
    {
        var service = await ServiceProcess.Start(data, Stop);
        started.Add(service);
        return service;
    }
}
