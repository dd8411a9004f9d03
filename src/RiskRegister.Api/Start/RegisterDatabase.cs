using Npgsql;
using RiskRegister.Api.Database;

namespace RiskRegister.Api.Start;

/// <summary>The database that the service works on: the organisation's own server where one is configured, else a cluster of the service's own.</summary>
public sealed class RegisterDatabase : IAsyncDisposable
{
    readonly EmbeddedCluster? cluster;

    RegisterDatabase(string connectionString, EmbeddedCluster? cluster)
    {
        this.cluster = cluster;
        Source = new NpgsqlDataSourceBuilder(connectionString).Build();
    }

    public NpgsqlDataSource Source { get; }

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
            // Filters that are not given fold away in a plan for the values at hand; a generic plan, which prepared commands get, would scan.
            // Compiling a long query (verification) costs seconds where running it costs milliseconds.
            var login = new NpgsqlConnectionStringBuilder(service)
            {
                ApplicationName = "riskregister",
                Options = "-c TimeZone=UTC -c statement_timeout=60000 -c plan_cache_mode=force_custom_plan -c jit=off",
                CommandTimeout = 65,
            };
            // The cluster's own 100 connections leave room for the command line and a look with psql.
            if (own is not null) login.MaxPoolSize = 80;
            if (!string.IsNullOrWhiteSpace(owner)) await Migrations.Embedded().Apply(owner, login.Username!, logger, stop);
            else await Migrations.Embedded().Check(service, stop);
            await ServiceLogin.RefuseOwningLogin(service, stop);
            return new RegisterDatabase(login.ConnectionString, own);
        }
        catch
        {
            if (own is not null) await own.DisposeAsync();
            throw;
        }
    }

    public static string DataDirectoryOf(IConfiguration configuration) => Path.GetFullPath(configuration["DataDirectory"] ?? "data");

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
    }
}
