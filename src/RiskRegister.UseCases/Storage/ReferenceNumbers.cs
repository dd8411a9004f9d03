using Dapper;
using Npgsql;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>Gives references their numbers: one sequence for each kind, which a named number raises. Gaps are fine.</summary>
public static class ReferenceNumbers
{
    /// <summary>The SQLSTATE of a sequence at its end.</summary>
    public const string UsedUp = "2200H";

    // Whoever raises a sequence is alone with it; those who only take the next number share it.
    const string Next = """
        select pg_advisory_xact_lock_shared(@lock);
        select nextval(@sequence::regclass)::integer;
        """;

    /// <summary>A number further beyond the last one given is confirmed: all in between
    /// are used up by it, and there is no way back.</summary>
    public const int FarBeyond = 10_000;

    const string Raise = """
        select pg_advisory_xact_lock(@lock);
        select coalesce(s.last_value, 0)::integer,
            case when @number > coalesce(s.last_value, 0) and (@confirmed or @number - coalesce(s.last_value, 0) <= @far)
                then setval(@sequence::regclass, @number) end
        from pg_sequences as s
        where s.schemaname = 'public' and s.sequencename = @sequence;
        """;

    const string Reserve = "select pg_advisory_xact_lock(@risk), pg_advisory_xact_lock(@opportunity)";

    const string Last = "select coalesce(last_value, 0)::integer from pg_sequences where schemaname = 'public' and sequencename = "
        + "@sequence";

    /// <summary>The next number of a kind.</summary>
    /// <exception cref="PostgresException">2200H when all numbers have been given.</exception>
    public static async Task<int> Take(NpgsqlConnection connection, EntryKind kind, CancellationToken stop)
    {
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(Next,
            new { @lock = LockOf(kind), sequence = SequenceOf(kind) }, cancellationToken: stop));
        await answers.ReadAsync();
        return await answers.ReadSingleAsync<int>();
    }

    /// <summary>409 for <see cref="UsedUp"/>.</summary>
    public static Refusal NoneLeft() =>
        new(EntryRefusals.ReferencesUsedUp, $"Every number up to {EntryReference.HighestNumber} has been given.");

    /// <summary>Notes that a number was given by name; refused when it is far beyond the last and nobody has confirmed it.</summary>
    public static async Task<Refusal?> Name(NpgsqlConnection connection, EntryReference reference, bool isConfirmed, CancellationToken stop)
    {
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(Raise, new
        {
            @lock = LockOf(reference.Kind),
            sequence = SequenceOf(reference.Kind),
            number = (long)reference.Number,
            confirmed = isConfirmed,
            far = (long)FarBeyond,
        }, cancellationToken: stop));
        await answers.ReadAsync();
        var last = await answers.ReadSingleAsync<int>();
        return isConfirmed || reference.Number - last <= FarBeyond ? null : new Refusal(EntryRefusals.ReferenceFar,
            $"{reference} is more than {FarBeyond:N0} beyond the last number given, {last}, and those in between would not be "
                + $"given any more. "
            + "If it is meant, send it again with confirmReference true.");
    }

    /// <summary>The number given last, without taking one.</summary>
    public static Task<int> Highest(NpgsqlConnection connection, EntryKind kind, CancellationToken stop) =>
        connection.ExecuteScalarAsync<int>(new CommandDefinition(Last, new { sequence = SequenceOf(kind) }, cancellationToken: stop));

    /// <summary>
    /// Keeps everybody else from taking numbers until the transaction ends. Comes before <see cref="RegisterSchema.WriteLock"/>, always.
    /// </summary>
    public static Task BeAlone(NpgsqlConnection connection, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Reserve,
        new { risk = LockOf(EntryKind.Risk), opportunity = LockOf(EntryKind.Opportunity) }, cancellationToken: stop));

    static string SequenceOf(EntryKind kind) => kind == EntryKind.Risk ? "risk_numbers" : "opportunity_numbers";

    static long LockOf(EntryKind kind) => RegisterSchema.WriteLock + 1 + (int)kind;
}
