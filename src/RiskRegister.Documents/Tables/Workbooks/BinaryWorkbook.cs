using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Reads the sheets of an .xlsb workbook: an .xlsx one whose parts are records instead of XML.</summary>
static class BinaryWorkbook
{
    // Names and numbers of records as [MS-XLSB] 2.3 has them.
    const int SstItem = 19;
    const int Font = 43;
    const int Format = 44;
    const int CellFormatOrStyle = 47;
    const int WorkbookProperties = 153;
    const int BundledSheet = 156;
    const int BeginCellFormats = 617;
    const int EndCellFormats = 618;

    const int LongestName = 255;

    public static void Read(OfficePackage package, string part, TableCollector tables)
    {
        package.Noun = "workbook";
        var relationships = package.RelationshipsOf(part);
        var (sheets, since1904) = SheetsOf(package, part, tables.Limits);
        var styles = PartOfType("styles") is { } stylesPart ? StylesOf(package, stylesPart) : new CellStyles();
        var texts = PartOfType("sharedStrings") is { } textsPart ? TextsOf(package, textsPart, styles, tables) : [];
        var cells = new SheetCells(tables, styles, since1904);
        var comments = new SheetComments(package, tables);
        foreach (var sheet in sheets)
        {
            if (!sheet.Start(relationships, package, tables, out var sheetPart)) continue;
            using var records = new BinaryRecords(package.OpenBytes(sheetPart));
            new BinaryWorksheet(records, tables, texts, styles, cells).Read();
            comments.Read(sheetPart);
        }

        string? PartOfType(string type) => relationships.Values.FirstOrDefault(relationship => relationship.Type == type)?.Part;
    }

    static (List<SheetEntry> Sheets, bool Since1904) SheetsOf(OfficePackage package, string part, TableLimits limits)
    {
        var sheets = new List<SheetEntry>();
        var since1904 = false;
        using var records = new BinaryRecords(package.OpenBytes(part));
        while (records.Next())
        {
            var record = records.Content;
            if (records.Type == WorkbookProperties)
            {
                since1904 = (record.UInt32() & 1) != 0;
            }
            else if (records.Type == BundledSheet)
            {
                if (sheets.Count == limits.PackageEntries) throw package.Malformed("it names more sheets than it has parts");
                var isHidden = record.UInt32() != 0;
                record.Skip(4);
                var relationship = record.UInt32() is var length && length == uint.MaxValue ? "" : record.Utf16((int)length, LongestName);
                sheets.Add(new SheetEntry(record.Utf16(record.Count(), LongestName), relationship, isHidden));
            }
        }

        return (sheets, since1904);
    }

    static CellStyles StylesOf(OfficePackage package, string part)
    {
        var styles = new CellStyles();
        var (fits, ofCells) = (true, false);
        using var records = new BinaryRecords(package.OpenBytes(part));
        while (fits && records.Next())
        {
            var record = records.Content;
            switch (records.Type)
            {
                case Font:
                    record.Skip(2);
                    var isStruck = (record.UInt16() & 8) != 0;
                    record.Skip(2);
                    var isRaised = record.UInt16() == 1;
                    record.Skip(13);
                    fits = styles.TryAddFont(CellFont.Of(isStruck, record.Utf16(record.Count(), LongestName), isRaised));
                    break;
                case Format:
                    fits = styles.TryAddFormat(record.UInt16(), record.Utf16(record.Count(), LongestName + 1));
                    break;
                case BeginCellFormats or EndCellFormats:
                    ofCells = records.Type == BeginCellFormats;
                    break;
                case CellFormatOrStyle when ofCells:
                    record.Skip(2);
                    fits = styles.TryAddStyle(record.UInt16(), record.UInt16());
                    break;
            }
        }

        return fits ? styles : throw package.Malformed("it has more styles than a workbook can have");
    }

    static List<SheetText> TextsOf(OfficePackage package, string part, CellStyles styles, TableCollector tables)
    {
        var texts = new List<SheetText>();
        var runs = 0;
        using var records = new BinaryRecords(package.OpenBytes(part));
        while (records.Next())
        {
            if (records.Type != SstItem) continue;
            var text = BinaryWorksheet.RichTextOf(records.Content, styles, tables.LongestText);
            runs += text.Runs?.Count ?? 1;
            if (texts.Count == tables.Limits.Cells || runs > 2 * tables.Limits.Cells)
            {
                throw new RefusedException(
                    TableFault.TooManyCells, $"The workbook has more than {tables.Limits.Cells} texts.", tables.FileName);
            }

            texts.Add(text);
        }

        return texts;
    }
}
