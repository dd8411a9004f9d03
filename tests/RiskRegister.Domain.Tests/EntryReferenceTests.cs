using FsCheck;
using FsCheck.Fluent;
using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class EntryReferenceTests
{
    static readonly Gen<EntryReference> References =
        from kind in Gen.Elements(EntryKind.Risk, EntryKind.Opportunity)
        from number in Gen.OneOf(Gen.Choose(1, 30), Gen.Choose(1, EntryReference.HighestNumber))
        from part in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, EntryReference.HighestPart))
        select new EntryReference(kind, number, part);

    [Theory]
    [InlineData("CR1", EntryKind.Risk, 1, 0)]
    [InlineData("CR10", EntryKind.Risk, 10, 0)]
    [InlineData("cr10.1", EntryKind.Risk, 10, 1)]
    [InlineData("cO3", EntryKind.Opportunity, 3, 0)]
    [InlineData("CO999999.999", EntryKind.Opportunity, 999_999, 999)]
    public void A_reference_is_read_and_printed_in_capitals(string text, EntryKind kind, int number, int part)
    {
        EntryReference.TryParse(text, out var reference).ShouldBeTrue();
        reference.ShouldBe(new EntryReference(kind, number, part));
        reference.ToString().ShouldBe(text.ToUpperInvariant());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("C")]
    [InlineData("CR")]
    [InlineData("9")]
    [InlineData("CRR0065")]
    [InlineData("CR0")]
    [InlineData("CR01")]
    [InlineData("CR1000000")]
    [InlineData("CR99999999999999999999")]
    [InlineData("CR-1")]
    [InlineData("CR+1")]
    [InlineData("CR 1")]
    [InlineData(" CR1")]
    [InlineData("CR1 ")]
    [InlineData("CR1\n")]
    [InlineData("CR1\0")]
    [InlineData("CR1.1\0")]
    [InlineData("CR1\0.1")]
    [InlineData("CR1.")]
    [InlineData("CR.1")]
    [InlineData("CR1.0")]
    [InlineData("CR1.01")]
    [InlineData("CR1.1000")]
    [InlineData("CR1.2.3")]
    [InlineData("CR1,1")]
    [InlineData("CR1e3")]
    [InlineData("CX1")]
    [InlineData("RC1")]
    [InlineData("CR१")]
    [InlineData("ＣR1")]
    public void Nothing_else_is_a_reference(string? text)
    {
        EntryReference.TryParse(text, out var reference).ShouldBeFalse();
        reference.ShouldBe(default);
    }

    [Fact]
    public void What_is_printed_can_be_read() =>
        Prop.ForAll(References.ToArbitrary(), reference => EntryReference.TryParse(reference.ToString(), out var read) && read == reference)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_read_is_what_is_printed_whatever_character_is_wrong() =>
        Prop.ForAll(Misprints.Of(References.Select(reference => reference.ToString())), text =>
            !EntryReference.TryParse(text, out var reference)
                || string.Equals(reference.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Risks_stand_by_number_and_part_before_opportunities()
    {
        string[] ordered = ["CR1", "CR2", "CR10", "CR10.1", "CR10.2", "CR10.10", "CR11", "CR999999.999", "CO1", "CO1.1", "CO2", "CO10"];
        Prop.ForAll(Gen.Shuffle(ordered).ToArbitrary(), shuffled =>
            shuffled.Select(Read).Order().Select(reference => reference.ToString()).SequenceEqual(ordered)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void References_have_one_order() =>
        Prop.ForAll(References.ToArbitrary(), References.ToArbitrary(), (left, right) =>
        {
            var order = Math.Sign(left.CompareTo(right));
            return order == -Math.Sign(right.CompareTo(left))
                && (order == 0) == (left == right)
                && (left < right) == (order < 0) && (left > right) == (order > 0)
                && (left <= right) == (order <= 0) && (left >= right) == (order >= 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sorting_does_not_depend_on_the_order_before() =>
        Prop.ForAll((from some in References.ListOf() from shuffled in Gen.Shuffle<EntryReference>(some) select (some, shuffled))
            .ToArbitrary(), lists =>
            lists.some.Order().SequenceEqual(lists.shuffled.Order())
            && lists.some.Order().Zip(lists.some.Order().Skip(1)).All(pair => pair.First <= pair.Second)).QuickCheckThrowOnFailure();

    static EntryReference Read(string text) => EntryReference.TryParse(text, out var reference)
        ? reference
        : throw new ArgumentException($"{text} is no reference.", nameof(text));
}
