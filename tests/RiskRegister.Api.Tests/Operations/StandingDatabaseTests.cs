using System.Globalization;
using System.Net;
using Npgsql;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Durability;
using RiskRegister.UseCases.Database;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>
/// The service's own PostgreSQL stands still without going away; and its disk takes no
/// changes any more, as when the system has found a fault in it.
/// </summary>
public sealed class StandingDatabaseTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_needs_the_database_is_503_while_it_lasts_and_afterwards_all_goes_on()
    {
        if (!await Prerequisites.HasPostgres(Stop)) Prerequisites.PostgresIsMissing();
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux()) Assert.Skip("A disk of one's own takes root.");
        var data = Path.Combine(Path.GetTempPath(), $"riskregister-protected-{Guid.NewGuid():n}");
        Directory.CreateDirectory(data);
        try
        {
            using var service = await ServiceProcess.Start(data, Stop, "--Retention:Sweep", "false", "--Limits:RequestSeconds", "2");
            var entry = await service.Client.Create();
            var postgres = Everything(ServiceProcess.Postmaster(data).ShouldNotBeNull());
            await Signal("-STOP", postgres);
            foreach (var answer in await Task.WhenAll(service.Client.Get(Requests.Entries), service.Client.Get(entry.Path)))
            {
                (answer.StatusCode, (await answer.Problem()).Code).ShouldBe((HttpStatusCode.ServiceUnavailable, "database_unavailable"));
                answer.Headers.RetryAfter.ShouldNotBeNull();
            }

            await Signal("-CONT", postgres);
            await Patience.Until(async () => (await service.Client.Get(entry.Path)).StatusCode == HttpStatusCode.OK);

            // What is open keeps a disk from becoming read-only; this one comes over it, and PostgreSQL finds it when it starts anew.
            if (await WatchedService.Run("mount", "--bind", data, data) != 0) Assert.Skip("A disk of one's own may not be mounted.");
            (await WatchedService.Run("mount", "-o", "remount,bind,ro", data)).ShouldBe(0);
            ServiceProcess.KillPostgres(data);
            foreach (var asked in (string[])[Requests.Entries, entry.Path, "/health/ready"])
            {
                using var answer = await service.Client.Get(asked);
                (answer.StatusCode, (await answer.Problem()).Code)
                    .ShouldBe((HttpStatusCode.ServiceUnavailable, "database_unavailable"), asked);
                answer.Headers.RetryAfter.ShouldNotBeNull();
            }

            (await service.Client.Patch(entry.Path, new { title = "Not now" }, entry.ETag))
                .StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await service.Client.Get("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await Patience.Until(() => service.Said.Any(line => line.Contains("Read-only file system", StringComparison.Ordinal)));
            (await WatchedService.Run("umount", data)).ShouldBe(0);

            await Patience.Until(async () => (await service.Client.Get("/health/ready")).StatusCode == HttpStatusCode.OK);
            (await service.Client.Change(entry, new { title = "Now" })).Entry.Revision.ShouldBe(2);
            await service.Interrupt(Stop);
            service.ExitCode.ShouldBe(0);
        }
        finally
        {
            await WatchedService.Run("umount", "--lazy", data);
            ServiceProcess.KillPostgres(data);
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Where_another_server_has_its_place_whoever_waited_is_answered_and_so_is_the_next()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        using var relay = new DatabaseRelay(app.Database.ServiceConnectionString + ";Command Timeout=8;Cancellation Timeout=500");
        await using var second = app.Beside(builder => builder.UseSetting("ConnectionStrings:Register", relay.ConnectionString));
        using var client = second.Anonymous().With(editor.Secret());
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.Get(entry.Path)));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.Get(Requests.Entries)));
        relay.Connections.ShouldBeGreaterThan(4);

        relay.StandStill();

        (await client.Get(entry.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.Get(Requests.Entries)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.Change(entry, new { title = "Written where it is now" })).Entry.Revision.ShouldBe(2);
    }

    [Fact]
    public void A_pool_that_is_empty_is_not_a_server_that_is_silent()
    {
        DatabaseFault.Of(new NpgsqlException("The connection pool has been exhausted", new TimeoutException()))!
            .ConnectionIsLost.ShouldBeFalse();
        DatabaseFault.Of(new NpgsqlException("Exception while reading from stream", new TimeoutException()))!
            .ConnectionIsLost.ShouldBeTrue();
    }

    [Theory]
    [InlineData("md.c", "The database's disk takes no changes.")]
    [InlineData("fd.c", "The database's disk takes no changes.")]
    [InlineData("aclchk.c", null)]
    [InlineData(null, null)]
    public void A_missing_right_is_none_of_it(string? source, string? sentence) =>
        DatabaseFault.Of(new PostgresException("", "ERROR", "ERROR", "42501", file: source))?.Sentence.ShouldBe(sentence);

    static string[] Everything(int postmaster) =>
        [.. ServiceProcess.Children(postmaster).Append(postmaster).Select(id => id.ToString(CultureInfo.InvariantCulture))];

    static async Task Signal(string signal, string[] processes) => (await WatchedService.Run("kill", [signal, .. processes])).ShouldBe(0);
}
