using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Headings of scores in more words than one.</summary>
public sealed class HeadingOfScoreTests
{
    [Theory]
    [InlineData("Retained or net risk", ImportField.ResidualScore)]
    [InlineData("Net / residual risk score", ImportField.ResidualScore)]
    [InlineData("Residual (net) score", ImportField.ResidualScore)]
    [InlineData("Current risk matrix", ImportField.ResidualScore)]
    [InlineData("Residual heat map", ImportField.ResidualScore)]
    [InlineData("Current Net Risk Score", ImportField.ResidualScore)]
    [InlineData("Latest residual rating", ImportField.ResidualScore)]
    [InlineData("Updated score", ImportField.ResidualScore)]
    [InlineData("Re-assessed risk rating", ImportField.ResidualScore)]
    [InlineData("Target risk matrix", ImportField.TargetScore)]
    [InlineData("Target net score", ImportField.TargetScore)]
    [InlineData("Desired residual risk score", ImportField.TargetScore)]
    [InlineData("Previous net risk score", null)]
    [InlineData("Current score (previous)", null)]
    [InlineData("Net score (last quarter)", null)]
    [InlineData("Retained or gross score", null)]
    [InlineData("Updated status", null)]
    [InlineData("Updated", null)]
    [InlineData("Target or net score", null)]
    [InlineData("Scoring matrix", null)]
    public void Beside_the_score_before_the_actions_they_are(string heading, ImportField? field)
    {
        var analysis = Understood(Table(["Ref", "Risk", "Gross score", heading], ["R1", "Waste", "20", "12"])).Analysis;

        var fields = analysis.Tables[0].Columns.Single(column => column.Heading == heading).Fields;
        var scores = fields.Where(of => of is ImportField.ResidualScore or ImportField.TargetScore or ImportField.Score).ToArray();
        scores.ShouldBe(field is { } its ? new[] { its } : []);
    }

    [Theory]
    [InlineData("Likelihood of benefit", "Scale of benefit")]
    [InlineData("Likelihood of occurrence (score)", "Severity of impact (score)")]
    [InlineData("Probability of gain", "Size of the reward")]
    [InlineData("Chance of success (1-5)", "Magnitude of consequences (1-5)")]
    public void Factors_may_say_of_what_they_are(string likelihood, string impact)
    {
        var table = Table(["Ref", "Opportunity", likelihood, impact, "Score", "Residual score"], ["R1", "Solar", "3", "4", "12", "16"]);

        Read(table).Rows.ShouldHaveSingleItem().Score!.Value.ShouldBe(new StatedScore(12, 4, 3));
    }

    [Fact]
    public void Updated_factors_are_those_of_the_residual_score()
    {
        var table = Table(["Ref", "Risk", "Likelihood", "Impact", "Score", "Updated score L", "Updated score I", "Updated score"],
            ["R1", "Waste", "4", "5", "20", "2", "5", "10"]);

        Asked(table).ShouldBeEmpty();
        Read(table).Rows.ShouldHaveSingleItem().ResidualScore!.Value.ShouldBe(new StatedScore(10, 5, 2));
    }

    [Fact]
    public void A_scale_of_impact_in_words_is_a_text()
    {
        var table = Table(["Ref", "Risk", "Scale of impact", "Gross score", "Net score"], ["R1", "Waste", "Two wards flood", "20", "12"]);

        Read(table).Rows.ShouldHaveSingleItem().Score!.Value!.Value.ShouldBe(20);
    }

    [Theory]
    [InlineData("Consequence Rating", "Likelihood Rating", "Inherent Risk Score", "Residual Risk Score")]
    [InlineData("Consequence level", "Likelihood level", "Gross rating", "Net rating")]
    [InlineData("Impact", "Probability", "Score (Pre)", "Score (Post)")]
    [InlineData("Impact", "Likelihood", "Rating – pre", "Rating – post")]
    [InlineData("Impact", "Likelihood", "Pre score", "Post score")]
    public void Factors_before_two_scores_are_theirs_by_place(string impact, string likelihood, string before, string after)
    {
        var headings = (string[])["Ref", "Risk", "Consequences", impact, likelihood, before, "Controls", impact, likelihood, after];
        var figures = Table(headings, ["R1", "Scrub burns", "Paddocks lost", "5", "4", "20", "Breaks", "4", "3", "12"]);
        var words = Table(headings,
            ["R1", "Scrub burns", "Paddocks lost", "Catastrophic", "Likely", "Extreme", "Breaks", "Major", "Possible", "High"]);

        foreach (var table in (SourceTable[])[figures, words])
        {
            Asked(table).ShouldBeEmpty();
            var row = Read(table).Rows.ShouldHaveSingleItem();
            (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 5, 4), new StatedScore(12, 4, 3)));
            row.Effects!.Value.ShouldBe(["Paddocks lost"]);
        }
    }

    [Theory]
    [InlineData("Consequence rating", "Ewes are lost, and the vet is called out at night")]
    [InlineData("Post", "Head of Flocks")]
    [InlineData("Post grade", "Grade 7")]
    [InlineData("Analysis", "Ewes stray")]
    [InlineData("Risk assessment", "Ewes stray")]
    public void Texts_and_posts_are_no_scores(string heading, string cell)
    {
        var read = Read(Table(["Ref", "Risk", "Gross score", "Net score", heading], ["R1", "Ewes", "20", "12", cell]));

        Refusals(read.Messages).ShouldBeEmpty();
        var row = read.Rows.ShouldHaveSingleItem();
        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value).ShouldBe((20, 12));
    }

    [Theory]
    [InlineData("Risk analysis", "Level of risk")]
    [InlineData("Risk assessment", "Risk rating")]
    [InlineData("Assessment", "Score")]
    public void What_a_group_of_an_assessment_has_is_the_score_before_the_residual_one(string group, string score)
    {
        var table = Table(
            ["Ref", "Risk", $"{group} Likelihood", $"{group} Consequence", $"{group} {score}", "Treatment",
                "Residual risk Likelihood", "Residual risk Consequence", $"Residual risk {score}"],
            ["R1", "Ewes stray", "4", "5", "20", "Fence", "2", "5", "10"]);

        Asked(table).ShouldBeEmpty();
        var row = Read(table).Rows.ShouldHaveSingleItem();
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 5, 4), new StatedScore(10, 5, 2)));
    }

    [Theory]
    [InlineData("Initial (LxI)", "Q1", "Q2", "4x5=20", "4x3=12", "Q2")]
    [InlineData("Initial (LxI)", "Jul 26", "Oct 26", "4 x 5 = 20", "4 x 3 = 12", "Oct 26")]
    [InlineData("Gross", "Q1 LxC", "Q2 LxC", "4x5=20", "4x3=12", "Q2 LxC")]
    public void Quarters_with_factors_and_their_product_are_asked_as_scores(
        string before, string one, string next, string first, string second, string latest)
    {
        var table = Table(["Ref", "Risk", before, one, next], ["R1", "Ewes", first, first, second], ["R2", "Rams", first, second, second]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();

        question.Id.ShouldStartWith("other-score:");
        question.Proposed.ShouldBe(latest);
        Answered([table], (question.Id, latest)).Rows[0].ResidualScore!.Value!.Value.ShouldBe(12);
    }

    [Theory]
    [InlineData("Target score", "Likelihood 2 x Impact 4 = 8", 8)]
    [InlineData("Target score", "Open to some", null)]
    public void A_target_in_words_and_figures_is_one(string heading, string cell, int? target)
    {
        var row = Read(Table(["Ref", "Risk", "Gross score", "Net score", heading], ["R1", "Ewes", "20", "12", cell])).Rows.Single();

        (row.TargetScore?.Value?.Value).ShouldBe(target);
    }

    [Theory]
    [InlineData("4 / 5 / 20", "Gross Impact / Likelihood / Score", 4, 5)]
    [InlineData("5 / 4 / 20", "Gross Likelihood / Impact / Total", 4, 5)]
    [InlineData("4 | 5 | 20", "Gross score (I x L)", 4, 5)]
    public void Factors_may_have_their_product_behind_another_slash(string cell, string heading, int impact, int likelihood)
    {
        var table = Table(["Ref", "Risk", heading, "Net score"], ["R1", "Ewes", cell, "12"]);

        Asked(table).ShouldBeEmpty();
        Read(table).Rows.Single().Score!.Value.ShouldBe(new StatedScore(20, impact, likelihood));
    }

    [Theory]
    [InlineData("4 / 5 / 12", "Gross Impact / Likelihood / Score")]
    [InlineData("4 / 5 / 20", "Gross score")]
    public void Other_figures_between_slashes_are_asked(string cell, string heading) =>
        Asked(Table(["Ref", "Risk", heading, "Net score"], ["R1", "Ewes", cell, "12"])).ShouldContain($"score:{cell}");

    [Fact]
    public void The_grade_beside_the_only_factors_is_theirs()
    {
        var table = Table(["Ref", "Risk", "Initial score", "Current grading", "Likelihood", "Impact"],
            ["R1", "Ewes", "25", "EXTREME", "4", "5"], ["R2", "Rams", "20", "HIGH", "3", "5"]);

        Asked(table).ShouldBeEmpty();
        Read(table).Rows.Select(row => row.ResidualScore!.Value).ShouldBe([new StatedScore(20, 5, 4), new StatedScore(15, 5, 3)]);
    }
}
