using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>An update says from what to what each field goes.</summary>
public sealed class DifferenceTests
{
    static readonly string[] Headings = ["Reference", "Title", "Description", "Score", "Residual score", "Owner", "Mitigating actions"];

    [Fact]
    public void A_text_and_a_score_are_said_as_they_were_and_as_they_become()
    {
        var changes = ChangesOf(
            ["CR1", "Flooding", "Of the depot", "16", "12", "MT", "Walls"], ["CR1", "Flooding", "Of the office", "16", "9", "MT", "Walls"]);

        changes.Select(change => change.Field).ShouldBe(["description", "residualScore"]);
        changes[0].Was.ShouldBe(["Of the depot"]);
        changes[0].Becomes.ShouldBe(["Of the office"]);
        changes[1].Was.ShouldBe(["4 x 3 = 12 (assumed)"]);
        changes[1].Becomes.ShouldBe(["3 x 3 = 9"]);
    }

    [Fact]
    public void Of_a_list_only_what_goes_and_what_comes_is_said()
    {
        var changes = ChangesOf(
            ["CR1", "Flooding", "", "16", "12", "Head of Roads\nHead of Law", "Walls\nPumps by 1 May 2017"],
            ["CR1", "Flooding", "", "16", "12", "Head of Law\nHead of Finance", "Walls\nPumps by 1 August 2017\nSandbags"]);

        (changes[0].Field, changes[1].Field, changes.Count).ShouldBe(("actions", "owners", 2));
        changes[0].Was.ShouldHaveSingleItem().ShouldContain("1 May 2017");
        changes[0].Becomes.Count.ShouldBe(2);
        changes[0].Becomes[1].ShouldBe("Sandbags");
        changes[1].Was.ShouldBe(["Head of Roads"]);
        changes[1].Becomes.ShouldBe(["Head of Finance"]);
    }

    [Fact]
    public void A_list_in_another_order_has_nothing_that_goes_or_comes()
    {
        var change = ChangesOf(
            ["CR1", "Flooding", "", "16", "12", "Head of Roads\nHead of Law", ""],
            ["CR1", "Flooding", "", "16", "12", "Head of Law\nHead of Roads", ""]).ShouldHaveSingleItem();

        (change.Field, change.Was.Count, change.Becomes.Count).ShouldBe(("owners", 0, 0));
    }

    [Fact]
    public void Of_a_long_text_the_part_that_differs_is_shown()
    {
        var (before, behind) = (string.Join(' ', Enumerable.Repeat("before", 80)), string.Join(' ', Enumerable.Repeat("behind", 80)));

        var change = ChangesOf(
            ["CR1", "Flooding", $"{before} the depot {behind}", "16", "12", "MT", ""],
            ["CR1", "Flooding", $"{before} the office {behind}", "16", "12", "MT", ""]).ShouldHaveSingleItem();

        var (was, becomes) = (change.Was.ShouldHaveSingleItem(), change.Becomes.ShouldHaveSingleItem());
        was.ShouldContain("before the depot behind");
        becomes.ShouldContain("before the office behind");
        (was[0], was[^1], was.Length).ShouldBe(('…', '…', 242));
    }

    [Fact]
    public void A_text_that_is_cut_off_shows_where_it_ends_now()
    {
        var text = string.Join(' ', Enumerable.Range(100, 100));

        var change = ChangesOf(
            ["CR1", "Flooding", text, "16", "12", "MT", ""],
            ["CR1", "Flooding", text[..299], "16", "12", "MT", ""]).ShouldHaveSingleItem();

        change.Becomes.ShouldHaveSingleItem().ShouldEndWith(text[280..299]);
        change.Was.ShouldHaveSingleItem().ShouldContain(text[290..310]);
    }

    [Fact]
    public void Many_items_are_counted_behind_the_first_twenty()
    {
        var actions = string.Join('\n', Enumerable.Range(1, 25).Select(number => $"Action {number}"));

        var change = ChangesOf(
            ["CR1", "Flooding", "", "16", "12", "MT", ""], ["CR1", "Flooding", "", "16", "12", "MT", actions]).ShouldHaveSingleItem();

        change.Was.ShouldBeEmpty();
        (change.Becomes.Count, change.Becomes[19], change.Becomes[20]).ShouldBe((21, "Action 20", "and 5 more"));
    }

    [Fact]
    public void New_and_unchanged_rows_say_none_and_of_many_that_change_the_first_do()
    {
        string[][] Register(string residual, params (string, string, string, string)[] more) => Rows(
        [
            .. Enumerable.Range(1, RowOutcome.MostWithDifferences + 1)
                .Select(number => ($"CR{number}", $"Entry {number}", "16", residual)),
            .. more,
        ]);
        var live = Imported(Table(Register("12")));

        var plan = Plan(Read(Table(Register("9", ("CR900", "Another", "16", "9")))), live);

        plan.Outcomes.Count(outcome => outcome.Differences is not null).ShouldBe(RowOutcome.MostWithDifferences);
        plan.Outcomes[^1].Result.ShouldBe(RowResult.Created);
        plan.Outcomes.TakeLast(2).ShouldAllBe(outcome => outcome.Differences == null);
        Plan(Read(Table(Register("12"))), live).Outcomes.ShouldAllBe(outcome => outcome.Differences == null);
    }

    static IReadOnlyList<FieldDifference> ChangesOf(string[] before, string[] after) =>
        Plan(Read(Table(Headings, after)), Imported(Table(Headings, before))).Outcomes.ShouldHaveSingleItem().Differences.ShouldNotBeNull();
}
