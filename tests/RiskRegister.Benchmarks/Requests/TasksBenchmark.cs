using System.Runtime.CompilerServices;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Load;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Requests;

/// <summary>What is a post's to do, while a round is open, beside a page of its entries: 2,000 of 10,000 entries are the post's.</summary>
public sealed class TasksBenchmark : Benchmark
{
    const string Post = "MT";
    const int Connections = 4;
    const int PageLength = 50;
    const string Tasks = "me/tasks?limit=50";
    const string Entries = $"entries?owner={Post}&limit=50";
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    static readonly LargeRegister Large = new(Entries: 10_000, Snapshots: 1);

    // Opened after the entries were written, so that every one is to be looked at.
    const string OpenRound = """
        insert into rounds (quarter, revision, meeting_on, opens_on, due_on, freezes_on, opened_at, opened_by, updated_by)
        values ('2030-31-Q1', 1, current_date + 40, current_date - 1, current_date + 20, current_date + 30, clock_timestamp(),
            'Benchmark', 'Benchmark')
        """;

    public override string Name => "My tasks";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes($"{RequestsBenchmark.Group} {Name}")) yield break;
        Bench.Tell($"{Name} …");
        var database = await bench.Cluster.Create("tasks", Large, stop);
        await database.Execute(OpenRound, stop);
        var key = await database.AddKey(stop, [Post], Role.Owner);
        var rounds = new List<Round>();
        using (var served = await Served.Start(bench, database, stop))
        using (var wrk = new Wrk())
        {
            foreach (var path in (string[])[Tasks, Entries])
            {
                if (await served.Count($"/api/v1/{path}", stop, key) is var count and not PageLength)
                    throw new InvalidOperationException($"{path} has {count} items, not {PageLength}.");
            }

            await Rate(Tasks, WarmUp);
            await Rate(Entries, WarmUp);
            for (var round = 0; round < bench.Options.Rounds; round++)
            {
                rounds.Add(new Round(
                    await Rate(Tasks, bench.Options.RoundLength),
                    await Rate(Entries, bench.Options.RoundLength)));
            }

            async Task<double> Rate(string path, TimeSpan length) => (await wrk.Run(
                served.Service.Address, Script.Paths, await wrk.Write("tasks.txt", [$"/api/v1/{path}"], stop),
                [$"Authorization: Bearer {key}"], Connections, length, stop)).Rate;
        }

        await bench.Cluster.Drop(database, stop);
        yield return new Comparison(RequestsBenchmark.Group, $"{Name}, of 2,000 (reference: the service's page of 50 of these entries)",
            "requests/s",
            Bound.AtLeast(0.8), rounds);
    }
}
