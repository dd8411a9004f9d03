using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>Files as many programs write them, each with one thing that readers get wrong.</summary>
public sealed class SharedImportTests
{
    [Theory]
    [InlineData("fmt/f20-base.xlsx")]
    [InlineData("fmt/f20-base.xls")]
    [InlineData("fmt/f20-base.ods")]
    [InlineData("fmt/f50-word.docx")]
    [InlineData("fmt/f61.xlsb")]
    [InlineData("fmt/f62.xlml.xls")]
    [InlineData("fmt/f64-exceljs.xlsx")]
    [InlineData("fmt/f25-hidden-row-col.xlsx")]
    public void One_register_written_by_many_programs_is_one_table(string file)
    {
        var expected = Read("fmt/f20-base.xlsx").Tables.ShouldHaveSingleItem();

        var table = Read(file).Tables.ShouldHaveSingleItem();

        expected.Rows.Count.ShouldBe(4);
        expected.Rows.ShouldAllBe(row => row.Cells.Count == 10);
        table.Rows.Select(row => row.Cells.ToArray()).ShouldBe(expected.Rows.Select(row => row.Cells.ToArray()));
    }

    [Theory]
    [InlineData("fmt/f20-base.xls", "Risks")]
    [InlineData("fmt/f61.xlsb", "Risks")]
    [InlineData("fmt/f62.xlml.xls", "Risks")]
    [InlineData("fmt/f20-base.ods", "Risks")]
    [InlineData("fmt/f50-word.docx", "Corporate Risk Register")]
    public void A_table_has_the_title_that_its_file_gives_it(string file, string title) =>
        Read(file).Tables.ShouldHaveSingleItem().Title.ShouldBe(title);

    [Theory]
    [InlineData("fmt/f50-word.doc", "old Word (.doc)")]
    [InlineData("65-word-table.doc", "old Word (.doc)")]
    [InlineData("fmt/f20-base.pdf", "PDF")]
    public void What_is_not_read_is_refused_with_what_to_do(string file, string what)
    {
        var fault = Reading.Refused(SharedImports.Content(file), name: SharedImports.Name(file));

        fault.Code.ShouldBe(TableFault.FileUnrecognised);
        fault.Message.ShouldContain(what);
        fault.Message.ShouldContain(".docx");
    }

    [Fact]
    public void A_sheet_of_Google_is_read() =>
        Read("fmt/f65-google.xlsx").Tables.ShouldHaveSingleItem().Rows[1]
            .Cells.ShouldBe(["G1", "Gate fails", "4", "5", "20", "4", "3", "12", "Head of Waste"]);

    [Theory]
    [InlineData("65-word-table.docx")]
    [InlineData("65-calc.ods")]
    public void A_document_and_a_sheet_of_LibreOffice_are_read(string file) =>
        Read(file).Tables.ShouldHaveSingleItem().Rows.Count.ShouldBeGreaterThan(1);

    [Fact]
    public void Hidden_rows_and_columns_are_marked()
    {
        var table = Read("fmt/f25-hidden-row-col.xlsx").Tables[0];

        table.Rows.Where(row => row.IsHidden).Select(row => row.Number).ShouldBe([3]);
        table.HiddenColumns.ShouldBe([8]);
        Read("27-hidden-row.xlsx").Tables[0].Rows.Where(row => row.IsHidden).Select(row => row.Number).ShouldBe([3]);
    }

    [Fact]
    public void Merged_cells_repeat_their_text_marked()
    {
        var rows = Read("fmt/f30-merged-down.xlsx").Tables[0].Rows;
        rows.Select(row => row.Cells[0]).ShouldBe(["Ref", "SR1", "SR1", "SR1", "SR2"]);
        rows.Select(row => row.RemarkOf(0).Is(CellMarks.Merged)).ShouldBe([false, false, true, true, false]);

        var groups = Read("02-merged-group-headings.xlsx").Tables[0].Rows;
        groups[0].Cells.ShouldBe(["Ref", "Risk", "Inherent risk", "Inherent risk", "Inherent risk", "Controls", "Residual risk",
            "Residual risk", "Residual risk"]);
        groups[1].Cells.ShouldBe(["Ref", "Risk", "Likelihood", "Impact", "Score", "Controls", "Likelihood", "Impact", "Score"]);

        Read("04-merged-risk-heading.xlsx").Tables[0].Rows[0].Cells.ShouldBe(["Risk", "Risk", "Score", "Residual score"]);
    }

    [Fact]
    public void References_are_as_displayed() =>
        Read("fmt/f36-ref-format-CR0.xlsx").Tables[0].Rows.Select(row => row.Cells[0]).ShouldBe(["Ref", "CR5", "CR12"]);

    [Fact]
    public void Struck_text_is_kept_apart()
    {
        var struck = Read("fmt/f40-richtext-strike.xlsx").Tables[0].Rows
            .SelectMany(row => row.Cells.Select((cell, at) => (cell, Remark: row.RemarkOf(at))))
                .Where(each => each.Remark.Is(CellMarks.Struck)).ToArray();

        struck.ShouldNotBeEmpty();
        struck.ShouldAllBe(each => each.Remark.Struck!.Length > 0 && !each.cell.Contains(each.Remark.Struck, StringComparison.Ordinal));
    }

    [Fact]
    public void A_formula_without_a_value_is_marked()
    {
        var row = Read("15-formula-with-empty-value.xlsx").Tables[0].Rows[1];

        row.Remarks!.Where(remark => remark.Value.Is(CellMarks.NotCalculated)).Select(remark => remark.Key).Order().ShouldBe([0, 4, 5]);
    }

    [Fact]
    public void An_error_value_is_marked() =>
        Read("16-error-values.csv").Tables[0].Rows[1].RemarkOf(4).Is(CellMarks.Error).ShouldBeTrue();

    [Fact]
    public void Arrows_in_Wingdings_are_arrows()
    {
        var rows = Read("19-wingdings-arrows.xlsx").Tables[0].Rows;

        rows.Select(row => row.Cells[4]).ShouldBe(["Direction of travel", "↑", "↓", "↔"]);
        rows[1].RemarkOf(4).Is(CellMarks.Sign).ShouldBeTrue();
    }

    [Fact]
    public void A_score_that_became_a_date_says_so()
    {
        var row = Read("62-score-became-a-date.xlsx").Tables[0].Rows[1];

        row.RemarkOf(2).Is(CellMarks.Date).ShouldBeTrue();
        row.RemarkOf(2).Date.ShouldBe(new DateOnly(2026, 4, 5));
    }

    [Fact]
    public void Commas_of_a_title_do_not_decide_the_delimiter() =>
        Read("64-title-with-commas-above-semicolons.csv").Tables[0].Rows[1].Cells.ShouldBe(["Ref", "Risk", "Score", "Residual score"]);

    static TablesRead Read(string file) => Reading.Read(SharedImports.Content(file), SharedImports.Name(file));
}
