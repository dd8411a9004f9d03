using System.Text;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>A Word document part by part, so that each of them can be what programs write and what they should not.</summary>
static class RawDocument
{
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    const string Styles =
        $"<w:styles xmlns:w=\"{Namespace}\"><w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Numbered\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"Gone\"><w:name w:val=\"Gone\"/><w:rPr><w:strike/></w:rPr></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"GoneToo\"><w:name w:val=\"Gone too\"/><w:basedOn w:val=\"Gone\"/></w:style>"
            + "</w:styles>";

    const string Numbering =
        $"<w:numbering xmlns:w=\"{Namespace}\"><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"7\"/>"
        + "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"CR%1\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerRoman\"/>"
        + "<w:lvlText w:val=\"CR%1.%2\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\">"
        + "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"o\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
            + "w:val=\"3\"/></w:num>"
        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"4\"/></w:num><w:num w:numId=\"5\"><w:abstractNumId w:val=\"3\"/>"
        + "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"20\"/></w:lvlOverride></w:num></w:numbering>";

    /// <param name="foot">Of the pages.</param>
    public static byte[] Of(string body, string foot = "", string footnotes = "", string endnotes = "", string comments = "") => Whole(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{Namespace}\" "
            + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + $"xmlns:wps=\"urn:wps\" xmlns:a=\"urn:a\" xmlns:v=\"urn:v\" xmlns:pic=\"urn:pic\"><w:body>{body}</w:body></w:document>",
        foot, footnotes, endnotes, $"<w:comments xmlns:w=\"{Namespace}\">{comments}</w:comments>");

    public static byte[] Whole(
        string document, string foot = "", string footnotes = "", string endnotes = "", string commentsPart = "<a/>") => RawWorkbook.Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8.ToArray()),
        ("_rels/.rels", Bytes(RawWorkbook.Relationships($"<Relationship Id=\"r\" Type=\"{Types}/officeDocument\" "
            + "Target=\"word/document.xml\"/>"))),
        ("word/_rels/document.xml.rels", Bytes(RawWorkbook.Relationships(RawWorkbook.Other("s", "styles", "styles.xml")
            + RawWorkbook.Other("n", "numbering", "numbering.xml") + RawWorkbook.Other("f", "footer", "footer1.xml")
            + RawWorkbook.Other("m", "footnotes", "footnotes.xml") + RawWorkbook.Other("e", "endnotes", "endnotes.xml")
            + RawWorkbook.Other("c", "comments", "comments.xml")))),
        ("word/comments.xml", Bytes(commentsPart)),
        ("word/footnotes.xml", Bytes($"<w:footnotes xmlns:w=\"{Namespace}\">{footnotes}</w:footnotes>")),
        ("word/endnotes.xml", Bytes($"<w:endnotes xmlns:w=\"{Namespace}\">{endnotes}</w:endnotes>")),
        ("word/footer1.xml", Bytes($"<w:ftr xmlns:w=\"{Namespace}\">{foot}</w:ftr>")),
        ("word/styles.xml", Bytes(Styles)),
        ("word/numbering.xml", Bytes(Numbering)),
        ("word/document.xml", Bytes(document)),
    ]);

    /// <summary>A table of plain texts; cells that begin with "&lt;" are taken as they are.</summary>
    public static string Table(params string[][] rows) =>
        $"<w:tbl><w:tblPr/><w:tblGrid>{string.Concat(Enumerable.Repeat("<w:gridCol/>", rows.Max(row => row.Length)))}</w:tblGrid>"
        + string.Concat(rows.Select(Row)) + "</w:tbl>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(Cell))}</w:tr>";

    public static string Cell(string content) =>
        content.StartsWith("<w:tc>", StringComparison.Ordinal) ? content : $"<w:tc>{Paragraph(content)}</w:tc>";

    public static string Paragraph(string content) =>
        content.StartsWith("<w:p>", StringComparison.Ordinal) || content.StartsWith("<w:tbl>", StringComparison.Ordinal) ? content
        : $"<w:p>{(content.StartsWith('<') ? content : Run(content))}</w:p>";

    public static string Run(string text, string properties = "") =>
        $"<w:r>{(properties.Length == 0 ? "" : $"<w:rPr>{properties}</w:rPr>")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>A note as Word writes it, its mark before its text.</summary>
    /// <param name="kind">"footnote" or "endnote".</param>
    public static string Note(int id, string text, string kind = "footnote") =>
        $"<w:{kind} w:id=\"{id}\"><w:p><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:{kind}Ref/></w:r>{Run(" " + text)}</w:p>"
        + $"</w:{kind}>";

    /// <summary>The mark of a note.</summary>
    public static string Mark(int id, string kind = "footnote") => $"<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>";

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
