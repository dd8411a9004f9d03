using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Load;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Benchmarks.Requests;

namespace RiskRegister.Benchmarks.Growth;

/// <summary>
/// Whether a request takes as long when the register and its history are large: median latencies of the service on one connection, in the
/// table's columns the large register beside the small one, in turn.
/// </summary>
public sealed class GrowthBenchmark : Benchmark
{
    const string Group = "Growth of single requests";
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    static readonly LargeRegister Small = new(Entries: 1000, Snapshots: 4);

    static readonly IReadOnlyList<(string Name, LargeRegister Register)> LargeOnes =
    [
        ("100,000 entries beside 1,000", Small with { Entries = 100_000 }),
        ("100 snapshots beside 4", Small with { Snapshots = 100 }),
    ];

    public override string Name => Group;

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        var works = GrowingWork.All.Where(work => bench.Options.Includes($"{Name} {work.Name}")).ToArray();
        if (works.Length == 0) yield break;
        using var small = await Fill(bench, "small", Small, stop);
        using var wrk = new Wrk();
        foreach (var (name, register) in LargeOnes)
        {
            using var large = await Fill(bench, "grown", register, stop);
            foreach (var work in works)
            {
                Bench.Tell($"{work.Name}, {name} …");
                yield return new Comparison(
                    Group, $"{work.Name}, {name}", "ms", work.Bound, await Compare(bench, wrk, work, large, small, stop));
            }

            large.Dispose();
            await bench.Cluster.Drop(large.Database, stop);
        }

        small.Dispose();
        await bench.Cluster.Drop(small.Database, stop);
    }

    static async Task<Served> Fill(Bench bench, string name, LargeRegister register, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var served = await Served.Start(bench, await bench.Cluster.Create(name, register, stop), stop);
        await GrowingWork.Prepare(served, stop);
        Bench.Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"Filled a register of {register.Entries:N0} entries with {register.Snapshots} snapshots in {watch.Elapsed.TotalSeconds:0} s"));
        return served;
    }

    static async Task<IReadOnlyList<Round>> Compare(Bench bench, Wrk wrk, Work work, Served large, Served small, CancellationToken stop)
    {
        await Latency(large, WarmUp);
        await Latency(small, WarmUp);
        var rounds = new List<Round>();
        for (var round = 0; round < bench.Options.Rounds; round++)
            rounds.Add(new Round(await Latency(large, bench.Options.RoundLength), await Latency(small, bench.Options.RoundLength)));
        return rounds;

        async Task<double> Latency(Served served, TimeSpan length)
        {
            // What was under way when the last load ended must be over before the entries' revisions are read.
            if (work.Script != Script.Paths) await Task.Delay(Settling, stop);
            var file = await wrk.Write("load.txt", await work.Lines(served, stop), stop);
            return (await wrk.Run(
                served.Service.Address, work.Script, file, [$"Authorization: Bearer {served.Key}"], connections: 1, length, stop)).Median;
        }
    }
}
