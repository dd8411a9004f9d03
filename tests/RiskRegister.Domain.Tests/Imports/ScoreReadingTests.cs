using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

public sealed class ScoreReadingTests
{
    [Theory]
    [InlineData("16", 16, null, null)]
    [InlineData(" 16.0 ", 16, null, null)]
    [InlineData("High 16", 16, null, null)]
    [InlineData("20 - Very high", 20, null, null)]
    [InlineData("4 x 3 = 12", 12, 4, 3)]
    [InlineData("4x3", 12, 4, 3)]
    [InlineData("3 × 4", 12, 3, 4)]
    [InlineData("4 X 3 (12)", 12, 4, 3)]
    [InlineData("12 (4 * 3)", 12, 4, 3)]
    [InlineData("12 = 4 x 3 (High)", 12, 4, 3)]
    [InlineData("12 ↓", 12, null, null)]
    [InlineData("🔴 20", 20, null, null)]
    [InlineData("Major (4) / Possible (3)", 12, 4, 3)]
    [InlineData("3 Possible - 2 Minor", 6, 2, 3)]
    [InlineData("High (4) x Unlikely (2)", 8, 4, 2)]
    [InlineData("Moderate / Unlikely", 6, 3, 2)]
    [InlineData("Almost certain, major", 20, 4, 5)]
    [InlineData("Minor x Rare", 2, 2, 1)]
    [InlineData("Unlikely & moderate", 6, 3, 2)]
    [InlineData("20 of 25", 20, null, null)]
    [InlineData("5/4 (20)", 20, 5, 4)]
    [InlineData("20 (5/4)", 20, 5, 4)]
    [InlineData("Red 5/4 = 20", 20, 5, 4)]
    [InlineData("I5 x L4 = 20", 20, 5, 4)]
    public void A_score_is_a_product_or_impact_times_likelihood(string cell, int value, int? impact, int? likelihood) =>
        ReadOne(("Score", cell)).Score!.Value.ShouldBe(new StatedScore(value, impact, likelihood));

    [Theory]
    [InlineData("Severity", "12", "20")]
    [InlineData("Severity (L x I)", "12 (Medium)", "20 (High)")]
    [InlineData("Risk severity", "12", "20")]
    public void A_severity_beside_impact_and_likelihood_is_the_score(string heading, string first, string second)
    {
        var table = Severities(heading, first, second);

        RegisterReader.Understand([table], Settings).Analysis.Questions.Select(question => question.Id).ShouldBe(["single-score"]);
        Read(table).Rows.Select(row => row.ResidualScore!.Value).ShouldBe([new StatedScore(12, 4, 3), new StatedScore(20, 5, 4)]);
    }

    [Fact]
    public void Words_of_severity_beside_impact_and_likelihood_are_named()
    {
        var table = Severities("Severity", "Medium", "High");

        RegisterReader.Understand([table], Settings).Analysis.Questions.Select(question => question.Id).ShouldBe(["single-score"]);
        Read(table).Messages.ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == "Severity");
    }

    [Fact]
    public void A_severity_that_may_be_another_impact_is_asked_about() =>
        RegisterReader.Understand([Severities("Severity", "3", "5")], Settings).Analysis.Questions
            .ShouldContain(question => question.Id.StartsWith("twice:impact"));

    static SourceTable Severities(string heading, string first, string second) => Table(
        ["Ref", "Title", "Likelihood", "Impact", heading], ["CR1", "Flooding", "3", "4", first], ["CR2", "Frost", "4", "5", second]);

    [Theory]
    [InlineData("Major (both depots close)", "both depots close")]
    [InlineData("Major — roads, and the ferry", "roads, and the ferry")]
    [InlineData("Major: the mill (grade II) is lost", "the mill (grade II) is lost")]
    [InlineData("Major - no income", "no income")]
    public void What_stands_behind_an_impact_is_the_effects(string cell, string effects)
    {
        var read = Read(Levels("Impact", cell, "Moderate"));

        read.Rows.Select(row => row.ResidualScore!.Value!.Impact).ShouldBe([4, 3]);
        read.Rows.Select(row => string.Join('|', row.Effects?.Value ?? [])).ShouldBe([effects, ""]);
        CodesOf(read.Messages).ShouldContain(ImportCodes.ColumnParted);
    }

    [Fact]
    public void What_stands_behind_a_likelihood_or_beside_effects_is_named()
    {
        var read = Read(Table(["Ref", "Title", "Likelihood", "Impact", "Effects"],
            ["CR1", "Flooding", "Likely (it did in May)", "Major: see below", "Homes lost"],
            ["CR2", "Frost", "Rare", "Minor", "Pipes burst"]));

        read.Rows.Select(row => (row.ResidualScore!.Value!.Impact, row.ResidualScore.Value.Likelihood)).ShouldBe([(4, 4), (2, 1)]);
        read.Rows.Select(row => row.Effects!.Value[0]).ShouldBe(["Homes lost", "Pipes burst"]);
        read.Messages.Where(message => message.Code == ImportCodes.ColumnIgnored).Select(message => message.Column)
            .ShouldBe(["Remarks: Likelihood", "Remarks: Impact"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Major (4)", "Minor (2)")]
    [InlineData("Major – 4", "Minor – 2")]
    [InlineData("4: Major", "2: Minor")]
    [InlineData("Severe floods, and no way out", "Major works (both depots)")]
    [InlineData("Major (High)", "Minor (Low)")]
    public void Levels_said_twice_and_sentences_are_not_parted(string first, string second) =>
        CodesOf(Read(Levels("Impact", first, second)).Messages).ShouldNotContain(ImportCodes.ColumnParted);

    static SourceTable Levels(string heading, string first, string second) => Table(["Ref", "Title", "Likelihood", heading],
        ["CR1", "Flooding", "Likely", first], ["CR2", "Frost", "Rare", second]);

    [Theory]
    [InlineData("", ImportCodes.ScoreMissing)]
    [InlineData("High", ImportCodes.ScoreUnreadable)]
    [InlineData("-4", ImportCodes.ScoreUnreadable)]
    [InlineData("12.5", ImportCodes.ScoreUnreadable)]
    [InlineData("4 x", ImportCodes.ScoreUnreadable)]
    [InlineData("16\n12", ImportCodes.ScoreUnreadable)]
    [InlineData("99999999999999999999", ImportCodes.ScoreUnreadable)]
    [InlineData("0", ImportCodes.ScoreImpossible)]
    [InlineData("7", ImportCodes.ScoreImpossible)]
    [InlineData("26", ImportCodes.ScoreImpossible)]
    [InlineData("6 x 2", ImportCodes.ScoreImpossible)]
    [InlineData("4 x 4 = 15", ImportCodes.ScoreDisagrees)]
    [InlineData("20 → 12", ImportCodes.ScoreUnreadable)]
    [InlineData("5/4", ImportCodes.ScoreUnreadable)]
    [InlineData("5/4 (16)", ImportCodes.ScoreDisagrees)]
    [InlineData("High / Medium", ImportCodes.ScoreUnreadable)]
    [InlineData("Severe / Possible", ImportCodes.ScoreUnreadable)]
    [InlineData("High (4) / Medium (3)", ImportCodes.ScoreUnreadable)]
    [InlineData("Major (3) / Possible (3)", ImportCodes.ScoreDisagrees)]
    public void What_is_no_score_is_refused(string cell, string code)
    {
        var message = ReadCells(("Residual", cell)).Messages.ShouldHaveSingleRefusal();

        (message.Code, message.Column, message.Row).ShouldBe((code, "Residual", 2));
    }

    [Theory]
    [InlineData("4", "3", "12", 4, 3)]
    [InlineData("4", "3", "", 4, 3)]
    [InlineData("4 - Major", "Possible", "12", 4, 3)]
    [InlineData("Outstanding", "3 (Possible)", "4", 5, 3, ImportCodes.ScoreDisagrees)]
    [InlineData("4", "", "12", 4, 3)]
    [InlineData("", "3", "12", 4, 3)]
    [InlineData("", "", "12", null, null)]
    [InlineData("4", "", "", null, null, ImportCodes.ScoreUnreadable)]
    [InlineData("4", "3", "16", null, null, ImportCodes.ScoreDisagrees)]
    [InlineData("1", "", "20", null, null, ImportCodes.ScoreDisagrees)]
    [InlineData("3", "4", "4 x 3 = 12", 3, 4)]
    [InlineData("3", "4", "4 x 4 = 16", null, null, ImportCodes.ScoreDisagrees)]
    [InlineData("6", "2", "12", null, null, ImportCodes.ScoreImpossible)]
    [InlineData("4.5", "2", "9", null, null, ImportCodes.ScoreUnreadable)]
    public void Impact_and_likelihood_may_have_columns_of_their_own(
        string impact, string likelihood, string product, int? expectedImpact, int? expectedLikelihood, string? refusal = null)
    {
        var read = ReadCells(("Impact", impact), ("Likelihood", likelihood), ("Score", product));

        Refusals(read.Messages).ShouldBe(refusal is null ? [] : [refusal]);
        if (refusal is null)
            (read.Rows[0].Score!.Value!.Impact, read.Rows[0].Score!.Value!.Likelihood).ShouldBe((expectedImpact, expectedLikelihood));
    }

    [Fact]
    public void Impact_and_likelihood_stand_for_the_score_where_no_column_has_the_product()
    {
        var read = Read(
            Table(["Title", "Gross impact", "Gross likelihood", "Net impact", "Net likelihood"], ["Flooding", "4", "4", "4", "2"]));

        var row = read.Rows.ShouldHaveSingleItem();
        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value).ShouldBe((16, 8));
    }

    [Theory]
    [InlineData(16, 4, 4, false)]
    [InlineData(25, 5, 5, false)]
    [InlineData(12, 4, 3, true)]
    [InlineData(15, 5, 3, true)]
    [InlineData(4, 4, 1, true)]
    [InlineData(20, 5, 4, true)]
    [InlineData(1, 1, 1, false)]
    public void The_higher_impact_is_assumed_where_several_cells_give_a_product(int value, int impact, int likelihood, bool assumed) =>
        new StatedScore(value).Against(null).ShouldBe(new Score(impact, likelihood, assumed));

    [Fact]
    public void A_bare_product_equal_to_the_present_value_leaves_impact_and_likelihood_alone()
    {
        new StatedScore(12).Against(new Score(3, 4)).ShouldBe(new Score(3, 4));
        new StatedScore(12).Against(new Score(4, 3, Assumed: true)).ShouldBe(new Score(4, 3, Assumed: true));
        new StatedScore(12, 4, 3).Against(new Score(4, 3, Assumed: true)).ShouldBe(new Score(4, 3));
        new StatedScore(15).Against(new Score(3, 4)).ShouldBe(new Score(5, 3, Assumed: true));
    }

    [Fact]
    public void Of_two_words_only_the_one_that_no_scale_has_is_asked_about()
    {
        var table = Table(["Title", "Inherent score", "Residual score"], ["Flooding", "Severe / Possible", "Moderate / Possible"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("impact:severe");
        Answered([table], ("impact:severe", "5")).Rows[0].Score!.Value.ShouldBe(new StatedScore(15, 5, 3));
    }

    [Theory]
    [InlineData("Assessment", "Inherent: I5 x L4 = 20\nResidual: I4 x L3 = 12\nTarget: I4 x L2 = 8")]
    [InlineData("Evaluation", "Gross: 20; Net: 4 x 3; Target: 8")]
    [InlineData("Rating", "Gross - 20 | Net - 12 | Target - 8")]
    public void Scores_with_labels_are_read_under_a_heading_that_says_nothing(string heading, string cell)
    {
        var row = Read(Table(["Ref", "Risk", heading, "Owner"], ["1", "Icy decks", cell, "MT"])).Rows.ShouldHaveSingleItem();

        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value, row.TargetScore!.Value!.Value).ShouldBe((20, 12, 8));
    }

    [Fact]
    public void Possible_products_are_those_of_the_matrix() =>
        Enumerable.Range(-1, 30).Where(StatedScore.IsPossible).ShouldBe([1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25]);

    [Theory]
    [InlineData("A4")]
    [InlineData("4A")]
    [InlineData("b3")]
    public void A_square_of_a_grid_with_letters_is_asked_about(string cell)
    {
        var understood = Understood(Table(["Title", "Inherent score", "Residual score"], ["Flooding", "16", cell]));

        understood.Analysis.Questions.ShouldContain(question => question.Text.Contains($"\"{cell}\"", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("A12", 12)]
    [InlineData("Amber 4", 4)]
    public void A_letter_of_a_band_before_a_product_is_passed_over(string cell, int product) =>
        ReadOne(("Residual", cell)).ResidualScore!.Value!.Value.ShouldBe(product);

    [Theory]
    [InlineData("(4) x (5) = 20", 4, 5)]
    [InlineData("4 by 5", 4, 5)]
    [InlineData("C4 x L5", 4, 5)]
    [InlineData("S4 L5", 4, 5)]
    [InlineData("L5 I4 S20", 4, 5)]
    public void Factors_are_read_as_registers_write_them(string cell, int impact, int likelihood) =>
        ReadOne(("Score", cell)).Score!.Value.ShouldBe(new StatedScore(impact * likelihood, impact, likelihood));

    [Theory]
    [InlineData("20 (was 25)", 20)]
    [InlineData("12 [previously 4 x 4]", 12)]
    [InlineData("20/25", 20)]
    [InlineData("8 out of 25", 8)]
    public void What_a_score_was_and_could_be_at_most_is_not_the_score(string cell, int value) =>
        ReadOne(("Score", cell)).Score!.Value.ShouldBe(new StatedScore(value));

    [Fact]
    public void A_score_of_0_does_not_make_others_products_of_another_scale()
    {
        var read = Read(Table(["Ref", "Risk", "Score", "Residual score"], ["1", "Kiln cracks", "0", "9"],
            ["2", "Clay runs out", "12", "8"]));

        Refusals(read.Messages).ShouldBe([ImportCodes.ScoreImpossible]);
    }

    [Fact]
    public void Squares_of_a_grid_are_asked_about_once()
    {
        var table = Table(["Ref", "Risk", "Score", "Residual score"], ["1", "Kiln cracks", "B4", "A2"],
            ["2", "Clay runs out", "E1", "3C"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Choices.Count.ShouldBe(9);
        Answered([table], (question.Id, "likelihood-a-1")).Rows.Select(row => (row.Score!.Value, row.ResidualScore!.Value)).ShouldBe(
        [
            (new StatedScore(8, 4, 2), new StatedScore(2, 2, 1)), (new StatedScore(5, 1, 5), new StatedScore(9, 3, 3)),
        ]);
        Answered([table], (question.Id, "impact-e-5")).Rows.Select(row => (row.Score!.Value, row.ResidualScore!.Value)).ShouldBe(
        [
            (new StatedScore(8, 4, 2), new StatedScore(20, 5, 4)), (new StatedScore(5, 1, 5), new StatedScore(9, 3, 3)),
        ]);
    }

    [Fact]
    public void Squares_of_a_grid_can_be_asked_about_each()
    {
        var table = Table(["Ref", "Risk", "Score", "Residual score"], ["1", "Kiln cracks", "B4", "F2"]);

        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { ["squares"] = "each" } };
        RegisterReader.Understand([table], Settings, mapping).Analysis.Questions
            .Select(question => question.Id).ShouldBe(["score:b4", "score:f2"]);
    }

    [Theory]
    [InlineData("Apr", "May", "16", "12")]
    [InlineData("30/06/2026", "2026-09-30", "16", "12")]
    [InlineData("Q1 2026/27", "Q2 2026/27", "D4", "C4")]
    [InlineData("June 26 score", "Sept 26 score", "4 x 4", "4 x 3")]
    public void Of_scores_headed_by_months_quarters_or_days_the_present_one_is_asked(string first, string second, string before, string now)
    {
        var table = Table(["Ref", "Risk", "Gross score", first, second], ["K1", "Kiln cracks", "20", before, now]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Choices.Select(choice => choice.Value).ShouldBe([first, second, "none"]);
        var answers = new Dictionary<string, string> { [question.Id] = second, ["squares"] = "likelihood-a-1" };
        var answered = RegisterReader.Understand([table], Settings, new ImportMapping { Answers = answers });
        answered.Analysis.Questions.ShouldBeEmpty();
        answered.Register.Rows.ShouldHaveSingleItem().ResidualScore!.Value!.Value.ShouldBe(12);
    }

    [Fact]
    public void An_impact_in_words_beside_figures_of_impact_is_what_it_leads_to()
    {
        var table = Table(["Ref", "Risk", "Impact", "L", "I", "Rating", "Actions", "L", "I", "Rating"],
            ["K1", "Kiln cracks", "No pots", "5", "4", "20", "Rebuild", "3", "4", "12"]);

        var row = Answered([table], ("repeated-scores:", "scoreFirst")).Rows.ShouldHaveSingleItem();
        (row.Effects!.Value[0], row.Score!.Value, row.ResidualScore!.Value)
            .ShouldBe(("No pots", new StatedScore(20, 4, 5), new StatedScore(12, 4, 3)));
    }
}
