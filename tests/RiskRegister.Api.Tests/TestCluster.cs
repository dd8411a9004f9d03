using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Api.Tests;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;
using Xunit;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace RiskRegister.Api.Tests;

/// <summary>
/// A throw-away cluster for all tests, made by the service's own code, with a migrated template that each test class clones.
/// </summary>
public sealed class TestCluster : IAsyncLifetime
{
    private const string Template = "register_template";
    /// <summary>The ICU locale that orders texts in every test's database ("en-GB"); by code point where it is not set.</summary>
    private const string LocaleVariable = "RISKREGISTER_TEST_LOCALE";

    private const string FolderName = "riskregister-tests-";

    private const long RoomNeeded = 4L << 30;

    private readonly string folder = Path.Combine(
        Parent(), $"{FolderName}{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");

    private readonly SemaphoreSlim cloning = new(1);
    private EmbeddedCluster? cluster;

    /// <summary>For tests that end the server's life; the rest talk to a database of their own.</summary>
    public EmbeddedCluster Cluster
    {
        get
        {
            // A fixture cannot skip its tests; the first thing that one of them asks of it can.
            if (cluster is null)
                Prerequisites.PostgresIsMissing();
            return cluster;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        await RemoveWhatKilledRunsLeft(cancel);
        if (!await Prerequisites.HasPostgres(cancel))
            return;

        cluster = await EmbeddedCluster.Start(
            new EmbeddedClusterOptions { DataDirectory = folder, Durable = false, MaxConnections = 600 },
            NullLogger.Instance,
            TimeProvider.System,
            cancel);
        await Make(Template, migrated: true, Environment.GetEnvironmentVariable(LocaleVariable), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
            await cluster.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        cloning.Dispose();
    }

    /// <summary>
    /// One at a time: PostgreSQL refuses to copy a database that somebody is connected to, and it is the disk that sets the pace.
    /// </summary>
    internal async Task Clone(string database, bool migrated, string? locale, CancellationToken cancel)
    {
        await cloning.WaitAsync(cancel);
        try
        {
            if (migrated && locale is null)
                await RoleBootstrap.CreateDatabase(Cluster.SuperuserConnectionString, database, Template, cancel);
            else await Make(database, migrated, locale, cancel);
        }
        finally
        {
            cloning.Release();
        }
    }

    private async Task Make(string database, bool migrated, string? locale, CancellationToken cancel)
    {
        await RoleBootstrap.CreateDatabase(Cluster.SuperuserConnectionString, database, "template0", cancel, locale);
        if (!migrated) return;
        var owner = new NpgsqlConnectionStringBuilder(
            Cluster.OwnerConnectionString)
        { Database = database, Pooling = false }.ConnectionString;
        await Migrations.Embedded().Apply(owner, RoleBootstrap.Service, NullLogger.Instance, cancel);
    }

    // In memory where there is room: every database is a thousand files, and making and
    // removing these on a disk is a quarter of the tests' time.
    private static string Parent() =>
        new DriveInfo("/dev/shm") is { IsReady: true, AvailableFreeSpace: > RoomNeeded } ? "/dev/shm" : Path.GetTempPath();

    private static async Task RemoveWhatKilledRunsLeft(CancellationToken cancel)
    {
        foreach (var left in Directory.EnumerateDirectories(Parent(), FolderName + "*"))
        {
            var processId = int.Parse(Path.GetFileName(left)[FolderName.Length..].Split('-')[0], CultureInfo.InvariantCulture);
            if (Directory.Exists($"/proc/{processId}") || !OperatingSystem.IsLinux())
                continue;

            try
            {
                var running = await EmbeddedCluster.Start(
                    new EmbeddedClusterOptions { DataDirectory = left, Durable = false }, NullLogger.Instance, TimeProvider.System, cancel);
                await running.DisposeAsync();
                Directory.Delete(left, recursive: true);
            }
            catch (Exception notOurs) when (notOurs is EmbeddedClusterException or UnauthorizedAccessException or IOException)
            {
                // Another user's, or another run is at it already.
            }
        }
    }
}
