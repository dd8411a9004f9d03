using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Controls that stand in a column for each type of them.</summary>
public sealed class ControlTypeTests
{
    [Theory]
    [InlineData("Preventive controls", "Detective controls")]
    [InlineData("Preventative controls", "Corrective controls")]
    [InlineData("Directive controls", "Detective controls")]
    [InlineData("Preventive", "Detective")]
    [InlineData("Controls – preventive", "Controls – detective")]
    [InlineData("Controls (preventive)", "Controls (detective)")]
    [InlineData("Existing controls", "Detective controls")]
    public void All_of_them_are_controls(string one, string other)
    {
        var understood = Understood(Table(["Ref", "Title", "Score", "Residual", one, other, "Actions"],
            ["1", "Floods", "16", "9", "Fence\nGate", "Alarm", "Drill"]));

        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Register.Rows.ShouldHaveSingleItem().Controls!.Value.ShouldBe(["Fence", "Gate", "Alarm"]);
    }

    [Fact]
    public void Columns_of_no_types_are_asked_about()
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Related controls", "Current controls"],
            ["1", "Theft", "16", "9", "Lock", "Keypad on the door"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Proposed.ShouldBe("all");
    }

    [Fact]
    public void Actions_may_be_of_types_too()
    {
        var understood = Understood(Table(["Ref", "Title", "Score", "Residual", "Preventive actions", "Corrective actions"],
            ["1", "Floods", "16", "9", "Fence", "Drill"]));

        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Register.Rows.ShouldHaveSingleItem().Actions!.Value.Select(action => action.Text).ShouldBe(["Fence", "Drill"]);
    }
}
