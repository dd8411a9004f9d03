using RiskRegister.Domain;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Documents.Performance;

/// <summary>What documents of measures say, whatever their format.</summary>
public static class MeasureWords
{
    public const string Title = "Performance report";
    public const string KeyPoints = "Key points";
    public const string Exceptions = "Exceptions";
    public const string NoExceptions = "No measure requires improvement, and none lacks a value that was due.";
    public const string TableDescription = "A row for every measure: its values, change, target, others' values, rating and trend.";

    /// <summary>"Q3 2017/18".</summary>
    internal static string Short(Quarter quarter, int firstMonth) =>
        quarter.Printed(firstMonth).Replace("Quarter ", "Q", StringComparison.Ordinal);

    /// <summary>The columns of a theme's table.</summary>
    internal static string[] Headings(PerformancePaper report) => Headings(report.Report.Quarter, report.Settings.FinancialYearStartsIn);

    /// <summary>The columns of a theme's table.</summary>
    /// <param name="firstMonth">In which the financial year starts.</param>
    public static string[] Headings(Quarter quarter, int firstMonth) =>
        [
            "Measure", Short(new Quarter(quarter.Year - 1, quarter.Number), firstMonth), Short(quarter.Previous.Previous, firstMonth),
            Short(quarter.Previous, firstMonth), Short(quarter, firstMonth), "Year to date", "Change", "Target", "Others", "Rating",
                "Trend",
        ];

    /// <summary>What stands in them, but for the measure's name and its picture.</summary>
    public static string[] Figures(ReportLine line)
    {
        var columns = line.Columns;
        return
        [
            line.Print(columns.YearBefore), .. columns.Before.Select(each => line.Print(each.Observation)), line.PrintNow(),
                YearToDate(line),
            line.PrintChange(), line.PrintTarget(), Others(line), Rating(line),
        ];
    }

    /// <summary>What stands beneath a measure's name.</summary>
    public static string Note(ReportLine line)
    {
        var notes = new List<string> { GoodIs(line.Measure.GoodIs) };
        if (line.Measure.SourceReference is { } source) notes.Insert(0, source);
        if (line.Measure.Lag > 0) notes.Add($"in arrears: present value of {line.Columns.Present.Printed}");
        if (line.Measure.Exempt is { } exempt) notes.Add(RegisterWording.Exempt(exempt));
        return string.Join("; ", notes);
    }

    public static string GoodIs(GoodIs goodIs) => goodIs switch
    {
        Domain.Performance.GoodIs.High => "high is good",
        Domain.Performance.GoodIs.Low => "low is good",
        Domain.Performance.GoodIs.Range => "a range is good",
        _ => "for information",
    };

    /// <summary>"Requires improvement (was on track); worsening".</summary>
    public static string Rating(ReportLine line)
    {
        var rating = line.Columns.Rating.Printed();
        if (line.RatingBefore is { } before && before != line.Columns.Rating) rating += $" (was {Lower(before.Printed())})";
        return line.Columns.Course is null ? rating : $"{rating}; {Lower(line.PrintCourse())}";
    }

    /// <summary>Beneath a table: what each shorthand that it uses means, and what each revised value was.</summary>
    public static IEnumerable<string> Key(PerformanceReport report)
    {
        var (statuses, anyRevised) = report.Shorthand();
        var key = statuses.Select(status => $"{status.Shorthand()} {status.Explained()}").ToList();
        if (anyRevised) key.Add($"{ObservationStatuses.Revised} revised since the last published report");
        if (key.Count > 0) yield return string.Join("; ", key) + ".";
        foreach (var line in report.Lines)
        {
            foreach (var revised in line.Revised)
            {
                var series = revised.Series == MeasureSeries.Own ? "" : $", {revised.Series}";
                yield return $"{line.Measure.Reference}{series}, {revised.Period.Printed}: "
                    + $"revised; it was {line.Measure.Printed(revised.Former, revised.FormerStatus)}.";
            }
        }

        foreach (var line in report.Lines.Where(line => line.Columns.YearToDate.Missing.Count > 0))
        {
            yield return $"{line.Measure.Reference}: no year to date without "
                + $"{string.Join(", ", line.Columns.YearToDate.Missing.Select(period => period.Printed))}.";
        }
    }

    /// <summary>"5 of 8 measures with a target are on track …", and how many were in the report before.</summary>
    public static IEnumerable<string> Summary(PerformanceReport report)
    {
        yield return report.Counts.Sentence();
        if (report.CountsBefore is { Rated: > 0 } before)
            yield return $"In the report before {before.OnTrack} of {before.Rated} were on track.";
        var without = report.Lines.Count(line => line.IsWithoutData);
        if (without > 0) yield return $"{without} {(without == 1 ? "measure lacks" : "measures lack")} a value that was due.";
    }

    /// <summary>What an exception's paragraph says in figures.</summary>
    public static string Standing(ReportLine line) => line.IsException
        ? $"{line.PrintNow()} in {line.Columns.Present.Printed}; target {line.PrintTarget()}; {Lower(Rating(line))}."
        : $"No value for {line.Columns.Present.Printed}, which was due.";

    /// <summary>Label and text of what was said of it.</summary>
    public static IEnumerable<(string Label, string Text)> Said(PerformanceReport report, ReportLine line, RegisterSettings settings)
    {
        if (line.Measure.Owners.Count > 0) yield return (settings.Labels.Owner, string.Join("; ", line.Measure.Owners));
        if (!report.Explanations.TryGetValue(line.Measure.Id, out var said)) yield break;
        if (said.Reason is { } reason) yield return ("Reason", report.Rendered(reason));
        if (said.Action is { } action) yield return ("Action", report.Rendered(action));
        if (said.Post is { } post) yield return ("Responsible", post);
        if (said.DueOn is { } due) yield return ("By", RegisterWording.Day(due));
    }

    /// <summary>Its quarters in words, for those who cannot see its picture.</summary>
    public static string Trend(ReportLine line) => line.Trend.Count == 0 ? "No values yet."
        : string.Join("; ", line.Trend.TakeLast(MeasureSpark.Most).Select(each => $"{each.Period.Printed} {line.Print(each)}")) + ".";

    /// <summary>Paragraphs of a text; those that begin with a dash, an asterisk or a bullet are items of a list.</summary>
    public static IEnumerable<(string Text, bool IsItem)> Paragraphs(string text)
    {
        foreach (var line in Printed.Lines.Of(text))
        {
            var isItem = line.Length > 2 && line[0] is '-' or '*' or '•' && line[1] == ' ';
            yield return (isItem ? line[2..].TrimStart() : line, isItem);
        }
    }

    static string YearToDate(ReportLine line) =>
        line.Columns.YearToDate.IsUnweighted ? $"{line.PrintYearToDate()} (plain mean)" : line.PrintYearToDate();

    static string Others(ReportLine line) => line.Comparators.Count == 0 ? "–"
        : string.Join("; ", line.Comparators.Select(each =>
            $"{each.Series} {line.Print(each.Observation, each.Series)} ({each.Observation.Period.Printed})"));

    static string Lower(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
