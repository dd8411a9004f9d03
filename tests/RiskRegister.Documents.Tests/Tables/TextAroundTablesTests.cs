using System.Text;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>What stands above tables and on their pages, whatever the format: it may say that they are not for publication.</summary>
public sealed class TextAroundTablesTests
{
    const string Codes = "&L&\"Arial,Bold\"&12Rivers && roads&C&K01+000PART II\nNot for &IPublication&R&P of &N";
    const string Part = "PART II";
    const string Notice = "Not for Publication";

    [Fact]
    public void The_foot_of_a_documents_pages_stands_with_its_tables()
    {
        var foot = RawDocument.Paragraph(RawDocument.Run(Part)) + RawDocument.Table([RawDocument.Run("Not for ") + "<w:r><w:tab/></w:r>"
            + RawDocument.Run("Publication")]);
        var rows = RawDocument.Table(["Ref", "Risk"], ["K1", "Flood"]);

        var read = Reading.Read(RawDocument.Of(rows + RawDocument.Paragraph(RawDocument.Run("More")) + rows, foot), "r.docx");

        read.Tables.Select(table => table.OnPages).ShouldBe([[Part, "Not for  Publication"], [Part, "Not for  Publication"]]);
    }

    [Fact]
    public void So_does_what_is_printed_across_them() => Reading.Read(RawDocument.Of(RawDocument.Table(["Ref", "Risk"]),
        "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:v\"><v:textpath string=\"PART II\"/></v:shape></w:pict></w:r></w:p>"), "r.docx")
        .Tables.ShouldHaveSingleItem().OnPages.ShouldBe([Part]);

    [Theory]
    [InlineData("spreadsheet", "<text:p>PART II</text:p><text:p>Not for<text:s/>Publication</text:p>")]
    [InlineData("spreadsheet", "<style:region-left><text:p>PART II</text:p></style:region-left><style:region-right><text:p>Not for "
        + "Publication</text:p></style:region-right>")]
    [InlineData("text", "<text:p>PART II</text:p><table:table><table:table-row><table:table-cell><text:p>Not for Publication</text:p>"
        + "</table:table-cell></table:table-row></table:table>")]
    public void So_it_does_in_OpenDocument(string kind, string foot)
    {
        var table = $"<table:table table:name=\"Risks\">{RawOpenDocument.Row("Ref", "Risk")}</table:table>";

        var read = Reading.Read(RawOpenDocument.Of(kind, table, foot), "r.od");

        read.Tables.ShouldHaveSingleItem().OnPages.ShouldBe([Part, Notice]);
        read.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xlsb")]
    [InlineData("xls")]
    [InlineData("xml")]
    public void What_a_sheet_prints_on_its_pages_stands_with_it_without_codes(string format)
    {
        var read = Reading.Read(WithCodes(format), $"r.{format}");

        var table = read.Tables.ShouldHaveSingleItem();
        table.OnPages.ShouldBe(["Rivers & roads", Part, Notice, "of"]);
        table.Rows[0].Cells.ShouldBe(["Ref"]);
    }

    static byte[] WithCodes(string format) => format switch
    {
        "xlsx" => new RawWorkbook().With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Ref</t></is></c></row>",
            $"<headerFooter><oddHeader>{Escaped}</oddHeader></headerFooter>")).ToBytes(),
        "xlsb" => new RawBinaryWorkbook().Row(0).Text(0, "Ref")
            .Sheet(479, [0, 0, 255, 255, 255, 255, .. RawBinaryWorkbook.Wide(Codes), 255, 255, 255, 255]).ToBytes(),
        "xls" => new RawOldWorkbook().InSheet(0x14, []).InSheet(0x15, RawOldWorkbook.Text(Codes)).Label(0, 0, "Ref").ToBytes(),
        _ => Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
            + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
            + "<Worksheet ss:Name=\"Risks\"><Table><Row><Cell><Data ss:Type=\"String\">Ref</Data></Cell></Row></Table>"
            + "<x:WorksheetOptions><x:PageSetup><x:Header x:Margin=\"0.3\" "
            + $"x:Data=\"{Escaped}\"/></x:PageSetup></x:WorksheetOptions></Worksheet></Workbook>"),
    };

    static string Escaped => Codes.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("\n", "&#10;", StringComparison.Ordinal);

    [Theory]
    [InlineData("md", "# Register\nSome words.\n\n> *Not for Publication*\n\n| Ref | Risk |\n|--|--|\n| K1 | Flood |\n\nLast\n\n"
        + "|Ref|Risk|\n|--|--|\n|K2|Fire|\n")]
    [InlineData("html", "<title>x</title><h1>Register</h1><div>Some <b>words.</b></div><p>Not for\n Publication<br></p><table>"
        + "<tr><td>Ref<td>Risk<tr><td>K1<td>Flood</table>Last<table><tr><td>Ref<td>Risk<tr><td>K2<td>Fire</table>")]
    [InlineData("odt", "<text:h>Register</text:h><text:p>Some words.</text:p><text:list><text:list-item>"
        + "<text:p>Not for Publication</text:p>"
        + "</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Ref</text:p></table:table-cell>"
        + "<table:table-cell><text:p>Risk</text:p></table:table-cell></table:table-row></table:table><text:p>Last</text:p><table:table>"
        + "<table:table-row><table:table-cell><text:p>Ref</text:p></table:table-cell></table:table-row></table:table>")]
    public void The_lines_above_a_table_stand_with_it(string format, string text)
    {
        var read = Reading.Read(format == "odt" ? RawOpenDocument.Of("text", text) : Encoding.UTF8.GetBytes(text), $"r.{format}");

        read.Tables.Select(table => table.Title).ShouldBe(["Register", "Register"]);
        read.Tables.Select(table => table.Above).ShouldBe([["Register", "Some words.", Notice], ["Last"]]);
        read.Notes.ShouldHaveSingleItem().Message.ShouldContain("Some words.");
    }

    [Theory]
    [InlineData("md", "|Ref|\n|--|\n|K1|\n\nPART II\n")]
    [InlineData("html", "<title>Register</title><table><tr><td>Ref<tr><td>K1</table><footer>PART II</footer>")]
    [InlineData("odt", "<table:table><table:table-row><table:table-cell><text:p>Ref</text:p></table:table-cell></table:table-row>"
        + "</table:table><text:p>PART II</text:p>")]
    [InlineData("docx", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ref</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>"
        + "<w:r><w:t>PART II</w:t></w:r></w:p>")]
    public void What_stands_at_the_end_stands_behind_every_table(string format, string text)
    {
        var read = Reading.Read(format switch
        {
            "odt" => RawOpenDocument.Of("text", text + text),
            "docx" => RawDocument.Of(text + text),
            _ => Encoding.UTF8.GetBytes(text + "\n" + text),
        }, $"r.{format}");

        read.Tables.Select(table => table.Behind).ShouldBe([[Part], [Part]]);
        if (format == "html") read.Tables[0].OnPages.ShouldBe(["Register"]);
    }

    [Theory]
    [InlineData("md", "Opportunities\n\n| Ref | Title |\n|--|--|\n| K1 | Solar |\n")]
    [InlineData("html", "<p>Opportunities</p><table><tr><td>Ref<td>Title<tr><td>K1<td>Solar</table>")]
    public void Without_a_heading_the_line_directly_above_is_the_title(string format, string text) =>
        Reading.Read(Encoding.UTF8.GetBytes(text), $"r.{format}").Tables.ShouldHaveSingleItem().Title.ShouldBe("Opportunities");

    [Theory]
    [InlineData("md", "# Risks\n## CR1 Flood\n**Controls:**\n- Weekly calls\n* Spot checks\n\n|a|b|\n|--|--|\n|1|2|\n\n"
        + "Actions:\n\n- Buy:\n  - beds\n\n## Notes\n\nActions:\n- None of CR1\n")]
    [InlineData("md", "# Risks\n## CR1 Flood\nControls:\n- Weekly calls\n- Spot checks\n\n|a|b|\n|--|--|\n|1|2|\n\n"
        + "### Actions\n\n- Buy:\n\t- beds\n\n# Notes\n\nActions:\n- None of CR1\n")]
    [InlineData("html", "<h2>CR1 Flood</h2><p><b>Controls:</b></p><ul><li>- Weekly calls</li><li>- Spot checks</ul><table><tr><td>1</table>"
        + "<h3>Actions</h3><ul><li>- Buy:<ul><li>- beds</li></ul></li></ul><h2>Notes</h2><p>Actions:</p><p>None of CR1</p>")]
    [InlineData("odt", "<text:h text:outline-level=\"2\">CR1 Flood</text:h><text:p>Controls:</text:p><text:p>- Weekly calls</text:p>"
        + "<text:p>- Spot checks</text:p><table:table><table:table-row>"
        + "<table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>"
        + "</table:table><text:h text:outline-level=\"3\">Actions</text:h><text:list><text:list-item><text:p>- Buy:</text:p><text:list>"
        + "<text:list-item><text:p>- beds</text:p></text:list-item></text:list></text:list-item></text:list><text:h "
        + "text:outline-level=\"2\">Notes</text:h><text:p>Actions:</text:p><text:p>None of CR1</text:p>")]
    public void What_stands_below_a_label_or_a_lower_heading_stands_with_the_table(string format, string text)
    {
        var read = Reading.Read(format == "odt" ? RawOpenDocument.Of("text", text) : Encoding.UTF8.GetBytes(text), $"r.{format}");

        var table = read.Tables.ShouldHaveSingleItem();
        table.Title.ShouldBe("CR1 Flood");
        table.LinesBefore.Select(line => line.Replace('•', '-')).ShouldBe(["Controls:", "- Weekly calls", "- Spot checks"]);
        table.LinesBehind.ShouldBe(["Actions:", "- Buy:", "  - beds"]);
        read.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("md", "## K-1 Silt\nThe quay silts up.\n\n**Controls**\n\n- Dredge\n\nActions\n- Buy\n\n|a|b|\n|--|--|\n|1|2|\n")]
    [InlineData("html", "<h2>K-1 Silt</h2><p>The quay silts up.</p><p><b>Controls</b></p><ul><li>- Dredge</ul><p>Actions</p><ul><li>- Buy"
        + "</ul><table><tr><td>1</table>")]
    [InlineData("odt", "<text:h text:outline-level=\"2\">K-1 Silt</text:h><text:p>The quay silts up.</text:p><text:p>Controls</text:p>"
        + "<text:p>- Dredge</text:p><text:p>Actions</text:p><text:p>- Buy</text:p><table:table><table:table-row><table:table-cell>"
        + "<text:p>1</text:p></table:table-cell></table:table-row></table:table>")]
    public void A_line_right_above_a_list_is_its_label_and_text_below_the_name_of_an_entry_stands_with_its_table(string format, string text)
    {
        var read = Reading.Read(format == "odt" ? RawOpenDocument.Of("text", text) : Encoding.UTF8.GetBytes(text), $"r.{format}");

        var table = read.Tables.ShouldHaveSingleItem();
        table.Text.ShouldBe(["The quay silts up."]);
        table.LinesBefore.Select(line => line.Replace('•', '-')).ShouldBe(["Controls:", "- Dredge", "Actions:", "- Buy"]);
        read.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_between_a_lower_heading_and_its_table_is_no_item() => Reading.Read(Encoding.UTF8.GetBytes(
        "<h2>CR1</h2><table><tr><td>1</table><h3>Controls</h3><ul><li>Drill</ul><h3>Actions</h3><p>They are planned.</p><table><tr>"
        + "<td>2</table><h4>Assurance</h4><ul><li>Audit</ul><table><tr><td>3</table>"), "r.html")
        .Tables.Select(table => (table.Title, string.Join('|', table.LinesBefore), string.Join('|', table.LinesBehind)))
        .ShouldBe([("CR1", "", "Controls:|• Drill"), ("Actions", "They are planned.", ""), ("Assurance", "Assurance:|• Audit", "")]);

    [Theory]
    [InlineData("# Risks\nWe met.\n## CR1 Flood\nOwner: Parks\n### Controls\n- Drill\n### Scores\n|1|2|\n|--|--|\n|1|2|\n"
        + "### Actions\n|1|2|\n|--|--|\n|1|2|\n## CR2 Theft\n### Scores\n|1|2|\n|--|--|\n|1|2|\n## Notes\n|1|2|\n|--|--|\n|1|2|\n", "md")]
    [InlineData("<h1>Risks</h1><p>We met.</p><h2>CR1 Flood</h2><p>Owner: Parks</p><h3>Controls</h3><ul><li>- Drill</ul><h3>Scores</h3>"
        + "<table><tr><td>1</table><h3>Actions</h3><table><tr><td>1</table><h2>CR2 Theft</h2><h3>Scores</h3><table><tr><td>1</table>"
        + "<h2>Notes</h2><table><tr><td>1</table>", "html")]
    public void The_heading_above_a_tables_own_stands_with_it_with_what_is_below(string text, string format) =>
        Reading.Read(Encoding.UTF8.GetBytes(text), $"r.{format}").Tables
            .Select(table => (table.Title, table.Higher?.Title, string.Join('|', table.Higher?.Lines ?? []).Replace('•', '-')))
            .ShouldBe([("Scores", "CR1 Flood", "Owner: Parks|Controls:|- Drill|Scores:"), ("Actions", null, ""),
                ("Scores", "CR2 Theft", "Scores:"), ("Notes", null, "")]);

    [Fact]
    public void A_broken_line_of_Markdown_goes_on_with_its_item() => Reading.Read(Encoding.UTF8.GetBytes(
        "## CR1\n|a|b|\n|--|--|\n|1|2|\n\nControls:\n\n- Weekly calls\n  to providers\n- Drill\n\nAs agreed.\n"), "r.md")
        .Tables.ShouldHaveSingleItem().LinesBehind.ShouldBe(["Controls:", "- Weekly calls to providers", "- Drill", "As agreed."]);

    [Theory]
    [InlineData("<ul><li>Replace kit:<ul><li>laptops</li><li>phones</li></ul></li><li>Train</li></ul>",
        "• Replace kit:\n  ◦ laptops\n  ◦ phones\n• Train")]
    [InlineData("<ol><li><p>Replace kit</p><ol><li><p>laptops</p></ol><li>Train</ol>", "• Replace kit\n  ◦ laptops\n• Train")]
    [InlineData("<p>Agreed:</p><ul><li>Replace<br>kit<ul><li>laptops<ul><li>new</ul></ul></ul>",
        "Agreed:\n• Replace\nkit\n  ◦ laptops\n    ◦ new")]
    [InlineData("- Replace kit:<br>&nbsp;&nbsp;&nbsp;o laptops<br>&nbsp; &nbsp;o phones<br>- Train",
        "- Replace kit:\n   o laptops\n  o phones\n- Train")]
    [InlineData("<p>· Replace kit</p><p>&nbsp;&nbsp;o&nbsp; laptops</p>", "· Replace kit\n  o laptops")]
    [InlineData("<ul><li>Train</li><li>Drill</li></ul>", "Train\nDrill")]
    [InlineData("<ul><li>Train</li></ul>x<ol><li>Drill<li></ol>", "Train\nx\nDrill")]
    [InlineData("<p>&nbsp;Train</p>&nbsp;<p>&nbsp;</p><p>&nbsp;&nbsp;Drill&nbsp;&nbsp;now</p>", "Train\nDrill now")]
    public void Lists_within_lists_of_a_page_have_signs_further_in_and_others_none(string cell, string text) =>
        Reading.Read(Encoding.UTF8.GetBytes($"<table><tr><td>x<td>{cell}</table>"), "r.html").Tables[0].Rows[0].Cells.ShouldBe(["x", text]);

    [Theory]
    [InlineData("# Plans\n## K-1: Silt\nDredge.\n## K-2: Theft\nLamps.\n", true)]
    [InlineData("# Plans\n### Risk 4 – Theft\nMore lamps.\n", true)]
    [InlineData("# K-1: Silt\n|a|b|\n|-|-|\n|1|2|\n", false)]
    [InlineData("# K-1: Silt\nIt fills.\n## Controls\n- Dredge\n## Scores\n|a|b|\n|-|-|\n|1|2|\n", false)]
    [InlineData("# K-1: Silt\nIt fills.\n## Controls\n- Dredge\n# Scores\n|a|b|\n|-|-|\n|1|2|\n", true)]
    [InlineData("# Plans\n## 2. Scope\nAll quays.\n", false)]
    [InlineData("# Plans\n## Q2: Progress\nAll quays.\n## FY26 – Outlook\nFair.\n", false)]
    [InlineData("# Introduction\nWords.\n# Contents\n- 1. Scope\n# Appendix 1: Method\nWords.\n# Section 2 – Scope\nWords.\n", false)]
    [InlineData("# Plans\n## K-1: Silt\n", false)]
    [InlineData("# Plans\nK-1: Silt is dredged.\n", false)]
    public void What_stands_below_the_name_of_an_entry_without_a_table_is_named_once(string below, bool isNamed) =>
        Reading.Read(Encoding.UTF8.GetBytes($"# Register\n|Ref|Risk|\n|--|--|\n|K-1|Silt|\n\n{below}"), "r.md")
            .Notes.Count(note => note.Code == "text_ignored").ShouldBe(isNamed ? 1 : 0);

    [Fact]
    public void A_web_page_has_the_lines_with_labels_below_its_heading() => Reading.Read(Encoding.UTF8.GetBytes(
        "<h2>CR1 Flood</h2><p>Owner: Head of Parks</p><table><tr><td>Score<td>Trend<tr><td>12<td>Up</table><p>Status: Open</p>"), "r.html")
        .Tables.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            table => table.LinesBefore.ShouldBe(["Owner: Head of Parks"]), table => table.LinesBehind.ShouldBe(["Status: Open"]));
}
