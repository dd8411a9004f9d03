using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Forms with a grid of scores beside their labels, and those of which nobody can tell what a figure is.</summary>
public sealed class ScoresBesideTests
{
    static readonly StatedScore Before = new(20, 5, 4);
    static readonly StatedScore After = new(6, 3, 2);

    [Theory]
    [InlineData("Gross", "Net", "L", "I", "Total")]
    [InlineData("Inherent", "Residual", "Likelihood", "Impact", "Score")]
    [InlineData("Inherent risk", "Residual risk", "Probability", "Severity", "Rating")]
    public void Scores_may_stand_right_of_the_labels(string before, string after, string likelihood, string impact, string score)
    {
        var row = Read(Sheet("PO1 – Kiln cracks",
            ["Description", "Old bricks", "", likelihood, impact, score],
            ["Owner", "Potter", before, "4", "5", "20"],
            ["Controls", "Weekly test", after, "2", "3", "6"],
            ["", "Spare bricks", "Target", "1", "3", "3"],
            ["", "Fire watch"],
            ["Actions", "A new kiln"])).Rows.ShouldHaveSingleItem();

        (row.SourceReference!.Value, row.Title, row.Description!.Value).ShouldBe(("PO1", "Kiln cracks", "Old bricks"));
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((Before, After));
        row.TargetScore!.Value!.Value.ShouldBe(3);
        row.Controls!.Value.ShouldBe(["Weekly test", "Spare bricks", "Fire watch"]);
        row.Owners!.Value.ShouldBe(["Potter"]);
        row.Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe("A new kiln");
    }

    [Fact]
    public void Scores_may_stand_left_of_the_labels()
    {
        var row = Read(Sheet("PO1 – Kiln cracks",
            ["", "Likelihood", "Impact", "Description", "Old bricks"], ["Gross", "4", "5", "Owner", "Potter"],
            ["Net", "2", "3", "Controls", "Weekly test"], ["Actions", "A new kiln"])).Rows.ShouldHaveSingleItem();

        (row.Title, row.Score!.Value, row.ResidualScore!.Value).ShouldBe(("Kiln cracks", Before with { Value = 20 }, After));
        row.Controls!.Value.ShouldBe(["Weekly test"]);
    }

    [Fact]
    public void What_each_row_of_scores_is_called_may_stand_behind_them()
    {
        var row = Read(Sheet("PO1 – Kiln cracks",
            ["Description", "Old bricks", "Likelihood", "Impact", "Score", ""], ["Owner", "Potter", "4", "5", "20", "Gross"],
            ["Controls", "Weekly test", "2", "3", "6", "Net"], ["Direction", "Stable"])).Rows.ShouldHaveSingleItem();

        (row.Title, row.Score!.Value, row.ResidualScore!.Value).ShouldBe(("Kiln cracks", Before, After));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Risk score")]
    [InlineData("Assessment")]
    public void Scores_may_stand_above_and_impact_and_likelihood_before_the_figures(string corner)
    {
        var row = Read(Sheet("PO1 – Kiln cracks",
            ["Description", "Old bricks", corner, "Gross", "Net"], ["Owner", "Potter", "Likelihood", "4", "2"],
            ["Controls", "Weekly test", "Impact", "5", "3"], ["Status", "Open"])).Rows.ShouldHaveSingleItem();

        (row.Title, row.Score!.Value, row.ResidualScore!.Value).ShouldBe(("Kiln cracks", Before, After));
        row.Owners!.Value.ShouldBe(["Potter"]);
    }

    [Fact]
    public void A_name_over_the_scores_is_no_score()
    {
        var read = Read(Sheet("Kilns", ["Risk", "Kiln cracks", "Risk scores"], ["Description", "Old bricks", "", "L", "I"],
            ["Owner", "Potter", "Gross", "4", "5"], ["Controls", "Weekly test", "Net", "2", "3"]));

        read.Messages.ShouldNotContain(message => message.Code == ImportCodes.ScoresUnclear);
        var row = read.Rows.ShouldHaveSingleItem();
        (row.Title, row.Score!.Value, row.ResidualScore!.Value).ShouldBe(("Kiln cracks", Before, After));
    }

    [Fact]
    public void Labels_may_be_merged_over_the_rows_of_scores()
    {
        var rows = Read(Form("PO1 Kiln cracks", "4"), Form("PO2 Clay runs out", "3")).Rows;

        rows.Select(row => (row.SourceReference!.Value, row.Title, row.Description!.Value, row.Score!.Value!.Value)).ShouldBe(
            [("PO1", "Kiln cracks", "Old bricks", 20), ("PO2", "Clay runs out", "Old bricks", 15)]);

        static SourceTable Form(string title, string likelihood)
        {
            var merged = new CellRemark(CellMarks.Merged);
            var table = Sheet(title, ["Description", "Old bricks", "", "L", "I"], ["Description", "Old bricks", "Gross", likelihood, "5"],
                ["Owner", "Potter", "Net", "2", "3"], ["Actions", "A new kiln"]);
            return table with
            {
                Rows =
                [
                    table.Rows[0],
                    table.Rows[1] with { Remarks = new Dictionary<int, CellRemark> { [0] = merged, [1] = merged } },
                    .. table.Rows.Skip(2),
                ],
            };
        }
    }

    [Fact]
    public void Forms_in_one_table_each_have_their_scores_beside_them()
    {
        var rows = Read(Table(
            ["Risk title", "Kiln cracks", "", "Likelihood", "Impact"], ["Owner", "Potter", "Gross", "4", "5"],
            ["Controls", "Weekly test", "Net", "2", "3"], ["Actions", "A new kiln"],
            ["Risk title", "Clay runs out", "", "Likelihood", "Impact"], ["Owner", "Digger", "Gross", "3", "4"],
            ["Controls", "Stocks", "Net", "2", "4"], ["Actions", "Another pit"])).Rows;

        rows.Select(row => (row.Title, row.Owners!.Value![0], row.Score!.Value!.Value, row.ResidualScore!.Value!.Value)).ShouldBe(
            [("Kiln cracks", "Potter", 20, 6), ("Clay runs out", "Digger", 12, 8)]);
    }

    [Fact]
    public void A_register_with_its_scores_one_below_the_other_is_no_form()
    {
        var row = Read(Table(["Ref", "Risk", "Owner", "Stage", "L", "I"], ["PO1", "Kiln cracks", "Potter", "Inherent", "4", "5"],
            ["", "", "", "Residual", "2", "3"])).Rows.ShouldHaveSingleItem();

        (row.Title, row.Score!.Value, row.ResidualScore!.Value).ShouldBe(("Kiln cracks", Before, After));
    }

    [Fact]
    public void A_form_of_which_nobody_can_tell_the_scores_is_no_list_of_entries()
    {
        var read = Read(Sheet("PO1 – Kiln cracks",
            ["Description", "Old bricks", "", "L", "I", "Total"], ["Risk owner", "Potter", "First", "4", "5", "20"],
            ["Controls", "Weekly test", "Then", "2", "3", "6"], ["Actions", "A new kiln"], ["Direction", "Stable"]));

        read.Rows.ShouldBeEmpty();
        Refusals(read.Messages).ShouldBe([ImportCodes.RowsMissing]);
        var message = read.Messages.First(message => message.Code == ImportCodes.HeadingNotFound);
        message.Message.ShouldContain("labels of a form (\"Risk owner\", \"Controls\", \"Actions\")");
    }

    [Fact]
    public void Risks_may_be_called_as_headings_are()
    {
        var read = Read(Table(["Risk", "Score", "Residual score"], ["Controls", "12", "8"], ["Status", "9", "6"], ["Staff", "9", "6"],
            ["Budget", "9", "6"], ["Objectives", "9", "6"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("SD4 Data loss", "SD4 Data loss")]
    [InlineData("Q2 Risks", "Old bricks")]
    [InlineData("Corporate risks", "Old bricks")]
    public void A_form_alone_may_be_named_above_it_without_a_sign_behind_the_number(string above, string title)
    {
        var row = Read(Sheet(above, ["Description", "Old bricks"], ["Owner", "Potter"], ["Gross score", "20"], ["Net score", "6"]))
            .Rows.ShouldHaveSingleItem();

        row.Title.ShouldBe(title);
    }
}
