using System.Runtime.InteropServices;
using RiskRegister.Benchmarks;
using RiskRegister.Benchmarks.Bulk;
using RiskRegister.Benchmarks.Cluster;
using RiskRegister.Benchmarks.DatabaseAlone;
using RiskRegister.Benchmarks.Documents;
using RiskRegister.Benchmarks.Growth;
using RiskRegister.Benchmarks.Guessing;
using RiskRegister.Benchmarks.Memory;
using RiskRegister.Benchmarks.Pages;
using RiskRegister.Benchmarks.Performance;
using RiskRegister.Benchmarks.Reference;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Benchmarks.Requests;
using RiskRegister.Benchmarks.Start;

// The program is its own reference: "reference <connection string> [<folder of files sent from memory>]".
if (args is ["reference", var connectionString, .. var more])
{
    await ReferenceServer.Run(connectionString, more.FirstOrDefault());
    return 0;
}

if (args is not [var serviceFile, .. var given] || BenchOptions.Parse(given) is not { } options)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

Benchmark[] all =
[
    new RequestsBenchmark(), new TasksBenchmark(), new TakeSnapshotBenchmark(), new HighlightsBenchmark(), new ImportBenchmark(),
    new AnalysisBenchmark(), new GrowthBenchmark(), new BulkGrowthBenchmark(),
    new DocumentWritersBenchmark(), new KeptDocumentsBenchmark(), new MemoryBenchmark(), new StartBenchmark(), new GuessingBenchmark(),
    new DatabaseAloneBenchmark(),
    new MeasuresBenchmark(), new PagesBenchmark(),
];
using var stopping = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var stop = stopping.Token;
var measured = new List<Measured>();
await using var cluster = await BenchCluster.Start(stop);
var machine = await Machine.Read(cluster, stop);
var bench = new Bench(options, cluster, serviceFile);
try
{
    foreach (var benchmark in all.Where(each => !options.Quick || each.IsQuick))
    {
        await foreach (var each in benchmark.Run(bench, stop))
        {
            measured.Add(each);
            Bench.Tell($"  {each.Work}: {each.Judged:0.00} {(each.IsKept == false ? "MISSED" : "")}");
        }
    }
}
finally
{
    // Also of a run that something ended early.
    Console.WriteLine(Table.Of(measured));
}

if (options.WritesPage) await PerformancePage.Write(Path.Combine("docs", "performance.md"), machine, measured, stop);
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
