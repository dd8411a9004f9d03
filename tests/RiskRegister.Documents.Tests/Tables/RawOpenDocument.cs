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
        + "<style:style style:name=\"W\" style:family=\"table-cell\"><style:text-properties style:font-name=\"Wingdings\"/></style:style>"
        + "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";

    public static byte[] Sheets(string tables) => Of("spreadsheet", tables);

    public static byte[] Sheet(string rows) => Sheets($"<table:table table:name=\"Risks\">{rows}</table:table>");

    public static byte[] Of(string kind, string content) =>
        Whole($"<office:document-content {Names}><office:automatic-styles>{Styles}</office:automatic-styles><office:body><office:{kind}>"
            + $"{content}</office:{kind}></office:body></office:document-content>", kind);

    public static byte[] Whole(string document, string kind = "spreadsheet", string manifest = "<manifest/>") => RawWorkbook.Zip(
    [
        ("mimetype", Encoding.ASCII.GetBytes($"application/vnd.oasis.opendocument.{kind}")),
        ("META-INF/manifest.xml", Encoding.UTF8.GetBytes(manifest)), ("content.xml", Encoding.UTF8.GetBytes(document)),
    ]);

    public static string Row(params string[] cells) => $"<table:table-row>{string.Concat(cells.Select(Cell))}</table:table-row>";

    public static string Cell(string content) => content.StartsWith('<') ? content
        : $"<table:table-cell office:value-type=\"string\"><text:p>{content}</text:p></table:table-cell>";
}
