using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Names of quarters, months, years and days: "Q2 2026/27", "March 2027", "30/09/2026".</summary>
internal static partial class PeriodNames
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    const int LongestName = 160;

    const string Year = @"(?<year>(19|20)[0-9]{2})(\s*[/–-]\s*(20)?[0-9]{2})?";
    const string ShortYear = @"(?<short>[0-9]{2})\s*[/–-]\s*[0-9]{2}";
    const string Quarter = @"(q|qtr|quarter)\.?\s*(?<quarter>[1-4])";
    const string Month = "(?<month>" + DateText.WholeMonth + @")\b\.?";
    const string Period = "(" + Quarter + @"([\s,/–-]+(of\s+)?(fy\s*)?(" + Year + "|" + ShortYear + "))?"
        + "|(fy\\s*)?(" + Year + "|" + ShortYear + @")[\s,–-]+" + Quarter
        + @"|([0-9]{1,2}(st|nd|rd|th)?\s+)?" + Month + @"([\s,–-]*('?(?<two>[0-9]{2})|" + Year + "))?"
        + @"|(?<day>[0-9]{1,2}[/.][0-9]{1,2}[/.]([0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2})"
        + "|(fy\\s*)?(" + Year + "|" + ShortYear + "))";

    /// <summary>"Target score" of "Target score Mar 27"; null where a heading names no period or nothing else.</summary>
    public static string? Without(string heading)
    {
        var rest = RestOf(heading);
        return rest?.Length > 0 && rest.Length < heading.Length ? rest : null;
    }

    /// <summary>Whether a name is nothing but that of a period.</summary>
    public static bool IsOne(string name) => Find(name) is { } match && match.Groups["rest"].Length == 0;

    /// <summary>Whether a name is that of a period, or has one beside other words.</summary>
    public static bool IsIn(string name) => Find(name) is not null;

    /// <summary>What a name says beside its period, "" where it is nothing else; null where it names none.</summary>
    public static string? RestOf(string name) => Find(name)?.Groups["rest"].Value.Trim();

    /// <summary>
    /// Which of several names is of the latest time; null where one of them names none, or they can't be compared: months without a year
    /// may be of this year or the last.
    /// </summary>
    public static int? LatestOf(IReadOnlyList<string> names)
    {
        var times = names.Select(TimeOf).ToArray();
        if (times.Length < 2 || Array.Exists(times, time => time is null)) return null;
        if (times.Select(time => time!.Value.HasYear).Distinct().Count() > 1) return null;
        var latest = times.Max(time => time!.Value.Day);
        var at = Array.FindIndex(times, time => time!.Value.Day == latest);
        return times.Count(time => time!.Value.Day == latest) == 1 ? at : null;
    }

    /// <summary>
    /// Which of several columns is of the latest time. Quarters or months without a year that run on, over the end of a year or not, are in
    /// order: of "Q3", "Q4", "Q1" the last one is.
    /// </summary>
    public static int? LatestInOrder(IReadOnlyList<string> names)
    {
        var places = names.Select(PlaceInYear).ToArray();
        if (places.Length < 2 || Array.Exists(places, place => place is null)) return LatestOf(names);
        var turn = places[0]!.Value.OfYear;
        if (Array.Exists(places, place => place!.Value.OfYear != turn)) return null;
        int[] on = [.. places.Skip(1).Zip(places, (next, last) => (next!.Value.Number - last!.Value.Number + turn) % turn)];
        if (Array.Exists(on, step => step == 0)) return null;

        // Backwards they are in order only where they are so evenly.
        var areRising = places.Zip(places.Skip(1)).All(pair => pair.First!.Value.Number < pair.Second!.Value.Number);
        var back = turn - on[0];
        var isBackwards = !areRising && Array.TrueForAll(on, step => step == on[0]) && back < on[0] && back * on.Length < turn;
        if (isBackwards) return 0;
        return areRising || (on.Sum() < turn && (on.Length > 1 || on[0] * 2 != turn)) ? names.Count - 1 : null;
    }

    // Null where it has a year.
    static (int Number, int OfYear)? PlaceInYear(string name)
    {
        if (Find(name) is not { } match) return null;
        if (match.Groups["day"].Success || match.Groups["year"].Success || match.Groups["short"].Success || match.Groups["two"].Success)
            return null;
        if (match.Groups["quarter"] is { Success: true } quarter) return (NumberOf(quarter.ValueSpan), 4);
        return match.Groups["month"] is { Success: true } month && DateText.Read($"{month.Value} 2000") is { } day ? (day.Month, 12) : null;
    }

    static Match? Find(string name)
    {
        if (name.Length > LongestName || !MayBeIn(name)) return null;
        return Behind().Match(name) is { Success: true } behind && IsYear(behind) ? behind
            : Before().Match(name) is { Success: true } before && IsYear(before) ? before : null;
    }

    // All of them but names of months have a figure.
    static bool MayBeIn(string name) => name.AsSpan().ContainsAnyInRange('0', '9') || MonthAlone().IsMatch(name);

    // "25/26" is a year, "20/25" a score of 25.
    static bool IsYear(Match match)
    {
        if (match.Groups["short"] is not { Success: true } year) return true;
        var figures = match.Value[(year.Index - match.Index)..].Where(char.IsAsciiDigit).Take(4).ToArray();
        return figures.Length == 4 && (NumberOf(figures.AsSpan(0, 2)) + 1) % 100 == NumberOf(figures.AsSpan(2, 2));
    }

    // Its last day; a financial year begins in April, and its quarters with it.
    static (DateOnly Day, bool HasYear)? TimeOf(string name)
    {
        if (Find(name) is not { } match) return null;
        if (match.Groups["day"].Success) return DateText.Read(match.Groups["day"].Value) is { } said ? (said, true) : null;
        int? year = match.Groups["year"] is { Success: true } whole ? NumberOf(whole.ValueSpan)
            : match.Groups["short"] is { Success: true } brief ? 2000 + NumberOf(brief.ValueSpan)
            : match.Groups["two"] is { Success: true } two ? 2000 + NumberOf(two.ValueSpan) : null;
        if (match.Groups["month"] is { Success: true } month)
            return year is { } its && DateText.Read($"{month.Value} {its}") is { } last ? (last, true) : null;
        var quarters = match.Groups["quarter"] is { Success: true } quarter ? NumberOf(quarter.ValueSpan) : 4;
        return (new DateOnly(year ?? 1, 3, 31).AddMonths(quarters * 3), year is not null);
    }

    static int NumberOf(ReadOnlySpan<char> figures) => int.Parse(figures, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<rest>(.*?[\p{L}\p{N})\]])??)((^|[\s(\[–—:,-]+)((as\s+)?(at|of|by|for|in)\s+)?((the\s+)?end\s+(of\s+)?)?)"
            + Period + @"\s*[)\]]?\s*$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Behind();

    [GeneratedRegex("^" + Period + @"('s)?[\s–—:-]+(?<rest>\p{L}.*)$", Options)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b" + DateText.Month + "([a-z]*)$", Options | RegexOptions.NonBacktracking)]
    private static partial Regex MonthAlone();
}
