using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Scales that cells alone tell, and the order of factors that a line beside a table says.</summary>
public sealed class SaidByCellsAndLinesTests
{
    [Theory]
    [InlineData("High (3)", "Medium (2)", "Low (1)")]
    [InlineData("3 - High", "2 - Medium", "1 - Low")]
    [InlineData("Very high (4)", "High (3)", "Low (1)")]
    [InlineData("4. Almost certain", "3. Likely", "1. Rare")]
    [InlineData("Catastrophic: 4", "Serious: 3", "Slight: 1")]
    public void A_scale_whose_highest_word_has_a_low_figure_is_asked_about(string highest, string middle, string lowest)
    {
        var table = Table(
            ["Ref", "Title", "Residual impact", "Residual likelihood"],
            ["CR1", "Flood", highest, lowest], ["CR2", "Fire", middle, highest], ["CR3", "Theft", lowest, middle]);

        Understood(table).Analysis.Questions.ShouldContain(question => question.Id.StartsWith("own-scale:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("High (9)", "Medium (4)", "Low (2)")]
    [InlineData("Red 9", "Amber 4", "Green 2")]
    public void So_is_a_product_that_is_low_for_its_word(string highest, string middle, string lowest)
    {
        var table = Table(
            ["Ref", "Title", "Inherent score", "Residual score"],
            ["CR1", "Flood", highest, lowest], ["CR2", "Fire", middle, lowest], ["CR3", "Theft", highest, middle]);

        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldHaveSingleItem().ShouldStartWith("own-scale:score ");
    }

    [Theory]
    [InlineData("Almost certain (5)", "Likely (4)", "Rare (1)")]
    [InlineData("4 - Likely", "3 - Possible", "1 - Rare")]
    [InlineData("Possible (3)", "Unlikely (2)", "Rare (1)")]
    [InlineData("3", "2", "1")]
    [InlineData("High (5)", "Medium (3)", "Low (1)")]
    public void Steps_of_the_registers_own_scale_ask_nothing(string highest, string middle, string lowest)
    {
        var table = Table(
            ["Ref", "Title", "Impact", "Likelihood", "Residual impact", "Residual likelihood"],
            ["CR1", "Flood", "4", highest, "3", middle], ["CR2", "Fire", "4", middle, "3", lowest]);

        Understood(table).Analysis.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void So_do_products_of_it()
    {
        var table = Table(
            ["Ref", "Title", "Inherent score", "Residual score"], ["CR1", "Flood", "High (16)", "Medium (9)"],
            ["CR2", "Fire", "High (15)", "Low (4)"]);

        Understood(table).Analysis.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Risk score = Likelihood x Impact")]
    [InlineData("Scores are likelihood multiplied by impact.")]
    [InlineData("Probability times severity")]
    public void A_line_says_which_factor_stands_first(string line)
    {
        string[][] rows = [["Ref", "Title", "Inherent score", "Residual score"], ["CR1", "Flood", "4 x 5", "2 x 5"]];

        foreach (var table in new[]
        {
            Table([[line], .. rows]), Table([.. rows, [], [line]]),
            Table(rows) with { Above = [line] }, Table(rows) with { Behind = [line] },
        })
        {
            var (register, analysis) = Understood(table);
            var score = register.Rows[0].ResidualScore!.Value!;

            (score.Impact, score.Likelihood).ShouldBe((5, 2));
            register.Messages.ShouldNotContain(message => message.Code == ImportCodes.OrderAssumed);
            analysis.Tables[0].Columns.Where(column => column.Order is not null).Select(column => column.Heading)
                .ShouldBe(["Inherent score", "Residual score"]);
        }
    }

    [Theory]
    [InlineData("Impact x likelihood, or likelihood x impact")]
    [InlineData("The impact of 4 x 4 vehicles")]
    [InlineData("See L x I")]
    public void A_line_that_does_not_say_it_leaves_it_assumed(string line)
    {
        var read = Read(Table([line], ["Ref", "Title", "Inherent score", "Residual score"], ["CR1", "Flood", "4 x 5", "2 x 5"]));

        read.Messages.ShouldContain(message => message.Code == ImportCodes.OrderAssumed);
        read.Rows[0].ResidualScore!.Value!.Impact.ShouldBe(2);
    }

    [Fact]
    public void A_heading_goes_before_a_line()
    {
        var read = Read(Table(
            ["Risk score = Likelihood x Impact"], ["Ref", "Title", "Inherent score (I x L)", "Residual score (I x L)"],
            ["CR1", "Flood", "4 x 5", "2 x 5"]));

        read.Rows[0].ResidualScore!.Value!.Impact.ShouldBe(2);
    }
}
