using RiskRegister.Documents.Pictures;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Html;

/// <summary>The entries of one kind, a card each.</summary>
sealed class HtmlCards(HtmlXml html, PrintableRegister register)
{
    readonly Matrix matrix = new(register.Settings.Matrix);
    readonly RegisterLabels labels = register.Settings.Labels;

    public async Task WriteAsync(EntryKind kind, CancellationToken cancellation)
    {
        var plural = ColumnHeadings.Plural(kind);
        var hasCards = false;
        html.Start("section", ("aria-label", plural));
        await foreach (var line in register.Read(kind, cancellation))
        {
            var entry = PrintedEntry.Of(line, register, matrix);
            html.Start("article", ("class", "card"), ("style", $"page:{HtmlStyles.PageOf(entry.Reference)}"));
            if (!hasCards) html.Element("h2", plural, ("id", plural.ToLowerInvariant()));
            hasCards = true;
            WriteCard(entry);
            html.End();
            html.LineBreak();
        }

        if (!hasCards)
        {
            html.Element("h2", plural, ("id", plural.ToLowerInvariant()));
            html.Element("p", register.NoneWords(kind));
        }

        html.End();
    }

    void WriteCard(PrintedEntry entry)
    {
        html.Start("h3", ("id", entry.Reference));
        html.Text($"{entry.Reference} – ");
        html.Isolated(entry.Title);
        html.End();
        foreach (var line in entry.Description) html.Written("p", line);
        WriteScores(entry);
        WritePictures(entry);
        WriteFacts(entry);
        var headings = ColumnHeadings.Of(entry.State.Kind, labels);
        WriteList(headings[3], entry.Effects);
        WriteList(headings[4], entry.Controls);
        if (entry.HasActionDetails) WriteActions(headings[6], entry.Actions);
        else WriteList(headings[6], [.. entry.Actions.Select(action => action.Text)]);
        if (entry.CardNotes.Count > 0) WriteList("Notes", entry.CardNotes);
    }

    void WriteScores(PrintedEntry entry)
    {
        html.Start("dl", ("class", "scores"));
        WriteScore(labels.Score, entry.Score);
        WriteScore(labels.ResidualScore, entry.ResidualScore);
        if (entry.TargetScore is { } target) WriteScore(labels.TargetScore, target);
        html.End();
    }

    void WriteScore(string label, PrintedScore score)
    {
        html.Start("div");
        html.Element("dt", label);
        html.Start("dd");
        html.Element("strong", $"{score.Value} {score.Band}", ("class", $"value {HtmlStyles.ClassOf(score.Shade)}"));
        html.Text($" {score.Factors}: {score.Words}");
        html.End();
        html.End();
    }

    void WritePictures(PrintedEntry entry)
    {
        html.Start("div", ("class", "pictures"));
        using (var canvas = html.Picture(ScoreDrawing.MatrixWidth, ScoreDrawing.MatrixHeight, ScoreDrawing.Describe(entry.State, labels),
            "picture"))
            ScoreDrawing.DrawMatrix(canvas, register.Settings.Matrix, matrix, entry.State);
        if (entry.Trend.Count > 1)
        {
            var trend = new CardTrend(labels, entry.Trend);
            using var canvas = html.Picture(CardTrend.Width, CardTrend.Height, trend.Description, "picture");
            trend.Draw(canvas);
        }

        html.End();
    }

    void WriteFacts(PrintedEntry entry)
    {
        html.Start("dl", ("class", "facts"));
        foreach (var (label, text) in entry.Facts)
        {
            html.Element("dt", label);
            html.Written("dd", text);
        }

        html.Element("dt", labels.DirectionOfTravel);
        html.Start("dd");
        html.Element("p", entry.Direction.Words, ("class", HtmlStyles.ClassOf(entry.Direction.Meaning)));
        foreach (var line in entry.Direction.Narrative) html.Written("p", line);
        html.End();
        html.End();
    }

    // A single item is a sentence, not a list.
    void WriteList(string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        html.Start("div", ("class", "list"));
        html.Element("h4", heading);
        if (items.Count == 1) html.Written("p", items[0]);
        else
        {
            html.Start("ul");
            foreach (var item in items) html.Written("li", item);
            html.End();
        }

        html.End();
    }

    void WriteActions(string heading, IReadOnlyList<PrintedAction> actions)
    {
        html.Element("h4", heading);
        var table = new HtmlTable(html, PrintedAction.Headings);
        table.Start("actions", heading, captioned: false);
        foreach (var action in actions)
        {
            table.StartRow();
            table.RowHeader(() =>
            {
                html.Written("p", action.Text);
                foreach (var line in action.Progress) html.Written("p", $"Progress: {line}", "progress");
            });
            table.Cell(() => html.Written("span", action.Owner));
            table.Cell(action.Due);
            table.Cell(() => html.Element(action.IsOverdue ? "strong" : "span", action.Status));
            table.EndRow();
        }

        table.End();
    }
}
