using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Lines among actions that say how they are going, and are none themselves.</summary>
public sealed class ActionReportTests
{
    [Theory]
    [InlineData("Update June: half the vans are here", "Update June: half the vans are here")]
    [InlineData("Update 12/06/26 - lease signed", "Update 12/06/26 - lease signed")]
    [InlineData("Update (June 2026): lease signed", "Update (June 2026): lease signed")]
    [InlineData("June 2026 update – lease signed", "June 2026 update – lease signed")]
    [InlineData("Q2 update: lease signed", "Q2 update: lease signed")]
    [InlineData("Progress as at 1 June 2026: lease signed", "Progress as at 1 June 2026: lease signed")]
    [InlineData("Update 2: lease signed", "Update 2: lease signed")]
    [InlineData("UPDATE – lease signed", "lease signed")]
    [InlineData("• Progress: lease signed", "lease signed")]
    [InlineData("Latest position: lease signed", "Latest position: lease signed")]
    [InlineData("Agreed at Audit Committee: no more than six", "Agreed at Audit Committee: no more than six")]
    [InlineData("Approved by SLT on 3 May: six vans", "Approved by SLT on 3 May: six vans")]
    [InlineData("Comment: prices are up", "Comment: prices are up")]
    [InlineData("Note – paid from reserves", "Note – paid from reserves")]
    [InlineData("NB: paid from reserves", "NB: paid from reserves")]
    [InlineData("Cynnydd: wedi arwyddo", "wedi arwyddo")]
    [InlineData("(Update: lease signed)", "lease signed")]
    public void A_line_that_reports_of_the_action_above_is_its_progress(string line, string progress)
    {
        foreach (var owner in new[] { "", "Head of Fleet" })
        {
            var read = ReadCells(("Actions", $"Lease vans\n{line}"), ("Action owner", owner));

            var action = read.Rows[0].Actions!.Value.ShouldHaveSingleItem();
            (action.Text, action.Progress.Value, action.Status).ShouldBe(("Lease vans", progress, null));
            read.Messages.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("Update the lease")]
    [InlineData("Update leases: vans first")]
    [InlineData("Update Mayor – monthly")]
    [InlineData("Progress the lease – vans first")]
    [InlineData("Note the report: chapter 3")]
    [InlineData("Report to Cabinet: costs")]
    [InlineData("Comment on the draft")]
    [InlineData("Position: six vans at the depot")]
    [InlineData("Agree with Fleet: routes")]
    public void What_is_to_be_done_is_an_action(string line) =>
        ReadOne(("Actions", $"Lease vans\n{line}")).Actions!.Value.Select(action => action.Text).ShouldBe(["Lease vans", line]);

    [Theory]
    [InlineData("1. Lease vans\nUpdate: signed\n2. Hire crews\nUpdate: two in post", "signed", "two in post")]
    [InlineData("- Lease vans\n  o Update: signed\n- Hire crews\n  o Note: hard to find", "signed", "Note: hard to find")]
    [InlineData("Lease vans. Update: signed\nHire crews (progress: two in post)", "signed", "two in post")]
    [InlineData("Lease vans\nUpdate May: asked\nUpdate June: signed\nHire crews\nComment: dear", "Update May: asked\nUpdate June: signed",
        "Comment: dear")]
    public void Each_belongs_to_the_action_above_it(string cell, string first, string second)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.Select(action => action.Progress.Value).ShouldBe([first, second]);
        read.Rows[0].Actions!.Value.Select(action => ItemLines(action.Text)).ShouldBe(["Lease vans", "Hire crews"]);
        read.Messages.ShouldBeEmpty();

        static string ItemLines(string text) => text.TrimStart('1', '2', '.', ' ');
    }

    [Theory]
    [InlineData("Lease vans\nHire crews\nNote: paid from reserves", "Lease vans: |Hire crews: Note: paid from reserves")]
    [InlineData("Note: paid from reserves\nLease vans", "Lease vans: Note: paid from reserves")]
    [InlineData("Note: paid from reserves\nLease vans\nHire crews", "Lease vans: |Hire crews: ")]
    [InlineData("Update: six vans leased", "")]
    [InlineData("Lease vans\nUpdate:\nsix are here", "Lease vans: Update:\nsix are here")]
    public void Of_which_action_one_speaks_that_is_not_clear_is_named(string cell, string expected)
    {
        var read = ReadCells(("Actions", cell));

        string.Join('|', read.Rows[0].Actions!.Value.Select(action => $"{action.Text}: {action.Progress.Value}")).ShouldBe(expected);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Lease vans\nUpdate June: completed", ActionStatus.Done)]
    [InlineData("Lease vans (Head of Fleet, May 2027)\nProgress as at June: on hold\nLatest position: 100%", ActionStatus.Done)]
    [InlineData("Lease vans\nUpdate June: not started", null)]
    public void One_that_says_that_an_action_is_done_is_read(string cell, ActionStatus? status) =>
        ReadOne(("Actions", cell)).Actions!.Value.ShouldHaveSingleItem().Status.ShouldBe(status);

    [Theory]
    [InlineData("Agreed by Cabinet:\n• Lease vans\n• Hire crews")]
    [InlineData("Update:\nLease vans\nHire crews")]
    public void A_label_above_all_of_a_cell_takes_none_of_its_actions(string cell) =>
        ReadOne(("Actions", cell)).Actions!.Value.Select(action => action.Text).ShouldContain("Hire crews");

    [Theory]
    [InlineData("Lease vans; update: six are here; hire crews")]
    [InlineData("Lease vans. Update: ask Fleet (Fleet Manager, May 2027)")]
    public void Behind_a_text_what_may_be_more_than_a_report_stays_there(string cell) =>
        ReadOne(("Actions", cell)).Actions!.Value.ShouldHaveSingleItem().Text.ShouldStartWith(cell[..19]);

    [Theory]
    [InlineData("Gates\nUpdate June: repaired", 1)]
    [InlineData("Gates\nNote: two are old", 1)]
    [InlineData("Gates\nReported to Cabinet: quarterly", 0)]
    [InlineData("Gates\nUpdates: weekly by text", 0)]
    [InlineData("Gates\nProgress reports: monthly", 0)]
    public void Among_controls_one_is_named(string cell, int named)
    {
        var read = ReadCells(("Controls", cell));

        string.Join('\n', read.Rows[0].Controls!.Value).ShouldBe(cell);
        CodesOf(read.Messages).Count(code => code == ImportCodes.ControlUnreadable).ShouldBe(named);
    }

    [Fact]
    public void Beside_columns_it_is_none_either_and_adds_to_the_progress()
    {
        var actions = ReadOne(
            ("Actions", "Lease vans\nUpdate June: signed\nHire crews"), ("Action owner", "A Lark\n\nB Wren"),
            ("Progress", "Half way\n\nAdvertised")).Actions!.Value;

        actions.Select(action => (action.Text, action.Owner.Value, action.Progress.Value)).ShouldBe(
            [("Lease vans", "A Lark", "Half way\nUpdate June: signed"), ("Hire crews", "B Wren", "Advertised")]);
    }

    [Fact]
    public void A_line_that_has_an_owner_of_its_own_beside_it_is_an_action() =>
        ReadOne(("Actions", "Lease vans\nNote: write to all"), ("Action owner", "A Lark\nB Wren")).Actions!.Value
            .Select(action => action.Owner.Value).ShouldBe(["A Lark", "B Wren"]);

    [Fact]
    public void Lines_of_labels_are_about_the_action_above_beside_a_column_of_days_too() =>
        ReadOne(("Actions", "Lease vans\nOwner: Fleet Manager"), ("Due date", "May 2027")).Actions!.Value
            .ShouldBe([new ImportedAction("Lease vans", "Fleet Manager", new DateOnly(2027, 5, 31))]);
}
