using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Word;

/// <summary>What comes before the entries: title block, contents, highlights, heat map and key.</summary>
static class WordFront
{
    static readonly int[] HighlightWidths = [1_100, 5_200, 9_098];
    static readonly int[] BandWidths = [3_600, 3_600, 8_198];
    static readonly int[] StepWidths = [1_200, 4_700, 4_700, 4_798];

    public static void WriteTitle(WordXml word, TitleBlock title)
    {
        word.Paragraph("Subtitle", title.Organisation);
        word.Paragraph("Title", title.Heading);
        if (title.Notice is { } notice) word.Paragraph("Notice", notice);
        foreach (var (label, text) in title.Facts)
        {
            word.Paragraph("Fact", () =>
            {
                word.Run(label, "Label");
                word.Tab();
                word.Run(text);
            });
        }
    }

    /// <summary>Its lines stand ready with links; the page numbers come in as soon as Word works fields out.</summary>
    public static void WriteContents(WordXml word, IReadOnlyList<WordHeading> headings)
    {
        word.Paragraph("TOCHeading", "Contents");
        for (var at = 0; at < headings.Count; at++)
        {
            var heading = headings[at];
            var (isFirst, isLast) = (at == 0, at == headings.Count - 1);
            word.Paragraph(heading.Level == 1 ? "TOC1" : "TOC2", () =>
            {
                if (isFirst) word.FieldBegin("TOC \\o \"1-2\" \\h \\z");
                word.Start("hyperlink");
                word.Attribute("anchor", heading.Bookmark);
                word.Attribute("history", "1");
                word.Run(heading.Text, "Hyperlink");
                word.Tab();
                word.Field($"PAGEREF {heading.Bookmark} \\h", "", isStale: true);
                word.End();
                if (isLast) word.FieldEnd();
            });
        }
    }

    public static void WriteHighlights(WordXml word, RegisterHighlights highlights, CancellationToken cancellation)
    {
        foreach (var sentence in highlights.Summary) word.Paragraph("Normal", sentence);
        if (highlights.Entries.Count == 0) return;
        var table = new WordTable(word, HighlightWidths);
        table.Start(HighlightLines.Title, "A row for every entry: its reference, its title and what changed.");
        table.Headings(HighlightLines.Headings);
        foreach (var entry in highlights.Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            table.Row(() =>
            {
                foreach (var text in HighlightLines.Of(entry)) table.TextCell(text);
            });
        }

        table.End();
    }

    public static void WriteHeatMap(WordXml word, HeatMap map)
    {
        word.Paragraph("Normal", $"{HeatMap.Caption}.");
        var table = new WordTable(word, [2_398, 2_600, 2_600, 2_600, 2_600, 2_600]);
        table.Start(HeatMap.Title, "Impact downwards from 5 to 1, likelihood to the right from 1 to 5; each cell names its score, its band and the entries with that residual score.");
        table.Headings([HeatMap.Corner, .. map.Likelihoods]);
        foreach (var row in map.Rows)
        {
            table.Row(() =>
            {
                table.Cell(() => word.Paragraph("EntryTitle", row.Impact));
                foreach (var cell in row.Cells)
                {
                    table.Cell(() =>
                    {
                        word.Paragraph("TableText", () => word.InkedRun($"{cell.Value} {cell.Band}", cell.Shade.Ink, bold: false));
                        word.Paragraph("TableText", () => word.InkedRun(string.Join(", ", cell.References), cell.Shade.Ink, bold: true));
                    }, cell.Shade);
                }
            });
        }

        table.End();
    }

    public static void WriteKey(WordXml word, RegisterSettings settings)
    {
        word.Paragraph("Normal", ScoreKey.Explanation);
        var bands = new WordTable(word, BandWidths);
        bands.Start("Bands of scores", "A row for every band: its name for risks and for opportunities, and the scores in it.");
        bands.Headings(ScoreKey.BandHeadings);
        foreach (var (band, cells) in ScoreKey.Bands(settings))
        {
            var shade = Shade.Of(band);
            bands.Row(() =>
            {
                foreach (var text in cells) bands.Cell(() => word.Paragraph("TableText", () => word.InkedRun(text, shade.Ink, bold: false)), shade);
            });
        }

        bands.End();
        var steps = new WordTable(word, StepWidths);
        steps.Start("Steps of impact and likelihood", "A row for every step from 1 to 5, in words.");
        steps.Headings(ScoreKey.StepHeadings);
        foreach (var cells in ScoreKey.Steps(settings.Matrix))
        {
            steps.Row(() =>
            {
                foreach (var text in cells) steps.TextCell(text);
            });
        }

        steps.End();
    }
}
