using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Benchmarks.Cluster;

/// <summary>A throw-away PostgreSQL cluster with the settings of the service's own, durable ones.</summary>
public sealed class BenchCluster : IAsyncDisposable
{
    const string Template = "register_template";
    readonly string folder;

    BenchCluster(string folder, EmbeddedCluster server) => (this.folder, Server) = (folder, server);

    public EmbeddedCluster Server { get; }

    public static async Task<BenchCluster> Start(CancellationToken stop)
    {
        var temporary = Directory.CreateTempSubdirectory("riskregister-bench-").FullName;
        var server = await EmbeddedCluster.Start(
            new EmbeddedClusterOptions { DataDirectory = temporary, MaxConnections = 200 }, NullLogger.Instance, TimeProvider.System, stop);
        var cluster = new BenchCluster(temporary, server);
        await RoleBootstrap.CreateDatabase(server.SuperuserConnectionString, Template, "template0", stop);
        var owner = new NpgsqlConnectionStringBuilder(server.OwnerConnectionString) { Database = Template, Pooling = false };
        await Migrations.Embedded().Apply(owner.ConnectionString, RoleBootstrap.Service, NullLogger.Instance, stop);
        return cluster;
    }

    /// <summary>An empty register.</summary>
    public async Task<BenchDatabase> Create(string name, CancellationToken stop)
    {
        await RoleBootstrap.CreateDatabase(Server.SuperuserConnectionString, name, Template, stop);
        return new BenchDatabase(this, name);
    }

    /// <summary>A register with its history.</summary>
    public async Task<BenchDatabase> Create(string name, LargeRegister register, CancellationToken stop)
    {
        var database = await Create(name, stop);
        await register.Fill(database.Superuser, stop);
        return database;
    }

    public async Task Drop(BenchDatabase database, CancellationToken stop)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection =
            new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server.SuperuserConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await using var drop = new NpgsqlCommand($"drop database {database.Name} with (force)", connection);
        await drop.ExecuteNonQueryAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
