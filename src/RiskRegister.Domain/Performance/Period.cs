using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RiskRegister.Domain.Performance;

/// <summary>
/// What an observation is for. The month in which the financial year starts is configuration and is passed in where days matter.
/// A financial year whose name reads as a month too ("2011-12") is written "2011-12/year"; "2011-12" is December 2011.
/// </summary>
public readonly record struct Period
{
    const int LongestSpanInYears = 100;
    const string YearToDateMark = "/ytd";
    const string YearMark = "/year";

    readonly DateOnly from;
    readonly DateOnly to;

    Period(PeriodKind kind, int year, int number, DateOnly from = default, DateOnly to = default)
    {
        Kind = kind;
        Year = year;
        Number = number;
        this.from = from;
        this.to = to;
    }

    public PeriodKind Kind { get; }

    /// <summary>
    /// The calendar year of a month or calendar year, the year in which a financial year starts; of a span, that of its first day.
    /// </summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12, or the quarter, 1 to 4; 0 of years and spans.</summary>
    public int Number { get; }

    /// <exception cref="ArgumentOutOfRangeException">A year outside 1900 to 2199, or no month.</exception>
    public static Period Month(int year, int month) => new(PeriodKind.Month, Known(year), Within(month, 12));

    public static Period Of(Quarter quarter) => new(PeriodKind.Quarter, Known(quarter.Year), Within(quarter.Number, 4));

    public static Period YearToDate(Quarter quarter) => new(PeriodKind.YearToDate, Known(quarter.Year), Within(quarter.Number, 4));

    /// <param name="year">In which it starts.</param>
    public static Period FinancialYear(int year) => new(PeriodKind.FinancialYear, Known(year), 0);

    public static Period CalendarYear(int year) => new(PeriodKind.CalendarYear, Known(year), 0);

    /// <param name="last">On or after <paramref name="first"/>, at most a hundred years later.</param>
    /// <exception cref="ArgumentOutOfRangeException">It ends before it begins, is too long, or lies outside 1900 to 2199.</exception>
    public static Period Span(DateOnly first, DateOnly last)
    {
        Known(first.Year);
        Known(last.Year);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(last, first.AddYears(LongestSpanInYears));
        return new Period(PeriodKind.Span, first.Year, 0, first, last);
    }

    /// <summary>The quarter of a quarter or of a year to date.</summary>
    public Quarter? Quarter => Kind is PeriodKind.Quarter or PeriodKind.YearToDate ? new Quarter(Year, Number) : null;

    /// <summary>The first day.</summary>
    /// <param name="firstMonth">In which the financial year starts, 1 to 12.</param>
    public DateOnly FirstDay(int firstMonth) => Kind switch
    {
        PeriodKind.Month => new DateOnly(Year, Number, 1),
        PeriodKind.Quarter => new Quarter(Year, Number).FirstDay(firstMonth),
        PeriodKind.YearToDate or PeriodKind.FinancialYear => new DateOnly(Year, firstMonth, 1),
        PeriodKind.CalendarYear => new DateOnly(Year, 1, 1),
        _ => from,
    };

    /// <summary>The last day.</summary>
    /// <param name="firstMonth">In which the financial year starts, 1 to 12.</param>
    public DateOnly LastDay(int firstMonth) => Kind switch
    {
        PeriodKind.Month => new DateOnly(Year, Number, 1).AddMonths(1).AddDays(-1),
        PeriodKind.Quarter or PeriodKind.YearToDate => new Quarter(Year, Number).LastDay(firstMonth),
        PeriodKind.FinancialYear => new DateOnly(Year, firstMonth, 1).AddYears(1).AddDays(-1),
        PeriodKind.CalendarYear => new DateOnly(Year, 12, 31),
        _ => to,
    };

    /// <summary>Whether every day of the other is one of this.</summary>
    public bool Contains(Period other, int firstMonth) =>
        FirstDay(firstMonth) <= other.FirstDay(firstMonth) && other.LastDay(firstMonth) <= LastDay(firstMonth);

    /// <summary>
    /// The period of the same kind directly before. Null for a year to date (what stands before it is a part of it, or of another year),
    /// and where no year can be named.
    /// </summary>
    public Period? Previous() => Kind switch
    {
        PeriodKind.Month => Number == 1 ? Earlier(year => Month(year, 12)) : Month(Year, Number - 1),
        PeriodKind.Quarter => Number == 1 ? Earlier(year => Of(new Quarter(year, 4))) : Of(new Quarter(Year, Number - 1)),
        PeriodKind.YearToDate => null,
        PeriodKind.Span => SpanBefore(),
        _ => YearBefore(),
    };

    /// <summary>The same period a year before; null where that year can't be named.</summary>
    public Period? YearBefore()
    {
        var (kind, number, first, last) = (Kind, Number, from, to);
        return Earlier(year => kind == PeriodKind.Span ? Span(AYearBefore(first), AYearBefore(last)) : new Period(kind, year, number));
    }

    /// <summary>The months it is made of, in order; none where it begins or ends within a month.</summary>
    public IReadOnlyList<Period> Months(int firstMonth)
    {
        var (first, last) = (FirstDay(firstMonth), LastDay(firstMonth));
        if (first.Day != 1 || !EndsMonth(last)) return [];
        var months = new List<Period>();
        for (var day = first; day <= last; day = day.AddMonths(1)) months.Add(Month(day.Year, day.Month));
        return months;
    }

    /// <summary>The quarters it is made of, in order; none where it is not made of quarters.</summary>
    public IReadOnlyList<Period> Quarters(int firstMonth)
    {
        var last = LastDay(firstMonth);
        var quarter = Domain.Quarter.Containing(FirstDay(firstMonth), firstMonth);
        if (quarter.FirstDay(firstMonth) != FirstDay(firstMonth)) return [];
        var quarters = new List<Period>();
        for (; quarter.LastDay(firstMonth) <= last; quarter = quarter.Next) quarters.Add(Of(quarter));
        return quarter.Previous.LastDay(firstMonth) == last ? quarters : [];
    }

    /// <summary>Later ones later, by their last day; of those that end together, the longer first.</summary>
    public int CompareTo(Period other, int firstMonth)
    {
        var byEnd = LastDay(firstMonth).CompareTo(other.LastDay(firstMonth));
        if (byEnd != 0) return byEnd;
        var byStart = FirstDay(firstMonth).CompareTo(other.FirstDay(firstMonth));
        return byStart != 0 ? byStart : Kind.CompareTo(other.Kind);
    }

    /// <summary>Reads any of the forms; U+0000, spaces and digits of other scripts are none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        period = default;
        if (text is null) return false;
        if (text.EndsWith(YearToDateMark, StringComparison.OrdinalIgnoreCase))
        {
            if (!Domain.Quarter.TryParse(text[..^YearToDateMark.Length], out var upTo)) return false;
            period = YearToDate(upTo);
            return true;
        }

        if (text.EndsWith(YearMark, StringComparison.OrdinalIgnoreCase)) return TryFinancialYear(text[..^YearMark.Length], out period);
        return text.Length switch
        {
            4 => TryCalendarYear(text, out period),
            7 => TryMonth(text, out period) || TryFinancialYear(text, out period),
            10 => TryQuarter(text, out period),
            21 => TrySpan(text, out period),
            _ => false,
        };
    }

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Number:00}"),
        PeriodKind.Quarter => new Quarter(Year, Number).ToString(),
        PeriodKind.YearToDate => new Quarter(Year, Number) + YearToDateMark,
        PeriodKind.FinancialYear => string.Create(CultureInfo.InvariantCulture, $"{Year}-{(Year + 1) % 100:00}")
            + ((Year + 1) % 100 is >= 1 and <= 12 ? YearMark : ""),
        PeriodKind.CalendarYear => Year.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}"),
    };

    /// <summary>As a report prints it: "December 2017", "Quarter 3 2017/18", "2017/18 to Quarter 3".</summary>
    public string Printed => Kind switch
    {
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(Year, Number, 1):MMMM yyyy}"),
        PeriodKind.Quarter => new Quarter(Year, Number).Printed(firstMonth: 4),
        PeriodKind.YearToDate => string.Create(CultureInfo.InvariantCulture, $"{Year}/{(Year + 1) % 100:00} to Quarter {Number}"),
        PeriodKind.FinancialYear => string.Create(CultureInfo.InvariantCulture, $"{Year}/{(Year + 1) % 100:00}"),
        PeriodKind.CalendarYear => Year.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{from:d MMMM yyyy} to {to:d MMMM yyyy}"),
    };

    static bool TryCalendarYear(string text, out Period period)
    {
        var isYear = Digits.TryRead(text, out var year) && IsKnown(year);
        period = isYear ? CalendarYear(year) : default;
        return isYear;
    }

    static bool TryMonth(string text, out Period period)
    {
        var month = 0;
        var isMonth = text.Length == 7 && text[4] == '-' && Digits.TryRead(text.AsSpan(0, 4), out var year) && IsKnown(year)
            && Digits.TryRead(text.AsSpan(5), out month) && month is >= 1 and <= 12;
        period = isMonth ? Month(int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture), month) : default;
        return isMonth;
    }

    static bool TryFinancialYear(string text, out Period period)
    {
        var isYear = Domain.Quarter.TryParse(text + "-Q1", out var quarter);
        period = isYear ? FinancialYear(quarter.Year) : default;
        return isYear;
    }

    static bool TryQuarter(string text, out Period period)
    {
        var isQuarter = Domain.Quarter.TryParse(text, out var quarter);
        period = isQuarter ? Of(quarter) : default;
        return isQuarter;
    }

    static bool TrySpan(string text, out Period period)
    {
        period = default;
        if (text[10] != '/' || !TryDay(text.AsSpan(0, 10), out var first) || !TryDay(text.AsSpan(11), out var last)) return false;
        if (!IsKnown(first.Year) || !IsKnown(last.Year) || last < first || last >= first.AddYears(LongestSpanInYears)) return false;
        period = Span(first, last);
        return true;
    }

    static bool TryDay(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    Period? Earlier(Func<int, Period> make) => IsKnown(Year - 1) ? make(Year - 1) : null;

    Period? SpanBefore()
    {
        var last = from.AddDays(-1);
        var first = from.Day == 1 && EndsMonth(to)
            ? from.AddMonths(-((((to.Year - from.Year) * 12) + to.Month - from.Month) + 1))
            : from.AddDays(from.DayNumber - to.DayNumber - 1);
        return IsKnown(first.Year) ? Span(first, last) : null;
    }

    // The last day of February stays the last.
    static DateOnly AYearBefore(DateOnly day) =>
        day.Month == 2 && EndsMonth(day) ? new DateOnly(day.Year - 1, 3, 1).AddDays(-1) : day.AddYears(-1);

    static bool EndsMonth(DateOnly day) => day.AddDays(1).Day == 1;

    static bool IsKnown(int year) => year is >= Domain.Quarter.FirstYear and <= Domain.Quarter.LastYear;

    static int Known(int year) =>
        IsKnown(year) ? year : throw new ArgumentOutOfRangeException(nameof(year), year, "Not a year that can be named.");

    static int Within(int number, int highest) => number >= 1 && number <= highest
        ? number
        : throw new ArgumentOutOfRangeException(nameof(number), number, "There is none of that number.");
}
