using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What says in columns or texts that an action is done, and when: none of it may leave the action open without a word.</summary>
public sealed class FinishedActionTests
{
    static readonly DateOnly Day = new(2026, 5, 4);

    [Theory]
    [InlineData("Done", ActionStatus.Done)]
    [InlineData("Complete", ActionStatus.Done)]
    [InlineData("Closed", ActionStatus.Done)]
    [InlineData("100% complete", ActionStatus.Done)]
    [InlineData("Fully implemented", ActionStatus.Done)]
    [InlineData("Cancelled", ActionStatus.Dropped)]
    [InlineData("In progress", null)]
    [InlineData("Bolts ordered", null)]
    public void Progress_alone_says_whether_an_action_is_done(string progress, ActionStatus? status)
    {
        var read = ReadCells(("Actions", "Drill"), ("Action progress", progress));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: status, Progress: progress)]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("✔")]
    [InlineData("Complete: yes")]
    [InlineData("Closed – superseded")]
    [InlineData("Closed 4 May 2026 as unaffordable")]
    [InlineData("Action closed at the September meeting")]
    [InlineData("Done/ongoing")]
    public void Progress_that_begins_as_done_is_named(string progress)
    {
        var read = ReadCells(("Actions", "Drill"), ("Action progress", progress));

        read.Rows[0].Actions!.Value[0].Status.ShouldBeNull();
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("100", ActionStatus.Done, "100%")]
    [InlineData("50", null, "50%")]
    [InlineData("1", null, "1")]
    public void Below_a_share_figures_are_shares(string cell, ActionStatus? status, string progress)
    {
        var action = ReadCells(("Actions", "Drill"), ("Action progress (%)", cell)).Rows[0].Actions!.Value[0];

        (action.Status, action.Progress.Value).ShouldBe((status, progress));
    }

    [Theory]
    [InlineData("Outstanding:")]
    [InlineData("Outstanding actions:")]
    [InlineData("Actions outstanding:")]
    [InlineData("Actions in progress")]
    [InlineData("To do:")]
    public void Lines_that_say_how_those_below_stand_are_no_actions(string head)
    {
        var read = ReadCells(("Actions", $"Appoint a lead\nCompleted:\n- Survey\n{head}\n- Wall\n- Gate"));

        read.Rows[0].Actions!.Value.Select(action => (action.Text, action.Status)).ShouldBe(
        [
            ("Appoint a lead", null), ("Survey", ActionStatus.Done), ("Wall", ActionStatus.Open), ("Gate", ActionStatus.Open),
        ]);
    }

    [Theory]
    [InlineData("Completed actions", "Completed actions")]
    [InlineData("Completed:\n- Survey\nWall", "Completed:", "Survey", "Wall")]
    [InlineData("Actions of the audit\nWall", "Actions of the audit", "Wall")]
    [InlineData("Review all open actions\nCCTV", "Review all open actions", "CCTV")]
    public void Other_lines_are_left_as_they_are(string cell, params string[] texts) =>
        ReadOne(("Actions", cell)).Actions!.Value.Select(action => action.Text).ShouldBe(texts);

    [Theory]
    [InlineData("Completed 4/5/26")]
    [InlineData("Complete – 4 May 2026")]
    [InlineData("Closed 4 May 2026")]
    [InlineData("Completed (4 May 2026)")]
    public void A_day_of_completion_in_progress_or_status_is_one(string cell)
    {
        ReadOne(("Actions", "Drill"), ("Action progress", cell)).Actions!.Value
            .ShouldBe([new ImportedAction("Drill", Progress: cell, CompletedOn: Day)]);
        ReadOne(("Actions", "Drill"), ("Action status", cell)).Actions!.Value.ShouldBe([new ImportedAction("Drill", CompletedOn: Day)]);
    }

    [Theory]
    [InlineData("100%", ActionStatus.Done)]
    [InlineData("40%", ActionStatus.Open)]
    public void A_share_is_a_status(string cell, ActionStatus status) =>
        ReadOne(("Actions", "Drill"), ("Action status", cell)).Actions!.Value[0].Status.ShouldBe(status);

    [Fact]
    public void Progress_that_says_when_an_action_was_done_says_it_once() =>
        new ImportedAction("Drill", Progress: "Completed 4/5/26", CompletedOn: Day)
            .ApplyTo(new PlannedAction(1, "Drill"), new DateOnly(2026, 6, 1))
            .ShouldBe(new PlannedAction(1, "Drill", Status: ActionStatus.Done, Progress: "Completed 4/5/26"));

    [Theory]
    [InlineData("Completed, subject to audit")]
    [InlineData("Done in part")]
    public void Progress_that_begins_as_if_an_action_were_done_is_named(string progress)
    {
        var read = ReadCells(("Actions", "Drill"), ("Action progress", progress));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Progress: progress)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Fact]
    public void A_status_and_progress_that_differ_are_named_and_kept()
    {
        var read = ReadCells(("Actions", "Drill"), ("Action status", "Open"), ("Action progress", "Completed 4/5/26"));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: ActionStatus.Open, Progress: "Completed 4/5/26")]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Mend the fence – Complete (4 May 2026)", null)]
    [InlineData("Mend the fence (completed by Parks Manager, 4 May 2026)", "Parks Manager")]
    [InlineData("Mend the fence – Parks Manager – done (4 May 2026)", "Parks Manager")]
    public void A_day_beside_the_end_of_an_action_is_that_of_its_completion(string cell, string? owner) =>
        ReadOne(("Actions", cell)).Actions!.Value.ShouldBe(
            [new ImportedAction("Mend the fence", owner is null ? default(Optional<string?>) : owner, CompletedOn: Day)]);

    [Theory]
    [InlineData("Mend the fence (Parks Manager; 4 May 2026; Not started)")]
    [InlineData("Mend the fence (Parks Manager, 4 May 2026, not started)")]
    [InlineData("Mend the fence by 4 May 2026 – Parks Manager – not started")]
    public void Owner_day_and_progress_may_stand_in_one_bracket(string cell)
    {
        var action = ReadOne(("Actions", cell)).Actions!.Value.ShouldHaveSingleItem();

        (action.Text, action.Owner.Value, action.DueOn.Value, action.Status)
            .ShouldBe(("Mend the fence", "Parks Manager", Day, ActionStatus.Open));
    }

    [Fact]
    public void The_day_on_which_something_is_due_again_is_no_part_of_the_owner() =>
        ReadOne(("Actions", "Inspect (Parks Manager; next due 1 Dec 2026)")).Actions!.Value
            .ShouldBe([new ImportedAction("Inspect", "Parks Manager", new DateOnly(2026, 12, 1))]);

    [Theory]
    [InlineData("Mend the fence (completed by the board, 4 May 2026)")]
    [InlineData("Mend the fence (see report, 4 May 2026)")]
    [InlineData("Mend the fence (approved by Council, 4 May 2026)")]
    [InlineData("Mend the fence – PM – Q4 26/27")]
    [InlineData("Mend the fence | Parks Manager | 31-03-27 | Amber")]
    public void Other_words_beside_a_day_are_no_owner_and_are_named(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("☒ Drill", "Drill", ActionStatus.Done)]
    [InlineData("☑ Drill", "Drill", ActionStatus.Done)]
    [InlineData("☐ Drill", "Drill", ActionStatus.Open)]
    [InlineData("2. ☐ Drill", "2. Drill", ActionStatus.Open)]
    [InlineData("- [x] Drill", "Drill", ActionStatus.Done)]
    [InlineData("[ ] Drill", "Drill", ActionStatus.Open)]
    [InlineData("Drill ☑", "Drill", ActionStatus.Done)]
    [InlineData("Drill ☐", "Drill", ActionStatus.Open)]
    [InlineData("Drill [x]", "Drill", ActionStatus.Done)]
    public void A_box_before_an_action_says_whether_it_is_done(string cell, string text, ActionStatus status)
    {
        ReadOne(("Actions", cell)).Actions!.Value.ShouldBe([new ImportedAction(text, Status: status)]);
        ReadOne(("Actions", cell), ("Action owner", "MT"), ("Due date", "May 2027")).Actions!.Value
            .ShouldBe([new ImportedAction(text, "MT", new DateOnly(2027, 5, 31), status)]);
    }

    [Theory]
    [InlineData("✓ Drill", "Drill", ActionStatus.Done)]
    [InlineData("✅ Drill", "Drill", ActionStatus.Done)]
    [InlineData("Drill ✓", "Drill", ActionStatus.Done)]
    [InlineData("Drill (✔)", "Drill", ActionStatus.Done)]
    [InlineData("✗ Drill", "✗ Drill", null)]
    [InlineData("[-] Drill", "[-] Drill", null)]
    [InlineData("[/] Drill", "[/] Drill", null)]
    public void A_tick_is_taken_for_done_and_named_and_a_cross_is_named(string cell, string text, ActionStatus? status)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(text, Status: status)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Fact]
    public void A_mark_that_a_column_contradicts_is_named()
    {
        var read = ReadCells(("Actions", "☒ Drill"), ("Action status", "Open"));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: ActionStatus.Open)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("4/5/2026 (revised from 31/12/2025)", "2026-05-04", null)]
    [InlineData("4/5/26 (rev.)", "2026-05-04", null)]
    [InlineData("31 Mawrth 2027", "2027-03-31", null)]
    [InlineData("erbyn diwedd Gorffennaf 2027", "2027-07-31", null)]
    [InlineData("May 2026 (was Dec 2025)", "2026-05-31", null)]
    [InlineData("Mon 4 May 2026", "2026-05-04", null)]
    [InlineData("Monday, 4/5/2026", "2026-05-04", null)]
    [InlineData("May 2026 - complete", "2026-05-31", ActionStatus.Done)]
    [InlineData("May 2026 (in progress)", "2026-05-31", ActionStatus.Open)]
    public void A_due_day_may_say_what_it_was_before_and_how_the_action_stands(string cell, string day, ActionStatus? status)
    {
        var read = ReadCells(("Actions", "Drill"), ("Due date", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", DueOn: DateOnly.Parse(day), Status: status)]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void A_day_of_completion_among_the_due_days_is_one() =>
        ReadOne(("Actions", "Drill"), ("Due date", "Completed 4 May 2026")).Actions!.Value
            .ShouldHaveSingleItem().CompletedOn.ShouldBe(Day);

    [Theory]
    [InlineData("Tue 4 May 2026")]
    [InlineData("4/5/2026 (or 31/12/2026)")]
    [InlineData("Dec 2026 / May 2027")]
    public void A_due_day_that_is_not_clear_is_named(string cell)
    {
        var read = ReadCells(("Actions", "Drill"), ("Due date", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill")]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Fact]
    public void A_due_day_that_says_done_and_a_status_that_says_otherwise_are_named()
    {
        var read = ReadCells(("Actions", "Drill"), ("Due date", "May 2026 - complete"), ("Action status", "Open"));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", DueOn: new DateOnly(2026, 5, 31), Status: ActionStatus.Open)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("-", ImportField.Controls)]
    [InlineData("50%", ImportField.ActionProgress)]
    [InlineData("Weekly test", ImportField.Controls)]
    public void Progress_to_date_is_how_far_actions_are_only_where_its_cells_say_shares(string cell, ImportField field) =>
        Understood(Table(["Ref", "Opportunity", "Progress to date", "Gross score", "Net score", "Actions"],
            ["O1", "More guests", cell, "6", "9", "Advertise"])).Analysis.Tables[0].Columns[2].Fields.ShouldBe([field]);

    [Fact]
    public void Progress_numbered_as_the_actions_says_of_each_how_it_stands()
    {
        var read = ReadCells(("Actions", "1. Paint\n2. Sell"), ("Progress", "1. Completed\n2. In progress"), ("Action owner", "MT"));

        read.Rows[0].Actions!.Value.ShouldBe(
        [
            new ImportedAction("1. Paint", "MT", Status: ActionStatus.Done, Progress: "Completed"),
            new ImportedAction("2. Sell", "MT", Progress: "In progress"),
        ]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_in_the_progress_of_one_action_stay() =>
        ReadOne(("Actions", "Paint"), ("Action progress", "1. Primer bought\n2. Doors sanded")).Actions!.Value
            .ShouldBe([new ImportedAction("Paint", Progress: "1. Primer bought\n2. Doors sanded")]);

    [Theory]
    [InlineData("100% complete, response sent 3 March")]
    [InlineData("100% – report sent to the board of the trust, which has seen it and is content with all of it")]
    [InlineData("100% (all sites visited)")]
    public void All_of_it_and_what_was_done_is_done(string progress)
    {
        var read = ReadCells(("Actions", "Drill"), ("Action progress", progress));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: ActionStatus.Done, Progress: progress)]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("100% of the wardens are asked", 0)]
    [InlineData("100% complete, subject to audit", 1)]
    [InlineData("100% – report to be sent", 1)]
    public void All_of_something_or_with_a_doubt_is_not(string progress, int messages)
    {
        var read = ReadCells(("Actions", "Drill"), ("Action progress", progress));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Progress: progress)]);
        read.Messages.Count.ShouldBe(messages);
    }

    [Theory]
    [InlineData("On track")]
    [InlineData("Delayed")]
    [InlineData("Not yet started")]
    [InlineData("Slipped")]
    [InlineData("In hand")]
    [InlineData("Not due")]
    [InlineData("Work in progress")]
    [InlineData("On hold")]
    [InlineData("Partially complete")]
    [InlineData("75%")]
    [InlineData("60 % complete")]
    [InlineData("In progress (40%)")]
    [InlineData("On track – 60% complete")]
    [InlineData("25% - delayed")]
    public void A_status_that_says_how_an_action_is_going_is_its_progress_where_it_has_none(string word)
    {
        var today = new DateOnly(2026, 6, 1);
        var read = ReadCells(("Actions", "Drill"), ("Action status", word));
        read.Messages.ShouldBeEmpty();
        var action = read.Rows[0].Actions!.Value.ShouldHaveSingleItem();

        action.ApplyTo(new PlannedAction(1, "Drill"), today).ShouldBe(new PlannedAction(1, "Drill", Progress: word));
        action.ApplyTo(new PlannedAction(1, "Drill", Progress: "Bolts ordered"), today).Progress.ShouldBe("Bolts ordered");
        action.ApplyTo(new PlannedAction(1, "Drill", Progress: "Overdue"), today).Progress.ShouldBe(word);
        new ImportedAction("Drill", Status: ActionStatus.Done).ApplyTo(new PlannedAction(1, "Drill", Progress: word), today)
            .ShouldBe(new PlannedAction(1, "Drill", Status: ActionStatus.Done));
        ReadOne(("Actions", "Drill"), ("Action status", word), ("Action progress", "Bolts ordered")).Actions!.Value[0]
            .ApplyTo(new PlannedAction(1, "Drill"), today).Progress.ShouldBe("Bolts ordered");
    }

    [Theory]
    [InlineData("Complete (100%)", ActionStatus.Done)]
    [InlineData("100% - Done", ActionStatus.Done)]
    [InlineData("Complete (80%)", null)]
    [InlineData("Open (100%)", null)]
    [InlineData("Board 40%", null)]
    public void A_share_that_contradicts_the_word_beside_it_is_no_status(string status, ActionStatus? read)
    {
        var register = ReadCells(("Actions", "Drill"), ("Action status", status));

        register.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: read)]);
        register.Messages.Count(message => message.Code == ImportCodes.ActionUnreadable).ShouldBe(read is null ? 1 : 0);
    }

    [Theory]
    [InlineData("Open")]
    [InlineData("In progress")]
    [InlineData("Parhaus")]
    public void A_status_that_says_no_more_than_open_is_no_progress(string word) =>
        ReadOne(("Actions", "Drill"), ("Action status", word)).Actions!.Value
            .ShouldBe([new ImportedAction("Drill", Status: ActionStatus.Open)]);

    [Fact]
    public void A_word_of_no_status_is_named_still() =>
        CodesOf(ReadCells(("Actions", "Drill"), ("Action status", "Bolted")).Messages).ShouldBe([ImportCodes.ActionUnreadable]);
}
