using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>The sheet of actions of our own workbook, sent back or taken elsewhere.</summary>
public sealed class OwnActionSheetTests
{
    static readonly Guid Yard = new(1, 2, 3, new byte[8]);
    static readonly Guid Pool = new(4, 5, 6, new byte[8]);

    [Fact]
    public void Numbers_of_another_register_make_the_same_actions_however_often_they_are_sent()
    {
        SourceTable[] book =
        [
            Risks((Yard, "CR1", "Fence the yard\nLight it\nGuard it")),
            Actions(("CR1", "Fence the yard", "Works", "3", Yard), ("CR1", "Light it", "Parks", "1", Yard),
                ("CR1", "Guard it", "Guards", "2", Yard)),
        ];

        var first = Plan(Read(book), []);
        var made = LiveAfter(first).ShouldHaveSingleItem();
        var again = Plan(Read(book), [made], new ImportOptions { Revisions = new Dictionary<Guid, int> { [Yard] = 1 } });

        made.Actions.Select(action => (action.Text, action.Owner))
            .ShouldBe([("Fence the yard", "Works"), ("Light it", "Parks"), ("Guard it", "Guards")]);
        Refusals(again.Messages).ShouldBeEmpty();
        again.Outcomes.ShouldHaveSingleItem().Result.ShouldBe(RowResult.Unchanged);
    }

    [Theory]
    [InlineData("8", "9", true)]
    [InlineData("1", "9", false)]
    public void Numbers_that_are_not_known_say_nothing_unless_others_are_this_registers(string one, string other, bool isRead)
    {
        var state = Entry(Yard, "CR1", new PlannedAction(1, "Fence the yard", "Works"), new PlannedAction(2, "Light it", "Parks"));
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard\nLight it")), Actions(
            ("CR1", "Fence the yard", "Works", one, Yard), ("CR1", "Light it", "Parks", other, Yard))), [state]);

        plan.HasRefusals.ShouldBe(!isRead);
        if (isRead) plan.Outcomes[0].Result.ShouldBe(RowResult.Unchanged);
        else plan.Messages.ShouldHaveSingleRefusal().Message.ShouldContain("no action 9");
    }

    [Fact]
    public void What_the_file_changes_of_an_entry_from_elsewhere_gets_to_the_action_of_its_text()
    {
        var state = Entry(Yard, "CR1", new PlannedAction(1, "Fence the yard", "Works"), new PlannedAction(2, "Light it", "Parks"));
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard\nLight it")), Actions(
            ("CR1", "Fence the yard", "Depot", "2", Yard), ("CR1", "Light it", "Parks", "1", Yard))), [state]);

        plan.Outcomes[0].State!.Actions
            .ShouldBe([new PlannedAction(1, "Fence the yard", "Depot"), new PlannedAction(2, "Light it", "Parks")]);
    }

    [Fact]
    public void Of_an_entry_that_is_known_by_its_reference_alone_numbers_say_nothing()
    {
        var state = Entry(Pool, "CR1", new PlannedAction(1, "Drain the pool", "Baths"));
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard")), Actions(("CR1", "Fence the yard", "Works", "1", Yard))), [state]);

        Refusals(plan.Messages).ShouldBeEmpty();
        plan.Outcomes[0].State!.Actions.ShouldBe([new PlannedAction(2, "Fence the yard", "Works")]);
    }

    [Fact]
    public void An_owner_that_is_said_to_be_as_before_stays_and_is_named()
    {
        var state = Entry(Yard, "CR1", new PlannedAction(1, "Fence the yard", "Works"), new PlannedAction(2, "Light it", "Parks"));
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard\nLight it")), Actions(
            ("CR1", "Fence the yard", "As before", "1", Yard), ("CR1", "Light it", "Depot", "2", Yard))), [state]);

        plan.Outcomes[0].State!.Actions.Select(action => action.Owner).ShouldBe(["Works", "Depot"]);
        CodesOf(plan.Messages).ShouldContain(ImportCodes.CellKept);
    }

    [Fact]
    public void An_action_that_is_reworded_on_the_sheet_keeps_its_number()
    {
        var state = Entry(Yard, "CR1", new PlannedAction(1, "Fence the yard", "Works"), new PlannedAction(2, "Light it", "Parks"));
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard\nLight it")), Actions(
            ("CR1", "Put a wall around", "Works", "1", Yard), ("CR1", "Light it", "Parks", "2", Yard))), [state]);

        plan.Outcomes[0].State!.Actions
            .ShouldBe([new PlannedAction(1, "Put a wall around", "Works"), new PlannedAction(2, "Light it", "Parks")]);
    }

    [Theory]
    [InlineData("Drain the pool", "Fence the yard", 2)]
    [InlineData("Drain the pool", "Clean the pool", 1)]
    [InlineData("Drain the pool", "Drain the pool", 0)]
    [InlineData("Put a wall around", "Drain the pool", 0)]
    public void Texts_that_went_from_one_entrys_action_to_anothers_are_refused_with_advice(string ofYard, string ofPool, int refused)
    {
        EntryState[] stored =
        [
            Entry(Yard, "CR1", new PlannedAction(1, "Fence the yard", "Works")),
            Entry(Pool, "CR2", new PlannedAction(1, "Drain the pool", "Baths")),
        ];
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard"), (Pool, "CR2", "Drain the pool")), Actions(
            ("CR1", ofYard, "Works", "1", Yard), ("CR2", ofPool, "Baths", "1", Pool))), stored);

        plan.Messages.Count(message => message.Message.Contains("put the texts back beside their numbers", StringComparison.Ordinal))
            .ShouldBe(refused);
    }

    [Fact]
    public void A_row_that_was_copied_and_reworded_is_a_new_action()
    {
        var state = Entry(Yard, "CR1", new PlannedAction(1, "Fence the yard", "Works"));
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard")), Actions(
            ("CR1", "Fence the yard", "Works", "1", Yard), ("CR1", "Buy a dog", "Guards", "1", Yard))), [state]);

        plan.Outcomes[0].State!.Actions
            .ShouldBe([new PlannedAction(1, "Fence the yard", "Works"), new PlannedAction(2, "Buy a dog", "Guards")]);
    }

    [Theory]
    [InlineData("2", "has been taken away here since")]
    [InlineData("7", "has no action 7")]
    public void An_action_that_is_no_more_is_said_to_be_so(string number, string why)
    {
        var state = Entry(Yard, "CR1", new PlannedAction(1, "Fence the yard", "Works")) with { LastActionId = 2 };
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard")), Actions(
            ("CR1", "Fence the yard", "Works", "1", Yard), ("CR1", "Light it", "Parks", number, Yard))), [state]);

        plan.Messages.ShouldHaveSingleRefusal().Message.ShouldContain(why);
    }

    [Fact]
    public void An_action_that_the_entrys_own_row_still_has_comes_back()
    {
        var state = Entry(Yard, "CR1", new PlannedAction(1, "Fence the yard", "Works")) with { LastActionId = 2 };
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard\nLight it")), Actions(
            ("CR1", "Fence the yard", "Works", "1", Yard), ("CR1", "Light it", "Parks", "2", Yard))), [state]);

        Refusals(plan.Messages).ShouldBeEmpty();
        plan.Outcomes[0].State!.Actions[1].ShouldBe(new PlannedAction(3, "Light it", "Parks"));
    }

    [Fact]
    public void A_row_of_a_later_revision_than_is_known_was_exported_elsewhere()
    {
        var state = Entry(Yard, "CR1", new PlannedAction(1, "Fence the yard", "Works"));
        var plan = Plan(Read(Risks((Yard, "CR1", "Fence the yard\nLight it"))), [state],
            new ImportOptions { Revisions = new Dictionary<Guid, int> { [Yard] = 1 } });

        var refusal = plan.Messages.ShouldHaveSingleRefusal();
        refusal.Code.ShouldBe(ImportCodes.Stale);
        refusal.Message.ShouldContain("exported from another register");
    }

    [Fact]
    public void An_action_whose_row_says_another_entry_stays_and_is_named_with_what_to_do()
    {
        EntryState[] live = [Entry(Yard, "CR1", new PlannedAction(1, "Light it")), Entry(Pool, "CR2", new PlannedAction(1, "Drain it"))];
        var risks = Risks((Yard, "CR1", "Light it"), (Pool, "CR2", "Drain it"));

        var plan = Plan(Read(risks, Actions(("CR2", "Light it", "", "1", Yard), ("CR2", "Drain it", "", "1", Pool))), live);
        var moved = Plan(Read(
            Risks((Yard, "CR1", ""), (Pool, "CR2", "Drain it")),
            Actions(("CR2", "Light it", "", "", null), ("CR2", "Drain it", "", "1", Pool))), live);

        plan.Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);
        var message = plan.Messages.Where(message => message.Code == ImportCodes.ActionKept).ShouldHaveSingleItem();
        (message.Row, message.Severity).ShouldBe((2, ImportSeverity.Reported));
        message.Message.ShouldContain("take its line out of the row of CR1");
        LiveAfter(moved).Select(entry => string.Join(", ", entry.Actions.Select(action => action.Text)))
            .ShouldBe(["", "Drain it, Light it"]);
    }

    [Fact]
    public void Actions_of_an_entry_whose_own_row_was_taken_out_are_named_once_and_stay()
    {
        var read = Read(Risks((Yard, "CR1", "Light it")), Actions(
            ("CR1", "Light it", "", "1", Yard), ("CR6", "Drain it", "", "1", Pool), ("CR6", "Fill it", "", "2", Pool)));

        Refusals(read.Messages).ShouldBeEmpty();
        var message = read.Messages.Where(message => message.Code == ImportCodes.ActionKept).ShouldHaveSingleItem();
        message.Message.ShouldContain("(row 3, 4)");
        message.Message.ShouldContain("Take these rows out, too");
    }

    [Fact]
    public void A_new_action_of_an_entry_that_is_nowhere_is_refused()
    {
        var read = Read(Risks((Yard, "CR1", "Light it")), Actions(("CR1", "Light it", "", "1", Yard), ("CR66", "Fill it", "", "", null)));

        read.Messages.ShouldHaveSingleRefusal().Message.ShouldContain("write the reference of an entry that has one");
    }

    static SourceTable Risks(params (Guid Id, string Reference, string Actions)[] rows) => Sheet("Risks",
    [
        ["Reference", "Title", "Score", "Mitigating actions", "Residual score", "Id", "Revision"],
        .. rows.Select(row => new[] { row.Reference, $"Fire at {row.Id}", "16", row.Actions, "9", $"{row.Id}", "2" }),
    ]);

    static SourceTable Actions(params (string Entry, string Text, string Owner, string Number, Guid? EntryId)[] rows) => Sheet("Actions",
    [
        ["Entry", "Action", "Action owner", "Action ID", "Entry ID"],
        .. rows.Select(row => new[] { row.Entry, row.Text, row.Owner, row.Number, $"{row.EntryId}" }),
    ]);

    static EntryState Entry(Guid id, string reference, params PlannedAction[] actions) =>
        Imported(Table(Rows((reference, $"Fire at {id}", "16", "9")))).ShouldHaveSingleItem() with
        {
            Id = id,
            Actions = actions,
            LastActionId = actions.Length,
        };
}
