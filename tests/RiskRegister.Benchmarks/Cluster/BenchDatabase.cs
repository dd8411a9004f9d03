using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Benchmarks.Cluster;

/// <summary>A migrated database of the cluster.</summary>
public sealed class BenchDatabase(BenchCluster cluster, string name)
{
    public string Name => name;

    /// <summary>What the service works as.</summary>
    public string Service => In(cluster.Server.ServiceConnectionString);

    /// <summary>For loading, and for what the reference does beside the service's tables.</summary>
    public string Superuser => In(cluster.Server.SuperuserConnectionString);

    /// <summary>Makes a key that the service takes, and answers its text.</summary>
    public Task<string> AddKey(CancellationToken stop, params Role[] roles) => AddKey(stop, owners: [], roles);

    /// <param name="owners">The posts that its holder acts for.</param>
    public async Task<string> AddKey(CancellationToken stop, IReadOnlyList<string> owners, params Role[] roles)
    {
        await using var source = NpgsqlDataSource.Create(Service);
        var rights = new KeyRights("Benchmark", roles.ToHashSet(), owners, FullEdition: false, ExpiresAt: null);
        var made = await new MakeKey(new Transactions(source), TimeProvider.System).Apply(Actor.Service("Benchmark"), rights, stop);
        return made.Required.Text;
    }

    /// <summary>A statement as the superuser, who may leave triggers aside.</summary>
    public async Task Execute(string sql, CancellationToken stop)
    {
        await using var connection =
            new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Superuser) { Pooling = false, CommandTimeout = 600 }.ConnectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    string In(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString;
}
