using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class PlannedActionTests
{
    static readonly DateOnly Due = new(2017, 1, 11);

    [Theory]
    [InlineData(ActionStatus.Open, -1, false)]
    [InlineData(ActionStatus.Open, 0, false)]
    [InlineData(ActionStatus.Open, 1, true)]
    [InlineData(ActionStatus.Done, 1, false)]
    [InlineData(ActionStatus.Dropped, 1, false)]
    public void Open_actions_are_overdue_from_the_day_after(ActionStatus status, int daysLater, bool overdue) =>
        new PlannedAction(1, "Train duty staff", DueOn: Due, Status: status).IsOverdue(Due.AddDays(daysLater)).ShouldBe(overdue);

    [Fact]
    public void An_action_without_a_day_is_never_overdue() =>
        new PlannedAction(1, "Train duty staff").IsOverdue(DateOnly.MaxValue).ShouldBeFalse();
}
