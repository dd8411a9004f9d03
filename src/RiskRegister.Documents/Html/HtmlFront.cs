using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Html;

/// <summary>Highlights, heat map and key.</summary>
static class HtmlFront
{
    public static void WriteHighlights(HtmlXml html, RegisterHighlights highlights, CancellationToken cancellation)
    {
        html.Start("section", ("aria-labelledby", "highlights"));
        html.Element("h2", HighlightLines.Title, ("id", "highlights"));
        foreach (var sentence in highlights.Summary) html.Written("p", sentence);
        if (highlights.Entries.Count > 0)
        {
            StartTable(html, "highlights", "What changed, entry by entry", HighlightLines.Headings);
            foreach (var entry in highlights.Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                var cells = HighlightLines.Of(entry);
                html.Start("tr");
                html.Element("th", cells[0], ("scope", "row"));
                html.Written("td", cells[1]);
                html.Written("td", cells[2]);
                html.End();
            }

            EndTable(html);
        }

        html.End();
    }

    /// <param name="linked">References that have a row further down.</param>
    public static void WriteHeatMap(HtmlXml html, HeatMap map, IReadOnlySet<string> linked, bool onNewPage)
    {
        if (onNewPage) html.Start("section", ("aria-labelledby", "map"), ("class", "page"));
        else html.Start("section", ("aria-labelledby", "map"));
        html.Element("h2", HeatMap.Title, ("id", "map"));
        StartTable(html, "map", HeatMap.Caption, [HeatMap.Corner, .. map.Likelihoods]);
        foreach (var row in map.Rows)
        {
            html.Start("tr");
            html.Element("th", row.Impact, ("scope", "row"));
            foreach (var cell in row.Cells) WriteCell(html, cell, linked);
            html.End();
        }

        EndTable(html);
        html.End();
    }

    public static void WriteKey(HtmlXml html, RegisterSettings settings)
    {
        html.Start("section", ("aria-labelledby", "key"));
        html.Element("h2", ScoreKey.Title, ("id", "key"));
        html.Element("p", ScoreKey.Explanation);
        StartTable(html, "key", "Bands of scores", ScoreKey.BandHeadings);
        foreach (var (band, cells) in ScoreKey.Bands(settings))
        {
            var shade = HtmlStyles.ClassOf(Shade.Of(band));
            html.Start("tr");
            html.Element("th", cells[0], ("scope", "row"), ("class", shade));
            foreach (var cell in cells[1..]) html.Element("td", cell, ("class", shade));
            html.End();
        }

        EndTable(html);
        StartTable(html, "key", "Steps of impact and likelihood", ScoreKey.StepHeadings);
        foreach (var cells in ScoreKey.Steps(settings.Matrix))
        {
            html.Start("tr");
            html.Element("th", cells[0], ("scope", "row"));
            foreach (var cell in cells[1..]) html.Element("td", cell);
            html.End();
        }

        EndTable(html);
        html.End();
    }

    static void WriteCell(HtmlXml html, HeatMapCell cell, IReadOnlySet<string> linked)
    {
        html.Start("td", ("class", HtmlStyles.ClassOf(cell.Shade)));
        html.Element("p", $"{cell.Value} {cell.Band}");
        if (cell.References.Count > 0)
        {
            html.Start("p");
            for (var at = 0; at < cell.References.Count; at++)
            {
                if (at > 0) html.Text(", ");
                var reference = cell.References[at];
                if (linked.Contains(reference)) html.Element("a", reference, ("href", $"#{reference}"));
                else html.Text(reference);
            }

            html.End();
        }

        html.End();
    }

    // Where the screen is narrow, the table scrolls by itself, with the keyboard too.
    static void StartTable(HtmlXml html, string style, string caption, IEnumerable<string> headings)
    {
        html.Start("div", ("class", "scroll"), ("role", "region"), ("aria-label", caption), ("tabindex", "0"));
        html.Start("table", ("class", style));
        html.Element("caption", caption);
        html.Start("thead");
        html.Start("tr");
        foreach (var heading in headings) html.Element("th", heading, ("scope", "col"));
        html.End();
        html.End();
        html.Start("tbody");
    }

    static void EndTable(HtmlXml html)
    {
        html.End();
        html.End();
        html.End();
    }
}
