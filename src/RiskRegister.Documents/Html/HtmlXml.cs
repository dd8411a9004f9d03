using System.Text;
using System.Xml;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Svg;

namespace RiskRegister.Documents.Html;

/// <summary>Writes HTML element by element; whatever is text comes out as text.</summary>
sealed class HtmlXml : IDisposable
{
    static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        ConformanceLevel = ConformanceLevel.Fragment,
        CloseOutput = false,
    };

    readonly XmlWriter xml;

    public HtmlXml(Stream output)
    {
        xml = XmlWriter.Create(output, Settings);
        xml.WriteRaw("<!DOCTYPE html>\n");
    }

    public void Dispose() => xml.Dispose();

    public void Start(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, CleanText.Of(value));
    }

    /// <summary>Of the element that has just begun.</summary>
    public void Class(string style) => xml.WriteAttributeString("class", style);

    // HTML knows no <p/>.
    public void End() => xml.WriteFullEndElement();

    public void Void(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        xml.WriteEndElement();
    }

    public void Text(string text) => xml.WriteString(CleanText.Of(text));

    public void Element(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        Text(text);
        End();
    }

    /// <summary>Text that people wrote: it runs from right to left where its letters do.</summary>
    public void Written(string name, string text, string? style = null)
    {
        Start(name, ("dir", "auto"));
        if (style is not null) xml.WriteAttributeString("class", style);
        Text(text);
        End();
    }

    /// <summary>The same within a line: what stands before and after it keeps its place.</summary>
    public void Isolated(string text)
    {
        Start("bdi");
        Text(text);
        End();
    }

    /// <summary>A link within the page.</summary>
    public void Link(string target, string text) => Element("a", text, ("href", $"#{target}"));

    /// <summary>A picture of a size in pixels, to be drawn on and disposed of.</summary>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    public SvgCanvas Picture(int width, int height, string description, string style, bool hasLinks = false) =>
        new(xml, width, height, description, style, hasLinks);

    /// <summary>Text of a style sheet; nothing in it may come from outside unescaped.</summary>
    public void Style(string css) => xml.WriteRaw(css);

    public void LineBreak() => xml.WriteRaw("\n");
}
