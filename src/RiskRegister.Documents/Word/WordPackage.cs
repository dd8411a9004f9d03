using System.Xml;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Word;

/// <summary>A Word document on A4: what every page says above and below, a front and, in a section of its own, the entries.</summary>
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
        ("word/header2.xml", $"{Prefix}header+xml"),
        ("word/footer1.xml", $"{Prefix}footer+xml"),
        (CoreProperties.Part, CoreProperties.ContentType),
    ];

    /// <param name="bodies">The front and, where there are two, the entries; each is written twice, first to find out the pages.</param>
    public static async Task WriteAsync(ReportDocument document, Stream output, params IReadOnlyList<WordBody> bodies)
    {
        using var package = new PackageWriter(output);
        var title = TitleBlock.Of(document);
        package.WriteContentTypes(Parts);
        package.WriteRelationships("_rels/.rels",
        [
            ("rId1", $"{Relations}officeDocument", "word/document.xml"),
            ("rId2", CoreProperties.Relationship, CoreProperties.Part),
        ]);
        CoreProperties.Write(package, document);
        package.Part("word/styles.xml", WordStyles.Styles);
        package.Part("word/numbering.xml", WordStyles.Numbering);
        package.Part("word/settings.xml", WordStyles.Settings);
        WritePart(package, "word/header1.xml", "hdr", word => WriteHeader(word, title));
        WritePart(package, "word/header2.xml", "hdr", word => WriteEntryHeader(word, title));
        WritePart(package, "word/footer1.xml", "ftr", WriteFooter);
        var pictures = new WordPictures(package);
        var pages = await Measured(bodies, pictures);
        using (var xml = package.Part("word/document.xml")) await WriteDocument(xml, bodies, pages, pictures);
        package.WriteRelationships("word/_rels/document.xml.rels",
        [
            ("rId1", $"{Relations}styles", "styles.xml"),
            ("rId2", $"{Relations}numbering", "numbering.xml"),
            ("rId3", $"{Relations}settings", "settings.xml"),
            ("rId4", $"{Relations}header", "header1.xml"),
            ("rId5", $"{Relations}footer", "footer1.xml"),
            ("rId6", $"{Relations}header", "header2.xml"),
            .. pictures.All.Select(picture => (picture.Id, $"{Relations}image", picture.Target)),
        ]);
    }

    static async Task<IReadOnlyDictionary<string, int>> Measured(IReadOnlyList<WordBody> bodies, WordPictures pictures)
    {
        using var nowhere = XmlWriter.Create(Stream.Null);
        return await WriteDocument(nowhere, bodies, new Dictionary<string, int>(StringComparer.Ordinal), pictures);
    }

    /// <returns>On which page each of the marks came.</returns>
    static async Task<IReadOnlyDictionary<string, int>> WriteDocument(
        XmlWriter xml, IReadOnlyList<WordBody> bodies, IReadOnlyDictionary<string, int> pages, WordPictures pictures)
    {
        var meter = new WordMeter { Wanted = bodies[0].Marks };
        var word = StartPart(xml, "document", meter, pictures);
        word.Start("body");
        for (var at = 0; at < bodies.Count; at++)
        {
            var page = bodies[at].Page;
            meter.Turn(page.TextWidth, page.TextHeight);
            await bodies[at].Write(word, pages);
            if (at == bodies.Count - 1)
            {
                WriteSection(word, page, isFirst: at == 0);
                continue;
            }

            word.Start("p");
            word.Start("pPr");
            WriteSection(word, page, isFirst: at == 0);
            word.End();
            word.End();
        }

        word.End();
        word.End();
        return meter.Pages;
    }

    static void WritePart(PackageWriter package, string part, string root, Action<WordXml> content)
    {
        using var xml = package.Part(part);
        var word = StartPart(xml, root, new WordMeter());
        content(word);
        word.End();
    }

    static WordXml StartPart(XmlWriter xml, string root, WordMeter meter, WordPictures? pictures = null)
    {
        var word = new WordXml(xml, meter, pictures);
        word.Start(root);
        foreach (var (prefix, space) in (ReadOnlySpan<(string, string)>)
        [
            ("r", WordXml.Relations), ("mc", WordCanvas.Compatibility), ("wp", WordCanvas.Placing), ("a", WordCanvas.Drawing),
            ("wpg", WordCanvas.Groups), ("wps", WordCanvas.Shapes),
        ])
        {
            xml.WriteAttributeString("xmlns", prefix, null, space);
        }

        return word;
    }

    static void WriteHeader(WordXml word, TitleBlock title)
    {
        if (title.Notice is { } notice) word.Paragraph("HeaderNotice", notice);
        word.Paragraph("Header", title.Running);
    }

    // Names the entry that the page is about: its heading is the first, or the last before.
    static void WriteEntryHeader(WordXml word, TitleBlock title)
    {
        if (title.Notice is { } notice) word.Paragraph("HeaderNotice", notice);
        word.Paragraph("Header", title.ShortRunning);
        word.Paragraph("HeaderEntry", () => word.Field("STYLEREF 3", ""));
    }

    static void WriteFooter(WordXml word) => word.Paragraph("Footer", () =>
    {
        word.Run("Page ");
        word.Field("PAGE", "1");
        word.Run(" of ");
        word.Field("NUMPAGES", "1");
    });

    static void WriteSection(WordXml word, WordPage page, bool isFirst)
    {
        word.Start("sectPr");
        Part("headerReference", isFirst ? "rId4" : "rId6");
        Part("footerReference", "rId5");
        if (!isFirst) word.Value("type", "nextPage");
        if (page.IsLandscape) word.Element("pgSz", ("w", "16838"), ("h", "11906"), ("orient", "landscape"));
        else word.Element("pgSz", ("w", "11906"), ("h", "16838"));
        var side = $"{page.Margin}";
        word.Element("pgMar", ("top", "1247"), ("right", side), ("bottom", "1021"), ("left", side), ("header", "510"), ("footer", "454"),
            ("gutter", "0"));
        word.End();

        void Part(string name, string id)
        {
            word.Start(name);
            word.Attribute("type", "default");
            word.Relation("id", id);
            word.End();
        }
    }
}

/// <summary>A part of a Word document that has pages of its own.</summary>
/// <param name="Write">Gets the page of each mark; none while pages are still being found out.</param>
sealed record WordBody(WordPage Page, Func<WordXml, IReadOnlyDictionary<string, int>, Task> Write)
{
    /// <summary>Of the first body: the marks whose pages are asked for; null for all.</summary>
    public IReadOnlySet<string>? Marks { get; init; }
}

/// <summary>A page of A4.</summary>
/// <param name="Margin">Left and right, in twentieths of a point.</param>
sealed record WordPage(bool IsLandscape, int Margin)
{
    public static readonly WordPage Portrait = new(false, 850);
    public static readonly WordPage Landscape = new(true, 720);

    const int Short = 11_906;
    const int Long = 16_838;
    const int AboveAndBelow = 1_247 + 1_021;

    /// <summary>In twentieths of a point.</summary>
    public int TextWidth => (IsLandscape ? Long : Short) - (2 * Margin);

    /// <summary>In points.</summary>
    public double TextHeight => ((IsLandscape ? Short : Long) - AboveAndBelow) / 20d;
}
