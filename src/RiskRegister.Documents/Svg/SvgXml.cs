using System.Globalization;
using System.Text;
using System.Xml;
using RiskRegister.Documents.Packages;

namespace RiskRegister.Documents.Svg;

/// <summary>Writes a picture in SVG: lines, boxes and text, in user units that are pixels where nothing scales them.</summary>
sealed class SvgXml : IDisposable
{
    public const int TextSize = 14;

    const string Namespace = "http://www.w3.org/2000/svg";

    static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    readonly XmlWriter xml;

    /// <param name="title">What the picture is, for those who cannot see it.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    public SvgXml(Stream output, int width, int height, string title, string description)
    {
        xml = XmlWriter.Create(output, Settings);
        Start("svg", ("viewBox", $"0 0 {Text(width)} {Text(height)}"), ("width", Text(width)), ("height", Text(height)), ("role", "img"),
            ("aria-labelledby", "title description"), ("font-family", "Arial, 'Liberation Sans', Helvetica, sans-serif"), ("font-size", Text(TextSize)));
        xml.WriteAttributeString("xml", "lang", null, "en-GB");
        Start("title", ("id", "title"));
        xml.WriteString(CleanText.Of(title));
        End();
        Start("desc", ("id", "description"));
        xml.WriteString(CleanText.Of(description));
        End();
        Box(0, 0, width, height, "#FFFFFF", null);
    }

    public void Dispose()
    {
        End();
        xml.Dispose();
    }

    /// <param name="stroke">Colour of the border; null for none.</param>
    public void Box(int x, int y, int width, int height, string fill, string? stroke) => Element(
        "rect", ("x", Text(x)), ("y", Text(y)), ("width", Text(width)), ("height", Text(height)), ("fill", fill), ("stroke", stroke ?? "none"));

    /// <param name="dashes">Lengths of dashes and gaps; null for an unbroken line.</param>
    public void Line(IEnumerable<(int X, int Y)> points, string colour, int width, string? dashes = null)
    {
        Start("polyline", ("points", string.Join(' ', points.Select(point => $"{Text(point.X)},{Text(point.Y)}"))), ("fill", "none"), ("stroke", colour), ("stroke-width", Text(width)));
        if (dashes is not null) xml.WriteAttributeString("stroke-dasharray", dashes);
        End();
    }

    public void Disc(int x, int y, int radius, string fill) => Element("circle", ("cx", Text(x)), ("cy", Text(y)), ("r", Text(radius)), ("fill", fill), ("stroke", fill));

    /// <param name="anchor">start, middle or end: which part of the text stands at x.</param>
    public void Words(int x, int y, string text, string colour = "#1A1A1A", string anchor = "start", bool bold = false, int size = TextSize, int turned = 0)
    {
        Start("text", ("x", Text(x)), ("y", Text(y)), ("fill", colour), ("text-anchor", anchor));
        if (bold) xml.WriteAttributeString("font-weight", "bold");
        if (size != TextSize) xml.WriteAttributeString("font-size", Text(size));
        if (turned != 0) xml.WriteAttributeString("transform", $"rotate({Text(turned)} {Text(x)} {Text(y)})");
        xml.WriteString(CleanText.Of(text));
        End();
    }

    void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        End();
    }

    void Start(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
    }

    void End() => xml.WriteEndElement();

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
