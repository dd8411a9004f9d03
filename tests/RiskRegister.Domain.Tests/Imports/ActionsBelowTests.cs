using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Actions below the row of their entry, under headings of their own within its table.</summary>
public sealed class ActionsBelowTests
{
    static readonly string[] Headings = ["Ref", "Risk title", "Owner", "Gross score", "Net score", "Trend"];
    static readonly string[] OfActions = ["Action no", "Action", "Action owner", "Due date", "Latest note", ""];

    [Fact]
    public void They_are_those_of_the_entry_above()
    {
        var read = Read(Table(Headings, ["K4", "Silt", "Potter", "16", "12", "Up"], OfActions,
            ["K4a", "Dredge the basin", "Mason", "31/03/2027", "Tender is out", ""], ["K4b", "Mend the weir", "Smith", "May 2027", "", ""],
            Headings, ["K5", "Rust", "Cooper", "9", "6", "Down"], OfActions, ["K5a", "Paint the gates", "Mason", "June 2027", "No", ""]));
        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Actions!.Value.Count))
            .ShouldBe([("K4", "Silt", 2), ("K5", "Rust", 1)]);
        read.Rows[0].Actions!.Value[0].ShouldBe(
            new ImportedAction("Dredge the basin", "Mason", new DateOnly(2027, 3, 31)) { Progress = "Tender is out" });
        read.Rows[1].Actions!.Value.ShouldBe(
            [new ImportedAction("Paint the gates", "Mason", new DateOnly(2027, 6, 30)) { Progress = "No" }]);
        read.Messages.Single(message => message.Code == ImportCodes.RowsJoined).Message
            .ShouldContain("\"Action no\" and \"Action\"");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == "Action no");
    }

    [Theory]
    [InlineData("Mitigating action", "Who", "When")]
    [InlineData("Action", "Owner", "Due")]
    [InlineData("Further action required", "Responsible officer", "Target date")]
    [InlineData("Action description", "Action lead", "Completion date")]
    [InlineData("Camau gweithredu", "Perchennog", "Dyddiad cwblhau")]
    public void Whatever_their_headings_are(params string[] headings)
    {
        var read = Read(Table(Headings, ["K4", "Silt", "Potter", "16", "12", "Up"], ["", .. headings, "", ""],
            ["", "Dredge the basin", "Mason", "March 2027", "", ""], ["K5", "Rust", "Cooper", "9", "6", "Down"]));
        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => row.Title).ShouldBe(["Silt", "Rust"]);
        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Dredge the basin", "Mason", new DateOnly(2027, 3, 31))]);
        read.Rows[1].Actions!.Value.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("K5", "9", "6")]
    [InlineData("K5", "High", "")]
    [InlineData("", "9", "6")]
    public void An_entry_without_any_is_known_by_its_number_or_its_scores(string reference, string gross, string net) =>
        RegisterReader.Understand(
            [
                Table(Headings, ["K4", "Silt", "Potter", "16", "12", "Up"], OfActions, ["K4a", "Dredge", "Mason", "May 2027", "", ""],
                    ["K4b", "Weed", "Mason", "May 2027", "", ""], [reference, "Rust", "Cooper", gross, net, "Down"]),
            ], Settings).Register.Rows.Select(row => row.Title).ShouldBe(["Silt", "Rust"]);

    [Fact]
    public void Where_neither_is_there_the_next_headings_tell() =>
        Read(Table(["Risk", "Owner", "Gross risk", "Net risk"], ["Silt", "Potter", "4 x 4", "3 x 4"], ["Action", "Who", "When", ""],
            ["Dredge the basin", "Mason", "March 2027", ""], ["Rust", "Cooper", "3 x 3", "2 x 3"], ["Action", "Who", "When", ""],
            ["Paint the gates", "Mason", "June 2027", ""])).Rows.Select(row => (row.Title, row.Actions!.Value.Single().Text))
            .ShouldBe([("Silt", "Dredge the basin"), ("Rust", "Paint the gates")]);

    [Fact]
    public void Controls_may_stand_there_too()
    {
        var row = Read(Table(Headings, ["K4", "Silt", "Potter", "16", "12", "Up"], ["Control", "Control owner", "", "", "", ""],
            ["Weekly soundings", "Fisher", "", "", "", ""], OfActions, ["", "Dredge", "Mason", "May 2027", "", ""]))
            .Rows.ShouldHaveSingleItem();
        row.Controls!.Value.ShouldBe(["Weekly soundings"]);
        row.Actions!.Value.Single().Text.ShouldBe("Dredge");
    }

    [Fact]
    public void Cells_may_be_merged()
    {
        string[] actions = ["Action no", "Action description", "Action description", "Action owner", "Due Date", "Due Date"];
        var row = Read(Across(Table(Headings, ["K4", "Silt", "Potter", "16", "12", "Up"], actions,
            ["K4a", "Dredge the basin", "Dredge the basin", "Mason", "31-Mar-2027", "31-Mar-2027"]))).Rows.ShouldHaveSingleItem();
        row.Actions!.Value.ShouldBe([new ImportedAction("Dredge the basin", "Mason", new DateOnly(2027, 3, 31))]);
    }

    [Theory]
    [InlineData("Control of contractors", "Actions for wages")]
    [InlineData("Action on climate", "Mitigation fund")]
    public void Entries_that_speak_of_actions_are_no_headings(string title, string owner)
    {
        var read = Read(Table(Headings, ["K4", "Silt", "Potter", "16", "12", "Up"], ["", title, owner, "", "", ""],
            ["K5", "Rust", "Cooper", "9", "6", "Down"]));
        read.Rows.Select(row => row.Title).ShouldContain(title);
        CodesOf(read.Messages).ShouldNotContain(ImportCodes.RowsJoined);
    }

    [Fact]
    public void A_table_of_nothing_but_actions_stays_as_it_is() =>
        CodesOf(Read(Table(["Action", "Owner", "Due"], ["Dredge", "Mason", "May 2027"], ["Action", "Owner", "Due"],
            ["Paint", "Mason", "May 2027"])).Messages).ShouldNotContain(ImportCodes.RowsJoined);
}
