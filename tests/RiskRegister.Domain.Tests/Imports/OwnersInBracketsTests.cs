using System.Globalization;
using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Headings that say that the owner stands in brackets.</summary>
public sealed class OwnersInBracketsTests
{
    [Theory]
    [InlineData("Risk statement and (owner)", "Policies lapse (Gov)")]
    [InlineData("Risk (and lead)", "Policies lapse (Gov)")]
    [InlineData("Risk title [owner]", "Policies lapse [Gov]")]
    [InlineData("Risk description (with risk owner)", "Policies lapse  (Gov).")]
    public void The_owner_of_an_entry_is_taken_out_of_its_title(string heading, string cell)
    {
        var read = Read(Table(["Ref", heading, "Gross score", "Net score"], ["K1", cell, "16", "9"], ["K2", "Silt", "16", "9"]));
        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => row.Title).ShouldBe(["Policies lapse", "Silt"]);
        read.Rows.Select(row => row.Owners?.Value.SingleOrDefault()).ShouldBe(["Gov", null]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnParted && message.Column == heading);
    }

    [Theory]
    [InlineData("Action (owner)")]
    [InlineData("Further actions (and responsible officer)")]
    public void So_is_that_of_each_action(string heading) =>
        Read(Table(["Ref", "Risk", "Gross score", "Net score", heading], ["K1", "Silt", "16", "9", "Dredge (JS)\nWeed\nSound (Works)"]))
            .Rows.Single().Actions!.Value.Select(action => (action.Text, action.Owner.Value))
            .ShouldBe([("Dredge", "JS"), ("Weed", null), ("Sound", "Works")]);

    [Theory]
    [InlineData("Action (by whom; by when)")]
    [InlineData("Further actions [lead and due date]")]
    public void So_is_the_day_of_each_action(string heading) =>
        Read(Table(["Ref", "Risk", "Gross score", "Net score", heading],
            ["K1", "Silt", "16", "9", "Dredge (JS, March 2027)\nWeed\nSound (Works; 31/03/2027)\nFence (Parks)"]))
            .Rows.Single().Actions!.Value.Select(action => (action.Text, action.Owner.Value, action.DueOn.Value))
            .ShouldBe([
                ("Dredge", "JS", new DateOnly(2027, 3, 31)), ("Weed", null, null), ("Sound", "Works", new DateOnly(2027, 3, 31)),
                ("Fence", "Parks", null)]);

    [Fact]
    public void So_are_those_of_controls()
    {
        var row = Read(Table(["Ref", "Risk", "Gross score", "Net score", "Controls (owner)"],
            ["K1", "Silt", "16", "9", "Dredging (Works)\nGate"])).Rows.Single();

        row.Controls!.Value.ShouldBe(["Dredging", "Gate"]);
        row.ControlDetails!.Select(control => control.Owner.Value).ShouldBe(["Works", null]);
    }

    [Theory]
    [InlineData("(Tree Officer, ongoing)", "Tree Officer", null)]
    [InlineData("(ICT Manager / TBC)", "ICT Manager", null)]
    [InlineData("(CFO/ASAP)", "CFO", null)]
    [InlineData("(Police/Clerk; as required)", "Police/Clerk", null)]
    [InlineData("(quarterly)", null, null)]
    [InlineData("(DoP/Mar 27)", "DoP", "2027-03-31")]
    [InlineData("(Police/Clerk/31/3/27)", "Police/Clerk", "2027-03-31")]
    [InlineData("(Head of Parks, Tree Officer)", "Head of Parks, Tree Officer", null)]
    public void What_says_that_there_is_no_day_is_no_part_of_the_owner(string bracket, string? owner, string? due)
    {
        var read = Read(Table(["Ref", "Risk", "Gross score", "Net score", "Further action (owner / date)"],
            ["K1", "Silt", "16", "9", $"Dredge {bracket}"], ["K2", "Weed", "16", "9", "Mow (JS, March 2027)"]));

        var action = read.Rows[0].Actions!.Value.Single();
        (action.Text, action.Owner.Value, action.DueOn.Value)
            .ShouldBe(("Dredge", owner, due is null ? null : DateOnly.Parse(due, CultureInfo.InvariantCulture)));
        read.Messages.Count(message => message is { Code: ImportCodes.ActionUnreadable, Column: "Due date" })
            .ShouldBe(due is null && owner is not "Head of Parks, Tree Officer" ? 1 : 0);
    }

    [Theory]
    [InlineData("Planned actions (with lead and date)", "Bid for buses (DfT) – Head of Parks")]
    [InlineData("Action (by whom; by when)", "Bid for buses (DfT)")]
    [InlineData("Risk (by whom; by when)", "Bid for buses (JS, March 2027)")]
    public void Without_any_day_there_brackets_behind_actions_may_be_anything(string heading, string cell) =>
        CodesOf(Read(Table(["Ref", "Title", heading, "Gross score", "Net score"], ["K1", "Silt", cell, "16", "9"])).Messages)
            .ShouldNotContain(ImportCodes.ColumnParted);

    [Theory]
    [InlineData("Risk (title)", "Owner")]
    [InlineData("Risk (see owner's guide)", "Lead")]
    [InlineData("Risk statement and (owner)", "Risk owner")]
    public void Other_brackets_stay_and_so_they_do_where_a_column_has_owners(string heading, string other) =>
        CodesOf(Read(Table(["Ref", heading, other, "Gross score", "Net score"],
            ["K1", "Policies lapse (Gov)", "Clerk", "16", "9"])).Messages).ShouldNotContain(ImportCodes.ColumnParted);

    [Theory]
    [InlineData("Risk & Owner", "Damp in the kiln\n(Head of Pots)", "Clay runs out\n(Buyer)")]
    [InlineData("Risk and owner", "Damp in the kiln (Head of Pots)", "Clay runs out (Buyer)")]
    [InlineData("Risk / lead officer", "Damp in the kiln [Head of Pots]", "Clay runs out [Buyer]")]
    [InlineData("Risk description and risk owner", "Damp in the kiln\n(Head of Pots)", "Clay runs out (Buyer)")]
    public void A_heading_may_name_both_where_each_cell_ends_with_the_owner(string heading, string one, string other)
    {
        var read = Read(Table(["Ref", heading, "Causes", "Gross", "Net"], ["R1", one, "Rain", "16", "12"],
            ["R2", other, "Demand", "12", "9"]));

        read.Rows.Select(row => (row.Title, row.Owners!.Value[0]))
            .ShouldBe([("Damp in the kiln", "Head of Pots"), ("Clay runs out", "Buyer")]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnParted);
    }

    [Theory]
    [InlineData("Risk & Owner", "Damp in the kiln\nHead of Pots")]
    [InlineData("Risk and lead", "Damp in the kiln")]
    public void Where_they_do_not_it_is_the_text_and_that_is_said(string heading, string cell)
    {
        var read = Read(Table(["Ref", heading, "Causes", "Gross", "Net"], ["R1", cell, "Rain", "16", "12"]));

        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Damp in the kiln");
        read.Rows[0].Owners.ShouldBeNull();
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnAssumed && message.Column == heading);
    }
}
