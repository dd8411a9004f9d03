using System.Globalization;
using System.Xml;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Pictures;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Word;

/// <summary>
/// Draws a picture in a line of a Word document, as a group of shapes (ECMA-376, part 1, 20; [MS-ODRAWXML] 2.3, wpg and wps).
/// </summary>
sealed class WordCanvas : Canvas
{
    public const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    public const string Shapes = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    public const string Groups = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    public const string Placing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

    // In English Metric Units and half points.
    const long Pixel = 9_525;
    const double HalfPoints = 1.5;

    readonly WordXml word;
    readonly XmlWriter xml;

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    public WordCanvas(WordXml word, int width, int height, string description)
    {
        (this.word, xml) = (word, word.Xml);
        word.Meter.StartPicture(height * 0.75);
        word.Start("r");
        xml.WriteStartElement("mc", "AlternateContent", Compatibility);
        xml.WriteStartElement("mc", "Choice", Compatibility);
        xml.WriteAttributeString("Requires", "wpg");
        word.Start("drawing");
        word.Start("wp", "inline", Placing, ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"));
        word.Empty("wp", "extent", Placing, ("cx", Units(width)), ("cy", Units(height)));
        word.Empty("wp", "effectExtent", Placing, ("l", "0"), ("t", "0"), ("r", "0"), ("b", "0"));
        var id = Text(word.NextId());
        word.Empty("wp", "docPr", Placing, ("id", id), ("name", $"Picture {id}"), ("descr", CleanText.Of(description)));
        word.Empty("wp", "cNvGraphicFramePr", Placing);
        word.Start("a", "graphic", Drawing);
        word.Start("a", "graphicData", Drawing, ("uri", Groups));
        word.Start("wpg", "wgp", Groups);
        word.Empty("wpg", "cNvGrpSpPr", Groups);
        word.Start("wpg", "grpSpPr", Groups);
        word.Start("a", "xfrm", Drawing);
        word.Empty("a", "off", Drawing, ("x", "0"), ("y", "0"));
        word.Empty("a", "ext", Drawing, ("cx", Units(width)), ("cy", Units(height)));
        word.Empty("a", "chOff", Drawing, ("x", "0"), ("y", "0"));
        word.Empty("a", "chExt", Drawing, ("cx", Units(width)), ("cy", Units(height)));
        End(2);
    }

    protected override void Dispose(bool isDisposing)
    {
        End(8);
        word.Meter.EndPicture();
    }

    public override void Box(int x, int y, int width, int height, string fill, string? stroke, int strokeWidth = 1)
    {
        StartShape(x, y, width, height, "rect");
        Fill(fill);
        Outline(stroke, strokeWidth);
        EndShape();
    }

    public override void Disc(int x, int y, int radius, string fill, string stroke)
    {
        StartShape(x - radius, y - radius, 2 * radius, 2 * radius, "ellipse");
        Fill(fill);
        Outline(stroke, 1);
        EndShape();
    }

    public override void Line(IReadOnlyList<(int X, int Y)> points, string colour, int width, string? dashes = null)
    {
        if (points.Count < 2) return;
        StartPath(points, isClosed: false);
        word.Empty("a", "noFill", Drawing);
        Outline(colour, width, dashes is null ? null : dashes.StartsWith('2') ? "sysDot" : dashes.StartsWith('4') ? "sysDash" : "dash");
        EndShape();
    }

    public override void Shape(IReadOnlyList<(int X, int Y)> points, string fill, string? stroke = null)
    {
        StartPath(points, isClosed: true);
        Fill(fill);
        Outline(stroke, stroke == White ? 1 : 3);
        EndShape();
    }

    public override void Words(int x, int y, string text, Lettering lettering)
    {
        var width = (int)Math.Ceiling(TextLayout.WidthOf(text, lettering.Size, bold: true)) + 8;
        var left = lettering.Anchor switch
        {
            Anchor.Middle => x - (width / 2),
            Anchor.End => x - width,
            _ => x,
        };
        StartShape(left, y - lettering.Size, width, (int)(lettering.Size * 1.4), "rect", isText: true);
        word.Empty("a", "noFill", Drawing);
        Outline(null, 1);
        End(1);
        word.Start("wps", "txbx", Shapes);
        word.Start("txbxContent");
        word.Start("p");
        word.Start("pPr");
        word.Value("pStyle", "PictureText");
        if (lettering.Anchor != Anchor.Start) word.Value("jc", lettering.Anchor == Anchor.Middle ? "center" : "right");
        word.End();
        if (lettering.Link is { } link)
        {
            word.Start("hyperlink");
            word.Attribute("anchor", WordHeading.BookmarkOf(link));
            word.Attribute("history", "1");
        }

        word.Start("r");
        word.Start("rPr");
        if (lettering.Bold) word.Element("b");
        word.Value("color", lettering.Colour[1..]);
        word.Value("sz", (int)Math.Round(lettering.Size * HalfPoints));
        word.Value("szCs", (int)Math.Round(lettering.Size * HalfPoints));
        if (lettering.Link is not null) word.Value("u", "single");
        word.End();
        word.Start("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CleanText.Of(text));
        word.End();
        word.End();
        if (lettering.Link is not null) word.End();
        End(3);
        word.Start("wps", "bodyPr", Shapes, ("wrap", "none"), ("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0"), ("anchor", "t"));
        word.Empty("a", "noAutofit", Drawing);
        End(2);
    }

    void StartShape(int x, int y, int width, int height, string geometry, bool isText = false)
    {
        StartFrame(x, y, width, height, isText);
        word.Start("a", "prstGeom", Drawing, ("prst", geometry));
        word.Empty("a", "avLst", Drawing);
        End(1);
    }

    void StartFrame(int x, int y, int width, int height, bool isText)
    {
        word.Start("wps", "wsp", Shapes);
        var id = Text(word.NextId());
        word.Empty("wps", "cNvPr", Shapes, ("id", id), ("name", $"Shape {id}"));
        if (isText) word.Empty("wps", "cNvSpPr", Shapes, ("txBox", "1"));
        else word.Empty("wps", "cNvSpPr", Shapes);
        word.Start("wps", "spPr", Shapes);
        word.Start("a", "xfrm", Drawing);
        word.Empty("a", "off", Drawing, ("x", Units(x)), ("y", Units(y)));
        word.Empty("a", "ext", Drawing, ("cx", Units(width)), ("cy", Units(height)));
        End(1);
    }

    void StartPath(IReadOnlyList<(int X, int Y)> points, bool isClosed)
    {
        var (left, top) = (points.Min(point => point.X), points.Min(point => point.Y));
        var (width, height) = (points.Max(point => point.X) - left, points.Max(point => point.Y) - top);
        StartFrame(left, top, width, height, isText: false);
        word.Start("a", "custGeom", Drawing);
        foreach (var list in (ReadOnlySpan<string>)["avLst", "gdLst", "ahLst", "cxnLst"]) word.Empty("a", list, Drawing);
        word.Empty("a", "rect", Drawing, ("l", "0"), ("t", "0"), ("r", "r"), ("b", "b"));
        word.Start("a", "pathLst", Drawing);
        word.Start("a", "path", Drawing, ("w", Units(width)), ("h", Units(height)));
        for (var at = 0; at < points.Count; at++)
        {
            word.Start("a", at == 0 ? "moveTo" : "lnTo", Drawing);
            word.Empty("a", "pt", Drawing, ("x", Units(points[at].X - left)), ("y", Units(points[at].Y - top)));
            End(1);
        }

        if (isClosed) word.Empty("a", "close", Drawing);
        End(3);
    }

    void EndShape()
    {
        End(1);
        word.Empty("wps", "bodyPr", Shapes);
        End(1);
    }

    void Fill(string colour)
    {
        word.Start("a", "solidFill", Drawing);
        word.Empty("a", "srgbClr", Drawing, ("val", colour[1..]));
        End(1);
    }

    void Outline(string? colour, int width, string? dashes = null)
    {
        word.Start("a", "ln", Drawing, ("w", Units(width)));
        if (colour is null) word.Empty("a", "noFill", Drawing);
        else Fill(colour);
        if (dashes is not null) word.Empty("a", "prstDash", Drawing, ("val", dashes));
        End(1);
    }

    void End(int elements)
    {
        for (var at = 0; at < elements; at++) xml.WriteEndElement();
    }

    public static string Units(int pixels) => (pixels * Pixel).ToString(CultureInfo.InvariantCulture);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
