using RiskRegister.Domain.Rounds;
using Shouldly;

namespace RiskRegister.Domain.Tests.Rounds;

public sealed class RoundDatesTests
{
    [Theory]
    [InlineData("2030-01-07", 0, "2030-01-07")]
    [InlineData("2030-01-07", 1, "2030-01-04")]
    [InlineData("2030-01-06", 1, "2030-01-04")]
    [InlineData("2030-01-11", 5, "2030-01-04")]
    [InlineData("2030-01-03", 2, "2029-12-31")]
    public void Weekends_and_holidays_are_no_working_days(string day, int count, string before) =>
        WorkingDays.Before(DateOnly.Parse(day), count, on => on is { Month: 1, Day: 1 }).ShouldBe(DateOnly.Parse(before));

    [Fact]
    public void So_many_working_days_lie_between()
    {
        for (var count = 1; count < 60; count++)
        {
            var meeting = new DateOnly(2030, 5, 14).AddDays(count % 11);
            var before = WorkingDays.Before(meeting, count, IsHoliday);
            Enumerable.Range(0, meeting.DayNumber - before.DayNumber).Select(days => before.AddDays(days))
                .Count(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day)).ShouldBe(count);
        }

        static bool IsHoliday(DateOnly day) => day.Day == 6;
    }
}
