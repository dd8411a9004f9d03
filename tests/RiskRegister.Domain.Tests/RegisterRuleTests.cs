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
    [InlineData(RegisterLevel.Corporate, true)]
    [InlineData(RegisterLevel.Directorate, false)]
    [InlineData(RegisterLevel.Service, false)]
    public void Only_what_the_corporate_register_keeps_is_on_it(RegisterLevel level, bool isOn) =>
        RegisterRule.IsOnRegister(EntryStatus.Open, new Score(5, 5), 12, level).ShouldBe(isOn);

    [Theory]
    [InlineData(EntryStatus.Proposed)]
    [InlineData(EntryStatus.Closed)]
    public void Only_open_entries_are_on_the_register(EntryStatus status) =>
        RegisterRule.IsOnRegister(status, new Score(5, 5), 1).ShouldBeFalse();
}
