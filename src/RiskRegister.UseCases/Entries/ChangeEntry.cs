using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>What changes an entry.</summary>
/// <param name="Reference">Another reference, for editors.</param>
public sealed record EntryRevision(EntryPatch Patch, Optional<EntryReference?> Reference, string? Note)
{
    /// <summary>Whether it names the status, which only the nouns of an entry's life change.</summary>
    public bool NamesStatus { get; init; }

    /// <summary>Whether the reference may be far beyond the last.</summary>
    public bool ConfirmsReference { get; init; }

    /// <summary>What was wrong with the words that it came in.</summary>
    public Faults Faults { get; init; } = new();
}

/// <summary>Changes what an entry says, its scores and whose it is.</summary>
public sealed class ChangeEntry(EntryChanges entries)
{
    public Task<Result<EntryRow>> Apply(
        Actor actor, string named, Expected expected, EntryPatch patch, string? note, CancellationToken stop) =>
        entries.Run(actor, named,
            (connection, entry) => Apply(connection, actor, entry, expected, new EntryRevision(patch, default, note), stop), stop);

    public async Task<Result<EntryRow>> Apply(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Expected expected, EntryRevision change, CancellationToken stop)
    {
        if (expected.Check(entry) is { } stale) return stale;
        if (!actor.IsEditor && KeptFromOwners(change) is { } kept)
            return new Refusal(EntryRefusals.NotForOwners, $"An owner changes an entry's text and scores, not its {kept}.");
        var (present, faults, renamed) = (entry.State, change.Faults, change.Reference.Or(null));
        if (change.Reference.IsGiven && present.Reference is null)
            faults.AddUnlessCovered("reference", "is given when a proposal is accepted");
        else if (change.Reference.IsGiven && renamed is null) faults.AddUnlessCovered("reference", "must not be null");
        CheckKind(renamed, present.Kind, faults);
        EntryRules.CheckNote("changeNote", change.Note, faults);
        var decision = EntryLife.Change(present, change.Patch, entries.Settings, entries.Now, faults);
        if (decision.State is { } state && renamed is { } reference)
            decision = LifeDecision.To(decision.Action, state with { Reference = reference });
        return await entries.Store(connection, actor, entry, decision, change.Note, renamed == present.Reference ? null : renamed, stop,
            change.ConfirmsReference);
    }

    /// <summary>A reference that is named has the letters of its kind.</summary>
    public static void CheckKind(EntryReference? reference, EntryKind kind, Faults faults)
    {
        if (reference is { } named && named.Kind != kind)
            faults.AddUnlessCovered("reference", kind == EntryKind.Risk ? "must begin with CR: it is a risk"
                : "must begin with CO: it is an opportunity");
    }

    // What the Roles table keeps from an entry's own owners.
    static string? KeptFromOwners(EntryRevision change) =>
        change.Patch.Owners.IsGiven || change.Faults.Covers("owners") ? "owners"
        : change.NamesStatus ? "status"
        : change.Patch.Exempt.IsGiven || change.Faults.Covers("exempt") ? "exempt"
        : change.Reference.IsGiven || change.Faults.Covers("reference") ? "reference" : null;
}
