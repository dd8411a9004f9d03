using System.Globalization;
using RiskRegister.Domain.Imports;
using RiskRegister.Domain.Performance;
using RiskRegister.Domain.Performance.Tables;
using Shouldly;
using Period = RiskRegister.Domain.Performance.Period;

namespace RiskRegister.Domain.Tests.Performance;

public sealed class MeasureTableTests
{
    static readonly Period ThirdQuarter = Period.Of(new Quarter(2025, 3));

    [Theory]
    [InlineData("Dec 2016", "2016-12")]
    [InlineData("Sept 25", "2025-09")]
    [InlineData("December '25", "2025-12")]
    [InlineData("Q3/ Dec 2016", "2016-17-Q3")]
    [InlineData("Q1\n17/18", "2017-18-Q1")]
    [InlineData("Q4 2025/26", "2025-26-Q4")]
    [InlineData("Quarter 2 2025/26", "2025-26-Q2")]
    [InlineData("Q2 2025-2026", "2025-26-Q2")]
    [InlineData("2016/17", "2016-17")]
    [InlineData("11/12", "2011-12/year")]
    [InlineData("2025-26-Q3", "2025-26-Q3")]
    [InlineData("2024", "2024")]
    public void Headings_that_name_a_period_are_columns_of_it(string heading, string period)
    {
        var read = Read([["Measure", "Good is", heading, "Q1 1999/00"], ["Bins emptied", "H", "12", "1"]]);

        read.Messages.ShouldBeEmpty();
        read.Measures[0].Observations[0].Observation.Period.ToString().ShouldBe(period);
    }

    [Theory]
    [InlineData("8,521", "8521")]
    [InlineData("41, 554", "41554")]
    [InlineData("1 ,246", null)]
    [InlineData("19.0 %", "19.0")]
    [InlineData("£3.2m", "3200000")]
    [InlineData("£1.25bn", "1250000000")]
    [InlineData("-5.5", "-5.5")]
    [InlineData("730 days", "730")]
    [InlineData("0", "0")]
    [InlineData(".5", "0.5")]
    [InlineData("1,23", null)]
    [InlineData("12,34,567", null)]
    [InlineData("abc", null)]
    [InlineData("1e5", null)]
    [InlineData("NaN", null)]
    [InlineData("99999999999999999999999999999999999999999", null)]
    [InlineData("9999999999999999", null)]
    [InlineData("0.00000000001", null)]
    [InlineData("1/2/3", null)]
    [InlineData("12 (what?)", null)]
    public void A_figure_is_read_or_refused(string cell, string? value)
    {
        var read = Read([["Measure", "Good is", "Q3 2025/26"], ["Bins emptied", "H", cell]]);

        if (value is not null)
            read.Measures[0].Observations.ShouldHaveSingleItem()
                .Observation.Value.ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));
        else read.Messages.ShouldContain(
            message => message.Severity == ImportSeverity.Refused && message.Row == 2 && message.Column == "Q3 2025/26");
    }

    [Theory]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("n/a")]
    [InlineData("Available in Q4")]
    public void A_dash_is_missing_and_not_nothing(string cell)
    {
        var observation = Single(cell);

        observation.Value.ShouldBeNull();
        observation.Status.ShouldBe(ObservationStatus.Missing);
        observation.ExpectedIn.ShouldBe(cell.EndsWith("Q4", StringComparison.Ordinal) ? "Q4" : null);
    }

    [Fact]
    public void What_stands_beside_a_figure_is_read()
    {
        Single("1,966/79.6").ShouldBe(new Observation(ThirdQuarter, 79.6m, 1966));
        Single("434 (year to date - ytd)").ShouldBe(new Observation(Period.YearToDate(new Quarter(2025, 3)), 434));
        Single("43%\n25/26 forecast").ShouldBe(new Observation(Period.FinancialYear(2025), 43, Status: ObservationStatus.Forecast));
        Single("730 days (Q3 24/25)").ShouldBe(new Observation(Period.Of(new Quarter(2024, 3)), 730));
        Single("4,643 (June25)").ShouldBe(new Observation(Period.Month(2025, 6), 4643));
        Single("12.5 [p]").ShouldBe(new Observation(ThirdQuarter, 12.5m, Status: ObservationStatus.Provisional));
        Single("[c]").ShouldBe(new Observation(ThirdQuarter, null, Status: ObservationStatus.Suppressed));
    }

    [Fact]
    public void A_figure_in_brackets_is_of_the_headings_second_period()
    {
        var read = Read([["Measure", "Good is", "Q3 2025/26 (Dec 25)"], ["Calls", "-", "8,632 (2,467)"]]);

        read.Measures[0].Observations.Select(observation => (observation.Observation.Period.ToString(), observation.Observation.Value))
            .ShouldBe([("2025-26-Q3", 8632m), ("2025-12", 2467m)]);
    }

    [Fact]
    public void Rows_of_one_cell_open_sections_and_good_may_be_in_arrears()
    {
        var read = Read(
        [
            ["Key indicators for the committee"],
            ["Performance Indicator", "Good is: H/L", "Q2 2025/26", "Q3 2025/26", "Eng Av"],
            ["Libraries"],
            ["Visits", "H", "10", "12", "-"],
            ["Streets", "", "", "", ""],
            ["Potholes mended late", "L (quarter in arrears)", "7", "5", "9"],
        ]);

        read.Measures.Select(measure => (measure.Section, measure.GoodIs, measure.Lag)).ShouldBe(
            [("Libraries", GoodIs.High, 0), ("Streets", GoodIs.Low, 1)]);
        read.Measures[1].Observations[^1].ShouldBe(new ReadObservation("England", new Observation(ThirdQuarter, 9), "Eng Av"));
        read.Messages.ShouldHaveSingleItem().Code.ShouldBe(MeasureCodes.ComparatorPeriodAssumed);
    }

    [Fact]
    public void Stated_figures_are_checked_and_both_are_said()
    {
        var read = Read(
        [
            ["Measure", "Good is", "Q3 2024/25", "Q1 2025/26", "Q2 2025/26", "Q3 2025/26", "Year to date (25/26)", "% change"],
            ["Loans", "H", "80", "90", "95", "100", "285", "25%"],
            ["Loans on the later year's base", "H", "80", "90", "95", "100", "285", "20%"],
            ["Loans with a wrong sum", "H", "80", "90", "95", "100", "295", "25%"],
            ["Percentage on time", "H", "80%", "90%", "95%", "92%", "97%", "12%"],
            ["Staff in post", "H", "80", "90", "95", "100", "100", "25.0%"],
        ]);

        read.Messages.Select(message => (message.Row, message.Code)).ShouldBe(
            [(3, MeasureCodes.ChangeDiffers), (4, MeasureCodes.SumDiffers), (5, MeasureCodes.AverageDiffers)]);
        read.Messages.ShouldAllBe(message => message.Severity == ImportSeverity.Reported);
        read.Messages[0].Message.ShouldContain("25.0%");
        read.Messages[1].Message.ShouldContain("295");
        read.Messages[1].Message.ShouldContain("285");
    }

    [Fact]
    public void What_stands_twice_or_has_no_title_is_refused()
    {
        var read = Read(
        [
            ["Measure", "Good is", "Q2 2025/26", "Q3 2025/26"],
            ["Visits", "H", "1", "2"],
            ["visits.", "H", "1", "3"],
            ["", "H", "1", "3"],
            ["Calls", "sideways", "1", "3"],
        ]);

        read.Messages.Select(message => (message.Row, message.Code)).ShouldBe(
            [(3, MeasureCodes.MeasureTwice), (4, MeasureCodes.TitleMissing), (5, MeasureCodes.GoodUnreadable)]);
    }

    [Fact]
    public void A_table_without_headings_is_refused_with_advice() =>
        Read([["Visits", "1", "2"], ["Loans", "3", "4"]]).Messages.ShouldHaveSingleItem().Code.ShouldBe(MeasureCodes.HeadingNotFound);

    static Observation Single(string cell) =>
        Read([["Measure", "Good is", "Q3 2025/26"], ["Bins emptied", "H", cell]]).Measures[0].Observations.ShouldHaveSingleItem()
            .Observation;

    static MeasureTableReader Read(string[][] rows)
    {
        var reader = new MeasureTableReader(firstMonth: 4);
        reader.Read(new SourceTable("measures.csv", [.. rows.Select((cells, index) => new SourceRow(index + 1, cells))]), "Live well");
        return reader;
    }
}
