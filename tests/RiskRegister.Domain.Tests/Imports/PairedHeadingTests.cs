using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns that are headed as two things, and words that are one of several things.</summary>
public sealed class PairedHeadingTests
{
    [Theory]
    [InlineData("Risk owner / Action owner", "Potter / Kiln hand", "Potter", "Kiln hand")]
    [InlineData("Action owner/Risk owner", "Kiln hand/Potter", "Potter", "Kiln hand")]
    public void Owners_of_the_risk_and_of_its_actions_in_one_cell_are_parted(string heading, string cell, string owner, string ofAction)
    {
        var row = ReadOne(("Mitigating actions", "Mend the floor"), (heading, cell));

        row.Owners!.Value.ShouldBe([owner]);
        row.Actions!.Value.ShouldHaveSingleItem().Owner.Value.ShouldBe(ofAction);
    }

    [Fact]
    public void Where_not_every_cell_names_both_it_is_asked_whether_they_are_the_owners()
    {
        var table = Table(
            ["Ref", "Risk", "Gross score", "Net score", "Risk owner / Action owner", "Actions"],
            ["K1", "Kiln cracks", "16", "9", "Potter", "Mend the floor"],
            ["K2", "Clay runs out", "16", "9", "Buyer / Digger", "Dig a new pit"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("owner:");
    }

    [Fact]
    public void Other_pairs_are_parted_at_a_slash_between_spaces()
    {
        var row = ReadOne(
            ("Action / Due date", "Mend the floor and/or the roof / 31 May 2027"), ("Status / Response", "Open / Tolerate"),
            ("Lead / Service", "Potter / Works"));

        var action = row.Actions!.Value.ShouldHaveSingleItem();
        (action.Text, action.DueOn.Value).ShouldBe(("Mend the floor and/or the roof", new DateOnly(2027, 5, 31)));
        (row.Status, row.Response!.Value, row.Service!.Value).ShouldBe((RowStatus.Open, EntryResponse.Tolerate, "Works"));
        row.Owners!.Value.ShouldBe(["Potter"]);
    }

    [Theory]
    [InlineData("Service / Directorate", "Works / Place")]
    [InlineData("Directorate or service", "Works / Place")]
    public void Two_names_of_one_field_part_nothing(string heading, string cell) =>
        ReadOne((heading, cell)).Service!.Value.ShouldBe(cell);

    [Theory]
    [InlineData("Treat", "Tolerate", EntryResponse.Treat, EntryResponse.Tolerate)]
    [InlineData("Tolerating", "Transferred", EntryResponse.Tolerate, EntryResponse.Transfer)]
    public void A_status_that_says_only_responses_is_the_response(
        string first, string second, EntryResponse ofFirst, EntryResponse ofSecond)
    {
        var read = Read(Table(
            ["Ref", "Risk", "Gross score", "Net score", "Risk status"],
            ["K1", "Kiln cracks", "16", "9", first],
            ["K2", "Clay runs out", "16", "9", second]));

        read.Rows.Select(row => row.Response!.Value).ShouldBe([ofFirst, ofSecond]);
        read.Rows.ShouldAllBe(row => row.Status == null);
    }

    [Theory]
    [InlineData("Treating", "Retained")]
    [InlineData("Reducing", "Monitor")]
    public void A_response_is_one_in_whatever_form_its_word_stands(string first, string second) =>
        Understood(Table(
            ["Ref", "Risk", "Gross score", "Net score", "Response"],
            ["K1", "Kiln cracks", "16", "9", first],
            ["K2", "Clay runs out", "16", "9", second])).Analysis.Tables[0].Columns[4].Fields.ShouldBe([ImportField.Response]);

    [Theory]
    [InlineData("Treat", "Open")]
    [InlineData("Treat", "Terminated")]
    public void Where_it_may_say_how_entries_stand_it_stays_the_status(string first, string second) =>
        Understood(Table(
            ["Ref", "Risk", "Gross score", "Net score", "Status"],
            ["K1", "Kiln cracks", "16", "9", first],
            ["K2", "Clay runs out", "16", "9", second])).Analysis.Tables[0].Columns[4].Fields.ShouldBe([ImportField.Status]);

    [Theory]
    [InlineData("RAID", "Issue", "Risk")]
    [InlineData("Log", "Dependency", "Risk")]
    [InlineData("What is it", "Action", "Risk")]
    public void Rows_of_a_log_that_are_no_risks_are_proposed_to_be_passed_over(string heading, string other, string risk)
    {
        var table = Table(
            ["Ref", heading, "Title", "Gross score", "Net score"],
            ["K1", risk, "Kiln cracks", "16", "9"], ["K2", other, "Clay has to be dug", "", ""]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed).ShouldBe(($"kind:{other.ToLowerInvariant()}", "leaveOut"));
        Answered([table], (question.Id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Kiln cracks");
    }

    [Theory]
    [InlineData("Type (R/A/I/D)", "I")]
    [InlineData("Category [RAID]", "A")]
    [InlineData("R, A, I, D, O", "D")]
    public void Letters_of_a_log_are_proposed_to_be_passed_over(string heading, string letter)
    {
        var table = Table(
            ["Ref", heading, "Title", "Gross score", "Net score"],
            ["K1", "R", "Kiln cracks", "16", "9"], ["K2", letter, "Clay has to be dug", "16", "9"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed).ShouldBe(($"kind:{letter.ToLowerInvariant()}", "leaveOut"));
        Answered([table], (question.Id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Kiln cracks");
    }

    [Fact]
    public void The_reference_of_a_log_is_no_kind() =>
        Understood(Table(["RAID ref", "Title", "Gross score", "Net score"], ["K1", "Kiln cracks", "16", "9"]))
            .Analysis.Tables[0].Columns[0].Fields.ShouldNotBe([ImportField.Kind]);
}
