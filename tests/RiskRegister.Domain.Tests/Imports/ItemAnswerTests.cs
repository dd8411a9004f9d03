using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns that ask whether actions are done, when they were, and whether controls work.</summary>
public sealed class ItemAnswerTests
{
    [Theory]
    [InlineData("Action complete?", "Yes", ActionStatus.Done)]
    [InlineData("Complete?", "no", ActionStatus.Open)]
    [InlineData("Completed (Y/N)", "Y", ActionStatus.Done)]
    [InlineData("Completed (Yes/No)", "N", ActionStatus.Open)]
    [InlineData("Mitigating action completed?", "Partly", ActionStatus.Open)]
    [InlineData("Complete?", "In progress", ActionStatus.Open)]
    [InlineData("Complete?", "", null)]
    public void Yes_and_no_say_whether_an_action_is_done(string heading, string cell, ActionStatus? status) =>
        ReadOne(("Actions", "Drill"), (heading, cell)).Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: status)]);

    [Fact]
    public void Yes_is_no_status_where_nothing_asks_for_it()
    {
        var read = ReadCells(("Actions", "Drill"), ("Action status", "Yes"));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill")]);
        CodesOf(read.Messages).ShouldContain(ImportCodes.ActionUnreadable);
    }

    [Theory]
    [InlineData("Date completed")]
    [InlineData("Completion date (actual)")]
    [InlineData("Actual completion date")]
    [InlineData("Completed")]
    public void A_day_of_completion_says_that_an_action_is_done_and_is_no_due_date(string heading)
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Actions", "Due date", heading];
        var live = Imported(Table(headings, ["1", "Floods", "16", "9", "Drill\nFence", "1/11/2016\n1/3/2017", "4/11/2016\n-"]));

        live[0].Actions.ShouldBe(
        [
            new PlannedAction(1, "Drill", null, new DateOnly(2016, 11, 1), ActionStatus.Done, "Completed on 4 November 2016"),
            new PlannedAction(2, "Fence", null, new DateOnly(2017, 3, 1)),
        ]);
    }

    [Fact]
    public void What_is_known_of_progress_is_not_lost_for_a_day_of_completion()
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Actions", "Date completed"],
            ["1", "Floods", "16", "9", "Drill", "4 November 2016"]);
        var present = Imported(table)[0] with { Actions = [new PlannedAction(1, "Drill", Progress: "Booked")] };

        var action = After(present).Actions.ShouldHaveSingleItem();
        (action.Status, action.Progress).ShouldBe((ActionStatus.Done, "Booked (completed on 4 November 2016)"));
        After(After(present)).Actions.ShouldBe([action]);

        EntryState After(EntryState before) => Plan(Read(table), [before]).Outcomes.ShouldHaveSingleItem().State!;
    }

    [Fact]
    public void A_day_of_completion_that_is_to_come_or_is_not_so_by_the_status_is_named_and_not_read()
    {
        var future = Plan(ReadCells(("Actions", "Drill"), ("Date completed", "31 March 2017")), []);
        future.Outcomes[0].State!.Actions.ShouldBe([new PlannedAction(1, "Drill")]);
        CodesOf(future.Messages).ShouldContain(ImportCodes.ActionUnreadable);

        var ongoing = ReadCells(("Actions", "Drill"), ("Action status", "Ongoing"), ("Date completed", "4 November 2016"));
        ongoing.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: ActionStatus.Open)]);
        CodesOf(ongoing.Messages).ShouldContain(ImportCodes.ActionUnreadable);
    }

    [Theory]
    [InlineData("Done", ActionStatus.Done)]
    [InlineData("Yes", ActionStatus.Done)]
    [InlineData("Not yet", ActionStatus.Open)]
    [InlineData("n/a", null)]
    public void A_column_of_days_of_completion_may_say_it_in_words(string cell, ActionStatus? status) =>
        ReadOne(("Actions", "Drill"), ("Date completed", cell)).Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: status)]);

    [Fact]
    public void How_far_actions_are_is_progress_and_sentences_about_them_are_named()
    {
        ReadOne(("Actions", "Drill"), ("% complete", "50%")).Actions!.Value.ShouldBe([new ImportedAction("Drill", Progress: "50%")]);
        var read = ReadCells(("Actions", "Drill"), ("Completed actions", "The wardens were told in May, and trained in June."));
        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill")]);
        read.Messages.ShouldContain(message => message.Column == "Completed actions" && message.Code == ImportCodes.ColumnIgnored);
    }

    [Theory]
    [InlineData("Completed actions", "Pumps bought")]
    [InlineData("Actions completed", "Pumps bought Aug 2016")]
    public void What_was_done_beside_actions_yet_to_be_is_named_and_is_neither_their_status_nor_their_progress(string heading, string done)
    {
        var read = ReadCells((heading, done), ("Planned actions", "Drill"));
        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill")]);
        read.Messages.ShouldContain(message => message.Column == heading && message.Code == ImportCodes.ColumnIgnored);
    }

    [Theory]
    [InlineData("Yes - all")]
    [InlineData("Not yet started")]
    [InlineData("In progress")]
    [InlineData("Part done")]
    public void How_actions_stand_is_read_though_it_has_several_words(string cell) =>
        ReadCells(("Actions", "Drill"), ("Completed", cell)).Messages.ShouldNotContain(message =>
            message.Code == ImportCodes.ColumnIgnored);

    [Fact]
    public void Each_numbered_control_may_be_asked_about_beside_numbered_actions()
    {
        var row = ReadOne(
            ("Control 1", "Alarm"), ("Control 1 effective?", "Yes"), ("Control 2", "Gate"), ("Control 2 effective?", "Partly"),
            ("Control 3", "Pump"), ("Control 3 effective?", "No"), ("Action 1", "Drill"), ("Action 1 complete?", "Yes"));

        row.Controls!.Value.ShouldBe(["Alarm", "Gate", "Pump"]);
        row.ControlDetails!.Select(control => control.Effectiveness.Value).ShouldBe(
            [ControlEffectiveness.Effective, ControlEffectiveness.Partly, ControlEffectiveness.Ineffective]);
        row.Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: ActionStatus.Done)]);
    }

    [Theory]
    [InlineData("Complete?", "% complete", "No", "75%", ActionStatus.Open)]
    [InlineData("% complete", "Complete?", "100%", "Yes", ActionStatus.Done)]
    [InlineData("Done?", "Progress %", "Yes", "100%", ActionStatus.Done)]
    public void Whether_actions_are_done_and_how_far_stand_in_two_columns_and_a_mapping_tells_them_apart(
        string first, string second, string one, string other, ActionStatus status)
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Action", "Due", first, second],
            ["1", "Floods", "16", "9", "Drill", "1/3/2027", one, other]);
        var understood = Understood(table);

        understood.Analysis.Tables[0].Columns.Count.ShouldBe(8);
        foreach (var read in new[] { understood.Register, RegisterReader.Read([table], Settings, understood.Analysis.Mapping) })
        {
            read.Messages.ShouldNotContain(message => message.Code == ImportCodes.ActionUnreadable);
            var action = read.Rows[0].Actions!.Value.ShouldHaveSingleItem();
            (action.Status, action.Progress.Value).ShouldBe((status, first.StartsWith('%') ? one : other));
        }
    }

    [Theory]
    [InlineData("Yes", "50%", ActionStatus.Done)]
    [InlineData("No", "100%", ActionStatus.Open)]
    public void What_two_columns_say_otherwise_of_an_action_is_kept_and_named(string complete, string share, ActionStatus status)
    {
        var read = ReadCells(("Action", "Drill"), ("Complete?", complete), ("% complete", share));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: status, Progress: share)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Fact]
    public void All_of_an_action_is_done_where_nothing_else_says_how_it_stands() =>
        ReadOne(("Actions", "Drill"), ("% complete", "100%")).Actions!.Value
            .ShouldBe([new ImportedAction("Drill", Status: ActionStatus.Done, Progress: "100%")]);

    [Fact]
    public void Shares_are_no_controls()
    {
        var read = ReadCells(("Action", "Drill"), ("% complete", "50%"), ("% progress", "30%"));

        read.Rows[0].Controls.ShouldBeNull();
        read.Messages.ShouldHaveSingleItem().Code.ShouldBe(ImportCodes.ColumnIgnored);
    }

    [Fact]
    public void Columns_whose_headings_differ_only_in_a_plural_are_two_in_a_mapping()
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Control", "Controls"], ["1", "Floods", "16", "9", "Alarm", "Gate"]);

        Understood(table).Analysis.Tables[0].Columns.Select(column => column.Heading).ShouldBe(
            ["Ref", "Title", "Score", "Residual", "Control", "Controls (2)"]);
    }
}
