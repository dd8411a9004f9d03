using System.Net;
using System.Text.Json;
using RiskRegister.Api.Tests.Durability;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Start;

/// <summary>What the service says and does from its start to its end, as a process of its own on the organisation's server.</summary>
public sealed class StartTests(TestCluster cluster) : IAsyncLifetime
{
    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("riskregister-start-");
    TestDatabase database = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string[] Server => ["--ConnectionStrings:Register", database.ServiceConnectionString, "--ConnectionStrings:RegisterOwner",
        database.OwnerConnectionString];

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create(cluster);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task The_first_line_says_what_it_runs_on_and_the_last_where_it_listens_and_where_the_key_is()
    {
        using var service = await ServiceProcess.Start(data.FullName, Stop, Server);

        var (first, last) = (Line(service.Said[0]), Line(service.Said[^1]));

        first.Message.ShouldStartWith($"Risk Register 1.0.0 runs on a PostgreSQL server of yours: database '{database.Name}' on ");
        first.Message.ShouldEndWith("it is migrated as 'riskregister_owner'");
        last.Message.ShouldStartWith($"Ready. Now listening on: {service.Client.BaseAddress!.ToString().TrimEnd('/')} – open "
            + $"{service.Client.BaseAddress} in a browser.");
        last.Message.ShouldEndWith($"The first administrator's key is in {Path.Combine(data.FullName, "admin.key")}");
        service.Said.Select(Line).ShouldAllBe(line => line.Category == "RiskRegister.Start" && line.Time > DateTimeOffset.UnixEpoch);
        using var page = await service.Client.Get("/");
        ((int)page.StatusCode).ShouldBeInRange(200, 399);
        await service.Interrupt(Stop);
        service.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_request_is_one_short_line_and_a_refused_sign_in_too()
    {
        using var service = await ServiceProcess.Start(data.FullName, Stop,
            [.. Server, "--Logging:LogLevel:RiskRegister.Requests", "Information"]);
        var before = service.Said.Count;
        const string path = "/api/v1/entries/CR123/closure";

        await service.Client.Post(path, new { reason = "A reason" });
        using var stranger = new HttpClient { BaseAddress = service.Client.BaseAddress };
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "rr_guessed");
        await stranger.Get("/api/v1/me");
        await stranger.Post(path, new { reason = "A reason" });
        await service.Client.Get("/health/live");
        await service.Interrupt(Stop);

        var said = service.Said.Skip(before).Where(line => line.Contains("\"RiskRegister.Requests\"", StringComparison.Ordinal)).ToArray();
        said.Length.ShouldBe(3, string.Join('\n', service.Said));
        said.ShouldAllBe(line => line.Length < 500);
        Line(said[0]).Message.ShouldMatch($"^POST {path} 404 in [0-9]+ ms by First administrator: entry_not_found$");
        Line(said[1]).Message.ShouldMatch("^GET /api/v1/me 401 in [0-9]+ ms by nobody at 127.0.0.1: unauthenticated$");
        Line(said[2]).Message.ShouldMatch($"^POST {path} 401 in [0-9]+ ms by nobody at 127.0.0.1: unauthenticated$");
        said.ShouldAllBe(line => line.Split(path).Length <= 3 && line.Contains("\"requestId\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence()
    {
        using var service = await ServiceProcess.Start(data.FullName, Stop, Server);
        var address = service.Client.BaseAddress!.ToString().TrimEnd('/');

        var failed = await Should.ThrowAsync<InvalidOperationException>(() =>
            ServiceProcess.Start(data.FullName, Stop, [.. Server, "--urls", address]));

        failed.Message.ShouldContain($"The service does not start. {address} is in use by another program. Stop that one, or choose "
            + "another address with --urls.");
        failed.Message.ShouldNotContain("   at ");
        failed.Message.ShouldNotContain("Unable to start Kestrel");
    }

    [Fact]
    public async Task When_it_is_told_to_stop_it_is_not_ready_any_more_before_it_stops_answering()
    {
        using var service = await ServiceProcess.Start(data.FullName, Stop, [.. Server, "--Limits:DrainSeconds", "10"]);
        (await service.Client.Get("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var ending = service.Terminate(Stop);
        HttpResponseMessage ready;
        while ((ready = await service.Client.Get("/health/ready"))
            .StatusCode == HttpStatusCode.OK) await Task.Delay(TimeSpan.FromMilliseconds(20), Stop);

        (await ready.Problem()).Code.ShouldBe("stopping");
        using var another = new HttpClient { BaseAddress = service.Client.BaseAddress };
        (await another.Get("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ending;
        service.ExitCode.ShouldBe(0);
    }

    static (DateTimeOffset Time, string Category, string Message) Line(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        return (json.GetProperty("time").GetDateTimeOffset(), json.GetProperty("category").GetString()!,
            json.GetProperty("message").GetString()!);
    }
}
