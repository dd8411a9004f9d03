using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Tables;
using RiskRegister.Documents.Tables.Packages;

namespace RiskRegister.Documents.Excel;

/// <summary>The parts of a workbook that its comments are kept in: their texts, and the boxes that show them (ECMA-376, part 4,
/// 19.4).</summary>
sealed class CommentParts(OfficePackage package)
{
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const string CommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    const string DrawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing";
    const int FirstShape = 1_025;

    static readonly XNamespace Linked = "http://schemas.openxmlformats.org/package/2006/relationships";
    static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    static readonly XNamespace X = "urn:schemas-microsoft-com:office:excel";

    // What comes after the element that names the boxes, in the order of the schema.
    static readonly HashSet<string> After = new(StringComparer.Ordinal)
    {
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    };

    readonly List<string> commentParts = [];

    /// <param name="changed">Gets how to write each part that is new, or not as it was.</param>
    public void Add(string sheet, IReadOnlyList<CellComment> comments, Dictionary<string, Action<Stream>> changed)
    {
        var slash = sheet.LastIndexOf('/');
        var linksPart = $"{sheet[..(slash + 1)]}_rels/{sheet[(slash + 1)..]}.rels";
        var links = package.Has(linksPart) ? CommentedWorkbook.Load(package, linksPart)
            : new XDocument(new XElement(Linked + "Relationships"));
        var known = package.RelationshipsOf(sheet);
        var (space, drawingId) = RootOf(sheet);
        var relations = space == Strict ? StrictRelations : Relations;
        var textsPart = known.Values.FirstOrDefault(each => each.Type == "comments")?.Part;
        if (textsPart is null || !package.Has(textsPart)) textsPart = New("xl/comments", ".xml", "comments");
        commentParts.Add(textsPart);
        changed[textsPart] = CommentedWorkbook.Xml(Texts(textsPart, space, comments));
        var drawing = drawingId is not null && known.TryGetValue(drawingId, out var named) && named.Part is { } at && package.Has(at)
            ? at : null;
        var hadDrawing = drawing is not null;
        drawing ??= New("xl/drawings/vmlDrawing", ".vml", "vmlDrawing");
        changed[drawing] = CommentedWorkbook.Xml(Boxes(drawing, comments));
        changed[linksPart] = CommentedWorkbook.Xml(links);
        if (hadDrawing) return;
        var id = links.Root!.Elements().Single(link => (string?)link.Attribute("Target") == $"/{drawing}").Attribute("Id")!.Value;
        changed[sheet] = stream => CopySheet(sheet, relations, id, stream);

        string New(string begin, string end, string type)
        {
            var number = 1;
            while (package.Has($"{begin}{number}{end}") || changed.ContainsKey($"{begin}{number}{end}")) number++;
            var part = $"{begin}{number}{end}";
            var ids = links.Root!.Elements().Select(link => (string?)link.Attribute("Id")).ToHashSet(StringComparer.Ordinal);
            var next = 1;
            while (ids.Contains($"rIdRemark{next}")) next++;
            links.Root.Add(new XElement(Linked + "Relationship", new XAttribute("Id", $"rIdRemark{next}"),
                new XAttribute("Type", $"{relations}/{type}"), new XAttribute("Target", $"/{part}")));
            return part;
        }
    }

    /// <summary>What the parts are, said where a package says it.</summary>
    public XDocument ContentTypes(XDocument document)
    {
        var root = document.Root!;
        foreach (var part in commentParts)
        {
            if (root.Elements(Types + "Override").Any(each => string.Equals((string?)each.Attribute("PartName"), $"/{part}",
                StringComparison.OrdinalIgnoreCase)))
                continue;
            root.Add(new XElement(Types + "Override", new XAttribute("PartName", $"/{part}"), new XAttribute("ContentType", CommentsType)));
        }

        if (!root.Elements(Types + "Default").Any(each => string.Equals((string?)each.Attribute("Extension"), "vml",
            StringComparison.OrdinalIgnoreCase)))
            root.AddFirst(new XElement(Types + "Default", new XAttribute("Extension", "vml"), new XAttribute("ContentType", DrawingType)));
        return document;
    }

    (string Space, string? DrawingId) RootOf(string sheet)
    {
        using var reader = package.Open(sheet, deepest: 256);
        reader.OpenRoot();
        var space = reader.Namespace;
        string? drawing = null;
        foreach (var _ in reader.Children("legacyDrawing")) drawing = reader.RelationshipId;
        return (space, drawing);
    }

    XDocument Texts(string part, string space, IReadOnlyList<CellComment> comments)
    {
        XNamespace main = space;
        var document = package.Has(part)
            ? CommentedWorkbook.Load(package, part)
            : new XDocument(new XElement(main + "comments", new XElement(main + "authors"), new XElement(main + "commentList")));
        var (authors, list) = (document.Root!.Element(main + "authors"), document.Root.Element(main + "commentList"));
        if (authors is null || list is null) throw package.Malformed("its comments are none");
        var author = authors.Elements().Count();
        authors.Add(new XElement(main + "author", OwnComment.Author));
        foreach (var comment in comments)
        {
            var cell = $"{ColumnName.Of(comment.Column)}{comment.Row.ToString(CultureInfo.InvariantCulture)}";
            var text = new XElement(main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"),
                EscapedText.Encoded(OwnComment.Of(CleanText.Of(comment.Text))));
            if (list.Elements(main + "comment")
                .FirstOrDefault(each => (string?)each.Attribute("ref") == cell)?.Element(main + "text") is { } there)
            {
                // What somebody wrote stays, and this follows it.
                text.Value = $"\n{text.Value}";
                there.Add(new XElement(main + "r", text));
                if (there.Element(main + "t") is { } plain) plain.ReplaceWith(new XElement(main + "r", plain));
            }
            else list.Add(new XElement(main + "comment", new XAttribute("ref", cell), new XAttribute("authorId", author),
                new XElement(main + "text", new XElement(main + "r", text))));
        }

        return document;
    }

    XDocument Boxes(string part, IReadOnlyList<CellComment> comments)
    {
        var document = package.Has(part) ? Drawing(part) : Empty();
        var root = document.Root!;
        var shown = root.Descendants(X + "ClientData").Where(data => (string?)data.Attribute("ObjectType") == "Note")
            .Select(data => ((string?)data.Element(X + "Row"), (string?)data.Element(X + "Column"))).ToHashSet();
        var number = FirstShape + root.Elements(V + "shape").Count();
        foreach (var comment in comments)
        {
            var (row, column) = (comment.Row - 1, comment.Column - 1);
            if (!shown.Contains(($"{row}", $"{column}"))) root.Add(Box(number++, row, column));
        }

        return document;
    }

    // A drawing that is no XML, as old programs wrote some, gives way.
    XDocument Drawing(string part)
    {
        try
        {
            return CommentedWorkbook.Load(package, part);
        }
        catch (XmlException)
        {
            return Empty();
        }
    }

    static XDocument Empty() => new(new XElement("xml",
        new XAttribute(XNamespace.Xmlns + "v", V), new XAttribute(XNamespace.Xmlns + "o", O), new XAttribute(XNamespace.Xmlns + "x", X),
        new XElement(O + "shapelayout", new XAttribute(V + "ext", "edit"),
            new XElement(O + "idmap", new XAttribute(V + "ext", "edit"), new XAttribute("data", "1"))),
        new XElement(V + "shapetype", new XAttribute("id", "_x0000_t202"), new XAttribute("coordsize", "21600,21600"),
            new XAttribute(O + "spt", "202"),
            new XAttribute("path", "m,l,21600r21600,l21600,xe"), new XElement(V + "stroke", new XAttribute("joinstyle", "miter")),
            new XElement(V + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(O + "connecttype", "rect")))));

    static XElement Box(int number, int row, int column) => new(V + "shape",
        new XAttribute("id", $"_x0000_s{number}"), new XAttribute("type", "#_x0000_t202"),
        new XAttribute("style", "position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:90pt;z-index:1;visibility:hidden"),
        new XAttribute("fillcolor", "#ffffe1"), new XAttribute(O + "insetmode", "auto"),
        new XElement(V + "fill", new XAttribute("color2", "#ffffe1")),
        new XElement(V + "shadow", new XAttribute("on", "t"), new XAttribute("color", "black"), new XAttribute("obscured", "t")),
        new XElement(V + "path", new XAttribute(O + "connecttype", "none")),
        new XElement(V + "textbox", new XAttribute("style", "mso-direction-alt:auto"),
            new XElement("div", new XAttribute("style", "text-align:left"))),
        new XElement(X + "ClientData", new XAttribute("ObjectType", "Note"), new XElement(X + "MoveWithCells"),
            new XElement(X + "SizeWithCells"),
            new XElement(X + "Anchor", $"{column + 1}, 15, {row}, 2, {column + 4}, 31, {row + 6}, 1"), new XElement(X + "AutoFill",
                "False"),
            new XElement(X + "Row", row), new XElement(X + "Column", column)));

    // Element by element, so that a sheet of any size is never held.
    void CopySheet(string sheet, string relations, string id, Stream output)
    {
        using var stream = package.OpenBytes(sheet);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        using var writer = XmlWriter.Create(output, CommentedWorkbook.Writing);
        reader.MoveToContent();
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        writer.WriteAttributes(reader, defattr: false);
        var (prefix, space, isNamed) = (reader.Prefix, reader.NamespaceURI, false);
        if (!reader.IsEmptyElement)
        {
            reader.Read();
            while (reader.NodeType != XmlNodeType.EndElement && !reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element && !isNamed && After.Contains(reader.LocalName)) Name();
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "legacyDrawing") reader.Skip();
                else writer.WriteNode(reader, defattr: false);
            }
        }

        if (!isNamed) Name();
        writer.WriteEndElement();

        void Name()
        {
            writer.WriteStartElement(prefix, "legacyDrawing", space);
            writer.WriteAttributeString("r", "id", relations, id);
            writer.WriteEndElement();
            isNamed = true;
        }
    }
}
