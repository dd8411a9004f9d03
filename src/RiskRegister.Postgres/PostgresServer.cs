using System.Diagnostics;

namespace RiskRegister.Postgres;

/// <summary>
/// The server of a cluster that was made: started on a socket of its own (where systems have none, on a port of loopback), known by its
/// password, stopped.
/// </summary>
sealed class PostgresServer(
    EmbeddedClusterOptions options, ILogger logger, TimeProvider clock, ClusterHome home, PostgresBinaries binaries, DiskRoom room)
{
    /// <summary>How often it is looked at whether a server is there.</summary>
    public static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(10);

    bool isOurs;

    /// <summary>The process that accepts connections; null while there is none.</summary>
    public int? ProcessId => Running()?.ProcessId;

    public bool IsRunning => Running() is not null;

    /// <summary>Known once it is started, or gone on with.</summary>
    public ServerAddress Address { get; private set; } = ServerAddress.OnLoopback(0);

    public string ConnectionString(string login, string database) => Address.ConnectionString(login, database, home.Passwords.Of(login));

    /// <summary>Goes on with the server that is running, once it is ready; false when there is none, or it was on its way down.</summary>
    /// <param name="mayRestart">Whether a server that an earlier version started, on another address, is stopped.</param>
    public async Task<bool> TryGoOn(bool mayRestart, CancellationToken cancel)
    {
        if (await RunningAndListening(cancel) is not { } running) return false;
        var socket = new ServerSocket(running.SocketDirectory);
        if (!ServerSocket.IsSupported)
        {
            Address = ServerAddress.OnLoopback(running.Port);
        }
        else if (socket.Folder.Length > 0 && running.TcpAddress.Length == 0 && socket.IsProtectedIn(home.Cluster))
        {
            Address = ServerAddress.On(socket);
        }
        else if (mayRestart)
        {
            logger.LogInformation(
                "PostgreSQL was started by an earlier version of the service, where others can reach it: it is started anew");
            isOurs = true;
            await Stop();
            return false;
        }
        else
        {
            throw new EmbeddedClusterException(
                "The service that uses this data directory is of an earlier version. Restart it as this version first.");
        }

        await WaitUntilReady(cancel);
        return IsRunning;
    }

    /// <summary>Starts one where none runs.</summary>
    /// <exception cref="EmbeddedClusterException">It does not start; the message says why.</exception>
    public async Task Start(CancellationToken cancel)
    {
        var port = home.Port is { } remembered && LoopbackPort.IsFree(remembered) ? remembered : LoopbackPort.FindFree();
        if (!ServerSocket.IsSupported) Address = ServerAddress.OnLoopback(port);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartOnce(cancel);
                home.RememberPort(Address.Socket is null ? Address.Port : null);
                return;
            }
            catch (EmbeddedClusterException failed)
                when (attempt < 8 && Address.Socket is null && failed.Message.Contains("could not bind", StringComparison.Ordinal))
            {
                logger.LogInformation("Port {Port} was taken by another program in the meantime", Address.Port);
                Address = ServerAddress.OnLoopback(LoopbackPort.FindFree());
            }
            catch (EmbeddedClusterException failed) when (attempt < 8 && failed.Message.Contains("still in use", StringComparison.Ordinal))
            {
                logger.LogInformation("Waiting for what is left of the server that died");
                await Task.Delay(BackOff(attempt), clock, cancel);
            }
        }
    }

    /// <summary>Starts it again where it was, however often that takes: its clients know it there.</summary>
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
                logger.LogWarning(
                    failed is EmbeddedClusterException ? null : failed,
                    "PostgreSQL could not be started again; attempt {Attempt}. {Reason}", attempt, failed.Message);
                await Task.Delay(BackOff(attempt), clock, cancel);
            }
        }
    }

    public async Task Stop()
    {
        // A process that only seems to be our server is not to be stopped.
        if (!isOurs || !IsRunning) return;

        // Fast: open transactions are rolled back and a checkpoint is written. Immediate leaves that to recovery; nothing acknowledged is
        // lost.
        foreach (var (mode, seconds) in options.Durable ? [("fast", "60"), ("immediate", "10")] : new[] { ("immediate", "10") })
        {
            var (exitCode, output) = await home.User.Run(
                binaries.PgCtl,
                ["stop", "--pgdata", home.Cluster, "--mode", mode, "--wait", "--timeout", seconds, "--silent"],
                CancellationToken.None);
            if (exitCode == 0 || !IsRunning)
            {
                Address.Socket?.CleanUp(home);
                logger.LogInformation("PostgreSQL has stopped");
                return;
            }

            logger.LogWarning("PostgreSQL did not stop ({Mode}): {Output}", mode, output);
        }
    }

    async Task StartOnce(CancellationToken cancel)
    {
        await ClearWhatADeadServerLeft(cancel);
        room.GiveUpWhenShort();
        if (ServerSocket.IsSupported) Address = ServerAddress.On(await ServerSocket.Prepare(home, Address.Socket, cancel));
        var log = new ServerLog(home.Cluster);
        log.Bound();
        var logged = log.Length;
        isOurs = true;
        // pg_ctl gives the server a session of its own, so that the terminal's Ctrl-C reaches the service alone. It is not cancelled half
        // way: a server that has not yet written its postmaster.pid could not be stopped.
        var (exitCode, output) = await home.User.Run(
            binaries.PgCtl,
            [
                "start", "--pgdata", home.Cluster, "--log", log.Path, "--wait", "--timeout", "10", "--silent",
                "--options", string.Join(' ', Settings().Select(setting => $"-c \"{setting}\"")),
            ],
            CancellationToken.None);
        if (exitCode != 0 && !IsRunning) throw new EmbeddedClusterException(WhyNot("did not start", $"{output} {log.Since(logged)}"));

        await WaitUntilReady(cancel);
        if (!IsRunning) throw new EmbeddedClusterException(WhyNot("stopped while it was starting", log.Since(logged)));

        logger.LogInformation("PostgreSQL {Version} runs on {Address} (process {ProcessId})", binaries.MajorVersion, Address, ProcessId);
    }

    /// <summary>On a full disk the server may not even be able to say so.</summary>
    string WhyNot(string what, string said)
    {
        var full = DiskRoom.Explain(said, home.Cluster, DiskRoom.NeededToStart)
            ?? DiskRoom.TooLittleAt(home.Cluster, DiskRoom.NeededToStart);
        return full is null ? $"PostgreSQL {what}: {said}" : $"PostgreSQL {what}. {full} {said}".TrimEnd();
    }

    string[] Settings() =>
    [
        .. Address.Settings,
        // Who does not sign in soon makes way for others; the last connections are kept for a superuser's look.
        $"max_connections={options.MaxConnections}", "superuser_reserved_connections=5", "authentication_timeout=10s",
        "password_encryption=scram-sha-256",
        "synchronous_commit=on", options.Durable ? "fsync=on" : "fsync=off",
        options.Durable ? "full_page_writes=on" : "full_page_writes=off",
        "timezone=UTC", "log_timezone=UTC", "log_destination=stderr", "logging_collector=off", "log_checkpoints=off",
        // The service reports failed statements itself; the server would put the register's words into a second log.
        "log_min_messages=log", "log_min_error_statement=panic", "log_error_verbosity=terse",
    ];

    /// <summary>
    /// The server itself clears away what a dead one left, but not when something else now has the dead one's process number, nor what a
    /// power cut has emptied.
    /// </summary>
    async Task ClearWhatADeadServerLeft(CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        while (PostmasterFile.HasProcesses(home.Cluster))
        {
            if (waiting.Elapsed > ServerReadiness.Deaf)
                throw new EmbeddedClusterException("Processes of a PostgreSQL server that died are still in use of the cluster.");

            await Task.Delay(Glance, clock, cancel);
        }

        // The data directory is held by this service, and no process works in the cluster.
        var path = PostmasterFile.PathIn(home.Cluster);
        var left = PostmasterFile.Read(home.Cluster);
        if (left is null ? File.Exists(path) : !left.IsAlive && OperatingSystem.IsLinux() && Directory.Exists($"/proc/{left.ProcessId}"))
        {
            logger.LogInformation("{Path} is left of a server that is gone; it is removed", path);
            File.Delete(path);
        }
    }

    async Task<PostmasterFile?> RunningAndListening(CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        while (Running() is { } running)
        {
            if (running.Listens || waiting.Elapsed > ServerReadiness.Deaf) return running;
            await Task.Delay(Glance, clock, cancel);
        }

        return null;
    }

    async Task WaitUntilReady(CancellationToken cancel)
    {
        if (await new ServerReadiness(home, logger, clock).Wait(Address, cancel)) isOurs = true;
    }

    PostmasterFile? Running() => PostmasterFile.ReadRunning(home.Cluster);

    static TimeSpan BackOff(int attempt)
    {
        var delay = TimeSpan.FromMilliseconds(200 * Math.Pow(2, Math.Min(attempt - 1, 10)));
        return delay < LongestBackOff ? delay : LongestBackOff;
    }
}
