using RiskRegister.Domain.Performance;
using Shouldly;
using Period = RiskRegister.Domain.Performance.Period;

namespace RiskRegister.Domain.Tests.Performance;

public sealed class NarrativeTokensTests
{
    static readonly Quarter Third = new(2017, 3);

    static readonly ReportLine Visits = Line(12, new Observation(Period.Of(Third), 1234.5m), new Observation(Period.Of(Third.Previous),
        1000)) with
    {
        Comparators = [new SeriesValue("North West", new Observation(Period.CalendarYear(2016), 7))],
    };

    [Theory]
    [InlineData("Nothing to print.", "Nothing to print.")]
    [InlineData("{{PM12}} visits", "1,234.5 visits")]
    [InlineData("{{ PM12 }}{{pm12}}", "1,234.51,234.5")]
    [InlineData("{{PM12@2017-18-Q2}}", "1,000.0")]
    [InlineData("{{PM12.change}}", "+23.5%")]
    [InlineData("{{PM12.rating}}, {{PM12.course}}", "No target, Improving")]
    [InlineData("{{PM12.north west}}", "7.0")]
    [InlineData("{{PM12.target}} {{PM12.ytd}}", "– [x]")]
    [InlineData("a } b {c} }} d", "a } b {c} }} d")]
    public void Tokens_print_what_the_tables_do(string text, string printed)
    {
        NarrativeTokens.Fault(text, Find).ShouldBeNull();
        NarrativeTokens.Render(text, Find).ShouldBe(printed);
    }

    [Theory]
    [InlineData("{{PM13}}", "{{PM13}}")]
    [InlineData("{{PM12.Mars}}", "{{PM12.Mars}}")]
    [InlineData("{{PM12@2001-02-Q1}}", "{{PM12@2001-02-Q1}}")]
    [InlineData("{{PM12.change@2017-18-Q2}}", "{{PM12.change@2017-18-Q2}}")]
    [InlineData("{{PM12", "does not end")]
    [InlineData("{{ {{PM12}} }}", "holds another")]
    [InlineData("{{{{PM12}}}}", "holds another")]
    [InlineData("{{}}", "{{}}")]
    public void A_token_that_cannot_be_printed_is_named(string text, string named) =>
        NarrativeTokens.Fault(text, Find).ShouldNotBeNull().ShouldContain(named);

    [Fact]
    public void What_a_token_prints_is_not_read_for_tokens_again()
    {
        var missing = new Observation(Period.Of(Third), null, Status: ObservationStatus.Missing, ExpectedIn: "{{PM12.Loop}}");
        var loop = Visits with { Comparators = [new SeriesValue("Loop", missing)] };

        NarrativeTokens.Render("{{PM12.Loop}}", _ => loop).ShouldBe("[x] {{PM12.Loop}}");
    }

    [Fact]
    public void What_was_withheld_since_is_not_printed() => NarrativeTokens.Render("Claims: {{PM3}}.", _ => null).ShouldBe("Claims: [c].");

    [Fact]
    public void A_public_line_tells_no_suppressed_value()
    {
        var few = Line(3, new Observation(Period.Of(Third), 3, 3, 4, ObservationStatus.Suppressed),
            new Observation(Period.Of(Third.Previous), 9));

        var open = few.Public();

        (open.PrintNow(), open.PrintChange(), open.Columns.Rating, open.Columns.Course).ShouldBe(("[c]", "–", Rating.NoData, null));
        open.Trend.ShouldAllBe(each => each.Status != ObservationStatus.Suppressed || (each.Value == null && each.Numerator == null
            && each.Denominator == null));
        open.IsWithoutData.ShouldBeFalse();
        few.PrintNow().ShouldBe("3.0 [c]");
    }

    [Fact]
    public void A_year_that_somebody_states_does_not_tell_the_quarter_that_is_suppressed()
    {
        var line = Line(3, new Observation(Period.Of(Third), 3, Status: ObservationStatus.Suppressed),
            new Observation(Period.Of(Third.Previous), 9),
            new Observation(Period.Of(Third.Previous.Previous), 8), new Observation(Period.YearToDate(Third), 20));

        line.Columns.YearToDate.Value.ShouldBe(20);
        line.Public().Columns.YearToDate.Value.ShouldBeNull();
    }

    [Fact]
    public void Counts_are_said_in_a_sentence()
    {
        Rating[] ratings = [Rating.OnTrack, Rating.OnTrack, Rating.SlightlyBelow, Rating.RequiresImprovement, Rating.NoData,
            Rating.NotDue, Rating.DataOnly];

        RatingCounts.Of(ratings).Sentence()
            .ShouldBe("2 of 4 measures with a target are on track, 1 is slightly below it and 1 requires improvement.");
        RatingCounts.Of([Rating.NoData]).Sentence().ShouldBe("No measure has a value to hold against a target.");
    }

    [Fact]
    public void A_measures_standing_is_by_its_latest_quarter_and_the_year_before()
    {
        var measure = Measure(1) with { GoodIs = GoodIs.Low };
        var own = new[]
        {
            new Observation(Period.Of(Third), 5), new Observation(Period.Of(new Quarter(2016, 3)), 7),
                new Observation(Period.Of(Third.Previous), 4),
            new Observation(Period.Month(2018, 2), 1), new Observation(Period.Of(Third.Next), null, Status: ObservationStatus.Missing),
        }.ToDictionary(each => each.Period);

        var standing = MeasureStanding.Of(measure, own, [new Target(new DateOnly(2017, 4, 1), TargetBounds.AtMost(4), TargetKind.Local,
            null)], 4);

        (standing.Latest!.Period, standing.Rating, standing.Course).ShouldBe((Period.Of(Third), Rating.RequiresImprovement,
            Course.Improving));
        MeasureStanding.Of(measure, new Dictionary<Period, Observation>(), [], 4).Rating.ShouldBe(Rating.NoData);
    }

    static ReportLine? Find(MeasureReference reference) => reference.Number == 12 ? Visits : null;

    static MeasureState Measure(int number) => new()
    {
        Id = Guid.NewGuid(),
        Reference = new MeasureReference(number),
        Theme = "Live well",
        Title = "Visits",
        GoodIs = GoodIs.High,
        Decimals = 1,
    };

    static ReportLine Line(int number, params Observation[] own)
    {
        var measure = Measure(number);
        var columns = MeasureColumns.Of(measure, own.ToDictionary(each => each.Period), [], Third, firstMonth: 4, new DateOnly(2018, 2, 1));
        var quarters = own.Where(each => each.Period.Kind == PeriodKind.Quarter).OrderBy(each => each.Period.LastDay(4));
        return new ReportLine(measure, columns) { Trend = [.. quarters] };
    }
}
