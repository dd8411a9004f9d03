using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Answers of a mapping that is sent again: one that makes entries public holds for the texts that it was given for.</summary>
public sealed class KeptExemptAnswerTests
{
    const string Lapsed = "Sale of Mill Lane - EXEMPT (lapsed)";
    const string Settled = "Settlement with contractor (exempt - para 3)";
    const string Redundancies = "CONFIDENTIAL - Redundancies in Planning";

    static readonly string[] Headings = ["Ref", "Risk", "Gross", "Net"];

    [Theory]
    [InlineData("titles")]
    [InlineData("descriptions")]
    [InlineData("a column")]
    [InlineData("statuses")]
    public void An_answer_that_makes_public_is_asked_again_of_other_texts_alone(string where)
    {
        var answers = Answers(TableOf(where, Lapsed), "open");
        Exempted(TableOf(where, Lapsed), answers).ShouldBe([false]);

        SourceTable[] next = TableOf(where, Lapsed, Settled, Redundancies);
        var read = RegisterReader.Understand(next, Settings, new ImportMapping { Answers = answers });
        var question = read.Analysis.Questions.ShouldHaveSingleItem();
        question.Text.ShouldContain(Settled);
        question.Text.ShouldContain(Redundancies);
        question.Text.ShouldNotContain(Lapsed);
        read.Register.Rows.Select(row => row.Exempt?.Value is not null).ShouldBe([false, true, true]);

        answers[question.Id] = "exempt";
        Exempted(next, answers).ShouldBe([false, true, true]);
    }

    [Fact]
    public void Texts_that_were_asked_about_together_need_not_all_come_again()
    {
        var answers = Answers(TableOf("titles", Lapsed, Settled, Redundancies), "open");
        answers.Keys.ShouldContain(id => id.StartsWith("exempt-titles:#", StringComparison.Ordinal));

        Exempted(TableOf("titles", Redundancies, Lapsed), answers).ShouldBe([false, false]);
        AsksOf(TableOf("titles", Redundancies, "Sale of the weir (exempt)"), answers).ShouldBeTrue();
    }

    [Fact]
    public void More_texts_than_an_id_can_name_are_asked_about_in_several_questions()
    {
        var table = TableOf("titles", [.. Enumerable.Range(1, 45).Select(number => $"Sale of plot {number} (exempt)")]);
        var questions = Understood(table).Analysis.Questions;
        questions.Count.ShouldBe(3);
        questions.ShouldAllBe(question => question.Id.Length <= MappingRules.Heading);
        Exempted(table, questions.ToDictionary(question => question.Id, _ => "open")).ShouldAllBe(isExempt => !isExempt);
    }

    [Theory]
    [InlineData("titles", "exempt-titles")]
    [InlineData("a column", "exempt-column:notes")]
    public void An_answer_without_a_text_makes_nothing_public_but_may_go_on_keeping_back(string where, string id)
    {
        var table = TableOf(where, Lapsed, Redundancies);
        AsksOf(table, new() { [id] = "open" }).ShouldBeTrue();
        Exempted(table, new() { [id] = "open" }).ShouldBe([true, true]);
        AsksOf(table, new() { [id] = "exempt" }).ShouldBeFalse();
        Exempted(table, new() { [id] = "exempt" }).ShouldBe([true, true]);
    }

    [Fact]
    public void That_one_text_is_exempt_goes_for_others_where_none_was_said_to_be_open()
    {
        Dictionary<string, string> kept = new() { ["exempt-titles:" + Settled.ToLowerInvariant()] = "exempt" };
        AsksOf(TableOf("titles", Settled, Redundancies), kept).ShouldBeFalse();
        kept["exempt-titles:" + Lapsed.ToLowerInvariant()] = "open";
        AsksOf(TableOf("titles", Settled, Redundancies, Lapsed), kept).ShouldBeTrue();
        AsksOf(TableOf("titles", Settled, Lapsed), kept).ShouldBeFalse();
    }

    [Fact]
    public void A_title_that_is_open_leaves_what_its_description_says()
    {
        var table = Table([.. Headings, "Description"], ["R1", Lapsed, "16", "9", "CONFIDENTIAL: two staff are named"]);
        AsksOf([table], Answers([Table(Headings, ["R1", Lapsed, "16", "9"])], "open")).ShouldBeTrue();
    }

    [Fact]
    public void Long_lines_that_begin_alike_are_not_the_same()
    {
        var line = "The appendix to this register may have exempt information in it, which the committee decided to publish";
        SourceTable[] above = [Table([line + " in May"], Headings, ["R1", "Old trees", "16", "9"])];
        SourceTable[] other = [Table([line + " never"], Headings, ["R1", "Old trees", "16", "9"])];
        var answers = Answers(above, "open");
        AsksOf(above, answers).ShouldBeFalse();
        AsksOf(other, answers).ShouldBeTrue();
    }

    [Fact]
    public void What_stands_before_a_table_further_down_is_asked_again_where_it_says_something_else()
    {
        var answers = Answers(Cover("Exempt – paragraph 3 (lapsed)"), "open");
        AsksOf(Cover("Exempt – paragraph 3 (lapsed)"), answers).ShouldBeFalse();
        AsksOf(Cover("NOT FOR PUBLICATION"), answers).ShouldBeTrue();

        static SourceTable[] Cover(string line) => [Sheet("Cover", [line]), Sheet("Register", Headings, ["R1", "Old trees", "16", "9"])];
    }

    [Fact]
    public void The_paragraph_is_asked_for_when_it_is_known_that_rows_are_exempt()
    {
        SourceTable[] table = TableOf("titles", Lapsed);
        Asked(table).ShouldHaveSingleItem().ShouldStartWith("exempt-titles:");
        AskedOf("open").ShouldBeEmpty();
        AskedOf("exempt").ShouldBe(["exempt-paragraph"]);

        string[] AskedOf(string choice)
        {
            var options = new ImportOptions { Mapping = new ImportMapping { Answers = Answers(table, choice) } };
            return [.. Plan(RegisterReader.Read(table, Settings, options.Mapping), [], options).Questions.Select(question => question.Id)];
        }
    }

    static SourceTable[] TableOf(string where, params string[] texts)
    {
        string[][] rows = [.. texts.Select((text, at) => where switch
        {
            "titles" => new[] { $"R{at + 1}", text, "16", "9" },
            _ => [$"R{at + 1}", $"Trees of ward {at + 1}", "16", "9", text],
        })];
        string[] more = where switch { "titles" => [], "descriptions" => ["Description"], "a column" => ["Notes"], _ => ["Status"] };
        return [Table([[.. Headings, .. more], .. rows])];
    }

    static Dictionary<string, string> Answers(SourceTable[] tables, string choice) => Understood(tables).Analysis.Questions
        .ToDictionary(question => question.Id, question => question.Code == ImportCodes.ExemptUnclear ? choice : "open");

    static bool AsksOf(SourceTable[] tables, Dictionary<string, string> answers) => RegisterReader
        .Understand(tables, Settings, new ImportMapping { Answers = answers }).Analysis.Questions
        .Any(question => question.Code == ImportCodes.ExemptUnclear);

    static bool[] Exempted(SourceTable[] tables, Dictionary<string, string> answers)
    {
        var read = RegisterReader.Read(tables, Settings, new ImportMapping { Answers = answers });
        return [.. read.Rows.Select(row => row.Exempt?.Value is not null)];
    }
}
