using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;
using static RiskRegister.Documents.Tests.Tables.RawOldWorkbook;

namespace RiskRegister.Documents.Tests.Tables;

public sealed class BinaryWorkbookFileTests
{
    [Fact]
    public void Cells_of_every_kind_are_read_as_a_person_sees_them()
    {
        var workbook = new RawBinaryWorkbook { State = 1 }.Font("Calibri").Font("Calibri", isStruck: true).Font("Wingdings")
            .Styles(44, [.. U16(164), .. RawBinaryWorkbook.Wide("\"CR\"0")]).Styles(617, U32(4))
            .Styles(47, [.. U16(0), .. U16(0), .. U16(0)]).Styles(47, [.. U16(0), .. U16(164), .. U16(0)])
                .Styles(47, [.. U16(0), .. U16(14), .. U16(0)])
            .Styles(47, [.. U16(0), .. U16(0), .. U16(2)]).Styles(618)
            .Shared([0, .. RawBinaryWorkbook.Wide("Ref")])
                .Shared([1, .. RawBinaryWorkbook.Wide("Gate old"), .. U32(1), .. U16(5), .. U16(1)])
            .Sheet(60, [.. U32(3), .. U32(4), .. U32(0), .. U32(0), .. U16(1)])
            .Row(0).Cell(7, 0, U32(0)).Cell(7, 1, U32(1)).Text(2, "é", style: 3)
            .Row(2, isHidden: true).Cell(2, 0, U32((5 << 2) | 2), style: 1).Cell(5, 1, BitConverter.GetBytes(42709.0), style: 2)
                .Cell(3, 2, [0x2A]).Cell(4, 3, [1])
            .Cell(9, 4, BitConverter.GetBytes(12.5)).Cell(8, 5, RawBinaryWorkbook.Wide("said")).Cell(11, 6, [0x07]).Cell(10, 7, [0])
            .Sheet(13, [.. U32(0), .. U32((3 << 2) | 2)])
            .Sheet(176, [.. U32(2), .. U32(2), .. U32(8), .. U32(9)]).Row(3).Text(9, "x");

        var table = Reading.Read(workbook.ToBytes(), "r.xlsb").Tables.ShouldHaveSingleItem();

        table.Lines().ShouldBe(["1: Ref | Gate  | ↑", "3: CR5 | 2016-12-05 | #N/A | TRUE | 12.5 | said | #DIV/0! | FALSE | 3 | 3",
            "4:  |  |  |  |  |  |  |  |  | x"]);
        table.Rows[0].RemarkOf(1).Struck.ShouldBe("old");
        table.Rows[1].IsHidden.ShouldBeTrue();
        table.Rows[1].RemarkOf(1).Date.ShouldBe(new DateOnly(2016, 12, 5));
        table.Rows[1].RemarkOf(2).Is(CellMarks.Error).ShouldBeTrue();
        table.Rows[1].RemarkOf(9).Is(CellMarks.Merged).ShouldBeTrue();
        table.HiddenColumns.ShouldBe([3, 4]);
        table.IsHidden.ShouldBeTrue();
    }

    [Fact]
    public void Records_that_are_cut_short_or_too_long_or_in_no_order_are_a_fault()
    {
        Refused(new RawBinaryWorkbook().Row(0).Cell(7, 0, U32(5)));
        Refused(new RawBinaryWorkbook().Row(0).Cell(6, 0, U32(1_000)));
        Refused(new RawBinaryWorkbook().Row(0).Cell(5, 0, BitConverter.GetBytes(double.NaN)));
        Refused(new RawBinaryWorkbook().Row(1).Row(0));
        Refused(new RawBinaryWorkbook().Row(0).Text(1, "a").Text(0, "b"));
        Refused(new RawBinaryWorkbook().Text(0, "b"));
        Refused(new RawBinaryWorkbook().Row(0).Text(20_000, "b"));
        Refused(new RawBinaryWorkbook().Row(2_000_000));
        Refused(new RawBinaryWorkbook().Sheet(0, new byte[2_000_000]));

        static void Refused(RawBinaryWorkbook workbook) => Reading.Refused(workbook.ToBytes()).Code.ShouldBe(TableFault.FileMalformed);
    }
}
