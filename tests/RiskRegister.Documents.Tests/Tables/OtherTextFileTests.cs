using System.Text;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>Tables in Markdown and in the XML that spreadsheets wrote before .xlsx.</summary>
public sealed class OtherTextFileTests
{
    const string Start = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
        + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" "
        + "xmlns:html=\"http://www.w3.org/TR/REC-html40\">";

    [Fact]
    public void Tables_of_Markdown_are_read_with_the_heading_above_them()
    {
        var read = Reading.Read(Encoding.UTF8.GetBytes(
            "# Risks\n\nSome words, and more.\n\n| Ref | Risk | Controls |\n|-----|:----|---:|\n| K1 | **Flood** of \\| yard, ~~old~~ | "
                + "a<br>b |\n|K2|[Drought](x.md) &amp; heat|\n\n"
            + "```\n| no | table |\n|--|--|\n```\n## Other\nA | B\n--|--\n1 |\n"), "r.md");

        read.Tables.Select(table => (table.Name, table.Title)).ShouldBe([("r.md – table 1", "Risks"), ("r.md – table 2", "Other")]);
        read.Tables[0].Lines().ShouldBe(["5: Ref | Risk | Controls", "7: K1 | Flood of | yard, | a\nb", "8: K2 | Drought & heat"]);
        read.Tables[0].Rows[1].RemarkOf(1).Struck.ShouldBe("old");
        read.Tables[1].Lines().ShouldBe(["15: A | B", "17: 1"]);
    }

    [Theory]
    [InlineData("Ref,Risk\nK1,a | b\nK2,---|---")]
    [InlineData("a|b\nc|d")]
    [InlineData("Ref,Title\n1,\"| a | b |\n|---|---|\n| c | d |\"\n")]
    [InlineData("Ref,Title\n1,\"Say \"\"so\"\"\n\n| a |\n|-|\"\n")]
    [InlineData("Ref;Title\n1;\"a|\n|-||\n|-|\"\n")]
    public void Bars_alone_make_no_table_of_Markdown(string text) => Reading.Csv(text).Tables[0].Rows[0].Number.ShouldBe(1);

    [Theory]
    [InlineData("## Roads & bridges #\n\nSome \"words\".\n\n<table class=\"a\">", "</table>\n")]
    [InlineData("# Risks\n\nWords.\n\n### Roads & bridges\n<div>\n  <TABLE>", "</table></div>\n")]
    public void Tables_of_Markdown_may_be_those_of_a_page(string before, string behind)
    {
        var text = $"{before}\n<tr><th>Ref<th>Risk\n<tr><td>K1<td>Flood of <b>yard</b>\n{behind}";
        var table = Reading.Read(Encoding.UTF8.GetBytes(text), "r.md").Tables.ShouldHaveSingleItem();
        table.Title.ShouldBe("Roads & bridges");
        table.Rows.Select(row => string.Join(" | ", row.Cells)).ShouldBe(["Ref | Risk", "K1 | Flood of yard"]);
    }

    [Fact]
    public void Beside_those_with_bars_they_are_named_as_not_read()
    {
        var read = Reading.Read(
            Encoding.UTF8.GetBytes("| Ref | Risk |\n|---|---|\n| K1 | Flood |\n\n<table><tr><td>K2<td>Drought</table>\n"), "r.md");
        read.Tables.ShouldHaveSingleItem().Rows.Count.ShouldBe(2);
        read.Notes.ShouldHaveSingleItem().Message.ShouldStartWith("Line 5 begins a table");
    }

    [Theory]
    [InlineData("Ref,Title\nK1,\"See\n<table>\n<tr><td>a</table>\"\n")]
    [InlineData("Ref,Title\nK1,<table>\n")]
    public void In_a_cell_of_CSV_they_are_text(string text) => Reading.Csv(text).Tables[0].Rows[0].Cells.ShouldBe(["Ref", "Title"]);

    [Fact]
    public void Forms_of_Markdown_are_tables_below_their_headings()
    {
        var read = Reading.Read(Encoding.UTF8.GetBytes(
            "# Harbour risks\n\nWhat we watch.\n\n## H1 – Silt\n- **Cause:** tides and\n  storms\n- **Likelihood**: 3\n- **Impact:** 4\n"
                + "- **Controls:**\n  - Dredging: yearly\n  - Soundings\n- **Lead:** ~~Bell~~ Crane\n\nAgreed in May.\n\n---\n\n"
                + "### H2 – Theft\n\n**Cause**:\n\nNo lights.\n**Likelihood:** 2 | **Impact:** 3\n**Actions:**\n1. **Lamps**: by June\n"
                + "2. Gates\n**Lead:** Reed\n## Notes\nNothing: yet.\n"), "r.md");

        read.Tables.Select(table => table.Title).ShouldBe(["H1 – Silt", "H2 – Theft"]);
        read.Tables[0].Lines().ShouldBe(
            [
                "6: Cause | tides and storms", "8: Likelihood | 3", "9: Impact | 4", "10: Controls | - Dredging: yearly\n- Soundings",
                "13: Lead | Crane",
            ]);
        read.Tables[0].Rows[4].RemarkOf(1).Struck.ShouldBe("Bell");
        read.Tables[1].Lines().ShouldBe(
            [
                "21: Cause | No lights.", "24: Likelihood | 2", "24: Impact | 3", "25: Actions | 1. Lamps: by June\n2. Gates",
                "28: Lead | Reed",
            ]);
    }

    [Fact]
    public void Numbered_items_with_labels_are_forms_as_well()
    {
        var read = Reading.Read(Encoding.UTF8.GetBytes(
            "# Harbour risks\n\nWhat we watch: all.\n\n1) Silt ~~and sand~~\n   Tides and\n   storms.\n   - Likelihood: 3\n   - Impact: 4\n"
                + "   - Controls:\n     1. Dredging\n     2. Soundings\n   - Lead: Crane\n\n"
                + "2) **Theft**\n   - Likelihood: 2\n   - Impact: 3\n   - Lead: Reed\n\n3) H-7: Fog\n   - Likelihood: 2\n   - Lead: Reed\n"
                + "   - Impact: 2\n\n## Notes\nNothing: yet.\n"), "r.md");

        read.Tables.SelectMany(table => table.Lines()).ShouldBe(
            [
                "5: Ref | 1", "5: Title | Silt", "5: Description | Tides and storms.", "8: Likelihood | 3", "9: Impact | 4",
                "10: Controls | 1. Dredging\n2. Soundings", "13: Lead | Crane",
                "15: Ref | 2", "15: Title | Theft", "16: Likelihood | 2", "17: Impact | 3", "18: Lead | Reed",
                "20: Ref | H-7", "20: Title | Fog", "21: Likelihood | 2", "22: Lead | Reed", "23: Impact | 2",
            ]);
    }

    [Theory]
    [InlineData("### H-1: Silt\n{0}### H-2: Fog\n{0}", 2)]
    [InlineData("### Risk 4 – Silt\n{0}### Risk 5 – Fog\n{0}", 2)]
    [InlineData("### Silt\n{0}### Fog\n{0}", 0)]
    public void Below_the_name_of_an_entry_two_labels_make_a_form(string text, int count) => Reading.Read(Encoding.UTF8.GetBytes(
            "| Ref | Risk |\n|--|--|\n| H1 | Silt |\n" + text.Replace("{0}", "- Cause: x\n- Lead: y\n", StringComparison.Ordinal)), "r.md")
        .Tables.Count.ShouldBe(count + 1);

    [Theory]
    [InlineData("1. **Risk:** Silt\n{0}2. **Risk:** Fog\n{0}", "1: Ref | 1", "1: Risk | Silt")]
    [InlineData("**H-1 – Silt**\n{0}\n**H-2 – Fog**\n{0}", "1: Ref | H-1", "1: Title | Silt")]
    [InlineData("__Risk 4: Silt__\n{0}\n__Risk 5: Fog__\n{0}", "1: Ref | 4", "1: Title | Silt")]
    [InlineData("**Silt**\n{0}\n**Fog**\n{0}", "1: Title | Silt", "2: Cause | x")]
    [InlineData("1. Silt\n{0}1. Fog\n{0}", "1: Title | Silt", "2: Cause | x")]
    public void What_names_an_item_is_its_number_and_title(string text, string first, string second) => Reading.Read(
        Encoding.UTF8.GetBytes(text.Replace("{0}", "- Cause: x\n- Impact: 3\n- Likelihood: 2\n", StringComparison.Ordinal)), "r.md")
        .Tables[0].Lines()[..2].ShouldBe([first, second]);

    [Fact]
    public void A_heading_that_says_the_reference_is_the_first_line_of_a_form()
    {
        const string Lines = "**Cause:** x\n**Impact:** 3\n**Likelihood:** 2\n**Lead:** y\n";
        var read = Reading.Read(Encoding.UTF8.GetBytes($"## Risk ID: H-1\n{Lines}## Risk ID: H-2\n{Lines}## H-3: Silt\n{Lines}"), "r.md");

        read.Tables.Select(table => table.Lines()[0]).ShouldBe(["1: Risk ID | H-1", "6: Risk ID | H-2", "12: Cause | x"]);
    }

    [Theory]
    [InlineData("## A\n- North: x\n- South: 3\n- East: 2\n- Lead: y\n")]
    [InlineData("## A\n- Cause: x\n- Impact: 3\n- Lead: y\n## B\n- Cause: x\n- Impact: 3\n- Lead: y\n")]
    [InlineData("## A\n- Cause: x\n- Impact: 3\n- Likelihood: 2\n- Lead: y\n## B\n- North: x\n- South: 3\n- East: 2\n- Lead: y\n")]
    [InlineData("## A\n```\nCause: x\nImpact: 3\nLikelihood: 2\nLead: y\n## B\nCause: x\nImpact: 3\nLikelihood: 2\nLead: y\n```\n")]
    [InlineData("Ref,Risk\nA: 1,b\nB: 2,c\nC: 3,d\nD: 4,e\n")]
    public void Lines_with_labels_of_their_own_make_no_form(string text) => Reading.Csv(text).Tables[0].Rows[0].Number.ShouldBe(1);

    [Theory]
    [InlineData("1. Silt\n- Cause: x\n- Impact: 3\n2. Fog\n- Cause: x\n- Impact: 3\n")]
    [InlineData("1. Silt\n- Cause: x\n- Impact: 3\n- Lead: y\n2. Fog\nAs above.\n3. Ice\n- Cause: x\n- Impact: 3\n- Lead: y\n")]
    [InlineData("1. Silt\n- Cause: x\n- Impact: 3\n- Lead: y\n2. Fog\n- North: x\n- South: 3\n- East: y\n")]
    [InlineData("Ref,Risk\n1,\"1. Silt\nCause: x\nImpact: 3\nLead: y\n2. Fog\nCause: x\nImpact: 3\nLead: y\"\n")]
    public void Items_with_few_labels_or_others_are_none(string text) =>
        Reading.Csv(text).Tables[0].Rows[0].Cells[0].ShouldBe(text.Split('\n')[0].Split(',')[0]);

    [Fact]
    public void Lines_with_labels_beside_a_table_are_about_that()
    {
        const string Labelled = "- Cause: x\n- Impact: 3\n- Likelihood: 2\n- Lead: y\n\n";
        const string Table = "| Ref | Risk |\n|---|---|\n| K1 | Flood |\n\n";
        var read = Reading.Read(Encoding.UTF8.GetBytes($"## A\n{Labelled}{Table}## B\n{Labelled}{Table}"), "r.md");

        read.Tables.Select(table => table.Lines()[0]).ShouldBe(["7: Ref | Risk", "17: Ref | Risk"]);
    }

    [Fact]
    public void An_XML_spreadsheet_is_read_as_a_person_sees_it()
    {
        var read = Reading.Read(Encoding.UTF8.GetBytes(Start
            + "<Styles><Style ss:ID=\"a\"><NumberFormat ss:Format=\"&quot;CR&quot;0\"/></Style><Style ss:ID=\"b\" ss:Parent=\"a\"><Font "
                + "ss:StrikeThrough=\"1\"/></Style>"
            + "<Style ss:ID=\"c\"><Font ss:FontName=\"Wingdings\"/></Style></Styles><Worksheet ss:Name=\"Risks\"><Table><Column "
                + "ss:Index=\"3\" ss:Hidden=\"1\"/>"
            + "<Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">Group</Data></Cell><Cell><Data ss:Type=\"String\">x</Data></Cell>"
                + "</Row>"
            + "<Row ss:Index=\"4\" ss:Hidden=\"1\"><Cell ss:StyleID=\"a\"><Data ss:Type=\"Number\">5</Data></Cell><Cell ss:StyleID=\"b\">"
                + "<Data ss:Type=\"String\">gone</Data></Cell>"
            + "<Cell ss:StyleID=\"c\"><Data ss:Type=\"String\">é</Data></Cell><Cell ss:Index=\"5\"><ss:Data ss:Type=\"String\" "
                + "xmlns=\"http://www.w3.org/TR/REC-html40\">a<S>b</S>c</ss:Data></Cell>"
            + "<Cell><Data ss:Type=\"DateTime\">2026-05-04T00:00:00.000</Data></Cell><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell>"
                + "<Cell ss:Formula=\"=A1\"/>"
            + "<Cell><Data ss:Type=\"Boolean\">1</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible>"
                + "</WorksheetOptions></Worksheet></Workbook>"), "r.xls");

        var table = read.Tables.ShouldHaveSingleItem();
        table.IsHidden.ShouldBeTrue();
        table.HiddenColumns.ShouldBe([2]);
        table.Lines().ShouldBe(["1: Group | Group | x", "4: CR5 |  | ↑ |  | ac | 2026-05-04 | #N/A |  | TRUE"]);
        var row = table.Rows[1];
        row.IsHidden.ShouldBeTrue();
        (row.RemarkOf(1).Struck, row.RemarkOf(4).Struck, row.RemarkOf(5).Date).ShouldBe(("gone", "b", new DateOnly(2026, 5, 4)));
        row.RemarkOf(6).Is(CellMarks.Error).ShouldBeTrue();
        row.RemarkOf(7).Is(CellMarks.NotCalculated).ShouldBeTrue();
        read.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<Worksheet><Table><Row ss:Index=\"2\"/><Row ss:Index=\"1\"/></Table></Worksheet></Workbook>", TableFault.FileMalformed)]
    [InlineData("<Worksheet><Table><Row><Cell ss:Index=\"99999\"/></Row></Table></Worksheet></Workbook>", TableFault.FileMalformed)]
    [InlineData("<Worksheet><Table><Row><Cell ss:Index=\"201\"><Data>x</Data></Cell></Row></Table></Worksheet></Workbook>",
        TableFault.TooManyColumns)]
    [InlineData("<Worksheet><Table><Row><Cell>", TableFault.FileMalformed)]
    [InlineData("<Worksheet><Table/></Worksheet></Workbook>", TableFault.FileEmpty)]
    public void A_damaged_XML_spreadsheet_is_a_fault(string rest, string code) => Reading.RefusedCsv(Start + rest).Code.ShouldBe(code);

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE Workbook [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Workbook>&a;</Workbook>")]
    [InlineData("<?xml version=\"1.0\"?><other/>")]
    public void Other_XML_is_refused(string xml) => Reading.RefusedCsv(xml).Code.ShouldBe(TableFault.FileUnrecognised);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_is_read_without_a_byte_order_mark(bool bigEndian) =>
        Reading.Read(new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes("Ref\tRisk\r\nK1\tCafé ↑")).Lines()
            .ShouldBe(["1: Ref | Risk", "2: K1 | Café ↑"]);

    [Theory]
    [InlineData("Corporate register, quarter 2, 2026/27\nRef;Risk;Score\nK1;Depot, yard, shed;4", "2: Ref | Risk | Score")]
    [InlineData("A, b, c, d, e\nF, g, h\nRef;Risk;Score;Owner\nK1;Depot;4;MT\nK2;Depot;4;MT", "3: Ref | Risk | Score | Owner")]
    [InlineData("x;y;z\n1,5;2,5;a\n1,5;2,5;b", "1: x | y | z")]
    [InlineData("Owner; deputy\nRef,Risk,Owner\nK1,a,MT; HR\nK2,b,MT; HR", "2: Ref | Risk | Owner")]
    public void Delimiters_of_titles_and_texts_do_not_decide(string text, string heading) =>
        Reading.Csv(text).Lines().ShouldContain(heading);

    [Fact]
    public void Error_values_are_marked()
    {
        var row = Reading.Csv("#N/A,#REF!,a #N/A,#DIV/0!,#1").Tables[0].Rows[0];

        Enumerable.Range(0, 5).Select(at => row.RemarkOf(at).Is(CellMarks.Error)).ShouldBe([true, true, false, true, false]);
    }

    [Fact]
    public void An_apostrophe_that_may_be_a_quotation_mark_is_not_taken_off_in_silence()
    {
        Reading.Csv("'@home' fails").Notes.ShouldHaveSingleItem().Code.ShouldBe(TableNote.ApostropheTakenOff);
        Reading.Csv("'=1+1").Notes.ShouldBeEmpty();
    }
}
