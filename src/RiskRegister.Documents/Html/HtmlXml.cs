using System.Text;
using System.Xml;
using RiskRegister.Documents.Packages;

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

    /// <summary>A style sheet; nothing in it may come from outside unescaped.</summary>
    public void StyleSheet(string css)
    {
        xml.WriteStartElement("style");
        xml.WriteRaw(css);
        End();
    }

    public void LineBreak() => xml.WriteRaw("\n");
}
