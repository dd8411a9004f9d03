using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>The same entry is the same, next quarter, whatever became of its number and spelling.</summary>
public sealed class NextQuarterTests
{
    static readonly DateTimeOffset Later = Now.AddMonths(3);
    static readonly ImportOptions WholeQuarter = new() { Quarter = new Quarter(2016, 4), AsksBeforeClosing = true };

    [Theory]
    [InlineData("Failure of the gate’s motor")]
    [InlineData("FAILURE OF THE GATE'S  MOTOR.")]
    [InlineData("Failure of the gate\u00A0's motor\u200B")]
    public void An_equal_title_is_one_whatever_its_spelling(string again)
    {
        var live = Imported(Table(Rows(("", "Failure of the gate's motor", "16", "9"))));

        var outcome = Plan(
            Read(Table(Rows(("", again.Replace("gate\u00A0's", "gate's", StringComparison.Ordinal), "16", "9")))), live).Outcomes
            .ShouldHaveSingleItem();

        outcome.State!.Id.ShouldBe(live[0].Id);
    }

    [Theory]
    [InlineData("Café lease ends", "Cafe\u0301 lease ends")]
    [InlineData("Long-term debt", "Long–term debt")]
    [InlineData("Cyber attack on the network", "Cyber-attack on the network")]
    public void Unicode_forms_and_hyphens_are_no_difference(string one, string other) =>
        Plan(Read(Table(Rows(("", other, "16", "9")))), Imported(Table(Rows(("", one, "16", "9"))))).Outcomes[0].Result.ShouldNotBe(
            RowResult.Created);

    [Fact]
    public void A_risk_and_an_opportunity_of_one_title_are_two()
    {
        var live = Imported(Table(["Title", "Kind", "Score", "Residual"], ["Devolution", "risk", "16", "9"]));

        Plan(Read(Table(["Title", "Kind", "Score", "Residual"], ["Devolution", "opportunity", "16", "9"])), live).Outcomes[0].Result
            .ShouldBe(RowResult.Created);
    }

    [Theory]
    [InlineData("The children’s home  closes", RowResult.Unchanged)]
    [InlineData("The children's home closes.", RowResult.Unchanged)]
    [InlineData("The Children's Home closes", RowResult.Updated)]
    public void Other_marks_in_a_title_are_no_change_and_capitals_are(string title, RowResult result)
    {
        var live = Imported(Table(Rows(("", "The children's home closes", "16", "9"))));

        Plan(Read(Table(Rows(("", title, "16", "9")))), live).Outcomes[0].Result.ShouldBe(result);
    }

    [Fact]
    public void An_entry_with_another_number_is_known_by_its_title_and_said_to_be_renumbered()
    {
        var live = Imported(Table(Rows(("CR1", "Payroll stops", "16", "9"))));

        var plan = Plan(Read(Table(Rows(("CR9", "Payroll stops", "16", "9")))), live);

        (plan.Outcomes[0].State!.Id, plan.Outcomes[0].Reference.ToString()).ShouldBe((live[0].Id, "CR9"));
        plan.Renumbered.ShouldHaveSingleItem().ShouldBe(new Renumbering(live[0].Id, "Payroll stops", "CR1", "CR9"));
        CodesOf(plan.Messages).ShouldContain(ImportCodes.EntryRenumbered);
    }

    [Fact]
    public void What_was_closed_as_missing_and_comes_back_is_reopened_with_its_history()
    {
        var live = Imported(Table(Rows(("CR1", "Flooding", "16", "9"), ("CR2", "Drought", "16", "9"))));
        var without = Plan(Read(Table(Rows(("CR1", "Flooding", "16", "9")))), live, WholeQuarter with { AsksBeforeClosing = false });
        var closed = without.Closings.ShouldHaveSingleItem();

        var plan = Plan(Read(Table(Rows(("CR1", "Flooding", "16", "9"), ("CR2", "drought.", "20", "12")))), [live[0], closed], now: Later);

        plan.Reopened.ShouldBe([closed.Id]);
        var state = plan.Outcomes[1].State!;
        (state.Id, state.Status, state.Closure, state.ResidualScore.Value).ShouldBe((closed.Id, EntryStatus.Open, null, 12));
        CodesOf(plan.Messages).ShouldContain(ImportCodes.EntryReopened);
    }

    [Fact]
    public void Closing_what_is_missing_is_asked_about_within_the_profiles_limit()
    {
        var live = Imported(Table(Rows(("CR1", "Flooding", "16", "9"), ("CR2", "Drought", "16", "9"))));
        var read = Read(Table(Rows(("CR1", "Flooding", "16", "9"))));

        var question = Plan(read, live, WholeQuarter).Questions.ShouldHaveSingleItem();
        question.Code.ShouldBe(ImportCodes.ClosuresUnconfirmed);
        question.Text.ShouldContain("CR2 (\"Drought\")");
        With(new ImportMapping { Answers = new Dictionary<string, string> { [question.Id] = "close" } }).Closings.Count.ShouldBe(1);
        With(new ImportMapping { Answers = new Dictionary<string, string> { [question.Id] = "keep" } }).Closings.ShouldBeEmpty();
        With(new ImportMapping { ClosuresAtMost = 1 }).Closings.Count.ShouldBe(1);
        With(new ImportMapping { AbsentRows = AbsentMeaning.Keep }).Closings.ShouldBeEmpty();

        ImportPlan With(ImportMapping mapping) => Plan(read, live, WholeQuarter with { Mapping = mapping });
    }

    [Fact]
    public void A_proposal_that_the_file_has_as_open_stays_one_and_is_named()
    {
        var live = Imported(Table(["Ref", "Title", "Score", "Residual score", "Status"], ["R1", "Flooding", "16", "9", "Proposed"]));
        var read = Read(Table(["Ref", "Title", "Score", "Residual score", "Status"], ["R1", "Flooding", "16", "12", "Open"]));

        var plan = Plan(read, live);

        plan.Outcomes[0].State!.Status.ShouldBe(EntryStatus.Proposed);
        CodesOf(plan.Messages).ShouldContain(ImportCodes.StatusKept);
    }

    [Theory]
    [InlineData("4", 1)]
    [InlineData("12", 0)]
    public void What_an_export_of_all_entries_lacks_is_missing_whatever_its_score(string residual, int closings)
    {
        var live = Imported(Table(Rows(("CR1", "Flooding", "16", residual), ("CR2", "Drought", "16", "4"))));
        var read = Read(Table(["Reference", "Title", "Score", "Residual score", "Id", "Revision"],
            ["CR1", "Flooding", "16", residual, live[0].Id.ToString(), "1"]));

        Plan(read, live, WholeQuarter with { AsksBeforeClosing = false }).Closings.Count.ShouldBe(closings);
    }

    [Fact]
    public void Who_says_that_missing_entries_are_closed_says_it_of_those_and_that_quarter_alone()
    {
        var live = Imported(Table(Rows(("CR1", "Flooding", "16", "9"), ("CR2", "Drought", "16", "9"), ("CR3", "Snow", "16", "9"))));
        var one = Read(Table(Rows(("CR1", "Flooding", "16", "9"), ("CR3", "Snow", "16", "9"))));
        var other = Read(Table(Rows(("CR1", "Flooding", "16", "9"), ("CR2", "Drought", "16", "9"))));
        var answered = new ImportMapping
        {
            Answers = new Dictionary<string, string> { [Plan(one, live, WholeQuarter).Questions.ShouldHaveSingleItem().Id] = "close" },
        };

        Plan(one, live, WholeQuarter with { Mapping = answered }).Closings.Count.ShouldBe(1);
        Plan(other, live, WholeQuarter with { Mapping = answered }).Questions.ShouldHaveSingleItem().Text.ShouldContain("CR3");
        Plan(one, live, WholeQuarter with { Mapping = answered, Quarter = WholeQuarter.Quarter!.Value.Next })
            .Questions.ShouldHaveSingleItem().Text.ShouldContain("CR2");
    }

    [Fact]
    public void Our_own_export_of_the_register_does_not_close_what_it_never_had()
    {
        var live = Imported(Table(Rows(("CR1", "Flooding", "16", "12"), ("CR2", "Lease ends", "9", "6"))));
        var export = Table(["Id", "Reference", "Title", "Score", "Residual score"], [$"{live[0].Id}", "CR1", "Flooding", "16", "12"]);

        var plan = Plan(Read(export), live, WholeQuarter with { AsksBeforeClosing = false });

        plan.Closings.ShouldBeEmpty();
        plan.Outcomes.ShouldHaveSingleItem().Result.ShouldBe(RowResult.Unchanged);
    }

    [Fact]
    public void A_row_whose_entry_has_changed_since_it_was_exported_is_stale()
    {
        var exported = Imported(Table(Rows(("CR1", "Flooding", "16", "12"))))[0];
        var present = exported with { Owners = ["Head of Works"] };
        var options = new ImportOptions
        {
            Revisions = new Dictionary<Guid, int> { [present.Id] = 3 },
            AsExported = new Dictionary<Guid, EntryState> { [present.Id] = exported },
        };

        Row("16", "12", options).Outcomes[0].Result.ShouldBe(RowResult.Unchanged);
        var stale = Row("16", "9", options);
        var message = stale.Messages.ShouldHaveSingleRefusal();
        message.Code.ShouldBe(ImportCodes.Stale);
        message.Message.ShouldContain("3 x 3 = 9");
        message.Message.ShouldContain("4 x 3 = 12");
        var overwritten = Row("16", "9", options with { Overwrite = ["CR1"] }).Outcomes[0].State!;
        (overwritten.ResidualScore.Value, overwritten.Owners[0]).ShouldBe((9, "Head of Works"));
        Row("16", "9", options with { Revisions = new Dictionary<Guid, int> { [present.Id] = 2 } }).Outcomes[0].Result.ShouldBe(
            RowResult.Updated);

        ImportPlan Row(string score, string residual, ImportOptions with) => Plan(
            Read(Table(["Id", "Revision", "Reference", "Title", "Score", "Residual score"],
                [$"{present.Id}", "2", "CR1", "Flooding", score, residual])),
            [present], with);
    }

    [Theory]
    [InlineData("Buy a pump.")]
    [InlineData("buy  a pump")]
    public void Spelling_is_no_change_of_an_item(string again)
    {
        var live = Imported(Table(["Ref", "Title", "Score", "Residual", "Actions"], ["CR1", "Flooding", "16", "9", "Buy a pump"]));

        Plan(Read(Table(["Ref", "Title", "Score", "Residual", "Actions"], ["CR1", "Flooding", "16", "9", again])), live).Outcomes[0].Result
            .ShouldBe(RowResult.Unchanged);
    }

    [Fact]
    public void What_could_be_either_of_two_items_is_new()
    {
        var live = Imported(Table(["Ref", "Title", "Score", "Residual", "Actions"],
            ["CR1", "Flooding", "16", "9", "Raise the northern gate now\nRaise the southern gate now"]));

        var actions = Plan(Read(
            Table(["Ref", "Title", "Score", "Residual", "Actions"], ["CR1", "Flooding", "16", "9", "Raise the western gate now"])), live)
            .Outcomes[0].State!.Actions;

        actions.ShouldHaveSingleItem().Id.ShouldBe(3);
    }

    [Theory]
    [InlineData("Recruit staff", "Recruit more staff", 1)]
    [InlineData("Test pumps\nRecruit staff", "Test pumps\nRecruit and keep staff", 1, 2)]
    [InlineData("Recruit more staff", "Recruit staff", 1)]
    [InlineData("Recruit staff", "Recruit more staff\nRecruit other staff", 2, 3)]
    [InlineData("Recruit staff", "Recruit more staff\nRecruit and keep staff", 2, 3)]
    [InlineData("Recruit staff", "Recruit staff\nRecruit more staff", 1, 2)]
    [InlineData("Recruit staff", "Staff who recruit", 2)]
    [InlineData("Recruit staff", "Recruit a better class of office staff", 2)]
    [InlineData("Training", "More training", 2)]
    public void A_short_item_is_known_where_all_its_words_stay_and_nothing_else_may_be_it(string was, string becomes, params int[] ids)
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Actions"];
        var live = Imported(Table(headings, ["CR1", "Flooding", "16", "9", was]));

        Plan(Read(Table(headings, ["CR1", "Flooding", "16", "9", becomes])), live).Outcomes[0].State!.Actions
            .Select(action => action.Id).ShouldBe(ids);
    }

    [Fact]
    public void Names_that_differ_by_case_are_one()
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Owner", "Service", "Type"];
        var live = Imported(Table(headings, ["CR1", "Flooding", "16", "9", "MT", "Waste", "Climate"]));

        var plan = Plan(Read(Table(headings, ["CR1", "Flooding", "16", "9", "mt", "WASTE", "climate"],
            ["CR2", "Drought", "16", "9", "Mt", "waste", "CLIMATE"])), live);

        plan.Outcomes[0].Result.ShouldBe(RowResult.Unchanged);
        var created = plan.Outcomes[1].State!;
        (created.Owners[0], created.Service, created.Types[0]).ShouldBe(("MT", "Waste", "Climate"));
    }

    [Fact]
    public void Many_notes_of_one_kind_are_grouped_and_what_matters_is_not()
    {
        var rows = Enumerable.Range(1, 30).Select(number => ($"CR{number}", $"Risk number {number}", "16", "12")).ToArray();
        var plan = Plan(Read(Table(Rows(rows))), []);

        plan.Messages.Count.ShouldBe(30);
        var grouped = GroupedMessages.Of(plan.Messages);
        grouped.Count.ShouldBe(21);
        grouped[^1].Message.ShouldBe("10 more rows are like that.");
    }
}
