using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Domain.Performance;
using Shouldly;

namespace RiskRegister.Domain.Tests.Performance;

public sealed class RatingTests
{
    static readonly TargetBounds Range = new(40, 60, 30, 70);

    [Theory]
    [InlineData("90", Rating.OnTrack)]
    [InlineData("89.99", Rating.SlightlyBelow)]
    [InlineData("80", Rating.SlightlyBelow)]
    [InlineData("79.99", Rating.RequiresImprovement)]
    public void High_is_rated_with_its_bounds_included(string value, Rating rating) =>
        Ratings.Of(GoodIs.High, TargetBounds.AtLeast(90, 80), Figure(value), isDue: true).ShouldBe(rating);

    [Theory]
    [InlineData("119", Rating.OnTrack)]
    [InlineData("150", Rating.OnTrack)]
    [InlineData("150.0000000001", Rating.SlightlyBelow)]
    [InlineData("160", Rating.SlightlyBelow)]
    [InlineData("161", Rating.RequiresImprovement)]
    public void Low_is_rated_with_its_bounds_included(string value, Rating rating) =>
        Ratings.Of(GoodIs.Low, TargetBounds.AtMost(150, 160), Figure(value), isDue: true).ShouldBe(rating);

    [Theory]
    [InlineData(40, Rating.OnTrack)]
    [InlineData(60, Rating.OnTrack)]
    [InlineData(30, Rating.SlightlyBelow)]
    [InlineData(70, Rating.SlightlyBelow)]
    [InlineData(29, Rating.RequiresImprovement)]
    [InlineData(71, Rating.RequiresImprovement)]
    public void A_range_is_rated_on_both_sides(decimal value, Rating rating) =>
        Ratings.Of(GoodIs.Range, Range, value, isDue: true).ShouldBe(rating);

    [Fact]
    public void What_cannot_be_rated_says_why()
    {
        Ratings.Of(GoodIs.None, null, 5, isDue: true).ShouldBe(Rating.DataOnly);
        Ratings.Of(GoodIs.High, null, 5, isDue: true).ShouldBe(Rating.NoTarget);
        Ratings.Of(GoodIs.High, TargetBounds.AtLeast(5), null, isDue: true).ShouldBe(Rating.NoData);
        Ratings.Of(GoodIs.High, TargetBounds.AtLeast(5), null, isDue: false).ShouldBe(Rating.NotDue);
        Ratings.Of(GoodIs.High, TargetBounds.AtLeast(5), 4, isDue: true)
            .ShouldBe(Rating.RequiresImprovement, "without an acceptable bound there is no amber");
        Enum.GetValues<Rating>().Count(rating => rating.IsRated()).ShouldBe(3);
    }

    [Fact]
    public void A_better_value_is_never_rated_worse() => Prop.ForAll(
        (from one in Gen.Choose(-200, 200)
         from other in Gen.Choose(
            -200, 200)
         select (Less: Math.Min(one, other), More: Math.Max(one, other))).ToArbitrary(),
        values => Ratings.Of(GoodIs.High, TargetBounds.AtLeast(90, 80), values.More, isDue: true)
                <= Ratings.Of(GoodIs.High, TargetBounds.AtLeast(90, 80), values.Less, isDue: true)
            && Ratings.Of(GoodIs.Low, TargetBounds.AtMost(90, 100), values.Less, isDue: true)
                <= Ratings.Of(GoodIs.Low, TargetBounds.AtMost(90, 100), values.More, isDue: true)).QuickCheckThrowOnFailure();

    [Fact]
    public void Tolerance_in_percent_is_converted_and_refused_for_nothing()
    {
        TargetBounds.AtLeast(90).WithTolerance(10).ShouldBe(TargetBounds.AtLeast(90, 81));
        TargetBounds.AtMost(150).WithTolerance(10).ShouldBe(TargetBounds.AtMost(150, 165));
        TargetBounds.AtLeast(-10).WithTolerance(10).ShouldBe(TargetBounds.AtLeast(-10, -11));
        TargetBounds.AtMost(0).WithTolerance(10).ShouldBeNull();
    }

    [Fact]
    public void Bounds_fit_their_measure()
    {
        FaultsOf(GoodIs.High, TargetBounds.AtLeast(90, 80)).ShouldBeEmpty();
        FaultsOf(GoodIs.Low, TargetBounds.AtMost(90, 100)).ShouldBeEmpty();
        FaultsOf(GoodIs.Range, Range).ShouldBeEmpty();
        FaultsOf(GoodIs.High, TargetBounds.AtLeast(80, 90)).ShouldBe(["acceptable.from"]);
        FaultsOf(GoodIs.Low, TargetBounds.AtMost(100, 90)).ShouldBe(["acceptable.to"]);
        FaultsOf(GoodIs.Low, TargetBounds.AtLeast(90)).ShouldBe(["good.from", "good.to"], ignoreOrder: true);
        FaultsOf(GoodIs.Range, new TargetBounds(60, 40, null, null)).ShouldBe(["good.to"]);
        FaultsOf(GoodIs.High, TargetBounds.AtLeast(0.00000000001m)).ShouldBe(["good.from"]);
        FaultsOf(GoodIs.None, TargetBounds.AtLeast(1)).ShouldBe([""]);
    }

    [Theory]
    [InlineData(GoodIs.High, 1, 2, Course.Improving)]
    [InlineData(GoodIs.High, 2, 1, Course.Worsening)]
    [InlineData(GoodIs.Low, 1, 2, Course.Worsening)]
    [InlineData(GoodIs.None, 1, 2, Course.Increasing)]
    [InlineData(GoodIs.None, 2, 1, Course.Decreasing)]
    [InlineData(GoodIs.Low, 2, 2, Course.Same)]
    [InlineData(GoodIs.Range, 20, 35, Course.Improving)]
    [InlineData(GoodIs.Range, 62, 75, Course.Worsening)]
    [InlineData(GoodIs.Range, 45, 55, Course.Same)]
    [InlineData(GoodIs.Range, 35, 65, Course.Same)]
    public void Course_is_where_the_value_goes(GoodIs goodIs, decimal then, decimal now, Course course) =>
        Courses.Of(goodIs, Range, then, now).ShouldBe(course);

    [Fact]
    public void A_change_is_of_the_earlier_value_and_of_percentages_in_points()
    {
        Courses.Change(MeasureUnit.Number, 80, 100).ShouldBe(25);
        Courses.Change(MeasureUnit.Number, 100, 80).ShouldBe(-20);
        Courses.Change(MeasureUnit.Percent, 80, 100).ShouldBe(20);
        Courses.Change(MeasureUnit.Number, 0, 100).ShouldBeNull();
        Courses.Change(MeasureUnit.Number, null, 100).ShouldBeNull();
        Courses.Of(GoodIs.High, null, null, 1).ShouldBeNull();
        Courses.Of(GoodIs.Range, null, 1, 2).ShouldBeNull();
    }

    static decimal Figure(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    static IEnumerable<string> FaultsOf(GoodIs goodIs, TargetBounds bounds)
    {
        var faults = new Faults();
        bounds.Check(goodIs, faults);
        return faults.All.Keys;
    }
}
