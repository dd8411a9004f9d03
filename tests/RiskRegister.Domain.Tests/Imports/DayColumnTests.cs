using System.Globalization;
using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns of days whose headings say little, and items of which only the second has a number.</summary>
public sealed class DayColumnTests
{
    [Theory]
    [InlineData("Dates")]
    [InlineData("Date")]
    [InlineData("By")]
    [InlineData("Date 1")]
    [InlineData("Action date 1")]
    [InlineData("Complete by")]
    [InlineData("To be completed by")]
    [InlineData("Target")]
    [InlineData("Target by")]
    [InlineData("Expected")]
    [InlineData("Timeframe")]
    [InlineData("Delivery date")]
    public void Days_behind_the_actions_are_theirs(string heading)
    {
        var row = ReadOne(("Actions", "Drill\nFence"), ("Action owner", "MT"), (heading, "31/03/2027\nAs required"));

        row.Actions!.Value.Select(action => action.DueOn.Value).ShouldBe([new DateOnly(2027, 3, 31), null]);
        row.Actions!.Value.ShouldAllBe(action => action.CompletedOn == null);
    }

    [Theory]
    [InlineData("Due date", "Revised due date")]
    [InlineData("Due date", "Revised due date (if applicable)")]
    [InlineData("Target date", "Revised target date")]
    [InlineData("Due date", "Due date (revised)")]
    [InlineData("Original due date", "Current due date")]
    [InlineData("Completion date", "Current completion date")]
    [InlineData("Original date", "Action revised completion date")]
    [InlineData("By when", "Rescheduled due date")]
    [InlineData("Deadline", "New deadline")]
    [InlineData("Baseline date", "Amended target date")]
    public void A_day_to_which_an_action_was_moved_counts_where_there_is_one(string before, string after)
    {
        var row = ReadOne(("Actions", "Drill\nFence\nPump"), (before, "31/03/2026\n30/04/2026\n31/05/2026"), (after, "30/09/2026\n-\nTBC"));

        row.Actions!.Value.Select(action => action.DueOn.Value).ShouldBe(
            [new DateOnly(2026, 9, 30), new DateOnly(2026, 4, 30), new DateOnly(2026, 5, 31)]);
        ReadOne(("Actions", "Drill"), (after, "30/09/2026")).Actions!.Value[0].DueOn.Value.ShouldBe(new DateOnly(2026, 9, 30));
    }

    [Fact]
    public void What_says_no_day_to_which_an_action_was_moved_and_days_that_fit_no_action_are_named()
    {
        ReadCells(("Actions", "Drill"), ("Due date", "31/03/2026"), ("Revised due date", "Awaited")).Messages
            .ShouldContain(message => message.Column == "Revised due date" && message.Code == ImportCodes.ActionUnreadable);
        ReadCells(("Actions", "Drill\nFence"), ("Due date", "31/03/2026\n30/04/2026"), ("Revised due date", "30/09/2026")).Messages
            .ShouldContain(message => message.Column == "Revised due date" && message.Code == ImportCodes.ActionUnreadable);
    }

    [Theory]
    [InlineData("Revised date")]
    [InlineData("Extended to")]
    [InlineData("New date")]
    [InlineData("Moved to")]
    [InlineData("Extension date")]
    [InlineData("Deadline extended to")]
    public void A_day_that_may_be_that_to_which_an_action_was_moved_is_asked_about(string heading)
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Actions", "Due date", heading];
        var table = Table(headings, ["1", "Floods", "16", "9", "Drill", "31/03/2026", "30/09/2026"],
            ["2", "Fires", "16", "9", "Hose", "31/03/2026", ""]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("moved-days:");
        DueOf(Answered([table], (question.Id, "moved"))).ShouldBe([new DateOnly(2026, 9, 30), new DateOnly(2026, 3, 31)]);
        DueOf(Answered([table], (question.Id, "none"))).ShouldBe([new DateOnly(2026, 3, 31), new DateOnly(2026, 3, 31)]);
        Understood(Table([.. headings.Where(column => column != "Due date")], ["1", "Floods", "16", "9", "Drill", "30/09/2026"]))
            .Analysis.Tables[0].Columns.ShouldContain(column => column.Heading == heading && column.Fields.Count == 0);
    }

    [Fact]
    public void Of_two_days_neither_of_which_is_called_the_later_one_either_may_count_where_it_is_given()
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Actions", "Due date", "Forecast date"],
            ["1", "Floods", "16", "9", "Drill", "31/03/2026", "30/09/2026"], ["2", "Fires", "16", "9", "Hose", "30/04/2026", ""]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        DueOf(Answered([table], (question.Id, "later: Forecast date"))).ShouldBe([new DateOnly(2026, 9, 30), new DateOnly(2026, 4, 30)]);
        DueOf(Answered([table], (question.Id, "later: Due date"))).ShouldBe([new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 30)]);
    }

    [Theory]
    [InlineData("Owner", "New owner")]
    [InlineData("Risk owner", "Current risk owner")]
    [InlineData("Owner", "Revised owner")]
    public void Which_owner_has_replaced_the_other_is_asked(string before, string after) =>
        Understood(Table(["Ref", "Title", "Score", "Residual", before, after], ["1", "Floods", "16", "9", "A Singh", "B Lee"]))
            .Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("twice:owners:");

    [Theory]
    [InlineData("Due (mm/dd/yyyy)", null)]
    [InlineData("Due date (US format)", null)]
    [InlineData("Due date", "All dates are in US format")]
    [InlineData("Due date", "Dates are month first.")]
    public void Days_that_are_said_to_have_the_month_first_are_asked_about(string heading, string? above)
    {
        var plain = Table(["Ref", "Title", "Score", "Residual", "Actions", heading], ["1", "Floods", "16", "9", "Drill", "03/04/2027"]);
        var table = plain with { Above = above is null ? [] : [above] };

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        DueOf(Answered([table], (question.Id, "monthFirst"))).ShouldBe([new DateOnly(2027, 3, 4)]);
        DueOf(Answered([table], (question.Id, "dayFirst"))).ShouldBe([new DateOnly(2027, 4, 3)]);
    }

    static DateOnly?[] DueOf(ReadRegister read) => [.. read.Rows.Select(row => row.Actions!.Value[0].DueOn.Value)];

    [Fact]
    public void What_is_no_day_is_not_read_as_one()
    {
        ReadOne(("Actions", "Drill"), ("Target", "4")).TargetScore!.Value!.Value.ShouldBe(4);
        ReadCells(("Actions", "Drill"), ("By", "Head of Works")).Messages
            .ShouldContain(message => message.Column == "By" && message.Code == ImportCodes.ColumnIgnored);
        ReadCells(("Actions", "Drill"), ("Review date", "1/3/2027")).Messages
            .ShouldContain(message => message.Column == "Review date" && message.Code == ImportCodes.ColumnIgnored);
    }

    [Theory]
    [InlineData("Q3")]
    [InlineData("Q1–Q3")]
    [InlineData("Q2 2026/27")]
    [InlineData("March 2027")]
    public void A_target_that_names_a_quarter_is_no_score(string target)
    {
        var read = ReadCells(("Actions", "Drill"), ("Target", target));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.ShouldHaveSingleItem().TargetScore.ShouldBeNull();
    }

    [Fact]
    public void A_target_that_may_be_a_score_of_which_a_spreadsheet_made_a_day_is_refused() =>
        ReadCells(("Actions", "Drill"), ("Target", "04/05/2026")).Messages.ShouldHaveSingleRefusal().Code.ShouldBe(ImportCodes.ScoreIsDate);

    [Theory]
    [InlineData("Review / due date", "1/3/2027", null, null)]
    [InlineData("Date", "1/3/2027", "By", "1/4/2027")]
    public void Days_that_may_be_others_are_asked_about(string heading, string cell, string? other, string? second)
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Actions", heading];
        string[] cells = ["1", "Floods", "16", "9", "Drill", cell];
        var table = other is null ? Table(headings, cells) : Table([.. headings, other], [.. cells, second!]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("action-days:");
        Answered([table], ("action-days:", heading)).Rows[0].Actions!.Value[0].DueOn.Value.ShouldBe(new DateOnly(2027, 3, 1));
        Answered([table], ("action-days:", "none")).Rows[0].Actions!.Value[0].DueOn.IsGiven.ShouldBeFalse();
    }

    [Fact]
    public void A_target_of_days_and_a_due_date_compete() =>
        Understood(Table(["Ref", "Title", "Score", "Residual", "Actions", "Target", "Due"],
            ["1", "Floods", "16", "9", "Drill", "31/3/2027", "1/4/2027"])).Analysis.Questions
            .ShouldHaveSingleItem().Code.ShouldBe(ImportCodes.ColumnTwice);

    [Theory]
    [InlineData("Target", "Target date")]
    [InlineData("Target score", "Target by")]
    [InlineData("Target score", "Target")]
    [InlineData("Target score", "By")]
    public void Behind_a_target_score_stands_the_day_by_which_it_is_to_be_reached(string score, string day)
    {
        var row = ReadOne((score, "6"), (day, "31/12/2027"), ("Actions", "Drill"), ("Due", "1/4/2027"));

        (row.TargetScore!.Value!.Value, row.TargetDate!.Value, row.Actions!.Value[0].DueOn.Value)
            .ShouldBe((6, new DateOnly(2027, 12, 31), new DateOnly(2027, 4, 1)));
    }

    [Fact]
    public void Statuses_of_several_actions_in_a_cell_are_theirs()
    {
        var actions = ReadOne(("Actions", "Drill\nFence"), ("Dates", "1/3/2027\n1/4/2027"), ("Status", "Done\nNot started")).Actions!.Value;

        actions.Select(action => action.Status).ShouldBe([ActionStatus.Done, ActionStatus.Open]);
    }

    [Fact]
    public void The_first_of_several_may_have_no_number()
    {
        var row = ReadOne(
            ("Control", "Alarm"), ("Control owner", "AA"), ("Control 2", "Gate"), ("Control owner 2", "BB"), ("Action", "Drill"),
            ("Action due", "1/3/2027"), ("Action 2", "Fence"), ("Action 2 due", "1/4/2027"));

        row.Controls!.Value.ShouldBe(["Alarm", "Gate"]);
        row.ControlDetails!.Select(control => control.Owner.Value).ShouldBe(["AA", "BB"]);
        row.Actions!.Value.ShouldBe(
        [
            new ImportedAction("Drill", DueOn: new DateOnly(2027, 3, 1)), new ImportedAction("Fence", DueOn: new DateOnly(2027, 4, 1)),
        ]);
    }

    [Fact]
    public void The_number_of_a_control_is_no_score() => ReadCells(("Control no", "C1"), ("Control", "Alarm")).Messages
        .ShouldContain(message => message.Column == "Control no" && message.Code == ImportCodes.ColumnIgnored);

    [Fact]
    public void The_owner_behind_the_first_action_is_its_where_the_second_has_one()
    {
        var row = Read(Table(["Ref", "Title", "Score", "Residual", "Owner", "Action", "Owner", "Action 2", "Owner 2"],
            ["1", "Floods", "16", "9", "MT", "Drill", "AA", "Fence", "BB"])).Rows.ShouldHaveSingleItem();

        row.Owners!.Value.ShouldBe(["MT"]);
        row.Actions!.Value.ShouldBe([new ImportedAction("Drill", "AA"), new ImportedAction("Fence", "BB")]);
    }

    [Theory]
    [InlineData("Controls (and owner)")]
    [InlineData("Controls (with owners)")]
    [InlineData("Controls (owner, date)")]
    public void A_bracket_may_say_what_else_stands_in_the_texts(string heading) =>
        ReadOne((heading, "Alarm (MT)")).Controls!.Value.ShouldBe(["Alarm (MT)"]);

    [Theory]
    [InlineData("By when")]
    [InlineData("Timescale")]
    [InlineData("Deadline")]
    public void What_is_due_behind_a_target_score_is_asked(string heading)
    {
        var table = Table(["Ref", "Risk", "Gross", "Net", "Actions", "Target score", heading],
            ["K1", "Silt", "16", "9", "Dredge", "4", "31/03/2027"]);
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed).ShouldBe(("action-days:", null));

        var ofTarget = Answered([table], (question.Id, "target")).Rows.ShouldHaveSingleItem();
        (ofTarget.TargetDate!.Value, ofTarget.Actions!.Value[0].DueOn.Value).ShouldBe((new DateOnly(2027, 3, 31), null));
        var ofActions = Answered([table], (question.Id, heading)).Rows.ShouldHaveSingleItem();
        (ofActions.TargetDate?.Value, ofActions.Actions!.Value[0].DueOn.Value).ShouldBe((null, new DateOnly(2027, 3, 31)));
    }

    [Theory]
    [InlineData("Owner", "31/12/2026")]
    [InlineData("Direction of travel", null)]
    public void Where_it_is_the_scores_other_days_are_not_asked_about_under_the_same_id(string between, string? due)
    {
        var table = Table(["Ref", "Risk", "Gross", "Net", "Actions", between, "Date", "Target score", "Timescale"],
            ["K1", "Silt", "16", "9", "Dredge", "", "31/12/2026", "4", "31/03/2027"]);

        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { ["action-days:"] = "target" } };

        var (register, analysis) = RegisterReader.Understand([table], Settings, mapping);
        analysis.Questions.ShouldNotContain(question => question.Id == "action-days:");
        register.Rows[0].TargetDate!.Value.ShouldBe(new DateOnly(2027, 3, 31));
        register.Rows[0].Actions!.Value[0].DueOn.Value?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture).ShouldBe(due);
    }

    [Theory]
    [InlineData("Action by when")]
    [InlineData("Completion date")]
    public void What_names_the_actions_is_theirs(string heading) =>
        Asked(Table(["Ref", "Risk", "Gross", "Net", "Actions", "Target score", heading],
            ["K1", "Silt", "16", "9", "Dredge", "4", "31/03/2027"])).ShouldBeEmpty();

    [Theory]
    [InlineData("Original date", "Current date")]
    [InlineData("Original target date", "Latest forecast")]
    [InlineData("Baseline date", "Now due")]
    public void What_is_due_by_now_beside_what_was_due_at_first_is_asked_and_counts(string first, string now)
    {
        var table = Table(["Ref", "Risk", "Owner", "Gross", "Net", "Actions", first, now],
            ["K1", "Silt", "Potter", "16", "9", "Dredge", "31/12/2026", "31/03/2027"]);
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id[..11], question.Proposed).ShouldBe(("moved-days:", "moved"));
        Answered([table], (question.Id, "moved")).Rows[0].Actions!.Value[0].DueOn.Value.ShouldBe(new DateOnly(2027, 3, 31));
        Answered([table], (question.Id, "none")).Rows[0].Actions!.Value[0].DueOn.Value.ShouldBe(new DateOnly(2026, 12, 31));
    }
}
