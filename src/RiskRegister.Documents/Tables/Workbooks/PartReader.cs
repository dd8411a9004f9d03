using System.Globalization;
using System.Text;
using System.Xml;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>
/// Walks the XML of a part forwards, element by element, by local names: transitional and strict workbooks differ in namespaces only.
/// Nothing outside the part is read, document types are refused, and depth is bounded, so that no part costs more than its length.
/// </summary>
sealed class PartReader : IDisposable
{
    const int DeepestElement = 64;

    readonly XmlReader xml;
    readonly Func<string, RefusedException> malformed;
    readonly char[] buffer = new char[4096];

    public PartReader(Stream part, Func<string, RefusedException> malformed)
    {
        this.malformed = malformed;
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

    public IEnumerable<string> Children(string name) => Children().Where(child => child == name);

    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>An attribute that names a relationship.</summary>
    public string? RelationshipId =>
        xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    public int? Number(string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, null, out var number) ? number : null;

    public bool Flag(string name) => xml.GetAttribute(name) is "1" or "true";

    /// <summary>The text of the present element, as far as <paramref name="longest"/>; the rest is passed over.</summary>
    public string Text(int longest)
    {
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var text = new StringBuilder();
        while (Next() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement) continue;
            while (xml.ReadValueChunk(buffer, 0, buffer.Length) is var count and > 0)
                text.Append(buffer, 0, Math.Min(count, longest - text.Length));
        }

        return text.ToString();
    }

    public void Dispose() => xml.Dispose();

    bool Next()
    {
        if (!xml.Read()) return false;
        return xml.Depth <= DeepestElement ? true : throw malformed("its XML is nested too deeply");
    }
}
