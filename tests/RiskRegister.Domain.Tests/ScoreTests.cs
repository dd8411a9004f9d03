using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class ScoreTests
{
    public static TheoryData<int, int> Cells() =>
        [.. from impact in Enumerable.Range(1, 5) from likelihood in Enumerable.Range(1, 5) select new TheoryDataRow<int, int>(
            impact, likelihood)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_score_is_impact_times_likelihood(int impact, int likelihood)
    {
        var score = new Score(impact, likelihood);
        score.Value.ShouldBe(Enumerable.Repeat(impact, likelihood).Sum());
        score.IsOnMatrix.ShouldBeTrue();
        score.Assumed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(6, 5)]
    [InlineData(5, 6)]
    [InlineData(-4, -4)]
    [InlineData(int.MaxValue, int.MinValue)]
    public void A_score_with_a_factor_outside_1_to_5_is_not_on_the_matrix(int impact, int likelihood) =>
        new Score(impact, likelihood).IsOnMatrix.ShouldBeFalse();

    [Fact]
    public void The_same_product_from_other_factors_is_another_score()
    {
        new Score(4, 3).ShouldNotBe(new Score(3, 4));
        new Score(4, 3).Value.ShouldBe(new Score(3, 4).Value);
        new Score(4, 3).ShouldNotBe(new Score(4, 3, Assumed: true));
    }
}
