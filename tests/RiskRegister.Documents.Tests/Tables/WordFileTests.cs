using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;
using static RiskRegister.Documents.Tests.Tables.RawDocument;

namespace RiskRegister.Documents.Tests.Tables;

public sealed class WordFileTests
{
    [Fact]
    public void Every_table_is_read_with_the_heading_above_it()
    {
        var read = Read(
            "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Adults</w:t></w:r></w:p>" + Paragraph("Some words on adults.")
            + Table(["Ref", "Risk"], ["A1", "Flood"])
                + "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>Children</w:t></w:r></w:p>"
            + Table(["Ref", "Risk"], ["C1", "Drought"]));

        read.Tables.Select(table => (table.Name, table.Title)).ShouldBe([("r.docx – table 1", "Adults"), ("r.docx – table 2", "Children")]);
        read.Tables[0].Lines().ShouldBe(["1: Ref | Risk", "2: A1 | Flood"]);
        read.Tables[1].Lines().ShouldBe(["1: Ref | Risk", "2: C1 | Drought"]);
    }

    [Fact]
    public void Without_headings_the_line_above_is_the_title() =>
        Read(Paragraph("Corporate risks") + Table(["Ref"], ["A1"])).Tables[0].Title.ShouldBe("Corporate risks");

    [Fact]
    public void A_table_that_goes_on_in_another_is_one_and_its_headings_count_once()
    {
        var read = Read(
            Table(["Ref", "Risk"], ["A1", "Flood"]) + "<w:p/>" + Table(["REF", "Risk "], ["A2", "Drought"]) + "<w:p/>"
                + Table(["", "and heat"]));

        read.Lines().ShouldBe(["1: Ref | Risk", "2: A1 | Flood", "3: A2 | Drought", "4:  | and heat"]);
    }

    [Fact]
    public void Tables_with_words_between_them_or_other_columns_are_two() =>
        Read(Table(["Ref", "Risk"], ["A1", "x"]) + Paragraph("Opportunities") + Table(["Ref", "Risk"], ["A2", "y"])
            + Table(["Ref"], ["A3"]))
            .Tables.Count.ShouldBe(3);

    [Fact]
    public void Paragraphs_and_list_items_are_lines_and_runs_are_joined() =>
        Only("<w:tc><w:p/>" + Paragraph(Run("Buy ") + Run("a pump")) + "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr>"
            + Run("Raise")
            + "<w:r><w:br/><w:t>the</w:t><w:tab/><w:t>gate</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>7</w:t></w:r></w:p><w:p/></w:tc>")
            .Cells.ShouldBe(["Buy a pump\nRaise\nthe gate-7"]);

    [Fact]
    public void Lists_within_lists_have_signs_further_in_and_others_none()
    {
        Only($"<w:tc>{Item(0, "Replace kit:")}{Item(1, "laptops")}{Item(1, "phones")}{Item(0, "Train")}{Paragraph("Agreed")}</w:tc>")
            .Cells.ShouldBe(["• Replace kit:\n  ◦ laptops\n  ◦ phones\n• Train\nAgreed"]);
        Only($"<w:tc>{Item(0, "Train")}{Item(0, "Drill")}</w:tc>").Cells.ShouldBe(["Train\nDrill"]);
        Only($"<w:tc>{Item(1, "Train")}{Item(1, "Drill")}</w:tc>").Cells.ShouldBe(["Train\nDrill"]);
        Only($"<w:tc>{Item(0, "")}{Item(1, "Train")}{Item(0, "")}{Item(0, "Drill")}</w:tc>")
            .Cells.ShouldBe(["◦ Train\n\n• Drill"]);
    }

    [Fact]
    public void Lists_around_a_table_stand_with_it()
    {
        var table = Read("<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>CR1 Flood</w:t></w:r></w:p>" + Paragraph("Controls:")
            + Item(0, "Recruit: nurses") + Item(0, "Drill") + Table(["a", "b"])
            + "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:r><w:t>Actions</w:t></w:r></w:p>" + Item(0, "Replace kit:")
            + Item(1, "laptops")).Tables.ShouldHaveSingleItem();

        table.LinesBefore.ShouldBe(["Controls:", "• Recruit: nurses", "• Drill"]);
        table.LinesBehind.ShouldBe(["Actions:", "• Replace kit:", "  ◦ laptops"]);
    }

    static string Item(int level, string text) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>{Run(text)}</w:p>";

    [Fact]
    public void Numbers_that_Word_makes_are_the_references_that_it_shows()
    {
        const string Plain = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
        const string ByStyle = "<w:p><w:pPr><w:pStyle w:val=\"Numbered\"/></w:pPr></w:p>";
        const string Deeper = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
        const string Restarted = "<w:p><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:p>";
        const string Bullet = "<w:p><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:p>";

        Read(Table(["Ref", "Risk"], [Plain, "a"], [ByStyle, "b"], [Deeper, "c"], [Deeper, "d"], [Plain, Plain], [Restarted, "e"],
            [Bullet, "f"]))
            .Lines().ShouldBe(["1: Ref | Risk", "2: CR7 | a", "3: CR8 | b", "4: CR8.i | c", "5: CR8.ii | d", "6: CR9", "7: CR20 | e",
                "8:  | f"]);
    }

    [Fact]
    public void Forms_show_what_was_chosen_and_their_prompts_are_no_text()
    {
        const string Choice = "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry "
            + "w:val=\"3\"/>"
            + "<w:listEntry w:val=\"4\"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        var prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + Run("Click here") + "</w:sdtContent></w:sdt>";
        var filled = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + Run("MT") + "</w:sdtContent></w:sdt>";
        var whole = "<w:tc><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + Paragraph("Choose")
            + "</w:sdtContent></w:sdt></w:tc>";

        Only(Choice, prompt, filled, whole, "end").Cells.ShouldBe(["4", "", "MT", "", "end"]);
        Read("<w:tbl><w:tr><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + Cell("Choose") + "</w:sdtContent></w:sdt>"
            + Cell("end")
            + "</w:tr></w:tbl>").Lines().ShouldBe(["1:  | end"]);
    }

    [Fact]
    public void Field_codes_are_not_text_and_their_results_and_links_are() =>
        Only("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SEQ Risk</w:instrText><w:t>no</w:t></w:r><w:r><w:fldChar "
            + "w:fldCharType=\"separate\"/></w:r>"
            + Run("7") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:hyperlink>" + Run(" see") + "</w:hyperlink><w:fldSimple>"
                + Run(" 3") + "</w:fldSimple><w:r><w:footnoteReference w:id=\"2\"/></w:r>").Cells.ShouldBe(["7 see 3"]);

    [Fact]
    public void A_field_that_never_ends_swallows_no_other_cell() =>
        Only("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + Run("lost"), "kept").Cells.ShouldBe(["", "kept"]);

    [Theory]
    [InlineData("<w:strike/>")]
    [InlineData("<w:dstrike w:val=\"true\"/>")]
    [InlineData("<w:rStyle w:val=\"Gone\"/>")]
    [InlineData("<w:rStyle w:val=\"GoneToo\"/>")]
    public void Struck_text_is_kept_apart(string properties)
    {
        var row = Only(Run("Keep ") + Run("old", properties) + Run(" this", "<w:strike w:val=\"0\"/>"));

        row.Cells.ShouldBe(["Keep  this"]);
        row.RemarkOf(0).ShouldBe(new CellRemark(CellMarks.Struck, "old"));
    }

    [Fact]
    public void Text_behind_struck_text_is_known_as_such() =>
        Only(Run("Fit") + "<w:r><w:br/></w:r>" + Run("Consult", "<w:strike/>") + Run(" done")).RemarkOf(0).BehindStruck.ShouldBe([1]);

    [Fact]
    public void A_row_that_is_struck_through_stays_a_row_without_text()
    {
        var read = Read(Table(["Ref", "Risk"], [Run("A1", "<w:strike/>"), Run("Gone", "<w:strike/>")], ["A2", "Here"]));

        read.Lines().ShouldBe(["1: Ref | Risk", "2:  | ", "3: A2 | Here"]);
        read.Tables[0].Rows[1].RemarkOf(1).Struck.ShouldBe("Gone");
    }

    [Fact]
    public void Tracked_text_counts_where_it_was_inserted_and_not_where_it_was_deleted()
    {
        var row = Only("<w:ins w:id=\"1\">" + Run("12")
            + "</w:ins><w:del w:id=\"2\"><w:r><w:delText>16</w:delText></w:r></w:del>", "plain");

        row.Cells.ShouldBe(["12", "plain"]);
        row.RemarkOf(0).ShouldBe(new CellRemark(CellMarks.Tracked | CellMarks.Struck, "16"));
        row.RemarkOf(1).ShouldBe(CellRemark.None);
    }

    [Fact]
    public void A_deleted_row_has_only_struck_text()
    {
        var row = Read("<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" + Cell("CR9") + "</w:tr></w:tbl>").Tables[0].Rows[0];

        row.Cells.ShouldBe([""]);
        row.RemarkOf(0).Struck.ShouldBe("CR9");
    }

    [Theory]
    [InlineData("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0E9\"/></w:r>", "↑")]
    [InlineData("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0F3\"/></w:r>", "↔")]
    [InlineData("<w:r><w:sym w:font=\"Wingdings 3\" w:char=\"F071\"/></w:r>", "▼")]
    [InlineData("<w:r><w:sym w:font=\"Segoe UI Symbol\" w:char=\"2193\"/></w:r>", "↓")]
    [InlineData("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/></w:rPr><w:t>ê</w:t></w:r>", "↓")]
    [InlineData("<w:r><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr><w:t>\uF0AD</w:t></w:r>", "↑")]
    [InlineData("<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><a:xfrm/><a:prstGeom prst=\"downArrow\"/></wps:wsp></w:drawing>"
        + "</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>", "↓")]
    [InlineData("<w:r><w:drawing><a:xfrm rot=\"16200000\"/><a:prstGeom prst=\"rightArrow\"/></w:drawing></w:r>", "↑")]
    [InlineData("<w:r><w:pict><v:shape type=\"#_x0000_t13\" style=\"rotation:90;width:3pt\"/></w:pict></w:r>", "↓")]
    public void Arrows_are_arrows_in_whatever_way_they_are_made(string run, string arrow)
    {
        var row = Only(run);

        row.Cells.ShouldBe([arrow]);
        row.RemarkOf(0).Is(CellMarks.Sign).ShouldBeTrue();
    }

    [Fact]
    public void Text_in_a_box_is_read_and_a_picture_and_hidden_text_are_named()
    {
        var read = Read(Table(["<w:r><w:drawing><wps:txbx><w:txbxContent><w:p>" + Run("boxed")
            + "</w:p></w:txbxContent></wps:txbx></w:drawing></w:r>",
            "<w:r><w:drawing><pic:pic/></w:drawing></w:r>", Run("secret", "<w:vanish/>") + Run("seen")]));

        read.Tables[0].Rows[0].Cells.ShouldBe(["boxed", "", "seen"]);
        read.Notes.Select(note => note.Code).ShouldBe([TableNote.PictureIgnored, TableNote.HiddenTextIgnored]);
    }

    [Fact]
    public void Merged_cells_repeat_their_text_marked_across_and_down()
    {
        var read = Read("<w:tbl>" + Row("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + Paragraph("Inherent") + "</w:tc>", "Owner")
            + Row("<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + Paragraph("K1") + "</w:tc>", "4", "MT")
            + Row("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>", "5", "HR") + Row("K2", "6", "IT") + "</w:tbl>");

        read.Lines().ShouldBe(["1: Inherent | Inherent | Owner", "2: K1 | 4 | MT", "3: K1 | 5 | HR", "4: K2 | 6 | IT"]);
        read.Tables[0].Rows.Select(row => row.Remarks?.Keys.Single()).ShouldBe([1, null, 0, null]);
    }

    [Fact]
    public void Rows_and_cells_in_content_controls_and_columns_left_out_keep_their_places() =>
        Read("<w:tbl><w:sdt><w:sdtContent>" + Row("a", "b")
            + "</w:sdtContent></w:sdt><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:sdt><w:sdtContent>"
            + Cell("c") + "</w:sdtContent></w:sdt></w:tr></w:tbl>").Lines().ShouldBe(["1: a | b", "2:  | c"]);

    [Fact]
    public void A_table_in_a_cell_is_lines_of_that_cell_and_said_to_be()
    {
        var read = Read(Table(["K1", "<w:tc>" + Paragraph("Actions:") + Table(["Pump", "MT"], ["Gate", "HR"]) + "<w:p/></w:tc>"]));

        read.Lines().ShouldBe(["1: K1 | Actions:\nPump | MT\nGate | HR"]);
        read.Notes.ShouldHaveSingleItem().Code.ShouldBe(TableNote.NestedTable);
    }

    [Fact]
    public void A_table_in_a_cell_keeps_what_stands_below_its_headings_in_its_place()
    {
        var gate = "<w:tc><w:p><w:r><w:t>Gate</w:t><w:br/><w:t>post</w:t></w:r></w:p></w:tc>";
        var actions = "<w:tc>" + Table(["Action", "Owner", "Due"], ["Pump", "", "May"], [gate, "HR", ""]) + "<w:p/></w:tc>";

        Read("<w:tbl>" + Row("K1", "Flood", actions) + "</w:tbl>").Lines()
            .ShouldBe(["1: K1 | Flood | Action | Owner | Due\nPump |  | May\nGate post | HR"]);
    }

    [Fact]
    public void Tables_beside_each_other_in_the_cells_of_a_table_are_tables_of_their_own()
    {
        var read = Read("<w:tbl>" + Row(Form("K1", "Flood"), Form("K2", "Fire")) + "</w:tbl>");

        read.Tables.Select(table => table.Lines()).ShouldBe([["1: Ref | K1", "2: Risk | Flood"], ["1: Ref | K2", "2: Risk | Fire"]]);
        read.Notes.ShouldBeEmpty();

        static string Form(string reference, string risk) => "<w:tc><w:p/>" + Table(["Ref", reference], ["Risk", risk]) + "<w:p/></w:tc>";
    }

    [Fact]
    public void Lines_with_a_label_around_a_table_are_kept_and_other_text_is_named()
    {
        var read = Read(Heading("Risk 1") + Paragraph("Owner: Potter") + Paragraph("It may flood.") + Table(["a", "b"])
            + Paragraph("Action: build a wall") + Heading("Risk 2") + Table(["c", "d"]) + Heading("Notes") + Paragraph("Printed: today"));

        read.Tables.Select(table => (table.Title, string.Join("|", table.LinesBefore), string.Join("|", table.LinesBehind)))
            .ShouldBe([("Risk 1", "Owner: Potter", "Action: build a wall"), ("Risk 2", "", "")]);
        read.Notes.ShouldHaveSingleItem().Message.ShouldContain("It may flood.");

        static string Heading(string text) =>
            $"<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
    }

    [Fact]
    public void Lines_right_above_a_table_and_headings_above_its_own_are_kept()
    {
        var rows = Table(["a", "b"]);
        var read = Read(Paragraph("Register") + rows + Heading("Register", 0) + Heading("Risks", 1) + Paragraph("Owner: Potter")
            + Paragraph("Closed risks") + Paragraph("They are past.") + rows + Paragraph("Old ones") + rows + Heading("Gains", 1)
            + Heading("CO1 Sun", 2) + rows);

        read.Tables.Select(table => (table.Title, string.Join("|", table.Captions), string.Join("|", table.Sections))).ShouldBe(
        [
            ("Register", "", ""), ("Risks", "They are past.|Closed risks", "Register"), ("Risks", "Old ones", "Register"),
            ("CO1 Sun", "", "Gains|Register"),
        ]);

        static string Heading(string text, int level) =>
            $"<w:p><w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
    }

    [Theory]
    [InlineData("<w:default w:val=\"0\"/><w:checked/>", "☒")]
    [InlineData("<w:default w:val=\"1\"/>", "☒")]
    [InlineData("<w:checked w:val=\"0\"/><w:default w:val=\"1\"/>", "☐")]
    [InlineData("<w:default w:val=\"0\"/>", "☐")]
    public void A_box_of_an_old_form_is_ticked_or_not(string state, string shown)
    {
        var box = "<w:tc><w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>"
            + "<w:checkBox>" + state + "</w:checkBox></w:ffData></w:fldChar></w:r>"
            + "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            + "<w:r><w:t xml:space=\"preserve\"> Yes</w:t></w:r></w:p></w:tc>";

        Read("<w:tbl>" + Row("Exempt", box) + Row("a", "b") + "</w:tbl>").Lines()[0].ShouldBe($"1: Exempt | {shown} Yes");
    }

    [Fact]
    public void A_table_beside_its_heading_in_a_form_goes_on_below_it()
    {
        var scores = "<w:tc><w:p/>" + Table(["", "Impact"], ["Gross", "4"]) + "<w:p/></w:tc>";

        var read = Read("<w:tbl>" + Row("Risk", "Flood") + Row(Cell("Scores"), scores) + Row("Owner", "MT") + "</w:tbl>");

        read.Lines().ShouldBe(["1: Risk | Flood", "2: Scores", "3:  | Impact", "4: Gross | 4", "6: Owner | MT"]);
        read.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_table_alone_in_a_cell_that_only_lays_out_the_page_is_a_table()
    {
        var read = Read("<w:tbl>" + Row("<w:tc>" + Table(["Ref", "Risk"], ["A1", "Flood"]) + "<w:p/></w:tc>") + "</w:tbl>");

        read.Lines().ShouldBe(["1: Ref | Risk", "2: A1 | Flood"]);
        read.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Tables_nested_deeply_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 1_000))
            + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 1_000));

        Reading.Refused(Of(deep)).Message.ShouldBe("The document is damaged: its XML is nested too deeply.");
    }

    [Fact]
    public void A_document_without_tables_is_refused() => Reading.Refused(Of(Paragraph("Words"))).Code.ShouldBe(TableFault.FileEmpty);

    [Fact]
    public void Limits_hold_for_documents()
    {
        var many = "<w:tbl>" + string.Concat(Enumerable.Repeat(Row("x"), 20_101)) + "</w:tbl>";
        Reading.Refused(Of(many)).Code.ShouldBe(TableFault.TooManyRows);
        Reading.Refused(Of("<w:tbl>" + Row([.. Enumerable.Repeat("x", 201)]) + "</w:tbl>")).Code.ShouldBe(TableFault.TooManyColumns);
        Reading.Refused(Of(Table([new string('x', 50_001)]))).Code.ShouldBe(TableFault.CellTooLong);
        Reading.Refused(Of("<w:tbl><w:tr>" + Cell("<w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr></w:tc>") + Cell("x")
            + "</w:tr></w:tbl>"))
            .Code.ShouldBe(TableFault.TooManyColumns);
        Reading.Refused(Of(Table([new string(' ', 30_000_000)]))).Code.ShouldBe(TableFault.ContentTooLarge);
    }

    [Fact]
    public void A_document_type_is_refused() =>
        Reading.Refused(Whole("<!DOCTYPE d [<!ENTITY a \"aaaa\">]><w:document xmlns:w=\"" + Namespace
            + "\"><w:body>&a;</w:body></w:document>"))
            .Code.ShouldBe(TableFault.FileMalformed);

    static SourceRow Only(params string[] cells) => Read(Table(cells)).Tables.ShouldHaveSingleItem().Rows.ShouldHaveSingleItem();

    static TablesRead Read(string body) => Reading.Read(Of(body), "r.docx");
}
