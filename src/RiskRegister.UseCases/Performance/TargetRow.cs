using RiskRegister.Domain.Performance;

namespace RiskRegister.UseCases.Performance;

/// <summary>A target as queries give it.</summary>
public sealed class TargetRow
{
    public const string Columns = """
        t.measure_id as MeasureId, t.valid_from as ValidFrom, t.version, t.good_from as GoodFrom, t.good_to as GoodTo,
            t.acceptable_from as AcceptableFrom, t.acceptable_to as AcceptableTo, t.kind, t.source, t.removed,
            t.recorded_at as RecordedAt, t.recorded_by as RecordedBy
        """;

    public required Guid MeasureId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required int Version { get; init; }

    public decimal? GoodFrom { get; init; }

    public decimal? GoodTo { get; init; }

    public decimal? AcceptableFrom { get; init; }

    public decimal? AcceptableTo { get; init; }

    public required string Kind { get; init; }

    public string? Source { get; init; }

    /// <summary>It counts no longer; its versions stay.</summary>
    public required bool Removed { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public Target ToTarget() => new(ValidFrom, new TargetBounds(GoodFrom, GoodTo, AcceptableFrom, AcceptableTo),
        EnumNames.TryParse<TargetKind>(Kind, out var kind) ? kind
            : throw new InvalidOperationException($"{Kind} is no kind of target."), Source);
}
