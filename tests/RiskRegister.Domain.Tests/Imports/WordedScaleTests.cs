using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Scales in words of which the matrix has some and not others.</summary>
public sealed class WordedScaleTests
{
    const string StepWords = "step-words:impact";

    [Theory]
    [InlineData("Minor, Major, Existential", "Minor, Major, Existential", "matrix")]
    [InlineData("Major, Critical", "Major, Critical", "matrix")]
    [InlineData("extreme, moderate", "moderate, extreme", "matrix")]
    [InlineData("Very low, Minor, Major", "Very low, Minor, Major", "matrix")]
    [InlineData("Existential, Minor, Serious, Moderate, Major", "Minor, Moderate, Serious, Major, Existential",
        "minor < moderate < serious < major < existential")]
    [InlineData("Major, Severe, Critical, Existential", "Major, Severe, Critical, Existential", null)]
    [InlineData("Minor, Frightful", "Minor, Frightful", null)]
    public void Words_that_the_matrix_has_beside_others_are_asked_about_once_a_scale(string words, string listed, string? proposed)
    {
        var question = Understood(Scored(words)).Analysis.Questions.ShouldHaveSingleItem();

        (question.Id, question.Code, question.Proposed).ShouldBe((StepWords, ImportCodes.ScaleUnclear, proposed));
        question.Text.ShouldContain($"from the lowest: {listed}. ");
    }

    [Fact]
    public void Likelihoods_are_asked_about_likewise() =>
        Understood(Table(["Title", "Impact", "Likelihood", "Residual score"], ["Flood", "Major", "Possible", "9"],
            ["Fire", "Major", "Very likely", "9"])).Analysis.Questions.Select(question => question.Id).ShouldBe(["step-words:likelihood"]);

    [Theory]
    [InlineData("Insignificant, Minor, Moderate, Major, Catastrophic")]
    [InlineData("Minor, Major")]
    [InlineData("Negligible, Minor, Moderate, Major, Catastrophe")]
    [InlineData("4 - Major, 5 - Existential")]
    public void Words_of_the_matrix_alone_and_figures_are_no_question(string words) =>
        Understood(Scored(words)).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Major, Minor, Modrate", "impact:modrate", null)]
    [InlineData("Major, Minor, Mod", "impact:mod", null)]
    [InlineData("Low, High", "impact:low", null)]
    [InlineData("Insignificant, Minor, Moderate, Major, Existential", "impact:existential", "5")]
    [InlineData("Trivial, Minor, Moderate, Major, Catastrophic", "impact:trivial", "1")]
    public void Where_the_others_are_certain_only_the_word_is_asked_about(string words, string id, string? proposed)
    {
        var questions = Understood(Scored(words)).Analysis.Questions;

        questions[0].ShouldSatisfyAllConditions(() => questions[0].Id.ShouldBe(id), () => questions[0].Proposed.ShouldBe(proposed));
        questions.ShouldNotContain(question => question.Id == StepWords);
    }

    [Fact]
    public void Products_beside_the_words_show_what_they_are() =>
        Understood(Table(["Title", "Impact", "Likelihood", "Score", "Residual score"], ["Flood", "Major", "Possible", "12", "9"],
            ["Fire", "Existential", "Possible", "15", "9"])).Analysis.Questions.Select(question => question.Id)
            .ShouldBe(["impact:existential"]);

    [Fact]
    public void The_order_that_was_answered_gives_each_word_its_step()
    {
        var read = Answered([Scored("Minor, Moderate, Serious, Major, Existential")],
            (StepWords, "minor < moderate < serious < major < existential"));

        read.Rows.Select(row => row.Score!.Value!.Impact).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void What_the_matrix_has_counts_where_that_was_answered_and_the_rest_is_asked()
    {
        var table = Scored("Minor, Major, Existential");
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { [StepWords] = "matrix" } };

        var question = RegisterReader.Understand([table], Settings, mapping).Analysis.Questions.ShouldHaveSingleItem();

        (question.Id, question.Proposed).ShouldBe(("impact:existential", "5"));
        Answered([table], (StepWords, "matrix"), ("impact:existential", "5")).Rows.Select(row => row.Score!.Value!.Impact)
            .ShouldBe([2, 4, 5]);
    }

    [Fact]
    public void Each_word_is_asked_about_where_that_was_answered()
    {
        var table = Scored("Minor, Major, Existential");
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { [StepWords] = "each" } };

        RegisterReader.Understand([table], Settings, mapping).Analysis.Questions.Select(question => question.Id)
            .ShouldBe(["impact:minor", "impact:major", "impact:existential"], ignoreOrder: true);
        Answered([table], (StepWords, "each"), ("impact:minor", "1"), ("impact:major", "3"), ("impact:existential", "4")).Rows
            .Select(row => row.Score!.Value!.Impact).ShouldBe([1, 3, 4]);
    }

    [Fact]
    public void A_mapping_that_says_what_words_are_leaves_nothing_to_ask()
    {
        var mapping = new ImportMapping { Scales = new ScaleMapping { Impact = new Dictionary<string, int> { ["Existential"] = 5 } } };

        RegisterReader.Understand([Scored("Minor, Major, Existential")], Settings, mapping).Analysis.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Minor, Moderate, Serious, Major, Existential", true, "minor < moderate < serious < major < existential")]
    [InlineData("Minor, Moderate, Serious, Major, Existential", false, "minor < moderate < serious < major < existential")]
    [InlineData("Existential, Major, Serious, Moderate, Minor", false, "minor < moderate < serious < major < existential")]
    [InlineData("Trivial, Minor, Grievous, Major, Ruinous", true, null)]
    [InlineData("Minor, Grievous, Moderate, Major, Ruinous", false, "minor < grievous < moderate < major < ruinous")]
    [InlineData("Minor, Moderate, Major, Existential", true, "each")]
    [InlineData("Minor, Moderate, Major, Catastrophic", true, "each")]
    [InlineData("Minor, Moderate, Major, Existential", false, "matrix")]
    [InlineData("Insignificant, Minor, Moderate, Major, Catastrophic", true, null)]
    [InlineData("Insignificant, Minor, Moderate, Major, Catastrophic", false, null)]
    public void A_key_beside_the_register_tells_of_words_that_no_row_has(string words, bool hasFigures, string? proposed)
    {
        string[][] key =
        [
            hasFigures ? ["Impact", "Score"] : ["Impact", "Definition"],
            .. words.Split(", ").Select((word, at) => new[] { word, hasFigures ? $"{at + 1}" : $"What {word} means" }),
        ];

        var questions = Understood(Sheet("Register", [.. Scored("Minor, Major").Rows.Select(row => row.Cells.ToArray())]),
            Sheet("Impact", key)).Analysis.Questions;

        questions.Select(question => question.Proposed).ShouldBe(proposed is null ? [] : [proposed]);
        questions.ShouldAllBe(question => question.Id == StepWords);
    }

    static SourceTable Scored(string impacts) => Table(
    [
        ["Title", "Impact", "Likelihood", "Residual score"],
        .. impacts.Split(", ").Select((impact, at) => new[] { $"Flood of river {(char)('A' + at)}", impact, "3", "9" }),
    ]);

    [Fact]
    public void Words_of_both_factors_in_one_cell_are_asked_as_in_columns_of_their_own()
    {
        var asked = Asked(Table(["Risk", "Gross Impact / Probability", "Net Impact / Probability", "Owner"],
            ["Silt", "Critical / Probable", "Critical / Remote", "Mason"], ["Ice", "Major / Possible", "Moderate / Possible", "Mason"]));
        asked.ShouldBe(["step-words:impact", "step-words:likelihood"], ignoreOrder: true);
    }
}
