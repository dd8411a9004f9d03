namespace RiskRegister.Documents.Svg;

/// <summary>
/// Draws how an entry's score and residual score went from snapshot to snapshot, beside the threshold. The lines differ in dashes and
/// marks as well as colour, and every value stands at its mark.
/// </summary>
public static class TrendSvg
{
    const int Left = 70;
    const int Top = 110;
    const int Height = 375;
    const int Right = 40;
    const int PointWidth = 96;
    const int FewestWidths = 6;
    const int LongestTitle = 90;
    const int Highest = 25;
    const string ScoreColour = "#8A4B00";
    const string ResidualColour = "#1F3864";
    const string ThresholdColour = "#404040";

    /// <summary>Writes SVG; the same points make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static void Write(TrendPicture picture, Stream output)
    {
        var points = picture.Points;
        var plot = Math.Max(points.Count, FewestWidths) * PointWidth;
        var title = $"{picture.Name} – {(picture.Title.Length <= LongestTitle ? picture.Title : $"{picture.Title[..(LongestTitle - 1)]}…")}";
        using var svg = new SvgXml(output, Left + plot + Right, Top + Height + 90, $"{picture.Name} – {picture.Title}", Describe(picture));
        svg.Words(20, 34, title, bold: true, size: 18);
        WriteLegend(svg, picture);
        WriteScale(svg, plot);
        if (points.Count == 0)
        {
            svg.Words(Left + 20, Top + (Height / 2), "In no snapshot yet.");
            return;
        }

        // Few points share the width of the smallest chart.
        var each = plot / points.Count;
        var thresholds = points.SelectMany((point, at) => new[] { (Left + (at * each), Y(point.Threshold)), (Left + ((at + 1) * each), Y(point.Threshold)) });
        svg.Line(thresholds, ThresholdColour, 2, "2 5");
        svg.Line(points.Select((point, at) => (X(at), Y(point.Score))), ScoreColour, 3, "10 5");
        svg.Line(points.Select((point, at) => (X(at), Y(point.Residual))), ResidualColour, 3);
        for (var at = 0; at < points.Count; at++) WriteMarks(svg, points[at], X(at));

        int X(int at) => Left + (at * each) + (each / 2);
    }

    static void WriteMarks(SvgXml svg, TrendMark point, int x)
    {
        // The higher one's number stands above its mark, the other's below.
        var residualAbove = point.Residual > point.Score;
        svg.Box(x - 6, Y(point.Score) - 6, 12, 12, ScoreColour, null);
        svg.Words(x, Y(point.Score) + (residualAbove ? 24 : -12), $"{point.Score}", ScoreColour, "middle", bold: true);
        svg.Disc(x, Y(point.Residual), 6, ResidualColour);
        svg.Words(x, Y(point.Residual) + (residualAbove ? -12 : 24), $"{point.Residual}", ResidualColour, "middle", bold: true);
        svg.Words(x, Top + Height + 30, $"Q{point.Quarter.Number}", anchor: "middle");
        svg.Words(x, Top + Height + 50, point.Quarter.Printed.Split(' ')[^1], anchor: "middle");
    }

    static void WriteLegend(SvgXml svg, TrendPicture picture)
    {
        svg.Line([(20, 60), (70, 60)], ScoreColour, 3, "10 5");
        svg.Box(39, 54, 12, 12, ScoreColour, null);
        svg.Words(80, 65, picture.Labels.Score, ScoreColour);
        svg.Line([(250, 60), (300, 60)], ResidualColour, 3);
        svg.Disc(275, 60, 6, ResidualColour);
        svg.Words(310, 65, picture.Labels.ResidualScore, ResidualColour);
        svg.Line([(480, 60), (530, 60)], ThresholdColour, 2, "2 5");
        svg.Words(540, 65, picture.Points.Count == 0 ? "Threshold" : $"Threshold {picture.Points[^1].Threshold}", ThresholdColour);
    }

    static void WriteScale(SvgXml svg, int width)
    {
        for (var value = 0; value <= Highest; value += 5)
        {
            svg.Line([(Left, Y(value)), (Left + width, Y(value))], value == 0 ? "#1A1A1A" : "#C0C0C0", 1);
            svg.Words(Left - 12, Y(value) + 5, $"{value}", anchor: "end");
        }
    }

    static int Y(int value) => Top + Height - (value * Height / Highest);

    static string Describe(TrendPicture picture)
    {
        var points = picture.Points.Select(point =>
            $"{point.Quarter.Printed}: {picture.Labels.Score.ToLowerInvariant()} {point.Score}, {picture.Labels.ResidualScore.ToLowerInvariant()} {point.Residual}, threshold {point.Threshold}");
        return picture.Points.Count == 0 ? "In no snapshot yet." : $"{string.Join("; ", points)}.";
    }
}
