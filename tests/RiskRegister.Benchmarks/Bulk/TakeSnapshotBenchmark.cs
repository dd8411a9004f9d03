using System.Runtime.CompilerServices;
using Npgsql;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Postgres;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>
/// How long a snapshot takes beside the bare insert … select of its rows: the same columns, checks, indexes and foreign keys, the
/// revision's digest copied where the service computes the row's, and nothing else: no instant, no digest of the whole, no audit, no
/// counts.
/// </summary>
public sealed class TakeSnapshotBenchmark : Benchmark
{
    const string Prepare = $"""
        create table bare_rows (like snapshot_rows including all);
        alter table bare_rows add foreign key (snapshot_id) references snapshots (id);
        alter table bare_rows add foreign key (entry_id, revision) references entry_revisions (entry_id, revision);
        grant select, insert on bare_rows to {RoleBootstrap.Service};
        """;

    const string Bare = """
        with latest as materialized (select id from snapshots order by id desc limit 1)
        insert into bare_rows (snapshot_id, entry_id, version, revision, kind, status, position, residual, exempt, residual_before,
            reviewed, digest)
        select l.id, e.id, 0, e.revision, e.kind, e.status, e.position, e.residual, e.exempt, p.residual, true, v.digest
        from entries as e
        cross join latest as l
        join entry_revisions as v on v.entry_id = e.id and v.revision = e.revision
        left join snapshot_rows as p on p.snapshot_id = (select id - 1 from latest) and p.entry_id = e.id
        where e.status = 'open'
        """;

    public override string Name => "Take a snapshot of 10,000 entries";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes($"{BulkGroup.Name} {Name}")) yield break;
        Bench.Tell($"{Name} …");
        var database = await bench.Cluster.Create("snapshots", new LargeRegister(Entries: 10_000, Snapshots: 40), stop);
        await database.Execute(Prepare, stop);
        using (var register = await BulkRegister.Start(bench, database, stop))
        {
            var quarter = LargeRegister.Latest.Next;
            var rounds = new List<Round>();
            for (var round = -1; round < bench.Options.Rounds; round++, quarter = quarter.Next)
            {
                var service = await register.TakeSnapshot(quarter, stop);
                var reference = await register.Time(connection => new NpgsqlCommand(Bare, connection).ExecuteNonQueryAsync(stop), stop);
                if (round >= 0) rounds.Add(new Round(service, reference));
            }

            yield return new Comparison(BulkGroup.Name, Name, "ms", Bound.AtMost(1.5), rounds);
        }

        await bench.Cluster.Drop(database, stop);
    }
}
