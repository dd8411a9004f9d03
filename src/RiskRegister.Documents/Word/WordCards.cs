using RiskRegister.Documents.Pictures;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Word;

/// <summary>The entries of one kind, a card each; every card begins on a page.</summary>
static class WordCards
{
    // No page has only the last lines of an entry.
    const int LastTogether = 4;

    static readonly int[] ScoreWidths = [2_700, 2_000, 5_506];
    static readonly int[] ActionWidths = [4_900, 2_206, 1_700, 1_400];
    static readonly string[] ScoreHeadings = ["Score", "Value and band", "Impact × likelihood"];

    /// <param name="heading">What stands above the first card.</param>
    public static async Task WriteAsync(WordXml word, EntryKind kind, WordHeading heading, PrintableRegister register,
        CancellationToken cancellation)
    {
        var matrix = new Matrix(register.Settings.Matrix);
        var hasCards = false;
        word.Heading(heading);
        await foreach (var line in register.Read(kind, cancellation))
        {
            var entry = PrintedEntry.Of(line, register, matrix);
            word.Heading(new WordHeading(WordHeading.BookmarkOf(entry.Reference), 3, entry.Heading, OnNewPage: hasCards));
            hasCards = true;
            Write(word, entry, register, matrix);
        }

        if (!hasCards) word.Paragraph("Normal", register.NoneWords(kind));
    }

    public static string InkOf(DirectionMeaning? meaning) => meaning switch
    {
        DirectionMeaning.Worsening => "8A1C1C",
        DirectionMeaning.Improving => "1B5E20",
        _ => "000000",
    };

    static void Write(WordXml word, PrintedEntry entry, PrintableRegister register, Matrix matrix)
    {
        var labels = register.Settings.Labels;
        foreach (var line in entry.Description) word.Paragraph("Normal", line);
        WriteScores(word, entry, labels);
        WritePictures(word, entry, register, matrix);
        foreach (var (label, text) in entry.Facts) WordFront.WriteFact(word, "Fact", label, text);
        word.Paragraph("Fact", () =>
        {
            word.Run(labels.DirectionOfTravel, "Label");
            word.Tab();
            word.Run(entry.Direction.Words, ink: InkOf(entry.Direction.Meaning), bold: true);
        });
        foreach (var line in entry.Direction.Narrative) word.Paragraph("Normal", line);
        var headings = ColumnHeadings.Of(entry.State.Kind, labels);
        WriteList(word, headings[3], entry.Effects);
        WriteList(word, headings[4], entry.Controls);
        if (entry.HasActionDetails) WriteActions(word, headings[6], entry);
        else WriteList(word, headings[6], [.. entry.Actions.Select(action => action.Text)], goesOn: entry.CardNotes.Count > 0);
        WriteList(word, "Notes", entry.CardNotes);
    }

    static void WriteScores(WordXml word, PrintedEntry entry, RegisterLabels labels)
    {
        var table = new WordTable(word, ScoreWidths, text: "CardText");
        table.Start($"Scores of {entry.Reference}",
            "A row for every score: its value and band, and the impact and likelihood that make it.");
        table.Headings(ScoreHeadings);
        Row(labels.Score, entry.Score);
        Row(labels.ResidualScore, entry.ResidualScore);
        if (entry.TargetScore is { } target) Row(labels.TargetScore, target);
        table.End();

        void Row(string label, PrintedScore score) => table.Row(() =>
        {
            table.TextCell(label, bold: true);
            table.ShadedCell($"{score.Value} {score.Band}", score.Shade, bold: true);
            table.TextCell($"{score.Factors}: {score.Words}");
        });
    }

    static void WritePictures(WordXml word, PrintedEntry entry, PrintableRegister register, Matrix matrix) =>
        word.Paragraph("Picture", () =>
    {
        var labels = register.Settings.Labels;
        word.Picture(ScoreDrawing.MatrixWidth, ScoreDrawing.MatrixHeight, ScoreDrawing.Describe(entry.State, labels),
            canvas => ScoreDrawing.DrawMatrix(canvas, register.Settings.Matrix, matrix, entry.State));
        if (entry.Trend.Count < 2) return;
        word.Run("  ");
        var card = new CardTrend(labels, entry.Trend);
        word.Picture(CardTrend.Width, CardTrend.Height, card.Description, card.Draw);
    });

    // A single item is a sentence, not a list.
    /// <param name="goesOn">Whether what follows stays with its end.</param>
    static void WriteList(WordXml word, string heading, IReadOnlyList<string> items, bool goesOn = false)
    {
        if (items.Count == 0) return;
        word.Paragraph("Heading4", heading);
        for (var at = 0; at < items.Count; at++)
        {
            var isLast = at == items.Count - 1;
            word.Paragraph(items.Count == 1 ? "Normal" : "CardBullet", items[at], isLast ? goesOn : at >= items.Count - LastTogether);
        }
    }


    static void WriteActions(WordXml word, string heading, PrintedEntry entry)
    {
        word.Paragraph("Heading4", heading);
        var table = new WordTable(word, ActionWidths, text: "CardText");
        table.Start($"Actions of {entry.Reference}",
            "A row for every action: the action with its progress, its owner, its due date and its status.");
        table.Headings(PrintedAction.Headings);
        foreach (var action in entry.Actions)
        {
            table.Row(() =>
            {
                table.LinesCell([action.Text, .. action.Progress.Select(line => $"Progress: {line}")]);
                table.TextCell(action.Owner);
                table.TextCell(action.Due);
                table.TextCell(action.Status, bold: action.IsOverdue);
            });
        }

        table.End();
    }
}
