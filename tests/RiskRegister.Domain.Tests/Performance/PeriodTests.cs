using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Domain.Performance;
using Shouldly;
using Period = RiskRegister.Domain.Performance.Period;

namespace RiskRegister.Domain.Tests.Performance;

public sealed class PeriodTests
{
    static readonly Gen<int> Years = Gen.Choose(1950, 2150);

    static readonly Gen<Quarter> Quarters = from year in Years from number in Gen.Choose(1, 4) select new Quarter(year, number);

    static readonly Gen<Period> Spans =
        from start in Gen.Choose(0, 60_000) from days in Gen.Choose(0, 3_000) select SpanOf(new DateOnly(1950, 1, 1).AddDays(start), days);

    static readonly Arbitrary<(Period Period, int FirstMonth)> Periods = (
        from period in Gen.OneOf(
            from year in Years from month in Gen.Choose(1, 12) select Period.Month(year, month),
            from quarter in Quarters select Period.Of(quarter),
            from quarter in Quarters select Period.YearToDate(quarter),
            from year in Years select Period.FinancialYear(year),
            from year in Years select Period.CalendarYear(year),
            Spans)
        from month in Gen.Choose(1, 12)
        select (period, month)).ToArbitrary();

    [Theory]
    [InlineData("2017-12", PeriodKind.Month, "December 2017", "2017-12-01", "2017-12-31")]
    [InlineData("2011-12", PeriodKind.Month, "December 2011", "2011-12-01", "2011-12-31")]
    [InlineData("2011-12/year", PeriodKind.FinancialYear, "2011/12", "2011-04-01", "2012-03-31")]
    [InlineData("2017-18", PeriodKind.FinancialYear, "2017/18", "2017-04-01", "2018-03-31")]
    [InlineData("1999-00", PeriodKind.FinancialYear, "1999/00", "1999-04-01", "2000-03-31")]
    [InlineData("2017-18-Q3", PeriodKind.Quarter, "Quarter 3 2017/18", "2017-10-01", "2017-12-31")]
    [InlineData("2017-18-Q3/ytd", PeriodKind.YearToDate, "2017/18 to Quarter 3", "2017-04-01", "2017-12-31")]
    [InlineData("2017", PeriodKind.CalendarYear, "2017", "2017-01-01", "2017-12-31")]
    [InlineData("2013-10-01/2014-09-30", PeriodKind.Span, "1 October 2013 to 30 September 2014", "2013-10-01", "2014-09-30")]
    public void A_period_is_read_and_printed(string text, PeriodKind kind, string printed, string first, string last)
    {
        Period.TryParse(text, out var period).ShouldBeTrue();
        period.Kind.ShouldBe(kind);
        period.Printed.ShouldBe(printed);
        period.ToString().ShouldBe(text);
        period.FirstDay(4).ToString("O").ShouldBe(first);
        period.LastDay(4).ToString("O").ShouldBe(last);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("17-12")]
    [InlineData("2017-13")]
    [InlineData("2017-00")]
    [InlineData("2017-19")]
    [InlineData("2017-18-Q5")]
    [InlineData("2017-18/ytd")]
    [InlineData("2017-12/year")]
    [InlineData("2014-09-30/2013-10-01")]
    [InlineData("2013-10-01/2013-13-01")]
    [InlineData("1913-10-01/2013-10-02")]
    [InlineData("1899")]
    [InlineData("2200")]
    [InlineData("2017\0")]
    [InlineData("２０17")]
    [InlineData(" 2017")]
    [InlineData("2017-12-01")]
    public void What_names_no_period_is_none(string? text) => Period.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Every_period_reads_as_it_is_written() =>
        Prop.ForAll(Periods, drawn => Period.TryParse(drawn.Period.ToString(), out var read) && read == drawn.Period)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_period_before_ends_where_the_period_begins() => Prop.ForAll(Periods, drawn =>
        drawn.Period.Previous() is not { } previous
        || (previous.Kind == drawn.Period.Kind
            && previous.LastDay(drawn.FirstMonth).AddDays(1) == drawn.Period.FirstDay(drawn.FirstMonth))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_year_before_has_the_same_days_of_the_year_before() => Prop.ForAll(Periods, drawn =>
    {
        var (period, month) = drawn;
        var before = period.YearBefore()!.Value;
        var days = before.LastDay(month).DayNumber - before.FirstDay(month)
            .DayNumber - (period.LastDay(month).DayNumber - period.FirstDay(month).DayNumber);
        return before.FirstDay(month).Year == period.FirstDay(month).Year - 1 && days is >= -1 and <= 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_and_quarters_of_a_period_are_all_of_it_and_nothing_else() => Prop.ForAll(Periods, drawn =>
    {
        var (period, month) = drawn;
        return new[] { period.Months(month), period.Quarters(month) }.All(parts => parts.Count == 0
            || (parts[0].FirstDay(month) == period.FirstDay(month) && parts[^1].LastDay(month) == period.LastDay(month)
                && parts.All(part => period.Contains(part, month))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_is_total_and_by_the_last_day() => Prop.ForAll(Periods, Periods, (left, right) =>
        Math.Sign(left.Period.CompareTo(right.Period, left.FirstMonth)) == -Math.Sign(right.Period.CompareTo(left.Period, left.FirstMonth))
        && (left.Period.LastDay(left.FirstMonth) <= right.Period.LastDay(left.FirstMonth)
            || left.Period.CompareTo(right.Period, left.FirstMonth) > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_day_of_February_stays_the_last()
    {
        Period.Span(new DateOnly(2023, 3, 1), new DateOnly(2024, 2, 29)).YearBefore()
            .ShouldBe(Period.Span(new DateOnly(2022, 3, 1), new DateOnly(2023, 2, 28)));
        Period.Span(new DateOnly(2024, 3, 1), new DateOnly(2025, 2, 28)).YearBefore()
            .ShouldBe(Period.Span(new DateOnly(2023, 3, 1), new DateOnly(2024, 2, 29)));
    }

    [Fact]
    public void A_year_that_starts_in_January_has_its_quarters_there() =>
        Period.Of(new Quarter(2017, 3)).LastDay(1).ShouldBe(new DateOnly(2017, 9, 30));

    static Period SpanOf(DateOnly first, int days) => Period.Span(first, first.AddDays(days));
}
