using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Word;

/// <summary>The entries of one kind in the columns of a published register.</summary>
static class WordEntries
{
    // Wide enough for "Reference", "Organisational", "assumed", "Residual" and "(improving)" on a line.
    static readonly int[] Widths = [920, 1_850, 1_290, 2_250, 2_400, 840, 2_450, 860, 1_160, 1_378];

    public static async Task WriteAsync(WordXml word, EntryKind kind, RegisterDocument register, CancellationToken cancellation)
    {
        var matrix = new Matrix(register.Settings.Matrix);
        var table = new WordTable(word, Widths);
        var hasRows = false;
        await foreach (var line in register.Read(kind, cancellation))
        {
            if (!hasRows)
            {
                table.Start(ColumnHeadings.Plural(kind), "A row for every entry, in the columns of the register.");
                table.Headings(ColumnHeadings.Of(kind, register.Settings.Labels));
            }

            hasRows = true;
            var entry = PrintedEntry.Of(line, matrix, register.Day);
            table.Row(() => WriteCells(word, table, entry, register.Settings.Labels), canSplit: true);
        }

        if (hasRows) table.End();
        else word.Paragraph("Normal", RegisterWording.NoneOnRegister(kind));
    }

    static void WriteCells(WordXml word, WordTable table, PrintedEntry entry, RegisterLabels labels)
    {
        table.Cell(() =>
        {
            word.Paragraph("EntryTitle", entry.Reference);
            foreach (var note in entry.ReferenceNotes) word.Paragraph("TableNote", note);
        });
        table.Cell(() =>
        {
            word.Paragraph("EntryTitle", entry.Title);
            foreach (var line in entry.Description) word.Paragraph("TableText", line);
            foreach (var note in entry.Notes) word.Paragraph("TableNote", note);
        });
        table.LinesCell(entry.Types);
        table.ListCell(Items(entry.Effects));
        table.ListCell(Items(entry.Controls));
        ScoreCell(word, table, entry.Score);
        table.ListCell(entry.Actions);
        table.Cell(() =>
        {
            WriteScore(word, entry.ResidualScore);
            if (entry.TargetScore is not { } target) return;
            word.Paragraph("ScoreText", () => word.InkedRun($"{labels.TargetScore} {target.Value} {target.Band} {target.Factors}", entry.ResidualScore.Shade.Ink, bold: false));
        }, entry.ResidualScore.Shade);
        table.LinesCell(entry.Owners);
        table.Cell(() => WriteDirection(word, entry.Direction));
    }

    static void ScoreCell(WordXml word, WordTable table, PrintedScore score) => table.Cell(() => WriteScore(word, score), score.Shade);

    static void WriteScore(WordXml word, PrintedScore score)
    {
        word.Paragraph("ScoreText", () => word.InkedRun(score.Value, score.Shade.Ink, bold: true));
        word.Paragraph("ScoreText", () => word.InkedRun(score.Band, score.Shade.Ink, bold: false));
        word.Paragraph("ScoreText", () => word.InkedRun(score.Factors, score.Shade.Ink, bold: false));
    }

    static void WriteDirection(WordXml word, PrintedDirection direction)
    {
        word.Paragraph("EntryTitle", () => word.InkedRun(direction.Words, InkOf(direction.Meaning), bold: true));
        foreach (var line in direction.Narrative) word.Paragraph("TableText", line);
        if (direction.Warning is { } warning) word.Paragraph("TableNote", warning);
    }

    static string InkOf(DirectionMeaning? meaning) => meaning switch
    {
        DirectionMeaning.Worsening => "8A1C1C",
        DirectionMeaning.Improving => "1B5E20",
        _ => "000000",
    };

    static IReadOnlyList<PrintedAction> Items(IReadOnlyList<string> texts) => [.. texts.Select(text => new PrintedAction(text, null))];
}
