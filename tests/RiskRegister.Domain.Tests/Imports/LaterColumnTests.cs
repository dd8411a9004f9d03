using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Scores of several times beside each other: the last counts, also where what was kept knows only one before it.</summary>
public sealed class LaterColumnTests
{
    [Theory]
    [InlineData("Q1", "Q2", "Q3", true)]
    [InlineData("Score Q3 2026/27", "Score Q4 2026/27", "Score Q1 2027/28", true)]
    [InlineData("30/06/2026", "30/09/2026", "31/12/2026", true)]
    [InlineData("Score 2024/25", "Score 2025/26", "Score 2026/27", true)]
    [InlineData("March 2026 score", "June 2026 score", "Sept 2026 score", true)]
    [InlineData("Apr", "May", "Jun", true)]
    public void An_answer_that_named_the_last_does_not_hold_where_there_is_a_later_one(string one, string two, string three, bool known)
    {
        var before = Register(["Inherent score", one, two], ["20", "16", "12"]);
        Answered([before], ("other-score:", two)).Rows[0].ResidualScore!.Value!.Value.ShouldBe(12);

        var later = Register(["Inherent score", one, two, three], ["20", "16", "12", "4"]);
        var question = Asks(later, new ImportMapping { Answers = new Dictionary<string, string> { ["other-score:"] = two } });
        question.Id.ShouldBe("other-score:");
        question.Proposed.ShouldBe(known ? three : null);
        question.Choices.Count.ShouldBe(4);
        Answered([later], ("other-score:", three)).Rows[0].ResidualScore!.Value!.Value.ShouldBe(4);
        Answered([later], ("other-score:", question.Choices[1].Value)).Rows[0].ResidualScore!.Value!.Value.ShouldBe(12);
    }

    [Theory]
    [InlineData(2, "Q4", "Q1", "Q2")]
    [InlineData(2, "Q3", "Q4", "Q1")]
    [InlineData(1, "Q4", "Q1")]
    [InlineData(1, "Q1", "Q4")]
    [InlineData(0, "Q2", "Q1", "Q4")]
    [InlineData(0, "Q3", "Q2")]
    [InlineData(3, "Q4", "Q1", "Q2", "Q3")]
    [InlineData(2, "Nov", "Jan", "Mar")]
    [InlineData(0, "Mar", "Jan", "Nov")]
    [InlineData(0, "September", "June")]
    [InlineData(null, "Q3", "Q1")]
    [InlineData(null, "Q1", "Q3", "Q2")]
    [InlineData(null, "Sep", "Mar")]
    [InlineData(null, "Apr", "Sep", "Mar", "Oct")]
    public void Periods_without_a_year_run_on_from_one_to_the_next(int? latest, params string[] periods)
    {
        var table = Table(["Ref", "Risk", "Gross", .. periods.Select(period => $"Net {period}")],
            ["R1", "Waste", "20", .. periods.Select(_ => "12")]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Proposed.ShouldBe(latest is { } at ? $"Net {periods[at]}" : null);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    [InlineData(1)]
    public void Of_quarters_of_which_some_are_to_come_the_last_that_is_filled_is_proposed(int filled)
    {
        SourceTable Of(int quarters) => Table(["Ref", "Risk", "Gross", "Net Q1", "Net Q2", "Net Q3", "Net Q4"],
            ["R1", "Waste", "20", .. Enumerable.Range(1, 4).Select(quarter => quarter <= quarters ? "12" : "")]);

        var question = Understood(Of(filled)).Analysis.Questions.ShouldHaveSingleItem();
        question.Proposed.ShouldBe($"Net Q{filled}");

        // What was chosen holds until there is a later one.
        var kept = new ImportMapping { Answers = new Dictionary<string, string> { [question.Id] = question.Proposed! } };
        RegisterReader.Understand([Of(filled)], Settings, kept).Analysis.Questions.ShouldBeEmpty();
        Asks(Of(filled + 1), kept).Proposed.ShouldBe($"Net Q{filled + 1}");
    }

    [Fact]
    public void Where_the_newest_stands_first_an_answer_holds_no_longer_than_that()
    {
        var june = Register(["Inherent score", "Jun", "May", "Apr"], ["20", "9", "12", "16"]);
        var first = Asks(june, new ImportMapping()).Choices[0].Value;
        Answered([june], ("other-score:", first)).Rows[0].ResidualScore!.Value!.Value.ShouldBe(9);

        var july = Register(["Inherent score", "Jul", "Jun", "May", "Apr"], ["20", "4", "9", "12", "16"]);
        Asks(july, new ImportMapping { Answers = new Dictionary<string, string> { ["other-score:"] = first } })
            .Id.ShouldBe("other-score:");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("Score as agreed")]
    public void An_answer_that_named_no_time_holds(string answer)
    {
        var table = Register(["Inherent score", "Score as agreed", "Score Q1", "Score Q2", "Score Q3"], ["20", "8", "16", "12", "4"]);
        var mapping = new ImportMapping
        {
            Answers = new Dictionary<string, string> { ["other-score:"] = answer },
            SingleScore = SingleScoreMeaning.Residual,
        };

        RegisterReader.Understand([table], Settings, mapping).Analysis.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Of_columns_for_one_score_at_several_times_the_last_is_asked_again_too()
    {
        var later = Register(["Gross score", "Net score Q1", "Net score Q2", "Net score Q3"], ["20", "16", "12", "4"]);
        var id = Asks(later, new ImportMapping()).Id;

        Asks(later, new ImportMapping { Answers = new Dictionary<string, string> { [id] = "Net score Q2" } })
            .Proposed.ShouldBe("Net score Q3");
        Answered([later], (id, "Net score Q3")).Rows[0].ResidualScore!.Value!.Value.ShouldBe(4);
        Answered([later], (id, "Net score Q2 before Net score Q3")).Rows[0].ResidualScore!.Value!.Value.ShouldBe(12);
    }

    [Theory]
    [InlineData("Q2", "Q3")]
    [InlineData("Net score Q2", "Net score Q3")]
    [InlineData("Score at 30/09/2026", "Score at 31/12/2026")]
    [InlineData("Sep", "Oct")]
    public void A_mapping_that_reads_one_time_asks_where_the_file_has_a_later_one(string mapped, string later)
    {
        var table = Register(["Gross score", mapped, later], ["20", "12", "4"]);
        var mapping = Reading(mapped);

        var question = Asks(table, mapping);
        question.Id.ShouldStartWith("later-column:");
        QuestionKinds.Have(question.Id).ShouldBeTrue();
        Residual(table, mapping, (question.Id, later)).ShouldBe(4);
        Residual(table, mapping, (question.Id, question.Choices[0].Value)).ShouldBe(12);

        var next = Register(["Gross score", mapped, later, "Q4 2030/31"], ["20", "12", "4", "2"]);
        RegisterReader.Understand([next], Settings, mapping).Analysis.Questions.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_mapping_that_was_kept_whole_asks_each_time_a_quarter_is_added_and_not_else()
    {
        string[] quarters = ["Q1", "Q2", "Q3", "Q4"];
        int[] scores = [20, 16, 12, 9];
        var kept = new ImportMapping();
        foreach (var count in Enumerable.Range(2, 3))
        {
            var table = Register(["Inherent score", .. quarters[..count]], ["25", .. scores[..count].Select(score => $"{score}")]);
            var question = Asks(table, kept);
            question.Proposed.ShouldBe(quarters[count - 1]);
            kept = kept with { Answers = new Dictionary<string, string>(kept.Answers) { [question.Id] = question.Proposed! } };
            var (register, analysis) = RegisterReader.Understand([table], Settings, kept);
            register.Rows[0].ResidualScore!.Value!.Value.ShouldBe(scores[count - 1]);
            kept = analysis.Mapping;
            RegisterReader.Understand([table], Settings, kept).Analysis.Questions.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("Q3", "Q2", "12")]
    [InlineData("Q2", "Q3 comment", "It goes well")]
    [InlineData("Q2", "Target Q3", "2")]
    [InlineData("Q2", "Next review", "31/12/2026")]
    [InlineData("Net score", "Q3", "4")]
    public void It_does_not_where_there_is_none(string mapped, string other, string cell)
    {
        var table = Register(["Gross score", mapped, other], ["20", "8", cell]);
        Residual(table, Reading(mapped)).ShouldBe(8);
    }

    [Fact]
    public void What_the_mapping_says_of_all_of_them_holds()
    {
        var mapping = Reading("Q2", new ColumnMapping { Heading = "Q3" });
        Residual(Register(["Gross score", "Q2", "Q3"], ["20", "12", "4"]), mapping).ShouldBe(12);
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("TBC")]
    [InlineData("Closed")]
    [InlineData("Merged with R1")]
    [InlineData("–")]
    [InlineData("")]
    [InlineData("Not yet scored")]
    public void A_cell_without_a_score_does_not_take_a_column_from_the_choices(string cell)
    {
        var table = Table(["Ref", "Risk", "Inherent", "Q1", "Q2", "Q3"],
            ["R1", "Waste", "20", "16", "12", "9"], ["R2", "Fleet", "16", "12", "12", cell]);

        var question = Understood(table).Analysis.Questions[0];
        question.Choices.Select(choice => choice.Value).ShouldBe(["Q1 before Q3", "Q2 before Q3", "Q3", "none"]);
        question.Proposed.ShouldBe("Q3");
    }

    [Theory]
    [InlineData("9", "Paused")]
    [InlineData("D4", "N/A")]
    public void Nor_do_words_beside_more_scores(string score, string cell)
    {
        var table = Table(["Ref", "Risk", "Inherent", "Q2", "Q3"],
            ["R1", "Waste", "20", "12", score], ["R2", "Fleet", "16", "12", score], ["R3", "Frost", "16", "12", cell]);
        Understood(table).Analysis.Questions[0].Proposed.ShouldBe("Q3");
    }

    [Theory]
    [InlineData("N/A", "TBC")]
    [InlineData("Going well", "9")]
    [InlineData("Amber", "Green")]
    [InlineData("37", "9")]
    public void What_holds_no_scores_is_no_choice(string one, string other)
    {
        var table = Table(["Ref", "Risk", "Inherent", "Q1", "Q2", "Q3"],
            ["R1", "Waste", "20", "16", "12", one], ["R2", "Fleet", "16", "12", "12", other]);
        Understood(table).Analysis.Questions[0].Choices.Select(choice => choice.Value).ShouldBe(["Q1 before Q2", "Q2", "none"]);
    }

    static SourceTable Register(string[] headings, string[] cells) => Table(["Ref", "Risk", .. headings], ["R1", "Waste", .. cells]);

    static ImportQuestion Asks(SourceTable table, ImportMapping mapping) =>
        RegisterReader.Understand([table], Settings, mapping).Analysis.Questions.ShouldHaveSingleItem();

    static ImportMapping Reading(string residual, params ColumnMapping[] more) => new()
    {
        Tables =
        [
            new TableMapping
            {
                Columns =
                [
                    new() { Heading = "Gross score", Fields = [ImportField.Score] },
                    new() { Heading = residual, Fields = [ImportField.ResidualScore] },
                    .. more,
                ],
            },
        ],
    };

    static int Residual(SourceTable table, ImportMapping mapping, params (string Question, string Choice)[] answers)
    {
        var answered = mapping with { Answers = answers.ToDictionary(answer => answer.Question, answer => answer.Choice) };
        var (register, analysis) = RegisterReader.Understand([table], Settings, answered);
        analysis.Questions.ShouldBeEmpty();
        return register.Rows.ShouldHaveSingleItem().ResidualScore!.Value!.Value;
    }
}
