using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;
using RiskRegister.Benchmarks.Cluster;
using RiskRegister.Benchmarks.Processes;

namespace RiskRegister.Benchmarks.Report;

/// <summary>What the figures were measured on.</summary>
/// <param name="Lines">What it has, by name.</param>
public sealed record Machine(IReadOnlyList<(string Name, string What)> Lines)
{
    const string Unknown = "unknown";
    const double Gibibyte = 1024.0 * 1024 * 1024;

    /// <summary>Read before anything is measured, so that the load is that of others.</summary>
    public static async Task<Machine> Read(BenchCluster cluster, CancellationToken stop) => new(
    [
        ("Processor", $"{Processor()}, {Environment.ProcessorCount} cores"),
        ("Memory", string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibibyte:0.0} GiB")),
        ("Operating system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
        ("Runtime", RuntimeInformation.FrameworkDescription),
        ("PostgreSQL", await Postgres(cluster, stop)),
        ("wrk", (await OtherProgram.Output("wrk", ["--version"], stop)).Split('\n')[0].Split('[')[0]
            .Replace("wrk", "", StringComparison.Ordinal).Trim()),
        ("Measured", TimeProvider.System.GetUtcNow().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        ("Load average before", FirstLine("/proc/loadavg", line => string.Join(", ", line.Split(' ').Take(3)))),
    ]);

    static string Processor() => FirstLine("/proc/cpuinfo", line => line.StartsWith("model name", StringComparison.Ordinal)
        ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : null);

    // Other systems than Linux have no such files.
    static string FirstLine(string file, Func<string, string?> read) =>
        File.Exists(file) ? File.ReadLines(file).Select(read).FirstOrDefault(found => found is not null) ?? Unknown : Unknown;

    static async Task<string> Postgres(BenchCluster cluster, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Server.SuperuserConnectionString);
        await using var command =
            source.CreateCommand(
                "select format('%s, fsync %s, synchronous_commit %s, shared_buffers %s', current_setting('server_version'), "
                    + "current_setting('fsync'), current_setting('synchronous_commit'), current_setting('shared_buffers'))");
        return (string)(await command.ExecuteScalarAsync(stop))!;
    }
}
