using FsCheck;
using FsCheck.Fluent;
using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class QuarterTests
{
    static readonly Arbitrary<Quarter> Quarters =
        (from year in Gen.Choose(Quarter.FirstYear, Quarter.LastYear) from number in Gen.Choose(1, 4) select new Quarter(year, number))
        .ToArbitrary();

    static readonly Arbitrary<(Quarter Quarter, int FirstMonth)> QuartersOfYears =
        (from quarter in Quarters.Generator from month in Gen.Choose(1, 12) select (quarter, month)).ToArbitrary();

    public static TheoryData<int> Months() => [.. Enumerable.Range(1, 12)];

    [Theory]
    [InlineData("2016-17-Q3", 2016, 3, "Quarter 3 2016/17")]
    [InlineData("2016-17-q1", 2016, 1, "Quarter 1 2016/17")]
    [InlineData("1999-00-Q4", 1999, 4, "Quarter 4 1999/00")]
    [InlineData("2009-10-Q2", 2009, 2, "Quarter 2 2009/10")]
    [InlineData("2000-01-Q1", 2000, 1, "Quarter 1 2000/01")]
    [InlineData("1900-01-Q1", 1900, 1, "Quarter 1 1900/01")]
    [InlineData("2199-00-Q4", 2199, 4, "Quarter 4 2199/00")]
    public void A_quarter_is_read_and_printed(string text, int year, int number, string printed)
    {
        Quarter.TryParse(text, out var quarter).ShouldBeTrue();
        quarter.ShouldBe(new Quarter(year, number));
        quarter.Printed(firstMonth: 4).ShouldBe(printed);
        quarter.ToString().ShouldBe(text.ToUpperInvariant());
    }

    [Theory]
    [InlineData("2026-27-Q4", 1, "Quarter 4 2026")]
    [InlineData("1999-00-Q1", 1, "Quarter 1 1999")]
    [InlineData("2026-27-Q4", 7, "Quarter 4 2026/27")]
    [InlineData("2026-27-Q1", 12, "Quarter 1 2026/27")]
    public void A_quarter_of_a_year_that_starts_in_January_is_printed_with_that_year_alone(string text, int firstMonth, string printed)
    {
        Quarter.TryParse(text, out var quarter).ShouldBeTrue();
        quarter.Printed(firstMonth).ShouldBe(printed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2016-17")]
    [InlineData("2016-17-3")]
    [InlineData("2016-17-Q0")]
    [InlineData("2016-17-Q5")]
    [InlineData("2016-18-Q1")]
    [InlineData("2016-16-Q1")]
    [InlineData("2016/17-Q1")]
    [InlineData("2016-17/Q1")]
    [InlineData("16-17-Q1")]
    [InlineData("2016-2017-Q1")]
    [InlineData(" 2016-17-Q1")]
    [InlineData("2016-17-Q1 ")]
    [InlineData("2016-17-Q1\n")]
    [InlineData("+016-17-Q1")]
    [InlineData("-016-17-Q1")]
    [InlineData("2016- 7-Q1")]
    [InlineData("2000-1\0-Q1")]
    [InlineData("２０16-17-Q1")]
    [InlineData("2016-17-Q१")]
    [InlineData("2016-17-R1")]
    [InlineData("1899-00-Q4")]
    [InlineData("2200-01-Q1")]
    [InlineData("0000-01-Q1")]
    [InlineData("9999-00-Q1")]
    public void Nothing_else_is_a_quarter(string? text)
    {
        Quarter.TryParse(text, out var quarter).ShouldBeFalse();
        quarter.ShouldBe(default);
    }

    [Fact]
    public void What_is_printed_can_be_read() =>
        Prop.ForAll(Quarters, quarter => Quarter.TryParse(quarter.ToString(), out var read) && read == quarter).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_read_is_what_is_printed_whatever_character_is_wrong() =>
        Prop.ForAll(Misprints.Of(Quarters.Generator.Select(quarter => quarter.ToString())), text =>
            !Quarter.TryParse(text, out var quarter) || string.Equals(quarter.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2016-10-01", 4, 2016, 3)]
    [InlineData("2016-12-31", 4, 2016, 3)]
    [InlineData("2017-03-31", 4, 2016, 4)]
    [InlineData("2017-04-01", 4, 2017, 1)]
    [InlineData("2016-01-01", 1, 2016, 1)]
    [InlineData("2016-12-31", 1, 2016, 4)]
    [InlineData("2016-09-30", 10, 2015, 4)]
    [InlineData("2016-10-01", 10, 2016, 1)]
    [InlineData("2016-02-29", 12, 2015, 1)]
    [InlineData("2016-03-01", 12, 2015, 2)]
    [InlineData("1900-04-01", 4, 1900, 1)]
    [InlineData("2200-03-31", 4, 2199, 4)]
    public void A_day_lies_in_its_quarter(string day, int firstMonth, int year, int number) =>
        Quarter.Containing(DateOnly.Parse(day), firstMonth).ShouldBe(new Quarter(year, number));

    [Theory]
    [InlineData("1900-03-31", 4)]
    [InlineData("2200-04-01", 4)]
    [InlineData("0001-01-01", 4)]
    [InlineData("9999-12-31", 1)]
    [InlineData("2016-01-01", 0)]
    [InlineData("2016-01-01", 13)]
    public void A_day_that_no_quarter_can_name_is_refused(string day, int firstMonth) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Quarter.Containing(DateOnly.Parse(day), firstMonth));

    [Theory]
    [MemberData(nameof(Months))]
    public void Every_day_of_five_years_lies_in_the_quarter_that_holds_it(int firstMonth)
    {
        for (var day = new DateOnly(2015, 1, 1); day.Year < 2020; day = day.AddDays(1))
        {
            var quarter = Quarter.Containing(day, firstMonth);
            var holds = quarter.FirstDay(firstMonth) <= day && day <= quarter.LastDay(firstMonth);
            holds.ShouldBeTrue($"{quarter} of a year from month {firstMonth} does not hold {day}");
        }
    }

    [Theory]
    [MemberData(nameof(Months))]
    public void A_financial_year_starts_on_the_first_of_its_month_in_the_year_that_names_it(int firstMonth)
    {
        var first = new Quarter(2016, 1);
        first.FirstDay(firstMonth).ShouldBe(new DateOnly(2016, firstMonth, 1));
        new Quarter(2016, 4).LastDay(firstMonth).ShouldBe(new DateOnly(2017, firstMonth, 1).AddDays(-1));
    }

    [Fact]
    public void The_third_quarter_of_a_council_is_October_to_December()
    {
        new Quarter(2016, 3).FirstDay(4).ShouldBe(new DateOnly(2016, 10, 1));
        new Quarter(2016, 3).LastDay(4).ShouldBe(new DateOnly(2016, 12, 31));
        new Quarter(2015, 4).LastDay(12).ShouldBe(new DateOnly(2016, 11, 30));
        new Quarter(2015, 1).LastDay(12).ShouldBe(new DateOnly(2016, 2, 29));
    }

    [Fact]
    public void Quarters_follow_each_other_without_gap_or_overlap() =>
        Prop.ForAll(QuartersOfYears, at =>
            at.Quarter.LastDay(at.FirstMonth).AddDays(1) == at.Quarter.Next.FirstDay(at.FirstMonth)
            && at.Quarter.Previous.LastDay(at.FirstMonth).AddDays(1) == at.Quarter.FirstDay(at.FirstMonth)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_first_and_the_last_day_lie_in_the_quarter() =>
        Prop.ForAll(QuartersOfYears, at =>
            Quarter.Containing(at.Quarter.FirstDay(at.FirstMonth), at.FirstMonth) == at.Quarter
            && Quarter.Containing(at.Quarter.LastDay(at.FirstMonth), at.FirstMonth) == at.Quarter).QuickCheckThrowOnFailure();

    [Fact]
    public void Previous_and_next_undo_each_other_and_are_ordered() =>
        Prop.ForAll(Quarters, quarter =>
            quarter.Next.Previous == quarter && quarter.Previous.Next == quarter
            && quarter.Previous < quarter && quarter < quarter.Next).QuickCheckThrowOnFailure();

    [Fact]
    public void Beyond_the_ends_of_the_range_quarters_still_have_days_and_order_but_cannot_be_read()
    {
        var before = new Quarter(Quarter.FirstYear, 1).Previous;
        var after = new Quarter(Quarter.LastYear, 4).Next;
        before.LastDay(1).ShouldBe(new DateOnly(1899, 12, 31));
        after.FirstDay(12).ShouldBe(new DateOnly(2200, 12, 1));
        (before < after).ShouldBeTrue();
        Quarter.TryParse(before.ToString(), out _).ShouldBeFalse();
        Quarter.TryParse(after.ToString(), out _).ShouldBeFalse();
    }

    [Fact]
    public void Quarters_sort_by_time() =>
        Prop.ForAll(Quarters, Quarters, (left, right) =>
            Math.Sign(left.CompareTo(right)) == Math.Sign(left.FirstDay(4).CompareTo(right.FirstDay(4)))
            && (left < right) == (left.FirstDay(4) < right.FirstDay(4))
            && (left > right) == (left.FirstDay(4) > right.FirstDay(4))
            && (left <= right) == (left.FirstDay(4) <= right.FirstDay(4))
            && (left >= right) == (left.FirstDay(4) >= right.FirstDay(4))).QuickCheckThrowOnFailure();
}
