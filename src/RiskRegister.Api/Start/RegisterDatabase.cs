using Npgsql;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Start;

/// <summary>The database that the service works on: the organisation's own server where one is configured, else a cluster of the service's own.</summary>
public sealed class RegisterDatabase : IAsyncDisposable
{
    readonly EmbeddedCluster? cluster;

    RegisterDatabase(NpgsqlConnectionStringBuilder login, EmbeddedCluster? cluster)
    {
        this.cluster = cluster;
        Source = NpgsqlDataSource.Create(Planning(login, "force_custom_plan"));
        Planned = NpgsqlDataSource.Create(Planning(login, "auto"));
    }

    /// <summary>Plans each statement for its values: filters that are not given fold away, where a plan for any values would scan.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>For <see cref="PlannedDatabase"/>.</summary>
    public NpgsqlDataSource Planned { get; }

    public bool IsEmbedded => cluster is not null;

    /// <summary>Starts or finds the server, migrates it, and refuses a service login that could change what is append-only.</summary>
    /// <param name="share">For the command line, beside a service that may be running.</param>
    public static async Task<RegisterDatabase> Open(IConfiguration configuration, ILogger logger, bool share, CancellationToken stop)
    {
        var service = configuration.GetConnectionString("Register");
        var owner = configuration.GetConnectionString("RegisterOwner");
        EmbeddedCluster? own = null;
        if (string.IsNullOrWhiteSpace(service))
        {
            own = await EmbeddedCluster.Start(new EmbeddedClusterOptions
            {
                DataDirectory = DataDirectoryOf(configuration),
                PostgresBin = configuration["PostgresBin"],
                ShareWithRunningService = share,
            }, logger, TimeProvider.System, stop);
            (service, owner) = (own.ServiceConnectionString, own.OwnerConnectionString);
        }

        try
        {
            // What runs again is parsed once for each connection. Nothing sets anything on one beyond its transaction, so none is reset.
            var login = new NpgsqlConnectionStringBuilder(service) { ApplicationName = "riskregister", CommandTimeout = 65, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, NoResetOnClose = true };
            // The cluster's own 100 connections leave room for the command line and a look with psql.
            if (own is not null) login.MaxPoolSize = 40;
            if (!string.IsNullOrWhiteSpace(owner)) await Migrations.Embedded().Apply(owner, login.Username!, logger, stop);
            else await Migrations.Embedded().Check(service, stop);
            await ServiceLogin.RefuseOwningLogin(service, stop);
            return new RegisterDatabase(login, own);
        }
        catch
        {
            if (own is not null) await own.DisposeAsync();
            throw;
        }
    }

    // Compiling a long query (verification) costs seconds where running it costs milliseconds.
    static NpgsqlConnectionStringBuilder Planning(NpgsqlConnectionStringBuilder login, string mode) => new(login.ConnectionString)
    {
        Options = $"-c TimeZone=UTC -c statement_timeout=60000 -c plan_cache_mode={mode} -c jit=off",
    };

    public static string DataDirectoryOf(IConfiguration configuration) => Path.GetFullPath(configuration["DataDirectory"] ?? "data");

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Planned.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
    }
}
