using System.Data;
using Npgsql;

namespace RiskRegister.UseCases.Storage;

/// <summary>A connection that is read on, in a transaction where all of it is to be of one instant.</summary>
public sealed class ReadingConnection : IAsyncDisposable
{
    readonly NpgsqlTransaction? transaction;
    bool isClosed;

    ReadingConnection(NpgsqlConnection connection, NpgsqlTransaction? transaction) =>
        (Connection, this.transaction) = (connection, transaction);

    public NpgsqlConnection Connection { get; }

    /// <summary>Whether all that is read on it is of one instant.</summary>
    public bool IsAtOneInstant => transaction is not null;

    public static async Task<ReadingConnection> Open(NpgsqlDataSource database, bool atOneInstant, CancellationToken stop)
    {
        var connection = await database.OpenConnectionAsync(stop);
        try
        {
            return new ReadingConnection(
                connection, atOneInstant ? await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop) : null);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// However often it is called it closes once: the driver gives the transaction to whoever comes next, and a second time would end
    /// theirs.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (isClosed) return;
        isClosed = true;
        if (transaction is not null) await transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
