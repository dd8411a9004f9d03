using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>Says what is to be reached from a day on, and takes it back; what was said before stays readable.</summary>
public sealed class SetTargets(NpgsqlDataSource database, Transactions transactions)
{
    const string List = "select " + TargetRow.Columns
        + " from targets as t where t.measure_id = @id and not t.removed order by t.valid_from";

    const string One = "select " + TargetRow.Columns + " from targets as t where t.measure_id = @id and t.valid_from = @from";

    const string Write = """
        with written as (
            insert into targets as t (measure_id, valid_from, version, good_from, good_to, acceptable_from, acceptable_to, kind, source,
                removed,
                recorded_at, recorded_by)
            values (@id, @from, 1, @goodFrom, @goodTo, @acceptableFrom, @acceptableTo, @kind, @source, @removed, clock_timestamp(), @actor)
            on conflict (measure_id, valid_from) do update
                set version = t.version + 1, good_from = excluded.good_from, good_to = excluded.good_to,
                    acceptable_from = excluded.acceptable_from, acceptable_to = excluded.acceptable_to, kind = excluded.kind,
                    source = excluded.source, removed = excluded.removed,
                    recorded_at = greatest(excluded.recorded_at, t.recorded_at + interval '1 microsecond'), recorded_by = excluded.recorded_by
                where t.version = @expected
            returning t.*
        )
        insert into target_versions
        select w.*, target_digest(p.digest, w)
        from written as w
        left join target_versions as p on p.measure_id = w.measure_id and p.valid_from = w.valid_from and p.version = w.version - 1
        """;

    /// <summary>All that count, in order of their days.</summary>
    public async Task<Result<IReadOnlyList<TargetRow>>> All(Actor actor, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (measure, refusal) = await FindMeasures.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        return (await connection.QueryAsync<TargetRow>(new CommandDefinition(List, new { measure!.Id }, cancellationToken: stop))).AsList();
    }

    /// <param name="tolerance">In percent of what is good; then nothing acceptable is given. Above 0, at most 100.</param>
    public Task<Result<TargetRow>> Set(
        Actor actor, string named, ExpectedVersion<TargetRow> expected, Target target, decimal? tolerance, Faults faults,
        CancellationToken stop) =>
        transactions.Run(connection => Set(connection, actor, named, expected, target, tolerance, faults, stop), stop);

    /// <inheritdoc cref="Set(Actor, string, ExpectedVersion{TargetRow}, Target, decimal?, Faults, CancellationToken)"/>
    public static async Task<Result<TargetRow>> Set(
        NpgsqlConnection connection, Actor actor, string named, ExpectedVersion<TargetRow> expected, Target target, decimal? tolerance,
        Faults faults, CancellationToken stop)
    {
        var (measure, refusal) = await FindMeasures.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var present = await Find(connection, measure!, target.From, stop);
        if (expected.Check(present is { Removed: false } ? present : null, NameOf(measure!, target.From)) is { } stale) return stale;
        var bounds = WithTolerance(target.Bounds, tolerance, faults);
        bounds.Check(measure!.State.GoodIs, faults);
        if (target.Source is { } source) faults.AddUnlessCovered("source", TextRules.LineFault(source, MeasureLimits.TargetSource));
        if (faults.Any) return new Refusal(Refusals.Invalid, "", faults);
        return await Store(connection, actor, measure, present, target with { Bounds = bounds }, removed: false, stop);
    }

    public Task<Result<TargetRow>> Remove(
        Actor actor, string named, ExpectedVersion<TargetRow> expected, DateOnly from, CancellationToken stop) =>
        transactions.Run<TargetRow>(async connection =>
        {
            var (measure, refusal) = await FindMeasures.Find(connection, actor, named, stop);
            if (refusal is not null) return refusal;
            if (await Find(connection, measure!, from, stop) is not { Removed: false } present)
                return new Refusal(MeasureRefusals.TargetNotFound, $"{measure!.State.Reference} has no target from {from:yyyy-MM-dd}.");
            if (expected.Check(present, NameOf(measure!, from)) is { } stale) return stale;
            return await Store(connection, actor, measure!, present, present.ToTarget(), removed: true, stop);
        }, stop);

    static async Task<Result<TargetRow>> Store(
        NpgsqlConnection connection, Actor actor, MeasureRow measure, TargetRow? present, Target target, bool removed,
        CancellationToken stop)
    {
        var reference = measure.State.Reference.ToString();
        if (present is not null && present.Removed == removed && present.ToTarget() == target) return present;
        var written = await connection.ExecuteAsync(new CommandDefinition(Write, new
        {
            measure.Id,
            target.From,
            target.Bounds.GoodFrom,
            target.Bounds.GoodTo,
            target.Bounds.AcceptableFrom,
            target.Bounds.AcceptableTo,
            kind = EnumNames.Of(target.Kind),
            target.Source,
            removed,
            actor = actor.Name,
            expected = present?.Version ?? 0,
        }, cancellationToken: stop));
        if (written == 0)
        {
            return ExpectedVersion.Changed(
                await Find(connection, measure, target.From, stop), NameOf(measure, target.From));
        }

        await AuditLog.Write(connection, actor, removed ? AuditAction.TargetRemoved : AuditAction.TargetSet, writer =>
        {
            writer.WriteString("measure"u8, reference);
            writer.WriteString("from"u8, target.From.ToString("O"));
        }, stop);
        return (await Find(connection, measure, target.From, stop))!;
    }

    static string NameOf(MeasureRow measure, DateOnly from) => $"a target of {measure.State.Reference} from {from:yyyy-MM-dd}";

    static TargetBounds WithTolerance(TargetBounds bounds, decimal? tolerance, Faults faults)
    {
        if (tolerance is not { } percent) return bounds;
        if (percent is <= 0 or > 100) faults.AddUnlessCovered("tolerance", "must be above 0 and at most 100");
        if (bounds.AcceptableFrom is not null || bounds.AcceptableTo is not null)
            faults.AddUnlessCovered("tolerance", "stands in place of acceptable");
        if (faults.Any) return bounds;
        if (bounds.WithTolerance(percent) is { } converted) return converted;
        faults.AddUnlessCovered("tolerance", "no percentage can be taken of a target of 0; give what is acceptable");
        return bounds;
    }

    static Task<TargetRow?> Find(NpgsqlConnection connection, MeasureRow measure, DateOnly from, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<TargetRow>(new CommandDefinition(One, new { measure.Id, from }, cancellationToken: stop));
}
