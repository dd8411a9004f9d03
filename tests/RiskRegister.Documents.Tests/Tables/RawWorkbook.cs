using System.IO.Compression;
using System.Text;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>An .xlsx file part by part, so that each of them can be wrong. As it stands it holds "Ref" and "CR1" in column A.</summary>
sealed class RawWorkbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);

    public RawWorkbook()
    {
        With("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        With("_rels/.rels", Relationships("<Relationship Id=\"r\" Type=\"" + Types + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        With("xl/workbook.xml", Workbook("<sheet name=\"Risks\" sheetId=\"1\" r:id=\"rId1\"/>"));
        With("xl/_rels/workbook.xml.rels",
            Relationships(Sheet("rId1", "worksheets/sheet1.xml") + Other("rId2", "sharedStrings", "sharedStrings.xml")
            + Other("rId3", "styles", "styles.xml")));
        With("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si><t>Ref</t></si><si><t>CR1</t></si></sst>");
        With("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        WithRows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row>");
    }

    public static string Workbook(string sheets, string properties = "") =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Types}\">{properties}<sheets>{sheets}</sheets></workbook>";

    public static string Relationships(string all) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>";

    public static string Sheet(string id, string target, string more = "") => Other(id, "worksheet", target, more);

    public static string Other(string id, string type, string target, string more = "") =>
        $"<Relationship Id=\"{id}\" Type=\"{Types}/{type}\" Target=\"{target}\" {more}/>";

    public static string Worksheet(string rows, string after = "") =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{after}</worksheet>";

    public RawWorkbook WithRows(string rows) => With("xl/worksheets/sheet1.xml", Worksheet(rows));

    public RawWorkbook With(string part, string xml) => With(part, Encoding.UTF8.GetBytes(xml));

    public RawWorkbook With(string part, byte[] content)
    {
        parts[part] = content;
        return this;
    }

    public RawWorkbook Without(string part)
    {
        parts.Remove(part);
        return this;
    }

    public string Part(string name) => Encoding.UTF8.GetString(parts[name]);

    public IReadOnlyCollection<string> Names => parts.Keys;

    public byte[] ToBytes() => Zip(parts.Select(part => (part.Key, part.Value)));

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
