using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.OldWorkbooks;

/// <summary>Reads the cells of one sheet of an .xls workbook. Some programs write them in no order: they are put in one.</summary>
sealed class OldWorksheet(OldRecords records, TableCollector tables, List<SheetText> texts, CellStyles styles, SheetCells place)
{
    // Names and numbers of records as [MS-XLS] 2.3 has them.
    const int Formula = 0x06;
    const int EndOfSubstream = 0x0A;
    const int Header = 0x14;
    const int Footer = 0x15;
    const int Note = 0x1C;
    const int Object = 0x5D;
    const int ColumnProperties = 0x7D;
    const int ManyRk = 0xBD;
    const int RichLabel = 0xD6;
    const int MergedCells = 0xE5;
    const int SharedLabel = 0xFD;
    const int TextOfObject = 0x1B6;
    const int Number = 0x203;
    const int Label = 0x204;
    const int BooleanOrError = 0x205;
    const int FormulaText = 0x207;
    const int Row = 0x208;
    const int Rk = 0x27E;
    const int Beginning = 0x809;

    readonly List<HeldCell> cells = [];
    readonly HashSet<int> hiddenRows = [];

    // The texts of boxes, by the numbers of their objects.
    readonly Dictionary<int, string> boxes = [];
    readonly List<(int Row, int Column, int Object, string Author)> notes = [];
    int lastObject;
    bool awaitsText;

    public void Read()
    {
        cells.Clear();
        hiddenRows.Clear();
        boxes.Clear();
        notes.Clear();
        lastObject = 0;
        awaitsText = false;
        for (var depth = 1; depth > 0 && records.Next();)
        {
            // A chart within the sheet has records of its own.
            if (records.Type == Beginning) depth++;
            else if (records.Type == EndOfSubstream) depth--;
            else if (depth == 1) ReadRecord();
        }

        cells.Sort((one, other) => one.Row != other.Row ? one.Row.CompareTo(other.Row)
            : one.Column != other.Column ? one.Column.CompareTo(other.Column) : one.Order.CompareTo(other.Order));
        var (row, column) = (0, 0);
        foreach (var cell in cells)
        {
            if (cell.Row != row)
            {
                tables.StartRow(cell.Row, hiddenRows.Contains(cell.Row));
                (row, column) = (cell.Row, 0);
            }

            if (cell.Column > column) Place(cell);
            column = cell.Column;
        }

        foreach (var note in notes)
        {
            if (boxes.TryGetValue(note.Object, out var text)) tables.Comment(note.Row, note.Column, tables.CommentOf(note.Author, text));
        }
    }

    void ReadRecord()
    {
        var record = records.Content;
        switch (records.Type)
        {
            case Row:
                var number = record.UInt16() + 1;
                record.Skip(10);
                const uint NoHeight = 0x20;
                if ((record.UInt32() & NoHeight) != 0) hiddenRows.Add(number);
                break;
            case ColumnProperties:
                var (first, last) = (record.UInt16(), record.UInt16());
                record.Skip(4);
                if ((record.UInt16() & 1) != 0) tables.HideColumns(first + 1, last + 1);
                break;
            case Header or Footer when record.Length > 0:
                tables.StandOnPages(PageText.Lines(OldWorkbook.Text(ref record, PageText.Longest)));
                break;
            case Note when record.Length > 10:
                var (place, beside) = (record.UInt16() + 1, record.UInt16() + 1);
                record.Skip(2);
                notes.Add((place, beside, record.UInt16(), OldWorkbook.Text(ref record, TableCollector.LongestAuthor)));
                break;
            case Object when record.Length >= 8:
                record.Skip(6);
                lastObject = record.UInt16();
                break;
            case TextOfObject when record.Length >= 18:
                if (records.Whole().BoxText(TableCollector.LongestNote) is { Length: > 0 } box) boxes.TryAdd(lastObject, box);
                break;
            case MergedCells:
                for (var left = record.UInt16(); left > 0; left--)
                {
                    var (top, bottom) = (record.UInt16() + 1, record.UInt16() + 1);
                    var (from, to) = (record.UInt16() + 1, record.UInt16() + 1);
                    if (top <= bottom && from <= to) tables.Merge(new MergedBlock(top, from, bottom, to));
                }

                break;
            case ManyRk:
                var (row, column) = (record.UInt16(), record.UInt16());
                while (record.Length >= 6)
                {
                    var style = record.UInt16();
                    Hold(row, column++, style, record.Rk());
                }

                break;
            case FormulaText when awaitsText && cells.Count > 0:
                var said = new SheetText(OldWorkbook.Text(ref record, tables.LongestText));
                cells[^1] = cells[^1] with { Text = said, IsNotCalculated = false };
                awaitsText = false;
                break;
            case Formula or SharedLabel or Number or Label or RichLabel or BooleanOrError or Rk:
                awaitsText = false;
                ReadCell(record.UInt16(), record.UInt16(), record.UInt16(), record);
                break;
        }
    }

    void ReadCell(int row, int column, int style, RecordBytes record)
    {
        switch (records.Type)
        {
            case Number:
                Hold(row, column, style, record.Double());
                break;
            case Rk:
                Hold(row, column, style, record.Rk());
                break;
            case SharedLabel:
                var index = record.Count();
                if (index >= texts.Count) throw new InvalidDataException("A cell refers to a text that is not there.");
                Hold(row, column, style, texts[index]);
                break;
            case Label:
                Hold(row, column, style, new SheetText(OldWorkbook.Text(ref record, tables.LongestText)));
                break;
            case RichLabel:
                var text = OldWorkbook.Text(ref record, tables.LongestText);
                var starts = new List<(int, int)>();
                for (var left = record.UInt16(); left > 0; left--) starts.Add((record.UInt16(), OldWorkbook.FontNumber(record.UInt16())));
                Hold(row, column, style, RichText.Of(text, starts, styles));
                break;
            case BooleanOrError:
                var value = record.Byte();
                if (record.Byte() != 0) Hold(row, column, style, error: value);
                else Hold(row, column, style, new SheetText(value != 0 ? "TRUE" : "FALSE"));
                break;
            default:
                HoldFormula(row, column, style, record);
                break;
        }
    }

    // What the formula came to: a number, or two bytes of ones at its end and a kind at its beginning.
    void HoldFormula(int row, int column, int style, RecordBytes record)
    {
        var result = record;
        var kind = record.Byte();
        record.Skip(1);
        var value = record.Byte();
        record.Skip(3);
        if (record.UInt16() != 0xFFFF)
        {
            Hold(row, column, style, result.Double());
            return;
        }

        switch (kind)
        {
            case 0:
                Hold(row, column, style, notCalculated: true);
                awaitsText = true;
                break;
            case 1:
                Hold(row, column, style, new SheetText(value != 0 ? "TRUE" : "FALSE"));
                break;
            case 2:
                Hold(row, column, style, error: value);
                break;
        }
    }

    void Hold(int row, int column, int style, SheetText text) =>
        Hold(new HeldCell(row + 1, column + 1, style, cells.Count) { Text = text });

    void Hold(int row, int column, int style, double value) =>
        Hold(new HeldCell(row + 1, column + 1, style, cells.Count) { Value = value });

    void Hold(int row, int column, int style, int? error = null, bool notCalculated = false) =>
        Hold(new HeldCell(row + 1, column + 1, style, cells.Count) { Error = error, IsNotCalculated = notCalculated });

    void Hold(HeldCell cell)
    {
        if (cells.Count == tables.Limits.Cells) throw tables.TooManyCells();
        cells.Add(cell);
    }

    void Place(HeldCell cell)
    {
        if (cell.IsNotCalculated) place.PlaceNotCalculated(cell.Column);
        else if (cell.Error is { } error) place.PlaceError(cell.Column, CellErrors.Name(error));
        else if (cell.Value is { } value) place.Place(cell.Column, cell.Style, value);
        else place.Place(cell.Column, cell.Style, cell.Text);
    }

    readonly record struct HeldCell(int Row, int Column, int Style, int Order)
    {
        public SheetText Text { get; init; } = new("");

        public double? Value { get; init; }

        public int? Error { get; init; }

        public bool IsNotCalculated { get; init; }
    }
}
