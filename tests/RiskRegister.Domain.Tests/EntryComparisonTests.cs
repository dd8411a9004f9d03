using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class EntryComparisonTests
{
    static readonly EntryState Entry = new()
    {
        Id = Guid.NewGuid(),
        Kind = EntryKind.Risk,
        Status = EntryStatus.Open,
        Title = "Flooding",
        Types = ["Legal"],
        Effects = ["Loss"],
        Controls = [new Control(1, "Pumps")],
        Actions = [new PlannedAction(1, "Walls")],
        Score = new Score(4, 4),
        ResidualScore = new Score(4, 3),
        Owners = ["MT"],
        LastControlId = 1,
        LastActionId = 1,
    };

    public static TheoryData<string, EntryState> Changes { get; } = new()
    {
        { "reference", Entry with { Reference = new EntryReference(EntryKind.Risk, 1) } },
        { "sourceReference", Entry with { SourceReference = "9" } },
        { "status", Entry with { Status = EntryStatus.Proposed } },
        { "title", Entry with { Title = "flooding" } },
        { "description", Entry with { Description = "Of the depot" } },
        { "service", Entry with { Service = "Depots" } },
        { "types", Entry with { Types = ["Legal", "Social"] } },
        { "effects", Entry with { Effects = [] } },
        { "controls", Entry with { Controls = [new Control(2, "Pumps")] } },
        { "actions", Entry with { Actions = [new PlannedAction(1, "Walls", Status: ActionStatus.Done)] } },
        { "score", Entry with { Score = new Score(4, 4, Assumed: true) } },
        { "residualScore", Entry with { ResidualScore = new Score(3, 4) } },
        { "targetScore", Entry with { TargetScore = new Score(1, 1) } },
        { "level", Entry with { Move = new EntryMove(RegisterLevel.Corporate, RegisterLevel.Service) } },
        { "targetDate", Entry with { TargetDate = new DateOnly(2027, 3, 31) } },
        { "response", Entry with { Response = EntryResponse.Treat } },
        { "objectives", Entry with { Objectives = ["O1"] } },
        { "controls", Entry with { Controls = [new Control(1, "Pumps") { Effectiveness = ControlEffectiveness.Partly }] } },
        { "controls", Entry with { Controls = [new Control(1, "Pumps") { Assurance = new(Third: new("Audit", "Auditor")) }] } },
        { "owners", Entry with { Owners = ["Head of Depots"] } },
        { "directionOfTravel", Entry with { Direction = new StatedDirection(null, null, "Wet") } },
        { "exempt", Entry with { Exempt = new Exemption("3", "Commercial") } },
        { "closure", Entry with { Closure = new Closure("Over", default, [], EntryStatus.Open) } },
        { "reviewedAt", Entry with { ReviewedAt = default(DateTimeOffset) } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_field_that_differs_is_named(string field, EntryState changed)
    {
        changed.FieldsChangedSince(Entry).ShouldBe([field]);
        changed.SameAs(Entry).ShouldBeFalse();
    }

    [Fact]
    public void Lists_are_compared_item_by_item()
    {
        var replacement = Guid.NewGuid();
        var closed = Entry with { Closure = new Closure("Over", default, [replacement], EntryStatus.Open) };
        var copy = closed with
        {
            Types = [.. Entry.Types],
            Effects = [.. Entry.Effects],
            Controls = [.. Entry.Controls],
            Actions = [.. Entry.Actions],
            Owners = [.. Entry.Owners],
            Closure = closed.Closure with { ReplacedBy = [replacement] },
        };

        copy.SameAs(closed).ShouldBeTrue();
        (copy with { Closure = copy.Closure with { ReplacedBy = [Guid.NewGuid()] } }).FieldsChangedSince(closed).ShouldBe(["closure"]);
    }

    [Fact]
    public void What_only_numbers_items_is_stored_too_and_compared()
    {
        (Entry with { LastControlId = 2 }).SameAs(Entry).ShouldBeFalse();
        (Entry with { LastActionId = 2 }).SameAs(Entry).ShouldBeFalse();
        (Entry with { Id = Guid.NewGuid() }).SameAs(Entry).ShouldBeFalse();
    }
}
