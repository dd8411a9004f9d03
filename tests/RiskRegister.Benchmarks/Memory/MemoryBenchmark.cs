using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Processes;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Memory;

/// <summary>
/// How much memory the service has while clients ask for the biggest that there is: a register of 10,000 entries in every form.
/// </summary>
public sealed class MemoryBenchmark : Benchmark
{
    const string Group = "Memory";
    const int AtOnce = 4;
    const double AfterStart = 150;
    const double Ever = 300;
    static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(3);

    public override string Name => "Memory for every form";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes(Name)) yield break;
        Bench.Tell("Asking for a register of 10,000 entries in every form …");
        var database = await bench.Cluster.Create("memory", new LargeRegister(Entries: 10_000, Snapshots: 4), stop);
        var key = await database.AddKey(stop, Role.Editor);
        using (var service = await ServerProcess.Service(bench, database, stop))
        using (var client = new HttpClient { BaseAddress = new Uri(service.Address, "/api/v1/"), Timeout = LongestRequest })
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            yield return Of("After the start", AfterStart, service.Memory);
            var refused = await Ask(client, Paths, atOnce: 1, stop);
            yield return Of("After each form of a register of 10,000 entries, one after the other", Ever, service.Memory, refused);
            refused = await Ask(client, Paths, AtOnce, stop);
            yield return Of($"After the same again, {AtOnce} at once", Ever, service.Memory, refused);
            yield return Of("The most that there ever was", Ever, service.HighestMemory);
        }

        await bench.Cluster.Drop(database, stop);
    }

    static IReadOnlyList<string> Paths { get; } = [.. AllPaths()];

    static IEnumerable<string> AllPaths()
    {
        // A PDF of so many pages is not done within the time that a request may take.
        string[] forms = ["json", "csv", "xlsx", "docx", "html"];
        var snapshot = $"snapshots/{LargeRegister.Latest.Previous.Previous}";
        foreach (var form in forms)
        {
            yield return $"register?edition=full&format={form}";
            yield return $"{snapshot}/register?edition=full&format={form}";
            yield return $"{snapshot}/highlights?edition=full&format={form}";
        }

        foreach (var form in (string[])["json", "svg"])
        {
            yield return $"matrix?edition=full&format={form}";
            yield return $"{snapshot}/matrix?edition=full&format={form}";
        }
    }

    Figure Of(string when, double limit, double mebibytes, string? refused = null) =>
        new(Group, when, "MiB", Bound.AtMost(limit), [mebibytes]) { Note = refused };

    // Read as they come; what the service refuses for its time limits is told.
    static async Task<string?> Ask(HttpClient client, IReadOnlyList<string> paths, int atOnce, CancellationToken stop)
    {
        var refused = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            paths, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = stop }, async (path, cancelled) =>
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancelled);
            await answer.Content.CopyToAsync(Stream.Null, cancelled);
            if (!answer.IsSuccessStatusCode)
                refused.Enqueue(string.Create(
                    CultureInfo.InvariantCulture, $"{path.Split('?')[0]} as {path.Split('=')[^1]}: {(int)answer.StatusCode}"));
        });
        return refused.IsEmpty ? null : $"refused: {string.Join(", ", refused.Order(StringComparer.Ordinal))}";
    }
}
