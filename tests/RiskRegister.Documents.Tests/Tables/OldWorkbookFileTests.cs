using System.Text;
using ExcelDataReader;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;
using static RiskRegister.Documents.Tests.Tables.RawOldWorkbook;

namespace RiskRegister.Documents.Tests.Tables;

public sealed class OldWorkbookFileTests
{
    [Fact]
    public void Cells_of_every_kind_are_read_as_a_person_sees_them()
    {
        var workbook = new RawOldWorkbook().Format(164, "\"CR\"0").Style().Style(164).Style(14).Style(9)
            .Label(0, 0, "Ref").Label(0, 1, "Rîsk ↑")
            .Number(1, 0, 5, style: 1).Cell(0x27E, 1, 1, U32((16 << 2) | 2)).Cell(0x205, 1, 2, [1, 0]).Cell(0x205, 1, 3, [0x2A, 1])
            .Cell(0x06, 1, 4, Formula(BitConverter.GetBytes(12.0))).Cell(0x06, 1, 5, Formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]))
                .InSheet(0x207, Text("said"))
            .Cell(0x06, 1, 6, Formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF])).Cell(0x06, 1, 7, Formula([2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]))
            .Number(2, 0, 42709, style: 2).Number(2, 1, 0.5, style: 3)
            .InSheet(0xBD, [.. U16(3), .. U16(0), .. U16(0), .. U32((4 << 2) | 2), .. U16(0), .. U32((250 << 2) | 3), .. U16(1)]);

        var table = Reading.Read(workbook.ToBytes(), "r.xls").Tables.ShouldHaveSingleItem();

        table.Lines().ShouldBe(["1: Ref | Rîsk ↑", "2: CR5 | 16 | TRUE | #N/A | 12 | said |  | #REF!", "3: 2016-12-05 | 50%",
            "4: 4 | 2.5"]);
        table.Rows[1].RemarkOf(3).Is(CellMarks.Error).ShouldBeTrue();
        table.Rows[1].RemarkOf(6).Is(CellMarks.NotCalculated).ShouldBeTrue();
        table.Rows[1].RemarkOf(7).Is(CellMarks.Error).ShouldBeTrue();
        table.Rows[2].RemarkOf(0).Date.ShouldBe(new DateOnly(2016, 12, 5));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(8 + 3 + 2)]
    [InlineData(8 + 3 + 4 + 3)]
    public void Shared_texts_are_read_however_they_are_cut(int? cutAt)
    {
        // "Ref" in one byte a letter; "Gate" in one byte, of which the last two letters have another font. A cut within letters puts a flag
        // before the rest.
        byte[] texts = [.. U16(3), 0, .. "Ref"u8, .. U16(4), 8, .. U16(1), .. "Gate"u8, .. U16(2), .. U16(1)];
        if (cutAt is { } at) texts = [.. texts[..(at - 8)], .. IsWithinLetters(at) ? new byte[] { 0 } : [], .. texts[(at - 8)..]];
        var workbook = new RawOldWorkbook().Font("Arial", isStruck: true).Style().SharedTexts(2, texts, cutAt).Cell(0xFD, 0, 0, U32(0))
            .Cell(0xFD, 0, 1, U32(1));

        var row = Reading.Read(workbook.ToBytes()).Tables[0].Rows[0];

        row.Cells.ShouldBe(["Ref", "Ga"]);
        row.RemarkOf(1).ShouldBe(new CellRemark(CellMarks.Struck, "te"));

        static bool IsWithinLetters(int at) => at is 8 + 3 + 2;
    }

    [Fact]
    public void Fonts_hidden_rows_and_columns_and_merged_cells_are_marked()
    {
        var workbook = new RawOldWorkbook { HidesSheet = true }.Font("Arial", isStruck: true).Font("Wingdings").Style().Style(font: 1)
            .Style(font: 2)
            .InSheet(0x7D, [.. U16(1), .. U16(1), .. U16(0), .. U16(0), .. U16(1), .. U16(0)])
            .InSheet(0x208, [.. U16(1), .. new byte[10], .. U32(0x20)])
            .Label(0, 0, "Risk").Label(0, 2, "x").Label(1, 0, "gone", style: 1).Label(1, 2, "é", style: 2)
            .InSheet(0xE5, [.. U16(1), .. U16(0), .. U16(0), .. U16(0), .. U16(1)]);

        var read = Reading.Read(workbook.ToBytes(), "r.xls");

        var table = read.Tables.ShouldHaveSingleItem();
        table.IsHidden.ShouldBeTrue();
        table.Title.ShouldBe("Risks");
        table.HiddenColumns.ShouldBe([1]);
        table.Lines().ShouldBe(["1: Risk | Risk | x", "2:  |  | ↑"]);
        table.Rows[1].IsHidden.ShouldBeTrue();
        table.Rows[1].RemarkOf(0).Struck.ShouldBe("gone");
        read.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Cells_in_no_order_are_put_in_one() =>
        Reading.Read(new RawOldWorkbook().Label(1, 1, "d").Label(0, 1, "b").Label(1, 0, "c").Label(0, 0, "a").Label(0, 0, "twice")
            .ToBytes()).Lines()
            .ShouldBe(["1: a | b", "2: c | d"]);

    [Theory]
    [InlineData("WordDocument", ".docx")]
    [InlineData("EncryptedPackage", "password")]
    [InlineData("Book", "Excel 95")]
    [InlineData("PowerPoint Document", "presentation")]
    [InlineData("Contents", "another kind")]
    public void Other_old_files_are_refused_by_what_they_are(string stream, string message) =>
        Reading.Refused(Compound(stream, new byte[5_000])).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe(TableFault.FileUnrecognised), fault => fault.Message.ShouldContain(message));

    [Fact]
    public void A_workbook_with_a_password_or_of_an_older_Excel_is_refused_with_what_to_do()
    {
        Reading.Refused(new RawOldWorkbook().Global(0x2F, new byte[54]).ToBytes()).Message.ShouldContain("password");
        Reading.Refused(Compound("Workbook", [.. Record(0x809, [.. U16(0x500), .. U16(5), .. new byte[12]])]))
            .Message.ShouldContain("Excel 95");
    }

    [Fact]
    public void Sheets_that_lie_within_one_another_are_a_fault()
    {
        var workbook = new RawOldWorkbook();
        for (var sheet = 0; sheet < 500; sheet++) workbook.Global(0x85, [.. U32(0), 0, 0, 1, 0, (byte)'a']);
        for (var row = 0; row < 1_000; row++) workbook.Label(row, 0, "");

        Reading.Refused(workbook.ToBytes()).Code.ShouldBe(TableFault.FileMalformed);
    }

    [Fact]
    public void Chains_that_have_no_end_or_lie_beyond_the_file_are_a_fault()
    {
        var whole = new RawOldWorkbook().Label(0, 0, "Ref").ToBytes();
        foreach (var (at, value) in new (int, int)[] { (512 + 12, 3), (512 + 12, 9_999), (512 + 4, 1), (0x30, 7_777), (0x4C, 5_000),
            (0x1E, 31), (0x20, 0) })
        {
            var damaged = whole.ToArray();
            U32(value).CopyTo(damaged, at);
            Reading.Refused(damaged).Code.ShouldBe(TableFault.FileMalformed);
        }
    }

    [Fact]
    public void Limits_hold_for_old_workbooks()
    {
        var limits = new TableLimits { Rows = 2, Cells = 4, Columns = 3, CellCharacters = 5 };
        Refused(new RawOldWorkbook().Label(0, 0, "a").Label(1, 0, "a").Label(2, 0, "a")).ShouldBe(TableFault.TooManyRows);
        Refused(new RawOldWorkbook().Label(0, 3, "a")).ShouldBe(TableFault.TooManyColumns);
        Refused(new RawOldWorkbook().Label(0, 0, "123456")).ShouldBe(TableFault.CellTooLong);
        Refused(Enumerable.Range(0, 5).Aggregate(new RawOldWorkbook(), (workbook, at) => workbook.Label(at, 0, "")))
            .ShouldBe(TableFault.TooManyCells);

        string Refused(RawOldWorkbook workbook) => Reading.Refused(workbook.ToBytes(), limits).Code;
    }

    [Theory]
    [InlineData("fmt/f20-base.xls")]
    public void Another_reader_gives_the_same(string file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var content = SharedImports.Content(file);
        using var other = ExcelReaderFactory.CreateReader(new MemoryStream(content));
        var rows = new List<string[]>();
        while (other.Read()) rows.Add([.. Enumerable.Range(0, other.FieldCount).Select(at => other.GetValue(at)?.ToString() ?? "")]);

        Reading.Read(content).Tables[0].Rows.Select(row => row.Cells.ToArray()).ShouldBe(rows);
    }

    [Fact]
    public void Another_reader_reads_the_workbooks_of_these_tests()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var other = ExcelReaderFactory.CreateReader(
            new MemoryStream(new RawOldWorkbook().Style().Label(0, 0, "Ref").Number(0, 1, 7).ToBytes()));

        other.Read().ShouldBeTrue();
        (other.GetString(0), other.GetDouble(1)).ShouldBe(("Ref", 7.0));
    }

    static byte[] Formula(byte[] result) => [.. result, .. new byte[8]];
}
