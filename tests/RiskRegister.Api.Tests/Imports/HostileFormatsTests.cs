using System.Diagnostics;
using System.Text;
using RiskRegister.Api.Tests.Hostile;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Documents.Tests.Tables;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Imports;

/// <summary>
/// Files of every format made with ill will, over HTTP: each is answered with less than 500, and nothing is stored.
/// </summary>
public sealed class HostileFormatsTests(TestCluster cluster) : FreshRegister(cluster)
{
    const int DamagedCopies = 40;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    static IEnumerable<(string Name, byte[] Content)> Files()
    {
        foreach (var (name, content) in Bombs()) yield return (name, content);
        foreach (var (name, content) in Entities()) yield return (name, content);
        foreach (var (name, content) in Nested()) yield return (name, content);
        foreach (var (name, content) in Merged()) yield return (name, content);
        foreach (var (name, content) in Damaged()) yield return (name, content);
    }

    static IEnumerable<(string Name, byte[] Content)> Bombs()
    {
        yield return ("bomb of text.docx", RawDocument.Of(RawDocument.Table(["Ref", "Risk"], ["1", new string('x', 120_000_000)])));
        yield return ("bomb of blanks.docx", RawDocument.Of(new string(' ', 120_000_000)));
        yield return ("bomb of rows.docx", RawDocument.Of(RawDocument.Table([.. Enumerable.Repeat<string[]>(["1", "a"], 400_000)])));
        yield return ("bomb of text.ods", RawOpenDocument.Sheet(RawOpenDocument.Row("Ref", new string('x', 120_000_000))));
        yield return ("bomb of spaces.ods", RawOpenDocument.Sheet(RawOpenDocument.Row(
            "<table:table-cell><text:p><text:s text:c=\"2000000000\"/></text:p></table:table-cell>")));
        yield return ("bomb of repeated rows.ods", RawOpenDocument.Sheet(
            "<table:table-row table:number-rows-repeated=\"2147483647\"><table:table-cell "
                + "table:number-columns-repeated=\"2147483647\"><text:p>a</text:p>"
            + "</table:table-cell></table:table-row>"));
        yield return ("bomb of repeated rows below zero.ods", RawOpenDocument.Sheet(
            "<table:table-row table:number-rows-repeated=\"-5\"><table:table-cell "
                + "table:number-columns-repeated=\"99999999999999999999\"><text:p>a</text:p>"
            + "</table:table-cell></table:table-row>"));
    }

    static IEnumerable<(string Name, byte[] Content)> Entities()
    {
        var laughs = "<!DOCTYPE lolz [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range('b', 12).Select(letter =>
            $"<!ENTITY {(char)letter} \"{string.Concat(Enumerable.Repeat($"&{(char)(letter - 1)};", 10))}\">")) + "]>";
        const string asks = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
        const string word = $"<w:document xmlns:w=\"{RawDocument.Namespace}\"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>&b;</w:t></w:r>"
            + "</w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
        const string open = "<office:document-content "
            + "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body>&b;</office:body></office:document-content>";
        const string sheets = "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
            + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Risks\">"
            + "<Table><Row><Cell><Data ss:Type=\"String\">&b;</Data></Cell></Row></Table></Worksheet></Workbook>";
        foreach (var (kind, type) in new[] { ("laughing", laughs), ("asking", asks) })
        {
            yield return ($"{kind}.docx", RawDocument.Whole(type + word));
            yield return ($"{kind}.ods", RawOpenDocument.Whole(type + open));
            yield return ($"{kind}.manifest.ods",
                RawOpenDocument.Whole(open.Replace("&b;", "", StringComparison.Ordinal), manifest: type + "<manifest>&b;</manifest>"));
            yield return ($"{kind}.xml", Text("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>" + type + sheets));
            yield return ($"{kind}.html", Text(type + "<html><body><table><tr><td>&b;</td><td>&a;</td></tr></table></body></html>"));
        }

        yield return ("characters that are none.html", Text(
            "<table><tr><th>Ref<th>Risk<th>Score<th>Residual<tr><td>&#0;<td>&#xD800;&#x110000;&#99999999999999999999;&notanentity;"
                + "<td>&#x31;6<td>16</table>"));
    }

    static IEnumerable<(string Name, byte[] Content)> Nested()
    {
        foreach (var depth in (int[])[1_000, 50_000])
        {
            yield return ($"{depth} tables in each other.html",
                Text(Repeated("<table><tr><td>a", depth) + Repeated("</td></tr></table>", depth)));
            yield return ($"{depth} tables in each other.docx", RawDocument.Of(
                Repeated("<w:tbl><w:tr><w:tc>", depth) + "<w:p/>" + Repeated("</w:tc></w:tr></w:tbl>", depth)));
            yield return ($"{depth} tables in each other.ods", RawOpenDocument.Sheets(
                Repeated("<table:table table:name=\"a\"><table:table-row><table:table-cell>", depth)
                + Repeated("</table:table-cell></table:table-row></table:table>", depth)));
            yield return ($"{depth} spans in each other.html", Text($"<table><tr><td>{Repeated("<span><b><i>", depth)}a</table>"));
        }

        yield return ("tables that never end.html", Text(Repeated("<table><tr><td>", 600_000)));
        yield return ("rules without end.md", Text("|" + Repeated("---|", 1_000_000) + "\n" + Repeated("|a", 1_000_000)));
        yield return ("pipes without end.md", Text(Repeated("|a|b|\n|--|--|\n", 300_000)));
    }

    static IEnumerable<(string Name, byte[] Content)> Merged()
    {
        var ranges = string.Concat(Enumerable.Range(1, 1_000_000).Select(row => $"<mergeCell ref=\"A{row}:ZZ{row + 9}\"/>"));
        yield return ("a million merged cells.xlsx", new RawWorkbook().With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Ref</t></is></c></row>",
                $"<mergeCells count=\"1000000\">{ranges}</mergeCells>")).ToBytes());
        yield return ("all cells merged.xlsx", new RawWorkbook().With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Ref</t></is></c></row>",
                "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")).ToBytes());
        yield return ("a million merged cells.html",
            Text($"<table>{Repeated("<tr><td colspan=\"1000\" rowspan=\"65534\">a</td></tr>", 200_000)}</table>"));
        yield return ("spans that are no numbers.html",
            Text("<table><tr><td colspan=\"-1\" rowspan=\"99999999999999999999\">a<td colspan=\"x\">b</table>"));
        yield return ("a million merged cells.docx", RawDocument.Of("<w:tbl>" + Repeated(
            "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>", 15_000) + "</w:tbl>"));
        yield return ("a million merged cells.ods", RawOpenDocument.Sheet(Repeated(
            "<table:table-row><table:table-cell table:number-columns-spanned=\"2000000000\" "
                + "table:number-rows-spanned=\"2000000000\"><text:p>a</text:p>"
            + "</table:table-cell><table:covered-table-cell table:number-columns-repeated=\"2000000000\"/></table:table-row>", 15_000)));
    }

    // Good workbooks of the old formats with bytes changed, in ways that are the same each time.
    static IEnumerable<(string Name, byte[] Content)> Damaged()
    {
        var old = new RawOldWorkbook().Style().Label(0, 0, "Ref").Label(0, 1, "Risk").Label(1, 0, "1").Label(1, 1, "Flood").Number(1, 2, 16)
            .ToBytes();
        var binary = new RawBinaryWorkbook().Row(0).Text(0, "Ref").Text(1, "Risk").Row(1).Text(0, "1").Text(1, "Flood").ToBytes();
        var dice = new Dice(20_261_126);
        for (var copy = 0; copy < DamagedCopies; copy++)
        {
            foreach (var (ending, good) in new[] { ("xls", old), ("xlsb", binary) })
            {
                var damaged = good.ToArray();
                for (var hit = 0; hit <= copy % 8; hit++) damaged[dice.Below(damaged.Length)] = (byte)dice.Below(256);
                yield return ($"damaged {copy}.{ending}", copy % 5 == 4 ? damaged[..dice.Below(damaged.Length)] : damaged);
            }
        }

        yield return ("sectors in a circle.xls", Circled(old));
    }

    // Each sector of the allocation table says that it goes on with itself.
    static byte[] Circled(byte[] good)
    {
        var circled = good.ToArray();
        for (var at = 0; at < 128; at++) BitConverter.GetBytes(at).CopyTo(circled, 512 + (4 * at));
        return circled;
    }

    [Fact]
    public async Task Nothing_that_is_sent_is_a_fault_of_the_service_and_nothing_stays_behind()
    {
        await Editor.Import("Reference,Title,Score,Residual\nCR1,Loss of a depot,25,16\n");
        var before = await RegisterDigest.Of(App);
        var amiss = new List<string>();

        foreach (var file in Files())
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var path in (string[])["/analysis", "?dryRun=true"])
            {
                using var answer = await Editor.SendImport(path, [file]);
                if ((int)answer.StatusCode is >= 500) amiss.Add($"{file.Name}{path}: {await answer.Text()}");
            }

            if (Stopwatch.GetElapsedTime(started) > Longest) amiss.Add($"{file.Name}: {Stopwatch.GetElapsedTime(started)}");
        }

        amiss.ShouldBeEmpty();
        (await RegisterDigest.Of(App)).ShouldBe(before);
    }

    static string Repeated(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
