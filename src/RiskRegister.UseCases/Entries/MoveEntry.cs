using System.Globalization;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>An entry comes from one register to another: somebody asks for it with a reason, an editor decides. Both stay.</summary>
public sealed class MoveEntry(EntryChanges entries)
{
    const string Count = "select count(*)::integer from entry_moves where entry_id = @entry";

    const string Asked = "select exists (select from asked_moves where entry_id = @entry)";

    const string Insert = """
        insert into entry_moves (id, entry_id, from_level, to_level, reason, actor) values (@id, @entry, @from, @to, @reason, @actor)
        """;

    const string Decision = "insert into entry_move_decisions (move_id, accepted, reason, actor) values (@id, @accepted, @reason, @actor)";

    /// <summary>Asks for a move.</summary>
    /// <param name="entry">Held until the transaction ends.</param>
    /// <param name="to">Null when none could be read, which <paramref name="faults"/> then say; so is <paramref name="reason"/>.</param>
    public static async Task<Result<MoveRow>> Ask(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, RegisterLevel? to, string? reason, Faults faults,
        CancellationToken stop)
    {
        if (to is null) faults.AddUnlessCovered("to", "is required");
        Check(reason, isRequired: true, faults);
        if (faults.Any) return EntryChanges.Invalid(faults);
        if (EntryChanges.Refused(EntryLife.Move(entry.State, to!.Value)) is { } refused) return refused;
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Asked, new { entry = entry.Row.Id }, cancellationToken: stop)))
            return new Refusal(EntryRefusals.MoveAsked, $"A move of {entry.Name} was asked for already, and is to be decided first.");
        if (await connection.ExecuteScalarAsync<int>(new CommandDefinition(Count, new { entry = entry.Row.Id }, cancellationToken: stop))
            >= EntryLimits.Moves)
        {
            return new Refusal(EntryRefusals.MovesFull, string.Create(CultureInfo.InvariantCulture,
                $"For {entry.Name} {EntryLimits.Moves} moves were asked for, which is as many as there can be."));
        }

        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(new CommandDefinition(Insert, new
        {
            id,
            entry = entry.Row.Id,
            from = EnumNames.Of(entry.Facts.Level),
            to = EnumNames.Of(to.Value),
            reason,
            actor = actor.Name,
        }, cancellationToken: stop));
        return await Told(connection, actor, AuditAction.MoveAsked, entry, id, stop);
    }

    /// <summary>Accepts a move: the other register keeps the entry from then on.</summary>
    /// <param name="reason">What is said of it; null for nothing.</param>
    public async Task<Result<EntryRow>> Accept(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Expected expected, string named, string? reason, Faults faults,
        CancellationToken stop)
    {
        var (held, gone) = await EntryChanges.FindAndHold(connection, actor, entry.Row.Id, stop);
        if (gone is not null) return gone;
        var (move, missing) = await ReadMoves.Find(connection, held!, named, stop);
        if ((missing ?? expected.Check(held!)) is { } refusal) return refusal;
        Check(reason, isRequired: false, faults);
        if (faults.Any) return EntryChanges.Invalid(faults);
        if (move!.Accepted is not null) return Decided(held!);
        await Decide(connection, actor, move.Id, accepted: true, reason, stop);
        var decision = EntryLife.Move(held!.State, move.To);
        return await entries.Store(connection, actor, held, decision, reason ?? move.Reason, named: null, stop);
    }

    /// <summary>Refuses a move with a reason.</summary>
    /// <param name="entry">Held until the transaction ends.</param>
    public static async Task<Result<MoveRow>> Refuse(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, string named, string? reason, Faults faults, CancellationToken stop)
    {
        var (move, missing) = await ReadMoves.Find(connection, entry, named, stop);
        if (missing is not null) return missing;
        Check(reason, isRequired: true, faults);
        if (faults.Any) return EntryChanges.Invalid(faults);
        if (move!.Accepted is not null) return Decided(entry);
        await Decide(connection, actor, move.Id, accepted: false, reason, stop);
        return await Told(connection, actor, AuditAction.MoveRefused, entry, move.Id, stop);
    }

    static void Check(string? reason, bool isRequired, Faults faults)
    {
        if (isRequired) faults.AddUnlessCovered("reason", TextRules.RequiredProseFault(reason ?? "", EntryLimits.ChangeNote));
        else EntryRules.CheckNote("reason", reason, faults);
    }

    static Task<int> Decide(NpgsqlConnection connection, Actor actor, Guid id, bool accepted, string? reason, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Decision, new { id, accepted, reason, actor = actor.Name }, cancellationToken: stop));

    static Refusal Decided(FoundEntry entry) => new(EntryRefusals.MoveDecided, $"This move of {entry.Name} was decided already.");

    static async Task<Result<MoveRow>> Told(
        NpgsqlConnection connection, Actor actor, AuditAction action, FoundEntry entry, Guid id, CancellationToken stop)
    {
        await AuditLog.WriteOfEntry(connection, actor, action, entry, writer => writer.WriteString("move"u8, id), stop);
        return await ReadMoves.Find(connection, entry, id.ToString("D"), stop);
    }
}
