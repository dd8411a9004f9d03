using Npgsql;

namespace RiskRegister.UseCases.Database;

/// <summary>
/// The register's database on connections that keep a statement's plan whatever its values: for the short statements that find or write
/// one thing by its key, where planning would cost more than running. All others are planned for the values at hand.
/// </summary>
public sealed class PlannedDatabase(NpgsqlDataSource source)
{
    public ValueTask<NpgsqlConnection> OpenConnectionAsync(CancellationToken stop) => source.OpenConnectionAsync(stop);

    /// <inheritdoc cref="LostConnections.LeaveConnections"/>
    public void LeaveConnections() => source.LeaveConnections();
}
