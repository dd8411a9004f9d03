using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Actions whose words stand in another number or form: they keep what is known of them.</summary>
public sealed class RewordedItemTests
{
    [Theory]
    [InlineData("Review the budget", "Review the budgets")]
    [InlineData("Test sirens", "Test siren")]
    [InlineData("Audit", "Audits")]
    [InlineData("Write the bid", "Write the bids")]
    [InlineData("Close gaps", "Close gap")]
    [InlineData("Agree the policy", "Agree the policies")]
    [InlineData("Train wardens in first aid", "Training of wardens in first aid")]
    [InlineData("Inspected culverts weekly", "Inspect culvert weekly")]
    public void An_action_in_another_number_is_the_same_action(string was, string becomes)
    {
        var present = WithAction(was);

        var action = ActionsAfter(present, becomes).ShouldHaveSingleItem();

        action.ShouldBe(present.Actions[0] with { Text = becomes });
    }

    [Theory]
    [InlineData("Review the budget", "Publish the budgets")]
    [InlineData("Test sirens", "Test pumps")]
    [InlineData("Audit", "Auditorium")]
    [InlineData("Order the bus", "Order the bun")]
    public void Another_action_is_new(string was, string becomes) =>
        ActionsAfter(WithAction(was), becomes).ShouldBe([new PlannedAction(2, becomes)]);

    [Fact]
    public void Two_that_differ_by_their_number_alone_stay_apart()
    {
        var present = WithAction("Fit the pump");
        present = present with { Actions = [.. present.Actions, new PlannedAction(2, "Fit the pumps")], LastActionId = 2 };

        ActionsAfter(present, "Fit the pumps\nFit the pump").Select(action => action.Id).ShouldBe([2, 1]);
        ActionsAfter(present, "Fitting the pump").ShouldHaveSingleItem().Id.ShouldBe(3);
    }

    static EntryState WithAction(string text) => Imported(Table(Rows(("CR1", "Flooding", "16", "9"))))[0] with
    {
        Actions = [new PlannedAction(1, text, "Head of Finance", new DateOnly(2016, 9, 30), ActionStatus.Done)],
        LastActionId = 1,
    };

    static IReadOnlyList<PlannedAction> ActionsAfter(EntryState present, string cell) => Plan(
        Read(Table(["Ref", "Title", "Score", "Residual", "Actions"], ["CR1", "Flooding", "16", "9", cell])), [present])
        .Outcomes.ShouldHaveSingleItem().State!.Actions;
}
