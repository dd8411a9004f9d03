using RiskRegister.Documents.Pictures;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Svg;

/// <summary>Draws how an entry's scores went from snapshot to snapshot.</summary>
public static class TrendSvg
{
    const int Left = 60;
    const int Right = 40;
    const int Margin = 20;
    const int Height = 375;
    const int PointWidth = 96;
    const int FewestWidths = 7;
    const int TitleSize = 18;
    const int TitleLine = 24;
    const int MostTitleLines = 6;

    /// <summary>Writes SVG; the same points make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static void Write(TrendPicture picture, Stream output)
    {
        var steps = picture.Points.Select(mark => TrendStep.Of(mark, picture.FinancialYearStartsIn)).ToArray();
        var field = Math.Max(steps.Length, FewestWidths) * PointWidth;
        var width = Left + field + Right;
        var title = $"{picture.Name} – {Bidi.Isolated(picture.Title)}";
        var lines = TextLayout.Wrapped(title, width - (2 * Margin), TitleSize, bold: true);
        if (lines.Count > MostTitleLines)
            lines = [.. lines.Take(MostTitleLines - 1),
                TextLayout.Cut(string.Join(' ', lines.Skip(MostTitleLines - 1)), width - (2 * Margin), TitleSize, bold: true)];
        var noticed = picture.Notice is { } words ? TextLayout.Wrapped(words, width - (2 * Margin), Lettering.Usual, bold: true) : [];
        var head = 34 + (lines.Count * TitleLine) + (noticed.Count * TitleLine);
        var described = TrendDrawing.Describe(picture.Labels, steps);
        using var svg = new SvgCanvas(output, width, head + 40 + Height + 60, title, picture.Notice is { } notice
            ? $"{notice}. {described}" : described);
        for (var at = 0; at < lines.Count; at++) svg.Words(Margin, 34 + (at * TitleLine), lines[at],
            new Lettering(TitleSize) { Bold = true });
        for (var at = 0; at < noticed.Count; at++)
            svg.Words(Margin, 34 + ((lines.Count + at) * TitleLine), noticed[at], new Lettering(Colour: "#8A1C1C") { Bold = true });
        var drawing = new TrendDrawing(picture.Labels, steps)
        {
            Left = Left,
            Top = head + 30,
            Width = field,
            Height = Height,
            Size = Lettering.Usual
        };
        drawing.DrawLegend(svg, Margin, head, (width - (2 * Margin)) / 4);
        drawing.Draw(svg);
    }
}
