using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Which score a heading says in a word before or behind it, and factors that stand beside a grade in words.</summary>
public sealed class PreAndPostTests
{
    [Theory]
    [InlineData("Score (Pre)", "Score (Post)")]
    [InlineData("Pre score", "Post score")]
    [InlineData("Rating (pre)", "Rating (post)")]
    public void The_factors_before_each_are_its_own(string before, string after)
    {
        var table = Table(["Ref", "Risk", "Probability", "Impact", before, "Treatment", "Probability", "Impact", after],
            ["K1", "Silt", "4", "5", "20", "Dredge", "4", "4", "16"]);
        Asked(table).ShouldBeEmpty();
        var row = Read(table).Rows.Single();
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 5, 4), new StatedScore(16, 4, 4)));
    }

    [Fact]
    public void A_post_alone_is_no_score() =>
        Understood(Table(["Ref", "Risk", "Gross", "Net", "Post"], ["K1", "Silt", "20", "16", "Harbour Master"]))
            .Analysis.Tables.Single().Columns.Single(column => column.Heading == "Post").Fields.ShouldNotContain(ImportField.ResidualScore);

    [Theory]
    [InlineData("Current grading")]
    [InlineData("Risk level (current)")]
    public void A_grade_in_words_is_that_of_the_factors_behind_it(string heading)
    {
        var table = Table(["ID", "Risk", "Owner", heading, "Likelihood", "Impact"], ["K1", "Silt", "Mason", "EXTREME", "5", "4"],
            ["K2", "Ice", "Mason", "HIGH", "3", "4"]);
        Asked(table).ShouldBe(["single-score"]);
        Answered([table], ("single-score", "residual")).Rows[0].ResidualScore!.Value.ShouldBe(new StatedScore(20, 4, 5));
    }

    [Theory]
    [InlineData("4x4=16", "4x3=12")]
    [InlineData("16 (4x4)", "12 (4x3)")]
    public void Quarters_with_factors_are_offered_as_scores(string first, string second)
    {
        var table = Table(["Ref", "Risk", "Initial (LxI)", "Q1", "Q2", "Target (LxI)"], ["K1", "Silt", "5x4=20", first, second, "2x4=8"]);
        var id = Asked(table).ShouldHaveSingleItem();
        id.ShouldStartWith("other-score:");
        var row = Answered([table], (id, "Q2")).Rows.Single();
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 4, 5), new StatedScore(12, 3, 4)));
    }

    [Theory]
    [InlineData("Response category")]
    [InlineData("Treatment strategy")]
    [InlineData("Risk approach")]
    public void A_response_that_opportunities_have_is_asked_about_under_more_headings(string heading) =>
        Asked(Table(["Ref", "Risk", "Gross", "Net", heading, "Actions"], ["K1", "Silt", "16", "9", "Reduce", "Dredge"],
            ["K2", "New quay", "9", "12", "Exploit", "Apply"])).ShouldBe(["kinds-by-response:"]);
}
