using System.Data.Common;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Start;

/// <summary>
/// The database that the service works on: the organisation's own server where one is configured, else a cluster of the service's own.
/// </summary>
public sealed class RegisterDatabase : IAsyncDisposable
{
    const int ShortStatementSeconds = 15;

    readonly EmbeddedCluster? cluster;

    RegisterDatabase(NpgsqlConnectionStringBuilder login, EmbeddedCluster? cluster, IConfiguration configuration)
    {
        this.cluster = cluster;
        Replica = ReplicaOf(configuration);
        Source = NpgsqlDataSource.Create(Planning(login, "force_custom_plan"));
        // What is short and not answered within seconds never will be: its server is gone.
        var planned = Planning(login, "auto");
        planned.CommandTimeout = Math.Min(planned.CommandTimeout, ShortStatementSeconds);
        Planned = NpgsqlDataSource.Create(planned);
    }

    /// <summary>
    /// Plans each statement for its values: filters that are not given fold away, where a plan for any values would scan.
    /// </summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>A server that follows, for published snapshots; null where none is configured.</summary>
    public NpgsqlDataSource? Replica { get; }

    /// <summary>For <see cref="PlannedDatabase"/>.</summary>
    public NpgsqlDataSource Planned { get; }

    public bool IsEmbedded => cluster is not null;

    /// <summary>How many migrations were applied when it was opened.</summary>
    public int Migrated { get; private init; }

    /// <summary>Starts or finds the server, migrates it, and refuses a service login that could change what is append-only.</summary>
    /// <param name="share">For the command line, beside a service that may be running.</param>
    /// <exception cref="EmbeddedClusterException">There is no cluster where none is to be made, or it cannot be used.</exception>
    /// <exception cref="MigrationException">The database or its login is not one to work on.</exception>
    /// <exception cref="ConfigurationException">A connection string is wrong, or its server away or not what it claims.</exception>
    public static async Task<RegisterDatabase> Open(
        IConfiguration configuration, ILoggerFactory loggers, bool share, CancellationToken stop) =>
        ServerOf(configuration) is { } server
            ? await OpenServer(server.Service, server.Owner, configuration, loggers.CreateLogger(ServiceLog.Start), stop)
            : await OpenOwn(configuration, loggers, share, stop);

    /// <summary>
    /// The connection strings of the organisation's own server, with what is demanded of it; null where none is configured.
    /// </summary>
    /// <exception cref="ConfigurationException">One is wrong, or missing.</exception>
    public static (string Service, string? Owner)? ServerOf(IConfiguration configuration)
    {
        var service = configuration.GetConnectionString("Register");
        var owner = configuration.GetConnectionString("RegisterOwner");
        if (!string.IsNullOrWhiteSpace(service))
        {
            return (TrustedServer.Demand(service, "Register"),
                string.IsNullOrWhiteSpace(owner) ? null : TrustedServer.Demand(owner, "RegisterOwner"));
        }

        return string.IsNullOrWhiteSpace(owner) ? null : throw new ConfigurationException(
            "ConnectionStrings:RegisterOwner is set, and ConnectionStrings:Register, the login that the service works as, is not.");
    }

    static async Task<RegisterDatabase> OpenServer(
        string service, string? owner, IConfiguration configuration, ILogger logger, CancellationToken stop)
    {
        var login = Connecting(service, configuration);
        logger.LogInformation(
            "Risk Register {Version} runs on a PostgreSQL server of yours: {Database}; {Migrates}", ServiceLog.Version,
            DatabaseServer.Describe(service),
            owner is null ? "it is not migrated at the start, only checked"
                : $"it is migrated as '{new NpgsqlConnectionStringBuilder(owner).Username}'");
        var migrated = 0;
        async Task Migrate() => migrated = await Migrations.Embedded().Apply(owner!, login.Username!, logger, stop);
        await DatabaseServer.WhenThere(
            async () =>
            {
                if (owner is null) await DatabaseServer.As("Register", service, () => Migrations.Embedded().Check(service, stop));
                else await DatabaseServer.As("RegisterOwner", owner, Migrate);
                await DatabaseServer.As("Register", service, () => ServiceLogin.RefuseOwningLogin(service, stop));
            },
            DatabaseServer.LongestWait(configuration), logger, TimeProvider.System, stop);
        return new RegisterDatabase(login, cluster: null, configuration) { Migrated = migrated };
    }

    static async Task<RegisterDatabase> OpenOwn(IConfiguration configuration, ILoggerFactory loggers, bool share, CancellationToken stop)
    {
        var logger = loggers.CreateLogger(ServiceLog.Start);
        var directory = DataDirectoryOf(configuration);
        new UnfinishedRestore(directory).Refuse();
        var (isThere, notToBeMade) = (EmbeddedCluster.IsIn(directory), WhyNoneIsMade(configuration, share));
        if (isThere || notToBeMade is null)
        {
            logger.LogInformation(
                "Risk Register {Version} runs on a PostgreSQL of its own, {What} '{Directory}'", ServiceLog.Version,
                isThere ? "whose register is in" : "where it makes a new, empty register: there is none in", directory);
        }

        var own = await EmbeddedCluster.Start(new EmbeddedClusterOptions
        {
            DataDirectory = directory,
            PostgresBin = configuration["PostgresBin"],
            ShareWithRunningService = share,
            NotToBeMade = notToBeMade,
        }, loggers.CreateLogger(ServiceLog.PostgreSql), TimeProvider.System, stop);
        try
        {
            var login = Connecting(own.ServiceConnectionString, configuration);
            var migrated = await Migrations.Embedded().Apply(own.OwnerConnectionString, login.Username!, logger, stop);
            await ServiceLogin.RefuseOwningLogin(own.ServiceConnectionString, stop);
            return new RegisterDatabase(login, own, configuration) { Migrated = migrated };
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }

    // What runs again is parsed once for each connection. Nothing sets anything on one beyond its transaction, so none is reset. What the
    // organisation says in its connection string stands.
    static NpgsqlConnectionStringBuilder Connecting(string service, IConfiguration configuration)
    {
        var login = new NpgsqlConnectionStringBuilder(service)
        {
            ApplicationName = "riskregister",
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };

        // Half of them for each of the two pools. A server's standard limit is 100 in all, and others want to look in.
        login.MaxPoolSize = LimitSettings.Read(configuration).DatabaseConnections / 2;
        login.MinPoolSize = Math.Min(login.MinPoolSize, login.MaxPoolSize);

        // Npgsql's own builder says of every setting that it knows that it contains it.
        var said = new DbConnectionStringBuilder { ConnectionString = service };
        bool Says(params string[] names) => names.Any(said.ContainsKey);

        // A server that vanishes without a word is missed within seconds, before any request has run out of time.
        if (!Says("Keepalive")) login.KeepAlive = 10;
        if (!IsSocket(login.Host) && !Says("TCP Keepalive", "TcpKeepAlive", "TCP Keepalive Time", "TcpKeepAliveTime"))
            (login.TcpKeepAlive, login.TcpKeepAliveTime, login.TcpKeepAliveInterval) = (true, 5, 2);
        if (!Says("Timeout")) login.Timeout = 5;
        if (!Says("Command Timeout", "CommandTimeout")) login.CommandTimeout = 62;
        if (!Says("Cancellation Timeout", "CancellationTimeout")) login.CancellationTimeout = 2_000;
        return login;
    }

    /// <summary>
    /// A start that lost its connection string, or a command with a mistyped folder, must not come up with an empty register in its place.
    /// </summary>
    /// <returns>Null when a cluster may be made.</returns>
    internal static string? WhyNoneIsMade(IConfiguration configuration, bool share)
    {
        var directory = DataDirectoryOf(configuration);
        if (share) return $"There is no register in '{directory}'. Say where it is: --DataDirectory, or ConnectionStrings:Register.";
        if (AdminKey.IsIn(directory))
        {
            return $"'{Path.Combine(directory, AdminKey.FileName)}' is the key of a register that is not here: '{directory}' has "
                + "no database, "
                + "and ConnectionStrings:Register, which would name one elsewhere, is not set. Set it; or, for a new register, "
                + "move that file "
                + "away or choose another DataDirectory.";
        }

        return configuration["DataDirectory"] is not null || configuration["Sample"] is not null ? null
            : $"Nothing says which register to serve: ConnectionStrings:Register is not set, and there is none in '{directory}'. Set it to "
                + "the register's database; or start with --DataDirectory FOLDER to have a new register made there.";
    }

    // Nothing is ever changed there, whatever it is that is named.
    static NpgsqlDataSource? ReplicaOf(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Replica") is not { Length: > 0 } said) return null;
        var login = Planning(Connecting(TrustedServer.Demand(said, "Replica"), configuration), "force_custom_plan");
        login.Options += " -c default_transaction_read_only=on";
        return NpgsqlDataSource.Create(login);
    }

    // A socket is on this machine and ends with its server; the kernel refuses to keep it alive.
    static bool IsSocket(string? host) => host?.StartsWith('/') == true || host?.StartsWith('@') == true;

    // Compiling a long query (verification) costs seconds where running it costs milliseconds.
    static NpgsqlConnectionStringBuilder Planning(NpgsqlConnectionStringBuilder login, string mode) => new(login.ConnectionString)
    {
        Options = $"-c statement_timeout=60000 {login.Options} -c TimeZone=UTC -c plan_cache_mode={mode} -c jit=off"
            .Replace("  ", " ", StringComparison.Ordinal),
    };

    public static string DataDirectoryOf(IConfiguration configuration) => Path.GetFullPath(configuration["DataDirectory"] ?? "data");

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Planned.DisposeAsync();
        if (Replica is not null) await Replica.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
    }
}
