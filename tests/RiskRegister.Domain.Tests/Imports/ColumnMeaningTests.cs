using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns whose headings are also those of something else; what they mean, their words and their neighbours say.</summary>
public sealed class ColumnMeaningTests
{
    static readonly DateOnly Due = new(2027, 3, 31);

    [Theory]
    [InlineData("Target risk date")]
    [InlineData("Risk target date")]
    [InlineData("Target date for risk")]
    [InlineData("Date to reach target")]
    [InlineData("Target to be achieved by")]
    [InlineData("Target rating to be met by")]
    [InlineData("Target level date")]
    [InlineData("Deadline for target risk score")]
    [InlineData("Target by")]
    [InlineData("Target date")]
    public void The_day_behind_the_target_score_is_that_of_the_target(string heading)
    {
        foreach (var isOfActions in (bool[])[false, true])
        {
            var row = ReadOne(("Actions", "Paint"), isOfActions ? ("Due date", "30/09/2026") : ("Owner", "MT"), ("Target score", "4x1"),
                (heading, "31/03/2027"));

            row.TargetDate!.Value.ShouldBe(Due);
            row.Actions!.Value.Single().DueOn.Value.ShouldBe(isOfActions ? new DateOnly(2026, 9, 30) : null);
        }
    }

    [Theory]
    [InlineData("Target risk date")]
    [InlineData("Target rating to be met by")]
    public void So_it_is_right_behind_the_actions_where_its_heading_says_so(string heading)
    {
        var row = ReadOne(("Actions", "Paint"), (heading, "31/03/2027"), ("Target score", "4x1"));

        row.TargetDate!.Value.ShouldBe(Due);
        row.Actions!.Value.Single().DueOn.IsGiven.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Target date")]
    [InlineData("Target date for action")]
    [InlineData("Target completion date")]
    [InlineData("Target by")]
    public void Others_there_are_the_actions(string heading)
    {
        var row = ReadOne(("Actions", "Paint"), (heading, "31/03/2027"), ("Target score", "4x1"));

        row.Actions!.Value.Single().DueOn.Value.ShouldBe(Due);
        row.TargetDate.ShouldBeNull();
    }

    [Theory]
    [InlineData("Target risk date")]
    [InlineData("Date to reach target")]
    public void Without_a_target_score_it_is_asked_whose_day_it_is(string heading)
    {
        var table = Register(("Actions", "Paint"), (heading, "31/03/2027"));

        Asked(table).ShouldBe(["action-days:"]);
        Answered([table], ("action-days:", heading)).Rows.Single().Actions!.Value.Single().DueOn.Value.ShouldBe(Due);
        Answered([table], ("action-days:", "none")).Rows.Single().Actions!.Value.Single().DueOn.IsGiven.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Revised target score date")]
    [InlineData("New target risk date")]
    public void A_target_that_moved_moves_no_action(string heading)
    {
        var table = Register(("Actions", "Paint"), ("Due date", "30/09/2026"), ("Target score", "4x1"),
            ("Target score date", "31/12/2026"), (heading, "31/03/2027"));

        Asked(table).ShouldBe(["twice:targetDate:"]);
        var row = Answered([table], ("twice:targetDate:", heading)).Rows.Single();
        row.TargetDate!.Value.ShouldBe(Due);
        row.Actions!.Value.Single().DueOn.Value.ShouldBe(new DateOnly(2026, 9, 30));
    }

    static SourceTable Register(params (string Heading, string Cell)[] cells) => Table(
        ["Ref", "Risk", "Gross", "Net", .. cells.Select(cell => cell.Heading)],
        ["K1", "Silt", "16", "9", .. cells.Select(cell => cell.Cell)]);
}
