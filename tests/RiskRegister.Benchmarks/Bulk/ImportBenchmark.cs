using System.Runtime.CompilerServices;
using CsvHelper;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>
/// How long an import into an empty register takes beside parsing the same files and a binary COPY of what the import wrote into the same
/// tables.
/// </summary>
public sealed class ImportBenchmark : Benchmark
{
    const int Rows = 10_000;

    // The service gives memory back once nothing is asked of it.
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(8);

    public override string Name => "Import 10,000 rows of CSV";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes($"{BulkGroup.Name} {Name}")) yield break;
        Bench.Tell($"{Name} …");
        var files = ImportFile.Files(Rows);
        var (rounds, dryRuns, memory) = (new List<Round>(), new List<Round>(), new List<double>());
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            var (imported, copied) = (await bench.Cluster.Create("imported", stop), await bench.Cluster.Create("copied", stop));
            using (var register = await BulkRegister.Start(bench, imported, stop))
            using (var other = await BulkRegister.Start(bench, copied, stop))
            {
                await register.Post("imports?dryRun=true", ImportFile.Form(files), stop);
                var dryRun = await register.Post("imports?dryRun=true", ImportFile.Form(files), stop);
                var service = await register.Post("imports", ImportFile.Form(files), stop);
                await Task.Delay(Settling, stop);
                memory.Add(register.Service.Memory);
                FinishedRows finished = null!;
                await register.Time(async connection => finished = await FinishedRows.Read(connection, stop), stop);
                var parsed = await other.Time(_ => Task.Run(() => Parse(files), stop), stop);
                var reference = parsed + await other.Time(connection => finished.Copy(connection, stop), stop);
                rounds.Add(new Round(service, reference));
                dryRuns.Add(new Round(dryRun, parsed));
            }

            await bench.Cluster.Drop(imported, stop);
            await bench.Cluster.Drop(copied, stop);
        }

        yield return new Comparison(BulkGroup.Name, Name, "ms", Bound.AtMost(3), rounds);
        yield return new Comparison(BulkGroup.Name, $"{Name}, dry run, beside parsing alone", "ms", Bound: null, dryRuns);
        yield return new Figure("Memory", "After an import of 10,000 rows", "MiB", Bound.AtMost(300), memory);
    }

    static void Parse(IEnumerable<byte[]> files)
    {
        foreach (var file in files)
        {
            using var csv = CsvReader.Create(file, CsvReaderOptions.Default);
            while (csv.Read())
            {
                for (var field = 0; field < csv.FieldCount; field++) _ = csv.GetString(field);
            }
        }
    }
}
