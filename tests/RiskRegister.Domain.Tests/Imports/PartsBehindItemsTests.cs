using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What stands behind each of several numbered actions or controls, in the same words and without a number, is its.</summary>
public class PartsBehindItemsTests
{
    static readonly string[] Entry = ["Ref", "Risk", "Score", "Residual"];
    static readonly string[] First = ["R1", "Sluice fails", "16", "9"];

    [Theory]
    [InlineData("Owner", "By")]
    [InlineData("Lead", "Due")]
    [InlineData("Who", "When")]
    [InlineData("Responsible officer", "Target date")]
    public void Owner_and_day_are_those_of_the_action_before_them(string owner, string day)
    {
        var table = Table(
            [.. Entry, "Action 1", owner, day, "Action 2", owner, day, "Risk Owner", "RAG"],
            [.. First, "Grease the sluice", "Ferry Officer", "01/12/2026", "Train", "Head of Shores", "20/01/2027", "Chief", "Red"],
            ["R2", "Rot", "12", "6", "", "", "", "Paint", "Head of Works", "31/03/2027", "Clerk", "Amber"]);
        Asked(table).ShouldBeEmpty();
        var read = Read(table);
        read.Rows.Select(row => row.Owners!.Value.Single()).ShouldBe(["Chief", "Clerk"]);
        read.Rows[0].Actions!.Value.Select(action => (action.Text, action.Owner.Value, action.DueOn.Value)).ShouldBe(
        [
            ("Grease the sluice", "Ferry Officer", new DateOnly(2026, 12, 1)),
            ("Train", "Head of Shores", new DateOnly(2027, 1, 20)),
        ]);
        var paint = read.Rows[1].Actions!.Value.ShouldHaveSingleItem();
        (paint.Owner.Value, paint.DueOn.Value).ShouldBe(("Head of Works", new DateOnly(2027, 3, 31)));
    }

    [Fact]
    public void By_over_names_says_who_does_it() =>
        Read(Table([.. Entry, "Action 1", "By", "Action 2", "By"], [.. First, "Grease", "Potter", "Train", "Miller"]))
            .Rows[0].Actions!.Value.Select(action => action.Owner.Value).ShouldBe(["Potter", "Miller"]);

    [Fact]
    public void How_they_stand_and_owners_of_controls_are_read_so_too()
    {
        var row = Read(Table(
            [.. Entry, "Control 1", "Owner", "Control 2", "Owner", "Action 1", "Status", "Action 2", "Status"],
            [.. First, "Yearly check", "Potter", "Spare pump", "Miller", "Grease", "Complete", "Train", "Not started"])).Rows[0];
        row.ControlDetails!.Select(control => control.Owner.Value).ShouldBe(["Potter", "Miller"]);
        row.Actions!.Value.Select(action => action.Status).ShouldBe([ActionStatus.Done, ActionStatus.Open]);
    }

    [Theory]
    [InlineData("Control Owner")]
    [InlineData("Control Effectiveness")]
    public void A_row_for_each_control_is_one_entry(string heading)
    {
        var isOwner = heading == "Control Owner";
        var (one, other) = isOwner ? ("Potter", "Miller") : ("Effective", "Ineffective");
        var read = Read(Table([.. Entry, "Control", heading, "Action", "Action Owner"],
            [.. First, "Yearly check", one, "Grease", "Clerk"], [.. First, "Spare pump", other, "Train", "Chief"]));
        Refusals(read.Messages).ShouldBeEmpty();
        var row = read.Rows.ShouldHaveSingleItem();
        row.Controls!.Value.ShouldBe(["Yearly check", "Spare pump"]);
        if (isOwner) row.ControlDetails!.Select(control => control.Owner.Value).ShouldBe(["Potter", "Miller"]);
        else row.ControlDetails!.Select(control => control.Effectiveness.Value)
            .ShouldBe([ControlEffectiveness.Effective, ControlEffectiveness.Ineffective]);
        row.Actions!.Value.Select(action => (action.Text, action.Owner.Value)).ShouldBe([("Grease", "Clerk"), ("Train", "Chief")]);
    }

    [Fact]
    public void One_action_for_two_controls_is_one()
    {
        var row = Read(Table([.. Entry, "Control", "Control Owner", "Action", "Action Owner"],
            [.. First, "Yearly check", "Potter", "Grease", "Clerk"], [.. First, "Spare pump", "Miller", "Grease", "Clerk"])).Rows
            .ShouldHaveSingleItem();
        row.Actions!.Value.ShouldHaveSingleItem().Owner.Value.ShouldBe("Clerk");
        row.ControlDetails!.Select(control => control.Owner.Value).ShouldBe(["Potter", "Miller"]);
    }

    [Fact]
    public void Rows_with_other_scores_are_no_controls_of_one_entry()
    {
        var read = Read(Table([.. Entry, "Control", "Control Owner"],
            [.. First, "Yearly check", "Potter"], ["R1", "Sluice fails", "20", "9", "Spare pump", "Miller"]));
        read.Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void One_owner_behind_all_of_them_is_asked_about_as_any_other()
    {
        var row = Answered(
            [Table([.. Entry, "Action 1", "Action 2", "Owner"], [.. First, "Grease", "Train", "Potter"])]).Rows[0];
        row.Owners!.Value.ShouldBe(["Potter"]);
        row.Actions!.Value.ShouldAllBe(action => action.Owner.Value == null);
    }
}
