using RiskRegister.Domain.Imports;
using Shouldly;

namespace RiskRegister.Domain.Tests.Imports;

public class PlainTextTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("Pumps in place to", true)]
    [InlineData("- Pumps\n- Gates", true)]
    [InlineData("• Pumps\n• Gates in the", true)]
    [InlineData("Gaps: no pumps", false)]
    [InlineData("- Pumps\n- Gaps: gates", false)]
    [InlineData("- Pumps\nand gates", false)]
    [InlineData("Pumps\n- Gates", false)]
    [InlineData("- Pumps\n- May 2027", false)]
    [InlineData("- Pumps\n\n- Gates", false)]
    [InlineData("- Pumps\n-", false)]
    [InlineData("- Pumps\n", false)]
    [InlineData("1. Pumps\n2. Gates", false)]
    public void Lines_with_bullets_are_items_of_their_own(string text, bool areBulleted) =>
        PlainText.TraitsOf(text).HasFlag(CellTraits.Bulleted).ShouldBe(areBulleted);

    [Theory]
    [InlineData("Buy pumps", true)]
    [InlineData(" ", false)]
    [InlineData("Buy\u0007pumps", false)]
    [InlineData("Buy\u2028pumps", false)]
    public void Control_characters_and_what_is_not_seen_are_not_plain(string text, bool isPlain) =>
        PlainText.TraitsOf(text).HasFlag(CellTraits.Plain).ShouldBe(isPlain);
}
