using System.Runtime.CompilerServices;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>
/// Whether big work takes as long for each entry of a hundred times as many: in the table's columns, the large register beside the small
/// one.
/// </summary>
public sealed class BulkGrowthBenchmark : Benchmark
{
    const string Group = "Growth of big work, for each entry";
    const int Few = 1000;
    const int Many = 100_000;

    // More rows do not fit in the largest request; documents are measured as far.
    const int MostRows = 10_000;
    const double Linear = 1.3;

    // Of the forms that take longest, the PDF aside, which a browser prints.
    static readonly string[] Forms = ["docx", "xlsx", "html"];

    public override string Name => Group;

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes(Name)) yield break;
        Bench.Tell($"{Name} …");
        var (few, many) = (await OfRegister(bench, Few, stop), await OfRegister(bench, Many, stop));
        foreach (var (work, large) in many) yield return Compare($"{work}, {Many:N0} entries beside {Few:N0}", few[work], large);
        var (shorter, longer) = (await OfImport(bench, Few, stop), await OfImport(bench, MostRows, stop));
        yield return Compare($"Import, {MostRows:N0} rows beside {Few:N0}", shorter, longer);
        var (thin, thick) = (await OfDocuments(bench, Few, stop), await OfDocuments(bench, MostRows, stop));
        foreach (var form in Forms)
            yield return Compare($"Register as {form}, {MostRows:N0} entries beside {Few:N0}", thin[form], thick[form]);
    }

    static Comparison Compare(string what, IReadOnlyList<double> small, IReadOnlyList<double> large) =>
        new(Group, what, "µs", Bound.AtMost(Linear), [.. large.Zip(small, (mine, theirs) => new Round(mine, theirs))]);

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
        return new Dictionary<string, List<double>>(
            StringComparer.Ordinal)
        { ["Take a snapshot"] = snapshots, ["Publish one"] = publications, ["Verify one"] = verifications };

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

    // Each of another published quarter: a document that was made is kept.
    static async Task<IReadOnlyDictionary<string, List<double>>> OfDocuments(Bench bench, int entries, CancellationToken stop)
    {
        var database = await bench.Cluster.Create("growth", new LargeRegister(entries, Snapshots: bench.Options.Rounds + 3), stop);
        var took = Forms.ToDictionary(form => form, _ => new List<double>(), StringComparer.Ordinal);
        using (var register = await BulkRegister.Start(bench, database, stop))
        {
            var published = LargeRegister.Latest.Previous;
            for (var round = -1; round < bench.Options.Rounds; round++)
            {
                published = published.Previous;
                foreach (var form in Forms)
                {
                    var milliseconds = await register.Get($"snapshots/{published}/register?format={form}&edition=full", stop);
                    if (round >= 0) took[form].Add(milliseconds * 1000 / entries);
                }
            }
        }

        await bench.Cluster.Drop(database, stop);
        return took;
    }
}
