using System.Diagnostics;
using System.Runtime.CompilerServices;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>How long it takes to understand files, reading them into tables included, beside reading them into tables alone.</summary>
public sealed class AnalysisBenchmark : Benchmark
{
    const int Rows = 10_000;

    // Until the runtime has compiled all of it for good.
    const int Beforehand = 5;

    // As a service has it: read once.
    static readonly RegisterSettings Settings = new();

    public override string Name => "Analysis of 10,000 rows of CSV";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        if (!bench.Options.Includes($"{BulkGroup.Name} {Name}")) yield break;
        Bench.Tell($"{Name} …");
        var files = ImportFile.Files(Rows);
        for (var time = 0; time < Beforehand; time++) Analyse(files, stop);
        var rounds = new List<Round>();
        for (var round = 0; round < bench.Options.Rounds; round++)
            rounds.Add(new Round(Timed(() => Analyse(files, stop)), Timed(() => Parse(files, stop))));
        yield return new Comparison(BulkGroup.Name, Name, "ms", Bound.AtMost(2), rounds);
    }

    static double Timed(Action act)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    static void Analyse(IReadOnlyList<byte[]> files, CancellationToken stop) =>
        RegisterReader.Understand(Parse(files, stop), Settings, new ImportMapping());

    static IReadOnlyList<SourceTable> Parse(IReadOnlyList<byte[]> files, CancellationToken stop) =>
    [
        .. files.SelectMany((file, at) => ((TablesRead)TableFile.Read($"register {at + 1}.csv", file, new TableLimits(), stop)).Tables),
    ];
}
