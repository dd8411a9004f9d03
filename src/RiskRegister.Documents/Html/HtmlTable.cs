namespace RiskRegister.Documents.Html;

/// <summary>
/// A table that is a stack of cards on narrow screens. Cards take a table's meaning from browsers' accessibility trees, so that its roles
/// are said aloud.
/// </summary>
sealed class HtmlTable(HtmlXml html, IReadOnlyList<string> headings)
{
    int column;

    /// <param name="captioned">Whether the caption is printed, or only said to those who cannot see the table.</param>
    public void Start(string style, string caption, bool captioned = true)
    {
        // A caption of the table's own may end a page, with the table on the next.
        if (captioned) html.Element("p", caption, ("class", "caption"));
        html.Start("table", ("class", $"stack {style}"), ("role", "table"), ("aria-label", caption));
        html.Start("thead", ("role", "rowgroup"));
        html.Start("tr", ("role", "row"));
        foreach (var heading in headings) html.Element("th", heading, ("scope", "col"), ("role", "columnheader"));
        html.End();
        html.End();
        html.Start("tbody", ("role", "rowgroup"));
    }

    public void End()
    {
        html.End();
        html.End();
    }

    public void StartRow()
    {
        column = 0;
        html.Start("tr", ("role", "row"));
    }

    public void EndRow()
    {
        html.End();
        html.LineBreak();
    }

    /// <summary>The cell that names the row.</summary>
    public void RowHeader(Action content, string? style = null) => Cell("th", content, style);

    public void Cell(Action content, string? style = null) => Cell("td", content, style);

    public void Cell(string text, string? style = null) => Cell("td", () => html.Text(text), style);

    /// <summary>What people wrote.</summary>
    public void Written(string text) => Cell("td", () => html.Written("p", text), null);

    void Cell(string name, Action content, string? style)
    {
        var heading = headings[column++];
        if (name == "th") html.Start("th", ("scope", "row"), ("role", "rowheader"), ("data-label", heading));
        else html.Start("td", ("role", "cell"), ("data-label", heading));
        if (style is not null) html.Class(style);
        content();
        html.End();
    }
}
