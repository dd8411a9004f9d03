using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class RegisterRuleTests
{
    [Theory]
    [MemberData(nameof(ScoreTests.Cells), MemberType = typeof(ScoreTests))]
    public void An_open_entry_is_on_the_register_from_the_threshold_up(int impact, int likelihood)
    {
        for (var threshold = 1; threshold <= 25; threshold++)
        {
            RegisterRule.IsOnRegister(EntryStatus.Open, new Score(impact, likelihood), threshold)
                .ShouldBe(impact * likelihood >= threshold);
        }
    }

    [Theory]
    [InlineData(EntryStatus.Proposed)]
    [InlineData(EntryStatus.Closed)]
    public void Only_open_entries_are_on_the_register(EntryStatus status) =>
        RegisterRule.IsOnRegister(status, new Score(5, 5), 1).ShouldBeFalse();
}
