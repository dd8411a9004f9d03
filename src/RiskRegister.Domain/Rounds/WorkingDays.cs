namespace RiskRegister.Domain.Rounds;

/// <summary>Counts days on which the offices are open: Monday to Friday, bank holidays left out.</summary>
public static class WorkingDays
{
    /// <summary>The day that is so many working days before another: one working day before a Monday is the Friday.</summary>
    /// <param name="count">0 or more; five clear days before a meeting are the sixth before it.</param>
    public static DateOnly Before(DateOnly day, int count, Func<DateOnly, bool> isHoliday)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0)
        {
            day = day.AddDays(-1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !isHoliday(day)) count--;
        }

        return day;
    }
}
