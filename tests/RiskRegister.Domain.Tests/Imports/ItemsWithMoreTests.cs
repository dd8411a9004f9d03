using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Headings of actions and controls that say in brackets what stands behind each of them.</summary>
public sealed class ItemsWithMoreTests
{
    [Theory]
    [InlineData("Actions (% complete)", "Recruit (50%)", "50%", ActionStatus.Open)]
    [InlineData("Actions (% complete)", "Recruit (100%)", "100%", ActionStatus.Done)]
    [InlineData("Mitigating actions [% complete]", "Recruit – 50%", "50%", ActionStatus.Open)]
    [InlineData("Actions (% complete)", "Recruit 50%", "50%", ActionStatus.Open)]
    [InlineData("Actions (status)", "Recruit (closed)", "closed", ActionStatus.Done)]
    [InlineData("Further actions (progress)", "Recruit (planned)", "planned", ActionStatus.Open)]
    public void What_the_heading_of_actions_says_stands_behind_each(string heading, string cell, string progress, ActionStatus status)
    {
        var read = ReadCells((heading, $"{cell}\nTrain the wardens"));

        read.Rows[0].Actions!.Value.ShouldBe(
            [new ImportedAction("Recruit", Status: status, Progress: progress), new ImportedAction("Train the wardens")]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Owner_and_day_may_stand_before_it() =>
        ReadOne(("Actions (% complete)", "Recruit (Head of HR, March 2027) 50%")).Actions!.Value.ShouldBe(
            [new ImportedAction("Recruit", "Head of HR", new DateOnly(2027, 3, 31), ActionStatus.Open, "50%")]);

    [Fact]
    public void Days_may_be_what_stands_behind_them() =>
        ReadOne(("Actions (due date)", "Recruit nurses (March 2027)")).Actions!.Value
            .ShouldBe([new ImportedAction("Recruit nurses", DueOn: new DateOnly(2027, 3, 31))]);

    [Theory]
    [InlineData("Controls (effectiveness)")]
    [InlineData("Existing controls [effectiveness]")]
    public void What_the_heading_of_controls_says_stands_behind_each(string heading)
    {
        var read = ReadCells((heading, "Two pumps (effective)\nWalls – partly effective\nDrains (north) checked\nGates (new)"));

        read.Rows[0].Controls!.Value.ShouldBe(["Two pumps", "Walls", "Drains (north) checked", "Gates (new)"]);
        read.Rows[0].ControlDetails!.Select(control => control.Effectiveness.Value)
            .ShouldBe([ControlEffectiveness.Effective, ControlEffectiveness.Partly, null, null]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Beside_a_column_of_the_texts_such_a_column_says_it_of_them()
    {
        var row = ReadOne(
            ("Actions", "Recruit"), ("Actions (% complete)", "50%"),
            ("Controls", "Pumps"), ("Controls (effectiveness)", "Partly effective"));

        row.Actions!.Value.ShouldBe([new ImportedAction("Recruit", Progress: "50%")]);
        row.ControlDetails!.ShouldHaveSingleItem().Effectiveness.Value.ShouldBe(ControlEffectiveness.Partly);
    }

    [Theory]
    [InlineData("Actions (% complete)", "50%")]
    [InlineData("Controls (effectiveness)", "Partly effective")]
    public void Without_texts_it_is_said_of_nothing_and_named(string heading, string cell) =>
        CodesOf(ReadCells((heading, cell)).Messages).ShouldBe([ImportCodes.ColumnIgnored]);

    [Fact]
    public void Under_other_headings_such_an_end_belongs_to_the_text()
    {
        ReadOne(("Actions", "Cut the spend (50%)")).Actions!.Value.ShouldBe([new ImportedAction("Cut the spend (50%)")]);
        ReadOne(("Controls", "Pumps (effective)")).Controls!.Value.ShouldBe(["Pumps (effective)"]);
    }
}
