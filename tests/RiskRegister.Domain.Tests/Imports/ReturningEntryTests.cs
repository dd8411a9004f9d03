using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Rows that may be what had been closed: asked about, and never new, or public, without a word.</summary>
public sealed class ReturningEntryTests
{
    const string Missing = $"{ImportPlanner.ClosedAsMissing}Quarter 2 2016/17";
    const string ByPerson = "Built and handed over";

    static readonly Exemption Exempt = new("3", "Terms of a settlement");

    [Theory]
    [InlineData("Settlement with Orme Ltd", "Settlement with Orme Limited", Missing)]
    [InlineData("Lease of Pier Hall breaks down", "Lease of Pier Hall fails", ByPerson)]
    [InlineData("Ferry pier repairs overrun", "Ferry pier repair costs", Missing)]
    public void A_number_beside_nearly_the_title_of_what_is_closed_is_proposed_to_reopen_it(string was, string becomes, string reason)
    {
        EntryState[] stored = [Closed(("X1", was), reason) with { Exempt = Exempt }];
        var read = Read(Table(Rows(("X1", becomes, "20", "12"))));

        var question = Plan(read, stored).Questions.ShouldHaveSingleItem();
        var same = Plan(read, stored, Answering((question.Id, "same")));
        var another = Plan(read, stored, Answering((question.Id, "new")));

        (question.Id, question.Proposed).ShouldBe(($"same:risk:{becomes.ToLowerInvariant()}", "same"));
        question.Text.ShouldContain("CR1, which is closed and exempt");
        question.Choices.Select(choice => choice.Value).ShouldBe(["same", "new"]);
        var reopened = same.Outcomes.ShouldHaveSingleItem().State!;
        (reopened.Id, reopened.Status, reopened.Title, reopened.Exempt).ShouldBe((stored[0].Id, EntryStatus.Open, becomes, Exempt));
        same.Reopened.ShouldBe([stored[0].Id]);
        CodesOf(same.Messages).ShouldBe([ImportCodes.EntryReopened, ImportCodes.ExemptionKept]);
        (another.Questions.Count, another.Outcomes[0].Result).ShouldBe((0, RowResult.Created));
    }

    [Theory]
    [InlineData("Tram line delayed by utilities", "Tram line delayed by utility companies")]
    [InlineData("Cyber", "Cyber security")]
    public void Nearly_the_title_alone_is_asked_about_and_nothing_proposed(string was, string becomes)
    {
        foreach (var reason in new[] { Missing, ByPerson })
        {
            EntryState[] stored = [Closed(("X1", was), reason)];
            var read = Read(Table(Rows(("X8", becomes, "20", "12"))));

            var question = Plan(read, stored).Questions.ShouldHaveSingleItem();
            var same = Plan(read, stored, Answering((question.Id, "same")));

            (question.Code, question.Proposed).ShouldBe((ImportCodes.TitleNear, null));
            question.Text.ShouldContain("CR1, which is closed)");
            same.Reopened.ShouldBe([stored[0].Id]);
            same.Renumbered.Select(each => (each.From, each.To)).ShouldBe([("X1", "X8")]);
        }
    }

    [Fact]
    public void A_title_that_somebody_closed_is_asked_about_and_one_that_was_missing_is_reopened()
    {
        var read = Read(Table(Rows(("", "Quay wall leans", "16", "9"))));
        var (closed, missing) = (Closed(("", "Quay wall leans"), ByPerson), Closed(("", "Quay wall leans"), Missing));

        Plan(read, [closed]).Questions.ShouldHaveSingleItem().Choices[0].Effect.ShouldBe("CR1 is reopened, with its history.");
        Plan(read, [missing]).Questions.ShouldBeEmpty();
        Plan(read, [missing]).Reopened.ShouldBe([missing.Id]);
    }

    [Fact]
    public void What_is_missing_and_exempt_stays_exempt_and_that_is_named()
    {
        var plan = Plan(
            Read(Table(Rows(("X1", "Quay wall leans", "16", "9")))), [Closed(("X1", "Quay wall leans"), Missing) with { Exempt = Exempt }]);

        plan.Outcomes[0].State!.Exempt.ShouldBe(Exempt);
        CodesOf(plan.Messages).ShouldBe([ImportCodes.EntryReopened, ImportCodes.ExemptionKept]);
    }

    [Theory]
    [InlineData("X1", "Quay wall leans", "Heating of Town Hall")]
    [InlineData("X2", "Contractor failure in highways", "Contractor failure in catering")]
    [InlineData("X2", "Loss of grant for buses", "Fire in the archive")]
    public void What_has_another_title_is_new(string number, string was, string becomes)
    {
        var plan = Plan(Read(Table(Rows((number, becomes, "16", "9")))), [Closed(("X1", was), ByPerson)]);

        (plan.Questions.Count, plan.Outcomes[0].Result).ShouldBe((0, RowResult.Created));
    }

    [Fact]
    public void The_number_of_what_is_closed_and_exempt_is_asked_about_whatever_the_title()
    {
        EntryState[] stored = [Closed(("X1", "Quay wall leans"), Missing) with { Exempt = Exempt }];

        var question = Plan(Read(Table(Rows(("x-01", "Heating of Town Hall", "16", "9")))), stored).Questions.ShouldHaveSingleItem();

        question.Proposed.ShouldBeNull();
    }

    [Theory]
    [InlineData("X2")]
    [InlineData("CR2")]
    public void Nearly_the_title_of_what_is_closed_and_exempt_is_asked_about_beside_anothers_number_too(string number)
    {
        var closed = Closed(("CR1", "Lease of Pier Hall breaks down"), ByPerson) with { Exempt = Exempt };
        var open = Imported(Table(Rows((number, "Heating of Town Hall", "16", "9"))))[0] with { Reference = new(EntryKind.Risk, 2) };
        EntryState[] stored = [closed, open];
        var read = Read(Table(Rows((number, "Lease of Pier Hall fails", "16", "9"))));

        var question = Plan(read, stored).Questions.ShouldHaveSingleItem();
        var plan = Plan(read, stored, Answering((question.Id, "CR1"), ("own-numbers", "register")));

        question.Text.ShouldContain("CR1, which is closed and exempt");
        (plan.Outcomes[0].State!.Id, plan.Outcomes[0].State!.Exempt, plan.HasRefusals).ShouldBe((closed.Id, Exempt, false));
        Plan(read, [closed with { Exempt = null }, open]).Questions.ShouldHaveSingleItem().Code.ShouldBe(ImportCodes.ReferenceReused);
    }

    [Theory]
    [InlineData("X2", "Lease of Pier Hall breaks down", ByPerson)]
    [InlineData("CR2", "lease of pier hall breaks down.", ByPerson)]
    [InlineData("CR2", "Lease of Pier Hall breaks down", Missing)]
    public void The_very_title_of_what_is_closed_is_asked_about_beside_anothers_number(string number, string title, string reason)
    {
        var closed = Closed(("CR1", "Lease of Pier Hall breaks down"), reason);
        var open = Imported(Table(Rows((number, "Heating of Town Hall", "16", "9"))))[0] with { Reference = new(EntryKind.Risk, 2) };
        EntryState[] stored = [closed, open];
        var read = Read(Table(Rows((number, title, "16", "9"))));

        var question = Plan(read, stored).Questions.ShouldHaveSingleItem();
        var back = Plan(read, stored, Answering((question.Id, "CR1"), ("own-numbers", "register")));
        var renamed = Plan(read, stored, Answering((question.Id, "same")));

        (question.Code, question.Proposed).ShouldBe((ImportCodes.TitleNear, null));
        question.Choices.Single(choice => choice.Value == "CR1").Effect.ShouldBe("CR1 is reopened, with its history.");
        (back.Outcomes[0].State!.Id, back.HasRefusals).ShouldBe((closed.Id, false));
        back.Reopened.ShouldBe([closed.Id]);
        (renamed.Outcomes[0].State!.Id, renamed.Reopened.Count).ShouldBe((open.Id, 0));
    }

    [Fact]
    public void What_is_open_or_has_a_row_of_its_own_is_no_question()
    {
        var closed = Closed(("X1", "Flooding of the northern quay"), Missing);
        var open = Imported(Table(Rows(("X2", "Flooding of the southern quay", "16", "9"))))[0];

        Plan(Read(Table(Rows(("X2", "Flooding of the southern quay", "16", "9")))), [closed, open]).Questions.ShouldBeEmpty();
        var both = Plan(Read(Table(Rows(
            ("X3", "Flooding of the eastern quay", "16", "9"), ("X1", "Flooding of the northern quay", "16", "9")))), [closed]);
        both.Questions.ShouldBeEmpty();
        both.Outcomes.Select(outcome => outcome.Result).ShouldBe([RowResult.Created, RowResult.Updated]);
    }

    [Fact]
    public void Closed_and_open_ones_of_one_number_are_told_apart_by_id()
    {
        var closed = Closed(("CR1", "Flooding of the northern quay"), ByPerson);
        var open = Imported(Table(Rows(("CR1", "Flooding of the southern quay", "16", "9"))))[0];
        var read = Read(Table(Rows(("", "Flooding of any quay", "16", "9"))));

        var question = Plan(read, [closed, open]).Questions.ShouldHaveSingleItem();
        var plan = Plan(read, [closed, open], Answering((question.Id, closed.Id.ToString())));

        question.Choices.Select(choice => choice.Value).ShouldBe([open.Id.ToString(), closed.Id.ToString(), "new"]);
        plan.HasRefusals.ShouldBeFalse();
        (plan.Outcomes[0].State!.Id, plan.Outcomes[0].Reference?.ToString()).ShouldBe((closed.Id, "CR2"));
    }

    [Fact]
    public void A_closed_row_with_nearly_the_title_changes_nothing_where_it_is_the_same()
    {
        EntryState[] stored = [Closed(("X1", "Quay wall leans out"), ByPerson)];
        var read = Answered(
            [Table(["Reference", "Title", "Score", "Residual score", "Status"], ["X1", "Quay wall leans", "16", "9", "Closed"])],
            ("status:closed", "closed"));

        var question = Plan(read, stored).Questions.ShouldHaveSingleItem();
        var plan = Plan(read, stored, Answering((question.Id, "same")));

        question.Choices[0].Effect.ShouldBe("The row is about CR1, which stays closed as it is, without the title that the file has.");
        (plan.Outcomes[0].Result, plan.Reopened.Count).ShouldBe((RowResult.Unchanged, 0));
    }

    [Theory]
    [InlineData("register", "CR13", false)]
    [InlineData("refuse", null, true)]
    public void The_own_number_of_what_is_closed_is_given_to_nothing_else(string choice, string? reference, bool isRefused)
    {
        EntryState[] stored = [Closed(("CR12", "Quay wall leans"), ByPerson)];
        var read = Read(Table(Rows(("CR12", "Bridge strikes close the ring road", "16", "9"))));

        var question = Plan(read, stored).Questions.ShouldHaveSingleItem();
        var plan = Plan(read, stored, Answering((question.Id, choice)));

        (question.Id, question.Proposed).ShouldBe(("own-numbers", "register"));
        question.Text.ShouldContain("CR12 is \"Quay wall leans\" here, which is closed, and \"Bridge strikes close the ring road\"");
        (plan.Outcomes[0].Reference?.ToString(), plan.HasRefusals).ShouldBe((reference ?? "CR12", isRefused));
        if (isRefused) return;
        CodesOf(plan.Messages).ShouldBe([ImportCodes.NumberKept]);
        var again = Plan(read, [.. stored, .. LiveAfter(plan)], Answering((question.Id, choice)));
        (again.Outcomes[0].Result, again.Outcomes[0].Reference?.ToString()).ShouldBe((RowResult.Unchanged, reference));
    }

    [Fact]
    public void What_is_missing_comes_back_with_its_own_number_where_the_file_has_that_of_another_closed_one()
    {
        EntryState[] stored = [Closed(("CR3", "Quay wall leans"), Missing), Closed(("CR9", "Library roof"), ByPerson)];
        var read = Read(Table(Rows(("CR9", "Quay wall leans", "16", "9"))));

        var plan = Plan(read, stored, Answering(("own-numbers", "register")));

        Plan(read, stored).Questions.ShouldHaveSingleItem().Id.ShouldBe("own-numbers");
        (plan.Outcomes[0].State!.Id, plan.Outcomes[0].Reference?.ToString()).ShouldBe((stored[0].Id, "CR3"));
    }

    [Fact]
    public void A_number_that_no_entry_has_is_a_new_ones()
    {
        var plan = Plan(Read(Table(Rows(("CR14", "Bridge strikes", "16", "9")))), [Closed(("CR12", "Quay wall leans"), ByPerson)]);

        (plan.Questions.Count, plan.Outcomes[0].Reference?.ToString()).ShouldBe((0, "CR14"));
    }

    static EntryState Closed((string Number, string Title) row, string reason)
    {
        var entry = Imported(Table(Rows((row.Number, row.Title, "16", "9"))))[0];
        return entry with { Status = EntryStatus.Closed, Closure = new Closure(reason, Now, [], EntryStatus.Open) };
    }
}
