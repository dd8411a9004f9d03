using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>Makes, changes, ends and brings back measures.</summary>
public sealed class ChangeMeasures(Transactions transactions, TimeProvider clock)
{
    /// <summary>A new measure.</summary>
    public static async Task<Result<MeasureRow>> Create(
        NpgsqlConnection connection, Actor actor, MeasurePatch patch, string? note, Faults faults, CancellationToken stop)
    {
        CheckNote(note, faults);
        // Everything else is looked at before a number is taken.
        MeasureLife.Create(Guid.Empty, default, patch, faults);
        if (faults.Any) return Invalid(faults);
        if (await MeasureWriter.TakeNumber(connection, stop) is not { } reference)
            return new Refusal(MeasureRefusals.NumbersUsedUp, $"Every number up to {MeasureReference.HighestNumber} has been given.");
        var state = MeasureLife.Create(Guid.CreateVersion7(), reference, patch, faults);
        return (await MeasureWriter.TryWrite(connection, actor, state, expected: 0, AuditAction.MeasureCreated, note, stop))!;
    }

    /// <param name="isExpected">Whether an id and revision are those that the change was made from.</param>
    public Task<Result<MeasureRow>> Change(
        Actor actor, string named, Func<Guid, int, bool> isExpected, MeasurePatch patch, string? note, Faults faults,
        CancellationToken stop) =>
        Apply(actor, named, isExpected, AuditAction.MeasureChanged, note, faults, present => MeasureLife.Change(present, patch, faults),
            stop);

    /// <summary>Ends a measure; its values stay, and no more are given.</summary>
    /// <param name="replacedBy">The reference or id of the measure that takes its place.</param>
    public async Task<Result<MeasureRow>> Retire(
        NpgsqlConnection connection, Actor actor, string named, Func<Guid, int, bool> isExpected, string? reason, string? replacedBy,
        Faults faults,
        CancellationToken stop)
    {
        Guid? other = null;
        if (replacedBy is not null)
        {
            var found = await FindMeasures.Find(connection, actor, replacedBy, stop);
            if (found.IsDone) other = found.Value.Id;
            else faults.AddUnlessCovered("replacedBy", "is no measure's reference or id");
        }

        if (reason is null) faults.AddUnlessCovered("reason", "is required");
        return await Apply(connection, actor, named, isExpected, AuditAction.MeasureRetired, reason, faults,
            present => present.Retirement is not null
                ? new Refusal(MeasureRefusals.Retired, $"{present.Reference} is retired already.")
                : MeasureLife.Retire(present, reason ?? "-", other, clock.GetUtcNow(), faults), stop);
    }

    public Task<Result<MeasureRow>> Restore(Actor actor, string named, Func<Guid, int, bool> isExpected, CancellationToken stop) =>
        Apply(actor, named, isExpected, AuditAction.MeasureRestored, note: null, new Faults(), present => present.Retirement is null
            ? new Refusal(MeasureRefusals.NotRetired, $"{present.Reference} is not retired.")
            : present with { Retirement = null }, stop);

    Task<Result<MeasureRow>> Apply(
        Actor actor, string named, Func<Guid, int, bool> isExpected, AuditAction action, string? note, Faults faults,
        Func<MeasureState, Result<MeasureState>> change, CancellationToken stop) => transactions.Run(
        connection => Apply(connection, actor, named, isExpected, action, note, faults, change, stop), stop);

    static async Task<Result<MeasureRow>> Apply(
        NpgsqlConnection connection, Actor actor, string named, Func<Guid, int, bool> isExpected, AuditAction action, string? note,
        Faults faults,
        Func<MeasureState, Result<MeasureState>> change, CancellationToken stop)
    {
        var found = await FindMeasures.Find(connection, actor, named, stop);
        if (!found.IsDone) return found;
        var present = found.Value;
        if (!isExpected(present.Id, present.Revision)) return Stale(present);
        CheckNote(note, faults);
        var (state, refusal) = change(present.State);
        if (faults.Any) return Invalid(faults);
        if (refusal is not null) return refusal;
        if (state!.SameAs(present.State)) return present;
        var written = await MeasureWriter.TryWrite(connection, actor, state, present.Revision, action, note, stop);
        if (written is not null) return written;
        var (now, gone) = await FindMeasures.Find(connection, actor, named, stop);
        return gone ?? Stale(now!);
    }

    static Refusal Stale(MeasureRow now) =>
        new(Refusals.Stale, $"{now.State.Reference} has been changed meanwhile; the ETag sent is of another revision.") { About = now };

    static Refusal Invalid(Faults faults) => new(Refusals.Invalid, "", faults);

    static void CheckNote(string? note, Faults faults)
    {
        if (note is not null) faults.AddUnlessCovered("changeNote", TextRules.ProseFault(note, MeasureLimits.Note));
    }
}
