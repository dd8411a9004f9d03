using System.Diagnostics;

namespace RiskRegister.Postgres;

/// <summary>
/// A PostgreSQL cluster of the service's own: made on the first start, kept running while the service runs, found again after a crash of the
/// service, stopped with it.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    static readonly TimeSpan LongestWaitForSharing = TimeSpan.FromSeconds(30);

    readonly EmbeddedClusterOptions options;
    readonly ILogger logger;
    readonly TimeProvider clock;
    readonly ClusterHome home;
    readonly PostgresBinaries binaries;
    readonly PostgresServer server;
    readonly DataDirectoryLock? taken;
    readonly CancellationTokenSource stopping = new();
    Task supervision = Task.CompletedTask;

    EmbeddedCluster(
        EmbeddedClusterOptions options, ILogger logger, TimeProvider clock, ClusterHome home, PostgresBinaries binaries, DataDirectoryLock? taken)
    {
        this.options = options;
        this.logger = logger;
        this.clock = clock;
        this.home = home;
        this.binaries = binaries;
        server = new PostgresServer(options, logger, clock, home, binaries);
        this.taken = taken;
    }

    /// <summary>The folder of the database's own files.</summary>
    public string Directory => home.Cluster;

    public int Port => server.Port;

    /// <summary>The process that accepts connections; null while there is none.</summary>
    public int? ProcessId => server.ProcessId;

    public string SuperuserConnectionString => server.ConnectionString("postgres", "postgres");

    public string OwnerConnectionString => server.ConnectionString(RoleBootstrap.Owner, RoleBootstrap.Database);

    public string ServiceConnectionString => server.ConnectionString(RoleBootstrap.Service, RoleBootstrap.Database);

    /// <summary>Returns when the cluster accepts connections and holds the register's database and logins.</summary>
    /// <exception cref="EmbeddedClusterException">It cannot be started; the message says why.</exception>
    public static async Task<EmbeddedCluster> Start(
        EmbeddedClusterOptions options, ILogger logger, TimeProvider clock, CancellationToken cancel)
    {
        var dataDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.DataDirectory));
        var found = await PostgresBinaries.Find(options.PostgresBin, cancel);
        var hold = DataDirectoryLock.TryTake(dataDirectory);
        if (hold is null && !options.ShareWithRunningService)
        {
            throw new EmbeddedClusterException(
                $"The data directory '{dataDirectory}' is in use by another process of the service (process {DataDirectoryLock.Holder(dataDirectory) ?? "unknown"}). "
                + "Stop that one, or choose another DataDirectory.");
        }

        EmbeddedCluster? cluster = null;
        try
        {
            var located = await ClusterHome.Locate(dataDirectory, logger, cancel);
            var chosen = PostgresBinaries.Choose(found, options.PostgresBin, located.MadeBy);
            cluster = new EmbeddedCluster(options, logger, clock, located, chosen, hold);
            await (hold is null ? cluster.Join(cancel) : cluster.Open(cancel));
            return cluster;
        }
        catch (UnauthorizedAccessException refused)
        {
            await LetGo();
            throw new EmbeddedClusterException(
                $"The cluster in '{dataDirectory}' belongs to another user. Start the service as the user who made it.", refused);
        }
        catch
        {
            await LetGo();
            throw;
        }

        async Task LetGo()
        {
            if (cluster is not null)
                await cluster.DisposeAsync();
            else
                hold?.Dispose();
        }
    }

    /// <summary>Stops the server, unless it was only shared.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
            return;

        await StopSupervising();
        if (taken is not null)
        {
            await server.Stop();
            taken.Dispose();
        }
    }

    /// <summary>What a <c>kill -9</c> of the service does: the server goes on, and nobody watches it.</summary>
    internal async Task Abandon()
    {
        await StopSupervising();
        taken?.Dispose();
    }

    async Task Open(CancellationToken cancel)
    {
        if (!home.Exists)
            await Make(cancel);
        await home.RemoveTornClusters(logger, clock, cancel);

        if (await server.TryGoOn(cancel))
            logger.LogInformation("PostgreSQL is running already (process {ProcessId}, port {Port}): going on with it", ProcessId, Port);
        else
            await server.Start(cancel);

        home.RememberPort(Port);
        await RoleBootstrap.Run(
            SuperuserConnectionString, home.Password(RoleBootstrap.Owner), home.Password(RoleBootstrap.Service), cancel);
        supervision = Task.Run(() => Supervise(stopping.Token), CancellationToken.None);
    }

    async Task Join(CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        while (home.Port is null || !await server.TryGoOn(cancel))
        {
            if (waiting.Elapsed > LongestWaitForSharing)
                throw new EmbeddedClusterException("The service that uses this data directory has not started its cluster. Try again when it has.");

            await Task.Delay(PostgresServer.Glance, clock, cancel);
        }
    }

    async Task Make(CancellationToken cancel)
    {
        logger.LogInformation("Making a PostgreSQL {Version} cluster in {Directory}", binaries.MajorVersion, home.Cluster);
        string problem;
        var locales = Locales().GetEnumerator();
        do
        {
            if (!locales.MoveNext())
                throw new EmbeddedClusterException($"The cluster could not be made in '{home.Cluster}'.");

            var unfinished = await home.NewCluster(cancel);
            var password = await home.PasswordFileFor(unfinished, cancel);
            var (exitCode, output) = await home.User.Run(
                binaries.InitDb,
                [
                    "--pgdata", unfinished, "--username", "postgres", "--pwfile", password, "--auth", "scram-sha-256", "--encoding", "UTF8",
                    "--data-checksums", "--no-instructions", "--text-search-config", "english", .. locales.Current,
                    .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
                ],
                cancel);
            File.Delete(password);
            if (exitCode == 0)
            {
                await home.Keep(unfinished, cancel);
                return;
            }

            problem = output;
            System.IO.Directory.Delete(unfinished, recursive: true);
        }
        while (problem.Contains("locale", StringComparison.OrdinalIgnoreCase));

        throw new EmbeddedClusterException($"The cluster could not be made in '{home.Cluster}': {problem}");
    }

    /// <summary>Order by code point whatever the machine, letter cases beyond ASCII where the machine has them.</summary>
    IEnumerable<string[]> Locales()
    {
        if (binaries.MajorVersion >= 17)
            yield return ["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"];
        if (OperatingSystem.IsLinux())
            yield return ["--locale", "C", "--lc-ctype", "C.UTF-8"];
        yield return ["--locale", "C"];
    }

    async Task Supervise(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await Task.Delay(PostgresServer.Glance, clock, cancel);
                if (server.IsRunning)
                    continue;

                logger.LogWarning("PostgreSQL has died; it is started again");
                await server.StartAgain(cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The service is stopping.
        }
    }

    async Task StopSupervising()
    {
        await stopping.CancelAsync();
        await supervision;
        stopping.Dispose();
    }
}
