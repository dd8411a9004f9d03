using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using RiskRegister.Domain.Performance;
using RiskRegister.Domain.Performance.Tables;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Performance;

/// <summary>Tables of measures as a council published them, where the machine has them.</summary>
public sealed class PublishedMeasuresTests
{
    [Theory]
    [InlineData("start-well.csv", 13, 5)]
    [InlineData("live-well.csv", 8, 3)]
    [InlineData("age-well.csv", 17, 6)]
    public void Nothing_of_a_published_table_is_refused(string file, int measures, int sections)
    {
        var read = Read(file);

        read.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        read.Measures.Count.ShouldBe(measures);
        read.Measures.Select(measure => measure.Section).Distinct().Count().ShouldBe(sections);
    }

    [Fact]
    public void Figures_arrive_as_they_are_meant()
    {
        var start = Read("start-well.csv");
        var live = Read("live-well.csv");
        var age = Read("age-well.csv");

        Of(start, "Number and rate of children with a Children in Need Plan", "2017-18-Q1")
            .ShouldBe((79.6m, 1966m, ObservationStatus.Normal));
        Of(start, "Number of contacts", "2017-18-Q3").ShouldBe((8632m, null, ObservationStatus.Normal));
        Of(start, "Number of contacts", "2017-12").ShouldBe((2467m, null, ObservationStatus.Normal));
        Of(start, "Average caseload per social worker", "2016-12").ShouldBe((null, null, ObservationStatus.Missing));
        Of(live, "Number of visits to museums each month", "2017-18-Q3").ShouldBe((41554m, null, ObservationStatus.Normal));
        Of(live, "% of recycling, re-use and composting", "2017-18").ShouldBe((43m, null, ObservationStatus.Forecast));
        Of(live, "Number of visits to libraries each quarter", "2017-18-Q3/ytd").ShouldBe((2_625_593m, null, ObservationStatus.Normal));
        Of(age, "Delayed Transfers of care (DToC) – total delayed days", "2017-06").ShouldBe((4643m, null, ObservationStatus.Normal));
        Of(age, "Care Quality Commission (CQC) – Care Home ratings good/outstanding", "2017-18-Q3", MeasureSeries.England)
            .ShouldBe((78.9m, null, ObservationStatus.Normal));
    }

    static (decimal? Value, decimal? Numerator, ObservationStatus Status) Of(
        MeasureTableReader read, string title, string period, string series = MeasureSeries.Own)
    {
        var observation = read.Measures.Single(measure => measure.Title == title).Observations
            .Single(observation => observation.Series == series && observation.Observation.Period.ToString() == period).Observation;
        return (observation.Value, observation.Numerator, observation.Status);
    }

    static MeasureTableReader Read(string file)
    {
        var path = RealRegister.SharedData() is { } data ? Path.Combine(data, "lancashire-performance-2017-18-q3", file) : null;
        Assert.SkipWhen(path is null || !File.Exists(path), "The published tables of measures are not beside the project.");
        var tables = TableFile.Read(file, File.ReadAllBytes(path!), new TableLimits(), CancellationToken.None).ShouldBeOfType<TablesRead>()
            .Tables;
        var reader = new MeasureTableReader(firstMonth: 4);
        foreach (var table in tables) reader.Read(table, "Theme");
        return reader;
    }
}
