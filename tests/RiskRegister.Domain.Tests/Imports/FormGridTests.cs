using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Forms of headings over what they say, with lists of controls and actions below.</summary>
public sealed class FormGridTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Cabinet member: Cllr Reed", "")]
    public void Headings_over_values_below_the_title_are_of_the_same_entry(string beside, string below)
    {
        var read = Answered([Form("K1", "Kiln cracks"), Form("K2", "Clay runs out")], ("single-score", "residual"));

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value[0])).ShouldBe(
            [("K1", "Kiln cracks", "Potter"), ("K2", "Clay runs out", "Potter")]);
        var row = read.Rows[0];
        row.Description!.Value.ShouldBe("Old bricks\nKiln K1 cracks in frost");
        row.Effects!.Value.ShouldBe(["No pots"]);
        (row.ResidualScore!.Value!.Value, row.TargetScore!.Value!.Value).ShouldBe((20, 12));
        row.Controls!.Value.ShouldBe(["Weekly test", "Spare bricks"]);
        row.Actions!.Value.Select(action => (action.Text, action.Owner.Value)).ShouldBe([("Rebuild", "Mason")]);

        SourceTable Form(string reference, string title) => Across(Sheet($"Form {reference}",
            ["Risk ID", reference, "Risk title", title, title, title],
            ["Source / cause of risk", "Risk event", "Consequence", "Risk owner", "Current likelihood", "Current impact"],
            ["Old bricks", $"Kiln {reference} cracks in frost", "No pots", "Potter", "4", "5"],
            ["", "", "", beside, "Target residual likelihood", "Target residual impact"],
            ["", "", "", below, "3", "4"],
            ["Control title", "Control title", "Control title", "Control title", "Control owner", "Control owner"],
            ["Weekly test", "Weekly test", "Weekly test", "Weekly test", "Head potter", "Head potter"],
            ["Spare bricks", "Spare bricks", "Spare bricks", "Spare bricks", "Bricklayer", "Bricklayer"],
            ["Action title", "Action title", "Action title", "Action owner", "Planned completion date", "Planned completion date"],
            ["Rebuild", "Rebuild", "Rebuild", "Mason", "March 2027", "March 2027"]));
    }

    [Fact]
    public void A_register_below_a_line_of_labels_is_one_still()
    {
        var read = Read(Sheet("Risks", ["Register ID", "CRR", "Title", "Kilns", "", ""],
            ["Risk event", "Cause", "Consequence", "Owner", "Likelihood", "Impact"],
            ["Kiln cracks", "Frost", "No pots", "Potter", "4", "5"],
            ["Clay runs out", "Strike", "No clay", "Digger", "3", "4"]));

        read.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out"]);
    }

    [Theory]
    [InlineData("Undertaking")]
    [InlineData("Milestone")]
    [InlineData("Specific step")]
    public void A_list_below_an_unknown_heading_is_named_and_the_rest_is_an_entry(string heading)
    {
        var read = Read(Form("SR1 Kilns crack", ["Rebuild them", "30/06/2027", "In progress", "Board"],
            ["Find a mason", "31/12/2027", "Not started", "Board"]),
            Form("SR2 Clay runs out", ["Find a pit", "31/05/2027", "Complete", "Guild"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value[0], row.ResidualScore!.Value!.Value))
            .ShouldBe([("SR1", "Kilns crack", "Potter", 16), ("SR2", "Clay runs out", "Potter", 16)]);
        read.Rows.ShouldAllBe(row => row.Controls!.Value.Count == 1 && row.TargetDate == null && row.Actions == null);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnIgnored
            && message.Column!.StartsWith(heading, StringComparison.Ordinal));

        SourceTable Form(string title, params string[][] items) => Across(Sheet(title,
            [
                ["Risk owner", "Potter", "Potter", "Potter"], ["Inherent score", "5 x 4", "5 x 4", "5 x 4"],
                ["Current score", "4 x 4", "4 x 4", "4 x 4"],
                ["Existing controls in place", "Weekly test", "Weekly test", "Weekly test"],
                [heading, "Target date", "Status", "Where monitored"], .. items,
            ]));
    }

    [Fact]
    public void Labels_beside_what_they_say_are_no_headings_of_a_list()
    {
        var read = Read(Form("SR1 Kilns crack"), Form("SR2 Clay runs out"));

        read.Rows.Select(row => (row.Title, row.Owners!.Value[0], row.ResidualScore!.Value!.Value))
            .ShouldBe([("Kilns crack", "Potter", 16), ("Clay runs out", "Potter", 16)]);

        static SourceTable Form(string title) => Sheet(title, ["Inherent score", "20", "Current score", "16"],
            ["Guild", "North", "Owner", "Potter"], ["Target date", "30/06/2027", "Status", "Open"], ["Controls", "Weekly test", "", ""]);
    }
}
