using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Headings as other bodies than councils write them.</summary>
public class HeadingsOfBodiesTests
{
    static AnalysedColumn ColumnOf(SourceTable table, string heading) =>
        Understood(table).Analysis.Tables[0].Columns.Single(column => column.Heading == heading);

    static IReadOnlyList<ImportField> FieldsOf(string heading, string cell) =>
        ColumnOf(Table(["Ref", "Risk", "Score", "Residual", heading], ["R1", "Sluice fails", "16", "9", cell]), heading).Fields;

    [Theory]
    [InlineData("Further actions / timescale")]
    [InlineData("Actions / timescales")]
    [InlineData("Actions/Target date")]
    public void Actions_and_days_behind_a_slash_are_the_actions(string heading)
    {
        FieldsOf(heading, "Grease the sluice by March 2027").ShouldBe([ImportField.Actions]);

        // Beside the actions it is their day.
        ColumnOf(Table(["Ref", "Risk", "Score", "Residual", "Actions", heading],
            ["R1", "Sluice fails", "16", "9", "Grease it", "31/03/2027"]), heading).Fields.ShouldBe([ImportField.ActionDates]);
    }

    [Theory]
    [InlineData("Mitigation / response")]
    [InlineData("Response / mitigation")]
    [InlineData("Mitigation and response")]
    [InlineData("Specific actions")]
    [InlineData("Enhancing action")]
    public void Mitigation_with_responses_is_the_actions(string heading) =>
        FieldsOf(heading, "Grease the sluice each spring").ShouldBe([ImportField.Actions]);

    [Theory]
    [InlineData("RAG score")]
    [InlineData("Magnitude")]
    public void The_product_of_both_factors_is_the_score_whatever_it_is_called(string heading)
    {
        var table = Table(["Ref", "Risk", "Probability (1-5)", "Impact (1-5)", heading],
            ["R1", "Sluice fails", "3", "4", "12"], ["R2", "Rot", "2", "5", "10"]);
        Asked(table).ShouldBe(["single-score"]);
        ColumnOf(table, heading).Fields.ShouldBe([ImportField.ResidualScore]);
    }

    [Fact]
    public void What_is_past_or_no_product_is_not_the_score()
    {
        static string[] Score(string heading, string second) => [.. ColumnOf(Table(["Ref", "Risk", "Likelihood", "Impact", heading],
            ["R1", "Sluice fails", "3", "4", "12"], ["R2", "Rot", "2", "5", second]), heading).Fields.Select(field => field.ToString())];
        Score("Previous position", "10").ShouldBeEmpty();
        Score("Magnitude", "11").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Severity / impact", ImportField.Impact)]
    [InlineData("Impact/Severity", ImportField.Impact)]
    [InlineData("Inherent impact (low/med/high)", ImportField.Impact)]
    [InlineData("Inherent likelihood (scale 1-5)", ImportField.Likelihood)]
    [InlineData("Severity / impact before mitigation (1:5) (B)", ImportField.Impact)]
    public void Factors_are_known_in_these_words(string heading, ImportField field)
    {
        var other = field == ImportField.Impact ? "Inherent likelihood" : "Inherent impact";
        if (!heading.Contains("nherent") && !heading.Contains("before")) other = other[9..];
        ColumnOf(Table(["Ref", "Risk", heading, other, "Residual score"], ["R1", "Sluice fails", "3", "4", "9"]), heading)
            .Fields.ShouldBe([field]);
    }

    [Theory]
    [InlineData("Nature of the Risk", ImportField.Title)]
    [InlineData("Risk or opportunity statement", ImportField.Title)]
    public void Titles_are_known_in_these_words(string heading, ImportField field) =>
        ColumnOf(Table(["Ref", heading, "Score", "Residual"], ["R1", "Sluice fails", "16", "9"]), heading).Fields.ShouldBe([field]);

    [Theory]
    [InlineData("Consequences of the Risk Occurring", ImportField.Effects)]
    [InlineData("Effects if it happens", ImportField.Effects)]
    [InlineData("Responsible party", ImportField.Owners)]
    public void Texts_are_known_in_these_words(string heading, ImportField field) =>
        FieldsOf(heading, "Head of Shores").ShouldBe([field]);

    [Theory]
    [InlineData("Publish (Y/N)")]
    [InlineData("Public (Y/N)")]
    [InlineData("For publication (Y/N)")]
    [InlineData("Publish? (Yes/No)")]
    public void Whether_entries_are_published_is_not_asked_of_yes_and_no(string heading)
    {
        var table = Table(["Ref", "Risk", "Score", "Residual", heading],
            ["R1", "Sluice fails", "16", "9", "Y"], ["R2", "Rot", "12", "4", "N"]);
        Asked(table).ShouldBe(["exempt-paragraph"]);
        Answered([table], ("exempt-paragraph", "3")).Rows.Select(row => row.Exempt?.Value is not null).ShouldBe([false, true]);
    }

    [Fact]
    public void Levels_are_a_target_beside_scores_in_the_same_words()
    {
        ColumnOf(Table(["Ref", "Risk", "Initial rating", "Current rating", "Target rating"], ["R1", "Rot", "High", "Medium", "Low"]),
            "Target rating").Fields.ShouldBe([ImportField.TargetScore]);
        ColumnOf(Table(["Ref", "Risk", "Score", "Residual score", "Target"], ["R1", "Rot", "16", "9", "Cautious"]), "Target")
            .Fields.ShouldBeEmpty();
    }

    [Fact]
    public void An_area_is_read_as_the_service_and_named()
    {
        var read = Read(Table(["Area", "Risk", "Score", "Residual"], ["Parks", "They close", "16", "9"]));
        read.Rows[0].Service!.Value.ShouldBe("Parks");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnAssumed && message.Column == "Area");
    }
}
