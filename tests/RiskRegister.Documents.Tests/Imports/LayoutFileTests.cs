using RiskRegister.Documents.Tests.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;
using static RiskRegister.Documents.Tests.Tables.RawDocument;

namespace RiskRegister.Documents.Tests.Imports;

/// <summary>Layouts that only documents and workbooks have.</summary>
public sealed class LayoutFileTests
{
    [Fact]
    public void Three_tables_of_a_document_may_be_one_register()
    {
        var file = Of(Paragraph("Our risks")
            + Table(["Ref", "Risk description", "Owner"], ["T1", "Gas holder leaks", "Engineer"], ["T2", "Meters fail", "Clerk"])
            + Paragraph("How we score them") + Table(["Ref", "Gross score", "Net score"], ["T2", "12", "6"], ["T1", "20", "10"])
            + Paragraph("What we do") + Table(["Ref", "Action", "Owner"], ["T1", "Vent it", "Foreman"], ["T1", "Fence it", "Surveyor"]));

        var question = Understood(file, "risks.docx").Analysis.Questions.ShouldHaveSingleItem();
        var rows = Understood(file, "risks.docx", (question.Id, "join")).Register.Rows;

        rows.Select(row => (row.Title, row.Owners!.Value[0], row.Score!.Value!.Value, row.ResidualScore!.Value!.Value))
            .ShouldBe([("Gas holder leaks", "Engineer", 20, 10), ("Meters fail", "Clerk", 12, 6)]);
        rows[0].Actions!.Value.ShouldBe([new ImportedAction("Vent it", "Foreman"), new ImportedAction("Fence it", "Surveyor")]);
    }

    [Fact]
    public void Cards_of_a_document_are_named_by_the_line_above_each()
    {
        var rows = Read(Of(Card("Gas holder leaks", "20") + Card("Meters fail", "12")), "cards.docx");

        rows.Select(row => (row.Title, row.Score!.Value!.Value, row.Owners!.Value[0]))
            .ShouldBe([("Gas holder leaks", 20, "Engineer"), ("Meters fail", 12, "Engineer")]);

        static string Card(string title, string score) =>
            Paragraph(title) + Table(["Owner", "Engineer"], ["Gross score", score], ["Net score", "4"], ["Controls", "Valves"]);
    }

    [Fact]
    public void Scores_one_below_the_other_beside_merged_cells_are_one_entry()
    {
        const string Goes = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
        var file = Of(Table(
            ["Ref", "Risk", "", "Impact", "Likelihood"],
            [Begun("T1"), Begun("Gas holder leaks"), "Inherent", "5", "4"], [Goes, Goes, "Residual", "5", "2"],
            [Begun("T2"), Begun("Meters fail"), "Inherent", "3", "4"], [Goes, Goes, "Residual", "3", "2"]));

        Read(file, "stacked.docx").Select(row => (row.Title, row.Score!.Value, row.ResidualScore!.Value)).ShouldBe(
        [
            ("Gas holder leaks", new StatedScore(20, 5, 4), new StatedScore(10, 5, 2)),
            ("Meters fail", new StatedScore(12, 3, 4), new StatedScore(6, 3, 2)),
        ]);

        static string Begun(string text) =>
            $"<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>{Paragraph(text)}</w:tc>";
    }

    [Fact]
    public void A_workbook_may_have_groups_that_are_merged_by_halves_and_a_sheet_that_is_a_key()
    {
        var file = new RawWorkbook()
            .With("xl/workbook.xml", RawWorkbook.Workbook(
                "<sheet name=\"Register\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"Key\" sheetId=\"2\" r:id=\"b\"/>"))
            .With("xl/_rels/workbook.xml.rels", RawWorkbook.Relationships(
                RawWorkbook.Sheet("a", "worksheets/sheet1.xml") + RawWorkbook.Sheet("b", "worksheets/sheet2.xml")))
            .With("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet(
                Rows(["", "", "Gross", "", "", "", "Net", ""], ["Ref", "Risk", "I", "L", "Score", "I", "L", "Score"],
                    ["T1", "Gas holder leaks", "5", "4", "20", "5", "2", "10"]),
                "<mergeCells count=\"1\"><mergeCell ref=\"C1:E1\"/></mergeCells>"))
            .With("xl/worksheets/sheet2.xml", RawWorkbook.Worksheet(
                Rows(["Score", "Impact", "Description"], ["1", "Small", "A whiff"], ["2", "Large", "A bang"])))
            .ToBytes();

        var row = Read(file, "book.xlsx").ShouldHaveSingleItem();

        (row.Title, row.Score!.Value, row.ResidualScore!.Value)
            .ShouldBe(("Gas holder leaks", new StatedScore(20, 5, 4), new StatedScore(10, 5, 2)));
    }

    [Fact]
    public void A_row_is_exempt_of_which_a_footnote_says_so_and_a_raised_figure_is_no_digit_of_a_score()
    {
        var one = Run("1", "<w:vertAlign w:val=\"superscript\"/>");
        var file = Of(
            Table(["Ref", "Risk", "Gross score", "Net score"], ["T1", "Gas holder leaks", Run("4") + Mark(3), Run("1") + one],
                ["T2", Run("Gas works sold") + Mark(2), "12", "6"], ["T3", Run("Meters fail") + Mark(4), "12", "6"]),
            footnotes: Note(3, "Out of 25") + Note(2, "Exempt – paragraph 3 of Schedule 12A") + Note(4, "Not for publication"));

        var asked = Understood(file, "risks.docx");
        asked.Analysis.Questions.Select(question => question.Id).ShouldBe(["exempt-note:not for publication"]);
        var rows = Understood(file, "risks.docx", ("exempt-note:not for publication", "exempt"), ("exempt-paragraph", "2")).Register.Rows;
        rows.Select(row => (row.Title, row.Score!.Value!.Value, row.ResidualScore!.Value!.Value, row.Exempt?.Value?.Paragraph))
            .ShouldBe([("Gas holder leaks", 4, 1, null), ("Gas works sold", 12, 6, "3"), ("Meters fail", 12, 6, "2")]);
        asked.Register.Messages.Where(message => message.Code == ImportCodes.NoteIgnored).Select(message => message.Message)
            .ShouldHaveSingleItem().ShouldContain("Out of 25");
    }

    static string Rows(params string[][] rows) => string.Concat(rows.Select((cells, row) => $"<row r=\"{row + 1}\">"
        + string.Concat(cells.Select((cell, column) => cell.Length == 0 ? ""
            : $"<c r=\"{(char)('A' + column)}{row + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")) + "</row>"));

    static IReadOnlyList<ImportedRow> Read(byte[] file, string name)
    {
        var understood = Understood(file, name);
        understood.Analysis.Questions.Select(question => $"{question.Id}: {question.Text}").ShouldBeEmpty();
        understood.Register.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        return understood.Register.Rows;
    }

    static Understanding Understood(byte[] file, string name, params (string Id, string Answer)[] answers) => RegisterReader.Understand(
        Reading.Read(file, name).Tables, new RegisterSettings(),
        new ImportMapping { Answers = answers.ToDictionary(each => each.Id, each => each.Answer, StringComparer.Ordinal) });
}
