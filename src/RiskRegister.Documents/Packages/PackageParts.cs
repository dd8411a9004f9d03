namespace RiskRegister.Documents.Packages;

/// <summary>The two parts by which the parts of a package find each other.</summary>
static class PackageParts
{
    const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static void WriteContentTypes(this PackageWriter package, IEnumerable<(string Part, string ContentType)> parts)
    {
        using var xml = package.Part("[Content_Types].xml");
        xml.WriteStartElement("Types", Types);
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        Default("xml", "application/xml");
        Default("emf", "image/x-emf");
        foreach (var (part, contentType) in parts)
        {
            xml.WriteStartElement("Override", Types);
            xml.WriteAttributeString("PartName", $"/{part}");
            xml.WriteAttributeString("ContentType", contentType);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();

        void Default(string extension, string contentType)
        {
            xml.WriteStartElement("Default", Types);
            xml.WriteAttributeString("Extension", extension);
            xml.WriteAttributeString("ContentType", contentType);
            xml.WriteEndElement();
        }
    }

    /// <param name="part">Where the relationships stand: "_rels/.rels" for the package's own.</param>
    public static void WriteRelationships(
        this PackageWriter package, string part, IEnumerable<(string Id, string Type, string Target)> relationships)
    {
        using var xml = package.Part(part);
        xml.WriteStartElement("Relationships", Relationships);
        foreach (var (id, type, target) in relationships)
        {
            xml.WriteStartElement("Relationship", Relationships);
            xml.WriteAttributeString("Id", id);
            xml.WriteAttributeString("Type", type);
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
