using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>A column that says which register keeps an entry: where a new one begins, and no way round the decision on a move.</summary>
public sealed class LevelImportTests
{
    static readonly string[] Headings = ["Ref", "Title", "Score", "Residual", "Register level"];

    [Theory]
    [InlineData("Register level", "Directorate", RegisterLevel.Directorate)]
    [InlineData("Level of register", " service register. ", RegisterLevel.Service)]
    [InlineData("Held on register", "CORPORATE RISK REGISTER", RegisterLevel.Corporate)]
    [InlineData("Risk register level", "Service level", RegisterLevel.Service)]
    public void A_register_is_known_by_its_name(string heading, string cell, RegisterLevel expected) =>
        ReadOne((heading, cell)).Level!.Value.ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("N/A")]
    public void A_cell_that_says_nothing_names_none(string cell) => ReadOne(("Register level", cell)).Level.ShouldBeNull();

    [Theory]
    [InlineData("High")]
    [InlineData("1")]
    [InlineData("register")]
    public void A_word_that_is_none_is_left_out_and_named_and_refused_in_an_export_of_the_service(string cell)
    {
        var read = ReadCells(("Register level", cell));
        read.Rows.ShouldHaveSingleItem().Level.ShouldBeNull();
        read.Messages.ShouldContain(message => message.Code == ImportCodes.LevelUnreadable && message.Severity == ImportSeverity.Reported
            && message.Column == "Register level");

        var export = ReadCells(("Register level", cell), ("Id", $"{Guid.NewGuid()}"), ("Revision", "1"));
        Refusals(export.Messages).ShouldBe([ImportCodes.LevelUnreadable]);
    }

    [Fact]
    public void A_new_entry_begins_where_its_row_says_and_is_named_where_that_is_not_the_corporate_register()
    {
        var plan = Plan(Read(Table(Headings,
            ["CR1", "Flooding", "16", "9", "Directorate"], ["CR2", "Drought", "16", "9", "Corporate"], ["CR3", "Frost", "16", "9", ""],
            ["CR4", "Heat", "16", "9", "Service"])), []);

        var states = LiveAfter(plan);
        states.Select(state => (state.Level, state.Status)).ShouldBe(
        [
            (RegisterLevel.Directorate, EntryStatus.Open), (RegisterLevel.Corporate, EntryStatus.Open),
            (RegisterLevel.Corporate, EntryStatus.Open), (RegisterLevel.Service, EntryStatus.Open),
        ]);
        states[1].Move.ShouldBeNull();
        plan.Messages.Where(message => message.Code == ImportCodes.EntryElsewhere).Select(message => (message.Row, message.Message))
            .ShouldBe(
            [
                (2, "\"Flooding\" gets into the directorate's register, of which no snapshot is taken."),
                (5, "\"Heat\" gets into the service's register, of which no snapshot is taken."),
            ]);
    }

    [Fact]
    public void An_entry_that_is_there_stays_in_its_register_and_the_row_is_named()
    {
        var live = Imported(Table(Headings, ["CR1", "Flooding", "16", "9", "Directorate"], ["CR2", "Drought", "16", "9", "Service"]));

        var read = Read(Table(Headings, ["CR1", "Flooding of the fen", "16", "9", "Corporate"], ["CR2", "Drought", "16", "9", ""]));
        var plan = Plan(read, live);
        plan.Outcomes.Select(outcome => (outcome.State!.Level, string.Join(' ', outcome.ChangedFields)))
            .ShouldBe([(RegisterLevel.Directorate, "title"), (RegisterLevel.Service, "")]);
        plan.Messages.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            message => (message.Code, message.Row, message.Severity).ShouldBe((ImportCodes.LevelKept, 2, ImportSeverity.Reported)),
            message => message.Message.ShouldBe("CR1 is in the directorate's register, and in the corporate register in the file: it stays "
                + "where it is until a move is asked for and accepted."));
    }

    [Fact]
    public void A_row_of_an_export_from_before_a_move_takes_nothing_back_and_a_cell_that_was_changed_is_named()
    {
        var before = Imported(Table(Headings, ["CR1", "Flooding", "16", "9", ""]))[0];
        var live = EntryLife.Move(before, RegisterLevel.Service).State!;
        var options = new ImportOptions
        {
            Revisions = new Dictionary<Guid, int> { [live.Id] = 2 },
            AsExported = new Dictionary<Guid, EntryState> { [live.Id] = before },
        };

        PlanOf("Corporate").Messages.ShouldBeEmpty();
        CodesOf(PlanOf("Directorate").Messages).ShouldBe([ImportCodes.LevelKept]);

        ImportPlan PlanOf(string level)
        {
            var plan = Plan(Read(Table([.. Headings, "Id", "Revision"], ["CR1", "Flooding", "16", "9", level, $"{live.Id}", "1"])), [live],
                options);
            plan.Outcomes.ShouldHaveSingleItem().State!.Level.ShouldBe(RegisterLevel.Service);
            return plan;
        }
    }

    [Fact]
    public void One_that_was_closed_as_missing_and_comes_back_is_told_as_reopened_and_not_as_moved()
    {
        var entry = EntryLife.Move(EntryLife.Move(Imported(Table(Headings, ["CR1", "Flooding", "16", "9", ""]))[0],
            RegisterLevel.Service).State!, RegisterLevel.Corporate).State!;
        var closed = EntryLife.Close(entry, $"{ImportPlanner.ClosedAsMissing}Q1 2016/17", [], Now).State!;

        var plan = Plan(Read(Table(Headings, ["CR1", "Flooding", "16", "9", "Corporate"])), [closed]);
        var state = plan.Outcomes.ShouldHaveSingleItem().State!;
        (state.Id, state.Status, state.Move).ShouldBe((closed.Id, EntryStatus.Open, null));
    }
}
