using System.Globalization;
using RiskRegister.Documents.Pictures;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Word;

/// <summary>What comes before the entries: title block, the register on a page, contents, highlights, heat maps and key.</summary>
static class WordFront
{
    const int MapWidth = 670;

    static readonly int[] OverviewWidths = [3_060, 660, 1_180, 800, 1_420, 1_340, 1_026, 720];
    static readonly int[] HighlightWidths = [1_000, 3_700, 5_506];
    static readonly int[] BandWidths = [3_000, 3_000, 4_206];
    static readonly int[] StepWidths = [900, 3_100, 3_100, 3_106];
    static readonly int[] AbbreviationWidths = [2_400, 7_806];

    public static void WriteTitle(WordXml word, TitleBlock title)
    {
        word.Paragraph("Subtitle", title.Organisation);
        word.Paragraph("Title", title.Heading);
        if (title.Notice is { } notice) word.Paragraph("Notice", notice);
        foreach (var (label, text) in title.Facts) WriteFact(word, "FrontFact", label, text);
    }

    public static void WriteFact(WordXml word, string style, string label, string text) => word.Paragraph(style, () =>
    {
        word.Run(label, "Label");
        word.Tab();
        word.Run(text);
    });

    public static void WriteOverview(WordXml word, RegisterOutline outline, IReadOnlyDictionary<string, int> pages)
    {
        if (outline.Register.Quarter is null) word.Paragraph("Normal", RegisterWording.NoHighlightsYet);
        word.Paragraph("Normal", () =>
        {
            for (var at = 0; at < outline.Counts.Count; at++)
            {
                word.Run($"{(at == 0 ? "" : "   ")}{outline.Counts[at].Label}: ");
                word.Run(outline.Counts[at].Number, bold: true);
            }
        });
        foreach (var entry in outline.Corrected) WriteCorrected(word, entry, isLinked: true);
        if (outline.Entries == 0) return;
        var table = new WordTable(word, OverviewWidths);
        table.Start(OverviewRow.Caption,
            "A row for every entry, the most significant first: its residual score before, now and as a target, how it moved, and its "
                + "overdue actions.");
        table.Headings([.. OverviewRow.Headings(outline.Register), "Page"]);
        foreach (var row in outline.Rows) table.Row(() => WriteRow(word, table, row, pages));
        table.End();
        if (outline.Entries > outline.Rows.Count)
            word.Paragraph("Normal", RegisterWording.OnlyTheMostSignificant(outline.Rows.Count, outline.Entries));
    }

    public static void WriteCorrected(WordXml word, CorrectedEntry entry, bool isLinked)
    {
        foreach (var correction in entry.Corrections)
        {
            word.Paragraph("Normal", () =>
            {
                if (isLinked) word.Link(WordHeading.BookmarkOf(entry.Reference), entry.Reference);
                else word.Run(entry.Reference);
                word.Run($": {RegisterWording.CorrectedOn(correction.On)} ");
                word.Run(correction.Note);
            });
        }
    }

    /// <summary>Its lines stand ready with links and page numbers, as far as these can be told without laying the document out.</summary>
    public static void WriteContents(WordXml word, IReadOnlyList<WordHeading> headings, IReadOnlyDictionary<string, int> pages)
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
                WritePage(word, heading.Bookmark, pages);
                word.End();
                if (isLast) word.FieldEnd();
            });
        }
    }

    public static void WriteHighlights(
        WordXml word, RegisterHighlights highlights, IReadOnlyList<CorrectedEntry> corrected, bool isLinked, CancellationToken cancellation)
    {
        var lines = HighlightLines.Of(highlights, corrected);
        foreach (var sentence in highlights.Summary) word.Paragraph("Normal", sentence);
        if (lines.Unchanged.Count > 0) word.Paragraph("Normal", () => WriteUnchanged(word, lines, highlights, isLinked));
        if (lines.Changed.Count == 0) return;
        var table = new WordTable(word, HighlightWidths);
        table.Start(HighlightLines.Title, "A row for every entry that changed: its reference, its title and what changed.");
        table.Headings(HighlightLines.Headings);
        foreach (var entry in lines.Changed)
        {
            cancellation.ThrowIfCancellationRequested();
            var cells = lines.Of(entry);
            var hasCard = isLinked && entry.Changes[0].Code != ChangeCode.Removed;
            table.Row(() =>
            {
                table.Cell(() => word.Paragraph("Small", () => WriteReference(word, cells[0], hasCard)));
                table.TextCell(cells[1]);
                table.TextCell(cells[2]);
            });
        }

        table.End();
    }

    static void WriteUnchanged(WordXml word, HighlightLines lines, RegisterHighlights highlights, bool isLinked)
    {
        word.Run(HighlightLines.UnchangedWords(highlights));
        for (var at = 0; at < lines.Unchanged.Count; at++)
        {
            if (at > 0) word.Run(", ");
            WriteReference(word, lines.Unchanged[at], isLinked);
        }

        word.Run(".");
    }

    public static void WriteHeatMaps(WordXml word, RegisterOutline outline)
    {
        var (register, label) = (outline.Register, outline.Register.Settings.Labels.ResidualScore);
        foreach (var map in outline.Maps)
        {
            word.Heading(MapHeading(map, label));
            var drawing = new HeatMapDrawing(map, MapWidth);
            word.Paragraph("Picture", () =>
            {
                using var canvas = new WordCanvas(word, drawing.Width, drawing.Height, map.Describe(label));
                drawing.Draw(canvas, 0, linked: true);
            });
        }
    }

    public static WordHeading MapHeading(HeatMap map, string scoreLabel) => new($"_TocMap{map.Kind}", 2, map.Caption(scoreLabel));

    public static void WriteKey(WordXml word, PrintableRegister register)
    {
        var settings = register.Settings;
        foreach (var sentence in ScoreKey.Sentences(register)) word.Paragraph("Normal", sentence);
        var bands = new WordTable(word, BandWidths);
        bands.Start("Bands of scores", "A row for every band: its name for risks and for opportunities, and the scores in it.");
        bands.Headings(ScoreKey.BandHeadings);
        foreach (var (risk, opportunity, cells) in ScoreKey.Bands(settings))
        {
            bands.Row(() =>
            {
                bands.ShadedCell(cells[0], risk);
                bands.ShadedCell(cells[1], opportunity);
                bands.TextCell(cells[2]);
            });
        }

        bands.End();
        WriteTable(word, StepWidths, "Steps of impact and likelihood", "A row for every step from 1 to 5, in words.", ScoreKey.StepHeadings,
            ScoreKey.Steps(settings.Matrix));
        if (settings.Abbreviations.Count == 0) return;
        WriteTable(word, AbbreviationWidths, "Abbreviations", "A row for every abbreviation and what it stands for.",
            ScoreKey.AbbreviationHeadings,
            settings.Abbreviations.Select(each => new[] { each.Letters, each.Meaning }));
    }

    static void WriteTable(WordXml word, int[] widths, string title, string description, string[] headings, IEnumerable<string[]> rows)
    {
        var table = new WordTable(word, widths);
        table.Start(title, description);
        table.Headings(headings);
        foreach (var cells in rows)
        {
            table.Row(() =>
            {
                foreach (var text in cells) table.TextCell(text);
            });
        }

        table.End();
    }

    static void WriteRow(WordXml word, WordTable table, OverviewRow row, IReadOnlyDictionary<string, int> pages)
    {
        var bookmark = WordHeading.BookmarkOf(row.Reference);
        table.Cell(() => word.Paragraph("Small", () =>
        {
            word.Link(bookmark, row.Reference);
            word.Run($" {row.Title}");
        }));
        table.TextCell(row.Before);
        table.ShadedCell($"{row.Residual.Value} {row.Residual.Band}", row.Residual.Shade, bold: true);
        table.TextCell(row.Target);
        table.Cell(() =>
        {
            word.Paragraph("Small", row.Movement);
            if (row.Direction.Length > 0) word.Paragraph("Small",
                () => word.Run(row.Direction, ink: WordCards.InkOf(row.Meaning), bold: true));
        });
        table.Cell(() => word.Paragraph("Small", () =>
        {
            if (row.Residuals.Count < 2)
            {
                word.Run("–");
                return;
            }

            word.Picture(ScoreDrawing.SparkWidth, ScoreDrawing.SparkHeight, row.Trend,
                canvas => ScoreDrawing.DrawSpark(canvas, row.Residuals));
        }));
        table.TextCell(row.Overdue > 0 ? $"{row.Overdue} overdue" : "None", bold: row.Overdue > 0);
        table.Cell(() => word.Paragraph("Small", () => WritePage(word, bookmark, pages)));
    }

    static void WriteReference(WordXml word, string reference, bool isLinked)
    {
        if (isLinked) word.Link(WordHeading.BookmarkOf(reference), reference);
        else word.Run(reference);
    }

    static void WritePage(WordXml word, string bookmark, IReadOnlyDictionary<string, int> pages) =>
        word.Field($"PAGEREF {bookmark} \\h", pages.TryGetValue(bookmark, out var page) ? page.ToString(CultureInfo.InvariantCulture) : "");
}
