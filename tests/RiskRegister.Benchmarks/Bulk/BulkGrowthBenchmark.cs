using System.Runtime.CompilerServices;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>Whether big work takes as long for each entry of a hundred times as many: in the table's columns, the large register beside the small one.</summary>
public sealed class BulkGrowthBenchmark : Benchmark
{
    const string Group = "Growth of big work, for each entry";
    const int Few = 1000;
    const int Many = 100_000;

    // More do not fit in the largest request.
    const int MostRows = 10_000;
    const double Linear = 1.3;

    public override string Name => Group;

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes(Name)) yield break;
        Bench.Tell($"{Name} …");
        var (few, many) = (await OfRegister(bench, Few, stop), await OfRegister(bench, Many, stop));
        foreach (var (work, large) in many)
            yield return new Comparison(Group, $"{work}, {Many:N0} entries beside {Few:N0}", "µs", Bound.AtMost(Linear), [.. large.Zip(few[work], (mine, theirs) => new Round(mine, theirs))]);
        var (shorter, longer) = (await OfImport(bench, Few, stop), await OfImport(bench, MostRows, stop));
        yield return new Comparison(Group, $"Import, {MostRows:N0} rows beside {Few:N0}", "µs", Bound.AtMost(Linear), [.. longer.Zip(shorter, (mine, theirs) => new Round(mine, theirs))]);
    }

    static async Task<IReadOnlyDictionary<string, List<double>>> OfRegister(Bench bench, int entries, CancellationToken stop)
    {
        var database = await bench.Cluster.Create("growth", new LargeRegister(entries, Snapshots: 4), stop);
        var (snapshots, publications, verifications) = (new List<double>(), new List<double>(), new List<double>());
        using (var register = await BulkRegister.Start(bench, database, stop))
        {
            var (taken, published) = (LargeRegister.Latest, LargeRegister.Latest.Previous.Previous);
            for (var round = -1; round < bench.Options.Rounds; round++)
            {
                (taken, published) = (taken.Next, published.Next);
                var took = await register.TakeSnapshot(taken, stop);
                var publishing = await register.Post($"snapshots/{published}/publication", content: null, stop);
                var verifying = await register.Get($"snapshots/{taken}/verification", stop);
                if (round < 0) continue;
                snapshots.Add(Each(took));
                publications.Add(Each(publishing));
                verifications.Add(Each(verifying));
            }
        }

        await bench.Cluster.Drop(database, stop);
        return new Dictionary<string, List<double>>(StringComparer.Ordinal) { ["Take a snapshot"] = snapshots, ["Publish one"] = publications, ["Verify one"] = verifications };

        double Each(double milliseconds) => milliseconds * 1000 / entries;
    }

    static async Task<IReadOnlyList<double>> OfImport(Bench bench, int rows, CancellationToken stop)
    {
        var files = ImportFile.Files(rows);
        var took = new List<double>();
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            var database = await bench.Cluster.Create("growth", stop);
            using (var register = await BulkRegister.Start(bench, database, stop))
            {
                await register.Post("imports?dryRun=true", ImportFile.Form(files), stop);
                took.Add(await register.Post("imports", ImportFile.Form(files), stop) * 1000 / rows);
            }

            await bench.Cluster.Drop(database, stop);
        }

        return took;
    }
}
