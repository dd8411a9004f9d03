using System.Globalization;
using Shouldly;

namespace RiskRegister.Domain.Tests;

/// <summary>Days are those of the organisation, whatever day it is in UTC.</summary>
public sealed class DaysTests
{
    static readonly RegisterSettings London = new();

    [Theory]
    // Both sides of midnight, in summer and in winter.
    [InlineData("2016-06-30T22:59:59Z", "2016-06-30")]
    [InlineData("2016-06-30T23:00:00Z", "2016-07-01")]
    [InlineData("2016-12-31T23:59:59Z", "2016-12-31")]
    [InlineData("2017-01-01T00:00:00Z", "2017-01-01")]
    // The day that has 23 hours, and the one that has 25.
    [InlineData("2016-03-26T23:59:59Z", "2016-03-26")]
    [InlineData("2016-03-27T00:00:00Z", "2016-03-27")]
    [InlineData("2016-03-27T22:59:59Z", "2016-03-27")]
    [InlineData("2016-03-27T23:00:00Z", "2016-03-28")]
    [InlineData("2016-10-29T23:00:00Z", "2016-10-30")]
    [InlineData("2016-10-30T23:59:59Z", "2016-10-30")]
    [InlineData("2016-10-31T00:00:00Z", "2016-10-31")]
    [InlineData("2016-02-28T23:59:59Z", "2016-02-28")]
    [InlineData("2016-02-29T00:00:00Z", "2016-02-29")]
    [InlineData("2016-02-29T23:59:59Z", "2016-02-29")]
    public void An_instant_falls_on_the_day_that_it_is_there(string at, string day) => London.DayOf(At(at)).ShouldBe(Day(day));

    [Theory]
    [InlineData("2016-06-30T22:59:59Z", 4, "2016-17-Q1")]
    [InlineData("2016-06-30T23:00:00Z", 4, "2016-17-Q2")]
    [InlineData("2016-06-30T22:59:59Z", 1, "2016-17-Q2")]
    [InlineData("2016-06-30T23:00:00Z", 1, "2016-17-Q3")]
    [InlineData("2016-06-30T22:59:59Z", 7, "2015-16-Q4")]
    [InlineData("2016-06-30T23:00:00Z", 7, "2016-17-Q1")]
    [InlineData("2016-12-31T23:59:59Z", 1, "2016-17-Q4")]
    [InlineData("2017-01-01T00:00:00Z", 1, "2017-18-Q1")]
    public void A_quarter_begins_at_its_first_midnight_there(string at, int firstMonth, string quarter) =>
        Quarter.Containing(London.DayOf(At(at)), firstMonth).ToString().ShouldBe(quarter);

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Auckland")]
    // Where midnight itself was skipped or came twice.
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Beirut")]
    [InlineData("America/Havana")]
    public void Every_day_starts_once_and_on_that_day(string zone)
    {
        var settings = London with { TimeZone = zone };
        for (var day = new DateOnly(2016, 1, 1); day.Year < 2018; day = day.AddDays(1))
        {
            settings.DayOf(settings.StartOf(day)).ShouldBe(day);
            settings.DayOf(settings.StartOf(day).AddTicks(-1)).ShouldBe(day.AddDays(-1));
        }
    }

    [Theory]
    [InlineData("Europe/Nowhere")]
    [InlineData("")]
    [InlineData("UTC+1")]
    [InlineData("../../etc/passwd")]
    public void A_time_zone_that_is_none_is_refused(string zone) =>
        RegisterSettingsRules.FaultsOf(London with { TimeZone = zone }).ShouldHaveSingleItem().ShouldStartWith("TimeZone must be");

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("Europe/Belfast")]
    [InlineData("UTC")]
    public void One_that_is_known_is_taken(string zone) => RegisterSettingsRules.FaultsOf(London with { TimeZone = zone }).ShouldBeEmpty();

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
