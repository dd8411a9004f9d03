using Shouldly;

namespace RiskRegister.Domain.Tests;

/// <summary>Response, objectives, target date, appetite and assurance, each by its rule.</summary>
public sealed class EntryFieldRulesTests
{
    static readonly DateTimeOffset Now = new(2027, 1, 11, 9, 0, 0, TimeSpan.Zero);

    static readonly RegisterSettings Settings = new()
    {
        Types = ["Wells", "Pumps", "Pipes"],
        Objectives = [new("W1", "Water for all"), new("W2", "Dry cellars")],
        Appetite = [new("Wells", 4, 20), new("Pumps", 10, 12)],
    };

    static readonly EntryState Risk = new()
    {
        Id = Guid.NewGuid(),
        Kind = EntryKind.Risk,
        Status = EntryStatus.Open,
        Reference = new EntryReference(EntryKind.Risk, 1),
        Title = "The well runs dry",
        Score = new Score(5, 5),
        ResidualScore = new Score(4, 4),
        TargetScore = new Score(2, 4),
    };

    [Fact]
    public void A_risk_has_one_of_four_responses_and_an_opportunity_one_of_four_others()
    {
        foreach (var response in Enum.GetValues<EntryResponse>())
        {
            var ofRisk = EntryLife.Change(Risk, new EntryPatch { Response = response }, Settings, Now);
            var ofOpportunity = EntryLife.Change(
                Risk with { Kind = EntryKind.Opportunity }, new EntryPatch { Response = response }, Settings, Now);

            (ofRisk.Faults is null).ShouldBe(response <= EntryResponse.Terminate, $"{response}");
            (ofOpportunity.Faults is null).ShouldBe(response >= EntryResponse.Exploit, $"{response}");
        }

        EntryLife.Change(Risk, new EntryPatch { Response = EntryResponse.Share }, Settings, Now).Faults!.All["response"]
            .ShouldBe(["must be treat, tolerate, transfer, terminate for a risk"]);
    }

    [Fact]
    public void Objectives_are_those_of_the_settings_and_those_that_the_entry_has()
    {
        EntryLife.Change(Risk, Of("W1", "W2"), Settings, Now).State!.Objectives.ShouldBe(["W1", "W2"]);
        EntryLife.Change(Risk with { Objectives = ["Old"] }, Of("Old", "W1"), Settings, Now).Faults.ShouldBeNull();
        EntryLife.Change(Risk, Of("W1", "Old"), Settings, Now).Faults!.All["objectives[1]"].ShouldBe(["must be one of W1, W2"]);
        EntryLife.Change(Risk, Of("W1", "W1"), Settings, Now).Faults!.All.Keys.ShouldContain("objectives");
        EntryLife.Change(Risk, Of("W1"), Settings with { Objectives = [] }, Now).Faults!.All["objectives[0]"]
            .ShouldBe(["cannot be said: the settings have none"]);

        static EntryPatch Of(params string[] codes) => new() { Objectives = new(true, codes) };
    }

    [Fact]
    public void An_entry_moves_to_another_register_than_its_own_while_it_is_not_closed()
    {
        Risk.Level.ShouldBe(RegisterLevel.Corporate);
        EntryLife.Move(Risk, RegisterLevel.Corporate).WrongStatus.ShouldEndWith("is in the corporate register already.");
        var moved = EntryLife.Move(Risk, RegisterLevel.Service);
        (moved.Action, moved.State!.Level).ShouldBe((EntryAction.Moved, RegisterLevel.Service));
        moved.State.FieldsChangedSince(Risk).ShouldBe(["level"]);
        var closed = EntryLife.Close(moved.State, "Over", [], Now).State!;
        EntryLife.Move(closed, RegisterLevel.Corporate).WrongStatus.ShouldEndWith("reopen it first.");
        EntryLife.Reopen(closed).State!.Level.ShouldBe(RegisterLevel.Service);

        var back = EntryLife.Move(moved.State, RegisterLevel.Corporate).State!;
        back.Move.ShouldBe(new EntryMove(RegisterLevel.Service, RegisterLevel.Corporate));
        EntryLife.Reopen(EntryLife.Close(back, "Over", [], Now).State!).State!.Move.ShouldBeNull();
    }

    [Fact]
    public void A_target_date_needs_a_target_score_and_goes_with_it()
    {
        DateOnly? day = new(2027, 3, 31);
        var dated = EntryLife.Change(Risk, new EntryPatch { TargetDate = day }, Settings, Now).State!;
        dated.TargetDate.ShouldBe(day);

        EntryLife.Change(dated, new EntryPatch { TargetScore = (ScorePatch?)null }, Settings, Now).State!.TargetDate.ShouldBeNull();
        EntryLife.Change(dated, new EntryPatch { TargetScore = (ScorePatch?)null, TargetDate = day }, Settings, Now)
            .Faults!.All["targetDate"].ShouldBe(["needs a target score"]);
    }

    [Theory]
    [InlineData(EntryKind.Risk, 4, true)]
    [InlineData(EntryKind.Risk, 2, false)]
    [InlineData(EntryKind.Risk, 1, false)]
    [InlineData(EntryKind.Opportunity, 4, false)]
    [InlineData(EntryKind.Opportunity, 2, false)]
    [InlineData(EntryKind.Opportunity, 1, true)]
    public void A_target_is_overdue_after_its_day_until_it_is_reached(EntryKind kind, int impact, bool isOverdue)
    {
        var entry = Risk with { Kind = kind, ResidualScore = new Score(impact, 4), TargetDate = new DateOnly(2027, 1, 10) };

        entry.IsTargetOverdue(new DateOnly(2027, 1, 10)).ShouldBeFalse();
        entry.IsTargetOverdue(new DateOnly(2027, 1, 11)).ShouldBe(isOverdue);
        (entry with { Status = EntryStatus.Closed }).IsTargetOverdue(new DateOnly(2027, 1, 11)).ShouldBeFalse();
        (entry with { TargetScore = null }).IsTargetOverdue(new DateOnly(2027, 1, 11)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, 4, AppetitePosition.WithinAppetite, "Wells")]
    [InlineData(1, 5, AppetitePosition.WithinTolerance, "Wells")]
    [InlineData(5, 4, AppetitePosition.WithinTolerance, "Wells")]
    [InlineData(5, 5, AppetitePosition.Outside, "Wells")]
    [InlineData(2, 5, AppetitePosition.WithinAppetite, "Pumps")]
    [InlineData(2, 4, AppetitePosition.WithinTolerance, "Wells", "Pumps")]
    [InlineData(5, 3, AppetitePosition.Outside, "Wells", "Pumps")]
    [InlineData(5, 5, AppetitePosition.Outside, "Pipes", "Wells")]
    [InlineData(5, 5, null, "Pipes")]
    [InlineData(5, 5, null)]
    public void Of_several_types_the_strictest_says_how_a_risk_stands_to_appetite(
        int impact, int likelihood, AppetitePosition? expected, params string[] types)
    {
        var entry = Risk with { ResidualScore = new Score(impact, likelihood), Types = types };

        entry.AppetiteBy(Settings).ShouldBe(expected);
        (entry with { Kind = EntryKind.Opportunity }).AppetiteBy(Settings).ShouldBeNull();
        entry.AppetiteBy(Settings with { Appetite = [] }).ShouldBeNull();
    }

    [Theory]
    [InlineData(12, 2, 9, 12, 12)]
    [InlineData(12, 0, 12, 12, 9)]
    [InlineData(12, 3, 12, 12, 12)]
    [InlineData(12, 0)]
    public void The_latest_registers_with_the_present_score_are_counted(int residual, int expected, params int[] earlier) =>
        TimeAtScore.Of(residual, earlier).ShouldBe(expected);

    [Fact]
    public void Assurance_is_stale_when_the_latest_of_all_lines_is_too_long_ago()
    {
        var control = new Control(1, "Pumps")
        {
            Assurance = new(new("Walked", null, new(2026, 1, 10)), Third: new("Audited", "Auditor", new(2024, 5, 1))),
        };

        control.IsStale(new DateOnly(2027, 1, 10), 12).ShouldBeFalse();
        control.IsStale(new DateOnly(2027, 1, 11), 12).ShouldBeTrue();
        control.IsStale(new DateOnly(2027, 1, 11), 13).ShouldBeFalse();
        (control with { Assurance = new(new("Walked")) }).IsStale(new DateOnly(2099, 1, 1), 1).ShouldBeFalse();
        new Control(1, "Pumps").IsStale(new DateOnly(2099, 1, 1), 1).ShouldBeFalse();
    }

    [Fact]
    public void A_control_is_changed_member_by_member_and_line_by_line()
    {
        var pumps = new Control(1, "Pumps") { Owner = "Pump Keeper", Assurance = new(new("Walked"), new("Checked", "Risk team")) };
        var entry = Risk with { Controls = [pumps], LastControlId = 1 };

        var changed = EntryItems.ChangeControl(entry, 1, new ControlPatch
        {
            Effectiveness = ControlEffectiveness.Partly,
            Assurance = new AssurancePatch(
                (LinePatch?)null, new LinePatch(default, "Risk officer", default), new LinePatch("Audited", default, default)),
        }).State!.Controls.ShouldHaveSingleItem();

        changed.ShouldBe(new Control(1, "Pumps")
        {
            Owner = "Pump Keeper",
            Effectiveness = ControlEffectiveness.Partly,
            Assurance = new(null, new("Checked", "Risk officer"), new("Audited")),
        });
        EntryItems.ChangeControl(entry, 1, new ControlPatch { Assurance = (AssurancePatch?)null })
            .State!.Controls[0].Assurance.ShouldBeNull();
        var unsaid = new AssurancePatch(default, default, new LinePatch(default, "Auditor", default));
        EntryItems.ChangeControl(entry, 1, new ControlPatch { Assurance = unsaid })
            .Faults!.All.Keys.ShouldContain("assurance.third.what");
    }

    [Fact]
    public void A_post_that_is_renamed_or_hands_over_is_followed_by_the_controls_that_it_sees_to()
    {
        var entry = Risk with
        {
            Controls = [new(1, "Pumps") { Owner = "pump keeper" }, new(2, "Drains") { Owner = "Drain Keeper" }, new(3, "Lids")],
        };

        foreach (var move in new Func<EntryState, string, string, EntryState>[] { PostNames.Rename, PostNames.HandOver })
            move(entry, "Pump Keeper", "Head of Pumps").Controls.Select(control => control.Owner)
                .ShouldBe(["Head of Pumps", "Drain Keeper", null]);
    }
}
