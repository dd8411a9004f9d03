using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>What makes a new entry.</summary>
/// <param name="Status">Null: a proposal when an owner sends it, else an open entry.</param>
/// <param name="Reference">Named by an editor; null for the next number.</param>
public sealed record NewEntry(EntryKind Kind, EntryStatus? Status, EntryReference? Reference, EntryPatch Patch, string? Note)
{
    /// <summary>Whether the reference may be far beyond the last.</summary>
    public bool ConfirmsReference { get; init; }

    /// <summary>What was wrong with the words that it came in.</summary>
    public Faults Faults { get; init; } = new();
}

/// <summary>Makes an entry: an owner's is a proposal, an editor's an open entry unless it says otherwise.</summary>
public sealed class CreateEntry(PlannedDatabase database, EntryWriter writer, RegisterSettingsInForce settings)
{
    const int MostTries = 5;

    public async Task<Result<EntryRow>> Apply(Actor actor, NewEntry entry, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var done = await Apply(connection, actor, entry, stop);
        if (done.IsDone) await transaction.CommitConfirmed();
        return done;
    }

    public async Task<Result<EntryRow>> Apply(NpgsqlConnection connection, Actor actor, NewEntry entry, CancellationToken stop)
    {
        var (now, faults, patch) = (writer.Now, entry.Faults, entry.Patch);
        var status = entry.Status ?? (actor.IsEditor ? EntryStatus.Open : EntryStatus.Proposed);
        if (!actor.IsEditor)
        {
            if (NotForOwners(entry) is { } forbidden) return forbidden;
            if (!patch.Owners.IsGiven) patch = patch with { Owners = new(true, actor.Posts) };
            else if (!actor.ActsForAny(patch.Owners.Value))
            {
                return new Refusal(EntryRefusals.NotForOwners,
                    $"A proposal names an owner that you act for: {string.Join(", ", actor.Posts)}.");
            }
        }

        if (entry.Reference is not null && status == EntryStatus.Proposed) faults.Add("reference", "is given when a proposal is accepted");
        EntryRules.CheckNote("changeNote", entry.Note, faults);
        var decision = EntryLife.Propose(Guid.CreateVersion7(now), entry.Kind, status, patch, settings.Settings, now, faults);
        if (EntryChanges.Refused(decision) is { } refused) return refused;
        return await Store(connection, actor, decision, entry, stop);
    }

    async Task<Result<EntryRow>> Store(
        NpgsqlConnection connection, Actor actor, LifeDecision decision, NewEntry entry, CancellationToken stop)
    {
        var state = decision.State!;
        for (var tries = 1; ; tries++)
        {
            if (state.Status == EntryStatus.Open)
            {
                var (numbered, refusal) = await EntryChanges.NumberFor(connection, state.Kind, entry.Reference, entry.ConfirmsReference,
                    stop);
                if (refusal is not null) return refusal;
                state = state with { Reference = numbered!.Reference };
            }

            try
            {
                var row = await writer.TryWrite(connection, actor, new EntryChange(0, decision.Action, state, entry.Note), stop);
                return row is null ? new Refusal(EntryRefusals.NotForOwners, "An owner proposes entries of its own posts.") : row;
            }
            catch (PostgresException exception) when (exception.ConstraintName == RegisterSchema.LiveReference)
            {
                // Between taking a number and writing it, another entry was given it by name; within a transaction the lock on numbers
                // prevents that.
                if (entry.Reference is not null || tries == MostTries) return EntryChanges.InUse(state.Reference!.Value);
            }
            catch (PostgresException exception) when (exception.SqlState == RegisterSchema.LimitExceeded)
            {
                return EntryChanges.TooManyWords();
            }
        }
    }

    static Refusal? NotForOwners(NewEntry entry)
    {
        if (entry.Reference is not null || entry.Faults.Covers("reference"))
            return new Refusal(EntryRefusals.NotForOwners, "An owner proposes an entry without its reference.");
        if (entry.Patch.Exempt.IsGiven || entry.Faults.Covers("exempt"))
            return new Refusal(EntryRefusals.NotForOwners, "An owner proposes an entry without its exempt.");
        return entry.Status is EntryStatus.Open
            ? new Refusal(EntryRefusals.NotForOwners, "An owner's entry is a proposal until an editor accepts it.") : null;
    }
}
