using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.OldWorkbooks;

/// <summary>Reads the sheets of an .xls workbook of Excel 97 to 2003, record by record.</summary>
static class OldWorkbook
{
    // Names and numbers of records as [MS-XLS] 2.3 has them.
    const int EndOfSubstream = 0x0A;
    const int Since1904 = 0x22;
    const int Password = 0x2F;
    const int Font = 0x31;
    const int BoundSheet = 0x85;
    const int CellFormatting = 0xE0;
    const int SharedTexts = 0xFC;
    const int Format = 0x41E;
    const int Beginning = 0x809;

    const int LongestName = 255;
    const int FontThatIsNot = 4;

    // There is no font of number 4.
    public static int FontNumber(int number) => number > FontThatIsNot ? number - 1 : number;

    public static void Read(byte[] stream, TableCollector tables, CancellationToken cancellation)
    {
        var records = new OldRecords(stream, cancellation);
        if (!records.Next() || records.Type != Beginning) throw new InvalidDataException("The workbook does not begin.");
        const int Excel97 = 0x600;
        if (records.Content.UInt16() != Excel97)
        {
            throw OldOfficeFile.Unrecognised(
                "This is a workbook of Excel 95 or older. Open it in Excel, save it as an Excel workbook (.xlsx) and send that.", tables);
        }

        var styles = new CellStyles();
        var formatting = new List<(int Format, int Font)>();
        var sheets = new List<Sheet>();
        List<SheetText> texts = [];
        var (since1904, fits) = (false, true);
        while (fits && records.Next() && records.Type != EndOfSubstream)
        {
            var record = records.Content;
            switch (records.Type)
            {
                case Password:
                    throw OldOfficeFile.Unrecognised("This workbook has a password. Save it without one and send that.", tables);
                case Since1904:
                    since1904 = record.UInt16() == 1;
                    break;
                case Font:
                    record.Skip(2);
                    var isStruck = (record.UInt16() & 8) != 0;
                    record.Skip(4);
                    var isRaised = record.UInt16() == 1;
                    record.Skip(4);
                    fits = styles.TryAddFont(CellFont.Of(isStruck, ShortText(ref record), isRaised));
                    break;
                case Format:
                    fits = styles.TryAddFormat(record.UInt16(), Text(ref record, LongestName + 1));
                    break;
                case CellFormatting:
                    var font = FontNumber(record.UInt16());
                    formatting.Add((record.UInt16(), font));
                    break;
                case BoundSheet:
                    if (sheets.Count == tables.Limits.PackageEntries) throw new InvalidDataException("There are too many sheets.");
                    var (position, isHidden) = (record.UInt32(), (record.Byte() & 3) != 0);
                    sheets.Add(new Sheet(position, isHidden, HasCells: record.Byte() == 0, ShortText(ref record)));
                    break;
                case SharedTexts:
                    texts = TextsOf(records.Whole(), styles, tables);
                    break;
            }
        }

        foreach (var (format, font) in formatting) fits = fits && styles.TryAddStyle(format, font);
        if (!fits) throw new InvalidDataException("There are more styles than a workbook can have.");
        ReadSheets(records, sheets, new OldWorksheet(records, tables, texts, styles, new SheetCells(tables, styles, since1904)), tables);
    }

    /// <summary>A text whose length is given in two bytes.</summary>
    public static string Text(ref RecordBytes record, int longest)
    {
        var count = record.UInt16();
        return Letters(ref record, count, longest);
    }

    static string ShortText(ref RecordBytes record)
    {
        var count = record.Byte();
        return Letters(ref record, count, LongestName);
    }

    static string Letters(ref RecordBytes record, int count, int longest) =>
        (record.Byte() & 1) != 0 ? record.Utf16(count, longest) : record.Latin1(count, longest);

    static void ReadSheets(OldRecords records, List<Sheet> sheets, OldWorksheet worksheet, TableCollector tables)
    {
        foreach (var sheet in sheets)
        {
            if (!sheet.HasCells)
            {
                tables.Note(TableNote.SheetIgnored, "The sheet has no cells.", $"{tables.FileName} – {sheet.Name}");
                continue;
            }

            tables.StartSheet(sheet.Name, sheet.IsHidden);
            records.GoTo(sheet.Position);
            if (!records.Next() || records.Type != Beginning) throw new InvalidDataException("A sheet does not begin.");
            worksheet.Read();
        }
    }

    static List<SheetText> TextsOf(ContinuedBytes bytes, CellStyles styles, TableCollector tables)
    {
        var texts = new List<SheetText>();
        bytes.UInt32();
        var count = bytes.UInt32();
        var runs = 0;
        for (; count > 0 && !bytes.IsAtEnd; count--)
        {
            texts.Add(bytes.RichText(styles, tables.LongestText));
            runs += texts[^1].Runs?.Count ?? 1;
            if (texts.Count > tables.Limits.Cells || runs > 2 * tables.Limits.Cells)
            {
                throw new RefusedException(
                    TableFault.TooManyCells, $"The workbook has more than {tables.Limits.Cells} texts.", tables.FileName);
            }
        }

        return texts;
    }

    sealed record Sheet(uint Position, bool IsHidden, bool HasCells, string Name);
}
