using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>A measure as the evidence for an entry.</summary>
public sealed class MeasureLinkRow
{
    public const string Columns = """
        k.entry_id as EntryId, k.measure_id as MeasureId, k.version, k.why, k.removed, k.recorded_at as RecordedAt,
            k.recorded_by as RecordedBy
        """;

    public required Guid EntryId { get; init; }

    public required Guid MeasureId { get; init; }

    public required int Version { get; init; }

    public string? Why { get; init; }

    /// <summary>It is linked no longer; its versions stay.</summary>
    public required bool Removed { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required string RecordedBy { get; init; }
}

/// <summary>An entry that a measure is evidence for.</summary>
public sealed record EntryOfMeasure(Guid Id, string? Reference, string Title, string? Why);

/// <summary>Links measures to the risks and opportunities that they are evidence for.</summary>
public sealed class LinkMeasures(NpgsqlDataSource database, Transactions transactions)
{
    const string One = "select " + MeasureLinkRow.Columns
        + " from entry_measures as k where k.entry_id = @entry and k.measure_id = @measure";

    // Links of entries that an actor may see alone.
    const string Entries = """
        select e.id, e.reference, e.title, k.why
        from entry_measures as k join entries as e on e.id = k.entry_id
        where k.measure_id = @id and not k.removed and (@all or not e.exempt or e.owner_keys && name_keys(@posts))
        order by e.position, e.id
        limit @most
        """;

    const string Count = "select count(*)::integer from entry_measures where entry_id = @entry and not removed and measure_id <> @measure";

    const string Write = """
        with written as (
            insert into entry_measures as k (entry_id, measure_id, version, why, removed, recorded_at, recorded_by)
            values (@entry, @measure, 1, @why, @removed, clock_timestamp(), @actor)
            on conflict (entry_id, measure_id) do update
                set version = k.version + 1, why = excluded.why, removed = excluded.removed,
                    recorded_at = greatest(excluded.recorded_at, k.recorded_at + interval '1 microsecond'), recorded_by =
                        excluded.recorded_by
                where k.version = @expected
            returning k.*
        )
        insert into entry_measure_versions
        select w.*, entry_measure_digest(p.digest, w)
        from written as w
        left join entry_measure_versions as p
            on p.entry_id = w.entry_id and p.measure_id = w.measure_id and p.version = w.version - 1
        """;

    /// <summary>404 when the actor may see the one or the other not, or they are not linked.</summary>
    public async Task<Result<MeasureLinkRow>> Read(Actor actor, string entry, string measure, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (both, refusal) = await Find(connection, actor, entry, measure, stop);
        if (refusal is not null) return refusal;
        return await Present(connection, both, stop) is { Removed: false } link ? link : NotLinked(both);
    }

    /// <summary>The entries that a measure is evidence for, in register order.</summary>
    public async Task<Result<IReadOnlyList<EntryOfMeasure>>> EntriesOf(Actor actor, string measure, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await FindMeasures.Find(connection, actor, measure, stop);
        if (refusal is not null) return refusal;
        return (await connection.QueryAsync<EntryOfMeasure>(new CommandDefinition(Entries, new
        {
            found!.Id,
            all = actor.SeesAllEntries,
            posts = actor.Posts.ToArray(),
            most = MeasureLimits.EntriesOfMeasure,
        }, cancellationToken: stop))).AsList();
    }

    public Task<Result<MeasureLinkRow>> Link(
        Actor actor, string entry, string measure, string? why, ExpectedVersion<MeasureLinkRow> expected, Faults faults,
        CancellationToken stop) =>
        transactions.Run(connection => Link(connection, actor, entry, measure, why, expected, faults, stop), stop);

    /// <summary>The same within what is one act with others.</summary>
    public static async Task<Result<MeasureLinkRow>> Link(
        NpgsqlConnection connection, Actor actor, string entry, string measure, string? why,
        ExpectedVersion<MeasureLinkRow> expected, Faults faults,
        CancellationToken stop)
    {
        var (both, refusal) = await Find(connection, actor, entry, measure, stop);
        if (refusal is not null) return refusal;
        var present = await Present(connection, both, stop);
        if (expected.Check(present is { Removed: false } ? present : null, NameOf(both)) is { } stale) return stale;
        if (why is not null) faults.AddUnlessCovered("why", TextRules.LineFault(why, MeasureLimits.Note));
        if (faults.Any) return new Refusal(Refusals.Invalid, "", faults);
        if (both.Measure.State.Retirement is not null)
            return new Refusal(MeasureRefusals.Retired, $"{both.Measure.State.Reference} is retired; bring it back first.");
        if (await Others(connection, both, stop) >= MeasureLimits.MeasuresOfEntry)
            return new Refusal(MeasureRefusals.TooManyLinks, $"{both.Entry.Name} has {MeasureLimits.MeasuresOfEntry} measures already.");
        return await Store(connection, actor, both, present, why, removed: false, stop);
    }

    public Task<Result<MeasureLinkRow>> Unlink(
        Actor actor, string entry, string measure, ExpectedVersion<MeasureLinkRow> expected, CancellationToken stop) =>
        transactions.Run<MeasureLinkRow>(async connection =>
        {
            var (both, refusal) = await Find(connection, actor, entry, measure, stop);
            if (refusal is not null) return refusal;
            if (await Present(connection, both, stop) is not { Removed: false } present) return NotLinked(both);
            if (expected.Check(present, NameOf(both)) is { } stale) return stale;
            return await Store(connection, actor, both, present, present.Why, removed: true, stop);
        }, stop);

    static async Task<Result<MeasureLinkRow>> Store(
        NpgsqlConnection connection, Actor actor, (FoundEntry Entry, MeasureRow Measure) both, MeasureLinkRow? present, string? why,
        bool removed, CancellationToken stop)
    {
        if (present is not null && present.Removed == removed && present.Why == why) return present;
        var written = await connection.ExecuteAsync(new CommandDefinition(Write, new
        {
            entry = both.Entry.Row.Id,
            measure = both.Measure.Id,
            why,
            removed,
            actor = actor.Name,
            expected = present?.Version ?? 0,
        }, cancellationToken: stop));
        var now = await Present(connection, both, stop);
        if (written == 0) return ExpectedVersion.Changed(now, NameOf(both));
        await AuditLog.Write(connection, actor, removed ? AuditAction.MeasureUnlinked : AuditAction.MeasureLinked, writer =>
        {
            writer.WriteString("measure"u8, both.Measure.State.Reference.ToString());
            writer.WriteString("entry"u8, both.Entry.Name);
        }, stop);
        return now!;
    }

    static async Task<Result<(FoundEntry Entry, MeasureRow Measure)>> Find(
        NpgsqlConnection connection, Actor actor, string entry, string measure, CancellationToken stop)
    {
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        if (refusal is not null) return refusal;
        var (row, missing) = await FindMeasures.Find(connection, actor, measure, stop);
        return missing is not null ? missing : (found!, row!);
    }

    static Task<int> Others(NpgsqlConnection connection, (FoundEntry Entry, MeasureRow Measure) both, CancellationToken stop) =>
        connection.ExecuteScalarAsync<int>(new CommandDefinition(Count, Ids(both), cancellationToken: stop));

    static Task<MeasureLinkRow?> Present(
        NpgsqlConnection connection, (FoundEntry Entry, MeasureRow Measure) both, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<MeasureLinkRow>(new CommandDefinition(One, Ids(both), cancellationToken: stop));

    static object Ids((FoundEntry Entry, MeasureRow Measure) both) => new { entry = both.Entry.Row.Id, measure = both.Measure.Id };

    static string NameOf((FoundEntry Entry, MeasureRow Measure) both) =>
        $"{both.Measure.State.Reference} as a measure of {both.Entry.Name}";

    static Refusal NotLinked((FoundEntry Entry, MeasureRow Measure) both) =>
        new(MeasureRefusals.LinkNotFound, $"{both.Measure.State.Reference} is no measure of {both.Entry.Name}.");
}
