using RiskRegister.Documents.Tables.Delimited;
using RiskRegister.Documents.Tables.Pipes;
using RiskRegister.Documents.Tables.WebPages;
using RiskRegister.Documents.Tables.Workbooks;

namespace RiskRegister.Documents.Tables;

/// <summary>Reads tables out of text, by what stands in it: XML, a web page, Markdown, else CSV.</summary>
static class TextFile
{
    const int LongestSearched = 1024 * 1024;

    static readonly string[] PageStarts =
        ["<!doctype", "<html", "<table", "<head", "<body", "<meta", "<style", "<div", "<p>", "<tr", "<center", "<font", "<h1",
        "<h2", "<h3", "<!--", "<span", "<b>", "<br", "<dl", "<ul", "<section", "<main", "<article"];

    public static void Read(ReadOnlyMemory<byte> content, TableCollector tables, CancellationToken cancellation)
    {
        var text = TextDecoding.Decode(content.Span, tables);
        var opening = text.AsSpan().TrimStart(" \t\r\n\uFEFF");
        if (opening.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || opening.StartsWith("<Workbook", StringComparison.Ordinal))
            ReadXml(content, text, tables, cancellation);
        else if (opening.StartsWith("<") && IsPage(opening))
            ReadPage(text, tables, cancellation);
        else if (PipeTables.In(text) || PipeForms.AreIn(text.AsSpan()[..Math.Min(text.Length, PipeTables.LongestSearched)]))
            ReadPipes(text, tables, cancellation);
        else if (PageTables.FirstIn(text) is not null)
            ReadPage(PageTables.AsPage(text), tables, cancellation);
        else
            CsvText.Read(text, tables, cancellation);
    }

    static void ReadPipes(string text, TableCollector tables, CancellationToken cancellation)
    {
        PipeTables.Read(text, tables, cancellation);
        if (PageTables.FirstIn(text) is not { } line) return;
        tables.Note(TableNote.TextIgnored, $"Line {line} begins a table that is written as HTML, which is not read beside those that are "
            + "written with bars: write it with bars, too, or send it as a file of its own.", tables.FileName);
    }

    static void ReadXml(ReadOnlyMemory<byte> content, string text, TableCollector tables, CancellationToken cancellation)
    {
        switch (XmlSpreadsheet.RootOf(content))
        {
            case ("Workbook", _):
                XmlSpreadsheet.Read(content, tables, cancellation);
                break;
            case ("html", _):
            case null when text.Contains("<table", StringComparison.OrdinalIgnoreCase):
                ReadPage(text, tables, cancellation);
                break;
            case ("wordDocument", _) or ("package", "http://schemas.microsoft.com/office/2006/xmlPackage"):
                throw Unrecognised("This is a Word document in XML. Open it in Word, save it as a Word document (.docx) and send that.",
                    tables);
            default:
                throw Unrecognised($"This is XML, but none that tables are read from. {FileSignature.Advice}", tables);
        }
    }

    static void ReadPage(string text, TableCollector tables, CancellationToken cancellation)
    {
        if (text.Contains("<frameset", StringComparison.OrdinalIgnoreCase) && !text.Contains("<table", StringComparison.OrdinalIgnoreCase))
        {
            throw Unrecognised(
                "This web page only points to sheets in other files. Open it in Excel, save it as an Excel workbook (.xlsx) and send "
                + "that.", tables);
        }

        if (text.Contains("<table", StringComparison.OrdinalIgnoreCase)) WebPage.Read(text, tables, cancellation);
        else ReadPageWithoutTables(text, tables, cancellation);
    }

    static void ReadPageWithoutTables(string text, TableCollector tables, CancellationToken cancellation)
    {
        var lines = PageLines.Of(text, tables, cancellation);
        if (!PipeForms.AreIn(lines))
        {
            throw new RefusedException(
                TableFault.FileEmpty,
                "The web page has no table. What is read beside tables are headings, one for each entry, with lists below them of which "
                    + "each item begins with its label, such as \"Owner: Head of Parks\". If the table is shown by a program in the page, "
                    + "copy it into a workbook and send that.",
                tables.FileName);
        }

        PipeTables.Read(lines, tables, cancellation);
    }

    // Text in the first cell of a CSV may begin with "<" too.
    static bool IsPage(ReadOnlySpan<char> opening)
    {
        foreach (var start in PageStarts)
        {
            if (opening.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return opening[..Math.Min(opening.Length, LongestSearched)].Contains("<table", StringComparison.OrdinalIgnoreCase);
    }

    static RefusedException Unrecognised(string message, TableCollector tables) =>
        new(TableFault.FileUnrecognised, message, tables.FileName);
}
