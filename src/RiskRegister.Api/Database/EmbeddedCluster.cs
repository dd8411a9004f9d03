using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

using Npgsql;

namespace RiskRegister.Api.Database;

/// <summary>
/// A PostgreSQL cluster of the service's own: made on the first start, kept running while the service runs, found again after a crash of the
/// service, stopped with it.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Deaf = TimeSpan.FromSeconds(30);

    private readonly EmbeddedClusterOptions options;
    private readonly ILogger logger;
    private readonly TimeProvider clock;
    private readonly ClusterHome home;
    private readonly PostgresBinaries binaries;
    private readonly DataDirectoryLock? taken;
    private readonly CancellationTokenSource stopping = new();
    private Task supervision = Task.CompletedTask;
    private bool isOurs;

    private EmbeddedCluster(
        EmbeddedClusterOptions options, ILogger logger, TimeProvider clock, ClusterHome home, PostgresBinaries binaries, DataDirectoryLock? taken)
    {
        this.options = options;
        this.logger = logger;
        this.clock = clock;
        this.home = home;
        this.binaries = binaries;
        this.taken = taken;
    }

    /// <summary>The folder of the database's own files.</summary>
    public string Directory => home.Cluster;

    public int Port { get; private set; }

    /// <summary>The process that accepts connections; null while there is none.</summary>
    public int? ProcessId => Running()?.ProcessId;

    public string SuperuserConnectionString => ConnectionString("postgres", "postgres");

    public string OwnerConnectionString => ConnectionString(RoleBootstrap.Owner, RoleBootstrap.Database);

    public string ServiceConnectionString => ConnectionString(RoleBootstrap.Service, RoleBootstrap.Database);

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
            await StopServer();
            taken.Dispose();
        }
    }

    /// <summary>What a <c>kill -9</c> of the service does: the server goes on, and nobody watches it.</summary>
    internal async Task Abandon()
    {
        await StopSupervising();
        taken?.Dispose();
    }

    private async Task Open(CancellationToken cancel)
    {
        if (!home.Exists)
            await Make(cancel);
        await home.RemoveTornClusters(logger, clock, cancel);

        if (Running() is { } running)
        {
            Port = running.Port;
            await WaitUntilReady(cancel);
            logger.LogInformation("PostgreSQL is running already (process {ProcessId}, port {Port}): going on with it", running.ProcessId, Port);
        }

        // Also when the running one was on its way down.
        if (Running() is null)
            await StartFirst(cancel);

        home.RememberPort(Port);
        await RoleBootstrap.Run(
            SuperuserConnectionString, home.Password(RoleBootstrap.Owner), home.Password(RoleBootstrap.Service), cancel);
        supervision = Task.Run(() => Supervise(stopping.Token), CancellationToken.None);
    }

    private async Task Join(CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        while (Running() is null || home.Port is null)
        {
            if (waiting.Elapsed > Deaf)
                throw new EmbeddedClusterException("The service that uses this data directory has not started its cluster. Try again when it has.");

            await Task.Delay(Glance, clock, cancel);
        }

        Port = Running()?.Port ?? home.Port.Value;
        await WaitUntilReady(cancel);
    }

    private async Task Make(CancellationToken cancel)
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
    private IEnumerable<string[]> Locales()
    {
        if (binaries.MajorVersion >= 17)
            yield return ["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"];
        if (OperatingSystem.IsLinux())
            yield return ["--locale", "C", "--lc-ctype", "C.UTF-8"];
        yield return ["--locale", "C"];
    }

    private async Task StartFirst(CancellationToken cancel)
    {
        Port = home.Port is { } port && IsFree(port) ? port : FreePort();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartServer(cancel);
                return;
            }
            catch (EmbeddedClusterException failed) when (attempt < 8 && failed.Message.Contains("could not bind", StringComparison.Ordinal))
            {
                logger.LogInformation("Port {Port} was taken by another program in the meantime", Port);
                Port = FreePort();
            }
            catch (EmbeddedClusterException failed) when (attempt < 8 && failed.Message.Contains("still in use", StringComparison.Ordinal))
            {
                logger.LogInformation("Waiting for what is left of the server that died");
                await Task.Delay(BackOff(attempt), clock, cancel);
            }
        }
    }

    private async Task StartServer(CancellationToken cancel)
    {
        await ClearStalePostmasterFile(cancel);
        var logged = File.Exists(home.ServerLog) ? new FileInfo(home.ServerLog).Length : 0;
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={Port}", "unix_socket_directories=", $"max_connections={options.MaxConnections}",
            "synchronous_commit=on", options.Durable ? "fsync=on" : "fsync=off", options.Durable ? "full_page_writes=on" : "full_page_writes=off",
            "timezone=UTC", "log_timezone=UTC", "log_destination=stderr", "logging_collector=off", "log_checkpoints=off",
            // The service reports failed statements itself; the server would put the register's words into a second log.
            "log_min_messages=log", "log_min_error_statement=panic", "log_error_verbosity=terse",
        ];
        isOurs = true;
        // pg_ctl gives the server a session of its own, so that the terminal's Ctrl-C reaches the service alone. It is not cancelled half way:
        // a server that has not yet written its postmaster.pid could not be stopped.
        var (exitCode, output) = await home.User.Run(
            binaries.PgCtl,
            [
                "start", "--pgdata", home.Cluster, "--log", home.ServerLog, "--wait", "--timeout", "10", "--silent",
                "--options", string.Join(' ', settings.Select(setting => "-c " + setting)),
            ],
            CancellationToken.None);
        if (exitCode != 0 && Running() is null)
            throw new EmbeddedClusterException($"PostgreSQL did not start: {output} {SaidSince(logged)}");

        await WaitUntilReady(cancel);
        if (Running() is null)
            throw new EmbeddedClusterException($"PostgreSQL stopped while it was starting: {SaidSince(logged)}");

        logger.LogInformation(
            "PostgreSQL {Version} runs on port {Port} (process {ProcessId})", binaries.MajorVersion, Port, ProcessId);
    }

    /// <summary>The server itself clears away what a dead one left, but not when something else now has the dead one's process number.</summary>
    private async Task ClearStalePostmasterFile(CancellationToken cancel)
    {
        if (PostmasterFile.Read(home.Cluster) is not { IsAlive: false } stale)
            return;

        var waiting = Stopwatch.StartNew();
        while (stale.HasLeftovers)
        {
            if (waiting.Elapsed > Deaf)
                throw new EmbeddedClusterException("Processes of a PostgreSQL server that died are still in use of the cluster.");

            await Task.Delay(Glance, clock, cancel);
        }

        if (OperatingSystem.IsLinux() && System.IO.Directory.Exists($"/proc/{stale.ProcessId}"))
            File.Delete(stale.Path);
    }

    /// <summary>Returns when the server answers to our password, or is gone.</summary>
    private async Task WaitUntilReady(CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        var refused = Stopwatch.StartNew();
        var told = TimeSpan.Zero;
        while (Running() is { } server)
        {
            try
            {
                await CheckThatItIsOurs(server, cancel);
                return;
            }
            catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                refused.Restart();
            }
            catch (PostgresException wrong) when (wrong.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
            {
                throw new EmbeddedClusterException(
                    $"The server that runs on '{home.Cluster}' (process {server.ProcessId}) does not accept the password kept beside it.", wrong);
            }
            catch (NpgsqlException silent) when (silent is not PostgresException && refused.Elapsed > Deaf)
            {
                throw new EmbeddedClusterException(
                    $"Process {server.ProcessId} has '{server.Path}' to its name but does not answer on port {server.Port}. "
                    + "If it is this cluster's server, end it; if not, delete that file.",
                    silent);
            }
            catch (NpgsqlException)
            {
                // Not listening yet, or no longer.
            }

            if (waiting.Elapsed - told > TimeSpan.FromSeconds(10))
            {
                told = waiting.Elapsed;
                logger.LogInformation("Still waiting for PostgreSQL to become ready; after a crash it first recovers");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancel);
        }
    }

    private async Task CheckThatItIsOurs(PostmasterFile server, CancellationToken cancel)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(SuperuserConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("select pg_read_file('postmaster.pid')", connection);
        var answer = (string?)await command.ExecuteScalarAsync(cancel) ?? "";
        if (PostmasterFile.IdentityOf(answer) != server.Identity)
            throw new EmbeddedClusterException($"The server on port {Port} is not that of '{home.Cluster}'.");

        isOurs = true;
    }

    private async Task Supervise(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Glance, clock, cancel);
                if (Running() is null)
                    await StartAgain(cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The service is stopping.
        }
    }

    private async Task StartAgain(CancellationToken cancel)
    {
        logger.LogWarning("PostgreSQL has died; it is started again");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartServer(cancel);
                return;
            }
            catch (Exception failed) when (!cancel.IsCancellationRequested)
            {
                logger.LogWarning(failed, "PostgreSQL could not be started again; attempt {Attempt}", attempt);
                await Task.Delay(BackOff(attempt), clock, cancel);
            }
        }
    }

    private async Task StopSupervising()
    {
        await stopping.CancelAsync();
        await supervision;
        stopping.Dispose();
    }

    private async Task StopServer()
    {
        // A process that only seems to be our server is not to be stopped.
        if (!isOurs || Running() is null)
            return;

        // Fast: open transactions are rolled back and a checkpoint is written. Immediate leaves that to recovery; nothing acknowledged is lost.
        foreach (var (mode, seconds) in options.Durable ? [("fast", "60"), ("immediate", "10")] : new[] { ("immediate", "10") })
        {
            var (exitCode, output) = await home.User.Run(
                binaries.PgCtl,
                ["stop", "--pgdata", home.Cluster, "--mode", mode, "--wait", "--timeout", seconds, "--silent"],
                CancellationToken.None);
            if (exitCode == 0 || Running() is null)
            {
                logger.LogInformation("PostgreSQL has stopped");
                return;
            }

            logger.LogWarning("PostgreSQL did not stop ({Mode}): {Output}", mode, output);
        }
    }

    private PostmasterFile? Running() => PostmasterFile.Read(home.Cluster) is { IsAlive: true } server ? server : null;

    private string ConnectionString(string login, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = login,
        Password = home.Password(login),
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>The end of what the server logged, for the message that says why it did not start.</summary>
    private string SaidSince(long position)
    {
        if (!File.Exists(home.ServerLog))
            return "";

        using var log = new FileStream(home.ServerLog, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Position = Math.Max(position, log.Length - 4_000);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd().Trim();
    }

    private static TimeSpan BackOff(int attempt)
    {
        var delay = TimeSpan.FromMilliseconds(200 * Math.Pow(2, Math.Min(attempt - 1, 10)));
        return delay < LongestBackOff ? delay : LongestBackOff;
    }

    /// <summary>Below the ports that systems hand out for outgoing connections: one of those could be in use when the server starts again.</summary>
    private static int FreePort()
    {
        int port;
        do
        {
            port = RandomNumberGenerator.GetInt32(20_000, 32_000);
        }
        while (!IsFree(port));

        return port;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
