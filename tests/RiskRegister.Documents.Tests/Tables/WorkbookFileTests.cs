using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

public sealed class WorkbookFileTests
{
    [Fact]
    public void A_workbook_is_recognised_whatever_it_is_called_and_its_sheets_are_tables()
    {
        var bytes = Made(("Risks", [[Text("Ref"), Text("Title")]]), ("Opportunities", [[Text("CO1")]]));

        var read = Reading.Read(bytes, "register.csv");

        read.Tables.Select(table => table.Name).ShouldBe(["register.csv – Risks", "register.csv – Opportunities"]);
        read.Tables[0].Lines().ShouldBe(["1: Ref | Title"]);
        read.Tables[1].Lines().ShouldBe(["1: CO1"]);
        read.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Cells_are_read_as_a_person_sees_them()
    {
        var bytes = Made(("Risks",
        [
            [Number("25"), Number("25.0"), Number("0.30000000000000004"), Number("-1.5E-3"), Number("-0")],
            [Of(CellValues.Boolean, "1"), Of(CellValues.Boolean, "0"), Of(CellValues.Error, "#REF!"), Of(CellValues.Date, "2016-12-05")],
            [Formula("A1*2", "50"), Formula("A1&\"\"", "a_x000D_b", CellValues.String), Formula("\"\"", "", CellValues.String),
                Text("end")],
        ]));

        Reading.Read(bytes).Lines().ShouldBe(
        [
            "1: 25 | 25 | 0.3 | -0.0015 | 0",
            "2: TRUE | FALSE | #REF! | 2016-12-05",
            "3: 50 | a\nb |  | end",
        ]);
    }

    [Fact]
    public void Text_is_joined_of_its_runs_without_phonetic_ones_and_keeps_its_line_breaks()
    {
        var rich = new InlineString(
            new Run(new RunProperties(new Bold()), new Text("bold ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(new Text("and\r\nplain")),
            new PhoneticRun(new Text("furigana")) { BaseTextStartIndex = 0, EndingBaseIndex = 1 });
        var bytes = Made(("Risks",
        [
            [new Cell { DataType = CellValues.InlineString, InlineString = rich }, Text("a_x000D__x000A_b_x005F_x0041_"),
                Text("  spaces  ")],
        ]));

        Reading.Read(bytes).Tables[0].Rows[0].Cells.ShouldBe(["bold and\nplain", "a\nb_x0041_", "  spaces  "]);
    }

    [Fact]
    public void Shared_text_is_read_like_text_in_the_cell()
    {
        var workbook = new RawWorkbook().With("xl/sharedStrings.xml",
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>Ref</t><rPh sb=\"0\" eb=\"1\"><t>no</t>"
                + "</rPh></si><si><r><t>C</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">R1 </t></r></si></sst>");

        Reading.Read(workbook.ToBytes()).Lines().ShouldBe(["1: Ref", "2: CR1 "]);
    }

    [Theory]
    [InlineData("42709", 1, "2016-12-05")]
    [InlineData("42709.75", 1, "2016-12-05T18:00:00")]
    [InlineData("42709.999999", 1, "2016-12-06")]
    [InlineData("1", 1, "1900-01-01")]
    [InlineData("59", 1, "1900-02-28")]
    [InlineData("60", 1, "60")]
    [InlineData("61", 1, "1900-03-01")]
    [InlineData("0.5", 1, "12:00:00")]
    [InlineData("-3", 1, "-3")]
    [InlineData("99999999", 1, "99999999")]
    [InlineData("42709", 0, "42709")]
    [InlineData("42709", 2, "2016-12-05")]
    [InlineData("42709", 3, "42709")]
    [InlineData("42709", 4, "42709 daysd")]
    [InlineData("42709", 5, "2016-12-05")]
    [InlineData("42709", 99, "42709")]
    public void A_number_shown_as_a_date_is_a_date(string value, int style, string expected)
    {
        var workbook = new RawWorkbook()
            .With("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts>"
                + "<numFmt numFmtId=\"164\" formatCode=\"[$-809]dd\\ mmmm\\ yyyy;@\"/><numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/>"
                + "<numFmt numFmtId=\"166\" formatCode=\"0&quot; days&quot;\\d_y[Red]\"/><numFmt numFmtId=\"167\" "
                    + "formatCode=\"[Red]MMM-yy\"/></numFmts><cellXfs>"
                + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf "
                    + "numFmtId=\"167\"/></cellXfs></styleSheet>")
            .WithRows($"<row><c s=\"{style}\"><v>{value}</v></c></row>");

        Reading.Read(workbook.ToBytes()).Lines().ShouldBe([$"1: {expected}"]);
    }

    [Fact]
    public void A_workbook_from_an_old_Mac_counts_days_from_1904()
    {
        var workbook = new RawWorkbook()
            .With("xl/workbook.xml", RawWorkbook.Workbook("<sheet name=\"Risks\" sheetId=\"1\" r:id=\"rId1\"/>",
                "<workbookPr date1904=\"1\"/>"))
            .WithRows("<row><c s=\"1\"><v>41247</v></c></row>");

        Reading.Read(workbook.ToBytes()).Lines().ShouldBe(["1: 2016-12-05"]);
    }

    [Fact]
    public void Cells_and_rows_stand_where_their_references_say()
    {
        var workbook = new RawWorkbook().WithRows(
            "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c r=\"F3\"><v>7</v></c><c r=\"XFD3\" s=\"1\"/></row>"
            + "<row><c><v>4</v></c></row><row r=\"9\"><c r=\"A9\"/></row><row r=\"1048576\"><c r=\"A1048576\"><v>5</v></c></row>");

        Reading.Read(workbook.ToBytes()).Lines().ShouldBe(["3:  | Ref | CR1 |  |  | 7", "4: 4", "1048576: 5"]);
    }

    [Fact]
    public void Merged_cells_repeat_their_text_marked()
    {
        var workbook = new RawWorkbook().With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"/><c r=\"C1\"><v>1</v></c></row>",
            "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"));

        var row = Reading.Read(workbook.ToBytes()).Tables[0].Rows.ShouldHaveSingleItem();

        row.Cells.ShouldBe(["Ref", "Ref", "1"]);
        row.RemarkOf(1).Is(CellMarks.Merged).ShouldBeTrue();
    }

    [Fact]
    public void Hidden_sheets_are_marked_charts_are_noted_and_blank_sheets_are_left_out()
    {
        var workbook = new RawWorkbook()
            .With("xl/workbook.xml", RawWorkbook.Workbook(
                "<sheet name=\"Risks\" r:id=\"rId1\"/><sheet name=\"Lists\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"Secret\" "
                    + "state=\"veryHidden\" r:id=\"rId1\"/>"
                + "<sheet name=\"Chart\" r:id=\"rId5\"/><sheet name=\"Sheet3\" r:id=\"rId6\"/>"))
            .With("xl/_rels/workbook.xml.rels", RawWorkbook.Relationships(
                RawWorkbook.Sheet("rId1", "/xl/worksheets/sheet1.xml") + RawWorkbook.Other("rId2", "sharedStrings", "SharedStrings.xml")
                + RawWorkbook.Other("rId5", "chartsheet", "chartsheets/sheet1.xml")
                    + RawWorkbook.Sheet("rId6", "./worksheets/%73heet3.xml")))
            .With("xl/worksheets/sheet3.xml", RawWorkbook.Worksheet("<row><c t=\"inlineStr\"><is><t> </t></is></c></row>"));

        var read = Reading.Read(workbook.ToBytes(), "r.xlsx");

        read.Tables.Select(table => (table.Title, table.IsHidden)).ShouldBe([("Risks", false), ("Lists", true), ("Secret", true)]);
        read.Tables[0].Lines().ShouldBe(["1: Ref", "2: CR1"]);
        var note = read.Notes.ShouldHaveSingleItem();
        (note.Code, note.Table).ShouldBe((TableNote.SheetIgnored, "r.xlsx – Chart"));
    }

    [Fact]
    public void A_strict_workbook_is_read_like_a_transitional_one()
    {
        var workbook = new RawWorkbook();
        foreach (var part in workbook.Names.ToArray())
        {
            workbook.With(part, workbook.Part(part)
                .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
                    StringComparison.Ordinal)
                .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal));
        }

        Reading.Read(workbook.ToBytes()).Lines().ShouldBe(["1: Ref", "2: CR1"]);
    }

    [Fact]
    public void Malformed_hyperlinks_and_links_to_other_files_do_no_harm()
    {
        var workbook = new RawWorkbook()
            .With("xl/worksheets/_rels/sheet1.xml.rels",
                RawWorkbook.Relationships(RawWorkbook.Other("rId1", "hyperlink", "mailto:a b@@c,d", "TargetMode=\"External\"")))
            .With("xl/_rels/workbook.xml.rels", RawWorkbook.Relationships(
                RawWorkbook.Sheet("rId1", "worksheets/sheet1.xml") + RawWorkbook.Other("rId2", "sharedStrings", "sharedStrings.xml")
                + RawWorkbook.Other("rId8", "externalLink", "http://[bad", "TargetMode=\"External\"")
                    + RawWorkbook.Other("rId9", "theme", "http://[bad")));

        Reading.Read(workbook.ToBytes()).Lines().ShouldBe(["1: Ref", "2: CR1"]);
    }

    static byte[] Made(params (string Name, Cell[][] Rows)[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets());
            foreach (var (name, rows) in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.Select(cells => new Row(cells))));
                workbook.Workbook.Sheets!.AppendChild(
                    new Sheet { Name = name, SheetId = (uint)workbook.Workbook.Sheets.Count() + 1, Id = workbook.GetIdOfPart(part) });
            }
        }

        return bytes.ToArray();
    }

    static Cell Text(string text) =>
        new()
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
        };

    static Cell Number(string value) => new() { CellValue = new CellValue(value) };

    static Cell Of(CellValues type, string value) => new() { DataType = type, CellValue = new CellValue(value) };

    static Cell Formula(string formula, string value, CellValues? type = null) =>
        new() { CellFormula = new CellFormula(formula), CellValue = new CellValue(value), DataType = type is { } stated ? stated : null };
}
