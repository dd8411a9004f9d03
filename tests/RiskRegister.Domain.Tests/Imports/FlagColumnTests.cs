using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns of yes and no below headings that say nothing else.</summary>
public class FlagColumnTests
{
    static SourceTable Under(string heading, string one, string other) => Table(
        ["Reference", "Title", "Score", "Residual score", heading],
        ["R1", "Old trees", "16", "9", one], ["R2", "Bats", "16", "9", other], ["R3", "Fraud", "16", "9", one]);

    static ImportQuestion? Asked(SourceTable table) => Understood(table).Analysis.Questions.SingleOrDefault();

    [Theory]
    [InlineData("Opp?", "", "✓", "opportunity")]
    [InlineData("Is an upside", "No", "Yes", "opportunity")]
    [InlineData("On CRR?", "Y", "N", "open")]
    [InlineData("Still on corporate register", "Yes", "No", "open")]
    [InlineData("Off register", "N", "Y", "closed")]
    [InlineData("Materialised?", "N", "Y", "closed")]
    [InlineData("OK for web?", "Y", "N", "public")]
    [InlineData("OK to publish", "Y", "N", "public")]
    [InlineData("Gwybodaeth gyfrinachol", "N", "Y", "exempt")]
    [InlineData("Blue?", "N", "Y", "nothing")]
    [InlineData("Gold command", "✗", "✓", "nothing")]
    public void What_they_say_is_asked_about_once(string heading, string one, string other, string proposed)
    {
        var asked = Asked(Under(heading, one, other)).ShouldNotBeNull();
        asked.Id.ShouldStartWith("flag:");
        asked.Proposed.ShouldBe(proposed);
        Answered([Under(heading, one, other)], (asked.Id, "nothing")).Rows.ShouldAllBe(row => row.Status == null);
    }

    [Theory]
    [InlineData("N", "Y")]
    [InlineData("", "✓")]
    [InlineData("-", "x")]
    public void A_yes_may_say_that_it_is_an_opportunity(string no, string yes) =>
        Answered([Under("Blue?", no, yes)], ("flag:blue?", "opportunity")).Rows.Select(row => row.Kind)
            .ShouldBe([EntryKind.Risk, EntryKind.Opportunity, EntryKind.Risk]);

    [Theory]
    [InlineData("exempt", "N", "Y")]
    [InlineData("public", "Y", "N")]
    public void Or_that_it_is_exempt_or_public(string answer, string open, string exempt) =>
        Answered([Under("Blue?", open, exempt)], ("flag:blue?", answer)).Rows.Select(row => row.Exempt?.Value is not null)
            .ShouldBe([false, true, false]);

    [Theory]
    [InlineData("closed", "N", "Y")]
    [InlineData("open", "Y", "N")]
    public void Or_that_it_is_closed_or_open(string answer, string open, string closed) =>
        Answered([Under("Blue?", open, closed)], ("flag:blue?", answer), ("status:closed", "closed")).Rows.Select(row => row.Status)
            .ShouldBe([RowStatus.Open, RowStatus.Closed, RowStatus.Open]);

    [Fact]
    public void Nothing_where_a_yes_says_that_an_entry_is_open_is_asked_about() =>
        Answered([Under("Blue?", "Y", "")], ("flag:blue?", "open"), ("status:blank", "closed")).Rows.Select(row => row.Status)
            .ShouldBe([RowStatus.Open, RowStatus.Closed, RowStatus.Open]);

    [Fact]
    public void A_status_or_a_kind_that_there_is_leaves_no_such_choice()
    {
        var asked = Understood(Table(
            ["Reference", "Title", "Type", "Score", "Residual score", "Status", "Blue?"],
            ["R1", "Old trees", "Risk", "16", "9", "Open", "Y"], ["R2", "Bats", "Opportunity", "16", "9", "Open", "N"]))
            .Analysis.Questions.ShouldHaveSingleItem();
        asked.Choices.Select(choice => choice.Value).ShouldBe(["nothing", "exempt", "public"]);
    }

    [Theory]
    [InlineData("Acceptable?")]
    [InlineData("Within appetite?")]
    [InlineData("Insured")]
    [InlineData("Escalated?")]
    [InlineData("Statutory")]
    [InlineData("Fraud risk?")]
    [InlineData("New?")]
    [InlineData("Audited")]
    [InlineData("Controls tested?")]
    [InlineData("Q1")]
    [InlineData("Confidentiality")]
    public void What_speaks_of_something_else_is_not(string heading) =>
        Understood(Under(heading, "Y", "N")).Analysis.Questions.ShouldNotContain(question => question.Id.StartsWith("flag:"));

    [Fact]
    public void A_list_that_is_ticked_is_not() => Understood(Table(
        ["Reference", "Title", "Score", "Residual score", "Roads", "Parks", "Schools", "Libraries"],
        ["R1", "Old trees", "16", "9", "✓", "✓", "", ""], ["R2", "Bats", "16", "9", "", "✓", "✓", "✓"])).Analysis.Questions.ShouldBeEmpty();

    [Fact]
    public void Words_beside_yes_and_no_are_not() => Asked(Under("Blue?", "Y", "Perhaps later")).ShouldBeNull();
}
