using System.Globalization;
using System.Xml;
using RiskRegister.Documents.Packages;

namespace RiskRegister.Documents.Word;

/// <summary>Writes WordprocessingML element by element.</summary>
sealed class WordXml(XmlWriter xml)
{
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public void Start(string name) => xml.WriteStartElement("w", name, Main);

    public void End() => xml.WriteEndElement();

    public void Attribute(string name, string value) => xml.WriteAttributeString("w", name, Main, value);

    public void Relation(string name, string value) => xml.WriteAttributeString("r", name, Relations, value);

    /// <summary>An element without content, with its attributes in order.</summary>
    public void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name);
        foreach (var (attribute, value) in attributes) Attribute(attribute, value);
        End();
    }

    public void Value(string name, string value) => Element(name, ("val", value));

    public void Value(string name, int value) => Value(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A paragraph in a style.</summary>
    /// <param name="content">Its runs.</param>
    public void Paragraph(string style, Action content)
    {
        Start("p");
        Start("pPr");
        Value("pStyle", style);
        End();
        content();
        End();
    }

    public void Paragraph(string style, string text) => Paragraph(style, () => Run(text));

    /// <summary>A heading that the contents can refer to.</summary>
    public void Heading(WordHeading heading)
    {
        Start("p");
        Start("pPr");
        Value("pStyle", $"Heading{Number(heading.Level)}");
        if (heading.OnNewPage) Element("pageBreakBefore");
        End();
        Element("bookmarkStart", ("id", Number(heading.Id)), ("name", heading.Bookmark));
        Run(heading.Text);
        Element("bookmarkEnd", ("id", Number(heading.Id)));
        End();
    }

    /// <summary>Text in one run.</summary>
    /// <param name="style">Of characters.</param>
    public void Run(string text, string? style = null)
    {
        Start("r");
        RunStyle(style);
        Start("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CleanText.Of(text));
        End();
        End();
    }

    /// <summary>Text in one run of a colour.</summary>
    public void InkedRun(string text, string ink, bool bold)
    {
        Start("r");
        Start("rPr");
        if (bold) Element("b");
        Value("color", ink);
        End();
        Start("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CleanText.Of(text));
        End();
        End();
    }

    /// <summary>A field, with what it shows until it is worked out.</summary>
    /// <param name="isStale">Whether to work it out as soon as the document is opened.</param>
    public void Field(string instruction, string shown, bool isStale = false)
    {
        FieldBegin(instruction, isStale);
        if (shown.Length > 0) Run(shown);
        FieldEnd();
    }

    public void FieldBegin(string instruction, bool isStale = false)
    {
        Start("r");
        if (isStale) Element("fldChar", ("fldCharType", "begin"), ("dirty", "true"));
        else Element("fldChar", ("fldCharType", "begin"));
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

    void RunStyle(string? style)
    {
        if (style is null) return;
        Start("rPr");
        Value("rStyle", style);
        End();
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
