using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Headings that list the lines of their cells, and headings over two columns.</summary>
public sealed class ListedHeadingTests
{
    [Theory]
    [InlineData("Risk no, title, creation date, owner", "K4 Silt\n10-May-2019\nPotter")]
    [InlineData("Risk no, title, creation date, owner", "K4\nSilt\n10-May-2019\nPotter")]
    [InlineData("Ref, Risk title and Risk owner", "K4: Silt\n\nPotter")]
    [InlineData("Reference,\nRisk title,\nDate raised,\nLead officer", "K4\nSilt\n1 April 2020\nPotter")]
    public void Each_line_is_what_the_heading_calls_it(string heading, string cell)
    {
        var other = cell.Replace("K4", "K5", StringComparison.Ordinal).Replace("Silt", "Rust", StringComparison.Ordinal);
        var read = Read(Table([heading, "Gross score", "Net score"], [cell, "16", "12"], [other, "9", "6"]));
        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value.Single()))
            .ShouldBe([("K4", "Silt", "Potter"), ("K5", "Rust", "Potter")]);
        read.Messages.Single(message => message.Code == ImportCodes.ColumnParted).Column
            .ShouldBe(heading.Replace('\n', ' '));
    }

    [Theory]
    [InlineData("Risk no, title, creation date, owner", "K4 Silt\nPotter")]
    [InlineData("Risk no, title, creation date, owner", "K4 Silt\nsoon\nPotter")]
    [InlineData("Risk title, colour, owner", "Silt\nblue\nPotter")]
    public void Where_a_cell_is_otherwise_nothing_is_parted(string heading, string cell)
    {
        var messages = Read(Table([heading, "Description", "Gross score", "Net score"],
            [cell, "Mud lies in the basin.", "16", "12"])).Messages;
        CodesOf(messages).ShouldNotContain(ImportCodes.ColumnParted);
        messages.ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == heading);
    }

    [Theory]
    [InlineData("Amber", "Green")]
    [InlineData("", "")]
    public void A_score_may_stand_behind_a_word_or_picture_below_the_same_heading(string gross, string net)
    {
        var row = Read(Table(["Risk title", "Gross score", "", "Net score", ""], ["Silt", gross, "16", net, "12"]))
            .Rows.ShouldHaveSingleItem();
        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value).ShouldBe((16, 12));
    }

    [Fact]
    public void Figures_below_a_heading_stay_its_own()
    {
        var row = Read(Table(["Risk title", "Gross score", "", "Net score", ""], ["Silt", "16", "3", "12", "2"]))
            .Rows.ShouldHaveSingleItem();
        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value).ShouldBe((16, 12));
    }
}
