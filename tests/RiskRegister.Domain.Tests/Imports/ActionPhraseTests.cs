using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Actions whose text says its day, its end or its colour within a phrase.</summary>
public sealed class ActionPhraseTests
{
    static readonly DateOnly March = new(2027, 3, 31);

    [Theory]
    [InlineData("Bid to NHSE: outcome due March 2027")]
    [InlineData("Kiln survey – results due 31/03/2027")]
    [InlineData("Bid sent, decision due March 2027")]
    [InlineData("Await the report which is due March 2027")]
    [InlineData("Lime kiln: new flue by March 2027")]
    public void A_text_is_not_cut_within_a_phrase(string text) => One(text).ShouldBe((text, null, March));

    [Theory]
    [InlineData("Buy pumps due March 2027", "Buy pumps")]
    [InlineData("Buy pumps, due March 2027", "Buy pumps")]
    [InlineData("Train staff, volunteers by March 2027", "Train staff, volunteers")]
    [InlineData("Phase 2: Build the wall by March 2027", "Phase 2: Build the wall")]
    public void A_whole_action_stands_without_its_day(string text, string action) => One(text).ShouldBe((action, null, March));

    [Theory]
    [InlineData("Budget agreed (Full Council, 25 Feb 2026)")]
    [InlineData("Policy adopted (Cabinet, 3 May 2026)")]
    [InlineData("Lease signed (Head of Law, 25/02/2026)")]
    public void A_day_on_which_something_was_done_is_not_when_it_is_due(string text)
    {
        var read = ReadCells(("Actions", text));

        var action = read.Rows.ShouldHaveSingleItem().Actions!.Value.ShouldHaveSingleItem();
        (action.Text, action.Owner.IsGiven, action.DueOn.IsGiven).ShouldBe((text, false, false));
        read.Messages.ShouldHaveSingleItem().Code.ShouldBe(ImportCodes.ActionUnreadable);
    }

    [Theory]
    [InlineData("Agree the budget (Head of Finance, 31 March 2027)", "Agree the budget", "Head of Finance")]
    [InlineData("Replace 10 carts - 31/3/27 - Fleet Mgr (Amber)", "Replace 10 carts", "Fleet Mgr")]
    [InlineData("Mend the kiln (Head of Works, 31/03/2027) (Green)", "Mend the kiln", "Head of Works")]
    public void Owner_and_day_are_read_before_a_colour(string text, string action, string owner) =>
        One(text).ShouldBe((action, owner, March));

    [Theory]
    [InlineData("Paint the gate (green)")]
    [InlineData("Visit the Head of Works (Red)")]
    public void A_colour_behind_nothing_else_is_part_of_the_text(string text) => One(text).ShouldBe((text, null, null));

    [Fact]
    public void A_day_between_dashes_that_is_not_read_is_named()
    {
        ReadCells(("Actions", "Replace 10 carts - 31/3/27 - Fleet (Amber)")).Messages.ShouldHaveSingleItem().Message.ShouldContain("a day");
        ReadCells(("Actions", "Replace 10 carts - fleet - all depots")).Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Install CCTV (DONE Sept 26)")]
    [InlineData("Install CCTV - completed September 2026")]
    public void Of_a_month_no_day_is_made(string text)
    {
        var state = Applied(ReadOne(("Actions", text)), new DateOnly(2026, 9, 3));

        (state.Text, state.Status, state.Progress).ShouldBe(("Install CCTV", ActionStatus.Done, "Completed in September 2026"));
    }

    [Fact]
    public void A_column_of_months_makes_no_days()
    {
        var (month, day) = (("Completed date", "Sept 2026"), ("Completed date", "3/9/2026"));

        Applied(ReadOne(("Actions", "Drill"), month), new DateOnly(2026, 11, 3)).Progress.ShouldBe("Completed in September 2026");
        Applied(ReadOne(("Actions", "Drill"), day), new DateOnly(2026, 11, 3)).Progress.ShouldBe("Completed on 3 September 2026");
        Applied(ReadOne(("Actions", "Drill"), month), new DateOnly(2026, 8, 31)).Status.ShouldBe(ActionStatus.Open);
    }

    [Fact]
    public void A_month_gives_way_to_another_day()
    {
        var stored = new PlannedAction(1, "Drill", Progress: "Wet (completed in September 2026)", Status: ActionStatus.Done);

        new ImportedAction("Drill", CompletedOn: new DateOnly(2026, 10, 2)).ApplyTo(stored, new DateOnly(2026, 11, 1)).Progress
            .ShouldBe("Wet (completed on 2 October 2026)");
    }

    [Theory]
    [InlineData("Repair roofs by Sept 2027 - 40% - on track")]
    [InlineData("Repair roofs by Sept 2027, then walls")]
    public void Another_day_in_the_text_than_beside_it_is_named(string text)
    {
        Messages("31/08/2027").ShouldHaveSingleItem().ShouldContain("30 September 2027");
        Messages("30/09/2027").ShouldBeEmpty();

        IEnumerable<string> Messages(string due) =>
            ReadCells(("Actions", text), ("Action due date", due)).Messages.Select(message => message.Message);
    }

    [Fact]
    public void A_share_and_a_state_are_one_progress()
    {
        var action = ReadOne(("Actions", "Repair roofs by Sept 2027 - 40% - on track")).Actions!.Value.ShouldHaveSingleItem();

        (action.Text, action.DueOn.Value, action.Status, action.Progress.Value)
            .ShouldBe(("Repair roofs", new DateOnly(2027, 9, 30), ActionStatus.Open, "40% - on track"));
    }

    static PlannedAction Applied(ImportedRow row, DateOnly today) =>
        row.Actions!.Value[0].ApplyTo(new PlannedAction(1, row.Actions.Value[0].Text), today);

    static (string Text, string? Owner, DateOnly? DueOn) One(string text)
    {
        var action = ReadOne(("Actions", text)).Actions!.Value.ShouldHaveSingleItem();
        return (action.Text, action.Owner.Value, action.DueOn.Value);
    }
}
