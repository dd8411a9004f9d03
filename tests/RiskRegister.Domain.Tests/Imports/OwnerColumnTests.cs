using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Whose an owner is, and which column says who owns an entry.</summary>
public sealed class OwnerColumnTests
{
    [Theory]
    [InlineData("Lead", "Deadline", "30/04/2027")]
    [InlineData("Responsible officer", "Timescale", "April 2027")]
    [InlineData("Owner", "Progress", "Begun")]
    public void An_owner_between_actions_and_their_days_is_asked_for(string owner, string next, string cell)
    {
        var table = Table(["Ref", "Risk", "Gross score", "Net score", "Further actions", owner, next],
            ["K1", "Kiln cracks", "16", "9", "Rebuild", "Mason", cell]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("owner-of:");
        var theirs = Answered([table], ("owner-of:", "actions")).Rows.ShouldHaveSingleItem();
        (theirs.Owners, theirs.Actions!.Value[0].Owner.Value).ShouldBe((null, "Mason"));
        var entrys = Answered([table], ("owner-of:", "entries")).Rows.ShouldHaveSingleItem();
        (entrys.Owners!.Value[0], entrys.Actions!.Value[0].Owner.IsGiven).ShouldBe(("Mason", false));
    }

    [Theory]
    [InlineData("1. Rebuild\n2. Insure", "Mason", "1. Sieve\n2. Dry", "Potter", "entries")]
    [InlineData("Rebuild\nInsure", "Mason", "Sieve\nDry\nStore", "Potter", "entries")]
    [InlineData("Rebuild\nInsure", "Mason\nBuyer", "Sieve\nDry", "Potter", "actions")]
    [InlineData("Rebuild\nInsure", "Mason", "Sieve", "Potter", "actions")]
    [InlineData("Rebuild\nInsure", "Mason", "Sieve\nDry", "", "actions")]
    public void One_owner_of_several_actions_in_each_row_is_proposed_as_the_entrys(
        string first, string owner, string second, string other, string proposed)
    {
        var table = Table(["Ref", "Risk", "Gross score", "Net score", "Further actions", "Owner", "Deadline"],
            ["K1", "Kiln cracks", "16", "9", first, owner, "May 2027"], ["K2", "Clay runs out", "16", "9", second, other, "June 2027"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Proposed.ShouldBe(proposed);
    }

    [Theory]
    [InlineData("Risk owner", "Deadline")]
    [InlineData("Owner", "Direction of travel")]
    public void An_owner_that_is_headed_as_the_risks_or_behind_all_of_the_actions_is_the_entrys(string owner, string next)
    {
        var read = Read(Table(["Ref", "Risk", "Gross score", "Net score", "Further actions", owner, next],
            ["K1", "Kiln cracks", "16", "9", "Rebuild", "Mason", ""]));

        read.Rows.ShouldHaveSingleItem().Owners!.Value.ShouldBe(["Mason"]);
    }

    [Fact]
    public void The_status_behind_an_owner_of_actions_is_asked_for_and_closes_nothing()
    {
        SourceTable[] tables =
        [
            Table(["Ref", "Risk", "Gross score", "Net score", "Action", "Owner", "By when", "Status"],
                ["K1", "Kiln cracks", "16", "9", "Rebuild", "Mason", "April 2027", "Open"],
                ["", "", "", "", "Insure", "Buyer", "May 2026", "Closed"]),
        ];

        var row = Answered(tables, ("owner-of:", "actions"), ("status-of:", "actions")).Rows.ShouldHaveSingleItem();
        row.Status.ShouldBeNull();
        row.Actions!.Value.Select(action => (action.Owner.Value, action.Status))
            .ShouldBe([("Mason", ActionStatus.Open), ("Buyer", ActionStatus.Done)]);
    }

    [Fact]
    public void Where_nothing_is_headed_as_the_owner_columns_that_speak_of_one_are_offered()
    {
        var table = Table(
            ["Ref", "Risk", "Gross score", "Net score", "Executive champion", "Owner job title", "Reviewing officer", "Last updated by"],
            ["K1", "Kiln cracks", "16", "9", "A Clay", "Potter", "", "B Clay"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Choices.Select(choice => choice.Value).ShouldBe(["Executive champion", "Owner job title", "all", "none"]);
        Answered([table], (question.Id, "Owner job title")).Rows[0].Owners!.Value.ShouldBe(["Potter"]);
        Answered([table], (question.Id, "all")).Rows[0].Owners!.Value.ShouldBe(["A Clay", "Potter"]);
        Answered([table], (question.Id, "none")).Rows[0].Owners.ShouldBeNull();
    }

    [Theory]
    [InlineData("Managed by", "Assigned to", true)]
    [InlineData("Led by", "Responsible", true)]
    [InlineData("Last reviewed by", "Assigned to", false)]
    [InlineData("Risk owner", "Assigned to", false)]
    public void Who_manages_beside_who_is_assigned_is_asked(string one, string other, bool isAsked) =>
        Understood(Table(["Ref", "Risk", "Gross score", "Net score", one, other], ["K1", "Silt", "16", "9", "Head of Parks", "Digger"]))
            .Analysis.Questions.Any(question => question.Id.StartsWith("twice:owners", StringComparison.Ordinal)).ShouldBe(isAsked);
}
