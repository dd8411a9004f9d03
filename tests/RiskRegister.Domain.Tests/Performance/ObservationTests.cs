using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Domain.Performance;
using Shouldly;
using Period = RiskRegister.Domain.Performance.Period;

namespace RiskRegister.Domain.Tests.Performance;

public sealed class ObservationTests
{
    static readonly Period[] Quarters = [.. Enumerable.Range(1, 4).Select(number => Period.Of(new Quarter(2017, number)))];

    [Fact]
    public void A_ratio_is_computed_and_held_against_its_parts()
    {
        Checked(new Observation(Quarters[0], null, 71, 498), per: 100).Observation.Value.ShouldBe(14.2570281124m);
        Checked(new Observation(Quarters[0], 14.3m, 71, 498), per: 100).Faults.ShouldBeEmpty();
        // Cut instead of rounded.
        Checked(new Observation(Quarters[0], 14.2m, 71, 498), per: 100).Faults.ShouldBe(["value"]);
        Checked(new Observation(Quarters[0], null, 71, 0), per: 100).Faults.ShouldBe(["denominator"]);
        Checked(new Observation(Quarters[0], 76.4m, 1875), per: 1).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_never_zero()
    {
        Checked(new Observation(Quarters[0], null), per: 1).Faults.ShouldBe(["value"]);
        Checked(new Observation(Quarters[0], null, Status: ObservationStatus.Missing, ExpectedIn: "Quarter 4"), per: 1)
            .Faults.ShouldBeEmpty();
        Checked(new Observation(Quarters[0], 0, Status: ObservationStatus.Missing), per: 1).Faults.ShouldBe(["status"]);
        Checked(new Observation(Quarters[0], 0, ExpectedIn: "Quarter 4"), per: 1).Faults.ShouldBe(["expectedIn"]);
        Checked(new Observation(Quarters[0], 1_000_000_000_000_000m), per: 1).Faults.ShouldBe(["value"]);
    }

    [Fact]
    public void What_is_counted_adds_up_and_what_stands_does_not()
    {
        var visits = Parts(845_866, 913_329, 866_398);

        Aggregates.Over(Basis.Flow, isRatio: false, 1, visits).Value.ShouldBe(2_625_593);
        Aggregates.Over(Basis.Level, isRatio: false, 1, visits).Value.ShouldBe(866_398);
        Aggregates.Over(Basis.Cumulative, isRatio: false, 1, visits).Value.ShouldBe(866_398);
        Aggregates.Average(isRatio: false, 1, visits).Value.ShouldBe(875_197.6666666667m);
    }

    [Fact]
    public void Ratios_are_taken_of_the_sums_of_their_parts_or_as_a_marked_mean()
    {
        var known = new[] { new Observation(Quarters[0], 50, 1, 2), new Observation(Quarters[1], 90, 9, 10) }
            .Select(part => (part.Period, (Observation?)part)).ToList();

        var weighted = Aggregates.Over(Basis.Flow, isRatio: true, 100, known);
        weighted.Value.ShouldBe(83.3333333333m);
        weighted.IsUnweighted.ShouldBeFalse();
        var plain = Aggregates.Over(Basis.Flow, isRatio: true, 100, Parts(50, 90));
        plain.Value.ShouldBe(70);
        plain.IsUnweighted.ShouldBeTrue();
    }

    [Fact]
    public void A_missing_part_is_named_and_a_suppressed_one_hides_the_whole()
    {
        var missing = Aggregates.Over(Basis.Flow, isRatio: false, 1, [.. Parts(1, 2), (Quarters[2], null)]);
        missing.Value.ShouldBeNull();
        missing.Missing.ShouldBe([Quarters[2]]);
        var suppressed = Aggregates.Over(
            Basis.Flow, isRatio: false, 1,
            [.. Parts(1), (Quarters[1], new Observation(Quarters[1], 3, Status: ObservationStatus.Suppressed))]);
        suppressed.Status.ShouldBe(ObservationStatus.Suppressed);
        Aggregates.Over(Basis.Flow, isRatio: false, 1, []).Value.ShouldBeNull();
    }

    [Fact]
    public void A_mean_lies_within_its_parts() => Prop.ForAll(
        Gen.NonEmptyListOf(Gen.Choose(-1_000_000, 1_000_000)).ToArbitrary(), values =>
        {
            var parts = values.Select(value => (Quarters[0], (Observation?)new Observation(Quarters[0], value))).ToList();
            return Aggregates.Average(isRatio: false, 1, parts).Value is { } mean && mean >= values.Min() && mean <= values.Max();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Facts_are_told_of_the_last_value()
    {
        Facts(1, 2, 3, 4).ShouldBe(["Highest ever", "Third consecutive increase"]);
        Facts(9, 8, 8, 7).ShouldBe(["Lowest ever"]);
        Facts(1, 5, 4, 3).ShouldBe(["Second consecutive decrease"]);
        Facts(1, 2).ShouldBeEmpty();
        Facts().ShouldBeEmpty();
        Facts([.. Enumerable.Range(0, 22).Select(value => (decimal)value)]).ShouldContain("21st consecutive increase");
        Facts([.. Enumerable.Range(0, 12).Select(value => (decimal)value)]).ShouldContain("11th consecutive increase");
    }

    [Fact]
    public void A_break_in_the_series_ends_what_is_compared()
    {
        var series = Parts(1, 2, 3, 4).Select(part => part.Item2!).ToList();
        series[2] = series[2] with { Status = ObservationStatus.Break };

        SeriesFacts.Of(series).ShouldBeEmpty();
    }

    [Fact]
    public void Statuses_have_codes_of_their_own()
    {
        var statuses = Enum.GetValues<ObservationStatus>();
        statuses.Select(status => status.Code()).ShouldBeUnique();
        statuses.Select(status => status.Shorthand()).ShouldBeUnique();
        statuses.ShouldAllBe(status => ObservationStatuses.Of(status.Code()) == status);
        ObservationStatuses.Of('X').ShouldBeNull();
    }

    static List<(Period Period, Observation? Observation)> Parts(params IEnumerable<decimal> values) =>
        [.. values.Select((value, index) => (Quarters[index % 4], (Observation?)new Observation(Quarters[index % 4], value)))];

    static IReadOnlyList<string> Facts(params IEnumerable<decimal> values) =>
        SeriesFacts.Of([.. Parts(values).Select(part => part.Observation!)]);

    static (Observation Observation, IEnumerable<string> Faults) Checked(Observation observation, decimal per)
    {
        var faults = new Faults();
        return (observation.Checked(per, decimals: 1, faults), faults.All.Keys);
    }
}
