using System.Security.Cryptography;

using Npgsql;

using Xunit;

namespace RiskRegister.Api.Tests;

/// <summary>A test class's own database; as <c>IClassFixture&lt;TestDatabase&gt;</c>, or by <see cref="Create"/>.</summary>
public sealed class TestDatabase(TestCluster cluster) : IAsyncLifetime
{
    public string Name { get; } = "test_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>The ICU locale that orders texts; null for that of all tests.</summary>
    public string? Locale { get; init; }

    /// <summary>What the service works as.</summary>
    public string ServiceConnectionString => In(cluster.Cluster.ServiceConnectionString);

    public string OwnerConnectionString => In(cluster.Cluster.OwnerConnectionString);

    /// <summary>For what no login of the service may do: tampering.</summary>
    public string SuperuserConnectionString => In(cluster.Cluster.SuperuserConnectionString);

    /// <param name="migrated">False gives an empty one.</param>
    public static async Task<TestDatabase> Create(TestCluster cluster, bool migrated = true)
    {
        _ = cluster.Cluster;
        var database = new TestDatabase(cluster);
        await database.Make(migrated);
        return database;
    }

    public async ValueTask InitializeAsync() => await Make(migrated: true);

    public async ValueTask DisposeAsync()
    {
        if (!await Prerequisites.HasPostgres(CancellationToken.None))
            return;

        // The pools of a server that is going on would otherwise keep their connections for minutes.
        foreach (var connectionString in new[] { ServiceConnectionString, OwnerConnectionString, SuperuserConnectionString })
        {
            await using var pooled = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(pooled);
        }

        var superuser = new NpgsqlConnectionStringBuilder(cluster.Cluster.SuperuserConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(superuser.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var drop = new NpgsqlCommand($"drop database if exists {Name} with (force)", connection);
        await drop.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task Make(bool migrated)
    {
        var cancel = TestContext.Current.CancellationToken;
        if (await Prerequisites.HasPostgres(cancel))
            await cluster.Clone(Name, migrated, Locale, cancel);
    }

    private string In(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Database = Name }.ConnectionString;
}
