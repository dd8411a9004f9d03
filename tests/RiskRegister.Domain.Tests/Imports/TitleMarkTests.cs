using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Titles, and days of closure, that say of an entry that it is proposed or still to be closed.</summary>
public class TitleMarkTests
{
    static SourceTable Titled(string title, string status = "") =>
        Table(["Ref", "Risk", "Score", "Residual score", "Status"], ["CR1", title, "16", "9", status], ["CR2", "Clay", "16", "9", "Open"]);

    [Theory]
    [InlineData("PROPOSED FOR CLOSURE – Loss of clay", "open", "Loss of clay")]
    [InlineData("RECOMMENDED FOR REMOVAL: Loss of clay", "open", "Loss of clay")]
    [InlineData("To be closed - Loss of clay", "open", "Loss of clay")]
    [InlineData("Loss of clay (proposed for deletion)", "open", "Loss of clay")]
    [InlineData("Loss of clay – PROPOSED FOR CLOSURE", "open", "Loss of clay")]
    [InlineData("Kiln shed – proposed for closure", "open", "Kiln shed – proposed for closure")]
    [InlineData("PROPOSED FOR CLOSURE Loss of clay", "open", "Loss of clay")]
    [InlineData("PROPOSED NEW RISK Loss of clay", "proposed", "Loss of clay")]
    [InlineData("(proposed new risk) Loss of clay", "proposed", "Loss of clay")]
    [InlineData("[Draft risk] Loss of clay", "proposed", "Loss of clay")]
    [InlineData("Not yet approved: Loss of clay", "proposed", "Loss of clay")]
    [InlineData("Watch list risk – Loss of clay", null, "Loss of clay")]
    public void A_title_that_says_so_is_asked_about_and_read_without_it(string title, string? proposed, string rest)
    {
        var question = Understood(Titled(title)).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("title-marks:");
        question.Proposed.ShouldBe(proposed);
        Answered([Titled(title)], (question.Id, "open")).Rows[0].Title.ShouldBe(rest);
    }

    [Theory]
    [InlineData("Proposed merger: loss of staff")]
    [InlineData("Draft local plan – delay")]
    [InlineData("PROPOSED MERGER Loss of clay")]
    [InlineData("DRAFT PLAN Loss of clay")]
    [InlineData("Possible closures: studios")]
    [InlineData("Land set aside for removal of waste")]
    [InlineData("Kiln (for hire): repairs")]
    [InlineData("Roads to be closed during the fair")]
    public void What_an_entry_is_about_asks_nothing(string title)
    {
        var (register, analysis) = Understood(Titled(title));
        analysis.Questions.ShouldBeEmpty();
        register.Rows[0].Title.ShouldBe(title);
    }

    [Theory]
    [InlineData("Proposed", null)]
    [InlineData("Proposed risk", null)]
    [InlineData("R7 (proposed)", "R7")]
    [InlineData("R7 – draft", "R7")]
    [InlineData("DRAFT", null)]
    public void Such_a_word_for_a_reference_or_behind_one_is_asked_about_and_is_none(string reference, string? source)
    {
        var table = Table(["Ref", "Risk", "Score", "Residual score"], [reference, "Loss of clay", "16", "9"], ["R2", "Kiln", "16", "9"]);
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("title-marks:");
        question.Proposed.ShouldBe("proposed");
        var row = Answered([table], (question.Id, "proposed")).Rows[0];
        row.Status.ShouldBe(RowStatus.Proposed);
        (row.SourceReference?.Value).ShouldBe(source);
    }

    [Theory]
    [InlineData("New")]
    [InlineData("R7 new")]
    [InlineData("Draft-7")]
    public void Other_references_ask_nothing(string reference) =>
        Understood(Table(["Ref", "Risk", "Score", "Residual score"], [reference, "Loss of clay", "16", "9"], ["R2", "Kiln", "16", "9"]))
            .Analysis.Questions.ShouldBeEmpty();

    [Fact]
    public void A_status_says_that_what_is_to_be_closed_is_open()
    {
        var (register, analysis) = Understood(Titled("PROPOSED FOR CLOSURE – Loss of clay", "Open"));
        analysis.Questions.ShouldBeEmpty();
        (register.Rows[0].Title, register.Rows[0].Status).ShouldBe(("Loss of clay", RowStatus.Open));
        Understood(Titled("(Draft risk) Loss of clay", "Open")).Analysis.Questions.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("31/03/2017", "", "closing-days")]
    [InlineData("05/12/2016", "", "status:closed")]
    [InlineData("31/03/2017", "Open", null)]
    [InlineData("31/03/2016", "Open", "closed-days:open")]
    public void A_day_of_closure_to_come_leaves_an_entry_open(string day, string status, string? id)
    {
        var table = Table(
            ["Ref", "Risk", "Score", "Residual score", "Closure date", "Status"], ["CR1", "Clay runs out", "16", "9", day, status]);
        var today = DateOnly.FromDateTime(Now.Date);
        var questions = RegisterReader.Understand([table], Settings, today: today).Analysis.Questions;
        questions.Select(question => question.Id).ShouldBe(id is null ? [] : [id]);
        if (id == "closing-days")
        {
            questions[0].Proposed.ShouldBe("open");
            var mapping = new ImportMapping { Answers = new Dictionary<string, string> { [id] = "open" } };
            RegisterReader.Understand([table], Settings, mapping, today).Register.Rows[0].Status.ShouldBe(RowStatus.Open);
        }
    }
}
