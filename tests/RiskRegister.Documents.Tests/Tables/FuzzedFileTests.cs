using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Documents.Tables;
using Shouldly;
using Xunit;
using static RiskRegister.Documents.Tests.Tables.RawOldWorkbook;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>
/// Small good files of every kind, changed at random: each is read or refused with a sentence, and nothing is thrown. A failing test prints
/// the seed that repeats it.
/// </summary>
public sealed class FuzzedFileTests
{
    const int Tries = 600;

    static readonly string[] Seams =
    [
        "", "<", ">", "\"", "/>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tc>", "<table>", "</table>", "<td>", "<tr>", "<Row>", "<text:p>",
            "&amp;", "&#x0;", "]]>", "<![CDATA[",
        "<!--", "999999999999", "-1", "<!DOCTYPE a [", "|", "|--|", "\\", "~~",
    ];

    static readonly Dictionary<string, byte[]> Good = new(StringComparer.Ordinal)
    {
        ["docx"] = RawDocument.Of(RawDocument.Table(["Ref", "Risk"],
            ["<w:commentRangeStart w:id=\"1\"/>" + RawDocument.Run("K1"), "<w:ins>" + RawDocument.Run("Flood", "<w:strike/>") + "</w:ins>"],
            ["K2", "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr>" + RawDocument.Table(["a", "b"]) + "</w:tc>"]),
            comments: "<w:comment w:id=\"1\" w:author=\"Pat\"><w:p><w:r><w:t>Closed</w:t></w:r></w:p></w:comment>"),
        ["ods"] = RawOpenDocument.Sheet("<table:table-column table:visibility=\"collapse\"/>" + RawOpenDocument.Row("Ref", "Risk")
            + RawOpenDocument.Row("K1",
            "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"5\"><text:p>5</text:p>"
                + "<office:annotation><text:p>Closed</text:p></office:annotation>"
                + "</table:table-cell>")),
        ["xls"] = new RawOldWorkbook().Font("Arial", isStruck: true).Format(164, "\"CR\"0").Style(164, 1)
            .SharedTexts(2, [.. U16(3), 0, .. "Ref"u8, .. U16(4), 8, .. U16(1), .. "Gate"u8, .. U16(2), .. U16(1)]).Cell(0xFD, 0, 0, U32(0))
                .Cell(0xFD, 0, 1, U32(1))
            .Number(1, 0, 5).Label(1, 1, "Flood").InSheet(0xE5, [.. U16(1), .. U16(0), .. U16(1), .. U16(2), .. U16(3)])
            .Comment(1, 1, 3, "Pat", "Closed in ", "March").ToBytes(),
        ["xlsb"] = new RawBinaryWorkbook { Comments = RawBinaryWorkbook.Comment(0, 1, "Closed") }.Font("Wingdings")
            .Styles(617, U32(1)).Styles(47, [.. U16(0), .. U16(9), .. U16(0)]).Styles(618)
            .Shared([1, .. RawBinaryWorkbook.Wide("Gate old"), .. U32(1), .. U16(5), .. U16(0)]).Row(0).Text(0, "Ref").Cell(7, 1, U32(0))
                .Row(1).Cell(2, 0, U32(22))
            .Sheet(176, [.. U32(0), .. U32(1), .. U32(2), .. U32(3)]).ToBytes(),
        ["xlsx"] = new RawWorkbook().With("xl/worksheets/sheet1.xml",
            RawWorkbook.Worksheet("<row><c t=\"s\" s=\"1\"><v>0</v></c><c><f>1</f><v/></c></row><row><c><v>4</v></c></row>",
            "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells><conditionalFormatting sqref=\"A2\"><cfRule><iconSet iconSet=\"3Arrows\" "
                + "showValue=\"0\"><cfvo type=\"num\" val=\"1\"/>"
            + "<cfvo type=\"num\" val=\"2\"/><cfvo type=\"num\" val=\"3\"/></iconSet></cfRule></conditionalFormatting>"))
            .With("xl/worksheets/_rels/sheet1.xml.rels", RawWorkbook.Relationships(RawWorkbook.Other("c", "comments", "../comments1.xml")
                + RawWorkbook.Other("t", "threadedComment", "../threadedComments/t.xml")))
            .With("xl/comments1.xml", "<comments><authors><author>tc=1</author></authors><commentList><comment ref=\"A1\" authorId=\"0\">"
                + "<text><r><t>Comment: Closed</t></r></text></comment></commentList></comments>")
            .With("xl/threadedComments/t.xml", "<a><threadedComment ref=\"A1\"><text>Closed</text></threadedComment></a>").ToBytes(),
        ["html"] = Encoding.UTF8.GetBytes("<html><style>.a{text-decoration:line-through}</style><h1>Risks</h1><table><tr><th rowspan=2 "
            + "class=a>Ref<th colspan=2>Risk<tr><td>a<table><tr><td>x<td>y</table></table>"),
        ["xml"] = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:ss\"><Styles><Style ss:ID=\"a\"><NumberFormat "
            + "ss:Format=\"000\"/></Style></Styles><Worksheet ss:Name=\"r\"><Table>"
            + "<Row ss:Index=\"2\"><Cell ss:MergeDown=\"3\" ss:StyleID=\"a\"><Data ss:Type=\"Number\">5</Data></Cell><Cell><Data>x</Data>"
                + "<Comment ss:Author=\"Pat\"><Data>Closed</Data></Comment></Cell></Row></Table></Worksheet></Workbook>"),
        ["md"] = Encoding.UTF8.GetBytes("# Risks\n| Ref | Risk |\n|--|--|\n| K1 | **a** ~~b~~ [c](d) |\n"),
    };

    public static TheoryData<string> Kinds => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_files_that_the_others_are_made_from_are_good(string kind) => Reading.Read(Good[kind]).Tables.ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_with_any_bytes_changed_is_read_or_refused(string kind)
    {
        var whole = Good[kind];
        var changes = Gen.Choose(0, whole.Length - 1).Zip(Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0, 1, 0x7F, 0x80, 0xFE, 0xFF)))
            .ListOf(4).ToArbitrary();
        Prop.ForAll(changes, changed =>
        {
            var bytes = whole.ToArray();
            foreach (var (at, value) in changed) bytes[at] = (byte)value;
            ShouldBeReadOrRefused(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_cut_short_anywhere_is_read_or_refused(string kind)
    {
        var whole = Good[kind];
        for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 300)) ShouldBeReadOrRefused(whole[..length]);
    }

    // Damage within the parts of an archive, which the archive's own sums would otherwise hide.
    [Theory]
    [InlineData("docx")]
    [InlineData("ods")]
    [InlineData("xlsb")]
    [InlineData("xlsx")]
    public void A_part_torn_and_sewn_or_with_any_bytes_changed_is_read_or_refused(string kind)
    {
        var parts = PartsOf(Good[kind]);
        var tears = (from part in Gen.Choose(0, parts.Length - 1)
                     from start in Gen.Choose(0, parts[part].Content.Length)
                     from length in Gen.Choose(0, 40)
                     from seam in Gen.OneOf(Gen.Elements(Seams).Select(Encoding.UTF8.GetBytes), Gen.Choose(0, 255).ArrayOf(3)
                         .Select(bytes => bytes.Select(each => (byte)each).ToArray()))
                     select (part, start, length, seam)).ToArbitrary();
        Prop.ForAll(tears, tear =>
        {
            var content = parts[tear.part].Content;
            byte[] sewn = [.. content[..tear.start], .. tear.seam, .. content[Math.Min(tear.start + tear.length, content.Length)..]];
            ShouldBeReadOrRefused(RawWorkbook.Zip(parts.Select((part, at) => (part.Name, at == tear.part ? sewn : part.Content))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("xml")]
    [InlineData("md")]
    public void Text_torn_and_sewn_is_read_or_refused(string kind)
    {
        var whole = Encoding.UTF8.GetString(Good[kind]);
        var tears = (from start in Gen.Choose(0, whole.Length)
                     from length in Gen.Choose(0, 40)
                     from seams in Gen.Elements(Seams).ArrayOf(3)
                     select (start, length, Seam: string.Concat(seams))).ToArbitrary();
        Prop.ForAll(tears, tear => ShouldBeReadOrRefused(
            Encoding.UTF8.GetBytes(whole[..tear.start] + tear.Seam + whole[Math.Min(tear.start + tear.length, whole.Length)..])))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
    }

    [Fact]
    public void Any_records_of_an_old_workbook_are_read_or_refused()
    {
        int[] types = [0x06, 0x1C, 0x22, 0x31, 0x3C, 0x5D, 0x7D, 0x85, 0xBD, 0xD6, 0xE0, 0xE5, 0xFC, 0xFD, 0x1B6, 0x203,
            0x204, 0x205, 0x207, 0x208, 0x27E, 0x41E, 0x809, 0x0A];
        var records = Gen.Elements(types).Zip(Gen.Choose(0, 255).ListOf()).ListOf().ToArbitrary();
        Prop.ForAll(records, made =>
        {
            var workbook = new RawOldWorkbook().Label(0, 0, "Ref");
            foreach (var (type, content) in made)
            {
                workbook.Global(type == 0x0A ? 0x31 : type, [.. content.Select(value => (byte)value)]);
                workbook.InSheet(type, [.. content.Select(value => (byte)value)]);
            }

            ShouldBeReadOrRefused(workbook.ToBytes());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
    }

    static (string Name, byte[] Content)[] PartsOf(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    static void ShouldBeReadOrRefused(byte[] bytes)
    {
        switch (Reading.Of(bytes))
        {
            case TablesRead read:
                read.Tables.ShouldNotBeEmpty();
                read.Tables.ShouldAllBe(table => table.Rows.Count > 0);
                break;
            case FileRefused { Fault: var fault }:
                fault.Code.ShouldNotBeNullOrEmpty();
                fault.Message.ShouldEndWith(".");
                break;
        }
    }
}
