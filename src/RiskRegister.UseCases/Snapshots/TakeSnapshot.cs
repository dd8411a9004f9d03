using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>Freezes every open entry, and those closed since the snapshot before, at one instant.</summary>
public sealed class TakeSnapshot(Transactions transactions, SnapshotWriter writer)
{
    public Task<Result<StandingSnapshot>> Apply(Actor actor, Quarter quarter, CancellationToken stop, bool despiteOutstanding = false) =>
        transactions.Run(connection => Apply(connection, actor, quarter, stop, isRehearsal: false, despiteOutstanding), stop);

    /// <param name="isRehearsal">Whether the caller undoes it.</param>
    /// <param name="despiteOutstanding">Whether it is taken though owners are still to look at entries in the quarter's round.</param>
    public async Task<Result<StandingSnapshot>> Apply(
        NpgsqlConnection connection, Actor actor, Quarter quarter, CancellationToken stop, bool isRehearsal = false,
        bool despiteOutstanding = false)
    {
        await SnapshotWriter.BeAlone(connection, stop);
        if (await writer.RefuseTaking(connection, quarter, stop) is { } refusal) return refusal;
        if (!despiteOutstanding && await writer.RefuseOutstanding(connection, quarter, stop) is { } outstanding) return outstanding;
        return await writer.Take(connection, actor, quarter, stop, isRehearsal);
    }
}
