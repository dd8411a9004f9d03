using System.Text;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>An OpenDocument file by what stands in its contents.</summary>
static class RawOpenDocument
{
    const string Names =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
        + "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";

    const string Styles =
        "<style:style style:name=\"gone\" style:family=\"table-cell\"><style:text-properties style:text-line-through-style=\"solid\"/>"
            + "</style:style>"
        + "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/>"
            + "</style:style>"
        + "<style:style style:name=\"up\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"
        + "<style:style style:name=\"W\" style:family=\"table-cell\"><style:text-properties style:font-name=\"Wingdings\"/></style:style>"
        + "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";

    public static byte[] Sheets(string tables) => Of("spreadsheet", tables);

    public static byte[] Sheet(string rows) => Sheets($"<table:table table:name=\"Risks\">{rows}</table:table>");

    /// <param name="foot">Of the pages.</param>
    public static byte[] Of(string kind, string content, string foot = "") =>
        Whole($"<office:document-content {Names}><office:automatic-styles>{Styles}</office:automatic-styles><office:body><office:{kind}>"
            + $"{content}</office:{kind}></office:body></office:document-content>", kind, foot: foot);

    public static byte[] Whole(string document, string kind = "spreadsheet", string manifest = "<manifest/>", string foot = "") =>
        RawWorkbook.Zip(
    [
        ("mimetype", Encoding.ASCII.GetBytes($"application/vnd.oasis.opendocument.{kind}")),
        ("META-INF/manifest.xml", Encoding.UTF8.GetBytes(manifest)), ("content.xml", Encoding.UTF8.GetBytes(document)),
        ("styles.xml", Encoding.UTF8.GetBytes($"<office:document-styles {Names}><office:master-styles><style:master-page><style:footer>"
            + $"{foot}</style:footer></style:master-page></office:master-styles></office:document-styles>")),
    ]);

    public static string Row(params string[] cells) => $"<table:table-row>{string.Concat(cells.Select(Cell))}</table:table-row>";

    public static string Cell(string content) => content.StartsWith('<') ? content
        : $"<table:table-cell office:value-type=\"string\"><text:p>{content}</text:p></table:table-cell>";
}
