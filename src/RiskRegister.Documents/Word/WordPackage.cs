using System.Xml;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Word;

/// <summary>A Word document: A4 landscape, what every page says above and below, and a body.</summary>
static class WordPackage
{
    const string Prefix = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    static readonly (string Part, string ContentType)[] Parts =
    [
        ("word/document.xml", $"{Prefix}document.main+xml"),
        ("word/styles.xml", $"{Prefix}styles+xml"),
        ("word/numbering.xml", $"{Prefix}numbering+xml"),
        ("word/settings.xml", $"{Prefix}settings+xml"),
        ("word/header1.xml", $"{Prefix}header+xml"),
        ("word/footer1.xml", $"{Prefix}footer+xml"),
        (CoreProperties.Part, CoreProperties.ContentType),
    ];

    public static async Task WriteAsync(ReportDocument document, Stream output, Func<WordXml, Task> body)
    {
        using var package = new PackageWriter(output);
        package.WriteContentTypes(Parts);
        package.WriteRelationships("_rels/.rels",
        [
            ("rId1", $"{Relations}officeDocument", "word/document.xml"),
            ("rId2", CoreProperties.Relationship, CoreProperties.Part),
        ]);
        package.WriteRelationships("word/_rels/document.xml.rels",
        [
            ("rId1", $"{Relations}styles", "styles.xml"),
            ("rId2", $"{Relations}numbering", "numbering.xml"),
            ("rId3", $"{Relations}settings", "settings.xml"),
            ("rId4", $"{Relations}header", "header1.xml"),
            ("rId5", $"{Relations}footer", "footer1.xml"),
        ]);
        CoreProperties.Write(package, document);
        package.Part("word/styles.xml", WordStyles.Styles);
        package.Part("word/numbering.xml", WordStyles.Numbering);
        package.Part("word/settings.xml", WordStyles.Settings);
        WritePart(package, "word/header1.xml", "hdr", word => WriteHeader(word, TitleBlock.Of(document)));
        WritePart(package, "word/footer1.xml", "ftr", WriteFooter);
        using var xml = package.Part("word/document.xml");
        var word = StartPart(xml, "document");
        word.Start("body");
        await body(word);
        WritePage(word);
        word.End();
        word.End();
    }

    static void WritePart(PackageWriter package, string part, string root, Action<WordXml> content)
    {
        using var xml = package.Part(part);
        var word = StartPart(xml, root);
        content(word);
        word.End();
    }

    static WordXml StartPart(XmlWriter xml, string root)
    {
        var word = new WordXml(xml);
        word.Start(root);
        xml.WriteAttributeString("xmlns", "r", null, WordXml.Relations);
        return word;
    }

    static void WriteHeader(WordXml word, TitleBlock title)
    {
        if (title.Notice is { } notice) word.Paragraph("HeaderNotice", notice);
        word.Paragraph("Header", title.Running);
    }

    static void WriteFooter(WordXml word) => word.Paragraph("Footer", () =>
    {
        word.Run("Page ");
        word.Field("PAGE", "1");
        word.Run(" of ");
        word.Field("NUMPAGES", "1");
    });

    static void WritePage(WordXml word)
    {
        word.Start("sectPr");
        word.Start("headerReference");
        word.Attribute("type", "default");
        word.Relation("id", "rId4");
        word.End();
        word.Start("footerReference");
        word.Attribute("type", "default");
        word.Relation("id", "rId5");
        word.End();
        word.Element("pgSz", ("w", "16838"), ("h", "11906"), ("orient", "landscape"));
        word.Element("pgMar", ("top", "1134"), ("right", "720"), ("bottom", "907"), ("left", "720"), ("header", "454"), ("footer", "454"), ("gutter", "0"));
        word.End();
    }
}
