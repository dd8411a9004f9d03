using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Tables below headings such as "Scores", of entries that a higher heading names.</summary>
public sealed class HigherHeadingTests
{
    [Theory]
    [InlineData("Scores")]
    [InlineData("Risk scoring")]
    [InlineData("Risk assessment")]
    [InlineData("Assessment")]
    public void A_heading_of_a_part_does_not_name_the_entry(string part)
    {
        var read = Read(Below(part, "PO1 Kiln cracks", "4", "Owner: Potter", "Controls:", "• Weekly test", "• Spare bricks", "Actions:",
            "• A new kiln", $"{part}:"), Below(part, "PO2 Clay runs out", "3", "Owner: Digger", "Controls:", "• Stocks", $"{part}:"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Messages.ShouldNotContain(message => message.Code == ImportCodes.TextIgnored);
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value![0], row.Score!.Value)).ShouldBe(
            [("PO1", "Kiln cracks", "Potter", new StatedScore(20, 5, 4)), ("PO2", "Clay runs out", "Digger", new StatedScore(15, 5, 3))]);
        read.Rows[0].Controls!.Value.ShouldBe(["Weekly test", "Spare bricks"]);
        read.Rows[0].Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe("A new kiln");
        read.Rows[1].Controls!.Value.ShouldBe(["Stocks"]);
    }

    [Fact]
    public void Text_right_below_the_higher_heading_is_the_description_and_other_text_is_named()
    {
        var read = Read(Below(
            "Scores", "PO1 – Kiln cracks", "4", "We have old kilns.", "Controls:", "• Weekly test", "As agreed.", "Scores:"));

        var row = read.Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value).ShouldBe(("Kiln cracks", "We have old kilns."));
        read.Messages.Where(message => message.Code == ImportCodes.TextIgnored).ShouldHaveSingleItem().Message.ShouldContain("As agreed.");
    }

    [Fact]
    public void Another_heading_names_the_entry_itself()
    {
        var read = Read(Below("Kiln cracks", "Arts and crafts", "4", "Controls:", "• Weekly test"),
            Below("Clay runs out", "Arts and crafts", "3", "Controls:", "• Weekly test"));

        read.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out"]);
        read.Rows.ShouldAllBe(row => row.Controls == null);
    }

    [Fact]
    public void A_list_of_entries_below_such_a_heading_is_no_entry()
    {
        var scores = Sheet("Scores", ["Ref", "Risk", "Inherent score", "Residual score"], ["PO1", "Kiln cracks", "20", "12"],
            ["PO2", "Clay runs out", "15", "8"]);
        var read = Read(scores with { Higher = new HigherHeading("Potteries", ["We met twice.", "Scores:"]) });

        read.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out"]);
        read.Messages.ShouldNotContain(message => message.Code == ImportCodes.TextIgnored);
    }

    [Fact]
    public void The_line_of_dashes_in_Markdown_parts_no_actions_from_their_headings()
    {
        var actions = Sheet("Actions", ["Action", "Owner", "Due"], ["A new kiln", "Potter", "1 June 2027"]);
        var row = Read(Below("Scores", "PO1 – Kiln cracks", "4", "Scores:"),
            actions with { Rows = [actions.Rows[0], actions.Rows[1] with { Number = 3 }] }).Rows.ShouldHaveSingleItem();

        row.Actions!.Value.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            action => action.Text.ShouldBe("A new kiln"), action => action.DueOn.Value.ShouldBe(new DateOnly(2027, 6, 1)));
    }

    [Fact]
    public void Entries_with_other_headings_are_numbered_alike()
    {
        var read = Read(Below("Scores", "PO1 Kiln cracks", "4", "Controls:", "• Weekly test"),
            Below("Scores", "PO2 Clay runs out", "3", "Actions:", "• Another pit"));

        read.Messages.ShouldNotContain(message => message.Code == ImportCodes.NameIgnored);
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title)).ShouldBe([("PO1", "Kiln cracks"), ("PO2", "Clay runs out")]);
    }

    static SourceTable Below(string heading, string higher, string likelihood, params string[] lines)
    {
        var table = Sheet(heading, ["", "Likelihood", "Impact"], ["Inherent", likelihood, "5"], ["Residual", "2", "4"]);
        return table with { Higher = new HigherHeading(higher, lines) };
    }
}
