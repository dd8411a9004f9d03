using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;
using static RiskRegister.Documents.Tests.Imports.SmallRegisters;

namespace RiskRegister.Documents.Tests.Imports;

/// <summary>Every small register does what its line of the list says a clerk would expect.</summary>
public sealed class SmallRegisterTests
{
    [Fact]
    public void A_heading_that_names_the_likelihood_first_says_the_order()
    {
        var entry = Import("01-heading-says-likelihood-first.csv").ShouldHaveSingleItem();

        (Cell(entry.Score), Cell(entry.ResidualScore)).ShouldBe(((2, 5), (2, 4)));
    }

    [Fact]
    public void Group_headings_stand_over_the_headings_below_them()
    {
        var entries = Import("02-merged-group-headings.xlsx");

        entries.Select(entry => (entry.SourceReference, entry.Title, Cell(entry.Score), Cell(entry.ResidualScore))).ShouldBe(
            [("K1", "Depot floods", (4, 2), (4, 1)), ("K2", "Payroll stops", (3, 5), (3, 4))]);
        entries.SelectMany(entry => entry.Controls).Select(control => control.Text).ShouldBe(["Gate", "Manual run"]);
    }

    [Fact]
    public void One_heading_over_number_and_text_is_both()
    {
        ShouldBeTwo(Import("04-merged-risk-heading.xlsx"));
        ShouldBeTwo(Import("13-risk-hash.csv"));

        static void ShouldBeTwo(IReadOnlyList<EntryState> entries) => entries.Select(entry => (entry.SourceReference, entry.Title))
            .ShouldBe([("1", "Depot floods"), ("2", "Payroll stops")]);
    }

    [Fact]
    public void A_column_without_a_heading_is_named() => Read("05-column-without-heading.csv").Messages
        .ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == "(column C)");

    [Fact]
    public void Words_in_brackets_make_another_column()
    {
        var read = Read("07-words-in-brackets.csv");

        read.Messages.Where(message => message.Code == ImportCodes.ColumnIgnored).Select(message => message.Column)
            .ShouldBe(["Actions (status)", "Controls (effectiveness)", "Owner (action)"]);
        var entry = After(Plan(read, [])).ShouldHaveSingleItem();
        (entry.Actions.Count, entry.Controls.Count, entry.Owners.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void A_sheet_of_closed_risks_is_left_out_or_stored_closed()
    {
        var leftOut = new ImportMapping { Answers = new Dictionary<string, string> { ["closed-sheet:closed risks"] = "leaveOut" } };
        var read = Read("08-closed-risks-sheet.xlsx", leftOut);
        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Depot floods");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.SheetIgnored && message.Table!.Contains("Closed risks"));

        var closed = new ImportMapping { Tables = [new TableMapping { Sheet = "Closed risks", Use = TableUse.Closed }] };
        Import("08-closed-risks-sheet.xlsx", closed).Select(entry => (entry.Title, entry.Status))
            .ShouldBe([("Depot floods", EntryStatus.Open), ("Old bridge falls", EntryStatus.Closed)]);
    }

    [Fact]
    public void A_sheet_of_opportunities_holds_opportunities() =>
        Import("10-opportunities-sheet.xlsx").Select(entry => entry.Reference.ToString()).ShouldBe(["CR1", "CO1"]);

    [Fact]
    public void Exchanged_numbers_are_recognised_by_title()
    {
        var live = Import("12-renumbered-q1.csv");

        var plan = Plan(Read("12-renumbered-q2.csv"), live);

        After(plan).OrderBy(entry => entry.Reference).Select(entry => (entry.Id, entry.Title, entry.SourceReference)).ShouldBe(
            [(live[0].Id, "Failure of the payroll system", "2"), (live[1].Id, "Failure of the flood gate", "1")]);
        plan.Renumbered.Select(each => (each.From, each.To)).ShouldBe([("2", "1"), ("1", "2")]);
        plan.Outcomes.ShouldAllBe(outcome => outcome.ChangedFields.SequenceEqual(new[] { "sourceReference" }));
    }

    [Fact]
    public void A_formula_without_a_value_is_refused()
    {
        var refused = Understand("15-formula-with-empty-value.xlsx").Register.Messages
            .Where(message => message.Severity == ImportSeverity.Refused);

        refused.Select(message => message.Code).Distinct().ShouldBe([ImportCodes.FormulaNotCalculated]);
    }

    [Fact]
    public void An_error_value_is_asked_about()
    {
        var question = Understand("16-error-values.csv").Analysis.Questions.ShouldHaveSingleItem();
        (question.Code, question.Row, question.Column).ShouldBe((ImportCodes.CellError, 2, "Owner"));

        Import("16-error-values.csv", Answer((question.Id, "blank"))).ShouldHaveSingleItem().Owners.ShouldBeEmpty();
    }

    [Fact]
    public void Not_applicable_is_nothing()
    {
        var entries = Import("17-not-applicable.csv");

        (entries[0].Owners.Count, entries[0].Actions.Count, entries[0].Controls.Count).ShouldBe((0, 0, 0));
        entries[1].Owners.ShouldBe(["Director (Place/People)"]);
    }

    [Fact]
    public void Arrows_of_a_symbol_font_are_directions() => Read("19-wingdings-arrows.xlsx").Rows.Select(row => row.Direction!.Value)
        .ShouldBe([Direction.Upwards, Direction.Downwards, Direction.Level]);

    [Fact]
    public void Rows_without_references_are_known_again_by_title()
    {
        var live = Import("20-no-references-q1.csv");
        var options = new ImportOptions { Quarter = new Quarter(2026, 2) };

        var plan = Plan(Read("20-no-references-q2.csv"), live, options);

        plan.Closings.ShouldBeEmpty();
        plan.Outcomes.Select(outcome => outcome.Result).ShouldBe([RowResult.Updated, RowResult.Unchanged]);
        plan.Outcomes[0].ChangedFields.ShouldBe(["residualScore"]);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task An_own_export_closes_nothing_that_it_never_contained(string form)
    {
        var live = Import("21-own-export-closes.csv");
        var shown = live
            .Where(entry => RegisterRule.IsOnRegister(entry.Status, entry.ResidualScore, new RegisterSettings().Threshold)).ToArray();
        (live.Count, shown.Length).ShouldBe((2, 1));
        var register = Registers.Full() with { Lines = Csv.Lines.All(shown.Select(entry => Csv.Lines.Of(entry) with { Revision = 1 })) };
        var file = await Forms.Write(form, register);
        var tables = TableFile.Read($"register.{form}", file, new TableLimits(), CancellationToken.None)
            .ShouldBeOfType<TablesRead>().Tables;

        var plan = Plan(
            RegisterReader.Read(tables, register.Settings), live,
            new ImportOptions { Quarter = new Quarter(2026, 2), AsksBeforeClosing = true });

        plan.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        (plan.Closings.Count, plan.Questions.Count).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("CR-07", "CR7")]
    [InlineData("CR.08", "CR8")]
    [InlineData("CR09 (new)", "CR9")]
    public void References_of_the_register_may_be_written_with_a_dash(string written, string expected)
    {
        var read = Read("23-cr-with-a-dash.csv");

        read.Rows.Select(row => row.Reference.ToString()).ShouldContain(expected, written);
        Import("23-cr-with-a-dash.csv").ShouldAllBe(entry => entry.SourceReference == null);
    }

    [Fact]
    public void A_total_is_no_risk()
    {
        var read = Read("25-total-row.csv");

        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Depot floods");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.RowIgnored && message.Row == 3);
    }

    [Fact]
    public void A_reworded_action_keeps_its_owner_and_day()
    {
        var entry = Import("26-reworded-action.csv").ShouldHaveSingleItem();
        entry = entry with { Actions = [entry.Actions[0] with { Owner = "Head of Works", DueOn = new DateOnly(2027, 3, 31) }] };
        var text = System.Text.Encoding.UTF8.GetString(Bytes("26-reworded-action.csv"))
            .Replace("Buy a pump", "Buy a pump – ordered", StringComparison.Ordinal);
        var tables = TableFile.Read("register.csv", System.Text.Encoding.UTF8.GetBytes(text), new TableLimits(), CancellationToken.None)
            .ShouldBeOfType<TablesRead>().Tables;

        var plan = Plan(RegisterReader.Read(tables, new RegisterSettings()), [entry]);

        After(plan).ShouldHaveSingleItem().Actions
            .ShouldBe([new PlannedAction(1, "Buy a pump – ordered", "Head of Works", new DateOnly(2027, 3, 31))]);
        var highlights = Highlights.Compare(new RegisterComparison(
            new FrozenRegister(new Quarter(2026, 3), 12, After(plan)), new FrozenRegister(new Quarter(2026, 2), 12, [entry])));
        highlights.Entries.ShouldHaveSingleItem().Changes.Select(change => change.Code).ShouldBe([ChangeCode.TextChanged]);
    }

    [Fact]
    public void A_hidden_row_is_left_out_and_named()
    {
        var read = Read("27-hidden-row.xlsx");

        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Depot floods");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.RowHidden && message.Row == 3);
        Read("27-hidden-row.xlsx", new ImportMapping { HiddenRows = HiddenMeaning.Read }).Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void Current_is_the_residual_beside_inherent_and_target()
    {
        var entry = Import("40-current-score.csv").ShouldHaveSingleItem();

        (Cell(entry.Score), Cell(entry.ResidualScore), Cell(entry.TargetScore!)).ShouldBe(((4, 5), (4, 3), (4, 1)));
    }

    [Fact]
    public void Colours_beside_a_score_are_passed_over() => Import("42-rag-words.csv")
        .Select(entry => (entry.Score.Value, entry.ResidualScore.Value)).ShouldBe([(20, 12), (12, 4)]);

    [Fact]
    public void Letters_name_the_factors() => Import("44-letters-name-the-factors.csv")
        .Select(entry => (Cell(entry.Score), Cell(entry.ResidualScore))).ShouldBe([((4, 5), (4, 3)), ((5, 4), (5, 3))]);

    [Fact]
    public void Words_beside_figures_are_passed_over()
    {
        var read = Read("45-score-and-rating.csv");

        (read.Rows[0].Score!.Value!.Value, read.Rows[0].ResidualScore!.Value!.Value).ShouldBe((20, 12));
        read.Messages.Where(message => message.Code == ImportCodes.ColumnIgnored).Select(message => message.Column)
            .ShouldBe(["Inherent rating", "Residual rating"]);
    }

    [Fact]
    public void The_first_sentence_of_a_long_text_is_the_title()
    {
        var entry = Import("47-long-description.csv").ShouldHaveSingleItem();

        entry.Title.ShouldBe("The depot stands beside the river and the gate is old");
        entry.Description.ShouldNotBeNull().ShouldStartWith("The depot stands beside the river and the gate is old. Water may");
    }

    [Fact]
    public void Section_rows_are_passed_over_or_are_the_service()
    {
        var read = Read("48-section-rows.csv");
        read.Rows.Select(row => row.Title).ShouldBe(["Depot floods", "Payroll stops"]);
        read.Messages.Where(message => message.Code == ImportCodes.RowIgnored).Select(message => message.Row).ShouldBe([2, 4]);

        Import("48-section-rows.csv", new ImportMapping { SectionRows = SectionMeaning.Service }).Select(entry => entry.Service)
            .ShouldBe(["WASTE", "FINANCE"]);
    }

    [Fact]
    public void A_note_below_the_table_is_passed_over()
    {
        var read = Read("49-note-below-the-table.csv");

        read.Rows.ShouldHaveSingleItem();
        read.Messages.ShouldContain(message => message.Code == ImportCodes.RowIgnored && message.Row == 4);
    }

    [Fact]
    public void Numbers_are_unique_within_their_sheet()
    {
        var read = Read("50-sheet-per-directorate.xlsx");
        var live = After(Plan(read, []));

        live.Select(entry => entry.Title).ShouldBe(["Depot floods", "Care home shuts"]);
        live.Select(entry => entry.SourceReference).Distinct().Count().ShouldBe(2);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ReferencesPerSheet);
        Plan(Read("50-sheet-per-directorate.xlsx"), live).Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);
    }

    [Fact]
    public void A_sheet_that_is_no_register_is_left_out_and_named()
    {
        var read = Read("52-other-sheet.xlsx");

        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Depot floods");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.SheetIgnored && message.Table!.Contains("Emerging"));
    }

    [Fact]
    public void Last_quarters_sheet_is_asked_about()
    {
        var question = Understand("53-last-quarters-sheet.xlsx").Analysis.Questions.ShouldHaveSingleItem();
        question.Text.ShouldContain("\"Q2 2026-27\"");
        question.Text.ShouldContain("Hiding");

        var entry = Import("53-last-quarters-sheet.xlsx", Answer((question.Id, "first"))).ShouldHaveSingleItem();
        Cell(entry.ResidualScore).ShouldBe((4, 3));
    }

    [Fact]
    public void One_row_an_action_is_one_risk() => Import("54-one-row-an-action.csv").ShouldHaveSingleItem()
        .Actions.Select(action => action.Text).ShouldBe(["Buy a pump", "Raise the gate"]);

    [Fact]
    public void Words_of_the_scales_are_read_as_people_write_them()
    {
        var entry = Import("56-scale-words.csv").ShouldHaveSingleItem();

        (Cell(entry.Score), Cell(entry.ResidualScore)).ShouldBe(((4, 5), (4, 3)));
    }

    [Fact]
    public void A_single_score_is_taken_in_once_somebody_says_what_it_is()
    {
        var question = Understand("57-single-score.csv").Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldBe("single-score");

        var plan = Plan(Read("57-single-score.csv", Answer((question.Id, "residual"))), []);

        var entry = After(plan).ShouldHaveSingleItem();
        (entry.Score, entry.ResidualScore).ShouldBe((new Score(4, 3, Assumed: true), new Score(4, 3)));
        plan.Messages.ShouldContain(message => message.Code == ImportCodes.ScoreUnknown);
    }

    [Fact]
    public void Usual_synonyms_are_known()
    {
        var read = Read("59-usual-synonyms.csv");
        read.Messages.ShouldNotContain(message => message.Code == ImportCodes.ColumnIgnored);

        var entry = After(Plan(read, [])).ShouldHaveSingleItem();
        entry.Controls.ShouldBe([new Control(1, "Gate")]);
        entry.Actions.ShouldBe([new PlannedAction(1, "Buy a pump")]);
        (entry.Owners[0], entry.Direction.Direction, entry.Effects[0]).ShouldBe(("Director of Place", Direction.Upwards, "Rounds missed"));
    }

    [Fact]
    public void A_score_that_became_a_date_is_said_to_be_one()
    {
        var (register, _) = Understand("62-score-became-a-date.xlsx");

        var message = register.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldHaveSingleItem();
        message.Code.ShouldBe(ImportCodes.ScoreIsDate);
        message.Message.ShouldContain("is a date");
    }

    [Fact]
    public void A_title_line_with_commas_does_not_decide_the_delimiter()
    {
        Import("64-title-with-commas-above-semicolons.csv").ShouldHaveSingleItem().Title.ShouldBe("Depot floods");
    }
}
