using System.Runtime.CompilerServices;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Documents.Tests;

namespace RiskRegister.Benchmarks.Documents;

/// <summary>What the writers of documents cost, with the register made as they read it: no database, nothing sent.</summary>
public sealed class DocumentWritersBenchmark : Benchmark
{
    const int Few = 100;
    const int Many = 1000;
    const double Linear = 12;
    const double MostHeld = 3;
    const double Kibibyte = 1024;
    static readonly string[] Forms = ["docx", "xlsx", "html"];

    public override string Name => "Documents: the writers";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes(Name)) yield break;
        Bench.Tell($"{Name} …");
        foreach (var form in Forms)
        {
            // Until the runtime has compiled them for good.
            await DocumentCost.Time(form, Many, times: 10);
            var (took, held) = (new List<Round>(), new List<Round>());
            for (var round = 0; round < bench.Options.Rounds; round++)
            {
                stop.ThrowIfCancellationRequested();
                took.Add(new Round((await DocumentCost.Time(form, Many)).TotalMilliseconds,
                    (await DocumentCost.Time(form, Few)).TotalMilliseconds));
                var (most, written) = await DocumentCost.Measure(form, DocumentCost.Register(Many));
                held.Add(new Round(most / Kibibyte, written / Kibibyte));
            }

            yield return new Comparison(Name, $"Time of {form}, {Many:N0} entries beside {Few}", "ms", Bound.AtMost(Linear), took);
            yield return new Comparison(Name, $"Most memory held while {form} of {Many:N0} entries is written, beside the file", "KiB",
                Bound.AtMost(MostHeld), held);
        }
    }
}
