using Npgsql;

namespace RiskRegister.UseCases.Database;

/// <summary>
/// A change counts when its commit is where the server promises it to be. A commit that waits for a standby ends with success when the wait
/// is broken off, by a limit or a cancellation, and a warning alone tells that the change is on the primary only.
/// </summary>
public static class ConfirmedCommits
{
    // A warning has no code of its own, and its words are of the server's language.
    const string WaitingForStandbys = "syncrep.c";

    /// <exception cref="UnconfirmedCommitException">It is on the primary alone.</exception>
    public static Task CommitConfirmed(this NpgsqlTransaction transaction) => transaction.Connection!.Confirmed(async () =>
    {
        await transaction.CommitAsync(CancellationToken.None);
        return transaction;
    });

    /// <summary>Does what commits by itself.</summary>
    /// <exception cref="UnconfirmedCommitException">What it committed is on the primary alone.</exception>
    public static async Task<T> Confirmed<T>(this NpgsqlConnection connection, Func<Task<T>> act)
    {
        var isUnconfirmed = false;
        void Heed(object sender, NpgsqlNoticeEventArgs told) => isUnconfirmed |= told.Notice.File == WaitingForStandbys;
        connection.Notice += Heed;
        try
        {
            var done = await act();
            return isUnconfirmed ? throw new UnconfirmedCommitException() : done;
        }
        catch (OperationCanceledException) when (isUnconfirmed)
        {
            throw new UnconfirmedCommitException();
        }
        finally
        {
            connection.Notice -= Heed;
        }
    }
}
