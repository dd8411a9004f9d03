using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Cells that say impact and likelihood in words with labels, and scores that are headed as a status.</summary>
public sealed class LabelledFactorTests
{
    [Theory]
    [InlineData("Impact: Major\nLikelihood: Likely\nOverall: HIGH", "Impact: Minor\nLikelihood: Rare\nOverall: LOW")]
    [InlineData("Likelihood: Likely; Impact: Major; RAG: Red", "L: Rare; I: Minor")]
    [InlineData("Probability = Likely | Severity = Major", "Severity – Minor, Probability – Rare")]
    [InlineData("Effaith: Major / Tebygolrwydd: Likely", "Impact: 2\nLikelihood: Rare")]
    public void Each_is_read_by_its_label(string gross, string net)
    {
        var read = Read(Table(["Ref", "Risk", "Inherent risk", "Owner", "Residual risk"], ["K1", "Silt", gross, "Potter", net],
            ["K2", "Rust", net, "Mason", net]));
        Refusals(read.Messages).ShouldBeEmpty();
        (read.Rows[0].Score!.Value!.Impact, read.Rows[0].Score!.Value!.Likelihood).ShouldBe((4, 4));
        (read.Rows[0].ResidualScore!.Value!.Impact, read.Rows[0].ResidualScore!.Value!.Likelihood).ShouldBe((2, 1));
        read.Messages.Where(message => message.Code == ImportCodes.ColumnParted).Select(message => message.Column)
            .ShouldBe(["Inherent risk", "Residual risk"]);
    }

    [Theory]
    [InlineData("Impact: Major")]
    [InlineData("Impact: Major\nCost: high\nLikelihood: Likely")]
    [InlineData("Impact: Major\nLikelihood: Likely\nScore: 16")]
    [InlineData("Impact: 4\nLikelihood: 4")]
    public void Cells_that_say_less_or_more_or_figures_are_not_parted(string cell) =>
        CodesOf(Read(Table(["Ref", "Risk", "Inherent risk", "Residual risk"], ["K1", "Silt", cell, "4"])).Messages)
            .ShouldNotContain(ImportCodes.ColumnParted);

    [Fact]
    public void Inherent_and_current_status_over_figures_are_scores()
    {
        var row = Read(Table(["Risk title", "Owner", "Inherent status", "Current status"],
            ["Silt", "Potter", "20: Very high", "12: Medium"])).Rows.ShouldHaveSingleItem();
        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value).ShouldBe((20, 12));
    }

    [Theory]
    [InlineData("Inherent score")]
    [InlineData("Inherent status")]
    public void A_current_status_without_figures_is_none(string heading) =>
        Read(Table(["Risk title", "Owner", heading, "Residual score", "Current status"], ["Silt", "Potter", "20", "12", "Open"]))
            .Rows.ShouldHaveSingleItem().ResidualScore!.Value!.Value.ShouldBe(12);

    [Theory]
    [InlineData("Likelihood 2 x Impact 4 = 8", 4, 2)]
    [InlineData("Major / Unlikely / Medium", 4, 2)]
    [InlineData("Unlikely / Major = High (8)", 4, 2)]
    public void A_target_may_name_its_factors(string cell, int impact, int likelihood) =>
        ReadOne(("Target risk", cell)).TargetScore!.Value.ShouldBe(new StatedScore(impact * likelihood, impact, likelihood));

    [Theory]
    [InlineData("Low")]
    [InlineData("Low, as far as can be")]
    public void An_appetite_names_none(string cell) =>
        CodesOf(ReadCells(("Target risk", cell)).Messages).ShouldContain(ImportCodes.ColumnIgnored);
}
