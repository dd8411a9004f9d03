using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Forms below a heading with a number and a name, and with a label that may have the title, too.</summary>
public sealed class NumberedFormTests
{
    [Theory]
    [InlineData("Threat", " – ")]
    [InlineData("Hazard", " ")]
    [InlineData("Risk event", ": ")]
    [InlineData("Scenario", " ")]
    public void The_heading_is_reference_and_title_and_what_may_come_to_pass_the_description(string label, string sign)
    {
        var read = Read(Form($"R-01{sign}Kiln cracks", label, "Hard frost"), Form($"R-02{sign}Clay runs out", label, "A strike"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Description!.Value))
            .ShouldBe([("R-01", "Kiln cracks", "Hard frost"), ("R-02", "Clay runs out", "A strike")]);
    }

    [Fact]
    public void So_it_is_above_the_only_form()
    {
        var read = Read(Form("R-01 – Kiln cracks", "Threat", "Hard frost"));

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Description!.Value))
            .ShouldBe([("R-01", "Kiln cracks", "Hard frost")]);
    }

    [Theory]
    [InlineData("Risk title")]
    [InlineData("Threat")]
    [InlineData("Risk")]
    public void Where_both_say_the_same_the_heading_adds_the_reference(string label)
    {
        SourceTable[] forms = [Form("R-01 – Kiln cracks", label, "Kiln cracks"), Form("R-02 – Clay runs out", label, "Clay runs out")];

        Asked(forms).ShouldNotContain(id => id.StartsWith("headings-above", StringComparison.Ordinal));
        Read(forms).Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Description?.Value))
            .ShouldBe([("R-01", "Kiln cracks", null), ("R-02", "Clay runs out", null)]);
    }

    [Fact]
    public void A_sentence_below_the_word_risk_is_what_it_is_about()
    {
        SourceTable[] forms = [Form("R-01 – Old kiln", "Risk", "Bricks crack in frost"), Form("R-02 – Clay", "Risk", "The pit is empty")];

        var row = Read(forms).Rows[0];
        (row.SourceReference?.Value, row.Title, row.Description?.Value).ShouldBe(("R-01", "Old kiln", "Bricks crack in frost"));
    }

    [Fact]
    public void A_label_that_calls_it_a_title_has_it()
    {
        var read = Read(Form("R-01 – Kiln", "Risk title", "Frost damage"), Form("R-02 – Clay", "Risk title", "The pit is empty"));

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title))
            .ShouldBe([("R-01", "Frost damage"), ("R-02", "The pit is empty")]);
        CodesOf(read.Messages).ShouldContain(ImportCodes.TextIgnored);
    }

    [Fact]
    public void Another_reference_of_its_own_stays()
    {
        var read = Read(Form("R-01 – Kiln", "Threat", "Frost damage", ["Risk ID", "K7"]),
            Form("R-02 – Clay", "Threat", "The pit is empty", ["Risk ID", "K8"]));

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title)).ShouldBe([("K7", "Frost damage"), ("K8", "The pit is empty")]);
    }

    static SourceTable Form(string title, string label, string text, params string[][] more) => Named($"register.docx – {title}",
        [[label, text], .. more, ["Gross score", "16"], ["Net score", "4"], ["Owner", "Potter"], ["Controls", "Weekly test"]]) with
    {
        Title = title,
    };
}
