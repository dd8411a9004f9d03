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

    [Theory]
    [InlineData("Place Directorate")]
    [InlineData("Service: Planning")]
    public void Alone_above_the_headings_it_asks_nothing(string above) =>
        Asked(Table([above], ["Ref", "Risk", "Gross", "Net"], ["P1", "Appeals lost", "16", "12"], ["W1", "Strike", "12", "9"]))
            .ShouldBeEmpty();

    [Fact]
    public void The_name_of_a_register_is_no_service_of_it()
    {
        var table = Table(["Place Directorate risk register"], ["Ref", "Risk", "Gross", "Net"], ["P1", "Appeals lost", "16", "12"],
            ["Waste Service"], ["W1", "Strike", "12", "9"]);
        Answered([table], ("section-rows", "service")).Rows.Select(row => row.Service?.Value).ShouldBe([null, "Waste Service"]);
    }
}
