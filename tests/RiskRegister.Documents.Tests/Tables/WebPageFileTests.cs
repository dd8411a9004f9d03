using System.Text;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

public sealed class WebPageFileTests
{
    [Theory]
    [InlineData("<table><tr><th>Ref<th>Risk<tr><td>K1<td>Flood</table>")]
    [InlineData("<!DOCTYPE html><html><head><title>x | y</title><script>var a = '<table><tr><td>no';</script></head><body><table "
        + "border=1><thead><tr><td>Ref</td><td>Risk</td></tr></thead>"
        + "<tbody><tr><td>K1</td><td>Flood</td></tr></tbody></table></body></html>")]
    [InlineData("\uFEFF<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><!--[if gte mso 9]><xml><x:Name>t</x:Name></xml>"
        + "<![endif]--><TABLE><TR><TD>Ref</TD><TD>Risk</TD></TR><TR><TD>K1</TD><TD>Flood")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><table><tr><td>Ref</td><td>"
        + "Risk</td></tr><tr><td>K1</td><td>Flood</td></tr></table></html>")]
    public void A_page_is_read_as_a_browser_would_whatever_it_is_called(string page) =>
        Read(page).Lines().ShouldBe(["1: Ref | Risk", "2: K1 | Flood"]);

    [Fact]
    public void Lines_spaces_and_characters_are_as_shown() =>
        Read("<table><tr><td>  a\n  b&nbsp;&nbsp;<b>c</b><br>d<p>e</p>f<ul><li>g</li><li>h</li></ul></td><td>&lt;5&gt; &amp; caf&eacute; "
            + "&#8593;</td><td>&nbsp;</td></tr></table>")
            .Tables[0].Rows[0].Cells.ShouldBe(["a b c\nd\ne\nf\ng\nh", "<5> & café ↑"]);

    [Theory]
    [InlineData("<li><s>Consult</s> done</li><li>Write</li>", 0)]
    [InlineData("<li>Fit</li><li><s>Consult</s></li><li> <s>Write</s>, now closed</li>", 2)]
    [InlineData("<li>Fit <s>two</s> gates</li><li><s>Consult</s></li>", -1)]
    public void Text_behind_struck_text_is_known_as_such(string items, int line)
    {
        var remark = Read($"<table><tr><td>R1</td><td><ol>{items}</ol></td></tr></table>").Tables[0].Rows[0].RemarkOf(1);

        remark.BehindStruck.ShouldBe(line < 0 ? [] : [line]);
    }

    [Fact]
    public void Struck_text_signs_and_hidden_rows_are_marked()
    {
        var read = Read("<style>.x1{mso-style:x;text-decoration:line-through;}\n.x2{font-family:Wingdings, sans}</style>"
            + "<table><tr><td><s>old</s> new</td><td class=x1>gone</td><td><span style='text-decoration: line-through'>a</span>b</td><td>"
                + "<font face=\"Wingdings\">é</font></td>"
            + "<td class=\"x2\">ê</td></tr><tr style=\"display:none\"><td>hidden</td></tr><tr><td>x<span style='display:none'>"
                + "secret</span></td></tr></table>");

        var row = read.Tables[0].Rows[0];
        row.Cells.Select(cell => cell.Trim()).ShouldBe(["new", "", "b", "↑", "↓"]);
        row.Remarks!.Values.Take(3).Select(remark => remark.Struck).ShouldBe(["old", "gone", "a"]);
        read.Tables[0].Rows[1].ShouldSatisfyAllConditions(hidden => hidden.IsHidden.ShouldBeTrue(), hidden =>
            hidden.Cells.ShouldBe(["hidden"]));
        read.Tables[0].Rows[2].Cells.ShouldBe(["x"]);
        read.Notes.ShouldHaveSingleItem().Code.ShouldBe(TableNote.HiddenTextIgnored);
    }

    [Theory]
    [InlineData("<dl><dt>Owner</dt><dd>Potter</dd><dt>Impact:</dt><dd>4</dd><dt>Likelihood</dt><dd>3</dd><dt>Controls</dt><dd>Guards"
        + "</dd><dd>Alarms</dd></dl>")]
    [InlineData("<dl><dt>Owner<dd>Potter<dt>Impact<dd>4<dt>Likelihood<dd>3<dt>Controls<dd><ul><li>Guards<li>Alarms</ul></dl>")]
    [InlineData("<dl><div><dt>Owner</dt><dd><p>Potter</p></dd></div><div><dt>1. Impact</dt><dd>4</dd></div><dt>Likelihood?</dt><dd>3</dd>"
        + "<dt>Controls</dt><dd>Guards</dd><dd>Alarms</dd></dl>")]
    [InlineData("<ul><li><strong>Owner:</strong> Potter</li><li><b>Impact</b>: 4</li><li>Likelihood: 3</li><li><strong>Controls:</strong>"
        + "<ul><li>Guards</li><li>Alarms</li></ul></li></ul>")]
    [InlineData("<ul><li>Owner: Potter<li>Impact: 4<li>Likelihood:\n  3<li>Controls:<ol><li>Guards<li>Alarms</ol></ul>")]
    [InlineData("<p><b>Owner:</b> Potter<br><b>Impact:</b> 4<br><b>Likelihood:</b> 3</p><p><b>Controls:</b></p><ul><li>Guards</li>"
        + "<li>Alarms</li></ul>")]
    public void Headings_with_lists_of_labels_below_are_forms_where_a_page_has_no_table(string list)
    {
        var read = Read($"<html><title>Register</title><nav><ul><li>Home<li>About us</ul></nav><h1>Register</h1><h2>Kiln cracks</h2>{list}"
            + $"<h2>Depot floods</h2>{list.Replace("Potter", "Weaver", StringComparison.Ordinal)}</html>");

        read.Tables.Select(table => table.Title).ShouldBe(["Kiln cracks", "Depot floods"]);
        foreach (var (table, owner) in read.Tables.Zip(["Potter", "Weaver"]))
        {
            table.Rows.Select(row => (row.Cells[0], row.Cells[1].Replace("- ", "", StringComparison.Ordinal).Trim()))
                .ShouldBe([("Owner", owner), ("Impact", "4"), ("Likelihood", "3"), ("Controls", "Guards\nAlarms")]);
        }
    }

    [Fact]
    public void Lists_of_terms_without_headings_are_forms_each()
    {
        var read = Read("<h1>Register</h1>" + Form("Kiln *cracks* | soon") + Form("R&amp;D &amp;amp; \"stores\""));

        read.Tables.Select(table => table.Rows[0].Cells[1]).ShouldBe(["Kiln *cracks* | soon", "R&D &amp; \"stores\""]);
        read.Tables.ShouldAllBe(table => table.Rows.Count == 4);

        static string Form(string risk) =>
            $"<dl><dt>Risk</dt><dd>{risk}</dd><dt>Owner</dt><dd>Potter</dd><dt>Impact</dt><dd>4</dd><dt>Likelihood</dt><dd>3</dd></dl>";
    }

    [Fact]
    public void Struck_and_hidden_text_of_lists_is_marked()
    {
        var read = Read("<style>.x{display:none}</style>" + Form("Kiln cracks") + Form("Depot floods"));

        var row = read.Tables[0].Rows[1];
        (row.Cells[1].Trim(), row.Remarks![1].Struck).ShouldBe(("Potter", "Weaver"));
        read.Tables[0].Rows.ShouldNotContain(each => each.Cells.Any(cell => cell.Contains("secret", StringComparison.Ordinal)));
        read.Notes.ShouldHaveSingleItem().Code.ShouldBe(TableNote.HiddenTextIgnored);

        static string Form(string risk) => $"<h2>{risk}</h2><dl><dt>Ref</dt><dd>1</dd><dt>Owner</dt><dd><del>Weaver</del> Potter</dd>"
            + "<dt>Impact</dt><dd>4</dd><dd class=x>secret</dd><dt>Likelihood</dt><dd>3</dd></dl>";
    }

    [Theory]
    [InlineData("<html><h1>About us</h1><p>We are a council.</p></html>")]
    [InlineData("<html><h1>Risks</h1><dl><dt>Owner</dt><dd>Potter</dd><dt>Impact</dt><dd>4</dd></dl></html>")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><ul><li>Kiln cracks</li></ul></body></html>")]
    public void A_page_without_a_table_or_forms_is_refused_with_what_is_read(string page) =>
        Reading.RefusedCsv(page).Message.ShouldContain("headings, one for each entry, with lists below them");

    [Fact]
    public void Spans_repeat_their_text_marked()
    {
        var read = Read("<table><tr><th rowspan=2>Ref</th><th colspan=2>Inherent</th></tr><tr><th>Impact</th><th>Likelihood</th></tr><tr>"
            + "<td rowspan=0>K1<td>4<td>5<tr><td>3<td>2</table>");

        read.Lines().ShouldBe(["1: Ref | Inherent | Inherent", "2: Ref | Impact | Likelihood", "3: K1 | 4 | 5", "4: K1 | 3 | 2"]);
        read.Tables[0].Rows[3].RemarkOf(0).Is(CellMarks.Merged).ShouldBeTrue();
    }

    [Fact]
    public void Captions_and_headings_are_titles_and_tables_are_counted()
    {
        var read = Read("<h2>Adults</h2><table><tr><td>a</table><table><caption>Children</caption><tr><td>b</td></tr></table>", "r.html");

        read.Tables.Select(table => (table.Name, table.Title)).ShouldBe([("r.html – table 1", "Adults"), ("r.html – table 2", "Children")]);
    }

    [Fact]
    public void A_table_that_lays_out_the_page_gives_way_to_the_one_within() =>
        Read("<table><tr><td><table><tr><td>Ref<td>Risk<tr><td>K1<td>Flood</table></td></tr></table>").Lines()
            .ShouldBe(["1: Ref | Risk", "2: K1 | Flood"]);

    [Fact]
    public void Other_tables_in_cells_are_lines_and_said_to_be()
    {
        var read = Read("<table><tr><td>K1<td>Actions<table><tr><td>Pump<td>MT</table></table>");

        read.Lines().ShouldBe(["1: K1 | Actions\nPump | MT"]);
        read.Notes.ShouldHaveSingleItem().Code.ShouldBe(TableNote.NestedTable);
    }

    [Fact]
    public void A_page_in_another_encoding_is_read() =>
        Reading.Read(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("<html><table><tr><td>café – £</table>")).Lines()
            .ShouldBe(["1: café – £"]);

    [Fact]
    public void What_is_made_to_cost_much_is_refused_or_costs_little()
    {
        Reading.RefusedCsv(string.Concat(Enumerable.Repeat("<table><tr><td>", 1_000))).Message.ShouldContain("nested too deeply");
        Reading.RefusedCsv("<table>" + string.Concat(Enumerable.Repeat("<tr><td>x", 20_101))).Code.ShouldBe(TableFault.TooManyRows);
        Reading.RefusedCsv("<table><tr>" + string.Concat(Enumerable.Repeat("<td>x", 201))).Code.ShouldBe(TableFault.TooManyColumns);
        Reading.RefusedCsv("<table>" + string.Concat(Enumerable.Repeat("<tr><td colspan=1000>x<td rowspan=65534 colspan=1000>y", 10_000)))
            .Code
            .ShouldBe(TableFault.TooManyColumns);
        Read("<table>" + string.Concat(Enumerable.Repeat("<tr><td colspan=99999999999 rowspan=99999999999>x", 100))).Tables[0]
            .Rows.Count.ShouldBe(100);
        Read("<table><tr><td>" + string.Concat(Enumerable.Repeat("<b>", 300_000)) + "x" + string.Concat(Enumerable.Repeat("</i>", 300_000)))
            .Lines().ShouldBe(["1: x"]);
        Read("<table><tr><td " + string.Concat(Enumerable.Range(0, 20_000).Select(at => $"a{at}=1 ")) + ">x").Lines().ShouldBe(["1: x"]);
        Read("<style>" + string.Concat(Enumerable.Repeat(".a{", 100_000)) + "</style><table><tr><td>x").Lines().ShouldBe(["1: x"]);
        Reading.RefusedCsv("<html><p>words</p></html>").Code.ShouldBe(TableFault.FileEmpty);
        Reading.RefusedCsv("<ul>" + string.Concat(Enumerable.Repeat("<ul><li>x", 100_000))).Code.ShouldBe(TableFault.FileEmpty);
    }

    static TablesRead Read(string page, string name = "r.xls") => Reading.Read(Encoding.UTF8.GetBytes(page), name);
}
