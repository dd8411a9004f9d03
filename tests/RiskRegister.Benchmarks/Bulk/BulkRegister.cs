using System.Diagnostics;
using System.Net.Http.Headers;
using Npgsql;
using RiskRegister.Benchmarks.Cluster;
using RiskRegister.Benchmarks.Processes;
using RiskRegister.Domain;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>A register with the service on it, of which big things are asked one at a time; times are in milliseconds.</summary>
public sealed class BulkRegister : IDisposable
{
    static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(2);

    readonly HttpClient client;

    BulkRegister(BenchDatabase database, ServerProcess service, string key)
    {
        (Database, Service) = (database, service);
        client = new HttpClient
        {
            BaseAddress = new Uri(service.Address, "/api/v1/"),
            Timeout = LongestRequest,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) }
        };
    }

    public BenchDatabase Database { get; }

    public ServerProcess Service { get; }

    public static async Task<BulkRegister> Start(Bench bench, BenchDatabase database, CancellationToken stop)
    {
        var key = await database.AddKey(stop, Role.Editor, Role.Admin, Role.Analyst);
        return new BulkRegister(database, await ServerProcess.Service(bench, database, stop), key);
    }

    public async Task<double> Get(string path, CancellationToken stop) => await Time(() => client.GetAsync(path, stop), stop);

    public async Task<double> Post(string path, HttpContent? content, CancellationToken stop) =>
        await Time(() => client.PostAsync(path, content, stop), stop);

    public Task<double> TakeSnapshot(Quarter quarter, CancellationToken stop) =>
        Post("snapshots", new StringContent($$"""{"quarter":"{{quarter}}"}""", new MediaTypeHeaderValue("application/json")), stop);

    /// <summary>How long a reference's work takes on a connection of its own, as the service's login.</summary>
    public async Task<double> Time(Func<NpgsqlConnection, Task> work, CancellationToken stop)
    {
        await using var connection =
            new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Database.Service) { CommandTimeout = 600 }.ConnectionString);
        await connection.OpenAsync(stop);
        var watch = Stopwatch.StartNew();
        await work(connection);
        return watch.Elapsed.TotalMilliseconds;
    }

    public void Dispose()
    {
        client.Dispose();
        Service.Dispose();
    }

    static async Task<double> Time(Func<Task<HttpResponseMessage>> send, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await send();
        var took = watch.Elapsed.TotalMilliseconds;
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri}: {await answer.Content.ReadAsStringAsync(stop)}");
        return took;
    }
}
