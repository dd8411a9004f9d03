using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Words of scales whose worth the figures beside them tell.</summary>
public sealed class WordedProductTests
{
    [Theory]
    [InlineData("High x High = 16, Medium x High = 12, Medium x Medium = 9, Low x High = 8", "high 4, medium 3, low 2", "high 4, medium 3")]
    [InlineData("Grave x Often = 25, Slight x Often = 5, Grave x Seldom = 10", "grave 5, slight 1", "often 5, seldom 2")]
    [InlineData("High x High = 16, Medium x Low = 2, Low x Low = 1", "high 4, medium 2, low 1", "high 4, low 1")]
    [InlineData("High x High = 16, Medium x Low = 2", "high 4, medium 2", "high 4, low 1")]
    [InlineData("High x High = 25, Medium x Medium = 9, Low x Medium = 3", "high 5, medium 3, low 1", "high 5, medium 3")]
    [InlineData("Heavy x Possible = 12, Slight x Rare = 2", "heavy 4, slight 2", "")]
    public void The_step_that_fits_all_figures_is_proposed(string rows, string impacts, string likelihoods)
    {
        var questions = Understood(Rows(rows)).Analysis.Questions;

        Proposed(questions, "impact:").ShouldBe(impacts);
        Proposed(questions, "likelihood:").ShouldBe(likelihoods);
        questions.Where(question => question.Id.Contains("high", StringComparison.Ordinal))
            .ShouldAllBe(question => question.Choices.Count == 6);
    }

    [Theory]
    [InlineData("High x High = 9, Medium x Medium = 4, Low x High = 3")]
    [InlineData("High x High = 16, High x High = 12")]
    [InlineData("High x High = 100, Low x High = 10")]
    [InlineData("High x Medium = High, Low x High = Medium")]
    [InlineData("Grave x Seldom = 4")]
    public void Nothing_is_proposed_where_figures_are_of_another_scale_or_tell_no_step(string rows)
    {
        var questions = Understood(Rows(rows)).Analysis.Questions;

        questions.ShouldContain(question => question.Id.StartsWith("impact:", StringComparison.Ordinal));
        questions.Where(question => question.Id.StartsWith("impact:", StringComparison.Ordinal)
            || question.Id.StartsWith("likelihood:", StringComparison.Ordinal)).ShouldAllBe(question => question.Proposed == null);
    }

    [Fact]
    public void What_is_answered_tells_the_rest()
    {
        var table = Rows("Grave x Seldom = 8");

        var questions = RegisterReader.Understand([table], Settings, Answering(("impact:grave", "4")).Mapping).Analysis.Questions;
        Proposed(questions, "likelihood:").ShouldBe("seldom 2");
    }

    static string Proposed(IEnumerable<ImportQuestion> questions, string scale) => string.Join(", ", questions
        .Where(question => question.Proposed is not null && question.Id.StartsWith(scale, StringComparison.Ordinal))
        .Select(question => $"{question.Id[scale.Length..]} {question.Proposed}"));

    static SourceTable Rows(string rows) => Table([["Ref", "Risk", "Impact", "Likelihood", "Score"],
        .. rows.Split(", ").Select((row, at) => RowOf(at, row.Split([" x ", " = "], StringSplitOptions.None)))]);

    static string[] RowOf(int at, string[] said) => [$"K{at}", $"Kiln {(char)('A' + at)} cracks", .. said];
}
