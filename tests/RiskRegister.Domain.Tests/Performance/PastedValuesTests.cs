using RiskRegister.Domain.Performance;
using RiskRegister.Domain.Performance.Tables;
using Shouldly;

namespace RiskRegister.Domain.Tests.Performance;

public sealed class PastedValuesTests
{
    [Theory]
    [InlineData("2025-26-Q3\t12", "2025-26-Q3", "12")]
    [InlineData("Q3 25/26\t41, 554", "2025-26-Q3", "41554")]
    [InlineData("Dec 2025\t19.0 %\t", "2025-12", "19.0")]
    [InlineData("Q3 25/26 7", "2025-26-Q3", "7")]
    [InlineData("Dec 2025   -3.5", "2025-12", "-3.5")]
    [InlineData("2025/26;£3.2m", "2025-26", "3200000")]
    [InlineData("Period\tValue\n2025-26-Q3\t12", "2025-26-Q3", "12")]
    [InlineData("Value\tStatus\tTime period\n12\tP\tQ3 25/26", "2025-26-Q3", "12")]
    [InlineData("\n  \r\n2025-26-Q3\t0\r\n", "2025-26-Q3", "0")]
    public void A_line_is_a_period_and_its_value(string text, string period, string value)
    {
        var (values, refused) = PastedValues.Read(text, firstMonth: 4);

        refused.ShouldBeEmpty();
        var read = values.ShouldHaveSingleItem().Observation;
        read.Period.ToString().ShouldBe(period);
        read.Value.ShouldBe(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Three_columns_are_the_parts_of_a_ratio_and_statuses_are_read()
    {
        var (values, refused) = PastedValues.Read(
            "Q1 25/26\t71\t498\nQ2 25/26\t12 [p]\nQ3 25/26\t-\nQ4 25/26\tAvailable in July", firstMonth: 4);

        refused.ShouldBeEmpty();
        values.Select(value => value.Line).ShouldBe([1, 2, 3, 4]);
        (values[0].Observation.Numerator, values[0].Observation.Denominator, values[0].Observation.Value).ShouldBe((71, 498, null));
        values[1].Observation.Status.ShouldBe(ObservationStatus.Provisional);
        (values[2].Observation.Value, values[2].Observation.Status).ShouldBe((null, ObservationStatus.Missing));
        values[3].Observation.ExpectedIn.ShouldBe("July");
    }

    [Theory]
    [InlineData("2025-26-Q3", "no value")]
    [InlineData("2025-26-Q3\t", "no value")]
    [InlineData("12", "a period, a tab and a value")]
    [InlineData("Spring\t12", "Spring")]
    [InlineData("2025-26-Q5\t12", "2025-26-Q5")]
    [InlineData("2025-26-Q3\ttwelve", "twelve")]
    [InlineData("2025-26-Q3\t12\t0", "denominator")]
    [InlineData("2025-26-Q3\t1\t2\t3", "4 columns")]
    [InlineData("2025-26-Q3\tNaN", "NaN")]
    [InlineData("2025-26-Q3\t1e9", "1e9")]
    [InlineData("2025-26-Q3\t99999999999999999999", "99999999999999999999")]
    [InlineData("Measure\tPeriod\tValue\n", "Measure")]
    [InlineData("Series\tPeriod\tValue\n", "Series")]
    [InlineData("Period\tValue\tComment\n", "Period")]
    public void What_cannot_be_read_is_named_by_its_line(string line, string named)
    {
        var (values, refused) = PastedValues.Read($"\n{line}\n2024-25-Q1\t5", firstMonth: 4);

        values.ShouldHaveSingleItem().Line.ShouldBe(line.EndsWith('\n') ? 4 : 3);
        refused.ShouldHaveSingleItem().Line.ShouldBe(2);
        refused[0].Message.ShouldContain(named);
    }

    [Fact]
    public void A_period_that_is_given_twice_and_lines_past_the_most_are_refused()
    {
        PastedValues.Read("Q3 25/26\t1\n2025-26-Q3\t1", 4).Refused.ShouldHaveSingleItem().Message.ShouldContain("line 1");
        var many = string.Join('\n', Enumerable.Range(0, 400).Select(at => $"{1990 + (at / 12)}-{(at % 12) + 1:00}\t{at}"));
        var (values, refused) = PastedValues.Read(many, 4);
        values.Count.ShouldBe(PastedValues.MostLines);
        refused.ShouldHaveSingleItem().Line.ShouldBe(PastedValues.MostLines + 1);
    }
}
