using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>The one way in which measures change: measure, revision and audit row in one statement.</summary>
public static class MeasureWriter
{
    const string Number = "select nextval('measure_numbers')::integer";

    const string Numbers = "select nextval('measure_numbers')::integer from generate_series(1, @count)";

    // New ones, all at one instant.
    const string CreateSeveral = ManyRows.KeepPlans + """
        with given as (select * from unnest(@ids, @numbers, @facts) as g (id, number, facts)),
        created as (
            insert into measures (id, number, revision, updated_at, updated_by, facts)
            select g.id, g.number, 1, clock_timestamp(), @actor, g.facts::json from given as g
            returning id, number, updated_at
        ),
        recorded as (
            insert into measure_revisions (measure_id, revision, recorded_at, recorded_by, action, note, facts, digest)
            select c.id, 1, c.updated_at, @actor, 'measureCreated', null, g.facts::json,
                measure_digest(null, c.id, 1, c.updated_at, @actor, 'measureCreated', null, g.facts::json)
            from created as c join given as g on g.id = c.id
        ),
        audited as (
            insert into audit_log (at, actor, credential, roles, action, address, request_id, detail)
            select c.updated_at, @actor, @credential, @roles, 'measureCreated', @address, @request,
                json_build_object('measure', 'PM' || c.number, 'revision', 1)
            from created as c
        )
        select c.id, 1 as revision, c.updated_at as UpdatedAt, @actor as UpdatedBy, g.facts as Facts
        from created as c join given as g on g.id = c.id
        """;

    const string Write = """
        with created as (
            insert into measures (id, number, revision, updated_at, updated_by, facts)
            select @id, @number, 1, clock_timestamp(), @actor, @facts::json where @expected = 0
            returning id, revision, updated_at
        ),
        changed as (
            update measures as m
            set revision = m.revision + 1, updated_at = greatest(clock_timestamp(), m.updated_at + interval '1 microsecond'),
                updated_by = @actor, facts = @facts::json
            where m.id = @id and @expected > 0 and m.revision = @expected
            returning m.id, m.revision, m.updated_at
        ),
        written as (select * from created union all select * from changed),
        recorded as (
            insert into measure_revisions (measure_id, revision, recorded_at, recorded_by, action, note, facts, digest)
            select w.id, w.revision, w.updated_at, @actor, @action, @note, @facts::json,
                measure_digest(p.digest, w.id, w.revision, w.updated_at, @actor, @action, @note, @facts::json)
            from written as w left join measure_revisions as p on p.measure_id = w.id and p.revision = w.revision - 1
        ),
        audited as (
            insert into audit_log (at, actor, credential, roles, action, address, request_id, detail)
            select w.updated_at, @actor, @credential, @roles, @action, @address, @request,
                json_build_object('measure', @reference::text, 'revision', w.revision)
            from written as w
        )
        select w.id, w.revision, w.updated_at as UpdatedAt, @actor as UpdatedBy, @facts as Facts from written as w
        """;

    /// <summary>A number that nobody else gets; null when all have been given.</summary>
    public static async Task<MeasureReference?> TakeNumber(NpgsqlConnection connection, CancellationToken stop)
    {
        try
        {
            return new MeasureReference(await connection.ExecuteScalarAsync<int>(new CommandDefinition(Number, cancellationToken: stop)));
        }
        catch (PostgresException exception) when (exception.SqlState == ReferenceNumbers.UsedUp)
        {
            return null;
        }
    }

    /// <summary>So many numbers that nobody else gets; null when they have been given.</summary>
    public static async Task<IReadOnlyList<MeasureReference>?> TakeNumbers(NpgsqlConnection connection, int count, CancellationToken stop)
    {
        try
        {
            return (await connection.QueryAsync<int>(new CommandDefinition(Numbers, new { count }, cancellationToken: stop)))
                .Select(number => new MeasureReference(number)).ToList();
        }
        catch (PostgresException exception) when (exception.SqlState == ReferenceNumbers.UsedUp)
        {
            return null;
        }
    }

    /// <summary>Makes new measures, all or none.</summary>
    public static Task<IEnumerable<MeasureRow>> Create(
        NpgsqlConnection connection, Actor actor, IReadOnlyList<MeasureState> states, CancellationToken stop) =>
        connection.QueryAsync<MeasureRow>(new CommandDefinition(CreateSeveral, actor.ParametersWith(new
        {
            ids = states.Select(state => state.Id).ToArray(),
            numbers = states.Select(state => state.Reference.Number).ToArray(),
            facts = states.Select(state => JsonSerializer.Serialize(state, MeasureJson.Stored.MeasureState)).ToArray(),
        }), cancellationToken: stop));

    /// <param name="expected">The revision that the change was made from; 0 for a new measure.</param>
    /// <returns>The measure as it is now; null when it was at another revision.</returns>
    public static Task<MeasureRow?> TryWrite(
        NpgsqlConnection connection, Actor actor, MeasureState state, int expected, AuditAction action, string? note,
        CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<MeasureRow>(new CommandDefinition(Write, actor.ParametersWith(new
        {
            state.Id,
            number = state.Reference.Number,
            reference = state.Reference.ToString(),
            expected,
            action = EnumNames.Of(action),
            note,
            facts = JsonSerializer.Serialize(state, MeasureJson.Stored.MeasureState),
        }), cancellationToken: stop));
}
