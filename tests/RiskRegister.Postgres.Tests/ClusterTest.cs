using System.Diagnostics;
using Npgsql;
using RiskRegister.Api.Tests.Database;
using Shouldly;
using Xunit;

namespace RiskRegister.Postgres.Tests;

/// <summary>A test of clusters in data directories of its own, which are gone after it.</summary>
public abstract class ClusterTest(MadeCluster made) : IAsyncLifetime
{
    readonly List<EmbeddedCluster> started = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // A busy machine takes long to start a server.
    static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    protected string Data { get; } = Path.Combine(Path.GetTempPath(), $"riskregister test {Guid.NewGuid():n}");

    protected RecordingLogger Log { get; } = new();

    public async ValueTask InitializeAsync() => await Prerequisites.NeedsPostgres(Cancel);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var cluster in started) await cluster.DisposeAsync();
        foreach (var left in Directory.GetDirectories(Path.GetTempPath(), Path.GetFileName(Data) + "*"))
            Directory.Delete(left, recursive: true);
    }

    /// <summary>A first start is on a copy of one that was made for all tests, which saves the making.</summary>
    protected async Task<EmbeddedCluster> Start(bool share = false, string? data = null)
    {
        await made.CopyTo(data ?? Data, Cancel);
        return await Start(Throwaway(data ?? Data) with { ShareWithRunningService = share });
    }

    protected static EmbeddedClusterOptions Throwaway(string data) => new() { DataDirectory = data, Durable = false, MaxConnections = 20 };

    protected async Task<EmbeddedCluster> Start(EmbeddedClusterOptions options)
    {
        var cluster = await EmbeddedCluster.Start(options, Log, TimeProvider.System, Cancel);
        started.Add(cluster);
        return cluster;
    }

    protected Task<EmbeddedClusterException> Refused(string? data = null) =>
        Should.ThrowAsync<EmbeddedClusterException>(() => Start(data: data));

    protected static async Task<T?> Ask<T>(string connectionString, string sql)
    {
        await using var connection = await Open(connectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync(Cancel);
    }

    protected static async Task Execute(string connectionString, string sql)
    {
        await using var connection = await Open(connectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    protected static async Task<NpgsqlConnection> Open(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        return connection;
    }

    protected static async Task Eventually(Func<Task<bool>> happens)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await happens()) return;
            }
            catch (NpgsqlException) when (waiting.Elapsed < LongEnough)
            {
                // Not yet.
            }

            waiting.Elapsed.ShouldBeLessThan(LongEnough);
            await Task.Delay(50, Cancel);
        }
    }

    protected static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    protected static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited && process.ProcessName == "postgres";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>What a program says, and whether it succeeded.</summary>
    protected static async Task<(int ExitCode, string Said)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await output + await errors);
    }
}
