using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What speaks of closing and may close what it is not about: lines that report, a day beside a status.</summary>
public sealed class ClosingReportTests
{
    static readonly string[] Headings = ["Ref", "Risk", "Owner", "Gross", "Net"];

    [Theory]
    [InlineData("Q2 update: two homes closed in August")]
    [InlineData("Update 12/9/26 – the old depot closed")]
    [InlineData("Progress: three libraries closed since May")]
    [InlineData("Latest position - one pool closed by the contractor")]
    [InlineData("Two care homes closed in August")]
    [InlineData("Internal audit closed its review, archived in May")]
    public void A_line_that_reports_is_a_note_and_closes_nothing_below_it(string line)
    {
        var table = TableWith(line);
        Asked(table).ShouldBeEmpty();
        var (register, analysis) = Understood(table);
        register.Rows.ShouldAllBe(row => row.Status == null);
        analysis.LeftOut.ShouldHaveSingleItem().Reason.ShouldBe(LeftOutReason.Note);
    }

    [Theory]
    [InlineData("Q2 update: two risks closed in August")]
    [InlineData("Risk closed 12/9/26")]
    [InlineData("Library closed in May")]
    [InlineData("The board closed two risks in May")]
    public void One_that_may_name_a_section_as_well_is_asked_about_and_nothing_proposed(string line)
    {
        var question = Understood(TableWith(line)).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("closed-section:");
        question.Proposed.ShouldBeNull();
    }

    [Theory]
    [InlineData("Closed risks")]
    [InlineData("Risks closed this quarter")]
    [InlineData("Risks closed in Q2 2026/27")]
    [InlineData("Closed since the last update")]
    [InlineData("Housing – closed in May")]
    [InlineData("Corporate risks archived by the board")]
    [InlineData("Progress update: closed risks")]
    [InlineData("Closed")]
    public void The_name_of_a_section_is_proposed_closed(string line)
    {
        var question = Understood(TableWith(line)).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("closed-section:");
        question.Proposed.ShouldBe("closed");
    }

    [Theory]
    [InlineData("Open")]
    [InlineData("Live")]
    [InlineData("Open – monitor")]
    public void A_day_of_closure_beside_an_open_status_is_asked_about_and_nothing_proposed(string status)
    {
        SourceTable[] table = [Days(status, "15/10/2016")];
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldBe($"closed-days:{status.ToLowerInvariant().Replace('–', '-')}");
        question.Proposed.ShouldBeNull();
        question.Text.ShouldContain($"\"{status}\" stands under \"Status\"");
        Answered(table, (question.Id, "open")).Rows[0].Status.ShouldBe(RowStatus.Open);
        Answered(table, (question.Id, "closed")).Rows[0].Status.ShouldBe(RowStatus.Closed);
        Answered(table, (question.Id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Flood");
    }

    [Theory]
    [InlineData("", "15/10/2016")]
    [InlineData("Closed 15/10/2016", "15/10/2016")]
    public void A_day_of_closure_beside_no_other_status_is_proposed_closed(string status, string day) =>
        Understood(Days(status, day)).Analysis.Questions
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                question => question.Id.ShouldBe("status:closed"), question => question.Proposed.ShouldBe("closed"));

    [Theory]
    [InlineData("Open", "")]
    [InlineData("Open", "n/a")]
    public void A_status_without_a_day_of_closure_is_not_asked_about(string status, string day) => Asked(Days(status, day)).ShouldBeEmpty();

    [Fact]
    public void A_row_that_goes_on_saying_when_it_was_closed_does_not_come_back()
    {
        SourceTable[] table = [Days("Closed 15/10/2016", "15/10/2016")];
        var stored = LiveAfter(Plan(Answered(table, ("status:closed", "closed")), []));
        stored[0].Status.ShouldBe(EntryStatus.Closed);

        var (register, analysis) = Understood(table);
        analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("status:closed");
        Plan(register, stored).Questions.ShouldBeEmpty();
        var again = Plan(Answered(table, ("status:closed", "closed")), stored);
        again.Questions.ShouldBeEmpty();
        again.Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);
    }

    [Fact]
    public void A_row_that_is_left_out_without_a_score_is_named_as_such()
    {
        var (_, analysis) = RegisterReader.Understand(
            [Table(Headings, ["R1", "Flood", "Potter", "16", "9"], ["R2", "Fraud", "Potter", "", ""])], Settings,
            new ImportMapping { UnscoredRows = UnscoredMeaning.LeaveOut });
        analysis.LeftOut.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.Row.ShouldBe(3), row => row.Reason.ShouldBe(LeftOutReason.Unscored));
        Answered([Table(Headings, ["R1", "Flood", "Potter", "16", "9"], ["R2", "Fraud", "Potter", "", ""])], ("unscored-rows", "leaveOut"))
            .Messages.Where(message => message.Row == 3).ShouldHaveSingleItem().Message
            .ShouldBe("\"Fraud\" has no score, and is passed over, as was answered.");
    }

    static SourceTable TableWith(string line) => Table(
        Headings, ["1", "Flood", "Potter", "16", "9"], ["", line, "", "", ""], ["2", "Fraud", "Fox", "16", "9"],
        ["3", "Fleet", "Fox", "16", "9"]);

    static SourceTable Days(string status, string day) => Table(
        [.. Headings, "Status", "Closed date"], ["R1", "Elections", "Potter", "16", "9", status, day],
        ["R2", "Flood", "Fox", "16", "9", "Open", ""]);
}
