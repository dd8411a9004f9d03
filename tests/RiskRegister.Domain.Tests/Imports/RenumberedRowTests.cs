using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Numbers that moved from one entry to another, and numbers that were used again.</summary>
public sealed class RenumberedRowTests
{
    static readonly (string, string, string, string)[] Before =
    [
        ("EA1", "Budget gap widens", "16", "9"), ("EA2", "Cyber breach happens", "16", "9"), ("EA3", "Elections disrupted", "16", "9"),
    ];

    [Fact]
    public void A_risk_on_top_moves_all_numbers_by_one_and_every_entry_is_known_by_its_title()
    {
        var live = Imported(Table(Rows(Before)));

        var plan = Plan(Read(Table(Rows(
            ("EA1", "Armed siege in reception", "16", "9"), ("EA2", "Budget gap widens", "16", "9"),
            ("EA3", "Cyber breach happens", "16", "12"), ("EA4", "Elections disrupted", "16", "9")))), live);

        (plan.HasRefusals, plan.Questions.Count).ShouldBe((false, 0));
        plan.Outcomes[0].Result.ShouldBe(RowResult.Created);
        plan.Outcomes.Skip(1).Select(outcome => outcome.State!.Id).ShouldBe(live.Select(entry => entry.Id));
        plan.Renumbered.Select(each => $"{each.From} {each.To}").ShouldBe(["EA1 EA2", "EA2 EA3", "EA3 EA4"]);
        CodesOf(plan.Messages).Count(code => code == ImportCodes.EntryRenumbered).ShouldBe(3);
    }

    [Fact]
    public void What_was_removed_in_the_middle_lets_the_rest_move_up()
    {
        var live = Imported(Table(Rows(Before)));

        var plan = Plan(
            Read(Table(Rows(("EA1", "Budget gap widens", "16", "9"), ("EA2", "Elections disrupted", "16", "9")))), live,
            new ImportOptions { Quarter = new Quarter(2016, 4) });

        plan.Closings.ShouldHaveSingleItem().Id.ShouldBe(live[1].Id);
        plan.Renumbered.ShouldHaveSingleItem().ShouldBe(new Renumbering(live[2].Id, "Elections disrupted", "EA3", "EA2"));
        plan.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_number_that_changed_alone_is_named()
    {
        var plan = Plan(Read(Table(Rows(("EA8", "Budget gap widens", "16", "9")))), Imported(Table(Rows(Before[0]))));

        plan.Renumbered.Select(each => (each.From, each.To)).ShouldBe([("EA1", "EA8")]);
        CodesOf(plan.Messages).ShouldContain(ImportCodes.EntryRenumbered);
    }

    [Theory]
    [InlineData("R-07", "R7")]
    [InlineData("R 7", "r07")]
    [InlineData("07", "7")]
    public void A_number_that_is_displayed_otherwise_is_the_same(string was, string becomes)
    {
        var live = Imported(Table(Rows((was, "Flooding of the depot", "16", "9"))));

        var plan = Plan(Read(Table(Rows((becomes, "Depot under water", "16", "9")))), live);

        plan.Outcomes[0].State!.Id.ShouldBe(live[0].Id);
        plan.Renumbered.ShouldBeEmpty();
    }

    [Fact]
    public void Figures_apart_are_not_the_same_number() =>
        Plan(Read(Table(Rows(("11", "Strike", "16", "9")))), Imported(Table(Rows(("1.1", "Flooding", "16", "9")))))
            .Questions.ShouldBeEmpty();

    [Fact]
    public void Numbers_that_were_exchanged_beside_reworded_titles_are_asked_about_with_the_entry_whose_title_it_nearly_is()
    {
        var live = Imported(Table(Rows(
            ("EB1", "Contractor failure in highways", "16", "9"), ("EB2", "Contractor failure in housing repairs", "16", "9"))));
        var read = Read(Table(Rows(
            ("EB1", "Failure of housing repairs contractor", "16", "9"), ("EB2", "Failure of highways contractor", "16", "9"))));

        var questions = Plan(read, live).Questions;

        questions.Count.ShouldBe(2);
        var housing = questions.Single(question => question.Row == 2);
        (housing.Code, housing.Proposed).ShouldBe((ImportCodes.TitleNear, "CR2"));
        housing.Choices.Select(choice => choice.Value).ShouldBe(["same", "CR2", "replace", "new"]);
        var plan = Plan(read, live, Answering([.. questions.Select(question => (question.Id, question.Proposed!))]));
        plan.Outcomes.Select(outcome => outcome.State!.Id).ShouldBe([live[1].Id, live[0].Id]);
        plan.Renumbered.Count.ShouldBe(2);
    }

    [Fact]
    public void One_answer_settles_what_else_had_the_number()
    {
        var live = Imported(Table(Rows(("QA3", "Foster carer shortage", "16", "9"))));
        var read = Read(Table(Rows(
            ("QA3", "Leisure provider leaves", "16", "9"), ("QA8", "Shortage of foster carers in town", "16", "9"))));
        Plan(read, live).Questions.Count.ShouldBe(2);

        var plan = Plan(read, live, Answering(("same:risk:shortage of foster carers in town", "same")));

        plan.Questions.ShouldBeEmpty();
        plan.Outcomes.Select(outcome => outcome.Result).ShouldBe([RowResult.Created, RowResult.Updated]);
        plan.Outcomes[1].State!.Id.ShouldBe(live[0].Id);
    }

    [Fact]
    public void Answers_that_give_one_entry_to_two_rows_are_refused()
    {
        var live = Imported(Table(Rows(("QA3", "Foster carer shortage", "16", "9"))));
        var read = Read(Table(Rows(
            ("QA3", "Leisure provider leaves", "16", "9"), ("QA8", "Shortage of foster carers in town", "16", "9"))));

        var plan = Plan(read, live, Answering(
            ("same:risk:shortage of foster carers in town", "same"), ("same:risk:leisure provider leaves", "same")));

        Refusals(plan.Messages).ShouldBe([ImportCodes.ReferenceTwice]);
    }

    [Theory]
    [InlineData("Failure of payroll", "Failure of the gate")]
    [InlineData("There is a risk that payroll stops", "There is a risk that the gate fails")]
    [InlineData("Failure of the payroll system", "Failure of the library system")]
    [InlineData("Loss of key staff in legal", "Loss of key staff in planning")]
    [InlineData("School meals contractor fails", "Leisure contractor fails")]
    [InlineData("Loss of data from care records", "Care homes close at short notice")]
    public void A_number_beside_another_title_is_asked_about(string was, string becomes)
    {
        var live = Imported(Table(Rows(("EC1", was, "16", "9"))));
        var read = Read(Table(Rows(("EC1", becomes, "20", "12"))));

        var question = Plan(read, live).Questions.ShouldHaveSingleItem();

        question.Code.ShouldBe(ImportCodes.ReferenceReused);
        question.Choices.Select(choice => choice.Value).ShouldBe(["same", "replace", "new"]);
        var same = Answered("same");
        (same.Outcomes[0].State!.Id, same.Closings.Count).ShouldBe((live[0].Id, 0));
        var replaced = Answered("replace");
        replaced.Closings.ShouldHaveSingleItem().Closure!.ReplacedBy.ShouldBe([replaced.Outcomes[0].State!.Id]);
        var another = Answered("new");
        (another.Outcomes[0].Result, another.Closings.Count).ShouldBe((RowResult.Created, 0));
        foreach (var plan in new[] { same, replaced, another })
        {
            (plan.HasRefusals, plan.Questions.Count).ShouldBe((false, 0));
            var after = LiveAfter(plan).Concat(live).DistinctBy(entry => entry.Id)
                .Where(entry => plan.Closings.All(each => each.Id != entry.Id));
            Plan(read, [.. after]).Outcomes.ShouldHaveSingleItem().Result.ShouldBe(RowResult.Unchanged);
        }

        ImportPlan Answered(string choice) => Plan(read, live, Answering((question.Id, choice)));
    }

    [Fact]
    public void An_own_number_is_one_entrys_and_is_kept_or_given_on()
    {
        var live = Imported(Table(Rows(("CR1", "Failure of payroll", "16", "9"))));

        var question = Plan(Read(Table(Rows(("CR1", "Failure of the gate", "16", "9")))), live).Questions.ShouldHaveSingleItem();

        question.Choices.Select(choice => choice.Value).ShouldBe(["same", "replace"]);
    }

    [Theory]
    [InlineData("Flooding of the depot", "DEPOT under water")]
    [InlineData("Roof collapse", "Roofs collapsing")]
    [InlineData("Payroll system out of support", "Payroll system no longer supported")]
    public void A_number_whose_title_was_only_reworded_is_no_question(string was, string becomes) =>
        Plan(Read(Table(Rows(("EC1", becomes, "16", "9")))), Imported(Table(Rows(("EC1", was, "16", "9"))))).Questions.ShouldBeEmpty();

    [Fact]
    public void A_number_is_asked_about_where_another_row_has_more_of_its_title()
    {
        var live = Imported(Table(Rows(("E1", "Flooding of the northern depot", "16", "9"))));

        var plan = Plan(Read(Table(Rows(
            ("E1", "Fuel theft at a depot", "16", "9"), ("E2", "Flooding of the northern yard", "16", "9")))), live);

        plan.Questions.Select(question => question.Row).ShouldBe([3, 2], ignoreOrder: true);
    }

    [Fact]
    public void Own_numbers_that_were_exchanged_are_kept_or_refused_as_is_answered()
    {
        var live = Imported(Table(Rows(("CR1", "Failure of payroll", "16", "9"), ("CR2", "Failure of the gate", "20", "12"))));
        var read = Read(Table(Rows(("CR2", "Failure of payroll", "16", "12"), ("CR1", "Failure of the gate", "20", "12"))));

        var question = Plan(read, live).Questions.ShouldHaveSingleItem();
        var kept = Plan(read, live, Answering((question.Id, "register")));
        var refused = Plan(read, live, Answering((question.Id, "refuse")));

        (question.Id, question.Code).ShouldBe(("own-numbers", ImportCodes.NumbersExchanged));
        question.Text.ShouldContain("CR2 is \"Failure of the gate\" here and \"Failure of payroll\" in the file");
        kept.Outcomes.Select(outcome => (outcome.State!.Id, outcome.State.Reference?.ToString()))
            .ShouldBe([(live[0].Id, "CR1"), (live[1].Id, "CR2")]);
        kept.Outcomes[0].ChangedFields.ShouldBe(["residualScore"]);
        CodesOf(kept.Messages).Count(code => code == ImportCodes.NumberKept).ShouldBe(2);
        Refusals(refused.Messages).ShouldBe([ImportCodes.ReferenceReused, ImportCodes.ReferenceReused]);
    }

    [Theory]
    [InlineData("register", false)]
    [InlineData("refuse", true)]
    public void A_risk_on_top_of_own_numbers_gets_the_next_that_is_free(string choice, bool isRefused)
    {
        var live = Imported(Table(Rows(("CR1", "Budget gap widens", "16", "9"), ("CR2", "Cyber breach happens", "16", "9"))));
        var read = Read(Table(Rows(
            ("CR1", "Armed siege in reception", "16", "9"), ("CR2", "Budget gap widens", "16", "9"),
            ("CR3", "Cyber breach happens", "16", "9"))));

        var plan = Plan(read, live, Answering(("own-numbers", choice)));

        plan.HasRefusals.ShouldBe(isRefused);
        if (isRefused) return;
        plan.Outcomes.Select(outcome => outcome.Reference?.ToString()).ShouldBe(["CR4", "CR1", "CR2"]);
        plan.Outcomes.Select(outcome => outcome.Result).ShouldBe([RowResult.Created, RowResult.Unchanged, RowResult.Unchanged]);
    }

    [Fact]
    public void One_number_on_two_rows_is_refused_whatever_their_titles()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"), ("A9", "Strike", "16", "9"))));

        Refusals(Plan(Read(Table(Rows(("CR7", "Flooding", "16", "9"), ("CR7", "Drought", "16", "9")))), live).Messages)
            .ShouldBe([ImportCodes.ReferenceTwice]);
        Refusals(Plan(Read(Table(Rows(("A9", "Strike", "16", "9"), ("A9", "Drought", "16", "9")))), live).Messages)
            .ShouldBe([ImportCodes.ReferenceTwice]);
    }

    [Fact]
    public void Numbers_of_sheets_move_within_their_sheet()
    {
        string[] headings = ["No", "Title", "Score", "Residual"];
        var live = Imported(
            Sheet("Place", headings, ["1", "Depot floods", "16", "9"], ["2", "Bridge falls", "16", "9"]),
            Sheet("People", headings, ["1", "Care home shuts", "16", "9"], ["2", "School meals cease", "16", "9"]));

        var plan = Plan(Read(
            Sheet("Place", headings, ["1", "Fuel theft", "16", "9"], ["2", "Depot floods", "16", "9"], ["3", "Bridge falls", "16", "9"]),
            Sheet("People", headings, ["1", "Care home shuts", "16", "9"], ["2", "School meals cease", "16", "9"])), live);

        (plan.HasRefusals, plan.Questions.Count, plan.Renumbered.Count).ShouldBe((false, 0, 2));
        plan.Outcomes.Select(outcome => outcome.Result)
            .ShouldBe([RowResult.Created, RowResult.Updated, RowResult.Updated, RowResult.Unchanged, RowResult.Unchanged]);
    }

    [Fact]
    public void What_two_risks_became_is_the_one_whose_number_it_has_and_the_other_is_missing()
    {
        var live = Imported(Table(Rows(
            ("E1", "Flooding of the northern depot", "16", "9"), ("E2", "Flooding of the southern depot", "16", "9"))));
        var merged = Read(Table(Rows(("E1", "Flooding of the northern and southern depots", "16", "9"))));

        var plan = Plan(merged, live, new ImportOptions { Quarter = new Quarter(2016, 4), AsksBeforeClosing = true });

        plan.Outcomes[0].State!.Id.ShouldBe(live[0].Id);
        plan.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("absent-rows:");
    }

    [Fact]
    public void A_source_reference_that_another_entry_has_is_named()
    {
        var live = Imported(Table(Rows(("F8", "Budget gap in later years", "16", "9"), ("F1", "Losses on deposits", "16", "9"))));

        var alone = Plan(Read(Table(Rows(("F1", "Budget gap in later years", "16", "9")))), live);
        var both = Plan(
            Read(Table(Rows(("F1", "Budget gap in later years", "16", "9"), ("F8", "Losses on deposits", "16", "9")))), live);

        alone.Outcomes[0].State!.Id.ShouldBe(live[0].Id);
        alone.Messages.Single(message => message.Code == ImportCodes.ReferenceReused).Message
            .ShouldContain("CR2, \"Losses on deposits\", has the source reference F1 here, too");
        CodesOf(both.Messages).ShouldNotContain(ImportCodes.ReferenceReused);
    }
}
