using System.Runtime.CompilerServices;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Reference;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.DatabaseAlone;

/// <summary>
/// What PostgreSQL itself can do of the reads and changes, by pgbench: no server can be faster. Shown where pgbench is installed.
/// </summary>
public sealed class DatabaseAloneBenchmark : Benchmark
{
    const string Group = "The database alone, by pgbench";
    const int Connections = 16;

    // Of every eight numbers the first is an open risk's. No two clients change the same entry.
    const string AnyOpen = """
        \set number 8 * (16 * random(0, 77) + :client_id) + 1
        """;

    const string Find = $"select {ReferenceEntry.Columns} from entries as e where e.reference = 'CR' || :number and e.status <> 'closed';";

    const string Change = """
        with changed as (
            update entries set revision = revision + 1, updated_at = clock_timestamp(), facts = facts, content = content
            where reference = 'CR' || :number and status <> 'closed'
            returning id, revision, updated_at, facts, content
        ),
        recorded as (
            insert into entry_revisions (entry_id, revision, recorded_at, action, facts, content, digest)
            select c.id, c.revision, c.updated_at, 'changed', c.facts, c.content,
                revision_digest(p.digest, c.id, c.revision, c.updated_at, 'changed', c.facts, c.content)
            from changed as c join entry_revisions as p on p.entry_id = c.id and p.revision = c.revision - 1
        ),
        audited as (
            insert into audit_log (at, actor, credential, roles, action, entry_id, revision, address, request_id)
            select updated_at, 'Benchmark', 'pgbench', '{editor}', 'changed', id, revision, '127.0.0.1', 'pgbench' from changed
        )
        select revision, updated_at from changed;
        """;

    static readonly IReadOnlyList<(string Name, string Script)> Scripts =
    [
        ("One entry", $"{AnyOpen}\n{OneLine(Find)}\n"),
        ("Change one entry: read, then revision with digest and audit row", $"{AnyOpen}\n{OneLine(Find)}\n{OneLine(Change)}\n"),
    ];

    public override string Name => Group;

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes(Name)) yield break;
        if (await PgBench.Find(stop) is not { } pgbench)
        {
            Bench.Tell("pgbench is not beside PostgreSQL's server programs: what the database alone can do is not measured.");
            yield break;
        }

        Bench.Tell($"{Name} …");
        var database = await bench.Cluster.Create("alone", new LargeRegister(Entries: 10_000, Snapshots: 40), stop);
        foreach (var (name, script) in Scripts)
        {
            var rates = new List<double>();
            for (var round = 0; round < bench.Options.Rounds; round++) rates.Add(
                await pgbench.Rate(database, script, Connections, bench.Options.RoundLength, stop));
            yield return new Figure(Group, $"{name}, {Connections} connections", "times/s", Bound: null, rates);
        }

        await bench.Cluster.Drop(database, stop);
    }

    static string OneLine(string sql) => sql.ReplaceLineEndings(" ");
}
