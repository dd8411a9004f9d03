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
    [InlineData("Unch.", Direction.Level, null)]
    [InlineData("No chg", Direction.Level, null)]
    [InlineData("Up arrow", Direction.Upwards, null)]
    [InlineData("Arrow pointing down", Direction.Downwards, null)]
    [InlineData("Sideways", Direction.Level, null)]
    [InlineData("Horizontal arrow", Direction.Level, null)]
    [InlineData("NC", Direction.Level, null)]
    [InlineData("n/c", Direction.Level, null)]
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
    [InlineData("Up from 9", Direction.Upwards, "Up from 9")]
    [InlineData("Increased from 12 to 16", Direction.Upwards, "Increased from 12 to 16")]
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
    [InlineData("No change since Q1", Direction.Level, "No change since Q1")]
    [InlineData("Same as last quarter", Direction.Level, "Same as last quarter")]
    [InlineData("Higher than last year", Direction.Upwards, "Higher than last year")]
    [InlineData("Reduced this quarter", Direction.Downwards, "Reduced this quarter")]
    [InlineData("Downward trend", Direction.Downwards, "Downward trend")]
    public void A_direction_stands_at_the_beginning(string cell, Direction direction, string? narrative)
    {
        var row = ReadOne(("Direction of travel", cell));

        (row.Direction!.Value, row.Narrative?.Value).ShouldBe((direction, narrative));
    }

    [Theory]
    [InlineData("Increased because of heavy rain", Direction.Upwards)]
    [InlineData("Increasing as the budget is not agreed", Direction.Upwards)]
    [InlineData("Risk has increased since last quarter", Direction.Upwards)]
    [InlineData("The residual risk score has been increased to 16", Direction.Upwards)]
    [InlineData("Likelihood of flooding has risen following the storms", Direction.Upwards)]
    [InlineData("Has gone up", Direction.Upwards)]
    [InlineData("Moved up", Direction.Upwards)]
    [InlineData("Slight increase in likelihood this quarter", Direction.Upwards)]
    [InlineData("Increased to red", Direction.Upwards)]
    [InlineData("Score down from 16 following the audit", Direction.Downwards)]
    [InlineData("Reduced slightly due to the new pumps", Direction.Downwards)]
    [InlineData("Reduction in score after the works", Direction.Downwards)]
    [InlineData("Fallen from 16 to 12", Direction.Downwards)]
    [InlineData("Reduced likelihood due to new contract", Direction.Downwards)]
    [InlineData("No change since Q1 (was 12)", Direction.Level)]
    [InlineData("No significant change to the risk score", Direction.Level)]
    [InlineData("There has been no change this quarter", Direction.Level)]
    [InlineData("Risk remains stable", Direction.Level)]
    [InlineData("Remains at 12", Direction.Level)]
    [InlineData("Score unchanged following the review", Direction.Level)]
    public void A_sentence_says_how_the_score_moved_and_stays_whole(string cell, Direction direction)
    {
        var read = ReadCells(("Direction of travel", cell));

        (read.Rows[0].Direction!.Value, read.Rows[0].Narrative!.Value).ShouldBe((direction, cell));
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Increased capacity has been found")]
    [InlineData("May increase")]
    [InlineData("Expected to reduce when the works are complete")]
    [InlineData("Has not increased since Q1")]
    [InlineData("Likely to increase because of rain")]
    [InlineData("Increased if no grant is found")]
    [InlineData("Increased?")]
    [InlineData("Risk increased?")]
    [InlineData("Increase – expected in Q3")]
    [InlineData("Decrease (likely)")]
    [InlineData("No change expected")]
    [InlineData("Level of demand has increased")]
    [InlineData("Demand has increased since last quarter")]
    [InlineData("Increase in demand for homes")]
    [InlineData("Level with other councils")]
    [InlineData("Was stable until the summer")]
    [InlineData("Pressure on the service has grown over the whole of the year, and the team is short")]
    [InlineData("Improving")]
    [InlineData("The river is rising ↑")]
    [InlineData("Levels vary")]
    [InlineData("Same people as before")]
    [InlineData("Increased from lack of staff")]
    [InlineData("Up-to-date pumps")]
    [InlineData("Down’s Lane floods")]
    [InlineData("Upwardly mobile")]
    [InlineData("– Level")]
    public void Anything_else_states_nothing_is_all_narrative_and_is_named(string cell)
    {
        var read = ReadCells(("Direction of travel", cell));

        (read.Rows[0].Direction!.Value, read.Rows[0].Narrative!.Value).ShouldBe((null, cell));
        CodesOf(read.Messages).ShouldBe([ImportCodes.DirectionUnreadable]);
    }

    [Theory]
    [InlineData("Up / Down")]
    [InlineData("↑↓")]
    [InlineData("↑ Level")]
    [InlineData("NEW")]
    [InlineData("New risk")]
    [InlineData("Slightly worse")]
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

    [Theory]
    [InlineData("Level", false)]
    [InlineData("Level – half built", true)]
    [InlineData("", true)]
    public void A_direction_alone_says_nothing_of_the_narrative(string cell, bool isSaid) =>
        (ReadOne(("Direction of travel", cell)).Narrative is not null).ShouldBe(isSaid);

    [Theory]
    [InlineData("Up – floods in May", "Down", true)]
    [InlineData("↑ because of the floods", "→", true)]
    [InlineData("Level: half of it is built", "Increased", true)]
    [InlineData("Up – floods in May", "↑", false)]
    [InlineData("Up – floods in May", "Down – the wall is built", false)]
    [InlineData("Up – floods in May", "", false)]
    [InlineData("Up – floods in May", "New", false)]
    [InlineData("Up", "Down", false)]
    public void A_narrative_that_stays_beside_another_direction_is_named(string before, string now, bool isNamed)
    {
        var stored = Imported(Moving("Direction of travel", before));

        var plan = Plan(Read(Moving("Direction of travel", now)), stored);

        plan.Messages.Where(message => message.Code == ImportCodes.NarrativeKept).Select(message => (message.Row, message.Column))
            .ShouldBe(isNamed ? [(2, "Direction of travel")] : []);
    }

    [Theory]
    [InlineData("Rising since May", "Down", true)]
    [InlineData("Rising since May", "Up", false)]
    [InlineData("The wall is half built", "Down", false)]
    public void Where_no_direction_is_known_the_narrative_tells(string narrative, string now, bool isNamed)
    {
        var stored = Imported(Moving("Narrative", narrative));

        CodesOf(Plan(Read(Moving("Direction of travel", now)), stored).Messages).ShouldBe(isNamed ? [ImportCodes.NarrativeKept] : []);
    }

    [Fact]
    public void A_column_of_narratives_says_what_becomes_of_them()
    {
        var stored = Imported(Moving("Direction of travel", "Up – floods in May"));
        var now = Table(["Reference", "Title", "Score", "Residual", "Direction", "Narrative"], ["CR1", "Flood", "16", "9", "Down", ""]);

        var plan = Plan(Read(now), stored);

        (plan.Messages.Count, plan.Outcomes[0].State!.Direction.Narrative).ShouldBe((0, null));
    }

    static SourceTable Moving(string heading, string cell) =>
        Table(["Reference", "Title", "Score", "Residual", heading], ["CR1", "Flood", "16", "9", cell]);

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
    [InlineData("↑ (good)")]
    [InlineData("▼ adverse")]
    [InlineData("↓ Worsening")]
    [InlineData("↓ (deteriorating)")]
    [InlineData("Up: risk has fallen")]
    [InlineData("↓ → ↑")]
    [InlineData("Increasing, now stable")]
    [InlineData("Reduced to 9 but rising")]
    [InlineData("Increased in Q1, reduced in Q2")]
    [InlineData("Risk has fallen since last year; increased this quarter")]
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

    [Fact]
    public void A_score_of_an_opportunity_that_is_reduced_says_it_once()
    {
        var table = Table(["Ref", "Opportunity", "Score", "Residual", "Direction of travel"], ["1", "Grant", "16", "9", "↓ Reduced to 9"]);

        Read(table).Rows[0].Direction!.Value.ShouldBe(Direction.Downwards);
    }

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

    [Fact]
    public void What_plus_and_minus_say_of_the_score_is_asked()
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Trend"];
        var table = Table(headings, ["1", "Floods", "16", "9", "+"], ["2", "Fires", "16", "9", "-"], ["3", "Theft", "16", "9", "="]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldBe("arrows:trend");
        Answered([table], (question.Id, "upwards")).Rows.Select(row => row.Direction!.Value)
            .ShouldBe([Direction.Upwards, Direction.Downwards, Direction.Level]);
        Answered([table], (question.Id, "downwards")).Rows[1].Direction!.Value.ShouldBe(Direction.Upwards);
        var none = Answered([table], (question.Id, "none")).Rows[1];
        none.Direction!.Value.ShouldBeNull();
        Understood(Table(headings, ["1", "Floods", "16", "9", "↑"], ["2", "Fires", "16", "9", "-"])).Analysis.Questions.ShouldBeEmpty();
    }
}
