using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace RiskRegister.Postgres;

/// <summary>The server of a cluster that was made: started on a port of its own, known by its password, stopped.</summary>
internal sealed class PostgresServer(EmbeddedClusterOptions options, ILogger logger, TimeProvider clock, ClusterHome home, PostgresBinaries binaries)
{
    /// <summary>How often it is looked at whether a server is there.</summary>
    public static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Deaf = TimeSpan.FromSeconds(30);

    bool isOurs;

    public int Port { get; private set; }

    /// <summary>The process that accepts connections; null while there is none.</summary>
    public int? ProcessId => Running()?.ProcessId;

    public bool IsRunning => Running() is not null;

    public string ConnectionString(string login, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = login,
        Password = home.Password(login),
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Goes on with the server that is running, once it is ready; false when there is none, or it was on its way down.</summary>
    public async Task<bool> TryGoOn(CancellationToken cancel)
    {
        if (Running() is not { } running)
            return false;

        Port = running.Port;
        await WaitUntilReady(cancel);
        return IsRunning;
    }

    /// <summary>Starts one where none runs, on the port that is remembered or on another that is free.</summary>
    /// <exception cref="EmbeddedClusterException">It does not start; the message says why.</exception>
    public async Task Start(CancellationToken cancel)
    {
        Port = home.Port is { } port && IsFree(port) ? port : FreePort();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartOnce(cancel);
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

    /// <summary>Starts it on its port again, however often that takes.</summary>
    public async Task StartAgain(CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartOnce(cancel);
                return;
            }
            catch (Exception failed) when (!cancel.IsCancellationRequested)
            {
                logger.LogWarning(failed, "PostgreSQL could not be started again; attempt {Attempt}", attempt);
                await Task.Delay(BackOff(attempt), clock, cancel);
            }
        }
    }

    public async Task Stop()
    {
        // A process that only seems to be our server is not to be stopped.
        if (!isOurs || !IsRunning)
            return;

        // Fast: open transactions are rolled back and a checkpoint is written. Immediate leaves that to recovery; nothing acknowledged is lost.
        foreach (var (mode, seconds) in options.Durable ? [("fast", "60"), ("immediate", "10")] : new[] { ("immediate", "10") })
        {
            var (exitCode, output) = await home.User.Run(
                binaries.PgCtl,
                ["stop", "--pgdata", home.Cluster, "--mode", mode, "--wait", "--timeout", seconds, "--silent"],
                CancellationToken.None);
            if (exitCode == 0 || !IsRunning)
            {
                logger.LogInformation("PostgreSQL has stopped");
                return;
            }

            logger.LogWarning("PostgreSQL did not stop ({Mode}): {Output}", mode, output);
        }
    }

    async Task StartOnce(CancellationToken cancel)
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
        if (exitCode != 0 && !IsRunning)
            throw new EmbeddedClusterException($"PostgreSQL did not start: {output} {SaidSince(logged)}");

        await WaitUntilReady(cancel);
        if (!IsRunning)
            throw new EmbeddedClusterException($"PostgreSQL stopped while it was starting: {SaidSince(logged)}");

        logger.LogInformation(
            "PostgreSQL {Version} runs on port {Port} (process {ProcessId})", binaries.MajorVersion, Port, ProcessId);
    }

    /// <summary>The server itself clears away what a dead one left, but not when something else now has the dead one's process number.</summary>
    async Task ClearStalePostmasterFile(CancellationToken cancel)
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
    async Task WaitUntilReady(CancellationToken cancel)
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

    async Task CheckThatItIsOurs(PostmasterFile server, CancellationToken cancel)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(ConnectionString("postgres", "postgres")) { Pooling = false };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("select pg_read_file('postmaster.pid')", connection);
        var answer = (string?)await command.ExecuteScalarAsync(cancel) ?? "";
        if (PostmasterFile.IdentityOf(answer) != server.Identity)
            throw new EmbeddedClusterException($"The server on port {Port} is not that of '{home.Cluster}'.");

        isOurs = true;
    }

    PostmasterFile? Running() => PostmasterFile.Read(home.Cluster) is { IsAlive: true } server ? server : null;

    /// <summary>The end of what the server logged, for the message that says why it did not start.</summary>
    string SaidSince(long position)
    {
        if (!File.Exists(home.ServerLog))
            return "";

        using var log = new FileStream(home.ServerLog, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Position = Math.Max(position, log.Length - 4_000);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd().Trim();
    }

    static TimeSpan BackOff(int attempt)
    {
        var delay = TimeSpan.FromMilliseconds(200 * Math.Pow(2, Math.Min(attempt - 1, 10)));
        return delay < LongestBackOff ? delay : LongestBackOff;
    }

    /// <summary>Below the ports that systems hand out for outgoing connections: one of those could be in use when the server starts again.</summary>
    static int FreePort()
    {
        int port;
        do
        {
            port = RandomNumberGenerator.GetInt32(20_000, 32_000);
        }
        while (!IsFree(port));

        return port;
    }

    static bool IsFree(int port)
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
