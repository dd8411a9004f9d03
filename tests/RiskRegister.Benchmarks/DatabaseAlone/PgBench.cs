using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using RiskRegister.Benchmarks.Cluster;
using RiskRegister.Benchmarks.Processes;
using RiskRegister.Postgres;

namespace RiskRegister.Benchmarks.DatabaseAlone;

/// <summary>PostgreSQL's own load, which sends statements and throws the answers away.</summary>
/// <param name="Program">Where it is.</param>
public sealed partial record PgBench(string Program)
{
    /// <summary>The one beside the server's programs; null where there is none.</summary>
    public static async Task<PgBench?> Find(CancellationToken stop)
    {
        var found = await PostgresBinaries.Find(configured: null, stop);
        return found.Select(each => Path.Combine(each.Directory, "pgbench")).Where(File.Exists).Select(path => new PgBench(path))
            .FirstOrDefault();
    }

    /// <summary>How often in a second it ran a script, on prepared statements.</summary>
    /// <exception cref="InvalidOperationException">A statement failed.</exception>
    public async Task<double> Rate(BenchDatabase database, string script, int connections, TimeSpan length, CancellationToken stop)
    {
        var login = new NpgsqlConnectionStringBuilder(database.Service);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script, stop);
            var said = await OtherProgram.Output(Program,
                [
                    "--no-vacuum", "--protocol", "prepared", "--client", Text(connections), "--jobs", "1", "--time",
                        Text(Math.Ceiling(length.TotalSeconds)), "--file", file,
                    "--host", login.Host!, "--port", Text(login.Port), "--username", login.Username!, login.Database!,
                ], stop, ("PGPASSWORD", login.Password!), ("PGOPTIONS", "-c jit=off -c TimeZone=UTC"));
            return Tps().Match(said) is { Success: true } match && !said.Contains("aborted", StringComparison.Ordinal)
                ? double.Parse(match.Groups["rate"].ValueSpan, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench: {said}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^tps = (?<rate>[0-9.]+)", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Tps();
}
