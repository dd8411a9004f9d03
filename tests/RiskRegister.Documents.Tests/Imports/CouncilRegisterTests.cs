using System.Text;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Imports;

/// <summary>Registers as public bodies lay them out: at first contact each is right, or asks what makes it right.</summary>
public sealed class CouncilRegisterTests
{
    [Fact]
    public void Factors_in_words_before_a_score_in_words_are_its_own()
    {
        var entry = Only("Ref,Risk,Likelihood,Impact,Gross risk,Mitigation,Net likelihood,Net impact,Net risk\n"
            + "1,Key staff leave,Likely,Major,High,Plan,Rare,Minor,Low");

        (Cell(entry.Score), Cell(entry.ResidualScore)).ShouldBe(((4, 4), (2, 1)));
    }

    [Fact]
    public void Scores_that_stand_twice_under_the_same_headings_are_asked_about_once()
    {
        const string File = "No,Risk,Likelihood,Impact,Score,Controls,Likelihood,Impact,Score\n1,Election fails,3,5,15,Plan,2,4,8";

        Questions(File).ShouldBe(["repeated-scores:"]);
        var entry = Only(File, ("repeated-scores:", "scoreFirst"));
        (Cell(entry.Score), Cell(entry.ResidualScore)).ShouldBe(((5, 3), (4, 2)));
        Cell(Only(File, ("repeated-scores:", "residualFirst")).Score).ShouldBe((4, 2));
    }

    [Fact]
    public void Health_boards_write_C_for_consequence()
    {
        var entry = Only("Risk ID,Principal risk,Initial L,Initial C,Initial rating,Key controls,Current L,Current C,Current rating\n"
            + "B1,Wards unsafe,5,4,20,Bank,3,4,12");

        (entry.Title, Cell(entry.Score), Cell(entry.ResidualScore)).ShouldBe(("Wards unsafe", (4, 5), (4, 3)));
    }

    [Fact]
    public void Scores_of_quarters_are_offered_as_the_residual_score()
    {
        const string File = "Ref,Risk,Inherent score,Q1 score,Q2 score,Previous score\n1,Care market fails,5 x 4,4 x 4,4 x 3,5 x 5";

        Questions(File).ShouldBe(["other-score:"]);
        Cell(Only(File, ("other-score:", "Q2 score")).ResidualScore).ShouldBe((4, 3));
        Questions(File, ("other-score:", "none")).ShouldBe(["single-score"]);
    }

    [Fact]
    public void A_type_of_threat_or_opportunity_is_the_kind()
    {
        var plan = Planned("Ref,Type,Risk / Opportunity,Likelihood,Impact,Rating,Residual L,Residual I\n"
            + "1,Threat,Silt,4,3,12,3,3\n2,Opportunity,Ferry,3,4,12,4,4");

        plan.Outcomes.Select(outcome => outcome.Reference.ToString()).ShouldBe(["CR1", "CO1"]);
    }

    [Fact]
    public void Ways_of_treatment_are_no_actions_and_appetites_no_scores()
    {
        var entry = Only("Ref,Risk,Score,Residual,Risk response,Risk appetite\n1,Ash dieback,4 x 4,3 x 3,Treat,Cautious\n");

        (entry.Actions.Count, entry.TargetScore).ShouldBe((0, null));
    }

    [Fact]
    public void A_risk_and_its_consequences_in_one_column_are_title_and_description()
    {
        var entry = Only("Ref,Risk and consequences,Score,Residual\n1,\"Tip slides\nThe lane is shut\",4 x 4,3 x 3");

        (entry.Title, entry.Description).ShouldBe(("Tip slides", "The lane is shut"));
    }

    [Fact]
    public void A_slash_parts_factors_where_the_heading_says_which_they_are()
    {
        var entry = Only("Ref,Risk,Inherent (L/I),Residual (L/I)\n1,Snow,5/4,2/3");

        (Cell(entry.Score), Cell(entry.ResidualScore)).ShouldBe(((4, 5), (3, 2)));
    }

    [Fact]
    public void Figures_beyond_the_matrix_may_make_all_figures_of_their_column_another_scale()
    {
        const string File = "Ref,Risk,Likelihood,Impact,Residual likelihood,Residual impact\n1,Ship aground,8,9,4,9\n2,Crane falls,3,5,2,5";

        Questions(File).ShouldBe(["beyond:impact", "beyond:likelihood"], ignoreOrder: true);
        Questions(File, ("beyond:impact", "each"), ("beyond:likelihood", "each")).ShouldBe(
            ["impact:9", "likelihood:8", "likelihood:4", "likelihood:3", "impact:5", "likelihood:2"], ignoreOrder: true);
        var entries = Planned(File,
            ("impact:9", "5"), ("likelihood:8", "4"), ("likelihood:4", "2"),
            ("likelihood:3", "2"), ("impact:5", "3"), ("likelihood:2", "1")).Outcomes;
        entries.Select(outcome => Cell(outcome.State!.Score)).ShouldBe([(5, 4), (3, 2)]);
    }

    [Fact]
    public void Products_beyond_the_matrix_may_make_all_products_another_scale() =>
        Questions("Ref,Risk,Score,Residual\n1,Ship aground,72,20\n2,Crane falls,15,10", ("beyond:score", "each"))
            .ShouldBe(["score:72", "score:20", "score:15", "score:10"], ignoreOrder: true);

    [Fact]
    public void Sums_are_no_products_and_are_refused() =>
        Understood("Ref,Risk,Likelihood,Impact,Score,Residual\n1,Fire,4,5,9,4 x 4").Register.Messages
            .ShouldContain(message => message.Code == ImportCodes.ScoreDisagrees && message.Column == "Score");

    [Fact]
    public void Codes_beside_letters_are_asked_about_by_their_letters() =>
        Questions("Ref,Risk,Likelihood,Impact,Rating,Residual\n1,Power cut,C,II,C2,4 x 4")
            .ShouldBe(["impact:ii", "likelihood:c"], ignoreOrder: true);

    [Theory]
    [InlineData("<table><tr><td>Risk ref<td>1<tr><td>Risk<td>Theft<tr><td>Owner<td>MT<tr><td>Inherent score<td>5 x 4"
        + "<tr><td>Residual score<td>4 x 3</table>"
        + "<table><tr><td>Risk ref<td>2<tr><td>Risk<td>Flood<tr><td>Owner<td>Clerk<tr><td>Inherent score<td>4 x 4"
        + "<tr><td>Residual score<td>3 x 3</table>")]
    [InlineData("<table><tr><td>Risk ref<td>1<td>Owner<td>MT<tr><td>Risk<td>Theft<td>Inherent score<td>5 x 4"
        + "<tr><td>Residual score:<td>4 x 3"
        + "<tr><td>Risk ref<td>2<td>Owner<td>Clerk<tr><td>Risk<td>Flood<td>Inherent score<td>4 x 4"
        + "<tr><td>Residual score:<td>3 x 3</table>")]
    public void A_card_for_each_risk_is_read_as_a_row(string page)
    {
        var entries = Planned(page, "cards.html").Outcomes.Select(outcome => outcome.State!).ToArray();

        entries.Select(entry => (entry.SourceReference, entry.Title, entry.Owners.Single(), Cell(entry.Score), Cell(entry.ResidualScore)))
            .ShouldBe([("1", "Theft", "MT", (5, 4), (4, 3)), ("2", "Flood", "Clerk", (4, 4), (3, 3))]);
    }

    [Fact]
    public void Levels_in_letters_are_asked_about() =>
        Questions("Area,Risk,Level (H/M/L),Control\n"
                + "Finance,Cash lost,L,Two signatures\nAssets,Swing breaks,M,Weekly check")
            .ShouldBe(["single-score", "score:l", "score:m"], ignoreOrder: true);

    [Fact]
    public void Progress_beside_owners_or_days_of_actions_is_theirs()
    {
        var entry = Only("Ref,Risk,Gross score (I x L),Net score (I x L),Action,Action owner,Target date,Progress\n"
            + "C1,Data breach,5x4,4x3,Train staff,DPO,31/03/2027,50%\n,,,,Lock laptops,Head of ICT,30/06/2027,Not started");

        entry.Controls.ShouldBeEmpty();
        entry.Actions.Select(action => (action.Text, action.Owner, action.Progress))
            .ShouldBe([("Train staff", "DPO", "50%"), ("Lock laptops", "Head of ICT", "Not started")]);
        Only("Ref,Opportunity,Score,Residual,Progress,Actions\n1,Ferry,3 x 3,4 x 4,Trial,Buy", ("progress-of:", "controls"))
            .Controls.ShouldHaveSingleItem().Text.ShouldBe("Trial");
    }

    [Theory]
    [InlineData("Likelihood (1 = almost certain; 5 = rare)", "Impact [1 is severe, 5 is minor]")]
    [InlineData("Likelihood (1-4)", "Impact (1-4)")]
    public void Headings_that_explain_a_scale_are_asked_about_and_then_each_figure(string likelihood, string impact)
    {
        var file = $"Ref,Risk,{likelihood},\"{impact}\",Score,Residual\n1,Landslip,1,2,2,4 x 4";
        var questions = Questions(file).ToArray();
        questions.ShouldBe([$"own-scale:{likelihood.ToLowerInvariant()}", $"own-scale:{impact.ToLowerInvariant()}"]);

        Cell(Only(file, [.. questions.Select(id => (id, "asWritten"))]).Score).ShouldBe((2, 1));

        (string, string)[] each = [.. questions.Select(id => (id, "each"))];
        Questions(file, each).ShouldBe(["impact:2", "likelihood:1", "impact:4"], ignoreOrder: true);
        var entry = Only(file, [.. each, ("impact:2", "4"), ("likelihood:1", "5"), ("impact:4", "1"), ("likelihood:4", "2")]);
        (Cell(entry.Score), Cell(entry.ResidualScore)).ShouldBe(((4, 5), (1, 2)));
    }

    [Theory]
    [InlineData("TBC")]
    [InlineData("-")]
    [InlineData("Not yet scored")]
    public void What_is_still_to_be_scored_is_no_score(string word)
    {
        var file = $"Ref,Risk,Inherent score,Residual score\n1,Known,4 x 4,3 x 3\n2,New,{word},{word}";

        Questions(file).ShouldBe(["unscored-rows"]);
        Understood(file, "register.csv", ("unscored-rows", "leaveOut")).Register.Rows.ShouldHaveSingleItem().Title.ShouldBe("Known");
    }

    [Fact]
    public void A_status_that_may_mean_either_is_asked_about() =>
        Questions("Ref,Risk,Score,Residual,Status\n1,Pier,4 x 4,3 x 3,Awaiting decision\n2,Quay,4 x 4,3 x 3,Live")
            .ShouldBe(["status:awaiting decision"]);

    [Fact]
    public void Scores_that_stand_three_times_under_the_same_headings_are_asked_about_once()
    {
        const string File = "No,Risk,L,I,Score,Controls,L,I,Score,Actions,L,I,Score\n1,Theft,4,5,20,Locks,3,4,12,Cameras,2,3,6";

        Questions(File).ShouldBe(["repeated-scores:"]);
        var all = Only(File, ("repeated-scores:", "scoreResidualTarget"));
        (Cell(all.Score), Cell(all.ResidualScore), Cell(all.TargetScore!)).ShouldBe(((5, 4), (4, 3), (3, 2)));
        var ends = Only(File, ("repeated-scores:", "firstThird"));
        (Cell(ends.Score), Cell(ends.ResidualScore), ends.TargetScore).ShouldBe(((5, 4), (3, 2), null));
    }

    [Fact]
    public void Columns_of_quarters_are_offered_where_none_is_headed_as_a_score()
    {
        const string File = "Ref,Risk,Risk owner,Q1 25/26,Q2 25/26,Target,Budget\n"
            + "1,Savings not met,CFO,16,12,8,4500\n2,School places,DCS,9,12,6,70";

        Questions(File).ShouldBe(["other-score:"]);
        Questions(File, ("other-score:", "Q2 25/26")).ShouldBe(["single-score"]);
        var entries = Planned(File, ("other-score:", "Q2 25/26"), ("single-score", "residual")).Outcomes;
        entries.Select(outcome => outcome.State!.ResidualScore.Value).ShouldBe([12, 12]);
        entries.ShouldAllBe(outcome => outcome.State!.Score.Assumed);
    }

    [Fact]
    public void What_becomes_of_rows_without_a_score_does_not_take_the_choice_of_a_column_back()
    {
        const string Quarters = "Ref,Risk,Q1 25/26,Q2 25/26\n1,Savings not met,16,12\n2,School places,9,";
        (string, string)[] chosen = [("other-score:", "Q2 25/26"), ("single-score", "residual")];
        Questions(Quarters, chosen).ShouldBe(["unscored-rows"]);
        Only(Quarters, [.. chosen, ("unscored-rows", "leaveOut")]).ResidualScore.Value.ShouldBe(12);
        Questions(Quarters, ("unscored-rows", "propose")).ShouldBeEmpty();

        const string Later = "Ref,Risk,Inherent score,Q2 score\n1,Savings not met,4 x 4,4 x 3\n2,School places,3 x 3,";
        Questions(Later, ("other-score:", "Q2 score")).ShouldBe(["single-score"]);
        Planned(Later, ("other-score:", "Q2 score"), ("single-score", "residual")).Outcomes
            .Select(outcome => (Cell(outcome.State!.ResidualScore), outcome.State.ResidualScore.Assumed))
            .ShouldBe([((4, 3), false), ((3, 3), true)]);
    }

    [Theory]
    [InlineData("Risk / Opp", "R", "O")]
    [InlineData("R/O", "Risk", "Opportunity")]
    [InlineData("Opportunity / Threat", "T", "O")]
    public void A_heading_that_names_both_kinds_is_of_the_kind_and_never_passed_over(string heading, string risk, string opportunity)
    {
        var file = $"Ref,{heading},Title,Score,Residual\n1,{risk},Flood,5 x 4,4 x 3\n2,{opportunity},Grant,2 x 3,4 x 4";

        Planned(file).Outcomes.Select(outcome => outcome.State!.Kind).ShouldBe([EntryKind.Risk, EntryKind.Opportunity]);
    }

    [Fact]
    public void Other_words_of_kinds_are_asked_about() =>
        Questions("Ref,Risk/Opp,Title,Score,Residual\n1,Hazard,Flood,5 x 4,4 x 3\n2,Prospect,Grant,2 x 3,4 x 4")
            .ShouldBe(["kind:hazard", "kind:prospect"]);

    [Theory]
    [InlineData("Impact (A),Likelihood (B),Risk score (A x B),Residual impact (C),Residual likelihood (D),Residual score (C x D)")]
    [InlineData("Impact before,Likelihood before,Score before,Impact after,Likelihood after,Score after")]
    [InlineData("Impact,Likelihood,Score,Impact after,Likelihood after,Score after")]
    public void Factors_are_known_by_the_letters_behind_them_and_by_before_and_after(string headings)
    {
        var entry = Only($"Ref,Risk,{headings}\n1,Flood,4,5,20,4,2,8");

        (Cell(entry.Score), Cell(entry.ResidualScore)).ShouldBe(((4, 5), (4, 2)));
    }

    [Fact]
    public void Revised_factors_are_the_residual_score_beside_those_before()
    {
        var entry = Only("No,Title,Likelihood,Impact,Risk level,Controls to manage risk,"
            + "Revised likelihood,Revised impact,Revised risk level\n1,Flood,Likely (4),Major (4),Extreme,Gate,Possible "
            + "(3),Moderate (3),High");

        (Cell(entry.Score), Cell(entry.ResidualScore), entry.Controls.Single().Text).ShouldBe(((4, 4), (3, 3), "Gate"));
    }

    [Fact]
    public void Factors_in_letters_are_asked_about_below_headings_that_say_assessment() =>
        Questions("Identified risk,Potential consequence of risk,Assessment of impact (H/M/L),Likelihood of probability (H/M/L)\n"
            + "Fraud,Loss,H,L").ShouldBe(["single-score", "impact:h", "likelihood:l"], ignoreOrder: true);

    [Theory]
    [InlineData("Lead")]
    [InlineData("Action by")]
    public void A_lead_behind_the_actions_is_theirs_where_the_risk_has_another(string lead)
    {
        var entry = Only($"Ref,Principal risk,Executive lead,Initial score,Current score,Mitigation strategy,{lead},Action date\n"
            + "1,Wards crowded,COO,5 x 4,4 x 4,Open ward,DDO,31/03/2027");

        entry.Owners.ShouldBe(["COO"]);
        entry.Actions.ShouldHaveSingleItem().ShouldBe(new PlannedAction(1, "Open ward", "DDO", new DateOnly(2027, 3, 31)));
    }

    [Fact]
    public void What_stands_in_the_place_of_a_score_may_be_none()
    {
        const string File = "No,Risk,Inherent,Residual\n1,Hall,5 x 3,3 x 2\n2,Car park,Not active,Not active";

        Questions(File).ShouldBe(["score:not active"]);
        Questions(File, ("score:not active", "none")).ShouldBe(["unscored-rows"]);
        Only(File, ("score:not active", "none"), ("unscored-rows", "leaveOut")).Title.ShouldBe("Hall");
    }

    [Fact]
    public void The_assessment_that_parishes_copy_is_read()
    {
        const string Page = "| Subject | Risk(s) identified | H/M/L | Management/control of risk | Review |\n|---|---|---|---|---|\n"
            + "| Precept | Too low a precept | L | Monthly budget report | Adequate |\n| Records | Loss by fire | M | Copies | Adequate |";

        var questions = Understood(Page, "register.md").Analysis.Questions.Select(question => question.Id);
        questions.ShouldBe(["single-score", "score:l", "score:m"], ignoreOrder: true);
        var read = Understood(Page, "register.md", ("single-score", "residual"), ("score:l", "2 x 2"), ("score:m", "3 x 3"));
        var entry = Plan(read).Outcomes[1].State!;
        (entry.Title, entry.Description, entry.Controls.Single().Text, Cell(entry.ResidualScore))
            .ShouldBe(("Records", "Loss by fire", "Copies", (3, 3)));
    }

    [Fact]
    public void A_code_before_the_title_is_the_reference_by_how_its_heading_ends()
    {
        var entry = Only("Datix ID,Title,Cause,Rating (initial),Rating (current),Handler,Movement since last quarter\n"
            + "1234,Wards crowded,Winter,4 x 4,4 x 3,COO,Upwards");

        (entry.SourceReference, entry.Description, entry.Owners.Single(), entry.Direction.Direction)
            .ShouldBe(("1234", "Winter", "COO", Direction.Upwards));
    }

    [Theory]
    [InlineData("Y", "N")]
    [InlineData("Yes", "No")]
    [InlineData("14/03/2026", "")]
    public void A_column_that_asks_whether_a_risk_is_closed_is_its_status(string yes, string no)
    {
        var file = $"Ref,Risk,Score,Residual,Closed?\n1,Depot,4 x 4,3 x 3,{yes}\n2,Plant,4 x 4,3 x 3,{no}";

        Questions(file).ShouldBe(["status:closed"]);
        Planned(file, ("status:closed", "closed")).Outcomes.Select(outcome => outcome.State!.Status)
            .ShouldBe([EntryStatus.Closed, EntryStatus.Open]);
    }

    [Fact]
    public void Factors_before_each_score_are_its_own()
    {
        var entry = Only("Risk,Likelihood (1-5),Impact (1-5),Inherent risk,Controls,Likelihood (1-5),Impact (1-5),Residual risk\n"
            + "Late precept,2,4,8,Diary,4,1,4");

        (Cell(entry.Score), Cell(entry.ResidualScore)).ShouldBe(((4, 2), (1, 4)));
    }

    [Fact]
    public void What_stands_below_a_heading_of_actions_is_about_them_and_merged_rows_go_on()
    {
        const string Page = "<table><tr><th rowspan=2>Ref<th rowspan=2>Risk<th rowspan=2>Owner<th rowspan=2>Gross score"
            + "<th rowspan=2>Net score<th colspan=3>Further actions<tr><th>Action<th>Lead<th>Due"
            + "<tr><td rowspan=2>1<td>Wall falls<td rowspan=2>MT<td rowspan=2>5 x 3<td rowspan=2>4 x 3<td>Survey<td>Engineer<td>31/12/2026"
            + "<tr><td>It is old.<td>Bid<td>Clerk<td>28/02/2027"
            + "<tr><td>2<td>Salt<td>MT<td>4 x 4<td>4 x 2<td>Buy<td>Depot<td>30/09/2026</table>";

        var entries = Planned(Page, "register.html").Outcomes.Select(outcome => outcome.State!).ToArray();

        entries.Select(entry => (entry.Title, entry.Description)).ShouldBe([("Wall falls", "It is old."), ("Salt", null)]);
        entries[0].Owners.ShouldBe(["MT"]);
        entries[0].Actions.Select(action => (action.Text, action.Owner, action.DueOn)).ShouldBe(
            [("Survey", "Engineer", new DateOnly(2026, 12, 31)), ("Bid", "Clerk", new DateOnly(2027, 2, 28))]);
    }

    [Fact]
    public void A_card_may_have_its_name_across_it_and_several_answers_in_a_row()
    {
        const string Page = "<table><tr><td colspan=6>Reserves run out<tr><td>Risk ID<td>R-01<td>Owner<td colspan=3>Treasurer"
            + "<tr><td>Risk description<td colspan=5>Savings come too late<tr><td>Inherent score<td>25 (5x5)<td>Residual score<td>16 (4x4)"
            + "<td>Target score<td>9<tr><td>Controls<td colspan=5>Monthly report</table>";

        var entry = Planned(Page, "card.html").Outcomes.ShouldHaveSingleItem().State!;

        (entry.SourceReference, entry.Title, entry.Description, entry.Owners.Single(), entry.Controls.Single().Text)
            .ShouldBe(("R-01", "Reserves run out", "Savings come too late", "Treasurer", "Monthly report"));
        (Cell(entry.Score), Cell(entry.ResidualScore), entry.TargetScore!.Value).ShouldBe(((5, 5), (4, 4), 9));
    }

    static EntryState Only(string csv, params (string Id, string Answer)[] answers) =>
        Planned(csv, answers).Outcomes.ShouldHaveSingleItem().State!;

    static ImportPlan Planned(string csv, params (string Id, string Answer)[] answers) => Plan(Understood(csv, "register.csv", answers));

    static ImportPlan Planned(string page, string name) => Plan(Understood(page, name));

    static ImportPlan Plan(Understanding understood)
    {
        understood.Analysis.Questions.Select(question => $"{question.Id}: {question.Text}").ShouldBeEmpty();
        understood.Register.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        return SmallRegisters.Plan(understood.Register, []);
    }

    static IEnumerable<string> Questions(string csv, params (string Id, string Answer)[] answers) =>
        Understood(csv, "register.csv", answers).Analysis.Questions.Select(question => question.Id);

    static Understanding Understood(string text, string name = "register.csv", params (string Id, string Answer)[] answers)
    {
        var read = TableFile.Read(name, Encoding.UTF8.GetBytes(text), new TableLimits(), CancellationToken.None)
            .ShouldBeOfType<TablesRead>();
        var mapping = new ImportMapping { Answers = answers.ToDictionary(each => each.Id, each => each.Answer, StringComparer.Ordinal) };
        return RegisterReader.Understand(read.Tables, new RegisterSettings(), mapping);
    }

    static (int Impact, int Likelihood) Cell(Score score) => (score.Impact, score.Likelihood);
}
