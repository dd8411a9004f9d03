using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using RiskRegister.Api.Tests.Events;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Durability;

/// <summary>
/// Two instances on one database send to one receiver, and one of them after the other is killed while they do: every event arrives, each
/// under one id. RISKREGISTER_KILLS says how often, with 2,000 events each; without it once, with 400.
/// </summary>
public sealed class DeliveriesTests(TestCluster cluster) : IAsyncLifetime
{
    const string Path = "/killed";
    const int UnderWay = 100;

    // What has happened so often, each time to another quarter.
    const string Happen = """
        insert into audit_log (actor, roles, action, quarter, request_id)
        select 'test', '{}', 'roundOpened', @round || '-' || n, 'test' from generate_series(1, @events) as n
        """;

    // Whatever was being sent by the instance that is gone waits for a minute in case it is only slow; here that minute is over.
    const string LeaseEnds = "update webhook_deliveries set next_at = now() where state = 'pending'";

    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("riskregister-kills-");
    readonly ServiceProcess?[] instances = new ServiceProcess?[2];
    TestDatabase database = null!;
    Receiver receiver = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly (int Kills, int Events) Asked = Environment.GetEnvironmentVariable("RISKREGISTER_KILLS") is { Length: > 0 } text
        ? (int.Parse(text, CultureInfo.InvariantCulture), 2000) : (1, 400);

    public async ValueTask InitializeAsync() => (database, receiver) = (await TestDatabase.Create(cluster), await Receiver.Start());

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances) instance?.Dispose();
        await receiver.DisposeAsync();
        await database.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Nothing_is_lost_and_nothing_comes_under_two_ids_when_either_of_two_instances_is_killed_while_it_sends()
    {
        instances[0] = await Start();
        instances[1] = await Start();
        using var made = await instances[0]!.Client.Post("/api/v1/webhooks",
            new { url = receiver.Address + Path, types = new[] { "riskregister.round.opened" } });
        receiver.Secrets[Path] = JsonNode.Parse(await made.Text())!["secret"]!.GetValue<string>();

        for (var round = 0; round < Asked.Kills; round++)
        {
            var before = Arrived().Count;
            await Do(Happen, new { round = $"{round}", events = Asked.Events });
            await Patience.Until(() => Arrived().Count >= before + UnderWay);
            await instances[round % 2]!.Kill(Stop);
            Arrived().Count.ShouldBeLessThan(before + Asked.Events, "The instance was killed after all had been sent.");
            await Do(LeaseEnds);
            if (round < Asked.Kills - 1) instances[round % 2] = await Start();
            await Patience.Until(() => Arrived().Count >= before + Asked.Events);
        }

        await Do(LeaseEnds);
        await Patience.Until(async () => await Undelivered() == 0);
        var all = receiver.At(Path);
        all.ShouldAllBe(each => each.IsGood);
        Arrived().Count.ShouldBe(Asked.Kills * Asked.Events);
        foreach (var again in all.GroupBy(each => each.Id)) again.Select(each => each.Body).Distinct().ShouldHaveSingleItem();
        all.Select(each => JsonNode.Parse(each.Body)!["subject"]!.GetValue<string>()).Distinct().Count()
            .ShouldBe(Asked.Kills * Asked.Events);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Asked.Kills} kills: {Arrived().Count} events came in {all.Count} messages.");
    }

    HashSet<string> Arrived() => [.. receiver.At(Path).Select(each => each.Id)];

    Task<ServiceProcess> Start() =>
        ServiceProcess.Start(data.FullName, Stop, "--ConnectionStrings:Register", database.ServiceConnectionString,
        "--Webhooks:AllowedNetworks:0", "127.0.0.1/32", "--Webhooks:AtOnce", "20", "--Mail:Dispatch", "false");

    async Task Do(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(database.SuperuserConnectionString);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: Stop));
    }

    async Task<int> Undelivered()
    {
        const string Count = "select count(*)::integer from webhook_deliveries where state <> 'delivered'";
        await using var connection = new NpgsqlConnection(database.SuperuserConnectionString);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Count, cancellationToken: Stop));
    }
}
