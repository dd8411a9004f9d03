using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Cells beside an entry that say for whom it is, in few words; until it is answered the entry is exempt.</summary>
public sealed class ExemptCellTests
{
    [Theory]
    [InlineData("Comment", "Private: tribunal papers")]
    [InlineData("Comment", "Private and confidential – pay")]
    [InlineData("Circulation", "Part 2 members only")]
    [InlineData("Circulation", "Members only")]
    [InlineData("Circulation", "Officers and members only")]
    [InlineData("Audience", "Internal use only")]
    [InlineData("Remarks", "Not public")]
    public void It_is_asked(string heading, string cell)
    {
        var (register, analysis) = Understood(Table(["Ref", "Risk", "Owner", "Gross", "Net", heading],
            ["K1", "Silt", "Potter", "16", "9", cell], ["K2", "Rust", "Mason", "16", "9", "All members"]));
        analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("exempt-column:");
        register.Rows.Select(row => row.Exempt?.Value is not null).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("Part 2 of the works starts in May")]
    [InlineData("Private finance")]
    [InlineData("Only members of the club may dig")]
    [InlineData("Members only heard of it in May")]
    [InlineData("Open")]
    public void Other_words_ask_nothing(string cell) =>
        Asked(Table(["Ref", "Risk", "Owner", "Gross", "Net", "Comment"], ["K1", "Silt", "Potter", "16", "9", cell])).ShouldBeEmpty();

    [Theory]
    [InlineData("Restricted circulation")]
    [InlineData("Restricted access?")]
    [InlineData("Exempt item")]
    public void A_heading_may_say_what_yes_means(string heading) =>
        Read(Table(["Ref", "Risk", "Owner", "Gross", "Net", heading], ["K1", "Silt", "Potter", "16", "9", "Yes"],
            ["K2", "Rust", "Mason", "16", "9", "No"])).Rows.Select(row => row.Exempt?.Value is not null).ShouldBe([true, false]);
}
