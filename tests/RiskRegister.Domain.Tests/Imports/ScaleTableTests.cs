using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Scales up to 10 or 100, of shares, bands and sums of money: asked about once, and never stretched by themselves.</summary>
public sealed class ScaleTableTests
{
    const string Impact = "beyond:impact";
    const string Likelihood = "beyond:likelihood";

    [Theory]
    [InlineData("of-10", "of-10", "9 6 10 1 3", "5 3 5 1 2")]
    [InlineData("of-10", "of-10", "2 4 6 8 9", "1 2 3 4 5")]
    [InlineData("of-10", null, "1 3 6 8", "1 2 3 4")]
    [InlineData("of-100", null, "10 35 60 80 100", "1 2 3 4 5")]
    [InlineData("of-100%", null, "70% 20% 21 % 85.5% 0%", "4 1 2 5 1")]
    [InlineData("of-1", null, "0.7 0.2 0.21 1 0", "4 1 2 5 1")]
    public void Figures_of_a_scale_that_goes_further_are_fifths_of_it_once_that_is_answered(
        string answer, string? proposed, string likelihoods, string steps)
    {
        var values = likelihoods.Replace(" %", "~", StringComparison.Ordinal).Split(' ')
            .Select(value => value.Replace("~", " %", StringComparison.Ordinal)).ToArray();
        var table = WithLikelihoods(values);

        var question = AskedOf(table).ShouldHaveSingleItem();

        (question.Id, question.Proposed).ShouldBe((Likelihood, proposed));
        question.Choices.Select(choice => choice.Value).ShouldContain(answer);
        LikelihoodsOf(table, (Likelihood, answer)).ShouldBe(steps);
    }

    [Theory]
    [InlineData("<10%", "10–25%", "25–50%", "50–75%", ">75%")]
    [InlineData("0-5%", "6-20%", "21-50%", "51-80%", "81-100%")]
    [InlineData("under 10 per cent", "10% to 30%", "30% to 60%", "60% to 90%", "90% or more")]
    [InlineData("0–0.1", "0.1–0.3", "0.3–0.5", "0.5–0.8", "0.8–1")]
    [InlineData("< £50k", "£50k–£250k", "£250k–£1m", "£1m - £5m", "over £5 million")]
    [InlineData("Up to £10,000", "£10,001 to £50,000", "£50,001-£100,000", "£100,001–£500,000", "£500,000+")]
    [InlineData("less than £50k", "£50-100k", "£100–500k", "£500k–£2m", "at least £2m")]
    public void Five_bands_from_the_lowest_to_the_highest_are_proposed_to_be_the_steps(params string[] bands)
    {
        var table = WithLikelihoods(bands[2], bands[4], bands[0], bands[3], bands[1], bands[2]);

        var question = AskedOf(table).ShouldHaveSingleItem();

        question.Proposed.ShouldBe(string.Join("; ", bands.Select((band, at) => $"{band} = {at + 1}")));
        LikelihoodsOf(table, (Likelihood, question.Proposed!)).ShouldBe("3 5 1 4 2 3");
    }

    [Fact]
    public void Bands_of_fewer_steps_or_with_gaps_have_no_proposal()
    {
        var four = AskedOf(WithLikelihoods("<10%", "10–25%", "25–50%", ">50%")).ShouldHaveSingleItem();
        var gap = AskedOf(WithLikelihoods("<10%", "10–25%", "25–50%", "60–75%", ">75%")).ShouldHaveSingleItem();
        var unended = AskedOf(WithLikelihoods("<10%", "10–25%", "25–50%", "50–75%", "75–90%")).ShouldHaveSingleItem();

        four.Choices.Count.ShouldBe(6);
        new[] { four.Proposed, gap.Proposed, unended.Proposed }.ShouldAllBe(proposed => proposed == null);
    }

    [Theory]
    [InlineData(6, null, "<1%", "1–5%", "5–10%", "10–25%", "25–50%", ">50%")]
    [InlineData(16, null, "<1%", "1–5%", "5–10%", "10–25%", "25–50%", "50-75%", ">75%")]
    [InlineData(2, "1 1 2 2 3 4 4 5", "<1%", "1–5%", "5–10%", "10–25%", "25–50%", "50-75%", "75-90%", ">90%")]
    [InlineData(2, "1 2 3 4 5", "Remote", "1–5%", "5–10%", "10–25%", "Very likely")]
    [InlineData(6, null, "Almost never", "10–25%", "25–50%", ">50%")]
    [InlineData(11, null, "Rare", "10–25%", "25–50%", "Almost certain")]
    public void More_bands_than_steps_and_words_among_them_are_one_question(int choices, string? steps, params string[] values)
    {
        var table = WithLikelihoods(values);
        var question = AskedOf(table).ShouldHaveSingleItem();

        (question.Id, question.Choices.Count, question.Proposed).ShouldBe((Likelihood, choices, null));
        AskedOf(table, (Likelihood, question.Choices[0].Value)).ShouldBeEmpty();
        if (steps is not null) LikelihoodsOf(table, (Likelihood, question.Choices[0].Value)).ShouldBe(steps);
    }

    [Theory]
    [InlineData("Remote", "Very unlikely", "5-10%", "10-25%")]
    [InlineData("Now and then", "5-10%", "10-25%", "25-50%")]
    public void Words_whose_place_is_unknown_are_asked_about_as_single_ones(params string[] values) =>
        AskedOf(WithLikelihoods(values)).Select(question => question.Id)
            .ShouldBe(values.Select(value => $"likelihood:{value.ToLowerInvariant()}"), ignoreOrder: true);

    [Fact]
    public void A_band_that_is_written_in_two_ways_is_one_step()
    {
        var table = WithLikelihoods("<10%", "< 10 %", "10–25%", "10% - 25%", "25-50%", "50-75%", ">75%");

        LikelihoodsOf(table, (Likelihood, AskedOf(table).ShouldHaveSingleItem().Proposed!)).ShouldBe("1 1 2 2 3 4 5");
    }

    [Fact]
    public void Figures_beside_bands_are_steps_and_beside_shares_are_not()
    {
        const string answer = "<10% = 1; 10–25% = 2; 25–50% = 3; 50–75% = 4; >75% = 5";
        var bands = WithLikelihoods("<10%", "10–25%", "25–50%", "50–75%", ">75%", "2", "7");

        AskedOf(bands, (Likelihood, answer)).Select(question => question.Id).ShouldBe(["likelihood:7"]);
        LikelihoodsOf(bands, (Likelihood, answer), ("likelihood:7", "5")).ShouldBe("1 2 3 4 5 2 5");
        AskedOf(WithLikelihoods("0.7", "0.2", "1", "2"), (Likelihood, "of-1")).Select(question => question.Id).ShouldBe(["likelihood:2"]);
    }

    [Fact]
    public void A_table_of_ones_own_is_an_answer_and_a_value_that_it_has_not_is_asked_about()
    {
        var table = WithLikelihoods("70%", "30%", "20%", "90%");

        AskedOf(table, (Likelihood, "20% = 2; 30%=3; 70 % = 4")).Select(question => question.Id)
            .ShouldBe(["likelihood:70%", "likelihood:90%"], ignoreOrder: true);
        LikelihoodsOf(table, (Likelihood, "20% = 2; 30%=3; 70% = 4; 90% = 5")).ShouldBe("4 3 2 5");
        AskedOf(table, (Likelihood, "20% = 7")).ShouldHaveSingleItem().Text.ShouldContain("none of the choices");
    }

    [Fact]
    public void Single_values_can_be_asked_about_and_answers_about_them_still_count()
    {
        var table = WithLikelihoods("70%", "30%", "20%");

        AskedOf(table, (Likelihood, "each")).Select(question => question.Id)
            .ShouldBe(["likelihood:70%", "likelihood:30%", "likelihood:20%"], ignoreOrder: true);
        AskedOf(table, ("likelihood:70%", "4")).Select(question => question.Id)
            .ShouldBe(["likelihood:30%", "likelihood:20%"], ignoreOrder: true);
        LikelihoodsOf(table, ("likelihood:70%", "4"), ("likelihood:30%", "2"), ("likelihood:20%", "2")).ShouldBe("4 2 2");
    }

    [Theory]
    [InlineData("4", "6", "3", "beyond:likelihood", "mistake each")]
    [InlineData("0", "7", "9", "beyond:likelihood", "mistake each")]
    [InlineData("4", "70%", "3", "likelihood:70%", "1 2 3 4 5 none")]
    [InlineData("2.5", "3.5", "4", "likelihood:2.5 likelihood:3.5", "1 2 3 4 5 none")]
    [InlineData("120%", "70%", "20%", "likelihood:120% likelihood:70% likelihood:20%", "1 2 3 4 5 none")]
    [InlineData("A", "B", "C", "likelihood:a likelihood:b likelihood:c", "1 2 3 4 5 none")]
    [InlineData("£50k", "10%", "£1m", "likelihood:£50k likelihood:10% likelihood:£1m", "1 2 3 4 5 none")]
    public void Other_values_are_asked_about_as_single_ones(string first, string second, string third, string ids, string choices)
    {
        var asked = AskedOf(WithLikelihoods(first, second, third));

        asked.Select(question => question.Id).ShouldBe(ids.Split(' '), ignoreOrder: true);
        string.Join(' ', asked[0].Choices.Select(choice => choice.Value)).ShouldBe(choices);
    }

    [Fact]
    public void Impacts_and_likelihoods_are_asked_about_apart_and_products_of_their_own_are_named()
    {
        var table = Table(
            ["Ref", "Title", "Impact", "Likelihood", "Score", "Residual score"],
            ["1", "Depot floods", "9", "7", "63", "3 x 2"], ["2", "Payroll stops", "10", "9", "90", "2 x 2"]);

        AskedOf(table).Select(question => (question.Id, question.Proposed))
            .ShouldBe([(Impact, "of-10"), (Likelihood, "of-10")], ignoreOrder: true);
        var read = Answered([table], (Impact, "of-10"), (Likelihood, "of-10"));
        read.Rows.Select(row => row.Score!.Value).ShouldBe([new StatedScore(20, 5, 4), new StatedScore(25, 5, 5)]);
        read.Messages.Count(message => message.Code == ImportCodes.ScoreRescaled).ShouldBe(2);
    }

    [Theory]
    [InlineData("Impact (1-10)", false)]
    [InlineData("Impact out of 10", false)]
    [InlineData("Impact (1 = severe, 10 = minor)", true)]
    public void A_heading_that_says_how_far_the_scale_goes_asks_no_more_once_that_is_answered(string heading, bool isAsked)
    {
        var table = Table(
            ["Ref", "Title", heading, "Likelihood", "Residual score"],
            ["1", "Depot floods", "9", "3", "6"], ["2", "Payroll stops", "10", "2", "4"]);

        AskedOf(table).Select(question => question.Id.Split(':')[0]).ShouldBe(["own-scale", "beyond"], ignoreOrder: true);
        AskedOf(table, (Impact, "of-10")).Length.ShouldBe(isAsked ? 1 : 0);
    }

    static SourceTable WithLikelihoods(params string[] likelihoods) => Table(
    [
        ["Ref", "Title", "Impact", "Likelihood", "Residual score"],
        .. likelihoods.Select((likelihood, at) => new[] { $"{at + 1}", $"Risk of depot {(char)('A' + at)}", "4", likelihood, "6" }),
    ]);

    static ImportQuestion[] AskedOf(SourceTable table, params (string, string)[] answers) =>
        [.. RegisterReader.Understand([table], Settings, new ImportMapping { Answers = answers.ToDictionary() }).Analysis.Questions];

    static string LikelihoodsOf(SourceTable table, params (string, string)[] answers) =>
        string.Join(' ', Answered([table], answers).Rows.Select(row => row.Score!.Value!.Likelihood));
}
