using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.Postgres.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(MadeCluster))]

namespace RiskRegister.Postgres.Tests;

/// <summary>A cluster that was made and stopped, for tests that are not about the making.</summary>
public sealed class MadeCluster : IAsyncDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"riskregister made {Guid.NewGuid():n}");
    readonly Lazy<Task> making;

    public MadeCluster() => making = new Lazy<Task>(Make);

    /// <summary>Leaves alone what is there already.</summary>
    public async Task CopyTo(string data, CancellationToken cancel)
    {
        if (Directory.Exists(data) || OperatingSystem.IsWindows()) return;
        await making.Value.WaitAsync(cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(data)!);
        using var copy = Process.Start("cp", ["-a", folder, data]);
        await copy.WaitForExitAsync(cancel);
        if (copy.ExitCode != 0) throw new InvalidOperationException($"'{folder}' could not be copied.");
    }

    public async ValueTask DisposeAsync()
    {
        if (making.IsValueCreated) await making.Value.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    async Task Make()
    {
        var options = new EmbeddedClusterOptions { DataDirectory = folder, Durable = false, MaxConnections = 20 };
        await (await EmbeddedCluster.Start(options, NullLogger.Instance, TimeProvider.System, CancellationToken.None)).DisposeAsync();
    }
}
