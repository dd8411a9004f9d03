using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Brings a closed entry back to the status it had.</summary>
public sealed class ReopenEntry(EntryChanges entries)
{
    public Task<Result<EntryRow>> Apply(Actor actor, string named, Expected expected, CancellationToken stop) =>
        entries.Run(actor, named, (connection, entry) => Apply(connection, actor, entry, expected, stop), stop);

    public async Task<Result<EntryRow>> Apply(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Expected expected, CancellationToken stop) =>
        expected.Check(entry) is { } stale ? stale
        : await entries.Store(connection, actor, entry, EntryLife.Reopen(entry.State), note: null, named: null, stop);
}
