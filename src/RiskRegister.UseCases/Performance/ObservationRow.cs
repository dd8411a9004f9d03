using RiskRegister.Domain.Performance;

namespace RiskRegister.UseCases.Performance;

/// <summary>An observation as queries give it, in its present or a former version.</summary>
public sealed class ObservationRow
{
    public const string Columns = """
        o.measure_id as MeasureId, o.series, o.period, o.version, o.value, o.numerator, o.denominator, o.status, o.expected_in as ExpectedIn,
            o.recorded_at as RecordedAt, o.recorded_by as RecordedBy
        """;

    public required Guid MeasureId { get; init; }

    /// <summary>The measure's own, or one beside it: <see cref="MeasureSeries"/>.</summary>
    public required string Series { get; init; }

    public required string Period { get; init; }

    public required int Version { get; init; }

    public decimal? Value { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public required char Status { get; init; }

    public string? ExpectedIn { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    /// <summary>Why it was revised; of former versions only.</summary>
    public string? Reason { get; init; }

    /// <exception cref="InvalidOperationException">What is stored is no period or status.</exception>
    public Observation ToObservation() => new(
        Domain.Performance.Period.TryParse(Period, out var period) ? period
            : throw new InvalidOperationException($"{Period} is no period."),
        Value, Numerator, Denominator,
        ObservationStatuses.Of(Status) ?? throw new InvalidOperationException($"{Status} is no status."), ExpectedIn);
}
