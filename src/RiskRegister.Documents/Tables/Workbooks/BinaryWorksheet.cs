using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Reads the cells of one sheet of an .xlsb workbook.</summary>
sealed class BinaryWorksheet(BinaryRecords records, TableCollector tables, List<SheetText> texts, CellStyles styles, SheetCells cells)
{
    // Names and numbers of records as [MS-XLSB] 2.3 has them; cells of a short kind follow the one before.
    const int RowHeader = 0;
    const int Blank = 1;
    const int FormulaError = 11;
    const int ShortBlank = 12;
    const int ShortSharedText = 18;
    const int ColumnProperties = 60;
    const int CellWithRichText = 62;
    const int MergedCell = 176;
    const int HeadersAndFooters = 479;

    int row;
    int column;

    public static SheetText RichTextOf(RecordBytes record, CellStyles styles, int longest)
    {
        var isRich = (record.Byte() & 1) != 0;
        var text = record.Utf16(record.Count(), longest);
        if (!isRich) return new SheetText(text);
        var starts = new List<(int, int)>();
        for (var left = record.Count(); left > 0; left--) starts.Add((record.UInt16(), record.UInt16()));
        return RichText.Of(text, starts, styles);
    }

    public void Read()
    {
        while (records.Next())
        {
            var record = records.Content;
            switch (records.Type)
            {
                case RowHeader:
                    ReadRow(record);
                    break;
                case >= Blank and <= FormulaError or CellWithRichText:
                    ReadCell(records.Type, record.Count(), record);
                    break;
                case >= ShortBlank and <= ShortSharedText:
                    ReadCell(records.Type - ShortBlank + Blank, column, record);
                    break;
                case ColumnProperties:
                    var (first, last) = (record.Count(), record.Count());
                    record.Skip(8);
                    if ((record.UInt16() & 1) != 0) tables.HideColumns(Number(first, ColumnName.Highest), Number(last, ColumnName.Highest));
                    break;
                case HeadersAndFooters:
                    record.Skip(2);
                    while (record.Length > 0) ReadPageText(ref record);
                    break;
                case MergedCell:
                    var (top, bottom) = (Number(record.Count(), ColumnName.HighestRow), Number(record.Count(), ColumnName.HighestRow));
                    var (left, right) = (Number(record.Count(), ColumnName.Highest), Number(record.Count(), ColumnName.Highest));
                    tables.Merge(new MergedBlock(top, left, bottom, right));
                    break;
            }
        }
    }

    // Of odd, even and first pages, each with a length that says whether there is one.
    void ReadPageText(ref RecordBytes record)
    {
        const uint None = uint.MaxValue;
        if (record.UInt32() is var count and not None and <= int.MaxValue)
            tables.StandOnPages(PageText.Lines(record.Utf16((int)count, PageText.Longest)));
    }

    void ReadRow(RecordBytes record)
    {
        var before = row;
        row = Number(record.Count(), ColumnName.HighestRow);
        if (row <= before) throw Malformed($"row {row} follows row {before}");
        record.Skip(7);
        const int NoHeight = 0x10;
        tables.StartRow(row, (record.Byte() & NoHeight) != 0);
        column = 0;
    }

    void ReadCell(int type, int place, RecordBytes record)
    {
        var before = column;
        column = Number(place, ColumnName.Highest);
        if (row == 0 || column <= before) throw Malformed($"a cell is at no place of row {row}");
        var style = (int)(record.UInt32() & 0xFFFFFF);
        switch (type)
        {
            case 2:
                cells.Place(column, style, record.Rk());
                break;
            case 3 or FormulaError:
                cells.PlaceError(column, CellErrors.Name(record.Byte()));
                break;
            case 4 or 10:
                cells.Place(column, style, record.Byte() != 0);
                break;
            case 5 or 9:
                cells.Place(column, style, record.Double());
                break;
            case 6 or 8:
                cells.Place(column, style, new SheetText(record.Utf16(record.Count(), tables.LongestText)));
                break;
            case 7:
                var index = record.Count();
                if (index >= texts.Count) throw Malformed("the cell refers to a text that is not there");
                cells.Place(column, style, texts[index]);
                break;
            case CellWithRichText:
                cells.Place(column, style, RichTextOf(record, styles, tables.LongestText));
                break;
        }
    }

    // Rows and columns are counted from 0 in the file.
    int Number(int index, int highest) => index < highest ? index + 1 : throw Malformed("it names rows or columns that no sheet has");

    RefusedException Malformed(string fault) => tables.Fault(TableFault.FileMalformed, $"The workbook is damaged: {fault}.");
}
