using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Load;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Benchmarks.Requests;

namespace RiskRegister.Benchmarks.Guessing;

/// <summary>
/// How much slower a good caller is answered while somebody at the same address tries a thousand made-up keys a second, and what that
/// writes into the audit log.
/// </summary>
public sealed class GuessingBenchmark : Benchmark
{
    const string Group = "Guessing of access keys";
    const string Refusals = "select count(*)::int from audit_log where action = 'signInRefused'";

    // Sixteen that wait 16 ms between two make about a thousand a second.
    const int Guessers = 16;
    const int Pause = 16;
    const int Guesses = 10_000;
    const int MostRows = 200;
    const int Read = 900;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(500);

    public override string Name => Group;

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes(Name)) yield break;
        Bench.Tell($"{Name} …");
        var database = await bench.Cluster.Create("guessing", new LargeRegister(Entries: 1000, Snapshots: 4), stop);
        using (var served = await Served.Start(bench, database, stop))
        using (var wrk = new Wrk())
        {
            var entries = await wrk.Write("entries.txt",
                (await served.References(Read, stop)).Select(reference => $"/api/v1/entries/{reference}"), stop);
            var guessed = await wrk.Write("guesses.txt", [string.Create(CultureInfo.InvariantCulture, $"/api/v1/entries {Pause}")], stop);
            await Good(WarmUp);
            await Guess(WarmUp);
            var rounds = new List<Round>();
            var sent = new List<WrkResult>();
            while (rounds.Count < bench.Options.Rounds || (bench.Options.WritesPage && sent.Sum(each => each.Count) < Guesses))
            {
                var alone = await Good(bench.Options.RoundLength);
                var guessing = Guess(bench.Options.RoundLength + (2 * Ahead));
                await Task.Delay(Ahead, stop);
                var beside = await Good(bench.Options.RoundLength);
                sent.Add(await guessing);
                rounds.Add(new Round(beside, alone));
            }

            var count = sent.Sum(each => each.Count);
            yield return new Comparison(
                Group, "One entry, latency on one connection, beside guesses and alone", "ms", Bound.AtMost(1.2), rounds)
            {
                Note = $"{count:N0} keys guessed, {sent.Average(each => each.Rate):N0} a second",
            };
            yield return new Figure(
                Group, "Rows that the guesses left in the audit log", "rows", Bound.AtMost(MostRows), [await Rows(served, stop)]);

            async Task<double> Good(TimeSpan length) =>
                (await wrk.Run(served.Service.Address, Script.Paths, entries, [$"Authorization: Bearer {served.Key}"], connections: 1,
                    length, stop)).Median;

            Task<WrkResult> Guess(TimeSpan length) => wrk.Run(served.Service.Address, Script.Guesses, guessed, [], Guessers, length, stop);
        }

        await bench.Cluster.Drop(database, stop);
    }

    // Counts are written when their minute is over, or the service stops; the few that wait are at most one for the address.
    static async Task<double> Rows(Served served, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(served.Database.Superuser);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Refusals, cancellationToken: stop));
    }
}
