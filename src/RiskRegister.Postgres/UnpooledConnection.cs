using Npgsql;

namespace RiskRegister.Postgres;

/// <summary>A connection that no pool keeps: for what is done once, or before the database may be dropped.</summary>
public static class UnpooledConnection
{
    /// <param name="login">A connection string; only that it pools is changed.</param>
    public static async Task<NpgsqlConnection> Open(string login, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(login) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
