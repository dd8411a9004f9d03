using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Headings of controls and actions in many words, and which of the two they mean.</summary>
public sealed class HeadingsOfItemsTests
{
    [Theory]
    [InlineData("Mitigation measures in place")]
    [InlineData("Mitigating measures in place")]
    [InlineData("Mitigations already in place")]
    [InlineData("Existing mitigation measures")]
    [InlineData("Current risk mitigations")]
    [InlineData("Mitigation / controls")]
    [InlineData("Existing controls / mitigations")]
    [InlineData("Controls/Mitigation")]
    [InlineData("Existing controls and mitigations")]
    [InlineData("Controls and mitigating actions")]
    [InlineData("Current mitigating actions and controls")]
    [InlineData("Key controls & assurances")]
    [InlineData("Internal controls (in place)")]
    [InlineData("Mitigations")]
    [InlineData("Risk mitigation measures")]
    public void Mitigation_beside_a_column_of_actions_is_controls(string heading)
    {
        foreach (var actions in new[] { "Further actions", "Actions" })
        {
            var read = ReadCells((heading, "CCTV\nGate"), (actions, "Paint"), ("Risk owner", "Head of Works"));

            read.Rows[0].Controls!.Value.ShouldBe(["CCTV", "Gate"]);
            read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Paint")]);
            read.Messages.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("Mitigation")]
    [InlineData("Mitigating measures")]
    [InlineData("Additional mitigation planned")]
    [InlineData("Further mitigations required")]
    [InlineData("Further mitigation controls")]
    public void Mitigation_alone_or_to_come_is_actions(string heading)
    {
        ReadOne((heading, "Paint")).Actions!.Value.ShouldBe([new ImportedAction("Paint")]);
        var row = ReadOne(("Controls", "CCTV"), (heading, "Paint"));
        row.Actions!.Value.ShouldBe([new ImportedAction("Paint")]);
        row.Controls!.Value.ShouldBe(["CCTV"]);
    }

    [Theory]
    [InlineData("Controls / mitigation")]
    [InlineData("Controls and mitigating actions")]
    public void What_may_be_either_is_controls_and_named_where_nothing_else_is_actions(string heading)
    {
        var read = ReadCells((heading, "CCTV"));

        read.Rows[0].Controls!.Value.ShouldBe(["CCTV"]);
        read.Rows[0].Actions.ShouldBeNull();
        CodesOf(read.Messages).ShouldBe([ImportCodes.ColumnAssumed]);
    }

    [Theory]
    [InlineData("Further actions & target dates")]
    [InlineData("Actions and timescales")]
    [InlineData("Mitigating actions & owner")]
    [InlineData("Actions with owner")]
    [InlineData("Actions / Lead / Date")]
    [InlineData("Actions, owners and dates")]
    [InlineData("Planned actions (including target dates)")]
    [InlineData("Action, by whom and by when")]
    public void Headings_of_actions_may_say_what_stands_in_their_texts(string heading)
    {
        var read = ReadCells((heading, "Paint the doors (Head of Works, March 2027)\nSell the van"));

        read.Rows[0].Actions!.Value.ShouldBe(
            [new ImportedAction("Paint the doors", "Head of Works", new DateOnly(2027, 3, 31)), new ImportedAction("Sell the van")]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Action / lead", "Head of Works")]
    [InlineData("Action lead", "Head of Works")]
    public void A_slash_before_one_word_parts_no_texts(string heading, string owner) =>
        ReadOne(("Actions", "Paint"), (heading, owner)).Actions!.Value.ShouldBe([new ImportedAction("Paint", owner)]);

    [Theory]
    [InlineData("Action progress to date")]
    [InlineData("Mitigating actions: progress")]
    public void Progress_behind_the_name_of_actions_is_theirs(string heading) =>
        ReadOne(("Actions", "Paint"), (heading, "Half of it")).Actions!.Value
            .ShouldBe([new ImportedAction("Paint", Progress: "Half of it")]);
}
