using RiskRegister.Documents.Printed;
using RiskRegister.Documents.Word;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Documents.Performance;

/// <summary>Writes a performance report as a Word document: key points, exceptions, then theme by theme its table and its text.</summary>
public static class MeasuresWord
{
    static readonly int[] Widths = [3_300, 1_050, 1_050, 1_050, 1_050, 1_150, 1_000, 1_250, 1_800, 1_500, 1_198];

    static readonly Shade Good = new("CDE7D0", "000000");
    static readonly Shade Near = new("FFE8B3", "000000");
    static readonly Shade Bad = new("F4C7C3", "000000");

    /// <summary>Writes a .docx; the same report makes the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    /// <exception cref="InvalidOperationException">A public edition has something exempt or suppressed in it.</exception>
    public static Task WriteAsync(PerformancePaper document, Stream output, CancellationToken cancellation)
    {
        var report = document.Read();
        return WordPackage.WriteAsync(document, output, new WordBody(WordPage.Landscape, (word, _) =>
        {
            var headings = 0;
            WordFront.WriteTitle(word, TitleBlock.Of(document));
            if (!document.OnlyExceptions)
            {
                Heading(1, MeasureWords.KeyPoints);
                foreach (var sentence in MeasureWords.Summary(report)) word.Paragraph("Normal", sentence);
                WriteText(word, report.Text(NarrativePlace.KeyPoints));
            }

            Heading(1, MeasureWords.Exceptions);
            WriteExceptions(word, document, report);
            if (document.OnlyExceptions) return Task.CompletedTask;
            foreach (var theme in report.Lines.GroupBy(line => line.Measure.Theme, StringComparer.Ordinal))
            {
                Heading(1, theme.Key, onNewPage: true);
                foreach (var section in theme.GroupBy(line => line.Measure.Section, StringComparer.Ordinal))
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (section.Key is { } name) Heading(2, name);
                    var part = report with { Lines = [.. section] };
                    WriteTable(word, document, part, section.Key ?? theme.Key);
                    foreach (var sentence in MeasureWords.Key(part)) word.Paragraph("Small", sentence);
                    if (section.Key is not null) WriteText(word, report.Text(new NarrativePlace(theme.Key, section.Key)));
                }

                WriteText(word, report.Text(new NarrativePlace(theme.Key, null)));
            }

            return Task.CompletedTask;

            void Heading(int level, string text, bool onNewPage = false) =>
                word.Heading(new WordHeading($"_Toc{++headings:000000}", level, text, onNewPage));
        }));
    }

    static void WriteExceptions(WordXml word, PerformancePaper document, PerformanceReport report)
    {
        var exceptions = report.Exceptions.ToList();
        if (exceptions.Count == 0) word.Paragraph("Normal", MeasureWords.NoExceptions);
        foreach (var line in exceptions)
        {
            word.Paragraph("Normal", () => word.Run($"{line.Measure.Reference} – {line.Measure.Title}", bold: true), withNext: true);
            word.Paragraph("Normal", MeasureWords.Standing(line));
            foreach (var (label, text) in MeasureWords.Said(report, line, document.Settings)) WordFront.WriteFact(word, "Fact", label,
                text);
        }
    }

    static void WriteTable(WordXml word, PerformancePaper document, PerformanceReport part, string title)
    {
        var table = new WordTable(word, Widths, "RegisterText", "RegisterHeading");
        table.Start(title, MeasureWords.TableDescription);
        table.Headings(MeasureWords.Headings(document));
        foreach (var line in part.Lines)
        {
            table.Row(() =>
            {
                table.Cell(() =>
                {
                    word.Paragraph("RegisterText", () =>
                    {
                        word.Run($"{line.Measure.Reference} ", bold: true);
                        word.Run(line.Measure.Title);
                    });
                    word.Paragraph("RegisterText", MeasureWords.Note(line));
                });
                var figures = MeasureWords.Figures(line);
                foreach (var figure in figures[..^1]) table.TextCell(figure);
                if (ShadeOf(line.Columns.Rating) is { } shade) table.ShadedCell(figures[^1], shade);
                else table.TextCell(figures[^1]);
                table.Cell(() => word.Paragraph("RegisterText", () => word.Picture(
                    MeasureSpark.Width - 18, MeasureSpark.Height, MeasureWords.Trend(line), canvas => MeasureSpark.Draw(canvas,
                        line.Trend))));
            });
        }

        table.End();
    }

    static void WriteText(WordXml word, string? text)
    {
        if (text is null) return;
        foreach (var (paragraph, isItem) in MeasureWords.Paragraphs(text)) word.Paragraph(isItem ? "CardBullet" : "Normal", paragraph);
    }

    static Shade? ShadeOf(Rating rating) => rating switch
    {
        Rating.OnTrack => Good,
        Rating.SlightlyBelow => Near,
        Rating.RequiresImprovement => Bad,
        _ => null,
    };
}
