using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Documents.Tables;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>Files made to break the reader: each is answered with a fault, soon, and nothing is thrown.</summary>
public sealed class HostileFileTests
{
    const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    [Fact]
    public void The_workbook_that_the_others_are_made_from_is_good() =>
        Reading.Read(new RawWorkbook().ToBytes()).Lines().ShouldBe(["1: Ref", "2: CR1"]);

    [Theory]
    [InlineData("_rels/.rels", TableFault.FileUnrecognised)]
    [InlineData("xl/workbook.xml", TableFault.FileMalformed)]
    [InlineData("xl/_rels/workbook.xml.rels", TableFault.FileMalformed)]
    [InlineData("xl/worksheets/sheet1.xml", TableFault.FileMalformed)]
    [InlineData("xl/sharedStrings.xml", TableFault.FileMalformed)]
    [InlineData("xl/styles.xml", TableFault.FileMalformed)]
    public void A_missing_part_is_a_fault(string part, string code) =>
        Reading.Refused(new RawWorkbook().Without(part).ToBytes()).Code.ShouldBe(code);

    public static TheoryData<string> XmlOfNoUse =>
    [
        "", " ", "<", "no xml", "<a>", "<a/>", "<a></b>", "<a/><a/>", "\0\0\0\0", "<a b='1' b='2'/>", "<a>&undefined;</a>", "<a>&#0;</a>",
        "<?xml version=\"1.0\" encoding=\"no-such-encoding\"?><a/>", "<?xml version=\"9\"?><a/>", "<a>\uFFFF</a>", "<x:a/>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "<!DOCTYPE a SYSTEM \"http://package.invalid/a.dtd\"><a/>",
        "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><a>"
            + "&d;</a>",
    ];

    [Theory]
    [MemberData(nameof(XmlOfNoUse))]
    public void XML_that_is_none_or_says_nothing_is_a_fault_in_any_part_that_says_where_things_are(string xml)
    {
        foreach (var part in new[] { "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml" })
            Reading.Refused(new RawWorkbook().With(part, xml).ToBytes())
                .Code.ShouldBeOneOf(TableFault.FileMalformed, TableFault.FileUnrecognised, TableFault.FileEmpty);
    }

    [Theory]
    [MemberData(nameof(XmlOfNoUse))]
    public void Damaged_styles_or_texts_are_a_fault_unless_they_are_merely_empty(string xml)
    {
        Reading.Refused(new RawWorkbook().With("xl/sharedStrings.xml", xml).ToBytes()).Code.ShouldBe(TableFault.FileMalformed);
        if (!xml.StartsWith("<a/>", StringComparison.Ordinal)) Reading.Refused(new RawWorkbook().With("xl/styles.xml", xml).ToBytes())
            .Code.ShouldBe(TableFault.FileMalformed);
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"ZZZZZ99999999\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"Ä1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A-1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"/><row r=\"1\"/>")]
    [InlineData("<row r=\"1\"/><row r=\"1\"/>")]
    [InlineData("<row r=\"0\"/>")]
    [InlineData("<row r=\"-1\"/>")]
    [InlineData("<row r=\"1048577\"/>")]
    [InlineData("<row r=\"99999999999999999999\"/>")]
    [InlineData("<row r=\"x\"/>")]
    [InlineData("<row><c t=\"s\"><v>2</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>-1</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>99999999999</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>x</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v></v></c></row>")]
    [InlineData("<row><c><v>NaN</v></c></row>")]
    [InlineData("<row><c><v>1e999</v></c></row>")]
    [InlineData("<row><c><v>twelve</v></c></row>")]
    [InlineData("<row><c t=\"nonsense\"><v>1</v></c></row>")]
    public void A_cell_or_row_that_no_spreadsheet_writes_is_a_fault(string rows)
    {
        var fault = Reading.Refused(new RawWorkbook().WithRows(rows).ToBytes(), name: "r.xlsx");

        fault.Code.ShouldBe(TableFault.FileMalformed);
        fault.Table.ShouldBe("r.xlsx – Risks");
    }

    [Fact]
    public void A_fault_says_which_cell() =>
        Reading.Refused(new RawWorkbook().WithRows("<row r=\"7\"><c r=\"AB7\" t=\"s\"><v>9</v></c></row>").ToBytes(), name: "r.xlsx")
            .ShouldBe(new TableFault(TableFault.FileMalformed, "The workbook is damaged: the cell refers to a text that is not there.",
                "r.xlsx – Risks", 7, "AB"));

    [Theory]
    [InlineData("_x0000_")]
    [InlineData("_xD800_")]
    [InlineData("a_xDC00_b")]
    [InlineData("_xDC00__xD800_")]
    public void Escapes_of_characters_that_are_no_text_are_refused(string text) =>
        Reading.Refused(new RawWorkbook().WithRows($"<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>").ToBytes())
            .Code.ShouldBe(TableFault.CharacterRefused);

    [Theory]
    [InlineData("worksheets/sheet9.xml", "")]
    [InlineData("http://package.invalid.example/sheet1.xml", "")]
    [InlineData("//elsewhere/sheet1.xml", "")]
    [InlineData("file:///etc/passwd", "")]
    [InlineData("http://[", "")]
    [InlineData("", "")]
    [InlineData("../../../../etc/passwd", "")]
    [InlineData("worksheets/sheet1.xml", "TargetMode=\"External\"")]
    [InlineData("workbook.xml", "")]
    [InlineData("_rels/workbook.xml.rels", "")]
    [InlineData("sharedStrings.xml", "")]
    public void A_sheet_that_is_elsewhere_or_is_no_sheet_is_a_fault(string target, string more) =>
        Reading.Refused(new RawWorkbook()
            .With("xl/_rels/workbook.xml.rels", RawWorkbook.Relationships(RawWorkbook.Sheet("rId1", target, more))).ToBytes())
            .Code.ShouldBe(TableFault.FileMalformed);

    [Fact]
    public void Relationships_in_a_circle_end()
    {
        var workbook = new RawWorkbook()
            .With("xl/worksheets/_rels/sheet1.xml.rels",
            RawWorkbook.Relationships(RawWorkbook.Other("a", "officeDocument", "../workbook.xml")));
        workbook.With("xl/workbook.xml",
            RawWorkbook.Workbook(string.Concat(Enumerable.Range(1, 210).Select(number => $"<sheet name=\"s{number}\" r:id=\"rId1\"/>"))));

        Reading.Refused(workbook.ToBytes()).Code.ShouldBe(TableFault.TooManyTables);
    }

    [Fact]
    public void Two_relationships_of_one_id_are_a_fault() =>
        Reading.Refused(new RawWorkbook().With("xl/_rels/workbook.xml.rels", RawWorkbook.Relationships(
            RawWorkbook.Sheet("rId1", "worksheets/sheet1.xml") + RawWorkbook.Sheet("rId1", "worksheets/sheet2.xml"))).ToBytes())
            .Code.ShouldBe(TableFault.FileMalformed);

    [Fact]
    public void Two_parts_of_one_name_are_a_fault()
    {
        var workbook = new RawWorkbook();
        var parts = workbook.Names.Select(name => (name, Encoding.UTF8.GetBytes(workbook.Part(name))));

        Reading.Refused(RawWorkbook.Zip([.. parts, ("XL/worksheets/Sheet1.xml", [])])).Code.ShouldBe(TableFault.FileMalformed);
    }

    [Theory]
    [InlineData("ppt/presentation.xml", "<p:presentation xmlns:p=\"urn:p\"/>")]
    [InlineData("visio/document.xml", "<VisioDocument/>")]
    public void Other_Office_documents_are_not_recognised(string part, string content) =>
        Reading.Refused(new RawWorkbook().With(part, content)
            .With("_rels/.rels", RawWorkbook.Relationships(RawWorkbook.Other("r", "officeDocument", part))).ToBytes())
            .Code.ShouldBe(TableFault.FileUnrecognised);

    [Fact]
    public void An_empty_or_foreign_zip_archive_is_not_recognised()
    {
        Reading.Refused(RawWorkbook.Zip([])).Code.ShouldBe(TableFault.FileUnrecognised);
        Reading.Refused(RawWorkbook.Zip([("holiday.jpg", [1, 2, 3])])).Code.ShouldBe(TableFault.FileUnrecognised);
    }

    [Fact]
    public void An_encrypted_part_is_a_fault()
    {
        var bytes = new RawWorkbook().ToBytes();
        SetFlag("PK\u0003\u0004", 6);
        SetFlag("PK\u0001\u0002", 8);

        Reading.Refused(bytes).Code.ShouldBe(TableFault.FileMalformed);

        void SetFlag(string header, int offset)
        {
            var signature = Encoding.ASCII.GetBytes(header);
            for (var at = 0; bytes.AsSpan(at).IndexOf(signature) is var found and >= 0; at += found + 4) bytes[at + found + offset] |= 1;
        }
    }

    [Fact]
    public void A_sheet_that_inflates_to_gigabytes_is_given_up_long_before()
    {
        var workbook = new RawWorkbook().With("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(
            RawWorkbook.Worksheet("<row><c t=\"inlineStr\"><is><t>" + new string(' ', 30_000_000) + "</t></is></c></row>")));

        Reading.Refused(workbook.ToBytes()).Code.ShouldBe(TableFault.ContentTooLarge);
    }

    [Fact]
    public void What_inflates_is_counted_whatever_the_headers_say()
    {
        var workbook = new RawWorkbook().With("xl/sharedStrings.xml", $"<sst {Main}><si><t>{new string('x', 30_000_000)}</t></si></sst>");
        var bytes = workbook.ToBytes();
        var length = BitConverter.GetBytes(Encoding.UTF8.GetByteCount(workbook.Part("xl/sharedStrings.xml")));
        for (var at = bytes.AsSpan().IndexOf(length); at >= 0; at = bytes.AsSpan().IndexOf(length)) BitConverter.GetBytes(1_000)
            .CopyTo(bytes, at);

        Reading.Refused(bytes).Code.ShouldBeOneOf(TableFault.ContentTooLarge, TableFault.FileMalformed);
    }

    [Fact]
    public void One_long_text_named_by_every_cell_is_counted_each_time()
    {
        var workbook = new RawWorkbook()
            .With("xl/sharedStrings.xml", $"<sst {Main}><si><t>{new string('x', 50_000)}</t></si></sst>")
            .WithRows(string.Concat(Enumerable.Range(1, 500).Select(row => $"<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")));

        Reading.Refused(workbook.ToBytes()).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe(TableFault.ContentTooLarge), fault => fault.Row.ShouldBe(401));
    }

    [Fact]
    public void XML_nested_a_million_deep_is_a_fault()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 1_000_000));
        foreach (var part in new[] { "_rels/.rels", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml",
            "xl/worksheets/sheet1.xml" })
        {
            var workbook = new RawWorkbook();
            var xml = workbook.Part(part);
            workbook.With(part, xml.Insert(xml.IndexOf('>', StringComparison.Ordinal) + 1, deep));

            Reading.Refused(workbook.ToBytes()).Message.ShouldContain("nested too deeply");
        }
    }

    [Fact]
    public void Every_limit_on_workbooks_is_kept()
    {
        var limits = new TableLimits { PackageEntries = 7, Tables = 1, Rows = 2, Columns = 3, Cells = 4, CellCharacters = 5 };

        Reading.Of(new RawWorkbook().ToBytes(), limits: limits).ShouldBeOfType<TablesRead>();
        Refused(new RawWorkbook().With("more", "x")).ShouldBe(TableFault.ContentTooLarge);
        Refused(new RawWorkbook().WithRows("<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row>"))
            .ShouldBe(TableFault.TooManyRows);
        Refused(new RawWorkbook().WithRows("<row><c r=\"D1\"><v>1</v></c></row>")).ShouldBe(TableFault.TooManyColumns);
        Refused(new RawWorkbook().WithRows("<row><c r=\"C1\"><v>1</v></c></row><row><c r=\"C2\"><v>1</v></c></row>"))
            .ShouldBe(TableFault.TooManyCells);
        Refused(new RawWorkbook().WithRows("<row><c><v>123456</v></c></row>")).ShouldBe(TableFault.CellTooLong);
        Refused(new RawWorkbook().WithRows("<row><c t=\"inlineStr\"><is><r><t>123</t></r><r><t>456</t></r></is></c></row>"))
            .ShouldBe(TableFault.CellTooLong);
        Refused(new RawWorkbook().With("xl/sharedStrings.xml", $"<sst {Main}><si/><si/><si/><si/><si/></sst>"))
            .ShouldBe(TableFault.TooManyCells);
        Refused(new RawWorkbook().With("xl/workbook.xml",
            RawWorkbook.Workbook("<sheet name=\"a\" r:id=\"rId1\"/><sheet name=\"b\" r:id=\"rId1\"/>")))
            .ShouldBe(TableFault.TooManyTables);

        string Refused(RawWorkbook workbook) => Reading.Refused(workbook.ToBytes(), limits).Code;
    }

    [Fact]
    public void A_workbook_cut_short_anywhere_is_a_fault()
    {
        var whole = new RawWorkbook().ToBytes();
        for (var length = 4; length < whole.Length; length += 7)
            Reading.Refused(whole[..length]).Code.ShouldBe(TableFault.FileMalformed);
    }

    [Fact]
    public void A_workbook_with_any_bytes_changed_is_read_or_refused()
    {
        var whole = new RawWorkbook().ToBytes();
        var changes = Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(0, 255)).ListOf(4).ToArbitrary();
        Prop.ForAll(changes, changed =>
        {
            var bytes = whole.ToArray();
            foreach (var (at, value) in changed) bytes[at] = (byte)value;
            ShouldBeReadOrRefused(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
    }

    [Fact]
    public void A_workbook_with_its_XML_torn_and_sewn_is_read_or_refused()
    {
        var names = new RawWorkbook().Names.ToArray();
        string[] seams = ["", "<", ">", "\"", "/>", "<c>", "</c>", "<v>", "</v>", "<row>", "<is>", "r=\"A1\"", "&amp;", "&#x0;", "]]>",
            "<![CDATA[", "<!--", "999999999999", "-1"];
        var tears = (from part in Gen.Elements(names)
                     from start in Gen.Choose(0, 600)
                     from length in Gen.Choose(0, 30)
                     from seam in Gen.Elements(seams)
                     select (part, start, length, seam)).ToArbitrary();
        Prop.ForAll(tears, tear =>
        {
            var workbook = new RawWorkbook();
            var xml = workbook.Part(tear.part);
            var start = Math.Min(tear.start, xml.Length);
            workbook.With(tear.part, xml[..start] + tear.seam + xml[Math.Min(start + tear.length, xml.Length)..]);
            ShouldBeReadOrRefused(workbook.ToBytes());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        byte[][] starts = [[], [.. "PK\x03\x04"u8], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [.. "a,b\n"u8]];
        var bytes = (from start in Gen.Elements(starts)
                     from rest in Gen.Choose(0, 255).ListOf()
                     select (byte[])[.. start, .. rest.Select(value => (byte)value)]).ToArbitrary();
        Prop.ForAll(bytes, ShouldBeReadOrRefused).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void Any_soup_of_quotes_and_delimiters_is_read_or_refused()
    {
        var soup = Gen.Elements("\"", ",", ";", "\t", "\r", "\n", "'", "=", "a", "é", "🙂", " ", "sep=").ListOf().Select(string.Concat)
            .ToArbitrary();
        Prop.ForAll(soup, text => ShouldBeReadOrRefused(Encoding.UTF8.GetBytes(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void Ten_mebibytes_of_commas_or_quotes_or_lines_are_answered()
    {
        var size = new TableLimits().FileBytes;
        Reading.RefusedCsv(new string(',', size)).Code.ShouldBe(TableFault.TooManyColumns);
        Reading.RefusedCsv(new string('"', size - 1)).Code.ShouldBe(TableFault.CellTooLong);
        Reading.RefusedCsv(new string('\n', size)).Code.ShouldBe(TableFault.FileEmpty);
        Reading.RefusedCsv(string.Concat(Enumerable.Repeat("a\n", size / 2))).Code.ShouldBe(TableFault.TooManyRows);
        Reading.RefusedCsv('"' + new string('x', size - 1)).Code.ShouldBe(TableFault.CellTooLong);
    }

    public static TheoryData<string> Costly =>
        ["docx of empty cells", "ods of repeated rows", "xlsx of a million merged cells", "html of nothing but <",
            "comments on merged cells"];

    // What is allocated is counted exactly, and what is held at once is never more.
    [Theory]
    [MemberData(nameof(Costly))]
    public void What_a_hostile_file_may_allocate_is_bounded(string kind)
    {
        var bytes = kind[..4] switch
        {
            "docx" => RawDocument.Of($"<w:tbl><w:tr>{Repeated("<w:tc/>", 2_000_000)}</w:tr></w:tbl>"),
            "ods " => RawOpenDocument.Sheet("<table:table-row table:number-rows-repeated=\"19000\"><table:table-cell "
                + "table:number-columns-repeated=\"52\"><text:p>some words</text:p></table:table-cell></table:table-row>"),
            "comm" => new RawWorkbook().With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(
                $"<row><c><v>1</v></c></row>{Repeated("<row><c/><c><v>1</v></c></row>", 19_999)}",
                "<mergeCells><mergeCell ref=\"A1:A20000\"/></mergeCells>"))
                .With("xl/worksheets/_rels/sheet1.xml.rels",
                    RawWorkbook.Relationships(RawWorkbook.Other("c", "comments", "../comments.xml")))
                .With("xl/comments.xml", "<a><commentList>"
                    + $"{Repeated("<comment ref=\"A1\"><text><t>?</t></text></comment>", 99_999)}</commentList></a>").ToBytes(),
            "xlsx" => new RawWorkbook().With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet("<row><c><v>1</v></c></row>",
                $"<mergeCells>{Repeated("<mergeCell ref=\"A1:XFD1048576\"/>", 1_000_000)}</mergeCells>")).ToBytes(),
            _ => Encoding.UTF8.GetBytes("<table><tr><td>" + new string('<', 5_000_000)),
        };
        var before = GC.GetAllocatedBytesForCurrentThread();

        ShouldBeReadOrRefused(bytes);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(600L * 1024 * 1024);

        static string Repeated(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
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
