using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Finds entries for those who want to change them, and carries out what was decided.</summary>
public sealed class EntryChanges(PlannedDatabase database, EntryWriter writer, RegisterSettingsInForce settings)
{
    // Those that may change any revision wait for one another here, behind the same lock as every writer.
    const string Hold = """
        select pg_advisory_xact_lock_shared(@lock);
        select id from entries where id = @id for no key update;
        """;

    /// <summary>What changes are stamped with: PostgreSQL's microseconds.</summary>
    public DateTimeOffset Now => writer.Now;

    /// <summary>For the types and objectives that entries may have.</summary>
    public RegisterSettings Settings => settings.Settings;

    /// <summary>The entry, if the actor may see and change it; else not found, or not theirs.</summary>
    public static async Task<Result<FoundEntry>> Find(NpgsqlConnection connection, Actor actor, string named, CancellationToken stop)
    {
        var found = await LiveEntries.Find(connection, named, actor, stop);
        return found.IsDone && NotTheirs(found.Value, actor) is { } notTheirs ? notTheirs : found;
    }

    /// <summary>The same in its present revision until the transaction ends, for what may change any.</summary>
    public static async Task<Result<FoundEntry>> FindAndHold(NpgsqlConnection connection, Actor actor, Guid id, CancellationToken stop)
    {
        await connection.ExecuteAsync(new CommandDefinition(Hold, new { @lock = RegisterSchema.WriteLock, id }, cancellationToken: stop));
        return await Find(connection, actor, id.ToString("D"), stop);
    }

    /// <summary>Refused when the entry is not of a post that the actor acts for.</summary>
    public static Refusal? NotTheirs(FoundEntry entry, Actor actor) => actor.IsEditor || actor.ActsForAny(entry.Facts.Owners) ? null
        : new Refusal(EntryRefusals.NotYours, $"{entry.Name} belongs to {Listed(entry.Facts.Owners)}; you act for {Listed(actor.Posts)}.");

    /// <summary>Finds an entry and changes it, in one transaction: all of it is kept, or nothing.</summary>
    public async Task<Result<T>> Run<T>(
        Actor actor, string named, Func<NpgsqlConnection, FoundEntry, Task<Result<T>>> change, CancellationToken stop) where T : notnull
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var (entry, refusal) = await Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var done = await change(connection, entry!);
        if (done.IsDone) await transaction.CommitConfirmed();
        return done;
    }

    /// <summary>Stores what was decided.</summary>
    /// <param name="note">Why, in the words of who did it.</param>
    /// <param name="named">A reference that was chosen rather than taken from the sequence; noted in the same transaction.</param>
    /// <param name="isConfirmed">Whether it may be far beyond the last.</param>
    public async Task<Result<EntryRow>> Store(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, LifeDecision decision, string? note, EntryReference? named,
        CancellationToken stop, bool isConfirmed = false)
    {
        if (Refused(decision) is { } refusal) return refusal;
        var state = decision.State!;
        if (state.SameAs(entry.State)) return entry.Row;
        try
        {
            if (named is { } number && await ReferenceNumbers.Name(connection, number, isConfirmed, stop) is { } far) return far;
            var written = await writer.TryWrite(connection, actor, new EntryChange(entry.Row.Revision, decision.Action, state, note), stop);
            if (written is not null) return written.ComparedAs(entry.Row);
        }
        catch (PostgresException exception) when (exception.ConstraintName == RegisterSchema.LiveReference)
        {
            return InUse(state.Reference!.Value);
        }
        catch (PostgresException exception) when (exception.SqlState == RegisterSchema.LimitExceeded)
        {
            return TooManyWords();
        }

        var (now, gone) = await LiveEntries.Find(connection, entry.Row.Id.ToString("D"), actor, stop);
        return gone ?? Expected.Stale(now!, $"{entry.Name} has been changed meanwhile and is at revision {now!.Row.Revision}.");
    }

    /// <summary>Why a decision was none, as a refusal.</summary>
    public static Refusal? Refused(LifeDecision decision) =>
        decision.Faults is { Any: true } faults ? Invalid(faults)
        : decision.WrongStatus is { } wrong ? new Refusal(EntryRefusals.WrongStatus, wrong) : null;

    public static Refusal Invalid(Faults faults) => new(Refusals.Invalid, "", faults);

    public static Refusal InUse(EntryReference reference) =>
        new(EntryRefusals.ReferenceInUse, $"{reference} is an entry that is not closed.");

    /// <summary>400 for an entry whose words the search cannot hold: 1 MB of different ones.</summary>
    public static Refusal TooManyWords()
    {
        var faults = new Faults();
        faults.Add("", EntryRefusals.TooManyWords);
        return Invalid(faults);
    }

    /// <summary>The reference named, noted so that the sequence goes on after it, or else the next.</summary>
    public static async Task<Result<NumberedReference>> NumberFor(
        NpgsqlConnection connection, EntryKind kind, EntryReference? named, bool isConfirmed, CancellationToken stop)
    {
        try
        {
            if (named is null) return new NumberedReference(new EntryReference(kind, await ReferenceNumbers.Take(connection, kind, stop)));
            var far = await ReferenceNumbers.Name(connection, named.Value, isConfirmed, stop);
            return far is null ? new NumberedReference(named.Value) : far;
        }
        catch (PostgresException exception) when (exception.SqlState == ReferenceNumbers.UsedUp)
        {
            return ReferenceNumbers.NoneLeft();
        }
    }

    static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "nobody" : string.Join(" and ", names);
}

/// <summary>A reference that was given just now.</summary>
public sealed record NumberedReference(EntryReference Reference);
