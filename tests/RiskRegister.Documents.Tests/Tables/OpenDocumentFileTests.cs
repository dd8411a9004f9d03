using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;
using static RiskRegister.Documents.Tests.Tables.RawOpenDocument;

namespace RiskRegister.Documents.Tests.Tables;

public sealed class OpenDocumentFileTests
{
    [Fact]
    public void Cells_of_every_kind_are_read_as_a_person_sees_them()
    {
        var table = Read(Row("Ref", "Risk") + "<table:table-row>"
            + "<table:table-cell office:value-type=\"float\" office:value=\"5\"><text:p>CR5</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"float\" office:value=\"16\"><text:p>16.00</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>007</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"percentage\" office:value=\"0.5\"><text:p>50%</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-05-04\"><text:p>04-May</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell>"
            + "<table:table-cell table:formula=\"of:=[.A1]\" office:value-type=\"string\"><text:p>#N/A</text:p></table:table-cell>"
            + "<table:table-cell table:formula=\"of:=[.A1]\"/>"
            + "<table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>b<text:line-break/>c</text:p><text:p>"
                + "d</text:p><office:annotation><text:p>a note</text:p></office:annotation></table:table-cell></table:table-row>")
                .Tables.ShouldHaveSingleItem();

        table.Title.ShouldBe("Risks");
        table.Rows[1].Cells.ShouldBe(["CR5", "16", "007", "50%", "2026-05-04", "TRUE", "#N/A", "", "a  b\nc\nd"]);
        table.Rows[1].RemarkOf(4).ShouldBe(new CellRemark(CellMarks.Date, Date: new DateOnly(2026, 5, 4)) { Shown = "04-May" });
        table.Rows[1].RemarkOf(6).Is(CellMarks.Error).ShouldBeTrue();
        table.Rows[1].RemarkOf(7).Is(CellMarks.NotCalculated).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-12-01", "Dec-26", "Dec 2026")]
    [InlineData("2026-09-01", "Sept 2026", "Sep 2026")]
    [InlineData("2026-12-01", "December 2026", "Dec 2026")]
    [InlineData("2026-12-01T00:00:00", "12/2026", "Dec 2026")]
    [InlineData("2026-12-01", "2026", "2026")]
    [InlineData("2026-12-01", "1 Dec", "2026-12-01")]
    [InlineData("2026-12-01", "01/12/26", "2026-12-01")]
    [InlineData("2026-12-15", "Dec-26", "2026-12-15")]
    [InlineData("2026-12-01T12:00:00", "Dec 2026", "2026-12-01T12:00:00")]
    public void A_day_that_is_shown_as_a_month_is_one(string day, string shown, string expected) =>
        Read(Row($"<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"><text:p>{shown}</text:p></table:table-cell>"))
            .Tables[0].Rows[0].Cells.ShouldBe([expected]);

    [Fact]
    public void Struck_text_and_signs_are_marked()
    {
        var row = Read(Row("<table:table-cell table:style-name=\"gone\"><text:p>old</text:p></table:table-cell>",
            "<table:table-cell><text:p>Keep <text:span text:style-name=\"T1\">that</text:span> this</text:p></table:table-cell>",
            "<table:table-cell table:style-name=\"W\"><text:p>ê</text:p></table:table-cell>")).Tables[0].Rows[0];

        row.Cells.ShouldBe(["", "Keep  this", "↓"]);
        (row.RemarkOf(0).Struck, row.RemarkOf(1).Struck).ShouldBe(("old", "that"));
        row.RemarkOf(2).Is(CellMarks.Sign).ShouldBeTrue();
    }

    [Fact]
    public void Hidden_and_filtered_rows_columns_and_sheets_are_marked()
    {
        var read = Reading.Read(Sheets("<table:table table:name=\"Risks\"><table:table-column table:number-columns-repeated=\"2\"/>"
            + "<table:table-column table:visibility=\"collapse\"/><table:table-header-rows>" + Row("a", "b", "c")
                + "</table:table-header-rows>"
            + Row("d").Replace("<table:table-row>", "<table:table-row table:visibility=\"filter\">", StringComparison.Ordinal)
                + "</table:table><table:table table:name=\"Old\" table:style-name=\"ta2\">" + Row("x") + "</table:table>"), "r.ods");

        read.Tables.Select(table => table.IsHidden).ShouldBe([false, true]);
        read.Tables[0].HiddenColumns.ShouldBe([2]);
        read.Tables[0].Rows.Select(row => row.IsHidden).ShouldBe([false, true]);
        read.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Covered_cells_repeat_the_one_that_covers_them()
    {
        var read = Read("<table:table-row><table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"><text:p>"
            + "K1</text:p></table:table-cell>"
            + "<table:covered-table-cell/>" + Cell("x") + "</table:table-row><table:table-row><table:covered-table-cell "
                + "table:number-columns-repeated=\"2\"/>"
            + Cell("y") + "</table:table-row>");

        read.Lines().ShouldBe(["1: K1 | K1 | x", "2: K1 | K1 | y"]);
        read.Tables[0].Rows[1].RemarkOf(0).Is(CellMarks.Merged).ShouldBeTrue();
    }

    [Fact]
    public void What_is_repeated_costs_what_it_fills()
    {
        const string Blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        Read("<table:table-row table:number-rows-repeated=\"1000000\">" + Blank + "</table:table-row>" + Row(Cell("end"))
            + "<table:table-row table:number-rows-repeated=\"3\">" + Cell("x") + "</table:table-row>").Lines()
            .ShouldBe(["1000001: end", "1000002: x", "1000003: x", "1000004: x"]);
        Refused("<table:table-row table:number-rows-repeated=\"1048576\">" + Cell("x") + "</table:table-row>")
            .ShouldBe(TableFault.TooManyRows);
        Refused(Row("<table:table-cell table:number-columns-repeated=\"1000000\"><text:p>x</text:p></table:table-cell>"))
            .ShouldBe(TableFault.TooManyColumns);
        Refused("<table:table-row table:number-rows-repeated=\"20000\"><table:table-cell table:number-columns-repeated=\"200\"><text:p>"
            + "x</text:p></table:table-cell></table:table-row>")
            .ShouldBe(TableFault.TooManyCells);
        Refused(Row("<table:table-cell><text:p>" + string.Concat(Enumerable.Repeat("<text:s text:c=\"1000000000\"/>", 60))
            + "x</text:p></table:table-cell>"))
            .ShouldBe(TableFault.CellTooLong);
    }

    [Fact]
    public void Tables_of_a_text_are_read_with_the_heading_above_them()
    {
        var read = Reading.Read(Of("text", "<text:h>Adults</text:h><text:p>words</text:p><table:table table:name=\"Table1\">" + Row("Ref",
            "<table:table-cell><text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p>"
                + "</text:list-item></text:list></table:table-cell>")
            + "</table:table>"), "r.odt");

        read.Tables[0].Title.ShouldBe("Adults");
        read.Lines().ShouldBe(["1: Ref | one\ntwo"]);
    }

    [Fact]
    public void Damaged_foreign_or_protected_ones_are_refused()
    {
        Reading.Refused(Of("presentation", "")).Code.ShouldBe(TableFault.FileUnrecognised);
        Reading.Refused(Whole("<a/>")).Code.ShouldBe(TableFault.FileMalformed);
        Reading.Refused(Whole("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>")).Code.ShouldBe(TableFault.FileMalformed);
        Reading.Refused(Whole("no xml", manifest: "<manifest><file-entry><encryption-data/></file-entry></manifest>"))
            .Message.ShouldContain("password");
        Reading.Refused(Sheet(Row(new string(' ', 30_000_000)))).Code.ShouldBe(TableFault.ContentTooLarge);
        Reading.Refused(Sheet(Row(string.Concat(Enumerable.Repeat("<table:table-cell><table:table><table:table-row>", 1_000))
            + string.Concat(Enumerable.Repeat("</table:table-row></table:table></table:table-cell>", 1_000)))))
                .Message.ShouldContain("nested too deeply");
        Reading.Refused(RawWorkbook.Zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray())]))
            .Code.ShouldBe(TableFault.FileMalformed);
    }

    static TablesRead Read(string rows) => Reading.Read(Sheet(rows), "r.ods");

    static string Refused(string rows) => Reading.Refused(Sheet(rows)).Code;
}
