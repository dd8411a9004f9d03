using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xunit;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace RiskRegister.Documents.Tests;

/// <summary>Every form of a register, and the text in it.</summary>
static class Forms
{
    public static readonly string[] All = ["csv", "xlsx", "docx", "html"];

    public static TheoryData<string> Each => [.. All];

    public static async Task<byte[]> Write(string form, PrintableRegister register)
    {
        using var output = new MemoryStream();
        await Write(form, register, output);
        return output.ToArray();
    }

    public static Task Write(string form, PrintableRegister register, Stream output) => FormWriter.Write(form, register, output);

    /// <summary>What a reader sees, a line for every cell or paragraph.</summary>
    public static async Task<string> TextOf(string form, PrintableRegister register)
    {
        var bytes = await Write(form, register);
        return form switch
        {
            "xlsx" => TextOfWorkbook(bytes),
            "docx" => TextOfWord(bytes),
            "html" => string.Join('\n', Html(bytes).Descendants().Where(element => element.Name.LocalName is not ("style" or "title"))
                .SelectMany(element => element.Nodes().OfType<XText>()).Select(text => text.Value)),
            _ => System.Text.Encoding.UTF8.GetString(bytes).Replace("\"\"", "\"", StringComparison.Ordinal),
        };
    }

    public static XDocument Html(byte[] page)
    {
        using var reader = XmlReader.Create(new MemoryStream(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    static string TextOfWorkbook(byte[] bytes)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        return string.Join('\n',
            workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()).Select(cell => cell.InnerText));
    }

    static string TextOfWord(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText));
    }
}
