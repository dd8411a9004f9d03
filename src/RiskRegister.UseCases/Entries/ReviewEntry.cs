using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Looked at, nothing to change.</summary>
public sealed class ReviewEntry(EntryChanges entries)
{
    /// <param name="note">What was looked at.</param>
    public Task<Result<EntryRow>> Apply(Actor actor, string named, Expected expected, string? note, CancellationToken stop) =>
        entries.Run(actor, named, (connection, entry) => Apply(connection, actor, entry, expected, note, new Faults(), stop), stop);

    /// <param name="faults">What was wrong with the words that it came in.</param>
    public async Task<Result<EntryRow>> Apply(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Expected expected, string? note, Faults faults, CancellationToken stop)
    {
        if (expected.Check(entry) is { } stale) return stale;
        EntryRules.CheckNote("note", note, faults);
        return faults.Any ? EntryChanges.Invalid(faults)
            : await entries.Store(connection, actor, entry, EntryLife.Review(entry.State, entries.Now), note, named: null, stop);
    }
}
