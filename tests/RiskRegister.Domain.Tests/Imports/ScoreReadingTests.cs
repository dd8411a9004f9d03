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
    [InlineData("16 — High", 16, null, null)]
    [InlineData("Amber — 9", 9, null, null)]
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
    [InlineData("5/4 20", 20, 5, 4)]
    [InlineData("(5,4) 20", 20, 5, 4)]
    [InlineData("V. High (25)", 25, null, null)]
    [InlineData("2 - v low", 2, null, null)]
    [InlineData("4 (L) x 5 (I) = 20", 20, 5, 4)]
    [InlineData("5 (C) × 4 (P) = 20", 20, 5, 4)]
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

    [Theory]
    [InlineData("Likely given the cut", "Roof is failing")]
    [InlineData("Likely", "Possible")]
    public void Texts_of_a_likelihood_whose_figures_have_a_column_are_no_steps(string one, string other)
    {
        var table = Table(["Ref", "Risk", "Impact", "Likelihood", "Impact score", "Likelihood score", "Risk score", "Net score"],
            ["R1", "Waste", "Fines", one, "5", "4", "20", "12"], ["R2", "Fleet", "Delay", other, "3", "4", "12", "6"]);

        Asked(table).ShouldBeEmpty();
        var read = Read(table);
        read.Rows.Select(row => row.Score!.Value).ShouldBe([new StatedScore(20, 5, 4), new StatedScore(12, 3, 4)]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == "Likelihood");
    }

    [Theory]
    [InlineData("4/5 21")]
    [InlineData("4,5 9")]
    [InlineData("v. odd 12")]
    public void Figures_that_are_no_product_are_asked_about(string cell) =>
        Understood(Table(["Ref", "Risk", "Gross score", "Net score"], ["R1", "Waste", cell, "12"])).Analysis.Questions
            .ShouldHaveSingleItem().Id.ShouldStartWith("score:");

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
    [InlineData("Medium because the drains are new")]
    [InlineData("Medium. Staff were trained in May, and the pumps were renewed")]
    [InlineData("Medium – the drains are new")]
    [InlineData("Medium (drains renewed), may rise with the next storm")]
    [InlineData("Medium due to works\nthat go on")]
    public void What_stands_behind_the_level_of_a_score_is_named(string cell)
    {
        string[][] rows =
        [
            ["Ref", "Title", "Likelihood", "Impact", "Residual score"], ["CR1", "Flooding", "4", "4", cell],
            ["CR2", "Frost", "3", "3", "9"],
        ];

        Asked(Table(rows)).ShouldBe(["score:medium"]);
        var read = Answered([Table(rows)], ("score:medium", "3 x 3"));
        read.Rows.Select(row => row.ResidualScore!.Value!.Value).ShouldBe([9, 9]);
        read.Messages.Where(message => message.Code == ImportCodes.ColumnIgnored).Select(message => message.Column)
            .ShouldBe(["Remarks: Residual score"]);
    }

    [Theory]
    [InlineData("High (16)")]
    [InlineData("High (4 x 4)")]
    [InlineData("High – likelihood 4, impact 4")]
    [InlineData("High – improving")]
    public void What_a_score_is_made_of_is_no_remark(string cell) => CodesOf(Read(Table(
        ["Ref", "Title", "Likelihood", "Impact", "Residual score"], ["CR1", "Flooding", "4", "4", cell],
        ["CR2", "Frost", "3", "3", "High"]))
        .Messages).ShouldNotContain(ImportCodes.ColumnParted);

    [Theory]
    [InlineData(90)]
    [InlineData(190)]
    public void A_score_in_many_words_is_what_was_answered(int length)
    {
        var words = string.Concat(Enumerable.Repeat("as good as it gets ", 20))[..length].Trim();
        string[][] rows =
        [
            ["Ref", "Title", "Likelihood", "Impact", "Residual score"], ["CR1", "Flooding", "4", "4", words],
            ["CR2", "Frost", "3", "3", $"{words[..^1]}!"],
        ];
        var asked = Asked(Table(rows));

        asked.Length.ShouldBe(2);
        Answered([Table(rows)], (asked[0], "3 x 3"), (asked[1], "2 x 1")).Rows.Select(row => row.ResidualScore!.Value!.Value)
            .ShouldBe([9, 2]);
    }

    [Fact]
    public void A_likelihood_in_many_words_is_what_was_answered()
    {
        var words = string.Concat(Enumerable.Repeat("rather more than less ", 6)).Trim();
        string[][] rows = [["Ref", "Title", "Score", "Residual likelihood", "Residual impact"], ["CR1", "Flooding", "16", words, "2"]];

        Answered([Table(rows)], (Asked(Table(rows)).ShouldHaveSingleItem(), "3")).Rows[0].ResidualScore!.Value!.Value.ShouldBe(6);
    }

    [Theory]
    [InlineData("Likelihood", "Consequence", "Risk")]
    [InlineData("Probability", "Impact", "Risk (P x I)")]
    [InlineData("Impact", "Likelihood", "Risk")]
    public void Figures_headed_risk_beside_both_factors_are_the_score(string first, string second, string risk)
    {
        var read = Read(Table(["Hazard", "ID", first, second, risk], ["Scalds", "R1", "3", "4", "12"], ["Falls", "R2", "2", "4", "8"]));

        read.Rows.Select(row => (row.Title, row.ResidualScore!.Value!.Value)).ShouldBe([("Scalds", 12), ("Falls", 8)]);
    }

    [Theory]
    [InlineData("Residual risk")]
    [InlineData("Current risk score")]
    public void Factors_of_which_another_score_is_the_product_are_its_own(string product)
    {
        var table = Table(
            ["Ref", "Title", "Inherent impact", "Inherent likelihood", "Inherent risk", "Controls", "Impact", "Likelihood", product],
            ["R1", "Floods", "5", "5", "25", "Pumps", "4", "5", "20"], ["R2", "Frost", "4", "4", "16", "Salt", "2", "4", "8"]);

        Asked(table).ShouldBeEmpty();
        Read(table).Rows.Select(row => (row.Score!.Value, row.ResidualScore!.Value))
            .ShouldBe([(new StatedScore(25, 5, 5), new StatedScore(20, 4, 5)), (new StatedScore(16, 4, 4), new StatedScore(8, 2, 4))]);
    }

    [Fact]
    public void Factors_of_which_it_is_not_are_a_score_of_their_own() => Asked(Table(
        ["Ref", "Title", "Inherent impact", "Inherent likelihood", "Inherent risk", "Impact", "Likelihood", "Residual risk"],
        ["R1", "Floods", "5", "5", "25", "4", "5", "16"], ["R2", "Frost", "4", "4", "16", "2", "4", "8"])).ShouldNotBeEmpty();

    [Fact]
    public void A_table_of_nothing_but_scores_has_no_entries() =>
        Refusals(Read(Table(["Likelihood", "Consequence", "Risk"], ["1", "2", "2"])).Messages)
            .ShouldAllBe(code => code == ImportCodes.ColumnMissing);

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
    [InlineData("Residual impact / likelihood", "High / Medium", "impact:high", "likelihood:medium")]
    [InlineData("Residual (L x I)", "Low x Critical", "impact:critical", "likelihood:low")]
    [InlineData("Net score (I/L)", "H/M", "impact:h", "likelihood:m")]
    public void Words_of_both_factors_are_asked_about_apart_where_the_heading_says_which_is_which(
        string heading, string cell, string impact, string likelihood)
    {
        var table = Table(["Ref", "Risk", "Gross score", heading], ["K1", "Kiln cracks", "20", cell]);

        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldBe([impact, likelihood]);
        Answered([table], (impact, "4"), (likelihood, "2")).Rows[0].ResidualScore!.Value.ShouldBe(new StatedScore(8, 4, 2));
    }

    [Theory]
    [InlineData("Residual (L x I)", "High / Red")]
    [InlineData("Residual (L x I)", "Very high - low")]
    [InlineData("Residual score", "High / Medium")]
    public void Other_words_are_asked_about_as_one(string heading, string cell) =>
        Understood(Table(["Ref", "Risk", "Gross score", heading], ["K1", "Kiln cracks", "20", cell])).Analysis.Questions
            .ShouldHaveSingleItem().Id.ShouldStartWith("score:");

    [Theory]
    [InlineData("4", "3", "12", 4, 3)]
    [InlineData("4", "3", "", 4, 3)]
    [InlineData("4 - Major", "Possible", "12", 4, 3)]
    [InlineData("Outstanding", "3 (Possible)", "4", 5, 3, ImportCodes.ScoreDisagrees)]
    [InlineData("4", "", "12", 4, 3)]
    [InlineData("", "3", "12", 4, 3)]
    [InlineData("", "", "12", null, null)]
    [InlineData("4", "", "", null, null, ImportCodes.ScoreMissing)]
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
        var table = Table(["Title", "Inherent score", "Residual score"], ["Flooding", "Severe / Possible", "9"]);

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
        question.Choices.Select(choice => choice.Value.Split(" before ")[0].Split(" of ")[0]).ShouldBe([first, second, "none"]);
        var answers = new Dictionary<string, string> { [question.Id] = second, ["squares"] = "likelihood-a-1" };
        var answered = RegisterReader.Understand([table], Settings, new ImportMapping { Answers = answers });
        answered.Analysis.Questions.ShouldBeEmpty();
        answered.Register.Rows.ShouldHaveSingleItem().ResidualScore!.Value!.Value.ShouldBe(12);
    }

    [Theory]
    [InlineData("Gross P", "Gross I", "Gross PxI", "Net PxI", false)]
    [InlineData("Inherent L", "Inherent I", "Inherent (L x I)", "Residual (L x I)", false)]
    [InlineData("Gross L", "Gross I", "Gross score", "Net score", true)]
    public void Which_factor_is_first_in_a_cell_other_headings_say(string one, string two, string product, string net, bool isAssumed)
    {
        var table = Table(["Ref", "Risk", one, two, product, net, "Target"], ["R1", "Flood", "4", "5", "20", "10", "5 (1x5)"]);

        foreach (var mapping in (ImportMapping[])[new ImportMapping(), Understood(table).Analysis.Mapping])
        {
            var read = RegisterReader.Read([table], Settings, mapping);
            read.Rows.ShouldHaveSingleItem().TargetScore!.Value.ShouldBe(new StatedScore(5, 5, 1));
            read.Messages.Count(message => message.Code == ImportCodes.OrderAssumed
                && message.Message.Contains("likelihood first", StringComparison.Ordinal)).ShouldBe(isAssumed ? 1 : 0);
        }
    }

    [Theory]
    [InlineData("Gross I", "Gross L", "Gross score", "Net score")]
    [InlineData("Gross L", "Gross I", "Gross (L x I)", "Net (I x L)")]
    public void It_is_the_impact_where_they_say_no_other(string one, string two, string product, string net)
    {
        var read = Read(Table(["Ref", "Risk", one, two, product, net, "Target"], ["R1", "Flood", "4", "4", "16", "9", "5 (1x5)"]));

        read.Rows.ShouldHaveSingleItem().TargetScore!.Value.ShouldBe(new StatedScore(5, 1, 5));
        read.Messages.ShouldContain(message => message.Code == ImportCodes.OrderAssumed
            && message.Message.Contains("impact first", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4", "9", "scores")]
    [InlineData("3", "12", "single-score")]
    public void Factors_before_a_current_score_are_its_own_where_they_make_it(string impact, string current, string asked)
    {
        var table = Table(["Risk", "L", "I", "Current score", "Target"],
            ["Flood", "4", "4", "16", "6"], ["Cyber", "4", impact, current, "6"]);

        Asked(table).ShouldBe([asked]);
        if (asked == "single-score")
            Answered([table], (asked, "residual")).Rows[1].ResidualScore!.Value.ShouldBe(new StatedScore(12, 3, 4));
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

    [Theory]
    [InlineData("Was 16 now 12", 12)]
    [InlineData("was 16, now 12", 12)]
    [InlineData("16 → 12", 12)]
    [InlineData("16 -> 9", 9)]
    [InlineData("From 16 to 12", 12)]
    [InlineData("12, was 16", 12)]
    [InlineData("Now 12 (was 16)", 12)]
    [InlineData("9 ↑", 9)]
    [InlineData("↓ 9", 9)]
    [InlineData("12*", 12)]
    [InlineData("9†", 9)]
    public void A_remark_beside_a_score_is_passed_over_and_named(string cell, int score)
    {
        var read = ReadCells(("Residual", cell));

        read.Rows[0].ResidualScore!.Value!.Value.ShouldBe(score);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ScoreRemarked]);
    }

    [Theory]
    [InlineData("16 or 12")]
    [InlineData("12 – 16")]
    [InlineData("was 16")]
    [InlineData("12*4?")]
    public void What_may_be_either_of_two_scores_is_asked(string cell) =>
        Understood(Table(["Ref", "Risk", "Inherent score", "Residual score"], ["1", "Floods", "16", cell])).Analysis.Questions
            .ShouldHaveSingleItem().Id.ShouldStartWith("score:");

    [Fact]
    public void Whether_scores_with_a_question_mark_count_is_asked_once()
    {
        var table = Table(
            ["Ref", "Risk", "Inherent score", "Residual score"], ["1", "Floods", "16", "12?"], ["2", "Fires", "20", "9 (?)"],
            ["3", "Storms", "20", "8"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed).ShouldBe(("doubtful-scores", "count"));
        Answered([table], (question.Id, "count")).Rows.Select(row => row.ResidualScore!.Value!.Value).ShouldBe([12, 9, 8]);
        var none = Answered([table], (question.Id, "none"), ("single-score", "residual"));
        none.Rows.Select(row => row.ResidualScore?.Value?.Value).ShouldBe([null, null, 8]);
    }

    [Fact]
    public void A_figure_with_a_word_of_the_other_scale_is_asked_about()
    {
        var table = Table(
            ["Ref", "Risk", "Impact", "Likelihood", "Residual impact", "Residual likelihood"],
            ["1", "Floods", "5 - rare", "4 - Likely", "3 - Moderate", "3 - Moderate"],
            ["2", "Fires", "5 - Crippling", "2 - Remote", "2", "1"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("impact:5 - rare");
        var rows = Answered([table], ("impact:5 - rare", "5")).Rows;
        (rows[0].Score!.Value!.Impact, rows[0].ResidualScore!.Value!.Likelihood, rows[1].Score!.Value!.Value).ShouldBe((5, 3, 10));
    }

    [Fact]
    public void Whether_figures_count_whose_words_are_other_steps_is_asked_once_a_scale()
    {
        var table = Table(
            ["Ref", "Risk", "Impact", "Likelihood", "Residual impact", "Residual likelihood"],
            ["1", "Floods", "3 - Major", "4 - Likely", "2 - Moderate", "2"], ["2", "Fires", "4 - Catastrophic", "3", "1", "1"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("own-words:impact");
        Answered([table], ("own-words:impact", "asWritten")).Rows.Select(row => row.Score!.Value!.Value).ShouldBe([12, 12]);
        RegisterReader.Understand([table], Settings, Answering(("own-words:impact", "each")).Mapping).Analysis.Questions
            .Select(question => question.Id)
            .ShouldBe(["impact:3 - major", "impact:2 - moderate", "impact:4 - catastrophic"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("8 by March 2027")]
    [InlineData("8 (Mar 27)")]
    [InlineData("4 x 2 by 31/03/2027")]
    [InlineData("8, by end of March 2027")]
    [InlineData("8 – 31.3.27")]
    public void A_target_score_may_have_its_day_behind_it(string cell)
    {
        var read = ReadCells(("Target score", cell));

        read.HasRefusals.ShouldBeFalse();
        (read.Rows[0].TargetScore!.Value!.Value, read.Rows[0].TargetDate!.Value).ShouldBe((8, new DateOnly(2027, 3, 31)));
    }

    [Theory]
    [InlineData("8 (2 x 4)")]
    [InlineData("8 (low)")]
    [InlineData("8")]
    public void Other_target_scores_have_none(string cell)
    {
        var row = ReadOne(("Target score", cell));

        (row.TargetScore!.Value!.Value, row.TargetDate).ShouldBe((8, null));
    }

    [Theory]
    [InlineData("Target score", "8 by Q4")]
    [InlineData("Residual", "8 by March 2027")]
    public void Other_scores_with_words_are_asked_about(string heading, string cell)
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Target score"],
            ["1", "Floods", "16", heading == "Residual" ? cell : "9", heading == "Residual" ? "" : cell]);

        Understood(table).Analysis.Questions.ShouldContain(question => question.Id.StartsWith("score:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Red", "Amber")]
    [InlineData("R", "A")]
    [InlineData("High", "")]
    public void Words_beside_the_only_score_are_no_second_score(string first, string second)
    {
        var understood = Understood(Table(["Ref", "Title", "Score", "RAG"], ["1", "Floods", "20", first], ["2", "Fire", "12", second]));

        understood.Analysis.Questions.Select(question => question.Id).ShouldBe(["single-score"]);
        understood.Register.Messages.ShouldContain(message => message.Column == "RAG" && message.Code == ImportCodes.ColumnIgnored);
    }

    [Fact]
    public void Words_beside_each_of_two_scores_are_none_either()
    {
        var understood = Understood(Table(
            ["Ref", "Title", "Score", "RAG", "Controls", "Score", "RAG"], ["1", "Floods", "20", "Red", "Pumps", "12", "Amber"]));

        understood.Analysis.Questions.Select(question => question.Id).ShouldBe(["repeated-scores:"]);
        understood.Analysis.Tables[0].Columns.Where(column => column.Heading.StartsWith("RAG", StringComparison.Ordinal))
            .ShouldAllBe(column => column.Fields.Count == 0);
    }

    [Theory]
    [InlineData("Inherent rating")]
    [InlineData("Risk level")]
    [InlineData("Gross grade")]
    public void Words_beside_figures_of_a_score_do_not_part_it_from_its_factors(string words)
    {
        var row = Read(Table(
            ["Ref", "Risk", "Likelihood (1-5)", "Impact (1-5)", "Inherent score", words, "Residual score", "Residual rating"],
            ["K1", "Kiln cracks", "5", "4", "20", "Critical", "9", "Medium"],
            ["K2", "Clay runs out", "3", "2", "6", "Low", "4", "Low"])).Rows[0];

        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 4, 5), new StatedScore(9)));
    }

    [Theory]
    [InlineData("Level")]
    [InlineData("Rating")]
    public void Words_beside_the_figures_of_one_score_are_no_second_one(string words)
    {
        var table = Table(["Ref", "Risk", "Score", words, "Owner"],
            ["K1", "Kiln cracks", "16", "Severe", "Potter"], ["K2", "Clay runs out", "9", "Moderate", "Buyer"]);

        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldBe(["single-score"]);
    }

    [Fact]
    public void Two_scores_each_with_words_beside_its_figures_are_told_apart_by_the_figures()
    {
        var table = Table(["Ref", "Risk", "L", "I", "Score", "Level", "Controls", "L", "I", "Score", "Level"],
            ["K1", "Kiln cracks", "5", "4", "20", "Severe", "Sensors", "3", "4", "12", "Moderate"]);

        var row = Answered([table], ("repeated-scores:", "scoreFirst")).Rows.ShouldHaveSingleItem();
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 4, 5), new StatedScore(12, 4, 3)));
    }

    [Theory]
    [InlineData("Gross", "Net", 12, 6)]
    [InlineData("Residual", "Inherent", 6, 12)]
    [InlineData("Net risk", "Gross risk", 6, 12)]
    [InlineData("Works", "Parks", null, null)]
    public void Which_of_two_scores_is_which_the_row_of_labels_above_them_says(string first, string second, int? score, int? residual)
    {
        var read = Understood(Table(["Directorate", "Pottery", "", first, "", second, ""],
            ["Ref", "Risk", "Owner", "Impact", "Likelihood", "Impact", "Likelihood"],
            ["K1", "Kiln cracks", "Potter", "4", "3", "2", "3"], ["K2", "Clay runs out", "Buyer", "3", "3", "2", "2"]));
        read.Analysis.Questions.Select(question => question.Proposed).ShouldBe(score is null ? ["scoreFirst"] : []);
        var row = read.Register.Rows[0];
        if (score is not null) (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value).ShouldBe((score.Value, residual!.Value));
    }

    [Fact]
    public void Two_scores_in_words_alone_are_both_read()
    {
        var table = Table(["Ref", "Risk", "Rating", "Controls", "Rating"], ["K1", "Kiln cracks", "Severe", "Sensors", "Moderate"]);

        Understood(table).Analysis.Questions.Select(question => question.Id)
            .ShouldBe(["repeated-scores:", "score:severe", "score:moderate"]);
    }

    [Theory]
    [InlineData("L", "S", "R", "L", "S", "R")]
    [InlineData("Initial L", "Initial S", "Initial RR", "Residual L", "Residual S", "Residual RR")]
    [InlineData("P", "s", "Exposure", "P", "s", "Exposure")]
    public void An_S_beside_a_likelihood_without_impact_is_the_severity(params string[] headings)
    {
        var table = Table(["Ref", "Risk", .. headings], ["K1", "Kiln burns a potter", "4", "5", "20", "2", "5", "10"],
            ["K2", "Dust harms lungs", "", "", "", "2", "4", "8"]);

        var row = Answered([table], ("repeated-scores:", "scoreFirst"), ("single-score", "residual")).Rows[0];
        (row.Score!.Value!.Impact, row.Score.Value.Likelihood).ShouldBe((5, 4));
        (row.ResidualScore!.Value!.Impact, row.ResidualScore.Value.Likelihood).ShouldBe((5, 2));
    }

    [Theory]
    [InlineData("L", "I", "S", "20", false)]
    [InlineData("L", "C", "S", "20", false)]
    [InlineData("Owner", "Team", "S", "4", false)]
    [InlineData("L", "Controls", "S", "High", false)]
    [InlineData("L", "Controls", "S", "4", true)]
    public void An_S_is_no_severity_without_likelihood_beside_an_impact_or_above_five(
        string one, string other, string third, string cell, bool isImpact)
    {
        var columns = Understood(Table(["Ref", "Risk", one, other, third, "Net score"], ["K1", "Kiln cracks", "4", "5", cell, "6"]))
            .Analysis.Tables[0].Columns;

        columns[4].Fields.Contains(ImportField.Impact).ShouldBe(isImpact);
    }

    [Theory]
    [InlineData("Severity", "likelihood")]
    [InlineData("Likelihood", "impact")]
    public void Half_a_score_is_named_as_what_it_lacks(string heading, string lacks)
    {
        var read = Read(Table(["Ref", "Risk", heading, "Mitigating actions"], ["K1", "Kiln cracks", "High", "Rebuild"]));

        var message = read.Messages.Single(message => message.Column == heading);
        message.Message.ShouldContain($" {lacks}, too, and no column is that.");
    }

    [Fact]
    public void Half_a_score_beside_a_whole_one_is_named_as_one_too_many()
    {
        var read = Read(Table(["Ref", "Risk", "Severity", "Gross score", "Net score"], ["K1", "Kiln cracks", "5", "20", "10"]));

        read.Messages.Single(message => message.Column == "Severity").Message.ShouldContain("Other columns are the scores that are kept.");
    }

    [Theory]
    [InlineData("Risk rating (HML)")]
    [InlineData("Risk level L/M/H")]
    [InlineData("Grading (H, M or L)")]
    [InlineData("Risk grading after control")]
    public void A_score_may_be_headed_with_its_letters(string heading)
    {
        var table = Table(["Subject", "Risk identified", heading, "Method of control"],
            ["Kiln", "Kiln cracks", "H", "A roof"], ["Clay", "Clay runs out", "L", "A second pit"]);

        Understood(table).Analysis.Questions.Select(question => question.Id)
            .ShouldBe(["single-score", "score:h", "score:l"], ignoreOrder: true);
        Answered([table], ("single-score", "residual"), ("score:h", "4 x 4"), ("score:l", "1 x 2")).Rows
            .Select(row => row.ResidualScore!.Value!.Value).ShouldBe([16, 2]);
    }

    [Theory]
    [InlineData("Priority (H/M/L)")]
    [InlineData("Height (L/M/H)")]
    public void What_is_no_score_without_them_is_none_with_them(string heading) =>
        Read(Table(["Ref", "Risk", "Gross score", "Net score", heading], ["K1", "Kiln cracks", "16", "9", "H"])).Messages
            .ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == heading);

    [Theory]
    [InlineData("4", "figures")]
    [InlineData("Major", "impact and likelihood")]
    public void Words_that_are_not_read_are_named_with_what_says_the_score_instead(string impact, string expected) =>
        Read(Table(["Ref", "Risk", "Inherent impact", "Inherent likelihood", "Inherent rating", "Net score"],
            ["K1", "Kiln cracks", impact, impact == "4" ? "3" : "Possible", "High", "9"])).Messages
            .Single(message => message.Column == "Inherent rating").Message.ShouldContain(expected);

    [Theory]
    [InlineData("Works ref", "W-4", "W-9")]
    [InlineData("Dug on", "4/5/2026", "14/5/2026")]
    [InlineData("Seen", "March 2026", "")]
    public void References_and_days_are_no_scores_that_are_headed_otherwise(string heading, string first, string second)
    {
        var table = Table(["Ref", "Risk", heading], ["K1", "Kiln cracks", first], ["K2", "Clay runs out", second]);

        Understood(table).Analysis.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Figures_under_other_headings_may_be_scores_and_are_asked_about() =>
        Understood(Table(["Ref", "Risk", "Weight"], ["K1", "Kiln cracks", "4"], ["K2", "Clay runs out", "12"])).Analysis.Questions
            .ShouldNotBeEmpty();

    [Theory]
    [InlineData("To be scored")]
    [InlineData("Not yet rated")]
    [InlineData("Unrated")]
    [InlineData("Awaiting assessment")]
    [InlineData("Not known")]
    public void What_says_that_there_is_no_score_yet_is_no_step(string cell)
    {
        var table = Table(["Ref", "Risk", "Impact", "Likelihood", "Net score"],
            ["K1", "Kiln cracks", "4", "5", "9"], ["K2", "Clay runs out", cell, cell, cell]);

        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldBe(["unscored-rows"]);
    }

    [Theory]
    [InlineData("4", "")]
    [InlineData("4", "N/A")]
    [InlineData("TBC", "3")]
    [InlineData("High", "-")]
    public void Half_of_a_score_is_named_and_its_row_has_none(string impact, string likelihood)
    {
        var table = Table(["Ref", "Risk", "Impact", "Likelihood", "Residual impact", "Residual likelihood"],
            ["K1", "Kiln cracks", "4", "5", "3", "3"], ["K2", "Clay runs out", impact, likelihood, impact, likelihood]);

        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldBe(["unscored-rows"]);
        var read = Answered([table], ("unscored-rows", "propose"));
        read.Rows[1].HasScore.ShouldBeFalse();
        read.Messages.Count(message => message.Code == ImportCodes.ScoreMissing).ShouldBe(2);
    }

    [Theory]
    [InlineData("4/5", 4)]
    [InlineData("3 out of 5", 3)]
    [InlineData("5 of 5", 5)]
    [InlineData("Likely 4/5", 4)]
    public void A_factor_out_of_five_is_one(string likelihood, int step) =>
        Read(Table(["Ref", "Risk", "Impact", "Likelihood", "Residual score"], ["K1", "Kiln cracks", "4", likelihood, "4"]))
            .Rows[0].Score!.Value!.Likelihood.ShouldBe(step);

    [Theory]
    [InlineData("4/10")]
    [InlineData("4/3")]
    public void A_factor_out_of_others_is_asked_about(string likelihood) =>
        Understood(Table(["Ref", "Risk", "Impact", "Likelihood", "Residual score"], ["K1", "Kiln cracks", "4", likelihood, "4"]))
            .Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe($"likelihood:{likelihood}");

    [Theory]
    [InlineData("I_1to5", "L_1to5")]
    [InlineData("Impact_1_to_5", "Likelihood_1to5")]
    public void Scales_in_the_names_of_fields_are_no_part_of_them(string impact, string likelihood) =>
        Read(Table(["Ref", "Risk", impact, likelihood, "Residual score"], ["K1", "Kiln cracks", "4", "3", "4"]))
            .Rows[0].Score!.Value.ShouldBe(new StatedScore(12, 4, 3));

    [Fact]
    public void Another_scale_in_the_names_of_fields_is_asked_about() =>
        Understood(Table(["Ref", "Risk", "I_1to10", "L_1to10", "Residual score"], ["K1", "Kiln cracks", "4", "3", "4"]))
            .Analysis.Questions.Select(question => question.Id).ShouldBe(["own-scale:i_1to10", "own-scale:l_1to10"]);

    [Theory]
    [InlineData("5 — Almost certain", 5)]
    [InlineData("4 – Likely", 4)]
    [InlineData("2—Unlikely", 2)]
    public void Dashes_of_any_length_stand_between_figure_and_word(string likelihood, int step) =>
        Read(Table(["Ref", "Risk", "Impact", "Likelihood", "Residual score"], ["K1", "Kiln cracks", "4", likelihood, "4"]))
            .Rows[0].Score!.Value!.Likelihood.ShouldBe(step);

    [Theory]
    [InlineData("=E2*D2")]
    [InlineData("=PRODUCT(D2:E2)")]
    [InlineData("=$D2*$E2")]
    [InlineData("='Q2 scores'!E2*F2")]
    [InlineData("=IF(D2=\"\",\"\",D2*E2)")]
    public void A_formula_beside_impact_and_likelihood_is_passed_over_and_named_once(string formula)
    {
        string[][] rows = [["Ref", "Risk", "Owner", "Impact", "Likelihood", "Score", "Residual score"],
            ["K1", "Kiln cracks", "Potter", "4", "3", formula, "4"], ["K2", "Clay runs out", "Potter", "2", "3", formula, "4"]];
        var read = Read(Table(rows));
        read.Rows.Select(row => row.Score!.Value).ShouldBe([new StatedScore(12, 4, 3), new StatedScore(6, 2, 3)]);
        read.Messages.ShouldHaveSingleItem().Code.ShouldBe(ImportCodes.ScoreIsFormula);
        Understood(Table(rows)).Analysis.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Without_them_it_is_no_score_and_refused()
    {
        var read = Read(Table(["Ref", "Risk", "Score", "Residual score"], ["K1", "Kiln cracks", "=D2*E2", "4"]));
        Refusals(read.Messages).ShouldBe([ImportCodes.ScoreUnreadable]);
        Read(Table(["Ref", "Risk", "Impact", "Likelihood", "Score", "Residual score"], ["K1", "Kiln cracks", "4", "", "=C2*D2", "4"]))
            .Messages.ShouldContain(message => message.Code == ImportCodes.ScoreMissing);
    }

    [Theory]
    [InlineData("= 12")]
    [InlineData("=4x3")]
    public void An_equals_sign_makes_no_formula_of_figures(string score) =>
        Read(Table(["Ref", "Risk", "Impact", "Likelihood", "Score", "Residual score"], ["K1", "Kiln cracks", "4", "3", score, "4"]))
            .Messages.ShouldNotContain(message => message.Code == ImportCodes.ScoreIsFormula);

    [Theory]
    [InlineData("Impact (A-E)", true)]
    [InlineData("Severity [A to F]", true)]
    [InlineData("Impact (A – D)", true)]
    [InlineData("Impact (F to A)", true)]
    [InlineData("Impact [A/B/C/D]", true)]
    [InlineData("Impact (I-V)", true)]
    [InlineData("Severity (IV – I)", true)]
    [InlineData("Impact (I, II, III)", true)]
    [InlineData("Impact on A-E", false)]
    [InlineData("Impact (I-T)", false)]
    [InlineData("Impact (A&E)", false)]
    public void Letters_that_a_heading_names_as_its_scale_are_no_part_of_it(string heading, bool isImpact)
    {
        var table = Table(["Ref", "Risk", heading, "Likelihood", "Residual score"], ["K1", "Kiln cracks", "B", "3", "4"]);
        Understood(table).Analysis.Questions.Any(question => question.Id == "impact:b").ShouldBe(isImpact);
    }

    [Fact]
    public void Where_the_scores_are_in_letters_the_title_is_asked_about_as_elsewhere()
    {
        var table = Table(
            ["Risk ID", "Vulnerability", "Likelihood (A-F)", "Impact (I-IV)", "Owner"],
            ["L1", "Reliance on one operator", "C", "II", "Potter"],
            ["L2", "Old cameras", "B", "III", "Baker"]);

        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldBe(["single-score", "title:"], ignoreOrder: true);
        Answered([table], ("title:", "Vulnerability"), ("single-score", "residual"), ("likelihood:c", "3"), ("likelihood:b", "4"),
            ("impact:ii", "3"), ("impact:iii", "2")).Rows.Select(row => (row.Title, row.ResidualScore!.Value!.Value))
            .ShouldBe([("Reliance on one operator", 9), ("Old cameras", 8)]);
    }

    [Theory]
    [InlineData("3L x 4C = 12", 12, 4, 3)]
    [InlineData("4C x 3L (12)", 12, 4, 3)]
    [InlineData("2P x 5I = 10 Medium", 10, 5, 2)]
    [InlineData("12 L3 I4", 12, 4, 3)]
    public void A_letter_may_stand_behind_each_factor(string cell, int value, int impact, int likelihood) =>
        ReadOne(("Score", cell)).Score!.Value.ShouldBe(new StatedScore(value, impact, likelihood));

    [Theory]
    [InlineData("Effect", "5", false)]
    [InlineData("Consequences (1-5)", "4", false)]
    [InlineData("Effect", "36", true)]
    [InlineData("Effect", "Ruin", true)]
    public void Figures_of_a_factor_are_no_effects(string heading, string cell, bool isRead) =>
        Understood(Table(["Ref", "Risk", "Inherent score", "Residual score", heading], ["1", "Floods", "20", "9", cell]))
            .Analysis.Tables[0].Columns[4].Fields.ShouldBe(isRead ? [ImportField.Effects] : []);

    [Theory]
    [InlineData("Gravity", "Chance", "Risk factor")]
    [InlineData("Sept 2026 A", "Sept 2026 B", "Sept 2026")]
    public void Of_two_columns_and_their_product_the_product_may_be_the_score(string one, string other, string product)
    {
        var table = Table(
            ["Ref", "Risk", one, other, product],
            ["1", "Floods", "4", "5", "20"], ["2", "Fires", "5", "2", "10"], ["3", "Wind", "4", "3", "12"]);

        var question = Understood(table).Analysis.Questions.Single(each => each.Id.StartsWith("other-score:", StringComparison.Ordinal));
        question.Choices.Select(choice => choice.Value).ShouldBe([product, "none"]);
    }

    [Fact]
    public void Columns_that_are_no_factors_of_the_next_may_each_be_the_score() =>
        Understood(Table(
            ["Ref", "Risk", "Gravity", "Chance", "Risk factor"], ["1", "Floods", "4", "5", "20"], ["2", "Fires", "5", "2", "12"]))
            .Analysis.Questions[0].Choices.Select(choice => choice.Value).ShouldBe(["Gravity", "Chance", "Risk factor", "none"]);

    [Theory]
    [InlineData("Quarter 1", "Quarter 2", "secondOnly")]
    [InlineData("Sept 2026", "June 2026", "firstOnly")]
    [InlineData("Sept", "June", null)]
    [InlineData("Before", "After", "scoreFirst")]
    public void Scores_under_names_of_times_are_those_of_the_latest(string first, string second, string? proposed)
    {
        var table = Table(
            ["", "", first, "", second, ""], ["Ref", "Risk", "L", "I", "L", "I"],
            ["1", "Floods", "4", "5", "3", "5"], ["2", "Fires", "3", "3", "2", "3"]);

        var questions = Understood(table).Analysis.Questions;
        var question = questions.FirstOrDefault(each => each.Id.StartsWith("repeated-scores:", StringComparison.Ordinal));
        if (proposed == "scoreFirst")
        {
            question.ShouldBeNull();
            return;
        }

        question!.Proposed.ShouldBe(proposed);
        var read = Answered([table], (question.Id, "secondOnly"), ("single-score", "residual"));
        read.Rows.Select(row => row.ResidualScore!.Value).ShouldBe([new StatedScore(15, 5, 3), new StatedScore(6, 3, 2)]);
        read.Rows.ShouldAllBe(row => row.Score == null);
    }

    [Fact]
    public void Percentages_beside_a_score_that_was_not_made_of_them_are_passed_over()
    {
        var read = Read(Table(
            ["Ref", "Risk", "Pre-mit P%", "Pre-mit score", "Post-mit P%", "Post-mit score"],
            ["1", "Crane falls", "40%", "12", "10%", "6"], ["2", "Steel costs more", "60%", "16", "40%", "9"]));

        read.Rows.Select(row => row.Score!.Value!.Value).ShouldBe([12, 16]);
        read.Rows.Select(row => row.ResidualScore!.Value!.Value).ShouldBe([6, 9]);
        read.Messages.Count(message => message.Code == ImportCodes.ColumnIgnored).ShouldBe(2);
    }

    [Theory]
    [InlineData("16 (no change)", 16)]
    [InlineData("16 (unchanged)", 16)]
    [InlineData("12 (↑ from 9)", 12)]
    [InlineData("9 (Q1: 12)", 9)]
    [InlineData("9 (Q4 2025/26: 12)", 9)]
    [InlineData("9 (last quarter 12)", 9)]
    public void What_a_score_was_before_may_stand_in_brackets(string cell, int now)
    {
        var read = ReadCells(("Residual", cell));
        read.Rows.Single().ResidualScore!.Value!.Value.ShouldBe(now);
        CodesOf(read.Messages).ShouldContain(ImportCodes.ScoreRemarked);
    }

    [Theory]
    [InlineData("9 (target: 12)")]
    [InlineData("9 (12)")]
    [InlineData("9 (no change since the 16 of May)")]
    public void Not_so_what_is_no_score_of_before(string cell) => Asked(Table(["Ref", "Risk", "Score", "Residual score", "Owner"],
        ["K1", "Silt", "16", cell, "Mason"])).ShouldContain(id => id.StartsWith("score:", StringComparison.Ordinal));

    [Theory]
    [InlineData("Gross Impact / Likelihood / Score", "4 / 3 / 12", 4, 3)]
    [InlineData("Gross Likelihood / Impact / Total", "3 / 4 / 12", 4, 3)]
    [InlineData("Gross Impact / Likelihood / Score", "4, 3, 12", 4, 3)]
    public void Factors_and_product_may_stand_one_behind_the_other(string heading, string cell, int impact, int likelihood) =>
        Read(Table(["Risk", heading, "Net score", "Owner"], ["Silt", cell, "6", "Mason"])).Rows.Single().Score!.Value
            .ShouldBe(new StatedScore(impact * likelihood, impact, likelihood));

    [Fact]
    public void Not_so_where_they_make_another_product() =>
        Asked(Table(["Risk", "Gross Impact / Likelihood / Score", "Net score", "Owner"], ["Silt", "4 / 3 / 14", "6", "Mason"]))
            .ShouldContain(id => id.StartsWith("score:", StringComparison.Ordinal));

    [Theory]
    [InlineData("Major / Likely / High", 4, 4)]
    [InlineData("Likely / Major = Extreme (16)", 4, 4)]
    [InlineData("Rare / Minor / Low", 2, 1)]
    public void Words_of_both_factors_may_have_their_grade_behind_them(string cell, int impact, int likelihood) =>
        ReadOne(("Residual", cell)).ResidualScore!.Value.ShouldBe(new StatedScore(impact * likelihood, impact, likelihood));

    [Theory]
    [InlineData("Severity", "Likelihood (before mitigation)", "Likelihood (after mitigation)")]
    [InlineData("Severity", "Likelihood", "Residual likelihood")]
    [InlineData("Impact", "Inherent likelihood", "Likelihood after controls")]
    public void One_severity_counts_for_both_likelihoods(string severity, string before, string after)
    {
        var read = Read(Table(["Ref", "Risk", severity, before, after],
            ["A1", "Mast falls", "Major (4)", "Likely (4)", "Unlikely (2)"], ["A2", "Mast bends", "2", "3", "1"]));
        read.Rows.Select(row => (row.Score!.Value, row.ResidualScore!.Value))
            .ShouldBe([(new StatedScore(16, 4, 4), new StatedScore(8, 4, 2)), (new StatedScore(6, 2, 3), new StatedScore(2, 2, 1))]);
        read.Messages.ShouldContain(message => message.Column == severity && message.Code == ImportCodes.ColumnAssumed);
    }

    [Fact]
    public void It_stands_beside_products_and_for_one_likelihood_alone_too()
    {
        var table = Table(["Ref", "Hazard", "Severity", "Likelihood (before mitigation)", "Initial risk", "Controls",
                "Likelihood (after mitigation)", "Residual risk"],
            ["A1", "Mast falls", "Major (4)", "Possible (3)", "12 - Unacceptable", "Stays", "Unlikely (2)", "8 = Tolerable"],
            ["A2", "Mast bends", "Moderate (3)", "Likely (4)", "12 - Unacceptable", "Stays", "Possible (3)", "9 (Acceptable)"]);
        Read(table).Rows.Select(row => (row.Score!.Value, row.ResidualScore!.Value)).ShouldBe(
            [(new StatedScore(12, 4, 3), new StatedScore(8, 4, 2)), (new StatedScore(12, 3, 4), new StatedScore(9, 3, 3))]);

        table = Table(["Ref", "Risk", "Severity", "Likelihood (after mitigation)"], ["A1", "Mast falls", "4", "2"]);
        Asked(table).ShouldBe(["single-score"]);
        Answered([table], ("single-score", "residual")).Rows[0].ResidualScore!.Value.ShouldBe(new StatedScore(8, 4, 2));
    }

    [Fact]
    public void It_does_not_where_the_products_are_others()
    {
        var table = Table(["Ref", "Risk", "Impact", "Likelihood", "Residual likelihood", "Residual score"],
            ["A1", "Mast falls", "4", "4", "2", "6"], ["A2", "Mast bends", "3", "3", "1", "2"]);
        Read(table).Rows.Select(row => (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value)).ShouldBe([(16, 6), (9, 2)]);
    }
}
