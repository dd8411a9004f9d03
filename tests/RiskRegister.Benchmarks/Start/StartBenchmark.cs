using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Cluster;
using RiskRegister.Benchmarks.Processes;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Start;

/// <summary>
/// How long after its process began the service is ready on a register that is there already, and how long its first request then takes.
/// </summary>
public sealed class StartBenchmark : Benchmark
{
    const string Entry = "/api/v1/entries/CR1";
    const double LongestStart = 1500;
    const double LongestFirst = 100;
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    public override string Name => "Start";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes(Name)) yield break;
        Bench.Tell("Starting the service again and again …");
        var database = await bench.Cluster.Create("start", new LargeRegister(Entries: 10_000, Snapshots: 4), stop);
        var key = await database.AddKey(stop, Role.Editor);
        var (ready, first) = (new List<double>(), new List<double>());
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            var (untilReady, untilAnswered) = await Start(bench, database, key, stop);
            ready.Add(untilReady);
            first.Add(untilAnswered);
        }

        await bench.Cluster.Drop(database, stop);
        yield return new Figure(
            Name, "From the start of the process until /health/ready answers 200, 10,000 entries", "ms", Bound.AtMost(LongestStart), ready);
        yield return new Figure(
            Name, "The first request after that: one entry, with an access key", "ms", Bound.AtMost(LongestFirst), first);
    }

    static async Task<(double UntilReady, double UntilAnswered)> Start(
        Bench bench, BenchDatabase database, string key, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        using var service = await ServerProcess.Service(bench, database, stop);
        using var client = new HttpClient { BaseAddress = service.Address };
        while (await StatusOf("/health/ready") != HttpStatusCode.OK) await Task.Delay(Glance, stop);
        var untilReady = watch.Elapsed.TotalMilliseconds;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        watch.Restart();
        var status = await StatusOf(Entry);
        if (status != HttpStatusCode.OK) throw new InvalidOperationException($"{Entry} answered {status}.");
        return (untilReady, watch.Elapsed.TotalMilliseconds);

        async Task<HttpStatusCode> StatusOf(string path)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), stop);
            return answer.StatusCode;
        }
    }
}
