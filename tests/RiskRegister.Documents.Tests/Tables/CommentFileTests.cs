using System.Text;
using RiskRegister.Documents.Excel;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;
using static RiskRegister.Documents.Tests.Tables.RawDocument;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>Comments are known by the cells that they are about, and are no part of what stands there.</summary>
public sealed class CommentFileTests
{
    const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const string Rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row>";

    const string Twin = "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it "
        + "will get removed if the file is opened in a newer version of Excel.\n\nComment:\n    Exempt – paragraph 3";

    [Fact]
    public void Comments_of_a_workbook_are_notes_of_their_cells()
    {
        var read = Reading.Read(Commented(
            Comment("A2", "<r><t>Exempt – </t></r><r><t>paragraph 3</t></r>")
            + Comment("B2", "<r><rPr><b/></rPr><t>Pat:</t></r><r><t>\nClosed</t></r>") + Comment("C9", "<t>Beside nothing</t>")
            + Comment("A1", "<t>Of the heading</t>") + Comment("A3", "<t> </t>")).ToBytes(), "r.xlsx");

        read.Lines().ShouldBe(["1: Ref", "2: CR1"]);
        Notes(read).ShouldBe(["1 A: Of the heading", "2 A: Exempt – paragraph 3", "2 B: Closed", "9: Beside nothing"]);
    }

    [Fact]
    public void What_is_said_in_turns_counts_instead_of_its_twin_for_older_programs()
    {
        var notes = Comment("A2", $"<t>{Twin}</t>", author: 1) + Comment("A1", "<t>Of the heading</t>");
        const string Turns = "<ThreadedComments xmlns=\"urn:t\"><threadedComment ref=\"A2\" id=\"1\"><text>Exempt – paragraph 3</text>"
            + "</threadedComment><threadedComment ref=\"A2\" id=\"2\" parentId=\"1\"><text>Agreed</text></threadedComment>"
            + "</ThreadedComments>";

        Notes(Reading.Read(Commented(notes, Turns).ToBytes(), "r.xlsx"))
            .ShouldBe(["1 A: Of the heading", "2 A: Exempt – paragraph 3", "2 A: Agreed"]);
        Notes(Reading.Read(Commented(notes).ToBytes(), "r.xlsx")).ShouldBe(["1 A: Of the heading", "2 A: Exempt – paragraph 3"]);
    }

    [Theory]
    [InlineData("A0")]
    [InlineData("XFE1")]
    [InlineData("A1048577")]
    [InlineData("99")]
    [InlineData("")]
    [InlineData("A2:")]
    public void A_comment_on_no_cell_is_passed_over(string cell) =>
        Notes(Reading.Read(Commented(Comment(cell, "<t>Closed</t>")).ToBytes(), "r.xlsx")).ShouldBeEmpty();

    [Fact]
    public void A_comment_on_merged_cells_is_about_all_of_them()
    {
        var read = Reading.Read(Commented(Comment("A1", "<t>Closed</t>")).With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c></row>",
            "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>")).ToBytes(), "r.xlsx");

        Notes(read).ShouldBe(["1 A: Closed", "2 A: Closed"]);
        read.Tables[0].Rows[1].RemarkOf(0).Notes[0].ShouldBeSameAs(read.Tables[0].Rows[0].RemarkOf(0).Notes[0]);
    }

    [Fact]
    public void Comments_of_binary_and_old_workbooks_and_of_XML_are_read()
    {
        var binary = new RawBinaryWorkbook
        {
            Comments =
            [
                .. RawBinaryWorkbook.Record(632, RawBinaryWorkbook.Wide("Pat")),
                .. RawBinaryWorkbook.Comment(0, 1, "Pat:\nClosed"), .. RawBinaryWorkbook.Comment(2_000_000, 1, "Out of range"),
            ],
        }.Row(0).Text(0, "Ref");
        var old = new RawOldWorkbook().Label(0, 0, "Ref").Comment(0, 1, 7, "Pat", "Clo", "sed")
            .InSheet(0x1C, [.. U16(0), .. U16(1), .. U16(0), .. U16(8), .. RawOldWorkbook.Text("Pat"), 0]);
        var xml = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
            + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:h=\"urn:h\"><Worksheet><Table><Row><Cell>"
            + "<Data ss:Type=\"String\">Ref</Data></Cell><Cell><Comment ss:Author=\"Pat\"><ss:Data><h:B>Pat:</h:B>&#10;Closed</ss:Data>"
            + "</Comment></Cell></Row></Table></Worksheet></Workbook>");

        foreach (var (file, name) in ((byte[], string)[])[(binary.ToBytes(), "r.xlsb"), (old.ToBytes(), "r.xls"), (xml, "r.xls")])
        {
            var read = Reading.Read(file, name);
            read.Lines().ShouldBe(["1: Ref"]);
            Notes(read).ShouldBe(["1 B: Closed"]);
        }
    }

    [Theory]
    [InlineData("text")]
    [InlineData("spreadsheet")]
    public void Comments_of_OpenDocument_stand_in_their_cells_and_are_no_text_there(string kind)
    {
        const string Annotation = "<office:annotation xmlns:dc=\"urn:dc\"><dc:creator>Pat</dc:creator><dc:date>2026-05-03</dc:date>"
            + "<text:p>Exempt –<text:s/>paragraph 3</text:p><text:list><text:list-item><text:p>of <text:span>it</text:span></text:p>"
            + "</text:list-item></text:list></office:annotation>";
        var rows = RawOpenDocument.Row("Ref", "Risk") + RawOpenDocument.Row("T1", $"Mill{Annotation} sold<office:annotation-end/>")
            + RawOpenDocument.Row($"<table:table-cell office:value-type=\"float\" office:value=\"4\">{Annotation}<text:p>4.00</text:p>"
                + "</table:table-cell>", $"<table:table-cell>{Annotation}</table:table-cell>")
            + RawOpenDocument.Row($"<table:table-cell table:number-columns-repeated=\"16000\">{Annotation}</table:table-cell>");

        var read = Reading.Read(RawOpenDocument.Of(kind, $"<table:table table:name=\"Risks\">{rows}</table:table>"),
            kind == "text" ? "r.odt" : "r.ods");

        read.Lines().ShouldBe(["1: Ref | Risk", "2: T1 | Mill sold", "3: 4"]);
        const string Said = "Exempt – paragraph 3\nof it";
        Notes(read).ShouldBe([$"2 B: {Said}", $"3 A: {Said}", $"3 B: {Said}", $"4: {Said}"]);
    }

    [Fact]
    public void Comments_of_a_Word_document_are_notes_of_all_cells_that_they_are_about()
    {
        const string End = "<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>";
        var read = Reading.Read(Of(
            Table(["Ref", "Risk"],
                [Begin(0) + Run("T1") + "<w:commentRangeEnd w:id=\"0\"/>" + Reference(0), Run("Mill") + Reference(2)],
                ["T2", Begin(1) + Run("Weir")], ["T3", Run("Depot") + End], ["T4", "Shed"], [Reference(3), ""]),
            comments: Said(0, "Exempt – paragraph 3") + Said(1, "Closed in March") + Said(2, "Point") + Said(3, "Empty row")
                + Said(4, "Nowhere")), "r.docx");

        read.Lines().ShouldBe(["1: Ref | Risk", "2: T1 | Mill", "3: T2 | Weir", "4: T3 | Depot", "5: T4 | Shed"]);
        Notes(read).ShouldBe(["2 A: Exempt – paragraph 3", "2 B: Point", "3 B: Closed in March", "4 A: Closed in March",
            "4 B: Closed in March", "6: Empty row"]);
    }

    [Fact]
    public void A_comment_that_begins_between_rows_or_cells_is_about_those_that_follow()
    {
        var table = $"<w:tbl>{Row("Ref")}{Begin(0)}{Row("T1")}{Row("T2")}<w:commentRangeEnd w:id=\"0\"/>"
            + $"<w:tr>{Cell("T3")}{Begin(1)}{Cell("Mill")}</w:tr><w:commentRangeEnd w:id=\"1\"/>{Row("T4")}</w:tbl>";

        Notes(Reading.Read(Of(table, comments: Said(0, "Closed") + Said(1, "Sold")), "r.docx"))
            .ShouldBe(["2 A: Closed", "3 A: Closed", "4 B: Sold"]);
    }

    [Fact]
    public void A_comment_on_text_outside_of_tables_stands_with_it_and_is_named()
    {
        var read = Reading.Read(Of(Paragraph(Begin(0) + Run("Corporate risks") + Reference(0)) + Table(["Ref"], ["K1"]),
            comments: Said(0, "Exempt – paragraph 3")), "r.docx");

        read.Tables[0].Above.ShouldBe(["Corporate risks", "Exempt – paragraph 3"]);
        read.Tables[0].Title.ShouldBe("Corporate risks");
        read.Notes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            note => note.Code.ShouldBe(TableNote.CommentIgnored), note => note.Message.ShouldContain("Exempt – paragraph 3"));
    }

    [Fact]
    public async Task The_comments_of_this_service_say_nothing_when_their_workbook_comes_back()
    {
        var register = Registers.Public();
        using var written = new MemoryStream();
        await FormWriter.Write("xlsx", register, written);
        var first = Reading.Read(written.ToArray(), "r.xlsx");
        var sheet = first.Tables[0].Title;
        CellComment[] said =
            [new(sheet, 1, 2, "Exempt – paragraph 3"), new(sheet, 2, 9, "\"16\" is no score."), new(null, 1, 1, "Are rows exempt?")];

        var commented = Again(written.ToArray(), said);
        var again = Reading.Read(commented, "r.xlsx");

        again.Tables.SelectMany(table => table.Lines()).ShouldBe(first.Tables.SelectMany(table => table.Lines()));
        again.Tables.ShouldAllBe(table => !table.HasComments && table.Comments.Count == 0);
        Importing.Again(commented, register, "r.xlsx").ShouldSatisfyAllConditions(
            plan => plan.ShouldChangeNothing(Importing.Again(written.ToArray(), register, "r.xlsx").Outcomes.Count),
            plan => plan.Messages.ShouldBe(Importing.Again(written.ToArray(), register, "r.xlsx").Messages));
        Notes(Reading.Read(Again(commented, said), "r.xlsx")).ShouldBeEmpty();
    }

    [Fact]
    public void What_this_service_adds_to_a_comment_of_somebody_elses_is_not_theirs()
    {
        var file = Commented(Comment("A2", "<t>Ask Pat</t>")).ToBytes();

        Notes(Reading.Read(Again(file, [new(null, 1, 2, "Exempt – paragraph 3"), new(null, 1, 1, "Asked")]), "r.xlsx"))
            .ShouldBe(["2 A: Ask Pat"]);
        const string Own = "<table:table-cell><office:annotation><text:p>Risk Register:</text:p><text:p>Asked</text:p></office:annotation>"
            + "<text:p>a</text:p></table:table-cell>";
        Notes(Reading.Read(RawOpenDocument.Sheet(RawOpenDocument.Row(Own)), "r.ods")).ShouldBeEmpty();
    }

    [Fact]
    public void A_comment_of_a_workbook_makes_its_row_exempt()
    {
        var file = Commented(Comment("B2", "<t>Exempt – paragraph 3</t>") + Comment("D3", "<t>Closed in March</t>")).With(
            "xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(string.Concat(new[] { "Ref|Risk|Score|Residual score", "CR1|Mill sold|16|9",
                "CR2|Weir|16|9" }.Select(row => $"<row>{string.Concat(row.Split('|').Select(Text))}</row>")))).ToBytes();

        var read = RegisterReader.Read(Reading.Read(file, "r.xlsx").Tables, new RegisterSettings());

        read.Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe(["3", null]);
        read.Messages.Where(message => message.Code == ImportCodes.NoteIgnored).ShouldHaveSingleItem().Row.ShouldBe(3);

        static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";
    }

    [Fact]
    public void Comments_cost_no_more_than_the_limits()
    {
        var many = string.Concat(Enumerable.Range(1, 100_000).Select(at => Comment($"A{at}", $"<t>c{at}</t>")));
        var read = Reading.Read(Commented(many).ToBytes(), "r.xlsx");
        read.Tables[0].Comments.Count.ShouldBe(100_000 - 2);
        RegisterReader.Read(read.Tables, new RegisterSettings()).Messages.Count.ShouldBeLessThan(12);
        Reading.Refused(Commented(many + Comment("A1", "<t>c</t>")).ToBytes()).Message.ShouldContain("comments");

        var oneCell = string.Concat(Enumerable.Repeat(Comment("A2", "<t>c</t>"), 50_000));
        Reading.Read(Commented(oneCell).ToBytes(), "r.xlsx").Tables[0].Rows[1].RemarkOf(0).Notes.Count.ShouldBe(100);

        var wide = Commented(Comment("A2", $"<t>{new string('x', 1_000_000)}</t>")).ToBytes();
        Notes(Reading.Read(wide, "r.xlsx")).Single().Length.ShouldBe(10_005);
        Reading.Refused(wide, new TableLimits { Characters = 9_000 }).Code.ShouldBe(TableFault.ContentTooLarge);
        Reading.Refused(Commented($"<!-- {new string(' ', 30_000_000)} -->").ToBytes()).Code.ShouldBe(TableFault.ContentTooLarge);

        var words = string.Concat(Enumerable.Range(1, 100_001).Select(id => Said(id, "x")));
        Reading.Refused(Of(Table(["x"]), comments: words)).Message.ShouldContain("comments");
        var open = string.Concat(Enumerable.Range(1, 1_000).Select(Begin));
        Reading.Read(Of(Table([open + Run("x")], ["y"]), comments: words[..words.IndexOf("<w:comment w:id=\"2000\"",
            StringComparison.Ordinal)]), "r.docx").Tables[0].Rows[1].RemarkOf(0).Notes.Count.ShouldBe(20);
        var within = string.Concat(Enumerable.Repeat("<office:annotation><text:p>a", 40))
            + string.Concat(Enumerable.Repeat("</text:p></office:annotation>", 40));
        Reading.Read(RawOpenDocument.Sheet(RawOpenDocument.Row($"x{within}y")), "r.ods").Tables[0].Rows[0].Cells.ShouldBe(["xy"]);
    }

    public static TheoryData<string> XmlThatIsNone =>
    [
        "", "<", "no xml", "<comments>", "<a>&undefined;</a>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><comments><commentList><comment ref=\"A1\"><text><t>&b;</t></text>"
            + "</comment></commentList></comments>",
        "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><comments>&c;</comments>",
    ];

    [Theory]
    [MemberData(nameof(XmlThatIsNone))]
    public void Damaged_comments_are_a_fault(string xml)
    {
        Reading.Refused(Commented("").With("xl/comments1.xml", xml).ToBytes()).Code.ShouldBe(TableFault.FileMalformed);
        Reading.Refused(Commented("", "<a/>").With("xl/threadedComments/threadedComment1.xml", xml).ToBytes())
            .Code.ShouldBe(TableFault.FileMalformed);
        Reading.Refused(Whole($"<w:document xmlns:w=\"{Namespace}\"><w:body>{Table(["x"])}</w:body></w:document>", commentsPart: xml))
            .Code.ShouldBe(TableFault.FileMalformed);
    }

    [Fact]
    public void Comments_that_are_nested_deep_or_are_none_are_answered()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        Reading.Refused(Commented(deep).ToBytes()).Message.ShouldContain("nested too deeply");
        Reading.Refused(Commented("", deep).ToBytes()).Message.ShouldContain("nested too deeply");
        var odd = Commented("<comment/><comment ref=\"A1\" authorId=\"-1\"/><a/>" + Comment("A1", "<t>c</t>", author: 99));
        Notes(Reading.Read(odd.ToBytes(), "r.xlsx")).ShouldBe(["1 A: c"]);
        foreach (var target in new[] { "../comments9.xml", "../worksheets/sheet1.xml", "http://[", "http://elsewhere.example/c.xml" })
        {
            Notes(Reading.Read(Commented("").With("xl/worksheets/_rels/sheet1.xml.rels",
                RawWorkbook.Relationships(RawWorkbook.Other("c", "comments", target))).ToBytes(), "r.xlsx")).ShouldBeEmpty();
        }
    }

    static RawWorkbook Commented(string comments, string? turns = null)
    {
        var links = RawWorkbook.Other("c", "comments", "../comments1.xml")
            + (turns is null ? "" : RawWorkbook.Other("t", "threadedComment", "/xl/threadedComments/threadedComment1.xml"));
        var book = new RawWorkbook().WithRows(Rows).With("xl/worksheets/_rels/sheet1.xml.rels", RawWorkbook.Relationships(links))
            .With("xl/comments1.xml", $"<comments {Main}><authors><author>Pat</author><author>tc={{1-2}}</author></authors><commentList>"
                + $"{comments}</commentList></comments>");
        return turns is null ? book : book.With("xl/threadedComments/threadedComment1.xml", turns);
    }

    static string Comment(string cell, string text, int author = 0) =>
        $"<comment ref=\"{cell}\" authorId=\"{author}\"><text>{text}</text></comment>";

    static string Begin(int id) => $"<w:commentRangeStart w:id=\"{id}\"/>";

    static string Reference(int id) => $"<w:r><w:commentReference w:id=\"{id}\"/></w:r>";

    static string Said(int id, string text) => $"<w:comment w:id=\"{id}\" w:author=\"Pat\">{Paragraph(text)}</w:comment>";

    static byte[] Again(byte[] file, CellComment[] comments)
    {
        using var output = new MemoryStream();
        CommentedWorkbook.Write("r.xlsx", file, comments, output, new TableLimits(), CancellationToken.None).ShouldBeNull();
        return output.ToArray();
    }

    // "2 A: text", and without a column of a row that is not there.
    static string[] Notes(TablesRead read) =>
    [
        .. read.Tables.SelectMany(table => table.Rows.SelectMany(row => (row.Remarks ?? new Dictionary<int, CellRemark>())
                .OrderBy(pair => pair.Key).SelectMany(pair => pair.Value.Notes.Where(note => note.IsComment)
                    .Select(note => $"{row.Number} {ColumnName.Of(pair.Key + 1)}: {note.Text}")))
            .Concat(table.Comments.Select(comment => $"{comment.Row}: {comment.Note.Text}"))),
    ];

    static byte[] U16(int value) => RawOldWorkbook.U16(value);
}
