using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

public sealed class DirectionReadingTests
{
    [Theory]
    [InlineData("Level", Direction.Level, null)]
    [InlineData(" level ", Direction.Level, null)]
    [InlineData("Static.", Direction.Level, null)]
    [InlineData("Unchanged", Direction.Level, null)]
    [InlineData("↔", Direction.Level, null)]
    [InlineData("➡\uFE0F Level", Direction.Level, null)]
    [InlineData("↑ Upwards", Direction.Upwards, null)]
    [InlineData("Upwards ↑", Direction.Upwards, null)]
    [InlineData("Upward(s)", Direction.Upwards, null)]
    [InlineData("Downward (s) – pumps work", Direction.Downwards, "pumps work")]
    [InlineData("Up", Direction.Upwards, null)]
    [InlineData("↓ Downwards.", Direction.Downwards, null)]
    [InlineData("Reducing: pumps work", Direction.Downwards, "pumps work")]
    [InlineData("Stable – pumps hold for now", Direction.Level, "pumps hold for now")]
    [InlineData("↑the river is rising", Direction.Upwards, "the river is rising")]
    [InlineData("↑ Increased rain is forecast", Direction.Upwards, "Increased rain is forecast")]
    [InlineData("↑ Level elsewhere", Direction.Upwards, "Level elsewhere")]
    [InlineData("Downwards. The yard is dry. Upward. The roof leaks", Direction.Downwards, "The yard is dry. Upward. The roof leaks")]
    [InlineData("Level (since June)", Direction.Level, "(since June)")]
    [InlineData("Increasing\nThe river is rising", Direction.Upwards, "The river is rising")]
    [InlineData("No change", Direction.Level, null)]
    [InlineData("No Change ↔", Direction.Level, null)]
    [InlineData("same.", Direction.Level, null)]
    [InlineData("Steady", Direction.Level, null)]
    [InlineData("<->", Direction.Level, null)]
    [InlineData("Reduced", Direction.Downwards, null)]
    [InlineData("Higher", Direction.Upwards, null)]
    [InlineData("Up from 9", Direction.Upwards, "from 9")]
    [InlineData("Increased from 12 to 16", Direction.Upwards, "from 12 to 16")]
    [InlineData("I fyny / Up", Direction.Upwards, null)]
    [InlineData("Up / I fyny", Direction.Upwards, null)]
    [InlineData("I lawr (Down)", Direction.Downwards, null)]
    [InlineData("Dim newid / No change", Direction.Level, null)]
    [InlineData("Dim newid\nNo change", Direction.Level, null)]
    [InlineData("Yn cynyddu", Direction.Upwards, null)]
    [InlineData("Suas / Up", Direction.Upwards, "Suas")]
    [InlineData("Increasing ↑", Direction.Upwards, null)]
    [InlineData("Level / Unchanged", Direction.Level, null)]
    [InlineData("=", Direction.Level, null)]
    [InlineData("= (since June)", Direction.Level, "(since June)")]
    [InlineData("Flat", Direction.Level, null)]
    [InlineData("->", Direction.Level, null)]
    [InlineData("=>", Direction.Level, null)]
    [InlineData("No change since Q1", Direction.Level, "since Q1")]
    [InlineData("Same as last quarter", Direction.Level, "as last quarter")]
    [InlineData("Higher than last year", Direction.Upwards, "than last year")]
    [InlineData("Reduced this quarter", Direction.Downwards, "this quarter")]
    [InlineData("Downward trend", Direction.Downwards, "trend")]
    public void A_direction_stands_at_the_beginning(string cell, Direction direction, string? narrative)
    {
        var row = ReadOne(("Direction of travel", cell));

        (row.Direction!.Value, row.Narrative!.Value).ShouldBe((direction, narrative));
    }

    [Theory]
    [InlineData("Increased capacity has been found")]
    [InlineData("Improving")]
    [InlineData("The river is rising ↑")]
    [InlineData("Levels vary")]
    [InlineData("Same people as before")]
    [InlineData("Increased from lack of staff")]
    [InlineData("Up-to-date pumps")]
    [InlineData("Down’s Lane floods")]
    [InlineData("Upwardly mobile")]
    [InlineData("– Level")]
    public void Anything_else_states_nothing_and_is_all_narrative(string cell)
    {
        var row = ReadOne(("Direction of travel", cell));

        (row.Direction!.Value, row.Narrative!.Value).ShouldBe((null, cell));
    }

    [Theory]
    [InlineData("Up / Down")]
    [InlineData("↑↓")]
    [InlineData("↑ Level")]
    [InlineData("NEW")]
    [InlineData("New risk")]
    [InlineData("Slightly worse")]
    [InlineData("Moved up")]
    [InlineData("+")]
    public void A_few_words_that_say_no_direction_or_two_are_named(string cell)
    {
        var read = ReadCells(("Direction of travel", cell));

        (read.Rows[0].Direction!.Value, read.Rows[0].Narrative!.Value).ShouldBe((null, cell));
        CodesOf(read.Messages).ShouldBe([ImportCodes.DirectionUnreadable]);
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("-")]
    [InlineData("None")]
    public void A_cell_that_says_there_is_none_says_nothing(string cell)
    {
        var read = ReadCells(("Direction of travel", cell));

        (read.Rows[0].Direction!.Value, read.Rows[0].Narrative!.Value).ShouldBe((null, null));
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_cell_clears_direction_and_narrative()
    {
        var row = ReadOne(("Direction of travel", ""));

        row.Direction.ShouldNotBeNull().Value.ShouldBeNull();
        row.Narrative.ShouldNotBeNull().Value.ShouldBeNull();
    }

    [Fact]
    public void A_narrative_of_its_own_follows_what_the_direction_says()
    {
        var row = ReadOne(("Direction of travel", "Level: dry so far"), ("Narrative", "Upwards in spring"));

        (row.Direction!.Value, row.Narrative!.Value).ShouldBe((Direction.Level, "dry so far\nUpwards in spring"));
    }

    [Fact]
    public void A_narrative_alone_leaves_the_direction_as_it_is()
    {
        var row = ReadOne(("Narrative", "Upwards in spring"));

        row.Direction.ShouldBeNull();
        row.Narrative!.Value.ShouldBe("Upwards in spring");
    }

    [Theory]
    [InlineData("Down 4", Direction.Downwards)]
    [InlineData("Up 2 points", Direction.Upwards)]
    [InlineData("Increasing risk", Direction.Upwards)]
    [InlineData("Level 3", null)]
    [InlineData("Increased 24 hour cover", null)]
    public void A_figure_or_what_moves_may_stand_behind_the_word(string cell, Direction? direction) =>
        ReadOne(("Direction of travel", cell)).Direction!.Value.ShouldBe(direction);

    [Theory]
    [InlineData("↑ Improving")]
    [InlineData("↓ Worsening")]
    [InlineData("↓ (deteriorating)")]
    [InlineData("Up: risk has fallen")]
    [InlineData("↓ → ↑")]
    [InlineData("Increasing, now stable")]
    [InlineData("Reduced to 9 but rising")]
    public void What_says_two_directions_is_none_and_is_named(string cell)
    {
        var read = ReadCells(("Direction of travel", cell));

        read.Rows[0].Direction!.Value.ShouldBeNull();
        read.Messages.ShouldContain(message => message.Code == ImportCodes.DirectionUnreadable);
    }

    [Theory]
    [InlineData("↓ Improving", Direction.Downwards)]
    [InlineData("↑ worsening", Direction.Upwards)]
    [InlineData("↓ 16 → 9", Direction.Downwards)]
    [InlineData("↓ Reduced by new controls", Direction.Downwards)]
    public void What_says_it_twice_is_one(string cell, Direction direction) =>
        ReadOne(("Direction of travel", cell)).Direction!.Value.ShouldBe(direction);

    [Theory]
    [InlineData("Stable but likely to increase")]
    [InlineData("Decreased last quarter; increased this quarter")]
    [InlineData("Fallen from 16 to 12, expected to rise")]
    public void What_begins_as_a_direction_and_is_none_is_named(string cell) =>
        ReadCells(("Direction of travel", cell)).Messages.ShouldContain(message => message.Code == ImportCodes.DirectionUnreadable);

    [Theory]
    [InlineData("Direction of travel (↑ = improving, ↓ = worsening)")]
    [InlineData("Trend (↑ better, ↓ worse)")]
    public void What_arrows_mean_is_asked_where_their_heading_explains_them(string heading)
    {
        var table = Table(["Ref", "Title", "Score", "Residual", heading], ["1", "Floods", "16", "9", "↑"], ["2", "Fires", "16", "9", "→"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("arrows:");
        Answered([table], (question.Id, "upwards")).Rows.Select(row => row.Direction!.Value)
            .ShouldBe([Direction.Upwards, Direction.Level]);
        Answered([table], (question.Id, "downwards")).Rows[0].Direction!.Value.ShouldBe(Direction.Downwards);
        Answered([table], (question.Id, "none")).Rows[0].Direction!.Value.ShouldBeNull();
    }
}
