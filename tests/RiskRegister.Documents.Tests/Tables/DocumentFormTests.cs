using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>Documents without tables, in which each entry is a heading with labelled lines below it.</summary>
public sealed class DocumentFormTests
{
    const string First = "Kiln cracks";
    const string Second = "Clay runs out";

    static readonly string[] Lines = ["Owner: Potter", "Gross score: 4 x 4 = 16", "Net score: 3 x 4 = 12", "Controls: Weekly test"];

    static readonly string[] Others = ["Author: Potter", "Version: 4", "Printed: 3 May", "Controls: Weekly test"];

    [Theory]
    [InlineData("r.docx")]
    [InlineData("r.odt")]
    public void They_are_read_as_the_forms_of_Markdown(string name)
    {
        var markdown = string.Concat(((string[])[First, Second]).Select(title => $"## {title}\n\n{string.Join("\n\n", Lines)}\n\n"));
        var known = Reading.Read(System.Text.Encoding.UTF8.GetBytes(markdown), "r.md");

        var read = Reading.Read(Of(name, Form(name, First, Lines), Form(name, Second, Lines)), name);

        read.Tables.Select(Cells).ShouldBe(known.Tables.Select(Cells));
        read.Tables.Select(table => table.Title).ShouldBe([First, Second]);
        read.Notes.ShouldBeEmpty();

        static string Cells(SourceTable table) => string.Join('\n', table.Rows.Select(row => string.Join(" | ", row.Cells)));
    }

    [Theory]
    [InlineData("r.docx")]
    [InlineData("r.odt")]
    public void One_alone_is_known_by_its_labels(string name)
    {
        var table = Reading.Read(Of(name, Form(name, First, Lines)), name).Tables.ShouldHaveSingleItem();

        table.Title.ShouldBe(First);
        table.Rows.Select(row => row.Cells[0]).ShouldBe(["Owner", "Gross score", "Net score", "Controls"]);
    }

    [Fact]
    public void What_Markdown_would_take_for_its_own_is_text()
    {
        string[] lines = ["Owner: A_B_C", "Score: 4 * 4 | 16", "Net: <3>", "Cause: #1 ~~x~~ [y]"];

        var cells = Reading.Read(Of("r.docx", Form("r.docx", First, lines), Form("r.docx", Second, lines)), "r.docx").Tables[0].Rows
            .Select(row => row.Cells[1]);

        cells.ShouldBe(["A_B_C", "4 * 4 | 16", "<3>", "#1 ~~x~~ [y]"]);
    }

    [Theory]
    [InlineData("r.docx")]
    [InlineData("r.odt")]
    public void Of_other_lines_the_refusal_says_what_is_read(string name)
    {
        string[][] documents = [[Form(name, First, Others)], [Form(name, First, ["Words"]), Form(name, Second, [])]];
        foreach (var forms in documents)
        {
            var refused = Reading.Refused(Of(name, forms), name: name);

            refused.Code.ShouldBe(TableFault.FileEmpty);
            refused.Message.ShouldContain("Owner: Head of Parks");
        }
    }

    [Fact]
    public void Lines_of_a_document_with_a_table_are_no_forms()
    {
        var read = Reading.Read(
            Of("r.docx", Form("r.docx", First, Lines), Form("r.docx", Second, Lines), RawDocument.Table(["Ref", "Risk"], ["A1", "Flood"])),
            "r.docx");

        read.Tables.ShouldHaveSingleItem().Rows.Select(row => row.Cells[0]).ShouldBe(["Ref", "A1"]);
    }

    [Fact]
    public void Their_text_has_the_limits_of_others()
    {
        var paragraphs = string.Concat(Enumerable.Repeat(RawDocument.Paragraph(new string('x', 900)), 20));

        Reading.Refused(RawDocument.Of(paragraphs), new TableLimits { Characters = 10_000 }, "r.docx").Code
            .ShouldBe(TableFault.ContentTooLarge);
    }

    static byte[] Of(string name, params string[] forms) => name.EndsWith("docx", StringComparison.Ordinal)
        ? RawDocument.Of(string.Concat(forms)) : RawOpenDocument.Of("text", string.Concat(forms));

    static string Form(string name, string title, string[] lines) => name.EndsWith("docx", StringComparison.Ordinal)
        ? $"<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>"
            + string.Concat(lines.Select(line => RawDocument.Paragraph(System.Net.WebUtility.HtmlEncode(line))))
        : $"<text:h text:outline-level=\"1\">{title}</text:h>" + string.Concat(lines.Select(line => $"<text:p>{line}</text:p>"));
}
