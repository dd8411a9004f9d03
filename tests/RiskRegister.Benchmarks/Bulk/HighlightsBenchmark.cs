using System.Runtime.CompilerServices;
using Npgsql;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>
/// How long highlights take that are computed, not those that a publication keeps, beside reading the facts and texts of both registers to
/// the end. Between neighbours one entry of a hundred has changed; then every one, which nothing that stays the same can make quick.
/// </summary>
public sealed class HighlightsBenchmark : Benchmark
{
    const string Both = """
        select r.entry_id, v.facts, v.content
        from snapshot_rows as r
        join entry_revisions as v on v.entry_id = r.entry_id and v.revision = r.revision
        where r.snapshot_id = (select id from snapshots where quarter = @quarter) and r.version = 0
        """;

    // As if all had been reworded, and were on the register.
    const string ChangeAll = """
        with given as (
            select e.id, e.revision + 1 as revision, clock_timestamp() as at,
                jsonb_set(jsonb_set(e.facts::jsonb, '{residualScore}', '{"impact":4,"likelihood":4,"assumed":false}'), '{changeNote}', '"Reworded"')::json as facts,
                ('{"title":"Reworded: ' || substr(e.content::text, 11))::json as content
            from entries as e where e.status = 'open'
        ),
        changed as (
            update entries as e set revision = g.revision, updated_at = g.at, facts = g.facts, content = g.content from given as g
                where g.id = e.id
        )
        insert into entry_revisions (entry_id, revision, recorded_at, action, facts, content, digest)
        select g.id, g.revision, g.at, 'changed', g.facts, g.content,
            revision_digest(p.digest, g.id, g.revision, g.at, 'changed', g.facts, g.content)
        from given as g
        join entry_revisions as p on p.entry_id = g.id and p.revision = g.revision - 1
        """;

    public override string Name => "Highlights of 10,000 entries against 10,000";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes($"{BulkGroup.Name} {Name}")) yield break;
        Bench.Tell($"{Name} …");
        var database = await bench.Cluster.Create("highlights", new LargeRegister(Entries: 10_000, Snapshots: 4), stop);
        using (var register = await BulkRegister.Start(bench, database, stop))
        {
            var before = LargeRegister.Latest.Next;
            await database.Execute(ChangeAll, stop);
            await register.TakeSnapshot(before, stop);
            yield return await Compare(
                bench, register, LargeRegister.Latest.Previous, LargeRegister.Latest, "one in a hundred changed", stop);
            await database.Execute(ChangeAll, stop);
            await register.TakeSnapshot(before.Next, stop);
            await database.Execute("vacuum analyze", stop);
            yield return await Compare(bench, register, before, before.Next, "all changed", stop);
            yield return new Figure("Memory", "After highlights", "MiB", Bound.AtMost(300), [register.Service.Memory]);
        }

        await bench.Cluster.Drop(database, stop);
    }

    async Task<Measured> Compare(
        Bench bench, BulkRegister register, Domain.Quarter then, Domain.Quarter now, string what, CancellationToken stop)
    {
        var rounds = new List<Round>();
        for (var round = -1; round < bench.Options.Rounds; round++)
        {
            var service = await register.Get($"snapshots/{now}/highlights?since={then}&edition=full", stop);
            var reference = await register.Time(connection => Read(connection, [then, now], stop), stop);
            if (round >= 0) rounds.Add(new Round(service, reference));
        }

        return new Comparison(BulkGroup.Name, $"{Name}, {what}", "ms", Bound.AtMost(2), rounds);
    }

    static async Task Read(NpgsqlConnection connection, Domain.Quarter[] quarters, CancellationToken stop)
    {
        foreach (var quarter in quarters)
        {
            await using var command = new NpgsqlCommand(Both, connection);
            command.Parameters.AddWithValue("quarter", quarter.ToString());
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                _ = reader.GetGuid(0);
                _ = reader.GetString(1);
                _ = reader.GetString(2);
            }
        }
    }
}
