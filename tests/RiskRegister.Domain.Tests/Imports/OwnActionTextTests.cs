using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Actions whose texts were edited in the service's own files.</summary>
public sealed class OwnActionTextTests
{
    static readonly Guid Yard = new(1, 2, 3, new byte[8]);
    static readonly DateOnly June = new(2027, 6, 30);

    static readonly PlannedAction Fence = new(1, "Fence the yard", "Works", June);
    static readonly PlannedAction Light = new(2, "Light it", "Parks");

    [Theory]
    [InlineData("Fence the yard (completed Sept 2026)", "how it stands")]
    [InlineData("Fence the yard by Dec 2027", "a day on which it is due")]
    [InlineData("Dig ponds (Head of Ponds, 31/03/2027)", "an owner and a day on which it is due")]
    public void What_an_edited_text_says_is_kept_in_it_and_named(string text, string what)
    {
        var plan = Planned($"{text}\nLight it", Fence, Light);

        plan.Outcomes[0].State!.Actions.Select(action => action.Text).ShouldBe([text, "Light it"]);
        var message = plan.Messages.ShouldHaveSingleItem();
        (message.Code, message.Severity).ShouldBe((ImportCodes.ActionUnreadable, ImportSeverity.Reported));
        message.Message.ShouldContain($"says {what}:");
    }

    [Fact]
    public void What_a_new_line_says_is_named()
    {
        var plan = Planned("Fence the yard\nLight it\nDig ponds (Head of Ponds, 31/03/2027)", Fence, Light);

        plan.Outcomes[0].State!.Actions.Count.ShouldBe(3);
        plan.Messages.ShouldHaveSingleItem().Message.ShouldContain("Dig ponds");
    }

    [Theory]
    [InlineData("Fence the yard by March 2027\nLight it", "Fence the yard by March 2027")]
    [InlineData("Fence the yard\nLight it all", "Fence the yard")]
    [InlineData("Fence it by June 2027\nLight it", "Fence the yard")]
    public void What_is_unchanged_plain_or_known_needs_no_word(string cell, string stored) =>
        Planned(cell, Fence with { Text = stored }, Light).Messages.ShouldBeEmpty();

    [Theory]
    [InlineData("Carry out a full exercise", null, 1)]
    [InlineData("Carry out a full exercise\nLight it", "Light it", 2)]
    public void One_reworded_in_its_place_keeps_what_is_known_of_it(string cell, string? second, int count)
    {
        PlannedAction[] stored = second is null ? [Fence] : [Fence, Light];
        var plan = Planned(cell, stored);

        plan.Outcomes[0].State!.Actions.Count.ShouldBe(count);
        plan.Outcomes[0].State!.Actions[0].ShouldBe(Fence with { Text = "Carry out a full exercise" });
        plan.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void With_its_row_on_the_sheet_of_actions_it_does_too()
    {
        var plan = PlannedWith("Carry out a full exercise\nLight it", [("1", "Fence the yard", "Works"), ("2", "Light it", "Parks")]);

        plan.Outcomes[0].State!.Actions.ShouldBe([Fence with { Text = "Carry out a full exercise" }, Light]);
        plan.HasRefusals.ShouldBeFalse();
    }

    [Fact]
    public void One_that_has_a_row_of_its_own_there_is_new()
    {
        var plan = PlannedWith("Carry out a full exercise\nLight it",
            [("", "Carry out a full exercise", "Guards"), ("2", "Light it", "Parks")]);

        plan.Outcomes[0].State!.Actions.ShouldBe([new PlannedAction(3, "Carry out a full exercise", "Guards"), Light]);
    }

    [Theory]
    [InlineData("Carry out a full exercise\nDig ponds")]
    [InlineData("Light it\nCarry out a full exercise")]
    [InlineData("Carry out a full exercise\nLight it\nDig ponds")]
    public void Where_more_is_changed_it_is_new(string cell) =>
        Planned(cell, Fence, Light).Outcomes[0].State!.Actions.Single(action => action.Text == "Carry out a full exercise").Id
            .ShouldBeGreaterThan(2);

    static ImportPlan Planned(string actions, params PlannedAction[] stored) => Plan(Read(Risks(actions)), [Entry(stored)]);

    static ImportPlan PlannedWith(string actions, (string Number, string Text, string Owner)[] rows) => Plan(
        Read(Risks(actions), Sheet("Actions",
        [
            ["Entry", "Action", "Action owner", "Action ID", "Entry ID"],
            .. rows.Select(row => new[] { "CR1", row.Text, row.Owner, row.Number, $"{Yard}" }),
        ])),
        [Entry(Fence, Light)]);

    static SourceTable Risks(string actions) => Sheet("Risks",
    [
        ["Reference", "Title", "Score", "Mitigating actions", "Residual score", "Id", "Revision"],
        ["CR1", "Fire", "16", actions, "9", $"{Yard}", "2"],
    ]);

    static EntryState Entry(params PlannedAction[] actions) =>
        Imported(Table(Rows(("CR1", "Fire", "16", "9")))).ShouldHaveSingleItem() with
        {
            Id = Yard,
            Actions = actions,
            LastActionId = actions.Length,
        };
}
