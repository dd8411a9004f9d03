using RiskRegister.Documents.Html;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Documents.Performance;

/// <summary>Writes a performance report as a page of its own: key points, exceptions, then theme by theme its table and its text.</summary>
public static class MeasuresHtml
{
    /// <summary>Writes HTML in UTF-8; the same report makes the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    /// <exception cref="InvalidOperationException">A public edition has something exempt or suppressed in it.</exception>
    public static Task WriteAsync(PerformancePaper report, Stream output, CancellationToken cancellation)
    {
        var read = report.Read();
        var themes = report.OnlyExceptions ? [] : read.Lines.Select(line => line.Measure.Theme).Distinct(StringComparer.Ordinal).ToArray();
        (string Id, string Text)[] contents =
        [
            .. report.OnlyExceptions ? [] : new[] { ("key-points", MeasureWords.KeyPoints) }, ("exceptions", MeasureWords.Exceptions),
            .. themes.Select((theme, at) => ($"theme-{at + 1}", theme)),
        ];
        return HtmlFrame.WriteAsync(report, output, contents, pages: null, html =>
        {
            if (!report.OnlyExceptions) WriteKeyPoints(html, read);
            WriteExceptions(html, report, read);
            for (var at = 0; at < themes.Length; at++)
            {
                cancellation.ThrowIfCancellationRequested();
                WriteTheme(html, report, read, themes[at], $"theme-{at + 1}");
            }

            return Task.CompletedTask;
        });
    }

    static void WriteKeyPoints(HtmlXml html, PerformanceReport report)
    {
        html.Start("section", ("aria-labelledby", "key-points"));
        html.Element("h2", MeasureWords.KeyPoints, ("id", "key-points"));
        foreach (var sentence in MeasureWords.Summary(report)) html.Element("p", sentence);
        WriteText(html, report.Text(NarrativePlace.KeyPoints));
        html.End();
    }

    static void WriteExceptions(HtmlXml html, PerformancePaper document, PerformanceReport report)
    {
        html.Start("section", ("aria-labelledby", "exceptions"));
        html.Element("h2", MeasureWords.Exceptions, ("id", "exceptions"));
        var exceptions = report.Exceptions.ToList();
        if (exceptions.Count == 0) html.Element("p", MeasureWords.NoExceptions);
        foreach (var line in exceptions)
        {
            html.Start("section", ("class", "exception"));
            html.Element("h3", $"{line.Measure.Reference} – {line.Measure.Title}");
            html.Element("p", MeasureWords.Standing(line));
            html.Start("dl", ("class", "facts"));
            foreach (var (label, text) in MeasureWords.Said(report, line, document.Settings))
            {
                html.Element("dt", label);
                html.Start("dd");
                foreach (var paragraph in Printed.Lines.Of(text)) html.Written("p", paragraph);
                html.End();
            }

            html.End();
            html.End();
        }

        html.End();
    }

    static void WriteTheme(HtmlXml html, PerformancePaper document, PerformanceReport report, string theme, string id)
    {
        html.Start("section", ("aria-labelledby", id), ("class", "page"));
        html.Element("h2", theme, ("id", id));
        foreach (var section in report.Lines.Where(line => line.Measure.Theme == theme).GroupBy(line => line.Measure.Section,
            StringComparer.Ordinal))
        {
            if (section.Key is { } name) html.Element("h3", name);
            var part = report with { Lines = [.. section] };
            WriteTable(html, document, part, section.Key ?? theme);
            foreach (var sentence in MeasureWords.Key(part)) html.Element("p", sentence, ("class", "shorthand"));
            if (section.Key is not null) WriteText(html, report.Text(new NarrativePlace(theme, section.Key)));
        }

        WriteText(html, report.Text(new NarrativePlace(theme, null)));
        html.End();
    }

    static void WriteTable(HtmlXml html, PerformancePaper document, PerformanceReport part, string caption)
    {
        var table = new HtmlTable(html, MeasureWords.Headings(document));
        table.Start("measures", caption, captioned: false);
        foreach (var line in part.Lines)
        {
            table.StartRow();
            table.RowHeader(() =>
            {
                html.Start("strong");
                html.Text($"{line.Measure.Reference} ");
                html.End();
                html.Isolated(line.Measure.Title);
                html.Element("p", MeasureWords.Note(line), ("class", "note"));
            });
            var figures = MeasureWords.Figures(line);
            for (var at = 0; at < figures.Length; at++)
                table.Cell(figures[at], at == figures.Length - 1 ? $"rating {ClassOf(line.Columns.Rating)}" : at < 6 ? "number" : null);
            table.Cell(() =>
            {
                using var picture = html.Picture(MeasureSpark.Width, MeasureSpark.Height, MeasureWords.Trend(line), "spark");
                MeasureSpark.Draw(picture, line.Trend);
            });
            table.EndRow();
        }

        table.End();
    }

    static void WriteText(HtmlXml html, string? text)
    {
        if (text is null) return;
        var isListed = false;
        foreach (var (paragraph, isItem) in MeasureWords.Paragraphs(text))
        {
            if (isItem != isListed)
            {
                if (isItem) html.Start("ul");
                else html.End();
                isListed = isItem;
            }

            html.Written(isItem ? "li" : "p", paragraph);
        }

        if (isListed) html.End();
    }

    static string ClassOf(Rating rating) => rating switch
    {
        Rating.OnTrack => "on-track",
        Rating.SlightlyBelow => "slightly-below",
        Rating.RequiresImprovement => "requires-improvement",
        _ => "unrated",
    };
}
