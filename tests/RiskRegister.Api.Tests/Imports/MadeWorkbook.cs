using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace RiskRegister.Api.Tests.Imports;

/// <summary>An .xlsx file as a spreadsheet program writes it.</summary>
public static class MadeWorkbook
{
    public static byte[] Of(params (string Sheet, string[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            for (var index = 0; index < sheets.Length; index++)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(sheets[index].Rows.Select(cells => new Row(cells.Select(CellOf)))));
                book.Workbook.Sheets!.AppendChild(
                    new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)index + 1, Name = sheets[index].Sheet });
            }
        }

        return stream.ToArray();
    }

    static SheetCell CellOf(string text) => int.TryParse(text, out _)
        ? new SheetCell(new CellValue(text))
        : new SheetCell(new InlineString(
            new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
        { DataType = CellValues.InlineString };
}
