using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>Gives the value of a measure, or of a comparator, for a period; or revises it.</summary>
public sealed class GiveObservation(Transactions transactions, RegisterSettingsInForce settings)
{
    /// <param name="observation">As it was sent: a value may be left to be computed from its parts.</param>
    /// <param name="reason">Why it is revised; needed then.</param>
    public Task<Result<ObservationRow>> Give(
        Actor actor, string named, string series, Observation observation, string? reason, ExpectedVersion<ObservationRow> expected,
        Faults faults, CancellationToken stop) => transactions.Run<ObservationRow>(async connection =>
    {
        var (measure, refusal) = await FindMeasures.FindOwn(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var state = measure!.State;
        var present = await ReadObservations.Find(connection, measure, series, observation.Period, stop);
        var name = $"the value of {state.Reference} for {observation.Period}";
        if (expected.Check(present, name) is { } stale) return stale;
        if (series != MeasureSeries.Own) faults.AddUnlessCovered("series", TextRules.LineFault(series, MeasureLimits.Series));
        if (reason is not null) faults.AddUnlessCovered("reason", TextRules.LineFault(reason, MeasureLimits.Note));
        if (present is not null && reason is null) faults.AddUnlessCovered("reason", "is required to revise a value");
        var whole = observation.Checked(state.Per, state.Decimals, faults);
        if (faults.Any) return new Refusal(Refusals.Invalid, "", faults);
        if (state.Retirement is not null)
            return new Refusal(MeasureRefusals.Retired, $"{state.Reference} is retired; bring it back first.");
        if (present is not null && present.ToObservation() == whole) return present;
        var change = new ObservationChange(measure.Id, series, whole, present?.Version ?? 0, reason);
        var firstMonth = settings.Settings.FinancialYearStartsIn;
        if (!await ObservationWriter.TryWrite(connection, actor, [change], firstMonth, stop))
        {
            var now = await ReadObservations.Find(connection, measure, series, observation.Period, stop);
            return ExpectedVersion.Changed(now, name);
        }

        await GiveValues.Audit(connection, actor, measure, change, stop);
        return (await ReadObservations.Find(connection, measure, series, observation.Period, stop))!;
    }, stop);
}
