using Shouldly;

namespace RiskRegister.Domain.Tests.Highlights;

public sealed class SentenceTests
{
    /// <summary>Everything that can happen to an entry that stays, each in one or two ways.</summary>
    static readonly (ChangeCode Code, Func<EntryState, EntryState> Apply)[][] Happenings =
    [
        [
            (ChangeCode.ResidualUp, entry => entry with { ResidualScore = Sample.Cell(20) }),
            (ChangeCode.ResidualDown, entry => entry with { ResidualScore = Sample.Cell(12) }),
        ],
        [
            (ChangeCode.ActionsAdded, entry => entry with { Actions = [.. entry.Actions, new(3, "More")] }),
            (ChangeCode.ActionsAdded, entry => entry with { Actions = [.. entry.Actions, new(3, "More"), new(4, "Yet more")] }),
        ],
        [(ChangeCode.DirectionUpdated, entry => entry with { Direction = new StatedDirection(Direction.Upwards, null, null) })],
        [
            (ChangeCode.ActionsCompleted, entry => entry with { Actions = [Done(entry.Actions[0]), .. entry.Actions.Skip(1)] }),
            (ChangeCode.ActionsCompleted, entry =>
                entry with { Actions = [Done(entry.Actions[0]), Done(entry.Actions[1]), .. entry.Actions.Skip(2)] }),
        ],
        [
            (ChangeCode.ControlsAdded, entry => entry with { Controls = [new(1, "First")] }),
            (ChangeCode.ControlsAdded, entry => entry with { Controls = [new(1, "First"), new(2, "Second")] }),
        ],
        [
            (ChangeCode.ScoreUp, entry => entry with { Score = Sample.Cell(25) }),
            (ChangeCode.ScoreDown, entry => entry with { Score = Sample.Cell(16) }),
        ],
        [
            (ChangeCode.ResponseChanged, entry => entry with { Response = EntryResponses.Of(entry.Kind)[1] }),
            (ChangeCode.OwnerChanged, entry => entry with { Owners = ["Head of Highways"] }),
        ],
        [(ChangeCode.DescriptionChanged, entry => entry with { Description = "Amended." })],
        [
            (ChangeCode.TargetDateChanged, entry => entry with { TargetDate = new DateOnly(2027, 3, 31) }),
            (ChangeCode.TargetChanged, entry => entry with { TargetScore = Sample.Cell(4) }),
        ],
        [(ChangeCode.Renumbered, entry => entry with { Reference = new EntryReference(entry.Kind, 27, 1) })],
        [(ChangeCode.TextChanged, entry => entry with { Service = "Highways" })],
    ];

    static readonly EntryState Risk = WithActions(Sample.Entry("CR5"));
    static readonly EntryState Opportunity = WithActions(Sample.Entry("CO5"));

    [Fact]
    public void Nothing_changed() => Said(Risk).ShouldBe("No change; the residual score remains at 16.");

    [Theory]
    [InlineData(20, "Residual score increased from 16 to 20.")]
    [InlineData(12, "Residual score reduced from 16 to 12.")]
    public void Only_the_residual_score_moved(int residual, string text) =>
        Said(Risk with { ResidualScore = Sample.Cell(residual) }).ShouldBe(text);

    [Fact]
    public void Only_actions_were_added()
    {
        Said(Adding(Risk, 1)).ShouldBe("Further mitigating action added but the residual score remains at 16.");
        Said(Adding(Risk, 2)).ShouldBe("Further mitigating actions added but the residual score remains at 16.");
        Said(Adding(Opportunity, 1)).ShouldBe("Further maximising action added but the residual score remains at 16.");
        Said(Adding(Opportunity, 3)).ShouldBe("Further maximising actions added but the residual score remains at 16.");
    }

    [Fact]
    public void Actions_were_added_and_the_direction_updated() => Said(Redirected(Adding(Risk, 2)))
        .ShouldBe("Further mitigating actions added and direction of travel updated; the residual score remains at 16.");

    [Fact]
    public void Only_the_direction_was_updated() => Said(Redirected(Risk))
        .ShouldBe("Direction of travel updated; the residual score remains at 16.");

    [Fact]
    public void The_residual_score_moved_with_all_the_rest()
    {
        var now = Redirected(Adding(Risk, 2)) with { Owners = ["Head of Highways"], ResidualScore = Sample.Cell(12) };
        Said(now).ShouldBe(
            "Residual score reduced from 16 to 12; further mitigating actions added, direction of travel updated and owner changed.");
    }

    [Fact]
    public void The_residual_score_moved_with_one_thing_more() => Said(Adding(Risk, 1) with { ResidualScore = Sample.Cell(20) })
        .ShouldBe("Residual score increased from 16 to 20; further mitigating action added.");

    [Fact]
    public void Actions_were_added_and_others_completed()
    {
        var now = Adding(Risk, 1);
        Said(now with { Actions = [Done(now.Actions[0]), Done(now.Actions[1]), now.Actions[2]] })
            .ShouldBe("Further mitigating action added and 2 actions completed; the residual score remains at 16.");
    }

    [Fact]
    public void Only_the_rest_changed()
    {
        Said(Risk with { Actions = [Done(Risk.Actions[0]), Risk.Actions[1]] })
            .ShouldBe("1 action completed; the residual score remains at 16.");
        Said(Risk with { Controls = [new(1, "First")] }).ShouldBe("Further control added; the residual score remains at 16.");
        Said(Risk with { Controls = [new(1, "First"), new(2, "Second")] })
            .ShouldBe("Further controls added; the residual score remains at 16.");
        Said(Opportunity with { Controls = [new(1, "First")] }).ShouldBe("Further progress recorded; the residual score remains at 16.");
        Said(Risk with { Score = Sample.Cell(25) }).ShouldBe("Score increased from 20 to 25; the residual score remains at 16.");
        Said(Risk with { Score = Sample.Cell(16) }).ShouldBe("Score reduced from 20 to 16; the residual score remains at 16.");
        Said(Risk with { Owners = ["Head of Highways"] }).ShouldBe("Owner changed; the residual score remains at 16.");
        Said(Risk with { Title = "Another title" }).ShouldBe("Description amended; the residual score remains at 16.");
        Said(Risk with { TargetScore = Sample.Cell(9) }).ShouldBe("Target score changed; the residual score remains at 16.");
        Said(Risk with { Service = "Highways" }).ShouldBe("Entry text updated; the residual score remains at 16.");
        Said(Risk with { Reference = new EntryReference(EntryKind.Risk, 27) })
            .ShouldBe("Reference changed from CR5 to CR27; the residual score remains at 16.");
    }

    [Fact]
    public void What_was_dropped_or_withdrawn_from_the_public_is_said()
    {
        var dropped = Risk with { Actions = [Risk.Actions[0] with { Status = ActionStatus.Dropped }, Risk.Actions[1]] };
        Said(dropped).ShouldBe("1 action dropped; the residual score remains at 16.");
        Said(dropped with { Service = "Highways" }).ShouldBe("1 action dropped and entry text updated; the residual score remains at 16.");
        Said(Risk.MadeExempt()).ShouldBe("Entry made exempt: not for publication; the residual score remains at 16.");
    }

    [Fact]
    public void Everything_changed()
    {
        var now = Happenings.Aggregate(Opportunity, (entry, ways) => ways[^1].Apply(entry));
        Sample.Between(Opportunity, now).Text.ShouldBe(
            "Residual score reduced from 16 to 12; further maximising actions added, direction of travel updated, 2 actions completed, "
            + "further progress recorded, score reduced from 20 to 16, owner changed, description amended, target score changed, "
            + "reference changed from CO5 to CO27.1 and entry text updated.");
    }

    [Theory]
    [InlineData(EntryKind.Risk)]
    [InlineData(EntryKind.Opportunity)]
    public void Every_combination_of_changes_has_its_codes_and_reads_as_one_sentence(EntryKind kind)
    {
        var then = kind == EntryKind.Risk ? Risk : Opportunity;
        IEnumerable<(EntryState Now, ChangeCode[] Codes)> combinations = [(then, [])];
        foreach (var ways in Happenings)
        {
            combinations = combinations.SelectMany(combination => ways
                .Select(way => (way.Apply(combination.Now), (ChangeCode[])[.. combination.Codes, way.Code])).Prepend(combination)).ToList();
        }

        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (now, codes) in combinations)
        {
            var highlight = Sample.Between(then, now);
            highlight.Changes.Select(change => change.Code).ShouldBe(codes.Length == 0 ? [ChangeCode.Unchanged] : codes);
            Prose.FaultIn(highlight.Text).ShouldBeNull();
            highlight.Text.Contains("remains at 16", StringComparison.Ordinal)
                .ShouldBe(then.ResidualScore == now.ResidualScore, highlight.Text);
            said.Add(highlight.Text);
        }

        // Further progress is not counted; everything else is told apart by its sentence.
        said.Count.ShouldBe(Happenings.Aggregate(1, (count, ways) =>
            count * (kind == EntryKind.Opportunity && ways[0].Code == ChangeCode.ControlsAdded ? 2 : ways.Length + 1)));
    }

    static string Said(EntryState now) => Sample.Between(now.Kind == EntryKind.Risk ? Risk : Opportunity, now).Text;

    static EntryState WithActions(EntryState entry) => entry with { Actions = [new(1, "Train staff"), new(2, "Write a plan")] };

    static EntryState Adding(EntryState entry, int count) => entry with
    {
        Actions = [.. entry.Actions, .. Enumerable.Range(3, count).Select(id => new PlannedAction(id, $"Action {id}"))],
    };

    static EntryState Redirected(EntryState entry) => entry with { Direction = new StatedDirection(Direction.Downwards, null, "Better") };

    static PlannedAction Done(PlannedAction action) => action with { Status = ActionStatus.Done };
}
