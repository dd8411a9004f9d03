using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>What cells of a workbook are beside their text.</summary>
public sealed class MarkedWorkbookTests
{
    const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    [Fact]
    public void Struck_fonts_and_runs_are_kept_apart()
    {
        var workbook = Styled("<fonts><font/><font><strike/></font><font><strike val=\"0\"/></font></fonts><cellXfs><xf fontId=\"0\"/>"
            + "<xf fontId=\"1\"/><xf fontId=\"2\"/></cellXfs>")
            .With("xl/sharedStrings.xml", $"<sst {Main}><si><r><t xml:space=\"preserve\">Gate </t></r><r><rPr><strike/></rPr><t>old</t>"
                + "</r></si></sst>")
            .WithRows("<row><c t=\"s\"><v>0</v></c><c t=\"s\" s=\"1\"><v>0</v></c><c s=\"1\"><v>16</v></c><c s=\"2\"><v>9</v></c></row>");

        var row = Reading.Read(workbook.ToBytes()).Tables[0].Rows[0];

        row.Cells.ShouldBe(["Gate ", "", "", "9"]);
        Enumerable.Range(0, 4).Select(at => row.RemarkOf(at).Struck).ShouldBe(["old", "Gate old", "16", null]);
    }

    [Fact]
    public void Text_behind_struck_runs_is_known_as_such()
    {
        var workbook = Styled("<fonts><font/></fonts><cellXfs><xf fontId=\"0\"/></cellXfs>")
            .With("xl/sharedStrings.xml", $"<sst {Main}><si><r><t xml:space=\"preserve\">Gate\n</t></r><r><rPr><strike/></rPr><t>Wall</t>"
                + "</r><r><t xml:space=\"preserve\"> done\nBank</t></r></si></sst>")
            .WithRows("<row><c t=\"s\"><v>0</v></c></row>");

        var row = Reading.Read(workbook.ToBytes()).Tables[0].Rows[0];

        (row.Cells[0], row.RemarkOf(0).BehindStruck.Single()).ShouldBe(("Gate\n done\nBank", 1));
    }

    [Theory]
    [InlineData("&quot;CR&quot;0", "5", "CR5")]
    [InlineData("\\C\\R0", "5", "CR5")]
    [InlineData("000", "7", "007")]
    [InlineData("00.0", "7", "07.0")]
    [InlineData("0%", "0.5", "50%")]
    [InlineData("0.00", "16", "16")]
    [InlineData("#,##0", "1500", "1500")]
    [InlineData("# ?/?", "4.5", "4.5")]
    [InlineData("0.00E+00", "1500", "1500")]
    [InlineData("[Color10]↑;[Red]↓;↔", "1", "↑")]
    [InlineData("[Color10]&quot;↑&quot;;[Red]&quot;↓&quot;;&quot;↔&quot;", "-1", "↓")]
    [InlineData("&quot;unfinished", "5", "5")]
    [InlineData("@", "5", "5")]
    [InlineData("General", "12.5", "12.5")]
    public void Numbers_are_as_displayed_where_their_format_says_something(string format, string value, string expected) =>
        Reading.Read(Formatted(format).WithRows($"<row><c s=\"1\"><v>{value}</v></c></row>").ToBytes()).Tables[0].Rows[0].Cells[0]
            .ShouldBe(expected);

    [Theory]
    [InlineData("d-mmm", "4-May")]
    [InlineData("dd/mm/yyyy", "04/05/2026")]
    [InlineData("yyyy-mm-dd", null)]
    public void A_day_is_a_day_and_says_what_is_shown(string format, string? shown)
    {
        var row = Reading.Read(Formatted(format).WithRows("<row><c s=\"1\"><v>46146</v></c></row>").ToBytes()).Tables[0].Rows[0];

        row.Cells.ShouldBe(["2026-05-04"]);
        row.RemarkOf(0).ShouldBe(new CellRemark(CellMarks.Date, Date: new DateOnly(2026, 5, 4)) { Shown = shown });
    }

    [Theory]
    [InlineData("mmm-yy", "Dec 2026")]
    [InlineData("mmmm\\ yyyy", "Dec 2026")]
    [InlineData("mmm yyyy", "Dec 2026")]
    [InlineData("[$-809]mmm-yy;@", "Dec 2026")]
    [InlineData("[$-809]MMMM yyyy", "Dec 2026")]
    [InlineData("mm/yyyy", "Dec 2026")]
    [InlineData("&quot;End of day &quot;mmm yy", "Dec 2026")]
    [InlineData("mmmm", "Dec 2026")]
    [InlineData("yyyy", "2026")]
    public void A_day_whose_format_shows_none_is_the_month_or_year_that_is_shown(string format, string expected)
    {
        var row = Reading.Read(Formatted(format).WithRows("<row><c s=\"1\"><v>46357</v></c></row>").ToBytes()).Tables[0].Rows[0];

        row.Cells.ShouldBe([expected]);
        row.RemarkOf(0).ShouldBe(new CellRemark(CellMarks.Date));
    }

    [Theory]
    [InlineData("dd/mm/yyyy", "46357", "2026-12-01")]
    [InlineData("[$-809]dd mmmm yyyy;@", "46357", "2026-12-01")]
    [InlineData("d mmm", "46357", "2026-12-01")]
    [InlineData("mmm yyyy hh:mm", "46357", "2026-12-01")]
    [InlineData("mm:ss", "46357", "2026-12-01")]
    [InlineData("mmm-yy", "46371", "2026-12-15")]
    [InlineData("mmm-yy", "46357.5", "2026-12-01T12:00:00")]
    public void A_day_that_is_shown_or_was_put_in_stays_a_day(string format, string value, string expected) =>
        Reading.Read(Formatted(format).WithRows($"<row><c s=\"1\"><v>{value}</v></c></row>").ToBytes()).Tables[0].Rows[0].Cells[0]
            .ShouldBe(expected);

    [Fact]
    public void Errors_formulas_without_values_and_typed_days_are_marked()
    {
        var row = Reading.Read(new RawWorkbook().WithRows(
            "<row><c t=\"e\"><v>#SPILL!</v></c><c><f>A1</f></c><c><f>A1</f><v></v></c><c><f>A1</f><v/></c><c t=\"str\"><f>A1</f><v></v>"
                + "</c><c t=\"d\"><v>2026-05-04</v></c></row>").ToBytes())
            .Tables[0].Rows[0];

        Enumerable.Range(0, 6).Select(at => row.RemarkOf(at).Marks).ShouldBe(
            [CellMarks.Error, CellMarks.NotCalculated, CellMarks.NotCalculated, CellMarks.NotCalculated, CellMarks.None, CellMarks.Date]);
    }

    [Fact]
    public void Hidden_rows_and_columns_are_marked()
    {
        var sheet = $"<worksheet {Main}><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"16384\" width=\"0\"/></cols>"
            + "<sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c><v>2</v></c></row></sheetData></worksheet>";

        var table = Reading.Read(new RawWorkbook().With("xl/worksheets/sheet1.xml", sheet).ToBytes()).Tables[0];

        table.HiddenColumns.Take(4).ShouldBe([1, 2, 4, 5]);
        table.HiddenColumns.Count.ShouldBe(2 + 196);
        table.Rows.Select(row => row.IsHidden).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("3Arrows", "<cfvo type=\"percent\" val=\"0\"/><cfvo type=\"percent\" val=\"33\"/><cfvo type=\"percent\" val=\"67\"/>", "",
        "↓ → ↑")]
    [InlineData("3Arrows", "<cfvo type=\"percent\" val=\"0\"/><cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"1\"/>",
        "reverse=\"1\"", "↑ → ↓")]
    [InlineData("5ArrowsGray", "<cfvo type=\"min\"/><cfvo type=\"num\" val=\"-1\" gte=\"0\"/><cfvo type=\"num\" val=\"0\"/><cfvo "
        + "type=\"num\" val=\"1\"/><cfvo type=\"num\" val=\"9\"/>", "", "↓ → ↗")]
    public void Icons_in_place_of_numbers_are_arrows(string icons, string thresholds, string more, string expected)
    {
        var row = Icons(icons, thresholds, "showValue=\"0\" " + more).Tables[0].Rows;

        string.Join(' ', row.Select(each => each.Cells[0])).ShouldBe(expected);
        row.ShouldAllBe(each => each.RemarkOf(0).Is(CellMarks.Sign));
    }

    [Theory]
    [InlineData("iconSet=\"3Triangles\"", "", "▼ ► ▲")]
    [InlineData("iconSet=\"3Triangles\" reverse=\"1\"", "", "▲ ► ▼")]
    [InlineData("iconSet=\"3Arrows\" custom=\"1\"", "<cfIcon iconSet=\"3Arrows\" iconId=\"2\"/><cfIcon iconSet=\"5Arrows\" iconId=\"3\"/>"
        + "<cfIcon iconSet=\"3Triangles\" iconId=\"0\"/>", "↑ ↗ ▼")]
    [InlineData("iconSet=\"3Stars\"", "", "-1 0 1")]
    public void Icons_that_Excel_2010_added_are_arrows_too(string attributes, string icons, string expected)
    {
        var thresholds = string.Concat(new[] { -9, 0, 1 }.Select(value => $"<cfvo type=\"num\"><f>{value}</f></cfvo>"));
        var read = Reading.Read(new RawWorkbook().With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(
            "<row><c><v>-1</v></c></row><row><c><v>0</v></c></row><row><c><v>1</v></c></row>",
            "<extLst><ext><conditionalFormattings><conditionalFormatting><cfRule type=\"iconSet\">"
            + $"<iconSet {attributes} showValue=\"0\">{thresholds}{icons}</iconSet></cfRule><sqref>A1:A3</sqref></conditionalFormatting>"
            + "</conditionalFormattings></ext></extLst>")).ToBytes());

        string.Join(' ', read.Tables[0].Rows.Select(row => row.Cells[0])).ShouldBe(expected);
        read.Notes.Count.ShouldBe(expected.StartsWith('-') ? 1 : 0);
    }

    [Fact]
    public void Icons_beside_numbers_leave_them_and_other_icons_are_named()
    {
        Icons("3Arrows", "<cfvo type=\"min\"/><cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"1\"/>", "").Tables[0].Rows[0]
            .Cells.ShouldBe(["-1"]);
        var lights = Icons("3TrafficLights1", "<cfvo type=\"min\"/><cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"1\"/>",
            "showValue=\"0\"");
        lights.Tables[0].Rows[0].Cells.ShouldBe(["-1"]);
        lights.Notes.ShouldHaveSingleItem().Code.ShouldBe(TableNote.PictureIgnored);
    }

    [Fact]
    public void Merged_cells_cost_no_more_than_the_limits_however_they_lie()
    {
        var million = string.Concat(Enumerable.Range(0, 500_000).Select(at => $"<mergeCell ref=\"A{at + 1}:B{at + 1}\"/>"));
        Reading.Read(Merged("<row><c><v>1</v></c><c><v>2</v></c></row>", million).ToBytes()).Lines().ShouldBe(["1: 1 | 2"]);

        Reading.Read(Merged("<row><c><v>1</v></c></row><row r=\"9\"><c r=\"B9\"><v>2</v></c></row>", "<mergeCell ref=\"A1:XFD1048576\"/>")
            .ToBytes()).Lines()
            .ShouldBe(["1: 1 | 1", "9: 1 | 2"]);

        var rows = string.Concat(Enumerable.Range(1, 10_000).Select(_ => "<row><c><v>1</v></c><c><v>1</v></c></row>"));
        var overlapping = string.Concat(Enumerable.Range(1, 9_000).Select(at => $"<mergeCell ref=\"A{at}:B10000\"/>"));
        Reading.Refused(Merged(rows, overlapping).ToBytes()).Code.ShouldBe(TableFault.TooManyCells);

        var tooMany = string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:B1\"/>", 11));
        Reading.Refused(Merged("<row><c><v>1</v></c></row>", tooMany).ToBytes(), new TableLimits { Cells = 10 })
            .Code.ShouldBe(TableFault.TooManyCells);
    }

    static RawWorkbook Merged(string rows, string merged) =>
        new RawWorkbook().With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(rows, $"<mergeCells>{merged}</mergeCells>"));

    static TablesRead Icons(string icons, string thresholds, string attributes) =>
        Reading.Read(new RawWorkbook().With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(
        "<row><c><v>-1</v></c></row><row><c><v>0</v></c></row><row><c><v>1</v></c></row>",
        $"<conditionalFormatting sqref=\"A1:A3\"><cfRule type=\"iconSet\"><iconSet iconSet=\"{icons}\" {attributes}>{thresholds}"
            + "</iconSet></cfRule></conditionalFormatting>")).ToBytes());

    static RawWorkbook Styled(string styles) => new RawWorkbook().With("xl/styles.xml", $"<styleSheet {Main}>{styles}</styleSheet>");

    static RawWorkbook Formatted(string format) =>
        Styled($"<numFmts><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"
            + "</cellXfs>");
}
