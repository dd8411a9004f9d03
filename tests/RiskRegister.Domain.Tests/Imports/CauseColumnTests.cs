using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns that part a risk into why it may happen, what happens and what then.</summary>
public class CauseColumnTests
{
    [Theory]
    [InlineData("Causes")]
    [InlineData("Root cause")]
    [InlineData("Causes and consequences")]
    [InlineData("Contributing factors")]
    public void What_causes_a_risk_is_said_with_its_description(string heading)
    {
        string[][] rows = [["Ref", "Risk Description", heading, "Score", "Residual"], ["R1", "Sluice fails", "Rust", "16", "9"]];
        var row = Read(Table(rows)).Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value).ShouldBe(("Sluice fails", "Rust"));

        rows = [["Ref", heading, "Risk Description", "Score", "Residual"], ["R1", "Rust", "Sluice fails", "16", "9"]];
        row = Read(Table(rows)).Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value).ShouldBe(("Sluice fails", "Rust"));

        rows =
        [
            ["Ref", "Risk title", "Risk Description", heading, "Score", "Residual"],
            ["R1", "Sluice", "The sluice fails", "Rust", "16", "9"],
        ];
        row = Read(Table(rows)).Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value).ShouldBe(("Sluice", "The sluice fails\nRust"));
        Asked(Table(rows)).ShouldBeEmpty();
    }

    [Fact]
    public void A_mapping_says_alone_what_the_description_is()
    {
        var mapping = new ImportMapping
        {
            Tables = [new TableMapping { Columns = [new ColumnMapping { Heading = "What", Fields = [ImportField.Description] }] }],
        };
        var table = Table(["Ref", "Risk", "What", "Causes", "Score", "Residual"], ["R1", "Sluice", "It fails", "Rust", "16", "9"]);
        RegisterReader.Read([table], Settings, mapping).Rows.ShouldHaveSingleItem().Description!.Value.ShouldBe("It fails");
    }

    [Fact]
    public void Two_descriptions_of_which_none_is_a_cause_are_asked_about() =>
        Asked(Table(["Ref", "Title", "Description", "Details", "Score", "Residual"], ["R1", "Sluice", "It fails", "At night", "16", "9"]))
            .ShouldContain(question => question.StartsWith("twice:description", StringComparison.Ordinal));

    [Theory]
    [InlineData("Risk Description")]
    [InlineData("Description of risk")]
    [InlineData("Risk")]
    public void Cause_event_and_effect_stand_below_the_description(string group)
    {
        var table = Across(Table(
            ["Ref", group, group, group, "Score", "Residual"],
            ["", "Cause", "Event", "Effect", "", ""],
            ["R1", "Rust", "Sluice fails", "Flooding", "16", "9"]));
        var row = Read(table).Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value, row.Effects!.Value[0]).ShouldBe(("Sluice fails", "Rust", "Flooding"));
    }

    [Fact]
    public void Vulnerability_and_trigger_are_cause_and_event()
    {
        var row = Read(Table(["Ref", "Vulnerability", "Trigger", "Consequences", "Score", "Residual"],
            ["R1", "Rust goes on", "The sluice fails", "A flood", "16", "9"])).Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value, row.Effects!.Value[0]).ShouldBe(("The sluice fails", "Rust goes on", "A flood"));
        var alone = Understood(Table(["Ref", "Risk", "Trigger", "Score", "Residual"], ["R1", "Sluice fails", "12 mm of rain", "16", "9"]));
        alone.Analysis.Tables[0].Columns[2].Fields.ShouldBeEmpty();
    }

    [Fact]
    public void If_then_and_what_results_are_cause_event_and_effects()
    {
        string[] sentence = ["If… (cause)", "Then… (event)", "Resulting in… (consequence)"];
        var row = Read(Table(["Ref", "Risk", .. sentence, "Score", "Residual"],
            ["R1", "Sluice", "If rust goes on", "then the sluice fails", "resulting in a flood", "16", "9"])).Rows.ShouldHaveSingleItem();
        row.Title.ShouldBe("Sluice");
        row.Description!.Value.ShouldBe("If rust goes on\nthen the sluice fails");
        row.Effects!.Value.ShouldBe(["resulting in a flood"]);

        row = Read(Table(["Ref", "If", "Then", "Resulting in", "Score", "Residual"],
            ["R1", "Rust goes on", "The sluice fails", "A flood", "16", "9"])).Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value, row.Effects!.Value[0]).ShouldBe(("The sluice fails", "Rust goes on", "A flood"));
    }
}
