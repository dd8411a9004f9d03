using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Scores whose headings say which they are only together, or not at all.</summary>
public sealed class ScoreInitialTests
{
    [Theory]
    [InlineData("I", "C", "T")]
    [InlineData("I", "R", "T")]
    [InlineData("G", "N", "T")]
    [InlineData("Inh", "Curr", "Tgt")]
    [InlineData("Orig.", "Res.", "Targ.")]
    [InlineData("Start", "Now", "End")]
    [InlineData("Opening", "Closing", "Target")]
    [InlineData("Without controls", "With controls", "With actions")]
    public void Three_scores_together_are_known_by_their_initials(string first, string second, string third)
    {
        SourceTable[] tables =
        [
            Table(["Ref", "Risk", first, second, third, "Owner"], ["R1", "Waste", "20", "12", "6", "Ann Lee"]),
            Table(["Ref", "Risk", first, second, third, "Owner"], ["R1", "Waste", "5 x 4", "4 x 3", "3 x 2", "Ann Lee"]),
            Across(Table(["Ref", "Risk", "Risk score", "Risk score", "Risk score", "Owner"], ["", "", first, second, third, ""],
                ["R1", "Waste", "20", "12", "6", "Ann Lee"])),
        ];
        foreach (var table in tables)
        {
            Asked(table).ShouldBeEmpty();
            var row = Read(table).Rows.ShouldHaveSingleItem();
            (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value, row.TargetScore!.Value!.Value).ShouldBe((20, 12, 6));
        }
    }

    [Theory]
    [InlineData("I", "C", "T", "4", "3", "12")]
    [InlineData("L", "I", "T", "4", "3", "12")]
    [InlineData("I", "T", "C", "20", "6", "12")]
    [InlineData("I", "C", "T", "20", "12", "Treat")]
    public void Factors_and_what_stands_in_another_order_are_not(
        string first, string second, string third, string one, string two, string three)
    {
        var table = Table(["Ref", "Risk", first, second, third], ["R1", "Waste", one, two, three]);

        Understood(table).Analysis.Tables[0].Columns.SelectMany(column => column.Fields).ShouldNotContain(ImportField.TargetScore);
    }

    [Theory]
    [InlineData("Score now", "Score we want")]
    [InlineData("Current score", "Potential score")]
    public void Beside_the_score_of_today_another_may_be_the_target(string now, string other)
    {
        var table = Table(["Ref", "Risk", now, other], ["R1", "Waste", "12", "6"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Choices.Select(choice => choice.Value).ShouldBe([other, $"target: {other}", "none"]);
        var row = Answered([table], (question.Id, $"target: {other}"), ("single-score", "residual")).Rows.ShouldHaveSingleItem();
        (row.ResidualScore!.Value!.Value, row.TargetScore!.Value!.Value).ShouldBe((12, 6));
    }

    [Fact]
    public void Where_there_is_a_target_no_other_is_offered()
    {
        var table = Table(["Ref", "Risk", "Current score", "Potential score", "Target score"], ["R1", "Waste", "12", "6", "4"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Choices.Select(choice => choice.Value)
            .ShouldBe(["Potential score", "none"]);
    }
}
