using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Word;

/// <summary>The entries of one kind in the columns of a published register, a table each:
/// its headings come again where it goes on, and name it.</summary>
static class WordEntries
{
    // Wide enough for "Reference", "Organisational", "assumed", "Residual" and "(improving)" on a line.
    static readonly int[] Widths = [920, 1_850, 1_290, 2_250, 2_400, 840, 2_450, 860, 1_160, 1_378];

    /// <param name="heading">What stands above the first table.</param>
    public static async Task WriteAsync(WordXml word, EntryKind kind, WordHeading heading, PrintableRegister register,
        CancellationToken cancellation)
    {
        var (matrix, labels) = (new Matrix(register.Settings.Matrix), register.Settings.Labels);
        var headings = ColumnHeadings.Of(kind, labels);
        var hasRows = false;
        word.Heading(heading);
        await foreach (var line in register.Read(kind, cancellation))
        {
            hasRows = true;
            var entry = PrintedEntry.Of(line, register, matrix);
            var table = new WordTable(word, Widths, text: "RegisterText", heading: "RegisterHeading");
            table.Start(entry.Heading, "One entry, in the columns of the register.");
            table.Headings([$"{headings[0]} {entry.Reference}", .. headings.Skip(1)]);
            table.Row(() => WriteCells(word, table, entry, labels), canSplit: true);
            table.End();
        }

        if (!hasRows) word.Paragraph("Normal", register.NoneWords(kind));
    }

    static void WriteCells(WordXml word, WordTable table, PrintedEntry entry, RegisterLabels labels)
    {
        table.Cell(() =>
        {
            word.Bookmarked("RegisterTitle", WordHeading.BookmarkOf(entry.Reference), entry.Reference);
            foreach (var note in entry.ReferenceNotes) word.Paragraph("RegisterText", note);
        });
        table.Cell(() =>
        {
            word.Paragraph("RegisterTitle", entry.Title);
            foreach (var line in entry.Description) word.Paragraph("RegisterText", line);
            foreach (var note in entry.Notes) word.Paragraph("RegisterText", note);
        });
        table.LinesCell(entry.Types);
        table.ListCell(Items(entry.Effects));
        table.ListCell(Items(entry.Controls));
        table.Cell(() => WriteScore(word, entry.Score), entry.Score.Shade);
        table.ListCell(entry.Actions);
        table.Cell(() =>
        {
            var ink = entry.ResidualScore.Shade.Ink;
            WriteScore(word, entry.ResidualScore);
            if (entry.TargetScore is not { } target) return;
            word.Paragraph("RegisterScore",
                () => word.Run($"{labels.TargetScore} {target.Value} {target.Band} {target.Factors}", ink: ink));
        }, entry.ResidualScore.Shade);
        table.LinesCell(entry.Owners);
        table.Cell(() => WriteDirection(word, entry.Direction));
    }

    static void WriteScore(WordXml word, PrintedScore score)
    {
        word.Paragraph("RegisterScore", () => word.Run(score.Value, ink: score.Shade.Ink, bold: true));
        word.Paragraph("RegisterScore", () => word.Run(score.Band, ink: score.Shade.Ink));
        word.Paragraph("RegisterScore", () => word.Run(score.Factors, ink: score.Shade.Ink));
    }

    static void WriteDirection(WordXml word, PrintedDirection direction)
    {
        word.Paragraph("RegisterTitle", () => word.Run(direction.Words, ink: WordCards.InkOf(direction.Meaning), bold: true));
        foreach (var line in direction.Narrative) word.Paragraph("RegisterText", line);
        if (direction.Warning is { } warning) word.Paragraph("RegisterText", warning);
    }

    static IReadOnlyList<PrintedAction> Items(IReadOnlyList<string> texts) => [.. texts.Select(text => new PrintedAction(text, null))];
}
