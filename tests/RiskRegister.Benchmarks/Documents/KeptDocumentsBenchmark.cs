using System.Runtime.CompilerServices;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Load;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Benchmarks.Requests;

namespace RiskRegister.Benchmarks.Documents;

/// <summary>
/// What a document of a published snapshot costs that the service has made before, beside the same bytes sent from memory.
/// </summary>
public sealed class KeptDocumentsBenchmark : Benchmark
{
    const int Connections = 16;
    const double Microseconds = 1e6;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    static readonly string Published = $"/api/v1/snapshots/{LargeRegister.Latest.Previous.Previous}";

    // Of 1,350 entries about 400 are on the register.
    static readonly LargeRegister Committee = new(Entries: 1350, Snapshots: 4);

    static readonly (string Path, string Name)[] Kept =
    [
        ($"{Published}/register?format=docx", "register.docx"),
        ($"{Published}/register?format=html", "register.html"),
        ($"{Published}/highlights?format=docx", "highlights.docx"),
    ];

    public override string Name => "Documents: kept ones";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes(Name)) yield break;
        var database = await bench.Cluster.Create("documents", Committee, stop);
        using (var served = await Served.Start(bench, database, stop, Kept))
        using (var wrk = new Wrk())
        {
            foreach (var document in Kept)
            {
                Bench.Tell($"{document.Name} …");
                yield return new Comparison(Name, $"{document.Name} of a published snapshot, {Connections} connections", "µs/request",
                    Bound.AtMost(1.5), await Compare(bench, wrk, served, document, stop))
                {
                    Note = $"{(await served.Ask(document.Path, stop)).Length:N0} bytes",
                };
            }
        }

        await bench.Cluster.Drop(database, stop);
    }

    static async Task<IReadOnlyList<Round>> Compare(
        Bench bench, Wrk wrk, Served served, (string Path, string Name) document, CancellationToken stop)
    {
        var (path, file) = (await wrk.Write("path.txt", [document.Path], stop), await wrk.Write("file.txt", [$"/{document.Name}"], stop));
        await Service(WarmUp);
        await Reference(WarmUp);
        var rounds = new List<Round>();
        for (var round = 0; round < bench.Options.Rounds; round++)
            rounds.Add(new Round(await Service(bench.Options.RoundLength), await Reference(bench.Options.RoundLength)));
        return rounds;

        async Task<double> Service(TimeSpan length) =>
            Microseconds / (await wrk.Run(
                served.Service.Address, Script.Paths, path, [$"Authorization: Bearer {served.Key}"], Connections, length, stop)).Rate;

        async Task<double> Reference(TimeSpan length) =>
            Microseconds / (await wrk.Run(served.Reference.Address, Script.Paths, file, [], Connections, length, stop)).Rate;
    }
}
