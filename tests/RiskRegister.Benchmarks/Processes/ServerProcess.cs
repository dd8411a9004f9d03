using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace RiskRegister.Benchmarks.Processes;

/// <summary>An HTTP server in a process of its own: the service, or its reference.</summary>
public sealed class ServerProcess : IDisposable
{
    const string Listening = "Now listening on: ";
    static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    readonly Process process;
    readonly ConcurrentQueue<string> said = new();
    readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ServerProcess(IEnumerable<string> arguments)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"It ended: {string.Join('\n', said)}"));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Resident memory, in MiB.</summary>
    public double Memory => FromStatus("VmRSS:");

    /// <summary>The most that was ever resident, in MiB.</summary>
    public double HighestMemory => FromStatus("VmHWM:");

    /// <summary>The service as it is published, on a database, with a rate limit that no benchmark reaches.</summary>
    public static Task<ServerProcess> Service(Bench bench, Cluster.BenchDatabase database, CancellationToken stop) => Start(
        [
            bench.ServiceFile, "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Register", database.Service,
            "--Limits:RequestsPerMinute", "1000000000",
            "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:RiskRegister.Start", "Information",
        ], stop);

    /// <summary>This program, as reference.</summary>
    public static Task<ServerProcess> Reference(Cluster.BenchDatabase database, CancellationToken stop, params string[] more) =>
        Start([typeof(ServerProcess).Assembly.Location, "reference", database.Service, .. more], stop);

    public static async Task<ServerProcess> Start(IEnumerable<string> arguments, CancellationToken stop)
    {
        var server = new ServerProcess(arguments);
        try
        {
            server.process.Start();
            server.process.BeginOutputReadLine();
            server.process.BeginErrorReadLine();
            server.Address = await server.listening.Task.WaitAsync(LongestStart, stop);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    double FromStatus(string figure)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(each => each.StartsWith(figure, StringComparison.Ordinal));
        return double.Parse(line[figure.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    void Hear(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            listening.TrySetResult(new Uri(line[(at + Listening.Length)..].Split('"', ' ')[0]));
    }
}
