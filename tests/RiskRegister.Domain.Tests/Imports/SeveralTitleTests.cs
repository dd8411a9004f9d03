using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Several entries in one cell, which are never one entry without a word.</summary>
public sealed class SeveralTitleTests
{
    [Theory]
    [InlineData("Risks", "1. Loss of grant\n2. Fraud by staff")]
    [InlineData("Risk", "3) Silt in the harbour\n4) Ice on the quay\n\n5) Fog")]
    [InlineData("Risks", "Loss of grant\nFraud by staff\nPoor return")]
    [InlineData("Key risks", "Loss of grant\nFraud by staff")]
    [InlineData("Risk description", "(1) Loss of grant\n(2) Fraud by staff")]
    public void Whether_lines_are_entries_of_their_own_is_asked(string heading, string cell)
    {
        var table = Table([heading, "Gross", "Net", "Owner"], [cell, "16", "9", "Treasurer"]);
        var id = Asked(table).Single(id => id.StartsWith("several-titles:", StringComparison.Ordinal));
        var row = Answered([table], (id, "one")).Rows.ShouldHaveSingleItem();
        row.Description!.Value!.ShouldContain(cell.Split('\n')[^1]);

        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { [id] = "refuse" } };
        var refused = RegisterReader.Read([table], Settings, mapping);
        Refusals(refused.Messages).ShouldBe([ImportCodes.TitleMissing]);
        refused.Messages.Single(message => message.Severity == ImportSeverity.Refused).Message.ShouldContain("a row for each");
    }

    [Theory]
    [InlineData("Risk", "Loss of grant\nThe council may not renew it")]
    [InlineData("Risks", "Loss of grant\nThe council may not renew it.")]
    [InlineData("Risks", "Loss of grant and\nfraud by staff")]
    [InlineData("Risks", "Loss of grant\nCause: cuts")]
    [InlineData("Risk", "Failure to\n1. recruit\n2. retain")]
    [InlineData("Risk", "1. Loss of grant\nThe council may not renew it")]
    [InlineData("Risk", "1. Loss of grant")]
    public void Not_where_a_line_goes_on_with_the_title(string heading, string cell) =>
        Asked(Table([heading, "Gross", "Net", "Owner"], [cell, "16", "9", "Treasurer"])).ShouldBeEmpty();

    [Fact]
    public void Their_scores_are_not_asked_about_before_it_is_answered()
    {
        var table = Table(["Risks", "Likelihood", "Impact", "Residual"],
            ["Loss of grant\nFraud by staff", "High\nLow", "High\nHigh", "9"], ["Silt\nIce", "Low\nLow", "Low\nHigh", "9"]);
        var id = Asked(table).ShouldHaveSingleItem();
        id.ShouldStartWith("several-titles:");

        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { [id] = "one" } };
        RegisterReader.Understand([table], Settings, mapping).Analysis.Questions.ShouldNotBeEmpty();
    }

    [Fact]
    public void Several_scores_in_a_cell_want_rows_of_their_own()
    {
        var read = Read(Table(["Risk", "Likelihood", "Impact", "Net", "Owner"], ["Silt", "4\n2", "4\n4", "9", "Mason"]));
        Refusals(read.Messages).ShouldContain(ImportCodes.ScoreUnreadable);
        read.Messages.First(message => message.Code == ImportCodes.ScoreUnreadable).Message.ShouldContain("a row for each");
    }
}
