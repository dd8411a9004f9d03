using System.Xml;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>
/// Reads the visible sheets of an .xlsx workbook, element by element. The Open XML SDK, which writes the project's workbooks, is not used
/// here: it follows every relationship before the first cell, and fails on the malformed hyperlinks that real workbooks have.
/// </summary>
static class Workbook
{
    public static void Read(ReadOnlyMemory<byte> content, TableCollector tables, TableLimits limits, CancellationToken cancellation)
    {
        try
        {
            using var package = new WorkbookPackage(content, tables.FileName, limits, cancellation);
            ReadSheets(package, WorkbookPart(package, tables), tables, limits);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException
            or ArgumentException or OverflowException)
        {
            // What the zip and XML readers throw when their input is not what it says.
            throw new RefusedException(
                TableFault.FileMalformed, "The workbook is damaged: its contents cannot be unpacked and read.", tables.FileName);
        }
    }

    static string WorkbookPart(WorkbookPackage package, TableCollector tables)
    {
        var main = package.RelationshipsOf("").Values.FirstOrDefault(relationship => relationship.Type == "officeDocument")
            ?? throw Unrecognised("This is a zip archive but not an Excel workbook (.xlsx).", tables);
        var part = main.Part ?? throw package.Malformed("it does not say where its contents are");
        return part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
            ? throw Unrecognised("This is a binary workbook (.xlsb). Save it as .xlsx and send that.", tables)
            : part;
    }

    static void ReadSheets(WorkbookPackage package, string part, TableCollector tables, TableLimits limits)
    {
        var relationships = package.RelationshipsOf(part);
        var (sheets, since1904) = SheetsOf(package, part, tables, limits);
        var texts = PartOfType("sharedStrings") is { } textsPart ? SharedTexts.Read(package, textsPart, tables, limits) : [];
        var styles = CellStyles.None;
        if (PartOfType("styles") is { } stylesPart)
        {
            using var reader = package.Open(stylesPart);
            styles = CellStyles.Read(reader);
        }

        foreach (var sheet in sheets)
        {
            var relationship = relationships.GetValueOrDefault(sheet.RelationshipId)
                ?? throw package.Malformed($"nothing says where its sheet \"{sheet.Name}\" is");
            var name = $"{tables.FileName} – {sheet.Name}";
            if (sheet.IsHidden || relationship.Type != "worksheet")
            {
                tables.Note(
                    TableNote.SheetIgnored, sheet.IsHidden ? "The sheet is hidden and was not read." : "The sheet has no cells.", name);
                continue;
            }

            using var reader = package.Open(relationship.Part ?? throw package.Malformed($"its sheet \"{sheet.Name}\" lies outside of it"));
            if (reader.OpenRoot() != "worksheet") throw package.Malformed($"its sheet \"{sheet.Name}\" is no sheet");
            tables.StartTable(name);
            new Worksheet(reader, tables, texts, styles, since1904).Read();
        }

        string? PartOfType(string type) => relationships.Values.FirstOrDefault(relationship => relationship.Type == type)?.Part;
    }

    static (List<Sheet> Sheets, bool Since1904) SheetsOf(WorkbookPackage package, string part, TableCollector tables, TableLimits limits)
    {
        using var reader = package.Open(part);
        if (reader.OpenRoot() != "workbook") throw Unrecognised("This is an Office document but not an Excel workbook (.xlsx).", tables);
        var sheets = new List<Sheet>();
        var since1904 = false;
        foreach (var section in reader.Children())
        {
            if (section == "workbookPr") since1904 = reader.Flag("date1904");
            if (section != "sheets") continue;
            foreach (var _ in reader.Children("sheet"))
            {
                if (sheets.Count == limits.PackageEntries) throw package.Malformed("it names more sheets than it has parts");
                var isHidden = reader.Attribute("state") is "hidden" or "veryHidden";
                sheets.Add(new Sheet(SheetName(reader.Attribute("name")), reader.RelationshipId ?? "", isHidden));
            }
        }

        return (sheets, since1904);
    }

    static string SheetName(string? name)
    {
        const int longest = 100;
        return name is not { Length: > 0 } ? "?" : name.Length <= longest ? name : name[..longest];
    }

    static RefusedException Unrecognised(string message, TableCollector tables) =>
        new(TableFault.FileUnrecognised, message, tables.FileName);

    readonly record struct Sheet(string Name, string RelationshipId, bool IsHidden);
}
