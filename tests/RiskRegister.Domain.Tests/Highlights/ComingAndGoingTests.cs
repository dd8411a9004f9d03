using Shouldly;
using static RiskRegister.Domain.Tests.Highlights.Sample;
using Report = RiskRegister.Domain.Highlights;

namespace RiskRegister.Domain.Tests.Highlights;

public sealed class ComingAndGoingTests
{
    [Fact]
    public void What_no_snapshot_held_is_new() => Only(Comparison([], [Entry("CR28")]))
        .ShouldBe((new Change(ChangeCode.Added) { Reason = ChangeReason.New }, "New entry; residual score 16."));

    [Fact]
    public void An_open_entry_whose_residual_rose_to_the_threshold_is_escalated() =>
        Only(Comparison([Entry("CR28", 9)], [Entry("CR28", 16) with { Owners = ["Head of Waste Management"] }]))
            .ShouldBe((new Change(ChangeCode.Added) { Reason = ChangeReason.Escalated, From = 9, To = 16 },
                "Escalated; residual score increased from 9 to 16."));

    [Fact]
    public void What_the_snapshot_before_held_as_closed_is_reopened() => Only(Comparison([Entry("CR28").Closed()], [Entry("CR28")]))
        .ShouldBe((new Change(ChangeCode.Added) { Reason = ChangeReason.Reopened }, "Reopened; residual score 16."));

    [Fact]
    public void What_only_an_older_snapshot_held_is_reopened() =>
        Only(Comparison([], [Entry("CR28")]) with { HeldBefore = new HashSet<Guid> { Entry("CR28").Id } })
            .ShouldBe((new Change(ChangeCode.Added) { Reason = ChangeReason.Reopened }, "Reopened; residual score 16."));

    [Fact]
    public void What_only_the_threshold_brought_on_says_so() =>
        Only(new RegisterComparison(new FrozenRegister(Q3, 9, [Entry("CR28", 10)]), Register(Q2, Entry("CR28", 10))))
            .ShouldBe((new Change(ChangeCode.Added) { Reason = ChangeReason.Threshold, From = 12, To = 9 },
                "Added: the threshold fell from 12 to 9; residual score 10."));

    [Fact]
    public void What_came_on_with_a_lower_residual_score_came_on_by_the_threshold() =>
        Only(new RegisterComparison(new FrozenRegister(Q3, 9, [Entry("CR28", 9)]), Register(Q2, Entry("CR28", 10))))
            .ShouldBe((new Change(ChangeCode.Added) { Reason = ChangeReason.Threshold, From = 12, To = 9 },
                "Added: the threshold fell from 12 to 9; residual score 9."));

    [Fact]
    public void What_rose_to_a_threshold_that_fell_says_both() =>
        Only(new RegisterComparison(new FrozenRegister(Q3, 10, [Entry("CR28", 10)]), Register(Q2, Entry("CR28", 9))))
            .ShouldBe((new Change(ChangeCode.Added) { Reason = ChangeReason.Escalated, From = 9, To = 10 },
                "Escalated; residual score increased from 9 to 10 and the threshold fell from 12 to 10."));

    [Fact]
    public void What_rose_past_the_old_threshold_does_not_owe_it_to_the_new_one() =>
        Only(new RegisterComparison(new FrozenRegister(Q3, 9, [Entry("CR28", 12)]), Register(Q2, Entry("CR28", 8)))).Text
            .ShouldBe("Escalated; residual score increased from 8 to 12.");

    [Theory]
    [InlineData("Merged with CR7", "Removed: closed – Merged with CR7.")]
    [InlineData("Merged with CR7.", "Removed: closed – Merged with CR7.")]
    [InlineData("  Merged\r\n with   CR7 . . .\n", "Removed: closed – Merged with CR7.")]
    [InlineData("Merged with CR7…", "Removed: closed – Merged with CR7.")]
    [InlineData(" . ", "Removed: closed.")]
    [InlineData("", "Removed: closed.")]
    public void What_was_closed_is_removed_with_the_reason_of_its_closure(string reason, string text) =>
        Only(Comparison([Entry("CO3")], [Entry("CO3").Closed(reason)]))
            .ShouldBe((new Change(ChangeCode.Removed) { Reason = ChangeReason.Closed, ClosureReason = reason }, text));

    [Fact]
    public void What_a_snapshot_between_closed_keeps_the_reason_of_its_closure()
    {
        var closed = Entry("CO3").Closed("Delivered.");
        var comparison = Comparison([Entry("CO3")], []) with { ClosedBetween = new Dictionary<Guid, EntryState> { [closed.Id] = closed } };
        Only(comparison).ShouldBe((
            new Change(ChangeCode.Removed) { Reason = ChangeReason.Closed, ClosureReason = "Delivered." }, "Removed: closed – Delivered."));
    }

    [Fact]
    public void What_is_missing_altogether_is_removed_without_a_reason() => Only(Comparison([Entry("CO3")], []))
        .ShouldBe((new Change(ChangeCode.Removed) { Reason = ChangeReason.Closed }, "Removed: closed."));

    [Fact]
    public void What_went_to_another_register_says_to_which_and_what_came_from_one_says_from_which()
    {
        var entry = Entry("CR12");
        var gone = entry with { Move = new EntryMove(RegisterLevel.Corporate, RegisterLevel.Service) };
        var back = entry with { Move = new EntryMove(RegisterLevel.Directorate, RegisterLevel.Corporate) };
        var moved = Comparison([entry], []) with { MovedSince = new Dictionary<Guid, EntryState> { [entry.Id] = gone } };
        Only(moved).ShouldBe((new Change(ChangeCode.Removed) { Reason = ChangeReason.Moved, Register = RegisterLevel.Service },
            "Removed: moved to the service's register."));
        var closedThere = gone.Closed("Done there.");
        Only(moved with { MovedSince = new Dictionary<Guid, EntryState> { [entry.Id] = closedThere } }).Text
            .ShouldBe("Removed: closed – Done there.");
        Only(Comparison([entry], [gone])).Text.ShouldBe("Removed: moved to the service's register.");
        Only(Comparison([], [back]) with { HeldBefore = new HashSet<Guid> { entry.Id } }).ShouldBe((
            new Change(ChangeCode.Added) { Reason = ChangeReason.Moved, Register = RegisterLevel.Directorate },
            "Moved here from the directorate's register; residual score 16."));
        Only(Comparison([entry.Closed()], [back])).ShouldBe((
            new Change(ChangeCode.Added) { Reason = ChangeReason.Reopened }, "Reopened; residual score 16."));

        var hidden = moved with
        {
            MovedSince = new Dictionary<Guid, EntryState> { [entry.Id] = gone with { Exempt = new Exemption("3", "Prices") } },
        };
        Report.Compare(hidden.PublicEdition(new HashSet<Guid>())).Entries.ShouldBeEmpty();
    }

    [Fact]
    public void What_fell_below_the_threshold_is_deescalated() => Only(Comparison([Entry("CR12", 12)], [Entry("CR12", 9)]))
        .ShouldBe((new Change(ChangeCode.Removed) { Reason = ChangeReason.Deescalated, From = 12, To = 9 },
            "Removed: residual score fell from 12 to 9."));

    [Theory]
    [InlineData(12)]
    [InlineData(10)]
    public void What_only_the_threshold_took_off_says_so(int residualThen)
    {
        var comparison = new RegisterComparison(
            new FrozenRegister(Q3, 15, [Entry("CR12", 12)]), new FrozenRegister(Q2, 10, [Entry("CR12", residualThen)]));
        Only(comparison).ShouldBe((
            new Change(ChangeCode.Removed) { Reason = ChangeReason.Threshold, From = 10, To = 15 },
            "Removed: the threshold rose from 10 to 15."));
    }

    [Fact]
    public void What_fell_below_a_threshold_that_rose_says_both() =>
        Only(new RegisterComparison(new FrozenRegister(Q3, 16, [Entry("CR12", 15)]), Register(Q2, Entry("CR12", 16))))
            .ShouldBe((new Change(ChangeCode.Removed) { Reason = ChangeReason.Deescalated, From = 16, To = 15 },
                "Removed: residual score fell from 16 to 15 and the threshold rose from 12 to 16."));

    [Fact]
    public void What_was_on_neither_register_is_not_mentioned() =>
        Report.Compare(Comparison(
            [Entry("CR1", 9), Entry("CR2").Closed(), Entry("CR3", 10)],
            [Entry("CR1", 10), Entry("CR3", 10).Closed(), Entry("CR4", 1), Entry("CR5").Closed()])).Entries.ShouldBeEmpty();

    [Fact]
    public void On_a_first_register_every_entry_is_new()
    {
        var highlights = Report.Compare(new RegisterComparison(Register(Q3, Entry("CO1"), Entry("CR1"), Entry("CR2", 9)), null));
        highlights.Since.ShouldBeNull();
        highlights.Entries.Select(entry => (entry.Reference.ToString(), entry.Text))
            .ShouldBe([("CR1", "New entry; residual score 16."), ("CO1", "New entry; residual score 16.")]);
    }

    [Fact]
    public void Entries_stand_in_register_order_and_a_removed_one_in_its_place()
    {
        EntryState[] then = [Entry("CO2"), Entry("CR10"), Entry("CR5"), Entry("CO1"), Entry("CR2")];
        var again = Entry("CR5") with { Id = Guid.NewGuid(), Title = "Another risk" };
        EntryState[] now = [again, Entry("CR10.1"), Entry("CO2"), Entry("CO1").Closed(), Entry("CR5").Closed(), Entry("CR10"),
            Entry("CR2", 9)];
        Report.Compare(Comparison(then, now)).Entries.Select(entry => $"{entry.Reference} {entry.Changes[0].Code}")
            .ShouldBe(["CR2 Removed", "CR5 Removed", "CR5 Added", "CR10 Unchanged", "CR10.1 Added", "CO1 Removed", "CO2 Unchanged"]);
    }

    [Fact]
    public void A_removed_entry_is_named_as_the_register_that_held_it_named_it()
    {
        var was = Entry("CR12", title: "Loss of data");
        var now = was with { Reference = new EntryReference(EntryKind.Risk, 30), Title = "Loss of records", ResidualScore = Cell(9) };
        var removed = Report.Compare(Comparison([was], [now])).Entries.ShouldHaveSingleItem();
        (removed.Reference, removed.Title).ShouldBe((was.Reference!.Value, "Loss of data"));
    }

    [Fact]
    public void An_entry_on_the_register_without_a_reference_is_refused() =>
        Should.Throw<ArgumentException>(() => Report.Compare(Comparison([], [Entry("CR1") with { Reference = null }])));

    static (Change Change, string Text) Only(RegisterComparison comparison)
    {
        var entry = Report.Compare(comparison).Entries.ShouldHaveSingleItem();
        return (entry.Changes.ShouldHaveSingleItem(), entry.Text);
    }
}
