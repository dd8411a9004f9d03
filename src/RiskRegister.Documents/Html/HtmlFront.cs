using RiskRegister.Documents.Pictures;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Html;

/// <summary>What comes before the entries: the register on a page, highlights, heat maps and key.</summary>
static class HtmlFront
{
    // As wide as a printed page.
    const int MapWidth = 660;

    public static void WriteOverview(HtmlXml html, RegisterOutline outline)
    {
        var register = outline.Register;
        var isAppendix = register.Committee is not null;
        html.Start("section", ("aria-labelledby", "overview"), ("class", isAppendix ? "page" : "front"));
        html.Element("h2", isAppendix ? OverviewRow.AppendixCaption : OverviewRow.Caption, ("id", "overview"));
        if (register.Quarter is null) html.Element("p", RegisterWording.NoHighlightsYet);
        html.Start("ul", ("class", "counts"));
        foreach (var (label, number) in outline.Counts)
        {
            html.Start("li");
            html.Text($"{label}: ");
            html.Element("strong", number);
            html.End();
        }

        html.End();
        foreach (var entry in outline.Corrected) WriteCorrected(html, entry, isLinked: true);
        if (outline.Entries > 0) WriteRows(html, outline);
        html.End();
    }

    public static void WriteHighlights(
        HtmlXml html, RegisterHighlights highlights, IReadOnlyList<CorrectedEntry> corrected, bool isLinked, CancellationToken cancellation)
    {
        var lines = HighlightLines.Of(highlights, corrected);
        html.Start("section", ("aria-labelledby", "highlights"));
        html.Element("h2", HighlightLines.Title, ("id", "highlights"));
        foreach (var sentence in highlights.Summary) html.Written("p", sentence);
        if (lines.Unchanged.Count > 0)
        {
            html.Start("p");
            html.Text(HighlightLines.UnchangedWords(highlights));
            for (var at = 0; at < lines.Unchanged.Count; at++)
            {
                if (at > 0) html.Text(", ");
                LinkedReference(html, lines.Unchanged[at], isLinked ? lines.Unchanged[at] : null);
            }

            html.Text(".");
            html.End();
        }

        if (lines.Changed.Count > 0)
        {
            var table = new HtmlTable(html, HighlightLines.Headings);
            table.Start("highlights", "What changed, entry by entry");
            foreach (var entry in lines.Changed)
            {
                cancellation.ThrowIfCancellationRequested();
                var cells = lines.Of(entry);
                table.StartRow();
                var target = isLinked && entry.Changes[0].Code != ChangeCode.Removed ? cells[0] : null;
                table.RowHeader(() => LinkedReference(html, cells[0], target));
                table.Written(cells[1]);
                table.Written(cells[2]);
                table.EndRow();
            }

            table.End();
        }

        html.End();
    }

    public static void WriteCorrected(HtmlXml html, CorrectedEntry entry, bool isLinked)
    {
        foreach (var correction in entry.Corrections)
        {
            html.Start("p", ("class", "corrected"));
            LinkedReference(html, entry.Reference, isLinked ? entry.Reference : null);
            html.Text($": {RegisterWording.CorrectedOn(correction.On)} ");
            html.Isolated(correction.Note);
            html.End();
        }
    }

    public static void WriteHeatMaps(HtmlXml html, RegisterOutline outline)
    {
        var register = outline.Register;
        html.Start("section", ("aria-labelledby", "maps"), ("class", "page"));
        html.Element("h2", HeatMap.Title, ("id", "maps"));
        foreach (var map in outline.Maps)
        {
            html.Element("h3", map.Caption(register.Settings.Labels.ResidualScore));
            var drawing = new HeatMapDrawing(map, MapWidth);
            html.Start("div", ("class", "map"));
            using (var canvas = html.Picture(drawing.Width, drawing.Height, map.Describe(register.Settings.Labels.ResidualScore),
                "picture", hasLinks: !map.IsEmpty))
                drawing.Draw(canvas, 0, linked: true);
            html.End();
        }

        html.End();
    }

    public static void WriteKey(HtmlXml html, PrintableRegister register)
    {
        var settings = register.Settings;
        html.Start("section", ("aria-labelledby", "key"));
        html.Element("h2", ScoreKey.Title, ("id", "key"));
        foreach (var sentence in ScoreKey.Sentences(register)) html.Element("p", sentence);
        var bands = new HtmlTable(html, ScoreKey.BandHeadings);
        bands.Start("key", "Bands of scores");
        foreach (var (risk, opportunity, cells) in ScoreKey.Bands(settings))
        {
            bands.StartRow();
            bands.RowHeader(() => html.Text(cells[0]), HtmlStyles.ClassOf(risk));
            bands.Cell(cells[1], HtmlStyles.ClassOf(opportunity));
            bands.Cell(cells[2]);
            bands.EndRow();
        }

        bands.End();
        WriteTable(html, "Steps of impact and likelihood", ScoreKey.StepHeadings, ScoreKey.Steps(settings.Matrix));
        if (settings.Abbreviations.Count > 0)
        {
            WriteTable(html, "Abbreviations", ScoreKey.AbbreviationHeadings,
                settings.Abbreviations.Select(each => new[] { each.Letters, each.Meaning }));
        }

        html.End();
    }

    static void WriteTable(HtmlXml html, string caption, string[] headings, IEnumerable<string[]> rows)
    {
        var table = new HtmlTable(html, headings);
        table.Start("key", caption);
        foreach (var cells in rows)
        {
            table.StartRow();
            table.RowHeader(() => html.Text(cells[0]));
            foreach (var cell in cells[1..]) table.Cell(cell);
            table.EndRow();
        }

        table.End();
    }

    static void WriteRows(HtmlXml html, RegisterOutline outline)
    {
        var table = new HtmlTable(html, OverviewRow.Headings(outline.Register));
        table.Start("overview", "Every entry, the most significant first", captioned: false);
        foreach (var row in outline.Rows)
        {
            table.StartRow();
            table.RowHeader(() =>
            {
                LinkedReference(html, row.Reference, row.Reference);
                html.Text(" ");
                html.Isolated(row.Title);
            });
            table.Cell(row.Before, "number");
            table.Cell(() =>
            {
                html.Element("strong", row.Residual.Value);
                html.Text($" {row.Residual.Band}");
            }, $"number {HtmlStyles.ClassOf(row.Residual.Shade)}");
            table.Cell(row.Target, "number");
            table.Cell(() =>
            {
                html.Element("p", row.Movement);
                if (row.Direction.Length > 0) html.Element("p", row.Direction, ("class", HtmlStyles.ClassOf(row.Meaning)));
            });
            table.Cell(() => WriteSpark(html, row));
            table.Cell(() => html.Element(row.Overdue > 0 ? "strong" : "span", row.Overdue > 0 ? $"{row.Overdue} overdue" : "None"));
            table.EndRow();
        }

        table.End();
        if (outline.Entries > outline.Rows.Count) html.Element("p",
            RegisterWording.OnlyTheMostSignificant(outline.Rows.Count, outline.Entries));
    }

    static void WriteSpark(HtmlXml html, OverviewRow row)
    {
        if (row.Residuals.Count < 2)
        {
            html.Text("–");
            return;
        }

        using var canvas = html.Picture(ScoreDrawing.SparkWidth, ScoreDrawing.SparkHeight, row.Trend, "spark");
        ScoreDrawing.DrawSpark(canvas, row.Residuals);
    }

    static void LinkedReference(HtmlXml html, string reference, string? target)
    {
        if (target is null) html.Text(reference);
        else html.Link(target, reference);
    }
}
