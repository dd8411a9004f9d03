using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>A measure.</summary>
/// <param name="Reference">PM and a number.</param>
/// <param name="Theme">The part of the report that it stands in.</param>
/// <param name="Section">Within the theme.</param>
/// <param name="Place">Its place in the section.</param>
/// <param name="SourceReference">A national code, or what it was called where it came from.</param>
/// <param name="IsRatio">Its values are ratios: of sums, they are taken anew.</param>
/// <param name="Per">What its ratios are taken of.</param>
/// <param name="Decimals">Decimals printed.</param>
/// <param name="Lag">Quarters by which it is reported in arrears.</param>
/// <param name="Owners">Posts or groups, who may give its values.</param>
public sealed record MeasureDocument(
    Guid Id, string Reference, string Theme, string? Section, int Place, string Title, string? SourceReference, string? Description,
    GoodIs GoodIs,
    Basis Basis, MeasureUnit Unit, bool IsRatio, decimal Per, int Decimals, int Lag, IReadOnlyList<string> Owners, string? Service,
    Exemption? Exempt,
    RetirementDocument? Retirement, int Revision, DateTimeOffset UpdatedAt, string UpdatedBy)
{
    public static MeasureDocument Of(MeasureRow row)
    {
        var state = row.State;
        return new MeasureDocument(
            row.Id, state.Reference.ToString(), state.Theme, state.Section, state.Place, state.Title, state.SourceReference,
            state.Description,
            state.GoodIs, state.Basis, state.Unit, state.IsRatio, state.Per, state.Decimals, state.Lag, state.Owners, state.Service,
            state.Exempt,
            state.Retirement is { } end ? new RetirementDocument(end.Reason, end.At, end.ReplacedBy) : null,
            row.Revision, new DateTimeOffset(row.UpdatedAt), row.UpdatedBy);
    }
}

/// <param name="ReplacedBy">The id of the measure that takes its place.</param>
public sealed record RetirementDocument(string Reason, DateTimeOffset At, Guid? ReplacedBy);

/// <summary>The value of a measure, or of a comparator, for one period.</summary>
/// <param name="Series">Null for the measure's own.</param>
/// <param name="Period">2017-12, 2017-18-Q3, 2017-18-Q3/ytd, 2017-18, 2017, or 2013-10-01/2014-09-30.</param>
/// <param name="Value">Exact; null when the status says why there is none.</param>
/// <param name="Numerator">What was counted.</param>
/// <param name="Denominator">Of how many.</param>
/// <param name="ExpectedIn">When a missing value is expected.</param>
/// <param name="Reason">Why it was revised; in lists of versions.</param>
public sealed record ObservationDocument(
    string? Series, string Period, decimal? Value, decimal? Numerator, decimal? Denominator, ObservationStatus Status, string? ExpectedIn,
    int Version,
    string? Reason, DateTimeOffset RecordedAt, string RecordedBy)
{
    public static ObservationDocument Of(ObservationRow row)
    {
        var observation = row.ToObservation();
        return new ObservationDocument(
            row.Series == MeasureSeries.Own ? null : row.Series, row.Period, row.Value, row.Numerator, row.Denominator, observation.Status,
            row.ExpectedIn, row.Version, row.Reason, new DateTimeOffset(row.RecordedAt), row.RecordedBy);
    }
}

/// <summary>Bounds, included; null where there is none.</summary>
/// <param name="From">At least this.</param>
/// <param name="To">At most this.</param>
public sealed record BoundsDocument(decimal? From, decimal? To);

/// <summary>What is to be reached, from a day on.</summary>
/// <param name="Acceptable">What is not good and still acceptable; null when nothing is.</param>
/// <param name="Source">Who set it.</param>
public sealed record TargetDocument(
    DateOnly From, BoundsDocument Good, BoundsDocument? Acceptable, TargetKind Kind, string? Source, DateTimeOffset RecordedAt,
    string RecordedBy)
{
    public static TargetDocument Of(TargetRow row)
    {
        var target = row.ToTarget();
        var bounds = target.Bounds;
        return new TargetDocument(
            target.From, new BoundsDocument(bounds.GoodFrom, bounds.GoodTo),
            bounds.AcceptableFrom is null && bounds.AcceptableTo is null ? null
                : new BoundsDocument(bounds.AcceptableFrom, bounds.AcceptableTo),
            target.Kind, target.Source, new DateTimeOffset(row.RecordedAt), row.RecordedBy);
    }
}

/// <summary>Every target of a measure that counts, by its first day.</summary>
public sealed record TargetsDocument(IReadOnlyList<TargetDocument> Items);
