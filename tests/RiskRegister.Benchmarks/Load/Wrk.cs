using System.Diagnostics;
using System.Globalization;

namespace RiskRegister.Benchmarks.Load;

/// <summary>Loads a server from a process of its own with wrk, driven by one of the scripts beside this file.</summary>
public sealed class Wrk : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("riskregister-bench-wrk-").FullName;

    public Wrk()
    {
        foreach (var name in (ReadOnlySpan<string>)[Script.Paths, Script.Changes, Script.Creations, Script.Guesses, "done.lua"])
        {
            using var script = typeof(Wrk).Assembly.GetManifestResourceStream(name)!;
            using var file = File.Create(Path.Combine(folder, name));
            script.CopyTo(file);
        }
    }

    /// <summary>Keeps what a script reads as a file, and answers its path.</summary>
    public async Task<string> Write(string name, IEnumerable<string> lines, CancellationToken stop)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllLinesAsync(path, lines, stop);
        return path;
    }

    /// <param name="file">What the script reads.</param>
    /// <exception cref="InvalidOperationException">An answer was not a success, or to a guess was one: such a round measures
    /// nothing.</exception>
    public async Task<WrkResult> Run(
        Uri server, string script, string file, IReadOnlyList<string> headers, int connections, TimeSpan length, CancellationToken stop)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("wrk",
            [
                "--threads", "1", "--connections",
                    Text(connections), "--duration", $"{Text((int)Math.Ceiling(length.TotalSeconds))}s", "--timeout", "30s",
                "--script", Path.Combine(folder, script), server.ToString(), "--", file, .. headers,
            ])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["BENCH_DONE"] = Path.Combine(folder, "done.lua") },
            },
        };
        process.Start();
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        var counted = said.Split('\n').FirstOrDefault(line => line.StartsWith("counted ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk ended without a count: {said}{await process.StandardError.ReadToEndAsync(stop)}");
        var figures = counted.Split(' ').Skip(1).Select(figure => long.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        if (figures[2] != (script == Script.Guesses ? figures[1] : 0) || figures[3] > 0)
            throw new InvalidOperationException(
                $"{script} on {server}: {figures[2]} of {figures[1]} answers were refusals, {figures[3]} requests failed.");
        return new WrkResult(figures[1], figures[1] / (figures[0] / 1e6), figures[4] / 1e3, figures[5] / 1e3);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The scripts, by what they send.</summary>
public static class Script
{
    public const string Paths = "paths.lua";
    public const string Changes = "changes.lua";
    public const string Creations = "creations.lua";
    public const string Guesses = "guesses.lua";
}

/// <param name="Count">Requests answered.</param>
/// <param name="Rate">Requests a second.</param>
/// <param name="Median">Latency in milliseconds.</param>
/// <param name="P99">The same of the slowest hundredth.</param>
public readonly record struct WrkResult(long Count, double Rate, double Median, double P99);
