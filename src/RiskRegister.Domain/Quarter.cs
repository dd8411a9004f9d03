using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RiskRegister.Domain;

/// <summary>
/// A quarter of a financial year: "2016-17-Q3" is the third quarter of the year that starts in 2016.
/// Ordered by time. Where the year starts in January it is named in the same way: 2016-17-Q3 is then July to September
/// 2016. The month in which the financial year starts is configuration and is passed in where days matter.
/// </summary>
/// <param name="Year">The calendar year in which the financial year starts, 1900 to 2199.</param>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    /// <summary>The quarter that holds a day.</summary>
    /// <param name="day">A day of a financial year that starts in 1900 to 2199.</param>
    /// <param name="firstMonth">The month in which the financial year starts, 1–12; April (4) for a council.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside those years, or there is no such month.</exception>
    public static Quarter Containing(DateOnly day, int firstMonth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstMonth, 12);
        var year = day.Month >= firstMonth ? day.Year : day.Year - 1;
        if (year is < FirstYear or > LastYear)
            throw new ArgumentOutOfRangeException(nameof(day), day, "No quarter can be named in that year.");
        var monthsIn = (day.Month - firstMonth + 12) % 12;
        return new Quarter(year, (monthsIn / 3) + 1);
    }

    /// <summary>Reads "2016-17-Q3"; the two years must follow each other.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Quarter quarter)
    {
        quarter = default;
        if (text is not { Length: 10 } || text[4] != '-' || text[7] != '-' || text[8] is not ('Q' or 'q')) return false;
        if (!Digits.TryRead(text.AsSpan(0, 4), out var year) || !Digits.TryRead(text.AsSpan(5, 2), out var ending)) return false;
        if (year is < FirstYear or > LastYear || ending != (year + 1) % 100 || text[9] is not (>= '1' and <= '4')) return false;
        quarter = new Quarter(year, text[9] - '0');
        return true;
    }

    /// <summary>
    /// The quarter before; of a year's first quarter, the last of the year before. Before the first quarter of all it is one that sorts
    /// rightly and has its days, but cannot be read.
    /// </summary>
    public Quarter Previous => Number == 1 ? new Quarter(Year - 1, 4) : this with { Number = Number - 1 };

    /// <summary>The quarter after; after the last of all, one that sorts rightly and has its days, but cannot be read.</summary>
    public Quarter Next => Number == 4 ? new Quarter(Year + 1, 1) : this with { Number = Number + 1 };

    /// <summary>The first day, given the month in which the financial year starts.</summary>
    public DateOnly FirstDay(int firstMonth) => new DateOnly(Year, firstMonth, 1).AddMonths((Number - 1) * 3);

    /// <summary>The last day, given the month in which the financial year starts.</summary>
    public DateOnly LastDay(int firstMonth) => FirstDay(firstMonth).AddMonths(3).AddDays(-1);

    /// <summary>As a committee report prints it: "Quarter 3 2016/17", or "Quarter 3 2016" where the year starts in January.</summary>
    /// <param name="firstMonth">The month in which the financial year starts, 1–12.</param>
    public string Printed(int firstMonth) => firstMonth == 1
        ? string.Create(CultureInfo.InvariantCulture, $"Quarter {Number} {Year}")
        : string.Create(CultureInfo.InvariantCulture, $"Quarter {Number} {Year}/{(Year + 1) % 100:00}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}-{(Year + 1) % 100:00}-Q{Number}");

    public int CompareTo(Quarter other) => (Year, Number).CompareTo((other.Year, other.Number));

    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;

    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;

    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;
}
