using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads days as people in Britain write them: the day before the month. A month alone is its last day.</summary>
internal static partial class DateText
{
    /// <summary>How the names of months begin, in small letters: a part of patterns.</summary>
    public const string Month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";

    /// <summary>A part of patterns: the name of a month, or its abbreviation, and nothing else.</summary>
    public const string WholeMonth = "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?"
        + "|nov(ember)?|dec(ember)?)";

    const int LongestDate = 40;
    const int Century = 2000;

    // Of a later one it cannot be told in which century it is: nothing is planned so far ahead, and 67 may be a slip, or 1967. Reading
    // knows no today, so that a file says the same whenever it is read.
    const int LastOfTwoFigures = 49;

    static readonly string[] Months = Month[1..^1].Split('|');

    static readonly string[] WelshMonths =
    [
        "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
    ];

    /// <summary>The names of months and how they are shortened, in small letters.</summary>
    public static readonly string[] MonthNames =
    [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "sept",
        .. Months,
    ];

    public static DateOnly? Read(string text)
    {
        if (text.Length is 0 or > LongestDate) return null;
        var line = EndOf().Replace(CellText.OnOneLine(text), "");
        var match = Figures().Match(line);
        if (match.Success) return Day(match.Groups["year"].Value, match.Groups["month"].Value, match.Groups["day"].Value);
        match = DayMonthYear().Match(line);
        if (match.Success) return Day(match.Groups["year"].Value, match.Groups["month"].Value, match.Groups["day"].Value);
        match = Words().Match(line);
        if (!match.Success) match = MonthDayYear().Match(line);
        if (!match.Success && Weekday().Match(line) is { Success: true } weekday) return OnWeekday(weekday, line);
        if (!match.Success || IndexOfMonth(match.Groups["month"].Value) is not (>= 0 and var index)) return null;
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        return Day(match.Groups["year"].Value, number, match.Groups["day"].Success ? match.Groups["day"].Value : null);
    }

    /// <summary>Whether a text that is read as a day names a month alone: "Sept 2026".</summary>
    public static bool IsMonth(string text) =>
        Words().Match(EndOf().Replace(CellText.OnOneLine(text), "")) is { Success: true } match && !match.Groups["day"].Success;

    /// <summary>
    /// A day by which something is due: none of the last century, which spreadsheets make of 1/4/67.
    /// </summary>
    public static DateOnly? ReadDue(string text) => Read(text) is { } day && IsDue(day) ? day : null;

    /// <summary>The last day of a month in figures with its whole year, "12/2026"; null of anything else.</summary>
    public static DateOnly? LastOfMonth(string text) =>
        text.Length is 6 or 7 && text[^5] is '/' or '.' or '-' && MonthOfYear().Match(text) is { Success: true } of
            ? Day(of.Groups["year"].Value, of.Groups["month"].Value, null) : null;

    /// <summary>Whether something may be due on a day.</summary>
    public static bool IsDue(DateOnly day) => day.Year >= Century;

    /// <summary>The days that semicolons or spaced slashes part: "30/06/2026; 31/03/2027"; null of anything else.</summary>
    public static string[]? Several(string text)
    {
        var days = text.Contains(';', StringComparison.Ordinal) ? text.Split(';', StringSplitOptions.TrimEntries)
            : text.Split(" / ", StringSplitOptions.TrimEntries);
        return days.Length > 1 && Array.TrueForAll(days, day => Read(day) is not null) ? days : null;
    }

    /// <summary>What is to be said of a text that is not read as a day.</summary>
    public static string WhyUnread(string text) => $"\"{CellText.Shown(text)}\" "
        + (Read(text) is not null ? "is long past, and is no day by which something is due."
            : ShortYear().IsMatch(text) ? "has a year of two figures of which the century cannot be told; write all four."
            : "is no day; write 31 March 2027 or 31/03/2027.");

    /// <summary>A day in figures as people in the United States write it: the month before the day.</summary>
    public static DateOnly? ReadMonthFirst(string text)
    {
        if (text.Length is 0 or > LongestDate) return null;
        var match = DayMonthYear().Match(CellText.OnOneLine(text));
        return match.Success ? Day(match.Groups["year"].Value, match.Groups["day"].Value, match.Groups["month"].Value) : null;
    }

    // "Wed 31 March 2027" is one where that is a Wednesday.
    static DateOnly? OnWeekday(Match weekday, string line) => Read(line[weekday.Length..]) is { } day
        && day.DayOfWeek.ToString().StartsWith(weekday.Groups["name"].Value, StringComparison.OrdinalIgnoreCase) ? day : null;

    static int IndexOfMonth(string word) =>
        Array.FindIndex(Months, month => word.StartsWith(month, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index ? index
            : Array.FindIndex(WelshMonths, month => word.Equals(month, StringComparison.OrdinalIgnoreCase));

    static DateOnly? Day(string yearText, string monthText, string? dayText)
    {
        var year = int.Parse(yearText, CultureInfo.InvariantCulture);
        if (yearText.Length == 2)
        {
            if (year > LastOfTwoFigures) return null;
            year += Century;
        }

        var month = int.Parse(monthText, CultureInfo.InvariantCulture);
        if (year is < 1900 or > 2199 || month is < 1 or > 12) return null;
        var last = DateTime.DaysInMonth(year, month);
        var day = dayText is null ? last : int.Parse(dayText, CultureInfo.InvariantCulture);
        return day >= 1 && day <= last ? new DateOnly(year, month, day) : null;
    }

    [GeneratedRegex(@"([0-9]{1,2}[/.\-][0-9]{1,2}[/.\-]|[A-Za-z]{3}\.?,?[\s\-/]+'?)[5-9][0-9]$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"^(?<name>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(the\s+)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();

    // A month alone is its last day already.
    [GeneratedRegex(
        @"^((by )?(the )?end (of )?|by |(erbyn )?(diwedd )?(mis )?)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndOf();

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?:[T ][0-9:.]+(?:Z|[+\-][0-9:]+)?)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Figures();

    [GeneratedRegex(
        @"^(?<day>[0-9]{1,2})[/.\-](?<month>[0-9]{1,2})[/.\-](?<year>[0-9]{4}|[0-9]{2})$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex DayMonthYear();

    // "June 30, 2027": the name of the month says which of the figures is the day, and only a whole year which is the year.
    [GeneratedRegex(
        @"^(?<month>[A-Za-z]{3,10})\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?<year>[0-9]{4})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(@"^(?<month>[0-9]{1,2})[/.\-](?<year>[0-9]{4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(
        @"^(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/]+)?(?<month>[A-Za-z]{3,10})\.?,?[\s\-/]+'?(?<year>[0-9]{4}|[0-9]{2})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
