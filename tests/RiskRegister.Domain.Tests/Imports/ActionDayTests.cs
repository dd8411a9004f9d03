using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Days by which something is due: none may be read that was not meant.</summary>
public sealed class ActionDayTests
{
    static readonly DateOnly March = new(2027, 3, 31);

    [Theory]
    [InlineData("1/4/67")]
    [InlineData("01.04.50")]
    [InlineData("31-12-99")]
    [InlineData("1 April 67")]
    [InlineData("Apr '67")]
    [InlineData("1-Apr-67")]
    [InlineData("Thu 1 Apr 67")]
    [InlineData("end of April 67")]
    [InlineData("to be completed April 67")]
    [InlineData("1967-04-01")]
    public void A_year_of_two_figures_that_is_far_ahead_and_a_day_long_past_are_named(string cell)
    {
        foreach (var heading in new[] { "Due date", "Target score date" })
        {
            var read = ReadCells(("Actions", "Drill"), (heading, cell));
            read.Rows[0].TargetDate?.Value.ShouldBeNull();
            read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill")]);
            CodesOf(read.Messages).ShouldBe([heading == "Due date" ? ImportCodes.ActionUnreadable : ImportCodes.DateUnreadable]);
        }
    }

    [Theory]
    [InlineData("Drill (Head of HR, 1/4/67)")]
    [InlineData("Drill by 1.4.67")]
    [InlineData("Drill – Head of HR – Apr 67")]
    [InlineData("Drill; due: 1 April '67")]
    public void Such_a_day_behind_an_action_stays_in_its_text_and_is_named(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("1/4/49", 2049)]
    [InlineData("1 Apr 26", 2026)]
    [InlineData("1/4/07", 2007)]
    [InlineData("1/4/2067", 2067)]
    public void Another_year_is_of_this_century_or_as_it_is_written(string cell, int year) =>
        ReadOne(("Actions", "Drill"), ("Due date", cell)).Actions!.Value
            .ShouldBe([new ImportedAction("Drill", DueOn: new DateOnly(year, 4, 1))]);

    [Theory]
    [InlineData("Date closed", "1/4/67", ImportCodes.DateUnreadable)]
    [InlineData("Date closed", "closed in Q2 2026", ImportCodes.DateUnreadable)]
    [InlineData("Last reviewed", "1/4/67", ImportCodes.DateUnreadable)]
    [InlineData("Date completed", "1/4/67", ImportCodes.ActionUnreadable)]
    public void Other_days_that_are_not_read_are_named(string heading, string cell, string code) =>
        CodesOf(ReadCells(("Actions", "Drill"), (heading, cell)).Messages).ShouldBe([code]);

    [Fact]
    public void What_says_that_nothing_was_closed_is_not() =>
        ReadCells(("Actions", "Drill"), ("Date closed", "Open")).Messages.ShouldBeEmpty();

    [Theory]
    [InlineData("Agreed to be completed March 2027")]
    [InlineData("to be completed by end of March 2027")]
    [InlineData("To be done by 31/03/27")]
    [InlineData("Due to finish in March 2027")]
    [InlineData("Completion expected March 2027")]
    [InlineData("Delivery is planned for March 2027")]
    [InlineData("Target completion date: 31 March 2027")]
    [InlineData("Completion by March 2027")]
    [InlineData("Expected March 2027")]
    [InlineData("Now planned for March 2027")]
    public void A_cell_of_days_may_say_that_something_is_to_be_done_then(string cell)
    {
        var read = ReadCells(("Actions", "Drill"), ("Due date", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", DueOn: March)]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Completion expected Q2 2027")]
    [InlineData("To be completed in spring 2027")]
    [InlineData("Expected once the grant is there")]
    public void What_says_no_day_is_named(string cell)
    {
        var read = ReadCells(("Actions", "Drill"), ("Due date", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill")]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Drill. Agreed to be completed March 2027", null)]
    [InlineData("Drill - to be completed by end of March 2027", null)]
    [InlineData("Drill, completion expected 31/03/2027", null)]
    [InlineData("Drill; expected to complete in March 2027", null)]
    [InlineData("Drill (to be completed March 2027)", null)]
    [InlineData("Drill (completion by March 2027)", null)]
    [InlineData("Drill (Head of HR, to be delivered by March 2027)", "Head of HR")]
    [InlineData("Drill (Head of HR, completion by March 2027)", "Head of HR")]
    [InlineData("Drill – Head of HR – planned completion March 2027", "Head of HR")]
    [InlineData("Drill – to be completed March 2027 – Head of HR", "Head of HR")]
    public void So_may_an_action_at_its_end(string cell, string? owner)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", owner is null ? default(Optional<string?>) : owner, March)]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Drill. Completion expected Q2 2027")]
    [InlineData("Drill. To be completed in March")]
    [InlineData("Drill, delivery planned for spring 2027")]
    [InlineData("Agree which drills are to be completed March 2027")]
    public void Where_it_says_no_day_or_belongs_to_the_text_it_is_named(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Drill those who are to be completed as wardens")]
    [InlineData("Agree how the works are to be finished")]
    [InlineData("Ask what is expected of 12 wardens")]
    public void Other_texts_say_nothing_of_days(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void What_belongs_to_the_text_stays_in_it() =>
        ReadOne(("Actions", "Track completion by March 2027")).Actions!.Value
            .ShouldBe([new ImportedAction("Track completion", DueOn: March)]);

    [Theory]
    [InlineData("Ongoing", "TBC")]
    [InlineData("ASAP", "Quarterly")]
    [InlineData("Ongoing – quarterly reviews", "As and when required")]
    [InlineData("Parhaus", "To be agreed")]
    public void Cells_that_say_that_there_is_no_day_are_named_once_a_column(string first, string second)
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", "Actions", "Due date"],
            ["1", "Depot floods", "16", "9", "Drill\nPaint", first], ["2", "Fire", "16", "9", "Sell", "31 March 2027"],
            ["3", "Theft", "16", "9", "Gate", second], ["4", "Frost", "16", "9", "Salt", first]));

        read.Rows.Select(row => row.Actions!.Value[0].DueOn.Value).ShouldBe([null, March, null, null]);
        var message = read.Messages.ShouldHaveSingleItem();
        (message.Code, message.Row, message.Column).ShouldBe((ImportCodes.ActionUnreadable, 2, "Due date"));
        message.Message.ShouldStartWith($"\"{first}\", \"{second}\", in 3 rows, say no day");
    }

    [Fact]
    public void Other_words_are_named_cell_by_cell() =>
        Read(Table(["Ref", "Title", "Score", "Residual", "Actions", "Due date"],
            ["1", "Depot floods", "16", "9", "Drill", "After the audit"], ["2", "Fire", "16", "9", "Sell", "Q3"]))
            .Messages.Count.ShouldBe(2);

    [Theory]
    [InlineData("Complete", ActionStatus.Done)]
    [InlineData("Completed", ActionStatus.Done)]
    [InlineData("Done", ActionStatus.Done)]
    [InlineData("Cancelled", ActionStatus.Dropped)]
    public void A_word_of_the_end_among_the_due_days_is_the_status(string cell, ActionStatus status)
    {
        var read = ReadCells(("Actions", "Drill"), ("Due date", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill", Status: status)]);
        read.Messages.ShouldBeEmpty();
        CodesOf(ReadCells(("Actions", "Drill"), ("Due date", cell), ("Action status", "Open")).Messages)
            .ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Actions and target dates", "Fit the gate – 31/03/27", "Fit the gate")]
    [InlineData("Mitigating actions (with due dates)", "Fit the gate - 31 March 2027", "Fit the gate")]
    [InlineData("Further actions and timescales", "Fit the gate, March 2027", "Fit the gate")]
    [InlineData("Planned actions (by when)", "Fit the gate — 31.3.2027", "Fit the gate")]
    public void Below_a_heading_that_says_so_a_day_behind_an_action_is_its_due_day(string heading, string cell, string text)
    {
        foreach (var owner in new[] { "", "MT" })
        {
            var read = ReadCells((heading, cell), (owner.Length > 0 ? "Action owner" : "Area", owner));
            var action = read.Rows[0].Actions!.Value.ShouldHaveSingleItem();
            (action.Text, action.DueOn.Value).ShouldBe((text, March));
            read.Messages.ShouldNotContain(message => message.Code == ImportCodes.ActionUnreadable);
        }
    }

    [Theory]
    [InlineData("Actions", "Fit the gate – 31/03/27")]
    [InlineData("Agreed actions", "Fit the gate – 31/03/27")]
    [InlineData("Actions and target dates", "Survey completed – 31/03/27")]
    [InlineData("Actions and target dates", "Ramp – 1/2/27; gate – 31/03/27")]
    public void Elsewhere_and_where_it_may_be_another_day_it_is_named(string heading, string cell)
    {
        var read = ReadCells((heading, cell));
        read.Rows[0].Actions!.Value[0].DueOn.IsGiven.ShouldBeFalse();
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ActionUnreadable);
    }

    [Theory]
    [InlineData("12/2026", 2026, 12, 31)]
    [InlineData("2/2027", 2027, 2, 28)]
    [InlineData("13/2026", null, null, null)]
    [InlineData("12/26", null, null, null)]
    public void A_month_in_figures_with_its_whole_year_is_its_last_day(string cell, int? year, int? month, int? day) =>
        ReadOne(("Actions", "Drill"), ("Due date", cell)).Actions!.Value.Single().DueOn.Value
            .ShouldBe(year is null ? null : new DateOnly(year.Value, month!.Value, day!.Value));

    [Theory]
    [InlineData("March 31, 2027")]
    [InlineData("Mar. 31, 2027")]
    [InlineData("march 31st 2027")]
    [InlineData("Mar 31 2027")]
    [InlineData("Wed, March 31, 2027")]
    [InlineData("by March 31, 2027")]
    public void The_name_of_a_month_may_stand_before_the_day(string cell) =>
        ReadOne(("Actions", "Drill"), ("Due date", cell)).Actions!.Value.ShouldBe([new ImportedAction("Drill", DueOn: March)]);

    [Theory]
    [InlineData("March 31, 27")]
    [InlineData("March 32, 2027")]
    [InlineData("Marsh 31, 2027x")]
    [InlineData("Phase 31, 2027")]
    public void Not_so_without_a_whole_year_or_the_name_of_one(string cell) =>
        ReadCells(("Actions", "Drill"), ("Due date", cell)).Rows[0].Actions!.Value.Single().DueOn.Value.ShouldBeNull();
}
