using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>The small table of actions in a form, and what stands below it.</summary>
public sealed class FormActionTests
{
    [Theory]
    [InlineData("Update", "No change", "No change")]
    [InlineData("Risk appetite", "Cautious", "")]
    [InlineData("Kiln checks", "Each May", "Each May")]
    [InlineData("Latest update", "Two kilns were closed", "")]
    [InlineData("Date of last review", "3 May 2026", "")]
    public void A_label_beside_one_value_below_them_is_no_action(string label, string value, string last)
    {
        var read = Read(Form("K1", ["Rebuild", "Mason", "30/04/2027"], [label, value, last]),
            Form("K2", ["Find a pit", "Digger", "31/05/2027"], [label, value, last]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.SelectMany(row => row.Actions!.Value).Select(action => (action.Text, action.Owner.Value))
            .ShouldBe([("Rebuild", "Mason"), ("Find a pit", "Digger")]);
    }

    [Theory]
    [InlineData("Update the plan", "Mason", "")]
    [InlineData("Update", "Mason", "30/04/2027")]
    [InlineData("Status of kilns", "Mason", "")]
    [InlineData("Kiln checks", "", "")]
    public void What_is_to_be_done_is_an_action_still(string text, string owner, string due)
    {
        var read = Read(Form("K1", ["Rebuild", "Mason", "30/04/2027"], [text, owner, due]), Form("K2", ["Find a pit", "Digger", ""]));

        read.Rows[0].Actions!.Value.Select(action => action.Text).ShouldBe(["Rebuild", text]);
    }

    [Theory]
    [InlineData("None")]
    [InlineData("N/A")]
    [InlineData("Nil")]
    [InlineData("-")]
    public void None_is_no_action(string none)
    {
        var read = Read(Form("K1", [none, "", ""], ["Risk appetite", "Cautious", "Cautious"]), Form("K2", [none, none, none]),
            Form("K3", ["Find a pit", "Digger", ""], [none, "", ""]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => row.Actions?.Value.Count ?? 0).ShouldBe([0, 0, 1]);
    }

    static SourceTable Form(string reference, params string[][] below) => Across(Sheet(
        $"{reference} Kiln {reference}",
        [
            ["Risk owner", "Potter", "Potter"], ["Inherent", "4 x 4", "4 x 4"], ["Residual", "3 x 3", "3 x 3"],
            ["Further actions", "Lead", "Due"], .. below,
        ]));
}
