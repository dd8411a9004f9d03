using RiskRegister.Domain;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Documents;

/// <summary>A quarter's performance report to be written as a document, whatever the format.</summary>
public sealed record PerformancePaper : ReportDocument
{
    /// <summary>Of the edition: a public one has nothing exempt and nothing suppressed in it.</summary>
    public required PerformanceReport Report { get; init; }

    /// <summary>Whether only its exceptions are written.</summary>
    public bool OnlyExceptions { get; init; }

    public override string QuarterWords => Report.Quarter.Printed(Settings.FinancialYearStartsIn);

    public override string StandingWords => Quarter is null ? "Draft, as it stands now"
        : PublishedAt is { } at ? RegisterWording.PublishedOn(Settings.DayOf(at)) : "Not yet published";

    /// <summary>How every writer reads it: a public edition with an exempt measure or a suppressed value in it is never written.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    internal PerformanceReport Read()
    {
        var tells = Report.Lines.Any(line => line.Measure.Exempt is not null
            || line.Trend.Append(line.Columns.Now).Any(each => each is { Status: ObservationStatus.Suppressed, Value: not null }));
        return Edition == Edition.Public && tells
            ? throw new InvalidOperationException("A public edition was about to be written with an exempt measure or a suppressed "
                + "value in it.")
            : Report;
    }
}
