using System.Diagnostics;
using Npgsql;

namespace RiskRegister.Postgres;

/// <summary>
/// A PostgreSQL cluster of the service's own: made on the first start, kept running while the service runs, found again after a crash of
/// the service, stopped with it.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    static readonly TimeSpan LongestWaitForSharing = TimeSpan.FromSeconds(30);
    static readonly TimeSpan UpkeepEvery = TimeSpan.FromMinutes(1);
    static readonly TimeSpan AfterAFault = TimeSpan.FromSeconds(5);

    readonly EmbeddedClusterOptions options;
    readonly ILogger logger;
    readonly TimeProvider clock;
    readonly ClusterHome home;
    readonly PostgresBinaries binaries;
    readonly PostgresServer server;
    readonly DiskRoom room;
    readonly DataDirectoryLock? taken;
    bool isShared;
    readonly CancellationTokenSource stopping = new();
    Task supervision = Task.CompletedTask;

    EmbeddedCluster(
        EmbeddedClusterOptions options,
        ILogger logger,
        TimeProvider clock,
        ClusterHome home,
        PostgresBinaries binaries,
        DataDirectoryLock? taken)
    {
        this.options = options;
        this.logger = logger;
        this.clock = clock;
        this.home = home;
        this.binaries = binaries;
        room = new DiskRoom(home.Directory, options.Durable ? options.RoomKept : 0, logger);
        server = new PostgresServer(options, logger, clock, home, binaries, room);
        this.taken = taken;
        isShared = taken is null;
    }

    /// <summary>The folder of the database's own files.</summary>
    public string Directory => home.Cluster;

    /// <summary>The process that accepts connections; null while there is none.</summary>
    public int? ProcessId => server.ProcessId;

    public string SuperuserConnectionString => server.ConnectionString(ClusterPasswords.Superuser, "postgres");

    public string OwnerConnectionString => server.ConnectionString(RoleBootstrap.Owner, RoleBootstrap.Database);

    public string ServiceConnectionString => server.ConnectionString(RoleBootstrap.Service, RoleBootstrap.Database);

    /// <summary>Whether there is a cluster for a data directory, running or not.</summary>
    public static bool IsIn(string dataDirectory) =>
        ClusterHome.IsThere(Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataDirectory)));

    /// <summary>Whether a process of the service uses a data directory at present.</summary>
    public static bool IsInUse(string dataDirectory)
    {
        if (!System.IO.Directory.Exists(dataDirectory)) return false;
        using var hold = DataDirectoryLock.TryTake(dataDirectory);
        return hold is null;
    }

    /// <summary>Returns when the cluster accepts connections and holds the register's database and logins.</summary>
    /// <exception cref="EmbeddedClusterException">It cannot be started; the message says why.</exception>
    public static async Task<EmbeddedCluster> Start(
        EmbeddedClusterOptions options, ILogger logger, TimeProvider clock, CancellationToken cancel)
    {
        var dataDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.DataDirectory));
        if (options.NotToBeMade is { } why && !ClusterHome.IsThere(dataDirectory)) throw new EmbeddedClusterException(why);

        var found = await PostgresBinaries.Find(options.PostgresBin, cancel);
        var hold = DataDirectoryLock.TryTake(dataDirectory);
        if (hold is null && !options.ShareWithRunningService)
        {
            throw new EmbeddedClusterException(
                $"The data directory '{dataDirectory}' is in use by another process of the service "
                + $"(process {DataDirectoryLock.Holder(dataDirectory) ?? "unknown"}). Stop that one, or choose another DataDirectory.");
        }

        EmbeddedCluster? cluster = null;
        try
        {
            if (hold is not null) ClusterHome.FinishUpgrade(dataDirectory);
            var located = await ClusterHome.Locate(dataDirectory, logger, cancel);
            var chosen = PostgresBinaries.Choose(found, options.PostgresBin, located.MadeBy, located.Cluster);
            if (found.Max(each => each.MajorVersion) is var newest && newest > chosen.MajorVersion)
            {
                logger.LogInformation(
                    "The cluster goes on with PostgreSQL {Version}, which made it; {Newest} is installed too, to which the command upgrade "
                    + "carries it over",
                    chosen.MajorVersion, newest);
            }

            cluster = new EmbeddedCluster(options, logger, clock, located, chosen, hold);
            cluster.RefuseCopy();
            await (hold is null ? cluster.Join(cancel) : cluster.Open(cancel));
            return cluster;
        }
        catch (UnauthorizedAccessException refused)
        {
            await LetGo();
            throw new EmbeddedClusterException(
                $"The cluster in '{dataDirectory}' belongs to another user. Start the service as the user who made it.", refused);
        }
        catch (Exception failed) when (failed is IOException or PostgresException { SqlState: PostgresErrorCodes.DiskFull })
        {
            await LetGo();
            throw new EmbeddedClusterException(
                DiskRoom.Explain(failed.Message, dataDirectory, DiskRoom.NeededToStart)
                ?? $"The data directory '{dataDirectory}' cannot be used: {failed.Message}", failed);
        }
        catch
        {
            await LetGo();
            throw;
        }

        async Task LetGo()
        {
            if (cluster is not null) await cluster.DisposeAsync();
            else hold?.Dispose();
        }
    }

    /// <summary>For one who holds the data directory, and goes on holding it when the server has stopped.</summary>
    internal static async Task<EmbeddedCluster> StartHeld(
        EmbeddedClusterOptions options, ILogger logger, TimeProvider clock, ClusterHome home, PostgresBinaries binaries,
        CancellationToken cancel)
    {
        var cluster = new EmbeddedCluster(options, logger, clock, home, binaries, taken: null) { isShared = false };
        try
        {
            cluster.RefuseCopy();
            await cluster.Open(cancel);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server, unless it was only shared.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested) return;
        await StopSupervising();
        if (isShared) return;
        await server.Stop();
        taken?.Dispose();
    }

    /// <summary>What a <c>kill -9</c> of the service does: the server goes on, and nobody watches it.</summary>
    internal async Task Abandon()
    {
        await StopSupervising();
        taken?.Dispose();
    }

    /// <summary>A copy made while the server ran is not whole, and the file that came with it names the original's server.</summary>
    void RefuseCopy()
    {
        if (PostmasterFile.Read(home.Cluster) is not { NamesAnotherCluster: true } copied) return;
        throw new EmbeddedClusterException(
            $"'{home.Cluster}' is a copy of '{copied.Directory}' that was made while PostgreSQL ran on it; such a copy is not whole. "
            + "Stop the service there, copy again, and start both. If the copy is one instant of the whole disk (a snapshot of the file "
            + $"system), delete '{copied.Path}' and start again.");
    }

    async Task Open(CancellationToken cancel)
    {
        if (!home.Exists) await new ClusterMaking(options, logger, home, binaries).Make(cancel);
        await home.RemoveTornClusters(logger, clock, cancel);

        if (await server.TryGoOn(mayRestart: true, cancel))
        {
            logger.LogInformation(
                "PostgreSQL is running already (process {ProcessId}, {Address}): going on with it", ProcessId, server.Address);
        }
        else
        {
            await server.Start(cancel);
        }

        await RoleBootstrap.Run(
            SuperuserConnectionString, home.Passwords.Of(RoleBootstrap.Owner), home.Passwords.Of(RoleBootstrap.Service), cancel);
        if (home.Passwords.AreEarlier)
        {
            home.Passwords.ForgetEarlier();
            logger.LogInformation("The cluster's passwords, which an earlier version might have told another program, have been replaced");
        }

        supervision = Task.Run(() => Supervise(stopping.Token), CancellationToken.None);
    }

    async Task Join(CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        while (!home.Exists || !await server.TryGoOn(mayRestart: false, cancel))
        {
            if (waiting.Elapsed > LongestWaitForSharing)
            {
                throw new EmbeddedClusterException(
                    "The service that uses this data directory has not started its cluster. Try again when it has.");
            }

            await Task.Delay(PostgresServer.Glance, clock, cancel);
        }
    }

    async Task Supervise(CancellationToken cancel)
    {
        var upkeep = clock.GetTimestamp();
        LookAfterFiles();
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(PostgresServer.Glance, clock, cancel);
                if (!server.IsRunning)
                {
                    logger.LogWarning("PostgreSQL has died; it is started again");
                    await server.StartAgain(cancel);
                }
                else if (clock.GetElapsedTime(upkeep) > UpkeepEvery)
                {
                    upkeep = clock.GetTimestamp();
                    LookAfterFiles();
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Whatever the system refuses, somebody goes on watching.
                logger.LogError(fault, "PostgreSQL could not be looked after");
                await Task.Delay(AfterAFault, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    void LookAfterFiles()
    {
        try
        {
            if (new ServerLog(home.Cluster).Bound()) logger.LogInformation("PostgreSQL's log had grown long and was begun anew");
            room.KeepWhenPlenty();
        }
        catch (Exception fault)
        {
            logger.LogWarning(fault, "The files beside PostgreSQL's could not be looked after");
        }
    }

    async Task StopSupervising()
    {
        await stopping.CancelAsync();
        await supervision;
        stopping.Dispose();
    }
}
