using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;
using RiskRegister.Api.Start;
using RiskRegister.Api.Tests.Durability;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>A service as a process of its own, with its own cluster, that Prometheus can ask.</summary>
public sealed partial class WatchedService : IAsyncLifetime
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskregister-watched-");
    ServiceProcess? service;
    Uri? metrics;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ServiceProcess Service => service!;

    // Where PostgreSQL's own user can reach it.
    public string Data { get; } = Path.Combine(Path.GetTempPath(), $"riskregister-watched-{Guid.NewGuid():n}");

    /// <summary>What the service takes for Chromium.</summary>
    public string Chromium => Path.Combine(folder.FullName, "chromium");

    public string Spool => Path.Combine(folder.FullName, "spool");

    /// <summary>Whether the spool has a small disk of its own.</summary>
    public bool HasSpoolDisk { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!await Prerequisites.HasPostgres(Stop)) return;
        await File.WriteAllTextAsync(Chromium, "", Stop);
        Directory.CreateDirectory(Spool);
        HasSpoolDisk = await Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", Spool) == 0;
        service = await ServiceProcess.Start(Data, Stop, "--MetricsUrl", "http://127.0.0.1:0", "--Chromium", Chromium, "--SpoolFolder",
            Spool);
        metrics = new Uri(service.Said.Select(line => Metrics().Match(line)).Last(match => match.Success).Value);
        (await service.Client.Create()).Entry.Revision.ShouldBe(1);
        (await Command("verify")).ShouldBe(0);
        (await Command("backup", Path.Combine(folder.FullName, "backup"))).ShouldBe(0);
        // Counters and histograms have a series for an answer once it was given: rates know nothing of the first.
        await Refused(1);
        (await service.Client.Get(Requests.Entries)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null) await service.Interrupt(CancellationToken.None);
        service?.Dispose();
        if (HasSpoolDisk) await Run("umount", "--lazy", Spool);
        folder.Delete(recursive: true);
        if (Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
    }

    /// <summary>Every series with its value; null where nobody answers.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> Scrape()
    {
        if (metrics is null) Prerequisites.PostgresIsMissing();
        using var prometheus = new HttpClient { Timeout = TimeSpan.FromSeconds(8) };
        try
        {
            var lines = (await prometheus.GetStringAsync(metrics, Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return lines.Where(line => !line.StartsWith('#')).Select(line => (line, at: line.LastIndexOf(' ')))
                .ToDictionary(each => each.line[..each.at], each => each.line[(each.at + 1)..], StringComparer.Ordinal);
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !Stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Asks with keys that are none.</summary>
    public async Task Refused(int times)
    {
        using var stranger = new HttpClient { BaseAddress = Service.Client.BaseAddress };
        for (var number = 0; number < times; number++)
        {
            using var asking = new HttpRequestMessage(HttpMethod.Get,
                Requests.Entries)
            { Headers = { { "Authorization", $"Bearer rr_none_{number}" } } };
            using var answer = await stranger.SendAsync(asking, Stop);
        }
    }

    /// <summary>Of the service's command line, beside it.</summary>
    public async Task<int> Command(params string[] words) =>
        (await CommandLine.Run([.. words, "--DataDirectory", Data, "--Logging:LogLevel:Default", "None"], TextWriter.Null, TextWriter.Null))
            .ExitCode ?? -1;

    /// <summary>Does something as the cluster's superuser.</summary>
    public async Task Do(string sql, string database = "riskregister")
    {
        await using var connection = await Open(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    public async Task<NpgsqlConnection> Open(string database = "riskregister")
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = Path.Combine(Data, "cluster", "socket"),
            Database = database,
            Username = "postgres",
            Password = (await File.ReadAllTextAsync(Path.Combine(Data, "cluster", "postgres.secret"), Stop)).Trim(),
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(Stop);
        return connection;
    }

    public static async Task<int> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true
        })!;
        await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    [GeneratedRegex("http://[0-9.:]+/metrics", RegexOptions.NonBacktracking)]
    private static partial Regex Metrics();
}
