using System.Globalization;
using System.Text;
using System.Xml;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Pictures;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Svg;

/// <summary>Writes a picture in SVG, as a file of its own or within a page.</summary>
sealed class SvgCanvas : Canvas
{
    const string Namespace = "http://www.w3.org/2000/svg";

    static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    readonly XmlWriter xml;
    readonly string? space;

    /// <summary>A file.</summary>
    /// <param name="title">What the picture is, for those who cannot see it.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    public SvgCanvas(Stream output, int width, int height, string title, string description)
    {
        (xml, space) = (XmlWriter.Create(output, Settings), Namespace);
        Start("svg", ("viewBox", $"0 0 {Text(width)} {Text(height)}"), ("width", Text(width)), ("height", Text(height)), ("role", "img"),
            ("aria-labelledby", "title description"), ("font-family", "Arial, 'Liberation Sans', Helvetica, sans-serif"),
            ("font-size", Text(Lettering.Usual)));
        xml.WriteAttributeString("xml", "lang", null, "en-GB");
        Start("title", ("id", "title"));
        xml.WriteString(CleanText.Of(title));
        End();
        Start("desc", ("id", "description"));
        xml.WriteString(CleanText.Of(description));
        End();
        Box(0, 0, width, height, White, null);
    }

    /// <summary>A picture within a page in HTML.</summary>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    /// <param name="hasLinks">Whether what is in it can be followed: then it is no mere picture.</param>
    public SvgCanvas(XmlWriter page, int width, int height, string description, string style, bool hasLinks)
    {
        xml = page;
        Start("svg", ("class", style), ("viewBox", $"0 0 {Text(width)} {Text(height)}"), ("width", Text(width)), ("height", Text(height)),
            ("role", hasLinks ? "group" : "img"), ("aria-label", CleanText.Of(description)), ("font-size", Text(Lettering.Usual)));
    }

    protected override void Dispose(bool isDisposing)
    {
        xml.WriteFullEndElement();
        if (space is not null) xml.Dispose();
    }

    public override void Box(int x, int y, int width, int height, string fill, string? stroke, int strokeWidth = 1)
    {
        Start("rect", ("x", Text(x)), ("y", Text(y)), ("width", Text(width)), ("height", Text(height)), ("fill", fill),
            ("stroke", stroke ?? "none"));
        if (strokeWidth != 1) xml.WriteAttributeString("stroke-width", Text(strokeWidth));
        End();
    }

    public override void Line(IReadOnlyList<(int X, int Y)> points, string colour, int width, string? dashes = null)
    {
        Start("polyline", ("points", Points(points)), ("fill", "none"), ("stroke", colour), ("stroke-width", Text(width)));
        if (dashes is not null) xml.WriteAttributeString("stroke-dasharray", dashes);
        End();
    }

    public override void Shape(IReadOnlyList<(int X, int Y)> points, string fill, string? stroke = null)
    {
        Start("polygon", ("points", Points(points)), ("fill", fill), ("stroke", stroke ?? "none"));
        if (stroke is not null && stroke != White) xml.WriteAttributeString("stroke-width", "3");
        End();
    }

    public override void Disc(int x, int y, int radius, string fill, string stroke)
    {
        Start("circle", ("cx", Text(x)), ("cy", Text(y)), ("r", Text(radius)), ("fill", fill), ("stroke", stroke));
        End();
    }

    public override void Words(int x, int y, string text, Lettering lettering)
    {
        if (lettering.Link is { } link) Start("a", ("href", $"#{CleanText.Of(link)}"));
        Start("text", ("x", Text(x)), ("y", Text(y)), ("fill", lettering.Colour), ("text-anchor", EnumName(lettering.Anchor)));
        if (lettering.Bold) xml.WriteAttributeString("font-weight", "bold");
        if (lettering.Size != Lettering.Usual) xml.WriteAttributeString("font-size", Text(lettering.Size));
        if (lettering.Link is not null) xml.WriteAttributeString("text-decoration", "underline");
        xml.WriteString(CleanText.Of(Bidi.Balanced(text)));
        End();
        if (lettering.Link is not null) End();
    }

    void Start(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        if (space is null) xml.WriteStartElement(name);
        else xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
    }

    // A page in HTML knows empty elements only by their end.
    void End() => xml.WriteFullEndElement();

    static string Points(IReadOnlyList<(int X, int Y)> points) =>
        string.Join(' ', points.Select(point => $"{Text(point.X)},{Text(point.Y)}"));

    static string EnumName(Anchor anchor) => anchor switch
    {
        Anchor.Middle => "middle",
        Anchor.End => "end",
        _ => "start",
    };

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
