using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What words below "Risk status" say.</summary>
public class StatusNameTests
{
    static SourceTable WithStatus(string status) => Table(
        ["Reference", "Title", "Score", "Residual score", "Risk status"],
        ["R1", "Old trees", "16", "9", "Open"], ["R2", "Bats", "16", "9", status]);

    [Theory]
    [InlineData("Open – under review")]
    [InlineData("Open - monitor")]
    [InlineData("Open (reviewed May 2026)")]
    [InlineData("Open/Ongoing")]
    [InlineData("Open, treated weekly")]
    [InlineData("Live risk")]
    [InlineData("LIVE: with Estates")]
    [InlineData("Active – no change")]
    [InlineData("Ongoing – monitor")]
    [InlineData("On-going (Q2)")]
    [InlineData("In progress")]
    [InlineData("Monitoring")]
    [InlineData("Unchanged")]
    [InlineData("Updated")]
    public void What_goes_on_is_open(string status)
    {
        Understood(WithStatus(status)).Analysis.Questions.ShouldBeEmpty();
        Read(WithStatus(status)).Rows.Select(row => row.Status).ShouldBe([RowStatus.Open, RowStatus.Open]);
    }

    [Theory]
    [InlineData("Open – to be closed")]
    [InlineData("Open/Closed")]
    [InlineData("Open?")]
    [InlineData("Live – proposed for removal")]
    [InlineData("Active (on hold)")]
    [InlineData("Ongoing – 100% complete")]
    [InlineData("Open – now an issue")]
    [InlineData("Open – not on the register")]
    [InlineData("Openness")]
    [InlineData("Actively managed")]
    [InlineData("Under offer")]
    public void What_may_go_on_no_longer_is_asked_about(string status) =>
        Understood(WithStatus(status)).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("status:");

    [Fact]
    public void What_is_under_review_is_open_and_named_unless_it_is_answered_otherwise()
    {
        var (register, analysis) = Understood(WithStatus("Under review"));
        analysis.Questions.ShouldBeEmpty();
        register.Rows[1].Status.ShouldBe(RowStatus.Open);
        register.Messages.Count(message => message.Code == ImportCodes.StatusUnclear).ShouldBe(1);
        Answered([WithStatus("Under review")], ("status:under review", "proposed")).Rows[1].Status.ShouldBe(RowStatus.Proposed);
    }

    [Fact]
    public void What_is_in_progress_may_be_the_action_beside_it() => Understood(Table(
        ["Reference", "Title", "Score", "Residual score", "Status", "Action", "Action due date"],
        ["R1", "Old trees", "16", "9", "Open", "Fell them", "31/10/2026"],
        ["R2", "Bats", "16", "9", "In progress", "Count them", "31/10/2026"]))
        .Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("status:in progress");
}
