namespace RiskRegister.Domain.Performance;

/// <summary>A value put together from others.</summary>
/// <param name="Value">Null when a part is missing.</param>
/// <param name="IsUnweighted">A plain mean of ratios whose parts are unknown.</param>
/// <param name="Missing">The parts that are not there.</param>
/// <param name="Status">The weightiest of its parts' statuses: what holds a suppressed value is suppressed.</param>
public sealed record Aggregate(decimal? Value, bool IsUnweighted, IReadOnlyList<Period> Missing, ObservationStatus Status);

/// <summary>Puts the values of parts of a period together.</summary>
public static class Aggregates
{
    static readonly ObservationStatus[] ByWeight =
    [
        ObservationStatus.Suppressed, ObservationStatus.Forecast, ObservationStatus.Estimated, ObservationStatus.Provisional,
        ObservationStatus.Unreliable, ObservationStatus.Break, ObservationStatus.Normal,
    ];

    /// <summary>
    /// The value over all parts: what is counted adds up, of what stands the last part counts, ratios are taken of the sums of their parts
    /// or, where those are unknown, as a plain mean; cumulative and rolling values are the last as it is.
    /// </summary>
    /// <param name="parts">In order of time, each with its observation or none.</param>
    /// <param name="isRatio">Whether the measure's values are ratios.</param>
    /// <param name="per">What a ratio is taken of.</param>
    public static Aggregate Over(Basis basis, bool isRatio, decimal per, IReadOnlyList<(Period Period, Observation? Observation)> parts)
    {
        if (basis != Basis.Flow)
        {
            var last = parts.Count == 0 ? default : parts[^1];
            return last.Observation?.Value is { } value ? new(value, false, [], last.Observation.Status) : Without([last.Period]);
        }

        return Whole(parts, isRatio, per, mean: isRatio);
    }

    /// <summary>The average of all parts: a plain mean, of ratios by the sums of their parts where those are known.</summary>
    public static Aggregate Average(bool isRatio, decimal per, IReadOnlyList<(Period Period, Observation? Observation)> parts) =>
        Whole(parts, isRatio, per, mean: true);

    static Aggregate Whole(IReadOnlyList<(Period Period, Observation? Observation)> parts, bool isRatio, decimal per, bool mean)
    {
        var missing = parts.Where(part => part.Observation?.Value is null).Select(part => part.Period).ToList();
        if (missing.Count > 0 || parts.Count == 0) return Without(missing);
        var observations = parts.Select(part => part.Observation!).ToList();
        var status = ByWeight.First(weight => weight == ObservationStatus.Normal || observations.Any(part => part.Status == weight));
        if (isRatio && observations.All(part => part.HasParts))
        {
            var ratio = Observation.Ratio(
                observations.Sum(part => part.Numerator!.Value), observations.Sum(part => part.Denominator!.Value), per);
            return new(ratio, false, [], status);
        }

        var sum = observations.Sum(part => part.Value!.Value);
        return new(mean ? Figures.Quotient(sum, observations.Count) : sum, isRatio && mean, [], status);
    }

    static Aggregate Without(IReadOnlyList<Period> missing) => new(null, false, missing, ObservationStatus.Missing);
}
