using System.Globalization;
using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

public sealed class PlanTests
{
    static readonly DateTimeOffset Later = Now.AddMonths(3);

    [Fact]
    public void A_row_that_matches_nothing_is_a_new_open_entry()
    {
        var table = Table(
            RiskHeadings,
                ["CR7", "Flooding\nof the depot", "Legal", "Loss", "Pumps\nSandbags", "16", "Walls", "12", "MT", "Level - for now"]);

        var outcome = Plan(Read(table), []).Outcomes.ShouldHaveSingleItem();

        outcome.Result.ShouldBe(RowResult.Created);
        var entry = outcome.State.ShouldNotBeNull();
        entry.Status.ShouldBe(EntryStatus.Open);
        entry.Reference.ShouldBe(new EntryReference(EntryKind.Risk, 7));
        (entry.Title, entry.Description).ShouldBe(("Flooding", "of the depot"));
        entry.Controls.ShouldBe([new Control(1, "Pumps"), new Control(2, "Sandbags")]);
        entry.Actions.ShouldBe([new PlannedAction(1, "Walls")]);
        (entry.LastControlId, entry.LastActionId).ShouldBe((2, 1));
        entry.Score.ShouldBe(new Score(4, 4));
        entry.ResidualScore.ShouldBe(new Score(4, 3, Assumed: true));
        entry.Direction.ShouldBe(new StatedDirection(Direction.Level, Now, "for now"));
    }

    [Fact]
    public void Numbers_are_given_above_those_that_the_import_names()
    {
        var rows = Rows(("", "Flooding", "16", "9"), ("CR12", "Drought", "16", "9"), ("X1", "Fire", "16", "9"));

        var plan = Plan(Read(Table(rows)), [], next: new(5, 3));

        plan.Outcomes.Select(outcome => outcome.Reference?.ToString()).ShouldBe(["CR13", "CR12", "CR14"]);
        plan.Outcomes[2].State!.SourceReference.ShouldBe("X1");
        plan.NextNumbers.ShouldBe(new NextNumbers(15, 3));
    }

    [Theory]
    [InlineData("CR1a")]
    [InlineData("CR2/CR3")]
    [InlineData("CR4*")]
    [InlineData("CR10 & 11")]
    public void What_looks_like_a_number_of_the_register_and_is_none_is_named(string reference)
    {
        var plan = Plan(Read(Table(Rows((reference, "Flooding", "16", "9"), ("X1", "Fire", "16", "9")))), [], next: new(27, 5));

        plan.Outcomes[0].State!.SourceReference.ShouldBe(reference);
        plan.Messages.Where(message => message.Code == ImportCodes.NumberKept).ShouldHaveSingleItem().Message.ShouldContain("CR27");
    }

    [Fact]
    public void An_import_without_references_takes_the_next_numbers()
    {
        var plan = Plan(Read(Table(Rows(("", "Flooding", "16", "9"), ("", "Drought", "16", "9")))), [], next: new(27, 5));

        plan.Outcomes.Select(outcome => outcome.Reference?.ToString()).ShouldBe(["CR27", "CR28"]);
        plan.NextNumbers.ShouldBe(new NextNumbers(29, 5));
    }

    [Fact]
    public void When_no_number_is_left_a_new_entry_is_refused()
    {
        var plan = Plan(Read(Table(Rows(("CR999999", "Flooding", "16", "9"), ("", "Drought", "16", "9")))), []);

        plan.Messages.ShouldHaveSingleRefusal().Code.ShouldBe(ImportCodes.ReferencesExhausted);
    }

    [Fact]
    public void Absent_columns_leave_what_the_entry_says()
    {
        var live = Imported(Table([.. RiskHeadings], ["CR7", "Flooding", "Legal", "Loss", "Pumps", "16", "Walls", "9", "MT", "Level"]));
        var present = live[0] with { Exempt = new Exemption("3", "Commercial"), ReviewedAt = Now, TargetScore = new Score(1, 1) };

        var outcome = Plan(Read(Table(Rows(("CR7", "Flooding", "20", "9")))), [present]).Outcomes.ShouldHaveSingleItem();

        outcome.ChangedFields.ShouldBe(["score"]);
        outcome.State.ShouldNotBeNull().SameAs(present with { Score = new Score(5, 4, Assumed: true) }).ShouldBeTrue();
    }

    [Fact]
    public void Empty_cells_clear_what_the_entry_says()
    {
        string[] headings = [.. RiskHeadings, "Service", "Target score"];
        var live = Imported(
            Table(headings, ["CR7", "Flooding\nof it", "Legal", "Loss", "Pumps", "16", "Walls", "9", "MT", "Level: dry", "Depots", "1"]));
        var emptied = Table(headings, ["CR7", "Flooding", "", "", "", "16", "", "9", "", "", "", ""]);

        var outcome = Plan(Read(emptied), live).Outcomes.ShouldHaveSingleItem();

        outcome.ChangedFields.ShouldBe(
            ["description", "service", "types", "effects", "controls", "actions", "targetScore", "owners", "directionOfTravel"]);
        outcome.State!.Direction.ShouldBe(StatedDirection.None);
        outcome.State.LastControlId.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, "TBC", "", "")]
    [InlineData(BlankMeaning.Clear, "\n-", "\n-", "\n")]
    public void Empty_cells_clear_what_is_known_of_actions_and_controls_but_a_status(
        BlankMeaning? blank, string owner, string due, string progress)
    {
        var (action, control) = ItemsAfter(blank, owner, due, progress);

        action.ShouldBe(new PlannedAction(1, "Drill", Status: ActionStatus.Done));
        control.ShouldBe(new Control(1, "Alarm"));
    }

    [Fact]
    public void Empty_cells_keep_what_is_known_of_actions_and_controls_where_the_mapping_says_so()
    {
        var (action, control) = ItemsAfter(BlankMeaning.Keep, "-\nMT", "", "");

        action.ShouldBe(new PlannedAction(1, "Drill", "HR Manager", new DateOnly(2027, 3, 31), ActionStatus.Done, "Half"));
        control.ShouldBe(new Control(1, "Alarm") { Owner = "Clerk", Effectiveness = ControlEffectiveness.Effective });
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(BlankMeaning.Keep, "Of the depot")]
    public void An_empty_description_beside_a_title_clears_or_keeps_as_all_others_do(BlankMeaning? blank, string? description)
    {
        string[] headings = ["Ref", "Title", "Description", "Score", "Residual"];
        var live = Imported(Table(headings, ["1", "Floods", "Of the depot", "16", "9"], ["2", "Frost", "Of pipes", "16", "9"]));
        var read = RegisterReader.Read(
            [Table(headings, ["1", "Floods", "", "16", "9"], ["2", "Frost", "Of roads", "16", "9"])], Settings,
            new ImportMapping { BlankCells = blank });

        Plan(read, live).Outcomes.Select(outcome => outcome.State!.Description).ShouldBe([description, "Of roads"]);
    }

    static (PlannedAction, Control) ItemsAfter(BlankMeaning? blank, string owner, string due, string progress)
    {
        string[] headings =
        [
            "Ref", "Title", "Score", "Residual", "Actions", "Action owner", "Due date", "Action status", "Action progress", "Controls",
            "Control owner", "Control effectiveness",
        ];
        var live = Imported(Table(headings,
            ["1", "Floods", "16", "9", "Drill", "HR Manager", "31/3/2027", "Done", "Half", "Alarm", "Clerk", "Effective"]));
        var actions = owner.Contains('\n', StringComparison.Ordinal) ? "Drill\nFence" : "Drill";
        var read = RegisterReader.Read(
            [Table(headings, ["1", "Floods", "16", "9", actions, owner, due, "", progress, "Alarm", "", ""])], Settings,
            new ImportMapping { BlankCells = blank });

        var state = Plan(read, live).Outcomes.ShouldHaveSingleItem().State!;
        return (state.Actions[0], state.Controls.ShouldHaveSingleItem());
    }

    [Fact]
    public void Items_match_by_text_and_keep_what_is_known_of_them()
    {
        var walls = new PlannedAction(3, "Walls", "Head of Works", new DateOnly(2017, 3, 31), ActionStatus.Done, "Built");
        var present = Imported(Table(Rows(("CR7", "Flooding", "16", "9"))))[0] with
        {
            Actions = [new PlannedAction(1, "- Gates"), walls, new PlannedAction(5, "Walls", "Second team")],
            LastActionId = 6,
        };
        var table = Table(
            ["Ref", "Title", "Score", "Residual", "Actions"],
            ["CR7", "Flooding", "16", "9", "• Drains\n• Walls\n• Gates\n• Walls\n• Walls"]);

        var outcome = Plan(Read(table), [present]).Outcomes.ShouldHaveSingleItem();

        outcome.ChangedFields.ShouldBe(["actions"]);
        outcome.State!.Actions.ShouldBe(
        [
            new PlannedAction(7, "Drains"), walls, new PlannedAction(1, "- Gates"), new PlannedAction(5, "Walls", "Second team"),
            new PlannedAction(8, "Walls"),
        ]);
        outcome.State.LastActionId.ShouldBe(8);
    }

    [Fact]
    public void A_direction_is_stated_since_it_changed()
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Direction"];
        var live = Imported(Table(headings, ["CR7", "Flooding", "16", "9", "Level"]));

        DirectionAfter("Level: dry so far").ShouldBe(new StatedDirection(Direction.Level, Now, "dry so far"));
        DirectionAfter("Upwards").ShouldBe(new StatedDirection(Direction.Upwards, Later, null));
        DirectionAfter("Improved").ShouldBe(new StatedDirection(null, null, "Improved"));

        StatedDirection DirectionAfter(string cell) =>
            Plan(Read(Table(headings, ["CR7", "Flooding", "16", "9", cell])), live, now: Later).Outcomes[0].State!.Direction;
    }

    [Theory]
    [InlineData("12", 0)]
    [InlineData("15", 1)]
    public void Of_an_exports_score_that_was_assumed_before_nothing_is_said(string residual, int reported)
    {
        var live = LiveAfter(Plan(Read(Table(Rows(("CR7", "Flooding", "16", "12")))), []));

        var plan = Plan(
            Read(Table(["ID", "Ref", "Title", "Score", "Residual score"], [$"{live[0].Id}", "CR7", "Flooding", "16", residual])), live);

        plan.Outcomes.ShouldHaveSingleItem().State!.ResidualScore.ShouldSatisfyAllConditions(
            score => score.Value.ShouldBe(int.Parse(residual, CultureInfo.InvariantCulture)), score => score.Assumed.ShouldBeTrue());
        plan.Messages.Count(message => message.Code == ImportCodes.ScoreAssumed).ShouldBe(reported);
    }

    [Fact]
    public void A_bare_product_that_is_still_assumed_is_reported_again()
    {
        var read = Read(Table(Rows(("CR7", "Flooding", "16", "12"))));
        var first = Plan(read, []);

        var again = Plan(read, LiveAfter(first));

        again.Outcomes[0].Result.ShouldBe(RowResult.Unchanged);
        foreach (var plan in new[] { first, again })
        {
            var message = plan.Messages.ShouldHaveSingleItem();
            (message.Code, message.Column, message.Severity)
                .ShouldBe((ImportCodes.ScoreAssumed, "Residual score", ImportSeverity.Reported));
        }
    }

    [Theory]
    [InlineData("4 x 5", "20", 4, 5, true)]
    [InlineData("3 x 4", "12", 3, 4, true)]
    [InlineData("4 x 5", "12", 4, 3, true)]
    [InlineData("4 x 5", "5 x 4", 5, 4, false)]
    [InlineData("3 x 3", "9", 3, 3, false)]
    [InlineData("3 x 5", "8", 2, 4, true)]
    [InlineData("2 x 5", "4", 2, 2, true)]
    [InlineData("3 x 4", "5", 5, 1, true)]
    [InlineData("2 x 4", "12", 4, 3, true)]
    [InlineData("12", "12", 4, 3, true)]
    public void A_residual_product_is_taken_for_a_cell_of_no_higher_impact_than_the_score_before_it(
        string score, string residual, int impact, int likelihood, bool isAssumed)
    {
        var live = LiveAfter(Plan(Read(Table(Rows(("CR7", "Flooding", score, residual)))), []));
        live[0].ResidualScore.ShouldBe(new Score(impact, likelihood, isAssumed));

        var changed = LiveAfter(Plan(Read(Table(Rows(("CR7", "Flooding", score, "2 x 1")))), live));
        var again = LiveAfter(Plan(Read(Table(Rows(("CR7", "Flooding", score, residual)))), changed));
        again[0].ResidualScore.ShouldBe(new Score(impact, likelihood, isAssumed));
    }

    [Fact]
    public void A_residual_product_that_is_stored_already_stays_the_cell_it_is()
    {
        var live = LiveAfter(Plan(Read(Table(Rows(("CR7", "Flooding", "4 x 5", "5 x 4")))), []));

        LiveAfter(Plan(Read(Table(Rows(("CR7", "Flooding", "4 x 5", "20")))), live))[0].ResidualScore.ShouldBe(new Score(5, 4));
    }

    [Fact]
    public void A_foreign_reference_matches_by_source_reference_of_its_kind()
    {
        string[] risks = ["Ref", "Risk Description", "Score", "Residual"];
        string[] opportunities = ["Ref", "Opportunity Description", "Score", "Residual"];
        var tables = new[] { Table(risks, ["9", "Flooding", "16", "9"]), Table(opportunities, ["9", "Shared depots", "12", "16"]) };
        var live = Imported(tables);

        live.Select(entry => entry.Reference?.ToString()).ShouldBe(["CR1", "CO1"]);
        Plan(Read(tables), live).Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);
    }

    [Fact]
    public void Sheets_of_which_one_has_risks_and_one_opportunities_of_the_same_titles_are_no_question()
    {
        string[] headings = ["Title", "Score", "Residual score"];
        SourceTable[] sheets =
        [
            Sheet("Risks", headings, ["Devolution", "16", "9"]), Sheet("Opportunities", headings, ["Devolution", "12", "16"]),
        ];

        Imported(sheets).Select(entry => entry.Reference?.ToString()).ShouldBe(["CR1", "CO1"]);
    }

    [Fact]
    public void Sheets_that_this_service_wrote_hold_the_same_entries_only_by_their_ids()
    {
        string[] headings = ["Title", "Score", "Residual score", "Id", "Revision"];
        string[] One(char id) => ["Flooding", "16", "9", $"0000000{id}-0000-4000-8000-000000000000", "3"];

        Understood(Sheet("North", headings, One('1')), Sheet("South", headings, One('2'))).Analysis.Questions.ShouldBeEmpty();
        Understood(Sheet("North", headings, One('1')), Sheet("South", headings, One('1'))).Analysis.Questions.ShouldHaveSingleItem()
            .Code.ShouldBe(ImportCodes.ReferenceTwice);
    }

    [Fact]
    public void A_closed_entry_matches_nothing()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"))));
        var closed = live[0] with { Status = EntryStatus.Closed, Closure = new Closure("Gone", Now, [], EntryStatus.Open) };

        var outcome = Plan(Read(Table(Rows(("CR7", "Flooding", "16", "9")))), [closed]).Outcomes.ShouldHaveSingleItem();

        outcome.Result.ShouldBe(RowResult.Created);
        outcome.State!.Id.ShouldNotBe(closed.Id);
    }

    [Fact]
    public void Two_rows_about_one_entry_are_refused()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"))));
        var known = new[] { live[0] with { SourceReference = "A9" } };

        Second(live, ("CR7", "Flooding", "16", "9"), ("cr 7", "Flooding", "16", "9"));
        Second([], ("CR7", "Flooding", "16", "9"), ("CR7", "Flooding", "16", "9"));
        Second([], ("A9", "Flooding", "16", "9"), ("a9", "Flooding", "16", "9"));
        Second(known, ("CR7", "Flooding", "16", "9"), ("A9", "Flooding", "16", "9"));

        static void Second(IReadOnlyList<EntryState> live, params (string, string, string, string)[] rows)
        {
            var plan = Plan(Read(Table(Rows(rows))), live);
            plan.Outcomes[1].Result.ShouldBe(RowResult.Refused);
            var message = plan.Messages.ShouldHaveSingleRefusal();
            (message.Code, message.Row).ShouldBe((ImportCodes.ReferenceTwice, 3));
        }
    }

    [Fact]
    public void A_source_reference_that_several_entries_of_one_title_have_is_refused()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"), ("CR8", "Drought", "16", "9"), ("CR9", "Flooding", "9", "4"))))
            .Select(entry => entry with { SourceReference = "A9" }).ToArray();

        Refusals(Plan(Read(Table(Rows(("A9", "Flooding", "16", "9")))), live).Messages).ShouldBe([ImportCodes.ReferenceAmbiguous]);
        Plan(Read(Table(Rows(("A9", "Drought", "16", "9")))), live).Outcomes.ShouldHaveSingleItem().Reference?.Number.ShouldBe(8);
    }

    [Fact]
    public void Any_number_of_registers_that_each_count_from_1_can_be_brought_in_one_after_the_other()
    {
        List<EntryState> live = [.. Imported(Table(Rows(("1", "Chapel roof", "16", "9"))))];
        foreach (var title in new[] { "Moorings chain", "Gala tickets", "Bus strike" })
        {
            var read = Read(Table(Rows(("1", title, "16", "9"))));
            var plan = Plan(read, live);
            var question = plan.Questions.ShouldHaveSingleItem();
            (question.Id, question.Proposed).ShouldBe(($"same:risk:{title.ToLowerInvariant()}", live.Count == 1 ? null : "new"));
            plan.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
            var taken = Plan(read, live, Answering((question.Id, "new"))).Outcomes.ShouldHaveSingleItem();
            taken.Result.ShouldBe(RowResult.Created);
            live.Add(taken.State!);
        }

        live.Select(entry => (entry.Title, entry.SourceReference)).ShouldBe(
            [("Chapel roof", "1"), ("Moorings chain", "1"), ("Gala tickets", "1"), ("Bus strike", "1")]);
        var next = Read(Table(Rows(("1", "Bus strike", "9", "4"))));
        Plan(next, live).Outcomes.ShouldHaveSingleItem().Reference.ShouldBe(live[3].Reference);
        Plan(next, live).Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_number_that_several_entries_have_may_be_one_of_theirs_under_another_title()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"), ("CR8", "Drought", "16", "9"))))
            .Select(entry => entry with { SourceReference = "A9" }).ToArray();
        var read = Read(Table(Rows(("A9", "Flooding of the quay", "16", "9"))));

        var question = Plan(read, live).Questions.ShouldHaveSingleItem();
        var taken = Plan(read, live, Answering((question.Id, "CR8"))).Outcomes.ShouldHaveSingleItem();

        question.Choices.Select(choice => choice.Value).ShouldBe(["same", "CR8", "new"]);
        question.Proposed.ShouldNotBe("new");
        (taken.Result, taken.Reference?.Number, taken.State!.Title).ShouldBe((RowResult.Updated, 8, "Flooding of the quay"));
    }

    [Fact]
    public void A_number_whose_entries_are_all_in_the_file_is_something_new()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"), ("CR8", "Drought", "16", "9"))))
            .Select(entry => entry with { SourceReference = "A9" }).ToArray();
        var rows = Rows(("A9", "Flooding", "16", "9"), ("A9", "Drought", "16", "9"), ("A9", "Storms", "16", "9"));

        var plan = Plan(Read(Table(rows)), live);

        plan.Questions.ShouldBeEmpty();
        plan.Outcomes[2].Result.ShouldBe(RowResult.Created);
    }

    [Fact]
    public void A_reference_and_a_source_reference_of_different_entries_are_refused()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"), ("A9", "Drought", "16", "9"))));
        string[] headings = ["Ref", "Source reference", "Title", "Score", "Residual"];

        Refusals(Planned("CR7", "A9", "Flooding").Messages).ShouldBe([ImportCodes.ReferenceDisagrees]);
        Refusals(Planned("CR20", "A9", "Drought").Messages).ShouldBe([ImportCodes.ReferenceDisagrees]);
        Planned("CR7", "B1", "Flooding").Outcomes[0].ChangedFields.ShouldBe(["sourceReference"]);

        ImportPlan Planned(string reference, string source, string title) =>
            Plan(Read(Table(headings, [reference, source, title, "16", "9"])), live);
    }

    [Theory]
    [InlineData("Flooding of the depot", "DEPOT under water", true)]
    [InlineData("Flooding", "flooding.", true)]
    [InlineData("ICT", "ict", true)]
    [InlineData("Flooding of the depot", "Loss of the fleet", false)]
    [InlineData("Flood of a dam", "Loss of a dam", false)]
    public void A_match_must_share_a_word_of_four_letters(string present, string imported, bool matches)
    {
        var live = Imported(Table(Rows(("CR7", present, "16", "9"))));

        var plan = Plan(Read(Table(Rows(("CR7", imported, "16", "9")))), live);

        plan.Questions.Select(question => question.Code).ShouldBe(matches ? [] : [ImportCodes.ReferenceReused]);
        (plan.HasRefusals, plan.Closings.Count).ShouldBe((false, 0));
    }

    [Fact]
    public void An_entry_named_in_keep_stays_the_same_whatever_its_title()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"))));

        var plan = Plan(Read(Table(Rows(("CR7", "Drought", "16", "9")))), live, new ImportOptions { Keep = ["cr7"] });

        var outcome = plan.Outcomes.ShouldHaveSingleItem();

        (outcome.Result, outcome.State!.Id).ShouldBe((RowResult.Updated, live[0].Id));
        outcome.ChangedFields.ShouldBe(["title"]);
    }

    [Fact]
    public void An_entry_named_in_replace_is_closed_and_a_new_one_has_its_reference()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"))));
        var read = Read(Table(Rows(("CR7", "Drought", "16", "9"))));
        var options = new ImportOptions { Replace = ["CR7"] };

        var plan = Plan(read, live, options, now: Later);

        plan.Messages.ShouldBeEmpty();
        var created = plan.Outcomes.ShouldHaveSingleItem();
        (created.Result, created.Reference?.ToString()).ShouldBe((RowResult.Created, "CR7"));
        var closed = plan.Closings.ShouldHaveSingleItem();
        (closed.Id, closed.Status).ShouldBe((live[0].Id, EntryStatus.Closed));
        closed.Closure.ShouldNotBeNull().ReplacedBy.ShouldBe([created.State!.Id]);
        (closed.Closure.ClosedAt, closed.Closure.From).ShouldBe((Later, EntryStatus.Open));

        var again = Plan(read, LiveAfter(plan), options);
        again.Outcomes.ShouldHaveSingleItem().Result.ShouldBe(RowResult.Unchanged);
        again.Closings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RowStatus.Closed, EntryStatus.Closed, "Its reference was given to another risk")]
    [InlineData(RowStatus.Proposed, EntryStatus.Proposed, "Another risk was proposed in its place")]
    public void What_takes_the_place_of_another_is_no_more_open_than_its_row_says(RowStatus said, EntryStatus status, string reason)
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"))));
        var row = Read(Table(Rows(("CR7", "Drought", "16", "9")))).Rows.Single() with { Status = said };

        var plan = Plan(new ReadRegister([row], []), live, new ImportOptions { Replace = ["CR7"] });

        plan.Outcomes.ShouldHaveSingleItem().State!.Status.ShouldBe(status);
        plan.Closings.ShouldHaveSingleItem().Closure!.Reason.ShouldBe(reason);
        plan.HasRefusals.ShouldBeFalse();
    }

    [Fact]
    public void An_entry_with_a_source_reference_is_replaced_by_either_name()
    {
        var live = Imported(Table(Rows(("A9", "Flooding", "16", "9"))));
        var read = Read(Table(Rows(("A9", "Drought", "16", "9"))));

        foreach (var name in new[] { "A9", "CR1" })
        {
            var plan = Plan(read, live, new ImportOptions { Replace = [name] });
            plan.Messages.ShouldBeEmpty();
            plan.Outcomes[0].Reference?.ToString().ShouldBe("CR2");
            plan.Closings.ShouldHaveSingleItem().Id.ShouldBe(live[0].Id);
        }
    }

    [Fact]
    public void Names_that_the_import_does_not_have_are_refused()
    {
        var read = Read(Table(Rows(("CR7", "Drought", "16", "9"))));

        Refusals(Plan(read, [], new ImportOptions { Replace = ["CR8", "", "CR7", "CR07"] }).Messages)
            .ShouldBe([ImportCodes.ReplaceUnknown, ImportCodes.ReplaceUnknown]);
        Refusals(Plan(read, [], new ImportOptions { Keep = ["CR8"] }).Messages).ShouldBe([ImportCodes.KeepUnknown]);
        Refusals(Plan(read, [], new ImportOptions { Replace = ["CR7"], Keep = ["cr7"] }).Messages).ShouldBe([ImportCodes.ReplaceAndKeep]);
    }

    [Fact]
    public void A_new_entry_with_the_title_of_another_is_reported()
    {
        var live = Imported(Table(Rows(("CR7", "Flooding", "16", "9"))));

        var plan = Plan(Read(Table(Rows(("CR7", "Flooding", "16", "9"), ("CR8", "FLOODING", "16", "9")))), live);

        var message = plan.Messages.ShouldHaveSingleItem();
        (message.Code, message.Message, message.Severity)
            .ShouldBe((ImportCodes.TitleExists, "CR7 has the same title.", ImportSeverity.Reported));
    }

    [Fact]
    public void A_refused_row_has_an_outcome_beside_the_others()
    {
        var plan = Plan(Read(Table(Rows(("CR7", "Flooding", "16", "9"), ("CR8", "Drought", "17", "9")))), []);

        plan.HasRefusals.ShouldBeTrue();
        plan.Outcomes.Select(outcome => (outcome.Row, outcome.Result, outcome.Reference?.ToString(), outcome.State is null))
            .ShouldBe([(2, RowResult.Created, "CR7", false), (3, RowResult.Refused, "CR8", true)]);
    }

    [Fact]
    public void An_export_of_what_is_stored_in_other_spelling_changes_nothing()
    {
        var present = Imported(Table(Rows(("CR7", "Flooding", "16", "9"))))[0] with
        {
            Title = "'=Flooding ",
            Description = " of the depot\n",
            Service = "  Depots",
            Types = ["legal", "Sea/Air"],
            Effects = ["- Loss", "•\tDelay"],
            Owners = ["Head of Works/Depots", "MT"],
            Controls = [new Control(4, "'-Pumps"), new Control(2, "* Walls ")],
            LastControlId = 4,
            Direction = new StatedDirection(Direction.Level, Now, " - as before"),
        };
        string[] headings =
        [
            "Reference", "Title", "Description", "Service", "Type", "Effects", "Controls", "Score", "Residual", "Owner", "Direction",
            "Narrative",
        ];
        string[] cells =
        [
            "CR7", present.Title, present.Description, present.Service, string.Join(", ", present.Types),
            string.Join('\n', present.Effects), string.Join('\n', present.Controls.Select(control => control.Text)), "16", "9",
                string.Join("; ", present.Owners), "Level",
            present.Direction.Narrative!,
        ];

        var outcome = Plan(Read(Table(headings, cells)), [present]).Outcomes.ShouldHaveSingleItem();

        outcome.ChangedFields.ShouldBeEmpty();
        outcome.Result.ShouldBe(RowResult.Unchanged);
        outcome.State.ShouldBeSameAs(present);
    }

    [Fact]
    public void A_row_that_waits_for_an_answer_is_not_lost_where_nothing_is_asked()
    {
        var read = Read(Table(Rows(("CR7", "Flooding", "16", "9"), ("CR8", "Frost", "16", "9"))));
        read = read with { Rows = [read.Rows[0], read.Rows[1] with { IsRefused = true }] };

        var plan = Plan(read, []);

        plan.HasRefusals.ShouldBeTrue();
        plan.Messages.Where(message => message.Severity == ImportSeverity.Refused).Select(message => (message.Row, message.Code))
            .ShouldBe([(3, ImportCodes.RowUnreadable)]);
        Plan(read with { HasQuestions = true }, []).HasRefusals.ShouldBeFalse();
    }
}
