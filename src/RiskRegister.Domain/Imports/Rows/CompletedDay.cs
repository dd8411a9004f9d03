namespace RiskRegister.Domain.Imports;

/// <summary>When an action was completed.</summary>
/// <param name="Day">Of a month its last day.</param>
/// <param name="IsMonth">Whether only the month is said, "Completed Sept 2026", and nobody knows the day.</param>
public readonly record struct CompletedDay(DateOnly Day, bool IsMonth = false)
{
    public static implicit operator CompletedDay(DateOnly day) => new(day);

    /// <summary>Null of a text that is no day.</summary>
    public static CompletedDay? Read(string text) => DateText.Read(text) is { } day ? new(day, DateText.IsMonth(text))
        : DateText.LastOfMonth(text.Trim()) is { } month ? new(month, IsMonth: true) : null;

    /// <summary>Whether it is still to come, be it in part of a month.</summary>
    public bool IsAfter(DateOnly today) => (IsMonth ? new DateOnly(Day.Year, Day.Month, 1) : Day) > today;

    /// <summary>"on 3 May 2026", "in May 2026".</summary>
    public override string ToString() => IsMonth ? $"in {RegisterWording.Month(Day)}" : $"on {RegisterWording.Day(Day)}";
}
