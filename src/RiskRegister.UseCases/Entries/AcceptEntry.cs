using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>A proposal becomes an open entry and gets its reference.</summary>
public sealed class AcceptEntry(EntryChanges entries)
{
    /// <param name="reference">Named, or null for the next number.</param>
    public Task<Result<EntryRow>> Apply(
        Actor actor, string named, Expected expected, EntryReference? reference, string? note, CancellationToken stop) =>
        entries.Run(actor, named, (connection, entry) =>
            Apply(connection, actor, entry, expected, reference, isConfirmed: false, note, new Faults(), stop), stop);

    /// <param name="isConfirmed">Whether the reference may be far beyond the last.</param>
    /// <param name="faults">What was wrong with the words that it came in.</param>
    public async Task<Result<EntryRow>> Apply(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Expected expected, EntryReference? reference, bool isConfirmed,
        string? note, Faults faults,
        CancellationToken stop)
    {
        if (expected.Check(entry) is { } stale) return stale;
        ChangeEntry.CheckKind(reference, entry.Facts.Kind, faults);
        EntryRules.CheckNote("changeNote", note, faults);
        if (faults.Any) return EntryChanges.Invalid(faults);

        // Whether it can be accepted is known before a number is taken.
        var present = entry.State;
        if (EntryChanges.Refused(EntryLife.Accept(present, reference ?? new EntryReference(present.Kind, 1))) is { } refused)
            return refused;
        var (number, noneLeft) = await EntryChanges.NumberFor(connection, present.Kind, reference, isConfirmed, stop);
        if (noneLeft is not null) return noneLeft;
        return await entries.Store(connection, actor, entry, EntryLife.Accept(present, number!.Reference), note, named: null, stop);
    }
}
