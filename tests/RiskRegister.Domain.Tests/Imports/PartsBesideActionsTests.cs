using System.Globalization;
using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Days and owners of several actions in one line.</summary>
public sealed class PartsBesideActionsTests
{
    static readonly DateOnly June = new(2026, 6, 30);
    static readonly DateOnly March = new(2027, 3, 31);

    [Theory]
    [InlineData("30/06/2026; 31/03/2027")]
    [InlineData("30/06/2026 / 31/03/2027")]
    [InlineData("June 2026; March 2027")]
    [InlineData("1. June 2026 / 2. March 2027")]
    public void As_many_days_as_actions_are_theirs_in_order(string cell)
    {
        var read = ReadCells(("Actions", "Pumps\nWall"), ("Action due date", cell));

        read.Rows[0].Actions!.Value.Select(action => action.DueOn.Value).ShouldBe([June, March]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Pumps\nWall\nGate", "30/06/2026; 31/03/2027")]
    [InlineData("Pumps\nWall", "30/06/2026; later")]
    public void Other_days_are_named(string actions, string cell)
    {
        var read = ReadCells(("Actions", actions), ("Action due date", cell));

        read.Rows[0].Actions!.Value.ShouldAllBe(action => !action.DueOn.IsGiven || action.DueOn.Value == null);
        read.Messages.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("1. CFO / 2. Leader", "CFO", "Leader", null)]
    [InlineData("1. CFO\n3. Leader", "CFO", null, "Leader")]
    [InlineData("2) CFO; 3) Leader", null, "CFO", "Leader")]
    public void Numbered_parts_are_of_the_actions_of_those_numbers(string cell, string? first, string? second, string? third)
    {
        foreach (var actions in (string[])["1. Pumps\n2. Wall\n3. Gate", "Pumps\nWall\nGate"])
        {
            var read = ReadCells(("Actions", actions), ("Action owner", cell));

            read.Rows[0].Actions!.Value.Select(action => action.Owner.Value).ShouldBe([first, second, third]);
            read.Messages.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("1. CFO / 4. Leader")]
    [InlineData("1. CFO\n1. Leader")]
    [InlineData("CFO\nLeader")]
    public void Other_numbers_are_read_for_none_and_named(string cell)
    {
        var read = ReadCells(("Actions", "1. Pumps\n2. Wall\n3. Gate"), ("Action owner", cell));

        read.Rows[0].Actions!.Value.ShouldAllBe(action => action.Owner.Value == null);
        read.Messages.ShouldHaveSingleItem().Code.ShouldBe(ImportCodes.ActionUnreadable);
    }

    [Theory]
    [InlineData("Drill (MT, March 2027); gate (HR, May 2027)", "31/05/2027", "2027-03-31", "2027-05-31")]
    [InlineData("Open the ward (COO, 14 December 2026); Recruit (CNO, March 2027) – completed", "30/06/2027", "2026-12-14", "2027-03-31")]
    [InlineData("Drill; gate", "31/03/2027\n31/05/2027", "2027-03-31", "2027-05-31")]
    [InlineData("Drill; gate", "31/03/2027; 31/05/2027", "2027-03-31", "2027-05-31")]
    [InlineData("Drill; gate", "31/03/2027 / 31/05/2027", "2027-03-31", "2027-05-31")]
    public void Actions_that_semicolons_part_stay_apart_beside_days(string actions, string days, params string[] due) =>
        ReadOne(("Actions", actions), ("Due date", days)).Actions!.Value
            .Select(action => action.DueOn.Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe(due);

    [Theory]
    [InlineData("Drill (MT, March 2027); gate (HR, May 2027)", "Owner A", 2)]
    [InlineData("Drill (done); Train staff", "Owner A", 2)]
    [InlineData("Drill (complete); Patch (overdue since May 2026); Train staff", "", 3)]
    [InlineData("Drill (done); and gate", "Owner A", 1)]
    [InlineData("Drill; Train staff (done)", "Owner A", 1)]
    [InlineData("Drill; gate", "Owner A\nOwner B", 2)]
    [InlineData("Drill staff; see plan", "Owner A", 1)]
    [InlineData("Drill staff; see plan", "Owner A\nOwner B\nOwner C", 1)]
    public void And_beside_owners(string actions, string owners, int count) =>
        ReadOne(("Actions", actions), ("Action owner", owners)).Actions!.Value.Count.ShouldBe(count);

    [Theory]
    [InlineData("CFO; Head of Works", 0)]
    [InlineData("CFO; Head of Works; Clerk", 3)]
    [InlineData("CFO", 3)]
    public void Owners_of_whom_there_are_not_as_many_are_nobodys(string owners, int owned)
    {
        var read = ReadCells(("Actions", "Drill; gate; pump"), ("Action owner", owners), ("Due date", "May 2027; June 2027; July 2027"));

        var actions = read.Rows[0].Actions!.Value;
        actions.Count(action => action.Owner.Value is not null).ShouldBe(owned);
        actions.Count(action => action.DueOn.Value is not null).ShouldBe(3);
        read.Messages.Count(message => message is { Code: ImportCodes.ActionUnreadable, Column: "Action owner" })
            .ShouldBe(owned == 0 ? 1 : 0);
    }

    [Theory]
    [InlineData("TREAT 1) Drill 2) Gate", "1) Drill", "2) Gate")]
    [InlineData("TREAT - 1) Drill - 2) Gate", "1) Drill", "2) Gate")]
    [InlineData("Tolerate 1. Drill 2. Gate", "1. Drill", "2. Gate")]
    public void A_response_before_a_list_of_actions_is_none_of_them(string cell, params string[] actions)
    {
        var row = Read(Table(["Ref", "Risk", "Gross score", "Net score", "Mitigation actions"], ["K1", "Silt", "16", "9", cell])).Rows[0];

        row.Actions!.Value.Select(action => action.Text).ShouldBe(actions);
        row.Response.ShouldNotBeNull();
    }

    [Fact]
    public void A_word_before_a_list_that_is_no_response_stays() =>
        ReadOne(("Actions", "Phase 1) Drill 2) Gate")).Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe("Phase 1) Drill 2) Gate");

    [Fact]
    public void Lines_of_progress_part_no_action() =>
        ReadOne(("Actions", "Drill staff; see plan"), ("Action progress", "Booked\nPaid")).Actions!.Value.ShouldHaveSingleItem();
}
