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
        var entry = Only("Ref,Risk,Likelihood,Impact,Gross risk,Mitigation,Net likelihood,Net impact,Net risk\n1,Key staff leave,Likely,Major,High,Plan,Rare,Minor,Low");

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
        var entry = Only("Risk ID,Principal risk,Initial L,Initial C,Initial rating,Key controls,Current L,Current C,Current rating\nB1,Wards unsafe,5,4,20,Bank,3,4,12");

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
        var plan = Planned("Ref,Type,Risk / Opportunity,Likelihood,Impact,Rating,Residual L,Residual I\n1,Threat,Silt,4,3,12,3,3\n2,Opportunity,Ferry,3,4,12,4,4");

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
    public void Figures_beyond_the_matrix_make_all_figures_of_their_column_another_scale()
    {
        const string File = "Ref,Risk,Likelihood,Impact,Residual likelihood,Residual impact\n1,Ship aground,8,9,4,9\n2,Crane falls,3,5,2,5";

        Questions(File).ShouldBe(
            ["impact:9", "likelihood:8", "likelihood:4", "likelihood:3", "impact:5", "likelihood:2"], ignoreOrder: true);
        var entries = Planned(File, ("impact:9", "5"), ("likelihood:8", "4"), ("likelihood:4", "2"), ("likelihood:3", "2"), ("impact:5", "3"), ("likelihood:2", "1")).Outcomes;
        entries.Select(outcome => Cell(outcome.State!.Score)).ShouldBe([(5, 4), (3, 2)]);
    }

    [Fact]
    public void Products_beyond_the_matrix_make_all_products_another_scale() =>
        Questions("Ref,Risk,Score,Residual\n1,Ship aground,72,20\n2,Crane falls,15,10").ShouldBe(["score:72", "score:20", "score:15", "score:10"], ignoreOrder: true);

    [Fact]
    public void Sums_are_no_products_and_are_refused() =>
        Understood("Ref,Risk,Likelihood,Impact,Score,Residual\n1,Fire,4,5,9,4 x 4").Register.Messages
            .ShouldContain(message => message.Code == ImportCodes.ScoreDisagrees && message.Column == "Score");

    [Fact]
    public void Codes_beside_letters_are_asked_about_by_their_letters() =>
        Questions("Ref,Risk,Likelihood,Impact,Rating,Residual\n1,Power cut,C,II,C2,4 x 4").ShouldBe(["impact:ii", "likelihood:c"], ignoreOrder: true);

    [Theory]
    [InlineData("<table><tr><td>Risk ref<td>1<tr><td>Risk<td>Theft<tr><td>Owner<td>MT<tr><td>Inherent score<td>5 x 4<tr><td>Residual score<td>4 x 3</table>"
        + "<table><tr><td>Risk ref<td>2<tr><td>Risk<td>Flood<tr><td>Owner<td>Clerk<tr><td>Inherent score<td>4 x 4<tr><td>Residual score<td>3 x 3</table>")]
    [InlineData("<table><tr><td>Risk ref<td>1<td>Owner<td>MT<tr><td>Risk<td>Theft<td>Inherent score<td>5 x 4<tr><td>Residual score:<td>4 x 3"
        + "<tr><td>Risk ref<td>2<td>Owner<td>Clerk<tr><td>Risk<td>Flood<td>Inherent score<td>4 x 4<tr><td>Residual score:<td>3 x 3</table>")]
    public void A_card_for_each_risk_is_read_as_a_row(string page)
    {
        var entries = Planned(page, "cards.html").Outcomes.Select(outcome => outcome.State!).ToArray();

        entries.Select(entry => (entry.SourceReference, entry.Title, entry.Owners.Single(), Cell(entry.Score), Cell(entry.ResidualScore)))
            .ShouldBe([("1", "Theft", "MT", (5, 4), (4, 3)), ("2", "Flood", "Clerk", (4, 4), (3, 3))]);
    }

    [Fact]
    public void Levels_in_letters_are_asked_about() =>
        Questions("Area,Risk,Level (H/M/L),Control\nFinance,Cash lost,L,Two signatures\nAssets,Swing breaks,M,Weekly check").ShouldBe(["single-score", "score:l", "score:m"], ignoreOrder: true);

    static EntryState Only(string csv, params (string Id, string Answer)[] answers) => Planned(csv, answers).Outcomes.ShouldHaveSingleItem().State!;

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
        var read = TableFile.Read(name, Encoding.UTF8.GetBytes(text), new TableLimits(), CancellationToken.None).ShouldBeOfType<TablesRead>();
        var mapping = new ImportMapping { Answers = answers.ToDictionary(each => each.Id, each => each.Answer, StringComparer.Ordinal) };
        return RegisterReader.Understand(read.Tables, new RegisterSettings(), mapping);
    }

    static (int Impact, int Likelihood) Cell(Score score) => (score.Impact, score.Likelihood);
}
