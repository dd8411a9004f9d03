using System.Text.RegularExpressions;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>Finds the headings of a published table and says what each column holds.</summary>
internal static partial class MeasureHeadings
{
    /// <summary>Headings are sought in so many rows.</summary>
    const int RowsSearched = 20;

    /// <summary>Columns read; a table has no more.</summary>
    public const int MostColumns = 200;

    const int MonthsOfAverage = 6;

    /// <summary>The row of the headings, from 0, with its columns; null when there is none.</summary>
    public static (int Row, IReadOnlyList<MeasureColumn> Columns)? Find(SourceTable table, int firstMonth)
    {
        for (var row = 0; row < Math.Min(RowsSearched, table.Rows.Count); row++)
        {
            var columns = Read(table.Rows[row].Cells, firstMonth);
            var periods = columns.Count(column => column.Kind == MeasureColumnKind.Period);
            var isHeading = columns.Any(column => column.Kind == MeasureColumnKind.Title)
                && (periods >= 2 || (periods == 1 && columns.Any(column => column.Kind == MeasureColumnKind.GoodIs)));
            if (isHeading) return (row, WithAggregates(columns, firstMonth));
        }

        return null;
    }

    static List<MeasureColumn> Read(IReadOnlyList<string> cells, int firstMonth)
    {
        var columns = new List<MeasureColumn>();
        for (var index = 0; index < Math.Min(cells.Count, MostColumns); index++)
        {
            var heading = FigureText.Spaced(CellText.OnOneLine(cells[index]));
            if (heading.Length > 0) columns.Add(Read(index, heading, firstMonth));
        }

        return columns;
    }

    static MeasureColumn Read(int index, string heading, int firstMonth)
    {
        if (Title().IsMatch(heading)) return new(index, MeasureColumnKind.Title, heading);
        if (Good().IsMatch(heading)) return new(index, MeasureColumnKind.GoodIs, heading);
        if (Reference().IsMatch(heading)) return new(index, MeasureColumnKind.Reference, heading);
        if (PeriodText.Read(heading, firstMonth) is { } period)
        {
            var kind = period.Kind == PeriodKind.YearToDate ? MeasureColumnKind.Aggregate : MeasureColumnKind.Period;
            return new(index, kind, heading, period);
        }

        if (TwoPeriods().Match(heading) is { Success: true } two && PeriodText.Read(two.Groups["first"].Value, firstMonth) is { } first
            && PeriodText.Read(two.Groups["second"].Value, firstMonth) is { } second && first.Contains(second, firstMonth))
        {
            return new(index, MeasureColumnKind.Period, heading, first, second);
        }

        if (YearToDate().IsMatch(heading) || SixMonths().IsMatch(heading)) return new(index, MeasureColumnKind.Aggregate, heading);
        if (Change().IsMatch(heading)) return new(index, MeasureColumnKind.Change, heading);
        return ComparatorOf(heading) is { } series
            ? new(index, MeasureColumnKind.Comparator, heading, Series: series)
            : new(index, MeasureColumnKind.Ignored, heading);
    }

    // What is stated "to date" or "on average" ends with the latest period of the table.
    static List<MeasureColumn> WithAggregates(List<MeasureColumn> columns, int firstMonth)
    {
        var latest = Latest(columns, firstMonth);
        return [.. columns.Select(column => column.Kind switch
        {
            MeasureColumnKind.Aggregate when column.Period is null => Aggregate(column, latest, firstMonth),
            MeasureColumnKind.Comparator => column with { Period = latest },
            _ => column,
        })];
    }

    static MeasureColumn Aggregate(MeasureColumn column, Period? latest, int firstMonth)
    {
        var ignored = column with { Kind = MeasureColumnKind.Ignored };
        if (latest is not { } end) return ignored;
        if (SixMonths().IsMatch(column.Heading))
        {
            var last = end.LastDay(firstMonth);
            return column with
            {
                Period = Period.Span(new DateOnly(last.Year, last.Month, 1).AddMonths(1 - MonthsOfAverage), last),
                Series = MeasureSeries.SixMonthAverage,
            };
        }

        var quarter = end.Quarter ?? Quarter.Containing(end.LastDay(firstMonth), firstMonth);
        var named = YearToDate().Match(column.Heading).Groups["year"];
        var isOfYear = !named.Success || PeriodText.Read(named.Value, firstMonth) is { Kind: PeriodKind.FinancialYear } year
            && year.Year == quarter.Year;
        return isOfYear ? column with { Period = Period.YearToDate(quarter) } : ignored;
    }

    public static Period? Latest(IEnumerable<MeasureColumn> columns, int firstMonth) => columns
        .Where(column => column.Kind == MeasureColumnKind.Period).Select(column => column.Period)
        .Aggregate((Period?)null, (latest, period) => latest is { } known && known.CompareTo(period!.Value, firstMonth) >= 0 ? latest
            : period);

    static string? ComparatorOf(string heading)
    {
        var match = Comparator().Match(heading);
        if (!match.Success) return null;
        if (match.Groups["england"].Success) return MeasureSeries.England;
        if (match.Groups["neighbours"].Success) return MeasureSeries.StatisticalNeighbours;
        return match.Groups["region"].Value is { Length: > 0 } region ? region : null;
    }

    [GeneratedRegex(
        "^((key )?performance (indicators?|measures?)|indicators?|measures?|measure title|title|pi|kpi)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(
        "^(good is|good to be|polarity|better if|what is good)\\b.{0,40}$",
            RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Good();

    [GeneratedRegex(
        "^(ref|reference|code|measure (ref|reference|code)|national code)\\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^(?<first>[^()]{1,60}?) ?\((?<second>[^()]{1,60})\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex TwoPeriods();

    [GeneratedRegex(
        @"^(year to date|ytd)( ?\(?(?<year>[0-9]{2,4}[/\-][0-9]{2,4})\)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YearToDate();

    [GeneratedRegex(
        "^(last|latest) (6|six)[ -]months?('s?)? (average|mean|av\\.?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SixMonths();

    [GeneratedRegex(
        "^(%? ?change.{0,40}|.{1,40} change)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Change();

    [GeneratedRegex(
        "^((?<england>(eng|england|national)\\.?( (av|avg|average|mean)\\.?)?)|(?<neighbours>(statistical|stat\\.?) neighbours?( "
            + "(av|avg|average)\\.?)?)"
        + "|(?<region>north east|north west|yorkshire( and the humber)?|east midlands|west midlands|east of england|london|south "
        + "east|south west|wales|scotland|northern ireland|region|regional average)( (av|avg|average)\\.?)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Comparator();
}
