using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Lines that name the services of the entries below them, between entries and above the first headings.</summary>
public sealed class ServiceLineTests
{
    [Theory]
    [InlineData("Service: Planning", "Service: Waste", "Planning", "Waste")]
    [InlineData("Directorate: Planning", "Directorate: Waste", "Planning", "Waste")]
    [InlineData("Planning Service", "Waste Service", "Planning Service", "Waste Service")]
    [InlineData("Team – Planning", "Team – Waste", "Planning", "Waste")]
    public void A_line_above_the_headings_is_the_first_of_them(string first, string second, string one, string other)
    {
        var table = Table([first], ["Ref", "Risk", "Gross", "Net"], ["P1", "Appeals lost", "16", "12"], [second],
            ["W1", "Strike", "12", "9"], ["W2", "Fire", "15", "10"]);
        Asked(table).ShouldBe(["section-rows"]);
        Answered([table], ("section-rows", "service")).Rows.Select(row => row.Service?.Value).ShouldBe([one, other, other]);
        Answered([table], ("section-rows", "nothing")).Rows.ShouldAllBe(row => row.Service == null);
    }

    [Fact]
    public void A_name_alone_above_the_headings_asks_nothing() => Asked(Table(["Place Directorate"], ["Ref", "Risk", "Gross", "Net"],
        ["P1", "Appeals lost", "16", "12"], ["W1", "Strike", "12", "9"])).ShouldBeEmpty();

    [Theory]
    [InlineData("Service: Planning")]
    [InlineData("Directorate:", "Planning")]
    [InlineData("Department", "", "Planning")]
    [InlineData("Service area: Planning", "Date: 30 September 2026")]
    [InlineData("Date:", "30/09/2026", "Division:", "Planning")]
    public void With_a_label_it_is_asked_about(params string[] above)
    {
        var table = Table(above, [], ["Ref", "Risk", "Gross", "Net"], ["P1", "Appeals lost", "16", "12"], ["W1", "Strike", "12", "9"]);
        Asked(table).ShouldBe(["services-above"]);
        Answered([table], ("services-above", "service")).Rows.Select(row => row.Service?.Value).ShouldBe(["Planning", "Planning"]);
        Answered([table], ("services-above", "nothing")).Rows.ShouldAllBe(row => row.Service == null);
    }

    [Fact]
    public void Each_sheet_may_have_its_own()
    {
        SourceTable[] tables =
        [
            Sheet("One", ["Directorate:", "Planning"], ["Ref", "Risk", "Gross", "Net"], ["P1", "Appeals lost", "16", "12"]),
            Sheet("Two", ["Directorate:", "Waste"], ["Ref", "Risk", "Gross", "Net"], ["W1", "Strike", "12", "9"]),
        ];
        Answered(tables, ("services-above", "service")).Rows.Select(row => row.Service?.Value).ShouldBe(["Planning", "Waste"]);
    }

    [Fact]
    public void Beside_a_column_of_services_it_is_named_as_not_read()
    {
        var read = Read(Table(["Directorate:", "Place"], ["Ref", "Risk", "Gross", "Net", "Service"],
            ["P1", "Appeals lost", "16", "12", "Planning"]));
        read.Rows[0].Service!.Value.ShouldBe("Planning");
        read.Messages.ShouldHaveSingleItem().Message.ShouldContain("\"Directorate: Place\"");
    }

    [Theory]
    [InlineData("Date completed:", "30/09/2026", "Date completed: 30/09/2026")]
    [InlineData("Director: Head of Parks", "", "Director: Head of Parks")]
    public void Other_labels_above_the_headings_are_named_as_not_read(string label, string value, string named)
    {
        var messages = Read(Table([label, value], ["Ref", "Risk", "Gross", "Net"], ["P1", "Appeals lost", "16", "12"])).Messages;
        var message = messages.ShouldHaveSingleItem();
        (message.Code, message.Severity).ShouldBe((ImportCodes.TextIgnored, ImportSeverity.Reported));
        message.Message.ShouldContain($"\"{named}\"");
    }

    [Theory]
    [InlineData("Corporate risk register: second quarter")]
    [InlineData("Corporate risk register 2026/27")]
    [InlineData("Risk:", "Owner:", "Score:")]
    public void Titles_and_groups_of_headings_are_not(params string[] above) =>
        Read(Table(above, ["Ref", "Risk", "Gross", "Net"], ["P1", "Appeals lost", "16", "12"])).Messages.ShouldBeEmpty();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_name_of_a_section_above_the_headings_is_named_as_those_between_entries_are(bool hasAnother)
    {
        string[][] second = hasAnother ? [["Strong towns"], ["W1", "Strike", "12", "9"]] : [["W1", "Strike", "12", "9"]];
        var table = Table([["Great places"], ["Ref", "Risk", "Gross", "Net"], ["P1", "Appeals lost", "16", "12"], .. second]);
        Understood(table).Analysis.LeftOut.Select(row => row.Text).ShouldBe(hasAnother ? ["Strong towns", "Great places"] : []);
    }

    [Fact]
    public void The_name_of_a_register_is_no_service_of_it()
    {
        var table = Table(["Place Directorate risk register"], ["Ref", "Risk", "Gross", "Net"], ["P1", "Appeals lost", "16", "12"],
            ["Waste Service"], ["W1", "Strike", "12", "9"]);
        Answered([table], ("section-rows", "service")).Rows.Select(row => row.Service?.Value).ShouldBe([null, "Waste Service"]);
    }
}
