using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Api.Tests.Durability;

/// <summary>The built service as a process of its own, with its own durable cluster.</summary>
public sealed partial class ServiceProcess : IDisposable
{
    readonly Process process;
    readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentQueue<string> said = new();

    ServiceProcess(string data, string[] settings)
    {
        Data = data;
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    typeof(Program).Assembly.Location, "--DataDirectory", data, "--urls", "http://127.0.0.1:0", "--Sample", "false",
                    "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:RiskRegister.Start", "Information",
                },
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        foreach (var setting in settings) process.StartInfo.ArgumentList.Add(setting);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) =>
            listening.TrySetException(new InvalidOperationException($"The service ended: {string.Join('\n', said)}"));
    }

    public string Data { get; }

    public HttpClient Client { get; } = new();

    /// <summary>Its lines so far.</summary>
    public IReadOnlyList<string> Said => [.. said];

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>PostgreSQL's first process, by what it wrote itself; null when there is none.</summary>
    public static int? Postmaster(string data)
    {
        var file = Path.Combine(data, "cluster", "pgdata", "postmaster.pid");
        if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture,
            out var id)) return null;
        return Children(id).Any() || Directory.Exists($"/proc/{id}") ? id : null;
    }

    /// <param name="settings">Further arguments; of two for the same setting the later counts.</param>
    public static async Task<ServiceProcess> Start(string data, CancellationToken stop, params string[] settings)
    {
        var service = new ServiceProcess(data, settings);
        service.process.Start();
        service.process.BeginOutputReadLine();
        service.process.BeginErrorReadLine();
        service.Client.BaseAddress = await service.listening.Task.WaitAsync(TimeSpan.FromSeconds(120), stop);
        var key = (await File.ReadAllTextAsync(Path.Combine(data, "admin.key"), stop)).Trim();
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return service;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill(CancellationToken stop)
    {
        process.Kill();
        await process.WaitForExitAsync(stop);
    }

    /// <summary>kill -9 of PostgreSQL, all its processes.</summary>
    public static void KillPostgres(string data)
    {
        if (Postmaster(data) is not { } postmaster) return;
        int[] all = [postmaster, .. Children(postmaster)];
        foreach (var id in all)
        {
            try
            {
                using var server = Process.GetProcessById(id);
                server.Kill();
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
            {
                // Ended by itself when its postmaster did.
            }
        }
    }

    /// <summary>Ctrl-C; what an operator's system does, where the tests run in the background and what they begin is deaf to it.</summary>
    public Task Interrupt(CancellationToken stop) => End(IsDeafToInterrupts() ? "-TERM" : "-INT", stop);

    /// <summary>What an operator's system does.</summary>
    public Task Terminate(CancellationToken stop) => End("-TERM", stop);

    static bool IsDeafToInterrupts()
    {
        const string Ignored = "SigIgn:";
        const ulong Interrupts = 1 << (2 - 1);
        const string Status = "/proc/self/status";
        if (!File.Exists(Status)) return false;
        var signals = File.ReadLines(Status).First(line => line.StartsWith(Ignored, StringComparison.Ordinal))[Ignored.Length..].Trim();
        return (ulong.Parse(signals, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupts) != 0;
    }

    async Task End(string signal, CancellationToken stop)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(stop);
        await process.WaitForExitAsync(stop).WaitAsync(TimeSpan.FromMinutes(3), stop);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
        Client.Dispose();
    }

    /// <summary>The processes that a process began.</summary>
    public static IEnumerable<int> Children(int parent) =>
        from directory in Directory.EnumerateDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var number) ? number : 0
        where id > 0 && ParentOf(id) == parent
        select id;

    static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    void Hear(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match) listening.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://[0-9.:]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
