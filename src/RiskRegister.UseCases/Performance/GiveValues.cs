using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.Domain.Performance.Tables;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>A value that was pasted, and what is there of its period.</summary>
/// <param name="Line">The line that it stood in, from 1.</param>
/// <param name="Present">Null for the first value of its period.</param>
public sealed record PlannedValue(int Line, Observation Observation, ObservationRow? Present)
{
    public bool IsUnchanged => Present is not null && Present.ToObservation() == Observation;

    public bool IsRevised => Present is not null && !IsUnchanged;
}

/// <summary>What giving values to a measure would do, or did.</summary>
/// <param name="Series">The measure's own, or one beside it.</param>
public sealed record ValuesPlan(MeasureRow Measure, string Series, IReadOnlyList<PlannedValue> Values)
{
    /// <summary>A digest of what is given and of what is there: who agrees to it says it again.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Values.Select(
        value => string.Create(CultureInfo.InvariantCulture, $"{Series}\n{value.Observation}\n{value.Present?.Version ?? 0}"))))));
}

/// <summary>Gives a measure several values at once, as they are copied out of a spreadsheet; all or none.</summary>
public sealed class GiveValues(NpgsqlDataSource database, Transactions transactions, RegisterSettingsInForce settings)
{
    const string Present = "select " + ObservationRow.Columns
        + " from observations as o where o.measure_id = @id and o.series = @series and o.period = any(@periods)";

    /// <summary>The measure, for those who give its values.</summary>
    public async Task<Result<MeasureRow>> Find(Actor actor, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await FindMeasures.FindOwn(connection, actor, named, stop);
    }

    /// <summary>What giving them would do.</summary>
    /// <param name="text">As <see cref="PastedValues"/> reads it.</param>
    public async Task<Result<ValuesPlan>> Plan(Actor actor, string named, string series, string text, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Plan(connection, actor, named, series, text, stop);
    }

    /// <param name="seen">Of the plan that is agreed to.</param>
    /// <param name="reason">Why values are revised; needed where some are.</param>
    public Task<Result<ValuesPlan>> Give(
        Actor actor, string named, string series, string text, string seen, string? reason, CancellationToken stop) =>
        transactions.Run<ValuesPlan>(async connection =>
        {
            var (plan, refusal) = await Plan(connection, actor, named, series, text, stop);
            if (refusal is not null) return refusal;
            if (plan!.Seen != seen) return Changed(plan);
            var faults = new Faults();
            if (reason is not null) faults.AddUnlessCovered("reason", TextRules.LineFault(reason, MeasureLimits.Note));
            else if (plan.Values.Any(value => value.IsRevised)) faults.Add("reason", "is required to revise a value");
            if (faults.Any) return new Refusal(Refusals.Invalid, "", faults) { About = plan };
            if (plan.Measure.State.Retirement is not null)
                return new Refusal(MeasureRefusals.Retired, $"{plan.Measure.State.Reference} is retired; bring it back first.");
            var changes = plan.Values.Where(value => !value.IsUnchanged).Select(value => new ObservationChange(
                plan.Measure.Id, series, value.Observation, value.Present?.Version ?? 0, value.Present is null ? null : reason)).ToList();
            if (!await ObservationWriter.TryWrite(connection, actor, changes, settings.Settings.FinancialYearStartsIn, stop))
                return Changed(plan);
            foreach (var change in changes) await Audit(connection, actor, plan.Measure, change, stop);
            return plan;
        }, stop);

    async Task<Result<ValuesPlan>> Plan(
        NpgsqlConnection connection, Actor actor, string named, string series, string text, CancellationToken stop)
    {
        var faults = new Faults();
        var (measure, refusal) = await FindMeasures.FindOwn(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        if (series != MeasureSeries.Own) faults.AddUnlessCovered("series", TextRules.LineFault(series, MeasureLimits.Series));
        var values = Read(text, measure!.State, faults);
        if (faults.Any) return new Refusal(Refusals.Invalid, "", faults);
        var present = (await connection.QueryAsync<ObservationRow>(new CommandDefinition(Present, new
        {
            measure.Id,
            series,
            periods = values.Select(value => value.Observation.Period.ToString()).ToArray(),
        }, cancellationToken: stop))).ToDictionary(row => row.Period);
        return new ValuesPlan(measure, series, [.. values.Select(value =>
            new PlannedValue(value.Line, value.Observation, present.GetValueOrDefault(value.Observation.Period.ToString())))]);
    }

    // A fault is named by its line: "values[3]".
    List<PastedValue> Read(string text, MeasureState measure, Faults faults)
    {
        if (text.Length > PastedValues.Longest)
        {
            faults.Add("values", $"must have at most {PastedValues.Longest} characters");
            return [];
        }

        var (read, refused) = PastedValues.Read(text, settings.Settings.FinancialYearStartsIn);
        if (read.Count + refused.Count == 0) faults.Add("values", "are missing: a period, a tab and a value in each line");
        foreach (var (line, message) in refused) faults.Add($"values[{line}]", message);
        var values = new List<PastedValue>();
        foreach (var value in read)
        {
            var found = new Faults();
            values.Add(value with { Observation = value.Observation.Checked(measure.Per, measure.Decimals, found) });
            foreach (var (path, messages) in found.All) faults.Add($"values[{value.Line}]", $"{path}: {messages[0]}");
        }

        return values;
    }

    static Refusal Changed(ValuesPlan plan) =>
        new(Refusals.Stale, $"Somebody changed values of {plan.Measure.State.Reference} meanwhile.") { About = plan };

    /// <summary>Says of a value that was given or revised that it was.</summary>
    public static Task Audit(
        NpgsqlConnection connection, Actor actor, MeasureRow measure, ObservationChange change, CancellationToken stop) =>
        AuditLog.Write(connection, actor, change.Expected == 0 ? AuditAction.ObservationGiven : AuditAction.ObservationRevised, writer =>
        {
            writer.WriteString("measure"u8, measure.State.Reference.ToString());
            writer.WriteString("series"u8, change.Series);
            writer.WriteString("period"u8, change.Observation.Period.ToString());
            writer.WriteNumber("version"u8, change.Expected + 1);
        }, stop);
}
