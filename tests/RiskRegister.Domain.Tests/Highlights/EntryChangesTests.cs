using Shouldly;

namespace RiskRegister.Domain.Tests.Highlights;

public sealed class EntryChangesTests
{
    static readonly DateTimeOffset Then = new(2016, 8, 1, 9, 0, 0, TimeSpan.Zero);

    static readonly EntryState Risk = Sample.Entry("CR5") with
    {
        SourceReference = "CRR0065",
        Description = "Statutory duty",
        Service = "Children's Services",
        Types = ["Social", "Legal"],
        Effects = ["Children come to harm", "Intervention"],
        Controls = [new(1, "Safeguarding hub"), new(2, "Case audits")],
        Actions = [new(1, "Recruit reviewing officers", "Head of Safeguarding", new DateOnly(2017, 1, 11)), new(2, "Review thresholds")],
        TargetScore = new Score(3, 3),
        Owners = ["Director of Children's Services", "Management Team"],
        Direction = new StatedDirection(Direction.Level, Then, "Stable"),
        ReviewedAt = Then,
        LastControlId = 2,
        LastActionId = 2,
    };

    static readonly (string Field, EntryState Now)[] Amended =
    [
        ("sourceReference", Risk with { SourceReference = null }),
        ("service", Risk with { Service = "Adult Services" }),
        ("types", Risk with { Types = ["Social"] }),
        ("types", Risk with { Types = ["Social", "Legal", "Financial"] }),
        ("effects", Risk with { Effects = ["Children come to harm"] }),
        ("effects", Risk with { Effects = ["Intervention", "Children come to harm"] }),
        ("controls", Risk with { Controls = [new(1, "Safeguarding hub, extended"), new(2, "Case audits")] }),
        ("controls", Risk with { Controls = [new(2, "Case audits")] }),
        ("controls", Risk with { Controls = [.. Risk.Controls.Reverse()] }),
        ("controls", Risk with { Controls = [] }),
        ("objectives", Risk with { Objectives = ["O1"] }),
        ("controls", WithFirstControl(control => control with { Effectiveness = ControlEffectiveness.Ineffective })),
        ("controls", WithFirstControl(control => control with { Assurance = new(First: new("Walked", null, new(2016, 5, 3))) })),
        ("actions", WithFirst(action => action with { Text = "Recruit more reviewing officers" })),
        ("actions", WithFirst(action => action with { Owner = null })),
        ("actions", WithFirst(action => action with { DueOn = new DateOnly(2017, 3, 31) })),
        ("actions", WithFirst(action => action with { Progress = "Two appointed" })),
        ("actions", Risk with { Actions = [Risk.Actions[1]] }),
        ("actions", Risk with { Actions = [.. Risk.Actions.Reverse()] }),
        ("actions", Risk with { Actions = [.. Risk.Actions, new(3, "Thought better of", Status: ActionStatus.Dropped)] }),
        ("score", Risk with { Score = new Score(4, 5) }),
        ("score", Risk with { Score = Risk.Score with { Assumed = true } }),
        ("residualScore", Risk with { ResidualScore = Risk.ResidualScore with { Assumed = true } }),
    ];

    public static TheoryData<int, string> Texts() => [.. Amended.Select((one, index) => new TheoryDataRow<int, string>(index, one.Field))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_other_field_is_named_in_a_change_of_text(int index, string field)
    {
        var change = Sample.Between(Risk, Amended[index].Now).Changes.ShouldHaveSingleItem();
        change.Code.ShouldBe(ChangeCode.TextChanged);
        change.Fields.ShouldBe([field]);
    }

    [Fact]
    public void Several_fields_are_named_in_one_change_of_text()
    {
        var now = Risk with { Effects = [], Service = null, Types = [], Kind = EntryKind.Opportunity };
        Sample.Between(Risk, now).Changes.ShouldHaveSingleItem().Fields.ShouldBe(["kind", "service", "types", "effects"]);
    }

    [Fact]
    public void When_it_was_said_or_reviewed_and_the_order_of_owners_and_types_are_no_change()
    {
        var now = Risk with
        {
            Direction = Risk.Direction with { StatedAt = Then.AddMonths(3) },
            ReviewedAt = Then.AddMonths(3),
            LastControlId = 7,
            LastActionId = 7,
            Owners = [.. Risk.Owners.Reverse()],
            Types = [.. Risk.Types.Reverse()],
            Effects = [.. Risk.Effects],
            Controls = [.. Risk.Controls],
            Actions = [.. Risk.Actions],
        };
        Sample.Between(Risk, now).Changes.ShouldBe([new Change(ChangeCode.Unchanged)]);
    }

    [Theory]
    [InlineData(16, 20, ChangeCode.ResidualUp)]
    [InlineData(16, 12, ChangeCode.ResidualDown)]
    public void A_residual_score_that_moved_has_from_and_to(int from, int to, ChangeCode code) =>
        Sample.Between(Sample.Entry("CR5", from), Sample.Entry("CR5", to)).Changes
            .ShouldBe([new Change(code) { From = from, To = to }]);

    [Theory]
    [InlineData(25, ChangeCode.ScoreUp)]
    [InlineData(16, ChangeCode.ScoreDown)]
    public void A_score_that_moved_has_from_and_to(int to, ChangeCode code) =>
        Sample.Between(Risk, Risk with { Score = Sample.Cell(to) }).Changes.ShouldBe([new Change(code) { From = 20, To = to }]);

    [Fact]
    public void Actions_that_were_not_there_are_counted()
    {
        var now = Risk with { Actions = [new(4, "Extra training"), .. Risk.Actions, new(3, "Second audit")] };
        Sample.Between(Risk, now).Changes.ShouldBe([new Change(ChangeCode.ActionsAdded) { Count = 2 }]);
    }

    [Fact]
    public void An_action_with_the_same_text_but_another_id_is_another_action()
    {
        var now = Risk with { Actions = [Risk.Actions[0], Risk.Actions[1] with { Id = 3 }] };
        var changes = Sample.Between(Risk, now).Changes;
        changes.Select(change => change.Code).ShouldBe([ChangeCode.ActionsAdded, ChangeCode.TextChanged]);
        changes[1].Fields.ShouldBe(["actions"]);
    }

    [Fact]
    public void An_action_that_became_done_is_completed() =>
        Sample.Between(Risk, WithFirst(action => action with { Status = ActionStatus.Done })).Changes
            .ShouldBe([new Change(ChangeCode.ActionsCompleted) { Count = 1 }]);

    [Fact]
    public void An_action_that_was_dropped_and_then_done_is_completed() =>
        Sample.Between(WithFirst(action => action with { Status = ActionStatus.Dropped }),
            WithFirst(action => action with { Status = ActionStatus.Done }))
            .Changes.ShouldBe([new Change(ChangeCode.ActionsCompleted) { Count = 1 }]);

    [Fact]
    public void An_action_completed_with_a_report_of_its_progress_is_completed_and_its_text_changed() =>
        Sample.Between(Risk, WithFirst(action => action with { Status = ActionStatus.Done, Progress = "All in post" }))
            .Changes.Select(change => change.Code).ShouldBe([ChangeCode.ActionsCompleted, ChangeCode.TextChanged]);

    [Fact]
    public void An_action_that_was_dropped_is_said_to_be() =>
        Sample.Between(Risk, WithFirst(action => action with { Status = ActionStatus.Dropped })).Changes
            .ShouldBe([new Change(ChangeCode.ActionsDropped) { Count = 1 }]);

    [Fact]
    public void An_exemption_that_came_or_went_is_said_and_one_that_was_reworded_is_a_change_of_text()
    {
        var exempt = Risk.MadeExempt();
        Sample.Between(Risk, exempt).Changes.ShouldBe([new Change(ChangeCode.MadeExempt)]);
        Sample.Between(exempt, Risk).Changes.ShouldBe([new Change(ChangeCode.ExemptionLifted)]);
        Sample.Between(exempt, exempt with { Exempt = new Exemption("1", "Another reason") }).Changes
            .ShouldHaveSingleItem().Fields.ShouldBe(["exempt"]);
    }

    [Fact]
    public void An_action_taken_up_again_is_a_change_of_text() =>
        Sample.Between(WithFirst(action => action with { Status = ActionStatus.Done }), Risk).Changes
            .ShouldHaveSingleItem().Fields.ShouldBe(["actions"]);

    [Fact]
    public void An_action_added_and_done_within_the_quarter_is_both()
    {
        var now = Risk with { Actions = [.. Risk.Actions, new(3, "Quick win", Status: ActionStatus.Done)] };
        Sample.Between(Risk, now).Changes.ShouldBe(
        [
            new Change(ChangeCode.ActionsAdded) { Count = 1 },
            new Change(ChangeCode.ActionsCompleted) { Count = 1 },
        ]);
    }

    [Fact]
    public void Controls_that_were_not_there_are_counted() =>
        Sample.Between(Risk, Risk with { Controls = [.. Risk.Controls, new(3, "New policy")] }).Changes
            .ShouldBe([new Change(ChangeCode.ControlsAdded) { Count = 1 }]);

    [Fact]
    public void Another_direction_or_narrative_or_none_is_an_update_of_the_direction()
    {
        StatedDirection[] others =
        [
            Risk.Direction with { Direction = Direction.Upwards },
            Risk.Direction with { Narrative = "Stable since the audit" },
            Risk.Direction with { Narrative = null },
            StatedDirection.None,
        ];
        foreach (var direction in others)
        {
            Sample.Between(Risk, Risk with { Direction = direction }).Changes.ShouldBe([new Change(ChangeCode.DirectionUpdated)]);
        }
    }

    [Fact]
    public void Another_set_of_owners_is_a_change_of_owner()
    {
        string[][] others = [[], ["Management Team"], [.. Risk.Owners, "Head of Safeguarding"],
            ["Director of Children's Services", "Head of Safeguarding"]];
        foreach (var owners in others)
        {
            Sample.Between(Risk, Risk with { Owners = owners }).Changes.ShouldBe([new Change(ChangeCode.OwnerChanged)]);
        }
    }

    [Fact]
    public void Another_title_or_description_is_a_change_of_description()
    {
        Sample.Between(Risk, Risk with { Title = "Failure to safeguard" }).Changes.ShouldBe([new Change(ChangeCode.DescriptionChanged)]);
        Sample.Between(Risk, Risk with { Description = null }).Changes.ShouldBe([new Change(ChangeCode.DescriptionChanged)]);
    }

    [Fact]
    public void Another_target_or_none_is_a_change_of_target()
    {
        Sample.Between(Risk, Risk with { TargetScore = null }).Changes.ShouldBe([new Change(ChangeCode.TargetChanged)]);
        Sample.Between(Risk, Risk with { TargetScore = Sample.Cell(4) }).Changes.ShouldBe([new Change(ChangeCode.TargetChanged)]);
        Sample.Between(Risk with { TargetScore = null }, Risk).Changes.ShouldBe([new Change(ChangeCode.TargetChanged)]);
    }

    [Fact]
    public void Another_response_or_none_is_a_change_of_response()
    {
        var tolerated = Risk with { Response = EntryResponse.Tolerate };
        Sample.Between(Risk, tolerated).Changes.ShouldBe([new Change(ChangeCode.ResponseChanged) { ToResponse = EntryResponse.Tolerate }]);
        Sample.Between(tolerated, Risk).Changes
            .ShouldBe([new Change(ChangeCode.ResponseChanged) { FromResponse = EntryResponse.Tolerate }]);
        Sample.Between(tolerated with { Response = EntryResponse.Treat }, tolerated).Text
            .ShouldBe("Response changed from treat to tolerate; the residual score remains at 16.");
        Sample.Between(Risk, tolerated).Text.ShouldBe("Response stated: tolerate; the residual score remains at 16.");
        Sample.Between(tolerated, Risk).Text.ShouldBe("Response no longer stated; the residual score remains at 16.");
    }

    [Fact]
    public void Another_target_date_or_none_is_a_change_of_that_date()
    {
        var (march, june) = (Risk with { TargetDate = new DateOnly(2017, 3, 31) }, Risk with { TargetDate = new DateOnly(2017, 6, 30) });
        Sample.Between(march, june).Changes.ShouldBe(
            [new Change(ChangeCode.TargetDateChanged) { FromDate = march.TargetDate, ToDate = june.TargetDate }]);
        Sample.Between(march, june).Text
            .ShouldBe("Target date moved from 31 March 2017 to 30 June 2017; the residual score remains at 16.");
        Sample.Between(Risk, june).Text.ShouldBe("Target date set: 30 June 2017; the residual score remains at 16.");
        Sample.Between(march, Risk).Text.ShouldBe("Target date taken away; the residual score remains at 16.");
    }

    [Fact]
    public void Another_reference_is_a_renumbering()
    {
        var number27 = new EntryReference(EntryKind.Risk, 27);
        var highlight = Sample.Between(Risk, Risk with { Reference = number27 });
        highlight.Reference.ShouldBe(number27);
        highlight.Changes.ShouldBe([new Change(ChangeCode.Renumbered) { FromReference = Risk.Reference, ToReference = number27 }]);
    }

    static EntryState WithFirstControl(Func<Control, Control> change) =>
        Risk with { Controls = [change(Risk.Controls[0]), Risk.Controls[1]] };

    static EntryState WithFirst(Func<PlannedAction, PlannedAction> change) =>
        Risk with { Actions = [change(Risk.Actions[0]), Risk.Actions[1]] };
}
