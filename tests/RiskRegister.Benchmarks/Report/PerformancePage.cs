using System.Globalization;
using System.Text;

namespace RiskRegister.Benchmarks.Report;

/// <summary>The page that tells what was measured. What somebody wrote below a line of it stays when the rest is written anew.</summary>
public static class PerformancePage
{
    const string Kept = "<!-- written by hand: kept -->";

    const string Introduction = """
        # Performance

        What the service does beside what the machine could do at all, measured by `./bench`, which writes this page. The figures are of one
        machine on one day; the **ratios** are what counts, and what the bounds are for.

        The service is published in Release and runs in a process of its own, with access keys, validation, revisions, digests and the audit
        log; the rate limiter is on, its limit raised beyond reach. Beside it runs a **reference server**: bare Kestrel and raw Npgsql, with
        SQL by hand that does the same work on the same tables and sends the same bytes, and neither signs anybody in nor validates nor logs.
        Both use one PostgreSQL, started for the purpose with durable settings. `wrk` loads them in turn, service and reference, for several
        rounds; the tables give medians, the median of the rounds' ratios, and the lowest and highest. Everything shares one machine: load,
        servers and database. Where a table's reference is something else, such as a smaller register, the line says so.

        ## The machine

        | | |
        |---|---|

        """;

    public static async Task Write(string path, Machine machine, IReadOnlyCollection<Measured> all, CancellationToken stop)
    {
        var byHand = File.Exists(path) ? After(await File.ReadAllTextAsync(path, stop)) : "\n";
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var (name, what) in machine.Lines) text.Append(CultureInfo.InvariantCulture, $"| {name} | {what} |\n");
        text.Append("\n## What was measured\n\n").Append(Table.Of(all)).Append(Kept).Append(byHand);
        await File.WriteAllTextAsync(path, text.ToString(), stop);
    }

    static string After(string page) => page.IndexOf(Kept, StringComparison.Ordinal) is >= 0 and var at ? page[(at + Kept.Length)..] : "\n";
}
