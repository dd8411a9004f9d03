using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>
/// A register that is compared with an earlier snapshot: a snapshot's, or the live one as a snapshot taken now would hold it.
/// </summary>
/// <param name="Quarter">The live register's is the one for which a snapshot would be taken.</param>
public sealed record ComparedRegister(Quarter Quarter, int Threshold, int FinancialYearStartsIn)
{
    const string LiveStates = "select e.id, e.facts, e.content from entries as e where e.id = any($1)";

    /// <summary>Null for the live register.</summary>
    public StandingSnapshot? Snapshot { get; private init; }

    /// <summary>By which rows and snapshots are found: past all there are for the live register.</summary>
    public long Id => Snapshot?.Id ?? long.MaxValue;

    public static ComparedRegister Of(StandingSnapshot snapshot) =>
        new(snapshot.Quarter, snapshot.Settings.Settings.Threshold,
            snapshot.Settings.Settings.FinancialYearStartsIn)
        { Snapshot = snapshot };

    /// <param name="then">What it is compared with; null before the first snapshot.</param>
    public static ComparedRegister Live(RegisterSettings settings, DateOnly today, StandingSnapshot? then)
    {
        var present = Quarter.Containing(today, settings.FinancialYearStartsIn);
        var quarter = then is not null && then.Quarter >= present ? then.Quarter.Next : present;
        return new ComparedRegister(quarter, settings.Threshold, settings.FinancialYearStartsIn);
    }

    /// <summary>Whether it was drawn up next after a snapshot, so that nothing came between.</summary>
    public bool Follows(StandingSnapshot then) => Snapshot is not null && Snapshot.Predecessor == then.Id;

    /// <summary>The states of live entries.</summary>
    public static async Task<IReadOnlyList<EntryState>> ReadLive(NpgsqlConnection connection, Guid[] ids, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(LiveStates, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(stop);
        var states = new List<EntryState>();
        while (await reader.ReadAsync(stop))
            states.Add(StoredEntry.ReadState(reader.GetGuid(0), StoredEntry.ReadFacts(reader.GetFieldValue<byte[]>(1)),
                reader.GetFieldValue<byte[]>(2)));
        return states;
    }
}
