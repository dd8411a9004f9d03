using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>
/// Reads the sheets of an .xlsx workbook, element by element. The Open XML SDK, which writes the project's workbooks, is not used here: it
/// follows every relationship before the first cell, and fails on the malformed hyperlinks that real workbooks have.
/// </summary>
static class Workbook
{
    public static void Read(OfficePackage package, string part, TableCollector tables)
    {
        package.Noun = "workbook";
        var relationships = package.RelationshipsOf(part);
        var (sheets, since1904) = SheetsOf(package, part, tables.Limits);
        var texts = PartOfType("sharedStrings") is { } textsPart ? SharedTexts.Read(package, textsPart, tables) : [];
        var styles = PartOfType("styles") is { } stylesPart ? StyleSheet.Read(package, stylesPart) : new CellStyles();
        var cells = new SheetCells(tables, styles, since1904);
        var comments = new SheetComments(package, tables);
        foreach (var sheet in sheets)
        {
            if (!sheet.Start(relationships, package, tables, out var sheetPart)) continue;
            using var reader = package.Open(sheetPart);
            if (reader.OpenRoot() != "worksheet") throw package.Malformed($"its sheet \"{sheet.Name}\" is no sheet");
            new Worksheet(reader, tables, texts, cells).Read();
            comments.Read(sheetPart);
        }

        string? PartOfType(string type) => relationships.Values.FirstOrDefault(relationship => relationship.Type == type)?.Part;
    }

    static (List<SheetEntry> Sheets, bool Since1904) SheetsOf(OfficePackage package, string part, TableLimits limits)
    {
        using var reader = package.Open(part);
        reader.OpenRoot();
        var sheets = new List<SheetEntry>();
        var since1904 = false;
        foreach (var section in reader.Children())
        {
            if (section == "workbookPr") since1904 = reader.Flag("date1904");
            if (section != "sheets") continue;
            foreach (var _ in reader.Children("sheet"))
            {
                if (sheets.Count == limits.PackageEntries) throw package.Malformed("it names more sheets than it has parts");
                var isHidden = reader.Attribute("state") is "hidden" or "veryHidden";
                sheets.Add(new SheetEntry(reader.Attribute("name"), reader.RelationshipId ?? "", isHidden));
            }
        }

        return (sheets, since1904);
    }
}
