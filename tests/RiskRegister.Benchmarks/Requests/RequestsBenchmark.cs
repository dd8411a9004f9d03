using System.Runtime.CompilerServices;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Load;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Requests;

/// <summary>How many requests a second the service answers beside its reference, on 16 connections and on one.</summary>
public sealed class RequestsBenchmark : Benchmark
{
    public const string Group = "Requests";
    const int Many = 16;
    const double SlowestP99 = 3;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    static readonly LargeRegister Large = new(Entries: 10_000, Snapshots: 40);

    // Of 1,350 entries about 400 are on the register.
    static readonly LargeRegister Committee = new(Entries: 1_350, Snapshots: 4);

    public override string Name => Group;

    public override bool IsQuick => true;

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        var works = Works.All.Where(work => bench.Options.Includes($"{Name} {work.Name}")).ToArray();
        if (works.Length == 0) yield break;
        Bench.Tell("Filling a register of 10,000 entries with 40 snapshots …");
        var filled = await bench.Cluster.Create("large", Large, stop);
        await BesideEntries.Fill(filled, stop);
        using var large = await Served.Start(bench, filled, stop);
        var atFirst = large.Service.Memory;
        using var committee = await Served.Start(
            bench, await bench.Cluster.Create("committee", Committee, stop), stop, (Works.Published, Works.RegisterFile));
        using var wrk = new Wrk();
        foreach (var work in works)
        {
            var served = work.OfCommittee ? committee : large;
            if (work == Works.All[0]) await Settle(wrk, served, work, stop);
            if (work.Script == Script.Paths) await SameBytes.Check(served, work, stop);
            yield return await Compare(bench, wrk, served, work, Many, stop);
            if (!bench.Options.Quick) yield return await Compare(bench, wrk, served, work, connections: 1, stop);
        }

        yield return new Figure("Memory", "After the start", "MiB", Bound.AtMost(150), [atFirst]);
        yield return new Figure("Memory", "After these requests", "MiB", Bound.AtMost(300), [large.Service.Memory]);
    }

    // The runtime compiles what runs often once more, in the background: both are measured as they are after that.
    static async Task Settle(Wrk wrk, Served served, Work work, CancellationToken stop)
    {
        var file = await wrk.Write("load.txt", await work.Lines(served, stop), stop);
        await wrk.Run(served.Service.Address, work.Script, file, [$"Authorization: Bearer {served.Key}"], Many, Settled, stop);
        await wrk.Run(served.Reference.Address, work.Script, file, [], Many, Settled, stop);
    }

    static async Task<Measured> Compare(Bench bench, Wrk wrk, Served served, Work work, int connections, CancellationToken stop)
    {
        Bench.Tell($"{work.Name}, {connections} connection{(connections == 1 ? "" : "s")} …");
        var (service, reference) = (new List<WrkResult>(), new List<WrkResult>());
        await Load(isService: true, WarmUp);
        await Load(isService: false, WarmUp);
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            service.Add(await Load(isService: true, bench.Options.RoundLength));
            reference.Add(await Load(isService: false, bench.Options.RoundLength));
        }

        var slow = service.Zip(reference, (mine, theirs) => new Round(mine.P99, theirs.P99));
        var p99 = new Comparison(Group, work.Name, "ms", Bound.AtMost(SlowestP99), [.. slow]);
        return new Comparison(Group, $"{work.Name}, {connections} connection{(connections == 1 ? "" : "s")}", "requests/s",
            connections == Many ? work.Bound : null, [.. service.Zip(reference, (mine, theirs) => new Round(mine.Rate, theirs.Rate))])
        {
            Note = FormattableString.Invariant(
                $"p99 {p99.Service:0.0} ms and {p99.Reference:0.0} ms: {p99.Ratio:0.0}×{(p99.IsKept == true ? "" : ", **more than 3×**")}"),
        };

        async Task<WrkResult> Load(bool isService, TimeSpan length)
        {
            // What was under way when the last load ended must be over before the entries' revisions are read.
            if (work.Script != Script.Paths) await Task.Delay(Settling, stop);
            var lines = isService ? work.Lines : work.ReferenceLines ?? work.Lines;
            var file = await wrk.Write("load.txt", await lines(served, stop), stop);
            return isService
                ? await wrk.Run(served.Service.Address, work.Script, file, [$"Authorization: Bearer {served.Key}"], connections, length,
                    stop)
                : await wrk.Run(served.Reference.Address, work.Script, file, [], connections, length, stop);
        }
    }
}
