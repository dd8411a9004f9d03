using System.Globalization;
using System.Xml;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Word;

/// <summary>Writes WordprocessingML element by element, and keeps account of the page that it has come to.</summary>
sealed class WordXml(XmlWriter xml, WordMeter meter, WordPictures? pictures = null)
{
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    int lastId;

    public XmlWriter Xml => xml;

    public WordMeter Meter => meter;

    /// <summary>Draws a picture in a line; where there are no pictures, nothing.</summary>
    public void Picture(int width, int height, string description, Action<Pictures.Canvas> draw) =>
        pictures?.Draw(this, width, height, description, draw);

    public void Start(string name) => xml.WriteStartElement("w", name, Main);

    public void End() => xml.WriteEndElement();

    public void Attribute(string name, string value) => xml.WriteAttributeString("w", name, Main, value);

    public void Relation(string name, string value) => xml.WriteAttributeString("r", name, Relations, value);

    /// <summary>A number that no other picture or bookmark of the part has.</summary>
    public int NextId() => ++lastId;

    /// <summary>An element without content, with its attributes in order.</summary>
    public void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name);
        foreach (var (attribute, value) in attributes) Attribute(attribute, value);
        End();
    }

    /// <summary>Begins an element of another vocabulary.</summary>
    public void Start(string prefix, string name, string space, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(prefix, name, space);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
    }

    public void Empty(string prefix, string name, string space, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(prefix, name, space, attributes);
        xml.WriteEndElement();
    }

    public void Value(string name, string value) => Element(name, ("val", value));

    public void Value(string name, int value) => Value(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A paragraph in a style.</summary>
    /// <param name="content">Its runs.</param>
    /// <param name="withNext">Whether the next paragraph begins on the page that this one ends on.</param>
    public void Paragraph(string style, Action content, bool rightToLeft = false, bool withNext = false)
    {
        meter.StartParagraph(style);
        Start("p");
        Start("pPr");
        Value("pStyle", style);
        if (withNext) Element("keepNext");
        if (rightToLeft) Element("bidi");
        End();
        content();
        End();
        meter.EndParagraph();
    }

    /// <summary>A paragraph of one text: it runs from right to left where its letters do.</summary>
    public void Paragraph(string style, string text, bool withNext = false) => Paragraph(style, () => Run(text),
        Bidi.IsRightToLeft(text), withNext);

    /// <summary>A heading that contents and links can refer to.</summary>
    public void Heading(WordHeading heading)
    {
        var style = $"Heading{Number(heading.Level)}";
        if (heading.OnNewPage) meter.BreakPage();
        meter.StartParagraph(style);
        meter.Mark(heading.Bookmark);
        Start("p");
        Start("pPr");
        Value("pStyle", style);
        if (heading.OnNewPage) Element("pageBreakBefore");
        End();
        var id = Number(NextId());
        Element("bookmarkStart", ("id", id), ("name", heading.Bookmark));
        Run(heading.Text);
        Element("bookmarkEnd", ("id", id));
        End();
        meter.EndParagraph();
    }

    /// <summary>A paragraph that links can refer to.</summary>
    public void Bookmarked(string style, string bookmark, string text) => Paragraph(style, () =>
    {
        meter.Mark(bookmark);
        var id = Number(NextId());
        Element("bookmarkStart", ("id", id), ("name", bookmark));
        Run(text);
        Element("bookmarkEnd", ("id", id));
    });

    /// <summary>Text in one run.</summary>
    /// <param name="style">Of characters.</param>
    /// <param name="ink">Colour of the letters; null for the style's.</param>
    public void Run(string text, string? style = null, string? ink = null, bool bold = false)
    {
        meter.Text(text, bold);
        Start("r");
        if (style is not null || ink is not null || bold || Bidi.IsRightToLeft(text))
        {
            Start("rPr");
            if (style is not null) Value("rStyle", style);
            if (bold) Element("b");
            if (ink is not null) Value("color", ink);
            if (Bidi.IsRightToLeft(text)) Element("rtl");
            End();
        }

        Start("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CleanText.Of(Bidi.Balanced(text)));
        End();
        End();
    }

    /// <summary>A link to a bookmark.</summary>
    public void Link(string bookmark, string text, string? ink = null)
    {
        Start("hyperlink");
        Attribute("anchor", bookmark);
        Attribute("history", "1");
        Run(text, ink is null ? "Hyperlink" : null, ink);
        End();
    }

    /// <summary>A field, with what it shows until it is worked out.</summary>
    public void Field(string instruction, string shown)
    {
        FieldBegin(instruction);
        if (shown.Length > 0) Run(shown);
        FieldEnd();
    }

    public void FieldBegin(string instruction)
    {
        Start("r");
        Element("fldChar", ("fldCharType", "begin"));
        End();
        Start("r");
        Start("instrText");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString($" {instruction} ");
        End();
        End();
        FieldMark("separate");
    }

    public void FieldEnd() => FieldMark("end");

    public void Tab()
    {
        Start("r");
        Element("tab");
        End();
    }

    void FieldMark(string type)
    {
        Start("r");
        Element("fldChar", ("fldCharType", type));
        End();
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A heading that contents and links name.</summary>
/// <param name="Bookmark">The bookmark's name: letters, digits and underscores.</param>
/// <param name="Level">1 to 4.</param>
sealed record WordHeading(string Bookmark, int Level, string Text, bool OnNewPage = false)
{
    /// <summary>Of an entry: "CR10_1".</summary>
    public static string BookmarkOf(string reference) => reference.Replace('.', '_').Replace("–", "none", StringComparison.Ordinal);
}
