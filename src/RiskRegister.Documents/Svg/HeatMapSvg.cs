using RiskRegister.Documents.Pictures;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Svg;

/// <summary>Draws the heat maps: that of risks, and below it that of opportunities, where there are any.</summary>
public static class HeatMapSvg
{
    const int Margin = 20;
    const int MapWidth = 1_000;
    const int HeadSize = 20;
    const int Between = 60;

    /// <summary>Writes SVG; the same entries make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static void Write(HeatMapPicture picture, Stream output)
    {
        var cells = new HeatMapCells(picture.Settings);
        foreach (var entry in picture.Entries) cells.Add(entry);
        EntryKind[] kinds = [EntryKind.Risk, EntryKind.Opportunity];
        var maps = kinds.Select(cells.Of).Where(map => map.Kind == EntryKind.Risk || !map.IsEmpty).ToArray();
        var drawings = maps.Select(map => new HeatMapDrawing(map, MapWidth)).ToArray();
        var quarter = picture.Quarter?.Printed(picture.Settings.FinancialYearStartsIn)
            ?? $"Live register – {RegisterWording.Draft.ToLowerInvariant()}";
        var title = $"{picture.Settings.RegisterName} – {HeatMap.Title.ToLowerInvariant()} – {quarter}";
        var heading = TextLayout.Wrapped(title, MapWidth, HeadSize, bold: true);
        var top = Margin + (heading.Count * 26);
        string[] notes = [.. Notes(picture, maps).SelectMany(note => TextLayout.Wrapped(note, MapWidth, Lettering.Usual))];
        var height = top + (notes.Length * 20) + drawings.Sum(drawing => drawing.Height + Between);
        using var svg = new SvgCanvas(output, MapWidth + (2 * Margin), height, title,
            string.Join(' ', maps.Select(map => map.Describe(picture.ScoreLabel))));
        var bold = new Lettering(HeadSize) { Bold = true };
        for (var at = 0; at < heading.Count; at++) svg.Words(Margin, 34 + (at * 26), heading[at], bold);
        for (var at = 0; at < notes.Length; at++) svg.Words(Margin, top + 14 + (at * 20), notes[at], new Lettering());
        top += notes.Length * 20;
        for (var at = 0; at < drawings.Length; at++)
        {
            var caption = TextLayout.Cut(maps[at].Caption(picture.ScoreLabel), MapWidth, 16, bold: true);
            svg.Words(Margin, top + 34, caption, new Lettering(16) { Bold = true });
            drawings[at].Draw(svg, top + Between - 10, linked: false);
            top += drawings[at].Height + Between;
        }
    }

    static IEnumerable<string> Notes(HeatMapPicture picture, IReadOnlyList<HeatMap> maps)
    {
        yield return $"{picture.ScoreLabel}; "
            + $"{(picture.Edition == Edition.Public ? "public edition" : Capitals.Lower(RegisterWording.NotForPublication))}. "
            + "All open entries; those on the register in bold.";
        yield return ScoreKey.ThresholdWords(picture.Settings);
        if (picture.Since is { } since && maps.Any(map => map.HasArrows)) yield return ScoreKey.ArrowWords(since, picture.Settings);
    }
}
