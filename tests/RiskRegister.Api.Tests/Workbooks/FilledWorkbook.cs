using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shouldly;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace RiskRegister.Api.Tests.Workbooks;

/// <summary>A workbook that the service wrote, to be filled in as an owner would; nothing is worked out anew in it.</summary>
public sealed class FilledWorkbook : IDisposable
{
    readonly MemoryStream stream = new();
    readonly SpreadsheetDocument document;

    public FilledWorkbook(byte[] file)
    {
        stream.Write(file);
        document = SpreadsheetDocument.Open(stream, isEditable: true);
    }

    /// <summary>Writes a text into the cell of a column in the row that begins with a text.</summary>
    public FilledWorkbook Fill(string sheet, string row, string heading, string text, int occurrence = 0)
    {
        var rows = Rows(sheet);
        var column = ColumnOf(rows, heading);
        var cells = rows.Where(each => TextAt(each, "A") == row).ElementAt(occurrence);
        Set(CellAt(cells, column), text);
        return this;
    }

    /// <summary>Adds a row below the last.</summary>
    public FilledWorkbook Append(string sheet, params (string Heading, string Text)[] cells)
    {
        var rows = Rows(sheet);
        var row = new Row { RowIndex = rows[^1].RowIndex! + 1 };
        foreach (var (column, text) in cells.Select(cell => (ColumnOf(rows, cell.Heading), cell.Text)).OrderBy(cell => cell.Item1.Length)
            .ThenBy(cell => cell.Item1, StringComparer.Ordinal))
        {
            var cell = new SheetCell { CellReference = $"{column}{row.RowIndex}" };
            Set(cell, text);
            row.AppendChild(cell);
        }

        rows[^1].InsertAfterSelf(row);
        return this;
    }

    public FilledWorkbook Remove(string sheet, string row, int occurrence = 0)
    {
        Rows(sheet).Where(each => TextAt(each, "A") == row).ElementAt(occurrence).Remove();
        return this;
    }

    public string Read(string sheet, string row, string heading, int occurrence = 0)
    {
        var rows = Rows(sheet);
        return TextAt(rows.Where(each => TextAt(each, "A") == row).ElementAt(occurrence), ColumnOf(rows, heading));
    }

    /// <summary>Where a cell stands: "K14".</summary>
    public string Place(string sheet, string row, string heading)
    {
        var rows = Rows(sheet);
        return $"{ColumnOf(rows, heading)}{rows.First(each => TextAt(each, "A") == row).RowIndex}";
    }

    public byte[] Save()
    {
        document.Dispose();
        return stream.ToArray();
    }

    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
    }

    List<Row> Rows(string sheet)
    {
        var book = document.WorkbookPart!;
        var id = book.Workbook!.Sheets!.Elements<Sheet>().Single(each => each.Name == sheet).Id!.Value!;
        return [.. ((WorksheetPart)book.GetPartById(id)).Worksheet!.Descendants<Row>()];
    }

    static string ColumnOf(List<Row> rows, string heading)
    {
        foreach (var row in rows)
        {
            if (row.Elements<SheetCell>().FirstOrDefault(cell => Text(cell) == heading) is { } found
                && row.Elements<SheetCell>().Count(cell => Text(cell).Length > 0) > 4)
                return new string([.. found.CellReference!.Value!.TakeWhile(char.IsLetter)]);
        }

        throw new ShouldAssertException($"There is no column {heading}.");
    }

    static string TextAt(Row row, string column) => row.Elements<SheetCell>()
        .FirstOrDefault(cell => cell.CellReference!.Value == $"{column}{row.RowIndex}") is { } cell ? Text(cell) : "";

    static SheetCell CellAt(Row row, string column) => row.Elements<SheetCell>()
        .First(cell => cell.CellReference!.Value == $"{column}{row.RowIndex}");

    static string Text(SheetCell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.InnerText ?? "";

    static void Set(SheetCell cell, string text)
    {
        cell.RemoveAllChildren();
        cell.DataType = null;
        if (text.Length == 0) return;
        if (int.TryParse(text, out _)) cell.CellValue = new CellValue(text);
        else
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        }
    }
}
