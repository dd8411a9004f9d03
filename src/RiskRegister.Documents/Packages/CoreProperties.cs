using System.Globalization;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Packages;

/// <summary>Title, author, language and date of an Office document.</summary>
static class CoreProperties
{
    public const string Part = "docProps/core.xml";
    public const string ContentType = "application/vnd.openxmlformats-package.core-properties+xml";
    public const string Relationship = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    const string Dublin = "http://purl.org/dc/elements/1.1/";
    const string Terms = "http://purl.org/dc/terms/";
    const string Schema = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Write(PackageWriter package, ReportDocument document)
    {
        var title = TitleBlock.Of(document);
        using var xml = package.Part(Part);
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteElementString("dc", "title", Dublin, CleanText.Of(title.Title));
        xml.WriteElementString("dc", "creator", Dublin, CleanText.Of(title.Organisation));
        if (title.Notice is { } notice) xml.WriteElementString("cp", "category", Core, CleanText.Of(notice));
        xml.WriteElementString("dc", "language", Dublin, "en-GB");
        Date("created");
        Date("modified");
        xml.WriteEndElement();

        void Date(string name)
        {
            xml.WriteStartElement("dcterms", name, Terms);
            xml.WriteAttributeString("xsi", "type", Schema, "dcterms:W3CDTF");
            xml.WriteString(document.Day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
    }
}
