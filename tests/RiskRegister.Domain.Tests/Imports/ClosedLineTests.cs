using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Lines among and above entries that say which are on the register no longer.</summary>
public class ClosedLineTests
{
    static SourceTable With(string line) => Table(
        ["Reference", "Title", "Score", "Residual score"],
        ["R1", "Old trees", "16", "9"], ["R2", "Bats", "16", "9"], [line, "", "", ""], ["R4", "Fraud", "16", "9"]);

    [Theory]
    [InlineData("Old risks", "closed")]
    [InlineData("Former corporate risks", "closed")]
    [InlineData("Risks now business as usual", "closed")]
    [InlineData("Risks managed as BAU", "closed")]
    [InlineData("Below the line", null)]
    [InlineData("Closed this quarter: R4 Fraud, R6 Staff", null)]
    public void Entries_below_a_name_of_those_that_are_no_more_are_asked_about(string line, string? proposed)
    {
        var asked = Understood(With(line)).Analysis.Questions.ShouldHaveSingleItem();
        asked.Id.ShouldStartWith("closed-section:");
        asked.Proposed.ShouldBe(proposed);
        Answered([With(line)], (asked.Id, "closed")).Rows.Select(row => row.Status)
            .ShouldBe([null, null, RowStatus.Closed]);
    }

    [Theory]
    [InlineData("Items for the closed part of the meeting")]
    [InlineData("Risks for the closed session")]
    public void The_closed_part_of_a_meeting_is_about_exemption(string line) =>
        Understood(With(line)).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("exempt-section:");

    [Theory]
    [InlineData("Old buildings")]
    [InlineData("Business as usual projects")]
    [InlineData("Risks to business as usual")]
    public void Other_sections_are_not(string line) => Understood(With(line)).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Risk 1 was de-registered at the June meeting.")]
    [InlineData("Risk 1 has been deregistered.")]
    public void A_sentence_may_say_that_one_is_de_registered(string line)
    {
        var table = Table(["Number", "Title", "Score", "Residual score"], ["1", "Old trees", "16", "9"], ["2", "Bats", "16", "9"]);
        var asked = Understood(table with { LinesWithFigures = [line] }).Analysis.Questions.ShouldHaveSingleItem();
        asked.Id.ShouldStartWith("named-entries:");
        asked.Proposed.ShouldBe("closed");
    }

    [Theory]
    [InlineData("Closed this quarter: Brexit stock levels")]
    [InlineData("Closed in Q2 2026 – Brexit stock levels")]
    public void A_title_may_say_when_its_entry_was_closed(string title) => Understood(Table(
        ["Reference", "Title", "Score", "Residual score"], ["R1", title, "16", "9"])).Analysis.Questions
        .ShouldHaveSingleItem().Id.ShouldBe("closed-titles");

    [Fact]
    public void What_closed_is_may_be_in_the_title_itself() => Understood(Table(
        ["Reference", "Title", "Score", "Residual score"], ["R1", "Closed roads this quarter: no diversion", "16", "9"])).Analysis.Questions
        .ShouldBeEmpty();
}
