using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Committees;

/// <summary>A body that the register goes to.</summary>
public sealed class BodyRow
{
    public required string Key { get; init; }

    public required int Revision { get; init; }

    public required string Name { get; init; }

    /// <summary>Where it usually meets.</summary>
    public string? Place { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Its place in the usual route; null when it has none.</summary>
    public int? Position { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public BodyPlan Plan => new(Name, Place, IsPublic, Position);
}

/// <summary>Reads, keeps and removes bodies.</summary>
public sealed class Bodies(NpgsqlDataSource database, Transactions transactions)
{
    const string Columns = """
        select b.key, b.revision, b.name, b.place, b.is_public as IsPublic, b.route_position as Position, b.updated_at as UpdatedAt,
            b.updated_by as UpdatedBy
        from bodies as b

        """;

    const string List = Columns + "where " + CommitteeSight.Bodies + " order by b.route_position nulls last, b.name, b.key";

    const string One = Columns + "where b.key = @key and " + CommitteeSight.Bodies;

    // One change at a time, so that neither the count nor a name moves meanwhile.
    const string BeAlone = "lock table bodies in share row exclusive mode";

    const string Others = "select key from bodies where key <> @key and name_key(name) = name_key(@name)";

    const string Count = "select count(*)::integer from bodies";

    const string Put = """
        insert into bodies as b (key, revision, name, place, is_public, route_position, updated_by)
        values (@key, 1, @name, @place, @isPublic, @position, @actor)
        on conflict (key) do update
            set revision = b.revision + 1, name = excluded.name, place = excluded.place, is_public = excluded.is_public,
                route_position = excluded.route_position, updated_at = clock_timestamp(), updated_by = excluded.updated_by
        """;

    const string Delete = "delete from bodies where key = @key";

    const string Meets = "select exists (select from meetings where body = @key)";

    /// <summary>In the order of the usual route.</summary>
    public async Task<IReadOnlyList<BodyRow>> All(Actor actor, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<BodyRow>(
            new CommandDefinition(List, CommitteeSight.Parameters(actor, new { }), cancellationToken: stop))).AsList();
    }

    public async Task<Result<BodyRow>> Find(Actor actor, string key, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Find(connection, actor, key, stop) is { } body ? body : NotFound(key);
    }

    public static Task<BodyRow?> Find(NpgsqlConnection connection, Actor actor, string key, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<BodyRow>(
            new CommandDefinition(One, CommitteeSight.Parameters(actor, new { key }), cancellationToken: stop));

    /// <summary>Keeps what is said of a body, whether it is there or not.</summary>
    /// <param name="from">Of the body that is there, or null: why it may not be changed from what the caller has read.</param>
    /// <returns>The body, and whether its key is new.</returns>
    public Task<Result<(BodyRow Body, bool IsNew)>> Keep(
        Actor actor, string key, BodyPlan plan, Func<BodyRow?, Refusal?> from, Faults faults, CancellationToken stop) =>
        transactions.Run(connection => Keep(connection, actor, key, plan, from, faults, stop), stop);

    /// <summary>The same within what is one act with others.</summary>
    public static async Task<Result<(BodyRow Body, bool IsNew)>> Keep(
        NpgsqlConnection connection, Actor actor, string key, BodyPlan plan, Func<BodyRow?, Refusal?> from, Faults faults,
        CancellationToken stop)
    {
        if (!CommitteeRules.IsKey(key)) return NotFound(key);
        await connection.ExecuteAsync(new CommandDefinition(BeAlone, cancellationToken: stop));
        var present = await Find(connection, actor, key, stop);
        if (from(present) is { } refused) return refused;
        CommitteeRules.Check(plan, faults);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        if (present?.Plan == plan) return (present, false);
        if (await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Others, new { key, plan.Name }, cancellationToken: stop))
            is { } other) return new Refusal(CommitteeRefusals.BodyExists, $"\"{other}\" is called {plan.Name} already.");
        if (present is null && await connection.ExecuteScalarAsync<int>(new CommandDefinition(Count, cancellationToken: stop))
            >= CommitteeLimits.Bodies)
        {
            return new Refusal(CommitteeRefusals.BodiesFull,
                $"{CommitteeLimits.Bodies} bodies are kept, which is as many as there can be.");
        }

        await connection.ExecuteAsync(new CommandDefinition(
            Put, new { key, plan.Name, plan.Place, plan.IsPublic, plan.Position, actor = actor.Name }, cancellationToken: stop));
        await AuditLog.Write(connection, actor, AuditAction.BodyKept, writer =>
        {
            writer.WriteString("body"u8, key);
            writer.WriteString("name"u8, plan.Name);
            writer.WriteBoolean("public"u8, plan.IsPublic);
        }, stop);
        return ((await Find(connection, actor, key, stop))!, present is null);
    }

    // A meeting of it that is being planned is waited for.
    const string Hold = "select key from bodies where key = @key for update";

    /// <param name="from">As for <see cref="Keep(Actor, string, BodyPlan, Func{BodyRow?, Refusal?}, Faults, CancellationToken)"/>.</param>
    public Task<Result<BodyRow>> Remove(Actor actor, string key, Func<BodyRow?, Refusal?> from, CancellationToken stop) =>
        transactions.Run<BodyRow>(async connection =>
        {
            await connection.ExecuteAsync(new CommandDefinition(BeAlone, cancellationToken: stop));
            if (await Find(connection, actor, key, stop) is not { } present) return NotFound(key);
            if (from(present) is { } refused) return refused;
            await connection.ExecuteAsync(new CommandDefinition(Hold, new { key }, cancellationToken: stop));
            if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Meets, new { key }, cancellationToken: stop)))
                return new Refusal(CommitteeRefusals.BodyMeets, $"{present.Name} has meetings, which would be nobody's.");
            await connection.ExecuteAsync(new CommandDefinition(Delete, new { key }, cancellationToken: stop));
            await AuditLog.Write(connection, actor, AuditAction.BodyRemoved, writer => writer.WriteString("body"u8, key), stop);
            return present;
        }, stop);

    public static Refusal NotFound(string key) => new(CommitteeRefusals.BodyNotFound, CommitteeRules.IsKey(key)
        ? $"There is no body \"{key}\"."
        : $"\"{Refusal.Named(key)}\" names no body: a name has small letters, digits and single hyphens, at most {CommitteeLimits.Key}.");
}
