using System.Text;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;
using static RiskRegister.Documents.Tests.Tables.RawDocument;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>A note is known where its mark stands, and neither is part of the text there.</summary>
public sealed class NoteFileTests
{
    const string Raised = "<w:vertAlign w:val=\"superscript\"/>";
    const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    [Fact]
    public void Notes_of_a_Word_document_are_remarks_of_the_cells_where_their_marks_stand()
    {
        var read = Reading.Read(Of(
            Table(["Ref", "Risk"], ["T1", Run("Mill sold") + Mark(2) + Run(" late") + Mark(5, "endnote")], ["T2", Mark(3) + Run("Weir")]),
            footnotes: "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>"
                + Note(2, "Exempt – paragraph 3") + Note(3, "As <w:del/>before"),
            endnotes: Note(5, "See the annex", "endnote")), "r.docx");

        read.Lines().ShouldBe(["1: Ref | Risk", "2: T1 | Mill sold late", "3: T2 | Weir"]);
        NotesOf(read, 1, 1).ShouldBe(["Exempt – paragraph 3", "See the annex"]);
        NotesOf(read, 2, 1).ShouldBe(["As before"]);
        read.Tables[0].Rows[0].Remarks.ShouldBeNull();
    }

    [Fact]
    public void A_mark_of_its_own_is_no_text_and_one_that_repeats_another_has_its_note()
    {
        const string Star = "<w:r><w:footnoteReference w:id=\"2\" w:customMarkFollows=\"1\"/><w:t>*</w:t></w:r>";
        var first = "<w:bookmarkStart w:id=\"7\" w:name=\"_Ref7\"/>" + Mark(3) + "<w:bookmarkEnd w:id=\"7\"/>";
        var field = Field("NOTEREF _Ref7 \\h ", "1");
        const string Simple = "<w:fldSimple w:instr=\" NOTEREF _Ref7 \\f\"><w:r><w:t>1</w:t></w:r></w:fldSimple>";

        var read = Reading.Read(Of(
            Table([Run("a") + Star, Run("b") + field, Run("c") + first, Run("d") + Simple, Run("4") + Run("1", Raised),
                Run("x") + Field("SEQ Risk ", "5")]),
            footnotes: Note(2, "Star") + Note(3, "Numbered")), "r.docx");

        read.Lines().ShouldBe(["1: a | b | c | d | 4 | x5"]);
        Enumerable.Range(0, 6).Select(at => string.Join(',', NotesOf(read, 0, at))).ShouldBe(["Star", "Numbered", "Numbered", "Numbered",
            "Star", ""]);

        static string Field(string code, string result) => "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + code
            + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + Run(result)
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    }

    [Fact]
    public void A_note_outside_of_tables_stands_with_the_lines_there_and_names_no_table()
    {
        var read = Reading.Read(Of(Paragraph(Run("Corporate risks") + Mark(2) + Run("3", Raised)) + Table(["Ref"], ["K1"])
            + Paragraph(Run("End") + Mark(4)), footnotes: Note(2, "Not for publication") + Note(4, "Exempt")), "r.docx");

        read.Tables[0].Title.ShouldBe("Corporate risks");
        read.Tables[0].Above.ShouldBe(["Corporate risks", "Not for publication"]);
        read.Tables[0].Behind.ShouldBe(["End", "Exempt"]);
    }

    [Fact]
    public void A_reference_that_Word_numbers_may_have_a_note()
    {
        const string Numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";

        var read = Reading.Read(Of(Table(["Ref", "Risk"], [Numbered + Mark(2) + "</w:p>", "a"]), footnotes: Note(2, "Exempt")), "r.docx");

        read.Lines()[1].ShouldBe("2: CR7 | a");
        NotesOf(read, 1, 0).ShouldBe(["Exempt"]);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("spreadsheet")]
    public void Notes_of_OpenDocument_stand_where_their_marks_are(string kind)
    {
        const string Note = "<text:note text:id=\"ftn1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>"
            + "<text:note-body><text:p>Exempt –<text:s/>paragraph 3</text:p><text:p>of it</text:p></text:note-body></text:note>";
        const string Again = "<text:note-ref text:note-class=\"footnote\" text:ref-name=\"ftn1\">1</text:note-ref>";
        var rows = RawOpenDocument.Row("Ref", "Risk") + RawOpenDocument.Row("T1", $"Mill sold{Note} late") + RawOpenDocument.Row("T2",
            $"Weir{Again}") + RawOpenDocument.Row(
                $"<table:table-cell office:value-type=\"float\" office:value=\"4\"><text:p>4.00{Note}</text:p></table:table-cell>",
                "x<text:span text:style-name=\"up\">1</text:span>");

        var read = Reading.Read(RawOpenDocument.Of(kind, $"<table:table table:name=\"Risks\">{rows}</table:table>"),
            kind == "text" ? "r.odt" : "r.ods");

        read.Lines().ShouldBe(["1: Ref | Risk", "2: T1 | Mill sold late", "3: T2 | Weir", "4: 4 | x"]);
        NotesOf(read, 1, 1).ShouldBe(["Exempt – paragraph 3\nof it"]);
        NotesOf(read, 2, 1).ShouldBe(["Exempt – paragraph 3\nof it"]);
        (NotesOf(read, 3, 0).Count, NotesOf(read, 3, 1).Count).ShouldBe((1, 1));
    }

    [Fact]
    public void A_note_in_a_text_of_OpenDocument_stands_with_its_line() => Reading.Read(RawOpenDocument.Of("text",
        "<text:h>Risks<text:note><text:note-body><text:p>Exempt</text:p></text:note-body></text:note></text:h><table:table>"
        + RawOpenDocument.Row("Ref") + "</table:table>"), "r.odt").Tables[0].ShouldSatisfyAllConditions(
            table => table.Title.ShouldBe("Risks"), table => table.Above.ShouldBe(["Risks", "Exempt"]));

    [Theory]
    [InlineData("<sup><a href=\"#n1\">1</a></sup>",
        "<ol><li id=\"n1\"><p>Exempt <b>now</b></p><p>for good <a href=\"#r\">↩</a></p></li></ol>")]
    [InlineData("<a href=\"#n1\"><sup>a</sup></a>", "<ol><li id=\"n1\">Exempt now for good<li>Other</ol>")]
    [InlineData("<sup class=\"reference\"><a href=\"#n1\">[1]</a></sup>", "<p><a name=\"n1\">[1]</a> Exempt now for good</p>")]
    [InlineData("<a href=\"#n1\">[1]</a>", "<p><sup id=\"n1\">1</sup> Exempt now for good</p>")]
    [InlineData("<a role=\"doc-noteref\" href=\"#n1\">1</a>", "<dl><dt id=\"n1\">1.</dt><dd>Exempt now for good</dd></dl>")]
    [InlineData("<a href=\"#n1\">*</a>", "<div id=\"n1\"><div>*</div>Exempt now<br>for good</div>")]
    public void A_mark_in_a_web_page_links_to_its_note(string mark, string note)
    {
        var read = Page($"<table><tr><td>Ref<td>Risk<tr><td>T1<td>Mill sold{mark}</table>{note}<p>Last</p>");

        read.Lines().ShouldBe(["1: Ref | Risk", "2: T1 | Mill sold"]);
        NotesOf(read, 1, 1).ShouldBe(["Exempt now for good"]);
        read.Tables[0].Behind.ShouldBe(note.Contains("Other", StringComparison.Ordinal) ? ["Other", "Last"] : ["Last"]);
    }

    [Fact]
    public void A_note_may_be_a_row_of_a_table_and_the_same_for_several_marks()
    {
        const string Marks = "<sup><a href=\"#n1\">1</a>, <a href=\"#n2\">2</a></sup>";

        var read = Page($"<table><tr><td>Ref<td>Risk<tr><td>T1<td>Mill{Marks}<tr><td>T2<td>Weir<sup><a href=\"#n2\">2</a></sup></table>"
            + "<table><tr id=\"n1\"><td>1<td>Exempt<tr><td id=\"n2\">2 As before</table>");

        NotesOf(read, 1, 1).ShouldBe(["Exempt", "As before"]);
        NotesOf(read, 2, 1).ShouldBe(["As before"]);
        read.Tables[0].Lines().ShouldBe(["1: Ref | Risk", "2: T1 | Mill", "3: T2 | Weir"]);
    }

    [Theory]
    [InlineData("<a href=\"#risk4\">4</a>", "4")]
    [InlineData("<a href=\"https://example.org/#1\">[1]</a>", "[1]")]
    [InlineData("<sup>4</sup>", "4")]
    [InlineData("1<sup>st</sup> floor", "1st floor")]
    [InlineData("500 m<sup>2</sup>", "500 m²")]
    [InlineData("More than 10<sup>6</sup> litres", "More than 10⁶ litres")]
    [InlineData("m<sup>-1</sup>", "m⁻¹")]
    [InlineData("CO<sup>2</sup>e", "CO²e")]
    [InlineData("2<sup>1</sup>/<sub>2</sub>", "2¹/2")]
    [InlineData("4<sup>1234</sup>", "4¹²³⁴")]
    public void What_is_no_mark_stays_text_and_never_a_digit_of_what_stands_before(string cell, string text)
    {
        var read = Page($"<table><tr><td>{cell}<td>end</table>");

        read.Tables[0].Rows[0].Cells.ShouldBe([text, "end"]);
        read.Tables[0].Rows[0].Remarks.ShouldBeNull();
    }

    [Theory]
    [InlineData("Mill sold[^1] – **late[^x y]**", "Mill sold – late[^x y]", "[^1]: Exempt\n    for good\n\nLast", "Exempt for good")]
    [InlineData("**Mill sold[^sale]**", "Mill sold", "[^sale]: Exempt | by *paragraph* 3\nLast", "Exempt | by *paragraph* 3")]
    [InlineData("4<sup>1</sup>", "4", "Last", "")]
    public void A_mark_in_Markdown_has_the_note_of_its_label(string cell, string text, string behind, string note)
    {
        var read = Reading.Read(Encoding.UTF8.GetBytes($"| Ref | Risk |\n|--|--|\n| T1 | {cell} |\n\n{behind}\n"), "r.md");

        read.Lines().ShouldBe(["1: Ref | Risk", $"3: T1 | {text}"]);
        string.Join(',', NotesOf(read, 1, 1)).ShouldBe(note);
        read.Tables[0].Behind.ShouldBe(["Last"]);
    }

    [Theory]
    [InlineData("4", "1")]
    [InlineData("Mill sold ", "12")]
    [InlineData("Mill sold", "1, 2")]
    [InlineData("£5m", "2")]
    [InlineData("Head of Parks", "*")]
    public void A_raised_figure_behind_a_text_is_the_mark_of_a_note_in_every_kind_of_file(string text, string figure)
    {
        TablesRead[] all =
        [
            Reading.Read(Of(Table([Run(text) + Run(figure, Raised), "end"])), "r.docx"),
            Reading.Read(new RawWorkbook().With("xl/sharedStrings.xml", $"<sst {Main}><si><r><t xml:space=\"preserve\">{text}</t></r>"
                + $"<r><rPr><vertAlign val=\"superscript\"/></rPr><t>{figure}</t></r></si></sst>")
                .WithRows("<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>end</t></is></c></row>").ToBytes()),
            Reading.Read(RawOpenDocument.Sheet(RawOpenDocument.Row($"{text}<text:span text:style-name=\"up\">{figure}</text:span>", "end")),
                "r.ods"),
            Page($"<table><tr><td>{text}<sup>{figure}</sup><td>end</table>"),
            Page($"<style>.up {{vertical-align: super}}</style><table><tr><td>{text}<span class=up>{figure}</span><td>end</table>"),
            Reading.Read(Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
                + "<Worksheet><Table><Row><Cell><Data Type=\"String\" xmlns:h=\"http://www.w3.org/TR/REC-html40\">"
                + $"{text}<h:Sup>{figure}</h:Sup></Data></Cell><Cell><Data Type=\"String\">end</Data></Cell></Row></Table></Worksheet>"
                + "</Workbook>"), "r.xls"),
        ];

        foreach (var row in all.Select(read => read.Tables.ShouldHaveSingleItem().Rows.ShouldHaveSingleItem()))
        {
            row.Cells.Select(cell => cell.Trim()).ShouldBe([text.Trim(), "end"]);
            row.RemarkOf(0).Notes.ShouldBe([new CellNote(figure, null)]);
        }
    }

    [Theory]
    [InlineData("<p>1 Exempt</p>")]
    [InlineData("<p><sup>1</sup>Exempt</p>")]
    [InlineData("<p><sup>1</sup> Exempt</p><p>1 Other</p>")]
    [InlineData("<div>[1] Exempt</div>")]
    [InlineData("<ul><li>(1) Exempt</ul>")]
    [InlineData("<p>Notes<br>1. Exempt<br>2. Other")]
    public void A_raised_figure_of_a_web_page_without_a_link_has_the_line_below_that_begins_with_it(string below)
    {
        var read = Page($"<table><tr><td>Ref<td>Risk<tr><td>T1<td>Mill sold<sup>1</sup></table>{below}");

        read.Lines().ShouldBe(["1: Ref | Risk", "2: T1 | Mill sold"]);
        read.Tables[0].Rows[1].RemarkOf(1).Notes.ShouldBe([new CellNote("1", "Exempt")]);
        read.Tables[0].Behind.ShouldNotContain(line => line.Contains("Exempt", StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_below_tables_are_those_of_their_own_or_of_all_before()
    {
        const string Mark = "<sup>1, *</sup>";
        var read = Page($"<table><tr><td>A{Mark}</table><p>1 Of the first<table><tr><td>B{Mark}</table><p>1 Of the second<p>* Of both"
            + "<p>2 Days later<p>1st of May");

        read.Tables.Select(table => table.Rows[0].RemarkOf(0).Notes[0].Text).ShouldBe(["Of the first\nOf both", "Of the second\nOf both"]);
        read.Tables[1].Behind.ShouldBe(["2 Days later", "1st of May"]);
    }

    [Theory]
    [InlineData("500 m<sup>2</sup>", "2 Exempt")]
    [InlineData("Mill<sup>1</sup>", "12 Exempt")]
    [InlineData("Mill<sup>1</sup>", "1st of May")]
    [InlineData("Mill<sup>1</sup>", "10%")]
    [InlineData("Mill<sup>1</sup>", "1.5 m")]
    [InlineData("Mill*", "* Exempt")]
    public void A_line_that_begins_otherwise_stays_a_line(string cell, string line)
    {
        var read = Page($"<table><tr><td>{cell}<td>end</table><p>{line}</p>");

        read.Tables[0].Behind.ShouldBe([line]);
        read.Tables[0].Rows[0].RemarkOf(0).Notes.ShouldAllBe(note => note.Text == null);
    }

    [Fact]
    public void A_raised_font_of_a_binary_workbook_is_one_too()
    {
        var old = new RawOldWorkbook().Font("Arial", isRaised: true).Style()
            .SharedTexts(1, [.. U16(2), 8, .. U16(1), .. "41"u8, .. U16(1), .. U16(1)], null).Cell(0xFD, 0, 0, U32(0));
        var binary = new RawBinaryWorkbook().Font("Calibri").Font("Calibri", isRaised: true)
            .Shared([1, .. RawBinaryWorkbook.Wide("41"), .. U32(1), .. U16(1), .. U16(1)]).Row(0).Cell(7, 0, U32(0));

        foreach (var read in (TablesRead[])[Reading.Read(old.ToBytes(), "r.xls"), Reading.Read(binary.ToBytes(), "r.xlsb")])
        {
            read.Lines().ShouldBe(["1: 4"]);
            read.Tables[0].Rows[0].RemarkOf(0).Notes.ShouldBe([new CellNote("1", null)]);
        }

        static byte[] U16(int number) => BitConverter.GetBytes((ushort)number);
        static byte[] U32(uint number) => BitConverter.GetBytes(number);
    }

    [Fact]
    public void Notes_cost_no_more_than_the_limits()
    {
        var cell = Run("x") + string.Concat(Enumerable.Repeat(Mark(2), 20_000));
        NotesOf(Reading.Read(Of(Table([cell]), footnotes: Note(2, new string('x', 1_000_000))), "r.docx"), 0, 0)
            .ShouldAllBe(note => note.Length == 10_000);
        Reading.Refused(Of(Table([cell]), footnotes: Note(2, "x")), new TableLimits { Cells = 500 }).Code.ShouldBe(TableFault.TooManyCells);
        var many = string.Concat(Enumerable.Range(1, 100_001).Select(id => Note(id, "x")));
        Reading.Refused(Of(Table(["x"]), footnotes: many)).Message.ShouldContain("more notes than");
        var long10 = string.Concat(Enumerable.Range(1, 11).Select(id => Note(id, new string('x', 10_000))));
        Reading.Refused(Of(Table(["x"]), footnotes: long10), new TableLimits { Characters = 100_000 }).Code
            .ShouldBe(TableFault.ContentTooLarge);
        var deep = string.Concat(Enumerable.Repeat("<w:p>", 1_000)) + string.Concat(Enumerable.Repeat("</w:p>", 1_000));
        Reading.Refused(Of(Table(["x"]), footnotes: $"<w:footnote w:id=\"1\">{deep}</w:footnote>"))
            .Message.ShouldContain("nested too deeply");

        var within = string.Concat(Enumerable.Repeat("<text:note><text:note-body><text:p>a", 40))
            + string.Concat(Enumerable.Repeat("</text:p></text:note-body></text:note>", 40));
        Reading.Read(RawOpenDocument.Sheet(RawOpenDocument.Row($"x{within}y")), "r.ods").Tables[0].Rows[0].Cells.ShouldBe(["xy"]);
    }

    static TablesRead Page(string html) => Reading.Read(Encoding.UTF8.GetBytes(html), "r.html");

    static IReadOnlyList<string> NotesOf(TablesRead read, int row, int column) =>
        [.. read.Tables[0].Rows[row].RemarkOf(column).Notes.Select(note => note.Text).OfType<string>()];
}
