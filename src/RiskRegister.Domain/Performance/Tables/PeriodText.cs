using System.Globalization;
using System.Text.RegularExpressions;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>
/// Reads periods as people write them above columns and in cells: "Dec 2016", "Q3/ Dec 2016", "Q1 17/18", "Q1-3 2017", "2016/17", or as
/// <see cref="Period"/> has them. A year of two digits is of this century.
/// </summary>
internal static partial class PeriodText
{
    const int LongestText = 60;
    const int Century = 2000;

    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The period that a text names; null when it names none, or two that contradict each other.</summary>
    /// <param name="firstMonth">In which the financial year starts.</param>
    public static Period? Read(string text, int firstMonth)
    {
        if (text.Length is 0 or > LongestText) return null;
        var line = FigureText.Spaced(CellText.OnOneLine(text));
        if (Period.TryParse(line, out var period)) return period;
        return ReadMonth(line) ?? ReadQuarter(line) ?? ReadQuarterOfMonth(line, firstMonth) ?? ReadFirstQuarters(line) ?? ReadYear(line);
    }

    static Period? ReadMonth(string line)
    {
        var match = MonthAndYear().Match(line);
        return match.Success && MonthOf(match.Groups["month"].Value) is { } month && YearOf(match.Groups["year"].Value) is { } year
            ? Period.Month(year, month)
            : null;
    }

    static Period? ReadQuarter(string line)
    {
        var match = QuarterAndYear().Match(line);
        return match.Success && FinancialYearOf(match) is { } year ? Period.Of(new Quarter(year, match.Groups["quarter"].Value[0] - '0'))
            : null;
    }

    // "Q3/ Dec 2016" is the quarter that ends with that month.
    static Period? ReadQuarterOfMonth(string line, int firstMonth)
    {
        var match = QuarterAndMonth().Match(line);
        if (!match.Success || ReadMonth(match.Groups["month"].Value) is not { } month) return null;
        var day = month.LastDay(firstMonth);
        if (day.Year is <= Quarter.FirstYear or > Quarter.LastYear) return null;
        var quarter = Quarter.Containing(day, firstMonth);
        return quarter.Number == match.Groups["quarter"].Value[0] - '0' ? Period.Of(quarter) : null;
    }

    // "Q1-3 2017" is the year that starts in 2017, up to its third quarter.
    static Period? ReadFirstQuarters(string line)
    {
        var match = FirstQuarters().Match(line);
        return match.Success && FinancialYearOf(match) is { } year
            ? Period.YearToDate(new Quarter(year, match.Groups["quarter"].Value[0] - '0'))
            : null;
    }

    static Period? ReadYear(string line)
    {
        var match = FinancialYear().Match(line);
        return match.Success && FinancialYearOf(match) is { } year ? Period.FinancialYear(year) : null;
    }

    static int? FinancialYearOf(Match match)
    {
        if (YearOf(match.Groups["year"].Value) is not { } year) return null;
        var ending = match.Groups["ending"];
        if (!ending.Success) return year;
        return YearOf(ending.Value) is { } end && end % 100 == (year + 1) % 100 ? year : null;
    }

    static int? YearOf(string text)
    {
        var year = int.Parse(text, CultureInfo.InvariantCulture);
        if (text.Length == 2) year += Century;
        return year is >= Quarter.FirstYear and <= Quarter.LastYear ? year : null;
    }

    static int? MonthOf(string word)
    {
        var index = Array.FindIndex(Months, month => word.StartsWith(month, StringComparison.OrdinalIgnoreCase));
        return index < 0 || !FullMonth(index + 1).StartsWith(word, StringComparison.OrdinalIgnoreCase) ? null : index + 1;
    }

    static string FullMonth(int month) => new DateOnly(Century, month, 1).ToString("MMMM", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<month>[A-Za-z]{3,9})\.?[ \-/]?'?(?<year>[0-9]{4}|[0-9]{2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthAndYear();

    [GeneratedRegex(
        @"^(Q|Qtr ?|Quarter )(?<quarter>[1-4])[ ,\-/]{0,2}(?<year>[0-9]{4}|[0-9]{2})[/\-](?<ending>[0-9]{4}|[0-9]{2})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QuarterAndYear();

    [GeneratedRegex(
        @"^(Q|Qtr ?|Quarter )(?<quarter>[1-4]) ?[/,\-]? ?(?<month>[A-Za-z]{3,9}\.?[ \-/]?'?([0-9]{4}|[0-9]{2}))$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QuarterAndMonth();

    [GeneratedRegex(
        @"^(Q|Quarters )1 ?(-|–|to) ?Q?(?<quarter>[2-4])[ ,]{0,2}(?<year>[0-9]{4}|[0-9]{2})([/\-](?<ending>[0-9]{4}|[0-9]{2}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FirstQuarters();

    [GeneratedRegex(
        @"^(?<year>[0-9]{4}|[0-9]{2})[/\-–](?<ending>[0-9]{4}|[0-9]{2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex FinancialYear();
}
