using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Titles that are nearly those of entries: asked about, and never taken for the same without a word.</summary>
public sealed class NearTitleTests
{
    [Fact]
    public void A_title_that_is_nearly_an_entrys_is_asked_about()
    {
        var live = Imported(Table(Rows(("", "Flooding of the northern depot", "16", "9"))));
        var read = Read(Table(Rows(("", "Flooding of the depot (northern)  yard", "16", "9"))));

        var question = Plan(read, live).Questions.ShouldHaveSingleItem();

        (question.Code, question.Id).ShouldBe((ImportCodes.TitleNear, "same:risk:flooding of the depot (northern) yard"));
        question.Choices.Select(choice => choice.Value).ShouldBe(["same", "new"]);
        question.Choices.ShouldAllBe(choice => choice.Effect.Length > 0);
        PlanWith(read, live, (question.Id, "same")).Outcomes[0].State!.Id.ShouldBe(live[0].Id);
        PlanWith(read, live, (question.Id, "new")).Outcomes[0].Result.ShouldBe(RowResult.Created);
    }

    [Theory]
    [InlineData("Flood defences overtopped", "Flood defences over-topped in Easton")]
    [InlineData("Failure to meet housing target", "Failure to meet the housing target")]
    [InlineData("Cyber", "Cyber security")]
    [InlineData("Loss of ICT", "ICT outage")]
    [InlineData("Foster carer shortage", "Shortages of foster carers")]
    [InlineData("Roof collapse at the museum", "Museum roof collapses")]
    [InlineData("Procurement Act breach", "Procurement Act 2023 breach")]
    public void Reworded_is_asked_about(string was, string becomes)
    {
        var plan = Plan(Read(Table(Rows(("", becomes, "16", "9")))), Imported(Table(Rows(("", was, "16", "9")))));

        plan.Questions.ShouldHaveSingleItem().Code.ShouldBe(ImportCodes.TitleNear);
    }

    [Theory]
    [InlineData("Failure to meet recycling target", "Failure to meet air quality target")]
    [InlineData("There is a risk that payroll stops", "There is a risk that the gate fails")]
    [InlineData("Contractor failure in highways", "Contractor failure in catering")]
    [InlineData("Phase 2 of the bridge", "Phase 2 of the tunnel")]
    [InlineData("Flooding", "Staff are cut off from four schools by flooding of the lower road")]
    public void What_only_has_common_words_in_common_is_new(string was, string becomes)
    {
        var plan = Plan(Read(Table(Rows(("", becomes, "16", "9")))), Imported(Table(Rows(("", was, "16", "9")))));

        (plan.Questions.Count, plan.Outcomes[0].Result).ShouldBe((0, RowResult.Created));
    }

    [Fact]
    public void A_title_that_may_be_any_of_several_is_asked_about_with_each_of_them()
    {
        var live = Imported(Table(Rows(
            ("", "Flooding of the northern depot", "16", "9"), ("", "Flooding of the southern depot", "16", "9"),
            ("", "Drought", "16", "9"))));
        var read = Read(Table(Rows(("", "Flooding of any depot", "20", "12"))));

        var question = Plan(read, live).Questions.ShouldHaveSingleItem();

        question.Choices.Select(choice => choice.Value).ShouldBe(["CR1", "CR2", "new"]);
        question.Proposed.ShouldBeNull();
        PlanWith(read, live, (question.Id, "CR2")).Outcomes[0].State!.Id.ShouldBe(live[1].Id);
    }

    [Fact]
    public void The_most_alike_is_proposed_and_what_is_much_less_alike_not_offered()
    {
        var live = Imported(Table(Rows(
            ("", "Failure to meet housing target", "16", "9"), ("", "Housing repairs contractor fails", "16", "9"))));

        var question = Plan(Read(Table(Rows(("", "Failure to meet the housing target", "20", "12")))), live).Questions
            .ShouldHaveSingleItem();

        question.Text.ShouldContain("CR1");
        (question.Proposed, question.Choices.Count).ShouldBe(("same", 2));
    }

    [Fact]
    public void What_a_row_is_known_to_be_about_is_offered_to_no_other()
    {
        var live = Imported(Table(Rows(("", "Flooding of the northern depot", "16", "9"))));

        var plan = Plan(Read(Table(Rows(
            ("", "Flooding of the northern depot", "16", "9"), ("", "Flooding of the southern depot", "16", "9")))), live);

        plan.Questions.ShouldBeEmpty();
        plan.Outcomes.Select(outcome => outcome.Result).ShouldBe([RowResult.Unchanged, RowResult.Created]);
    }

    [Fact]
    public void An_entry_that_an_answer_gave_to_one_row_is_offered_to_no_other_and_never_given_to_two()
    {
        var live = Imported(Table(Rows(("", "Flooding of depots", "16", "9"))));
        var read = Read(Table(Rows(("", "Flooding of the northern depots", "16", "9"), ("", "Flooding of southern depots", "16", "9"))));
        var ids = Plan(read, live).Questions.Select(question => question.Id).ToArray();
        ids.Length.ShouldBe(2);

        var one = PlanWith(read, live, (ids[0], "same"));
        var both = PlanWith(read, live, [.. ids.Select(id => (id, "same"))]);

        one.Questions.ShouldBeEmpty();
        one.Outcomes.Select(outcome => outcome.Result).ShouldBe([RowResult.Updated, RowResult.Created]);
        both.Messages.ShouldHaveSingleRefusal().Message.ShouldEndWith("answer new for one of them, or take one of them out.");
    }

    [Theory]
    [InlineData("Care market - residential", "Care market - homecare", null, null)]
    [InlineData("Care market: residential and nursing", "Care market for homecare", null, "same")]
    [InlineData("Care market for homecare", "Care market: residential and nursing", "same", null)]
    [InlineData("Care market for homecare", "Flooding of depots", "same", "same")]
    public void Of_the_halves_of_an_entry_that_was_split_one_at_most_is_proposed(string one, string other, string? first, string? second)
    {
        var live = Imported(Table(Rows(("R5", "Care market", "16", "12"), ("R6", "Flooding of the depot", "16", "12"))));

        var questions = Plan(Read(Table(Rows(("R5a", one, "16", "12"), ("R5b", other, "16", "12")))), live).Questions;

        questions.OrderBy(question => question.Row).Select(question => question.Proposed).ShouldBe([first, second]);
    }

    [Fact]
    public void The_other_half_is_new_where_that_is_answered()
    {
        var live = Imported(Table(Rows(("R5", "Care market", "16", "12"))));
        var read = Read(Table(Rows(("R5a", "Care market - residential", "16", "12"), ("R5b", "Care market - homecare", "16", "12"))));
        var ids = Plan(read, live).Questions.Select(question => question.Id).ToArray();

        Plan(read, live, Answering((ids[0], "new"))).Questions.ShouldHaveSingleItem().Proposed.ShouldBe("same");
        Plan(read, live, Answering((ids[0], "new"), (ids[1], "same"))).Outcomes.Select(outcome => outcome.Result)
            .ShouldBe([RowResult.Created, RowResult.Updated]);
    }

    [Fact]
    public void A_row_with_an_own_number_that_is_free_is_asked_about_too_and_renumbers()
    {
        var live = Imported(Table(Rows(("CR1", "Payroll system stops", "16", "9"))));
        var read = Read(Table(Rows(("CR9", "Payroll stops", "16", "9"))));
        var question = Plan(read, live).Questions.ShouldHaveSingleItem();

        var plan = PlanWith(read, live, (question.Id, "same"));

        (plan.Outcomes[0].State!.Id, plan.Outcomes[0].Reference?.ToString()).ShouldBe((live[0].Id, "CR9"));
        plan.Messages.ShouldContain(message => message.Code == ImportCodes.EntryRenumbered
            && message.Message.Contains("as was answered", StringComparison.Ordinal));
    }

    [Fact]
    public void Equal_titles_are_told_apart_by_service()
    {
        string[] headings = ["Title", "Service", "Score", "Residual"];
        var live = Imported(Table(headings, ["Staff shortage", "Adults", "16", "9"], ["Staff shortage", "Children", "16", "9"]));

        var plan = Plan(
            Read(Table(headings, ["Staff shortage", "Children", "16", "12"], ["Staff shortage", "Adults", "16", "9"])), live);

        plan.Questions.ShouldBeEmpty();
        plan.Outcomes.Select(outcome => outcome.State!.Id).ShouldBe([live[1].Id, live[0].Id]);
    }

    [Fact]
    public void Equal_titles_that_nothing_tells_apart_are_asked_about_each_with_a_question_of_its_own()
    {
        var table = Table(Rows(("", "Staff shortage", "16", "9"), ("", "Staff shortage", "20", "12")));
        var live = Imported(Table(Rows(("A1", "Staff shortage", "16", "9"), ("A2", "Staff shortage", "20", "12"))));

        var plan = Plan(Read(table), live);

        plan.Questions.Select(question => question.Id).ShouldBe(["same:risk:staff shortage", "same:risk:staff shortage:2"]);
        plan.Questions.ShouldAllBe(question => question.Choices.Count == 3);
        var answered = PlanWith(Read(table), live, ("same:risk:staff shortage", "CR1"), ("same:risk:staff shortage:2", "CR2"));
        answered.Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);
    }

    [Fact]
    public void What_became_an_opportunity_is_new_and_the_risk_is_named()
    {
        string[] headings = ["Title", "Kind", "Score", "Residual"];
        var live = Imported(Table(headings, ["Devolution", "risk", "16", "9"]));

        var became = Plan(Read(Table(headings, ["Devolution", "opportunity", "16", "9"])), live);
        var both = Plan(Read(Table(headings, ["Devolution", "opportunity", "16", "9"], ["Devolution", "risk", "16", "9"])), live);

        became.Messages.ShouldContain(message => message.Code == ImportCodes.TitleExists
            && message.Message.StartsWith("CR1, a risk, has the same title.", StringComparison.Ordinal));
        CodesOf(both.Messages).ShouldNotContain(ImportCodes.TitleExists);
    }

    [Fact]
    public void Thousands_of_rows_are_compared_with_few_entries_each()
    {
        string[] places =
            ["Ashford", "Burwash", "Cranbrook", "Dartford", "Edenbridge", "Faversham", "Gravesend", "Hythe", "Iwade", "Kemsing"];
        string[] things = ["bridge", "library", "depot", "school", "tunnel", "museum", "harbour", "market", "garage", "theatre"];
        string[] events = ["floods", "burns", "collapses", "closes", "subsides"];
        string TitleOf(int number, string word) =>
            $"{places[number % 10]} {things[number / 10 % 10]} {events[number / 100 % 5]} {word} {number}";
        SourceTable Of(string numbers, string word) =>
            Table(Rows([.. Enumerable.Range(0, 2000).Select(number => ($"{numbers}{number}", TitleOf(number, word), "16", "9"))]));
        var (live, read) = (Imported(Of("N", "while open")), Read(Of("M", "opened")));
        var started = TimeProvider.System.GetTimestamp();

        var plan = Plan(read, live);

        plan.Questions.Count.ShouldBe(200);
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    static ImportPlan PlanWith(ReadRegister read, IReadOnlyCollection<EntryState> live, params (string Id, string Choice)[] answers) =>
        Plan(read, live, Answering(answers));
}
