using Shouldly;
using static RiskRegister.Domain.Tests.Highlights.Sample;
using Report = RiskRegister.Domain.Highlights;

namespace RiskRegister.Domain.Tests.Highlights;

public sealed class PublicEditionTests
{
    static readonly HashSet<Guid> None = [];

    [Theory]
    [InlineData(16)]
    [InlineData(9)]
    public void An_entry_made_public_is_disclosed_wherever_it_stood_before(int residualThen)
    {
        var entry = Public(Comparison([Entry("CR7", residualThen).MadeExempt()], [Entry("CR7")])).Entries.ShouldHaveSingleItem();
        entry.Changes.ShouldBe([new Change(ChangeCode.Added) { Reason = ChangeReason.Disclosed }]);
        entry.Text.ShouldBe("Now open to press and public; residual score 16.");
    }

    [Fact]
    public void An_entry_that_was_exempt_and_closed_is_disclosed_not_reopened() =>
        Public(Comparison([Entry("CR7").MadeExempt().Closed()], [Entry("CR7")])).Entries.ShouldHaveSingleItem()
            .Changes[0].Reason.ShouldBe(ChangeReason.Disclosed);

    [Fact]
    public void An_entry_that_only_full_editions_ever_held_is_disclosed_not_reopened()
    {
        var comparison = Comparison([], [Entry("CR7")]) with { HeldBefore = new HashSet<Guid> { Entry("CR7").Id } };
        Public(comparison).Entries.ShouldHaveSingleItem().Changes[0].Reason.ShouldBe(ChangeReason.Disclosed);
        Report.Compare(comparison.PublicEdition(comparison.HeldBefore)).Entries.ShouldHaveSingleItem()
            .Changes[0].Reason.ShouldBe(ChangeReason.Reopened);
    }

    [Fact]
    public void An_entry_disclosed_a_quarter_ago_is_compared_like_any_other()
    {
        var comparison = Comparison([Entry("CR7")], [Entry("CR7")]) with { HeldBefore = new HashSet<Guid> { Entry("CR7").Id } };
        Public(comparison).Entries.ShouldHaveSingleItem().Changes[0].Code.ShouldBe(ChangeCode.Unchanged);
    }

    [Fact]
    public void An_entry_made_exempt_is_not_mentioned() =>
        Public(Comparison([Entry("CR1"), Entry("CR7", title: "Sale of land")], [Entry("CR1"), Entry("CR7").MadeExempt()]))
            .ShouldSatisfyAllConditions(
            highlights => highlights.Entries.ShouldHaveSingleItem().Reference.ToString().ShouldBe("CR1"),
            highlights => highlights.Summary.ShouldBe([
                "There are no additions to or deletions from the register this quarter.",
                "Allowing for mitigating and maximising actions, 1 risk has a residual score of 12 or above and remains on the register.",
            ]));

    [Fact]
    public void An_entry_made_exempt_and_closed_is_not_mentioned()
    {
        var closed = Entry("CR7").MadeExempt().Closed("Sold");
        Public(Comparison([Entry("CR7")], [closed])).Entries.ShouldBeEmpty();
        var between = Comparison([Entry("CR7")], []) with { ClosedBetween = new Dictionary<Guid, EntryState> { [closed.Id] = closed } };
        Public(between).Entries.ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_exempt_in_both_is_not_mentioned() =>
        Public(Comparison([Entry("CR7").MadeExempt()], [Entry("CR7", 25).MadeExempt()])).Entries.ShouldBeEmpty();

    [Fact]
    public void An_entry_made_public_and_closed_was_never_on_the_public_register() =>
        Public(Comparison([Entry("CR7").MadeExempt()], [Entry("CR7").Closed()])).Entries.ShouldBeEmpty();

    [Fact]
    public void The_first_public_edition_leaves_out_what_is_exempt() =>
        Public(new RegisterComparison(Register(Q3, Entry("CR1"), Entry("CR7").MadeExempt()), null)).Entries
            .ShouldHaveSingleItem().Reference.ToString().ShouldBe("CR1");

    [Fact]
    public void Disclosed_and_withheld_entries_can_be_named_by_id_alone()
    {
        var comparison = Comparison([Entry("CR1"), Entry("CR2")], [Entry("CR1"), Entry("CR2")]) with
        {
            Disclosed = new HashSet<Guid> { Entry("CR1").Id },
            Withheld = new HashSet<Guid> { Entry("CR2").Id },
        };
        Report.Compare(comparison).Entries.ShouldHaveSingleItem().Changes[0].Reason.ShouldBe(ChangeReason.Disclosed);
    }

    static RegisterHighlights Public(RegisterComparison comparison) => Report.Compare(comparison.PublicEdition(None));
}
