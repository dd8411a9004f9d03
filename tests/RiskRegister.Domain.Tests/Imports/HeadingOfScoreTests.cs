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
}
