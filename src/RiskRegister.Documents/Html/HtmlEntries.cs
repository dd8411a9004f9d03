using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Html;

/// <summary>
/// The entries of one kind in the columns of a published register, and on narrow screens a card an entry. Cards take a table's meaning from
/// browsers' accessibility trees, so that its roles are said aloud.
/// </summary>
sealed class HtmlEntries(HtmlXml html, PrintableRegister register)
{
    readonly Matrix matrix = new(register.Settings.Matrix);

    public async Task WriteAsync(EntryKind kind, CancellationToken cancellation)
    {
        var plural = ColumnHeadings.Plural(kind);
        var headings = ColumnHeadings.Of(kind, register.Settings.Labels);
        var hasRows = false;
        html.Start("section", ("aria-labelledby", plural.ToLowerInvariant()), ("class", "page"));
        html.Element("h2", plural, ("id", plural.ToLowerInvariant()));
        await foreach (var line in register.Read(kind, cancellation))
        {
            hasRows = true;
            WriteEntry(PrintedEntry.Of(line, register, matrix), headings);
        }

        if (!hasRows) html.Element("p", register.NoneWords(kind));
        html.End();
    }

    // A table an entry: its headings come again on each page that it goes on to, and they name the entry.
    void WriteEntry(PrintedEntry entry, IReadOnlyList<string> headings)
    {
        html.Start("table", ("class", "register"), ("role", "table"), ("aria-label", entry.Heading));
        html.Start("thead", ("role", "rowgroup"));
        html.Start("tr", ("role", "row"));
        html.Element("th", $"{headings[0]} {entry.Reference}", ("scope", "col"), ("role", "columnheader"));
        foreach (var heading in headings.Skip(1)) html.Element("th", heading, ("scope", "col"), ("role", "columnheader"));
        html.End();
        html.End();
        html.Start("tbody", ("role", "rowgroup"));
        WriteRow(entry, headings);
        html.End();
        html.End();
    }

    void WriteRow(PrintedEntry entry, IReadOnlyList<string> headings)
    {
        html.Start("tr", ("role", "row"));
        html.Start("th", ("scope", "row"), ("role", "rowheader"), ("id", entry.Reference), ("data-label", headings[0]));
        html.Element("p", entry.Reference);
        foreach (var note in entry.ReferenceNotes) html.Written("p", note);
        html.End();
        Cell(headings[1]);
        html.Written("p", entry.Title, "title");
        Paragraphs(entry.Description);
        foreach (var note in entry.Notes) html.Written("p", note);
        html.End();
        Cell(headings[2]);
        Paragraphs(entry.Types);
        html.End();
        Items(headings[3], [.. entry.Effects.Select(effect => new PrintedAction(effect, null))]);
        Items(headings[4], [.. entry.Controls.Select(control => new PrintedAction(control, null))]);
        ScoreCell(headings[5], entry.Score, null);
        Items(headings[6], entry.Actions);
        ScoreCell(headings[7], entry.ResidualScore, entry.TargetScore);
        Cell(headings[8]);
        Paragraphs(entry.Owners);
        html.End();
        Cell(headings[9]);
        WriteDirection(entry.Direction);
        html.End();
        html.End();
        html.LineBreak();
    }

    void Cell(string heading, string? style = null)
    {
        if (style is null) html.Start("td", ("role", "cell"), ("data-label", heading));
        else html.Start("td", ("role", "cell"), ("data-label", heading), ("class", style));
    }

    void Paragraphs(IReadOnlyList<string> lines)
    {
        foreach (var line in lines) html.Written("p", line);
    }

    // A single item is a sentence, not a list.
    void Items(string heading, IReadOnlyList<PrintedAction> items)
    {
        Cell(heading);
        if (items.Count == 1) Item("p", items[0]);
        if (items.Count > 1)
        {
            html.Start("ul");
            foreach (var item in items) Item("li", item);
            html.End();
        }

        html.End();
    }

    void Item(string name, PrintedAction item)
    {
        html.Start(name);
        html.Isolated(item.Text);
        if (item.Details is { } details)
        {
            html.Text(" ");
            html.Isolated(details);
        }

        html.End();
    }

    void ScoreCell(string heading, PrintedScore score, PrintedScore? target)
    {
        Cell(heading, $"score {HtmlStyles.ClassOf(score.Shade)}");
        html.Element("p", score.Value, ("class", "value"));
        html.Element("p", score.Band);
        html.Element("p", score.Factors);
        if (target is not null)
            html.Element("p", $"{register.Settings.Labels.TargetScore} {target.Value} {target.Band} {target.Factors}");
        html.End();
    }

    void WriteDirection(PrintedDirection direction)
    {
        html.Element("p", direction.Words, ("class", HtmlStyles.ClassOf(direction.Meaning)));
        Paragraphs(direction.Narrative);
        if (direction.Warning is { } warning) html.Element("p", warning);
    }
}
