using System.Globalization;
using System.Text;
using System.Xml;

namespace RiskRegister.Documents.Tables.Packages;

/// <summary>One step of a walk through the XML of a part.</summary>
/// <param name="Depth">1 for what stands directly within the element.</param>
/// <param name="Name">Null for text.</param>
readonly record struct PartStep(int Depth, string? Name, bool IsEnd);

/// <summary>
/// Walks the XML of a part forwards, element by element, by local names: transitional and strict files differ in namespaces only.
/// Nothing outside the part is read, document types are refused, and depth is bounded, so that no part costs more than its length.
/// </summary>
sealed class PartReader : IDisposable
{
    readonly XmlReader xml;
    readonly Func<string, RefusedException> malformed;
    readonly int deepest;
    readonly char[] buffer = new char[4096];

    /// <param name="deepest">How many elements may stand within one another.</param>
    public PartReader(Stream part, Func<string, RefusedException> malformed, int deepest = 64)
    {
        (this.malformed, this.deepest) = (malformed, deepest);
        xml = XmlReader.Create(part, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
    }

    /// <summary>Goes to the root element and gives its name.</summary>
    public string OpenRoot()
    {
        while (Next() && xml.NodeType != XmlNodeType.Element)
        {
        }

        return xml.LocalName;
    }

    /// <summary>The children of the present element, one after the other; what was not read of one is passed over.</summary>
    public IEnumerable<string> Children()
    {
        if (xml.IsEmptyElement) yield break;
        var depth = xml.Depth;
        while (Next() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1) yield return xml.LocalName;
        }
    }

    /// <summary>
    /// What lies within the present element, one step after the other: elements by their names, text without one; and how deep.
    /// </summary>
    public IEnumerable<PartStep> Steps()
    {
        if (xml.IsEmptyElement) yield break;
        var depth = xml.Depth;
        while (Next() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    yield return new PartStep(xml.Depth - depth, xml.LocalName, IsEnd: false);
                    break;
                case XmlNodeType.EndElement:
                    yield return new PartStep(xml.Depth - depth, xml.LocalName, IsEnd: true);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    yield return new PartStep(xml.Depth - depth, null, IsEnd: false);
                    break;
            }
        }
    }

    public bool IsEmpty => xml.IsEmptyElement;

    public string Namespace => xml.NamespaceURI;

    /// <summary>Adds the present text, as far as it fits.</summary>
    public void AppendTo(StringBuilder text, int longest)
    {
        while (xml.ReadValueChunk(buffer, 0, buffer.Length) is var count and > 0)
            text.Append(buffer, 0, Math.Max(0, Math.Min(count, longest - text.Length)));
    }

    public IEnumerable<string> Children(string name) => Children().Where(child => child == name);

    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>An attribute whatever its namespace: documents have one for each edition of their standard.</summary>
    public string? LocalAttribute(string name)
    {
        string? value = null;
        for (var more = xml.MoveToFirstAttribute(); more && value is null; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name) value = xml.Value;
        }

        xml.MoveToElement();
        return value;
    }

    public int? LocalNumber(string name) =>
        int.TryParse(LocalAttribute(name), NumberStyles.AllowLeadingSign, null, out var number) ? number : null;

    /// <summary>An attribute that names a relationship.</summary>
    public string? RelationshipId =>
        xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    public int? Number(string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, null, out var number) ? number : null;

    public bool Flag(string name) => IsTrue(xml.GetAttribute(name));

    /// <summary>The text of the present element, as far as <paramref name="longest"/>; the rest is passed over.</summary>
    public string Text(int longest)
    {
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var text = new StringBuilder();
        while (Next() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement) continue;
            AppendTo(text, longest);
        }

        return text.ToString();
    }

    public static bool IsTrue(string? text) => text is "1" or "true" or "on";

    public void Dispose() => xml.Dispose();

    bool Next()
    {
        if (!xml.Read()) return false;
        return xml.Depth <= deepest ? true : throw malformed("its XML is nested too deeply");
    }
}
