using System.Text;

namespace RiskRegister.Domain.Performance;

/// <summary>
/// Tokens in texts, which print what the tables do: {{PM12}} is the present value, {{PM12@2017-18-Q2}} that of another period in the
/// report,
/// {{PM12.change}}, {{PM12.rating}}, {{PM12.course}}, {{PM12.target}} and {{PM12.ytd}} those columns, {{PM12.England}} a series beside it.
/// What a token prints is never read for tokens again.
/// </summary>
public static class NarrativeTokens
{
    const string Opening = "{{";
    const string Closing = "}}";

    /// <summary>Tokens in one text.</summary>
    public const int Most = 200;

    const int LongestNamed = 60;

    /// <summary>What is wrong with a text's tokens, naming the first that cannot be printed; null when nothing is.</summary>
    /// <param name="find">The line of a measure; null when the writer may see none of it.</param>
    public static string? Fault(string text, Func<MeasureReference, ReportLine?> find)
    {
        var count = 0;
        foreach (var part in Parts(text))
        {
            if (part.Token is not { } token) continue;
            if (++count > Most) return $"must have at most {Most} tokens";
            if (!part.IsClosed || token.Contains('{')
                || token.Contains('}')) return $"has a token that does not end, or holds another: {Named(token)}";
            if (Printed(token, find) is null) return $"names {Named(token)}, which the report does not hold";
        }

        return null;
    }

    /// <summary>The text with what each token prints; of what was withheld since, that it is.</summary>
    public static string Render(string text, Func<MeasureReference, ReportLine?> find)
    {
        var rendered = new StringBuilder();
        foreach (var part in Parts(text))
        {
            rendered.Append(part.Token is not { } token ? part.Text
                : (part.IsClosed ? Printed(token, find) : null) ?? ObservationStatus.Suppressed.Shorthand());
        }

        return rendered.ToString();
    }

    /// <summary>The measures that a text's tokens name.</summary>
    public static IEnumerable<MeasureReference> Measures(string text)
    {
        foreach (var part in Parts(text))
        {
            if (part.Token is { } token && MeasureReference.TryParse(token.Split('.', '@')[0].Trim(),
                out var reference)) yield return reference;
        }
    }

    static IEnumerable<(string Text, string? Token, bool IsClosed)> Parts(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var start = text.IndexOf(Opening, at, StringComparison.Ordinal);
            if (start < 0) break;
            if (start > at) yield return (text[at..start], null, true);
            var end = text.IndexOf(Closing, start + Opening.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                yield return ("", text[(start + Opening.Length)..], false);
                yield break;
            }

            yield return ("", text[(start + Opening.Length)..end], true);
            at = end + Closing.Length;
        }

        if (at < text.Length) yield return (text[at..], null, true);
    }

    static string? Printed(string token, Func<MeasureReference, ReportLine?> find)
    {
        var (whole, period) = Split(token.Trim(), '@');
        var (name, part) = Split(whole, '.');
        if (!MeasureReference.TryParse(name, out var reference) || find(reference) is not { } line) return null;
        if (period is not null) return part is null && Period.TryParse(period, out var of) ? Of(line, of) : null;
        return part switch
        {
            null => line.PrintNow(),
            "change" => line.PrintChange(),
            "rating" => line.Columns.Rating.Printed(),
            "course" => line.PrintCourse(),
            "target" => line.PrintTarget(),
            "ytd" => line.PrintYearToDate(),
            _ => line.Comparators.FirstOrDefault(each => string.Equals(each.Series, part, StringComparison.OrdinalIgnoreCase)) is { } beside
                ? line.Print(beside.Observation, beside.Series) : null,
        };
    }

    // Whatever period of the measure's own series the report holds.
    static string? Of(ReportLine line, Period period)
    {
        var columns = line.Columns;
        if (columns.Present == period) return line.PrintNow();
        if (columns.Before.FirstOrDefault(each => each.Period == period) is { } before) return line.Print(before.Observation);
        if (columns.YearBefore?.Period == period) return line.Print(columns.YearBefore);
        return line.Trend.FirstOrDefault(each => each.Period == period) is { } held ? line.Print(held) : null;
    }

    static (string Name, string? More) Split(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    static string Named(string token) => Opening + (token.Length > LongestNamed ? token[..LongestNamed] + "…" : token) + Closing;
}
