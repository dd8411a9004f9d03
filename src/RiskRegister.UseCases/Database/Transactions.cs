using Npgsql;

namespace RiskRegister.UseCases.Database;

/// <summary>Runs what is one act in one transaction: all of it is kept when it was
/// done, nothing when it was refused or broke off.</summary>
public sealed class Transactions(NpgsqlDataSource database)
{
    /// <summary>Does the same and keeps nothing of it: what it answers is how it would be.</summary>
    public async Task<T> Rehearse<T>(Func<NpgsqlConnection, Task<T>> act, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        return await act(connection);
    }

    public async Task<Result<T>> Run<T>(Func<NpgsqlConnection, Task<Result<T>>> act, CancellationToken stop) where T : notnull
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var done = await act(connection);
        if (done.IsDone) await transaction.CommitConfirmed();
        return done;
    }
}
