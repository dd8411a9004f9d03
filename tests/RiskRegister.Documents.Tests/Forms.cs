using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Excel;
using RiskRegister.Documents.Html;
using RiskRegister.Documents.Word;
using Xunit;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace RiskRegister.Documents.Tests;

/// <summary>Every form of a register, and the text in it.</summary>
static class Forms
{
    public static readonly string[] All = ["csv", "xlsx", "docx", "html"];

    public static TheoryData<string> Each => [.. All];

    public static async Task<byte[]> Write(string form, RegisterDocument register)
    {
        using var output = new MemoryStream();
        await Write(form, register, output);
        return output.ToArray();
    }

    public static async Task Write(string form, RegisterDocument register, Stream output)
    {
        if (form == "csv") await RegisterCsv.WriteAsync(register, output, CancellationToken.None);
        else if (form == "xlsx") await RegisterExcel.WriteAsync(register, output, CancellationToken.None);
        else if (form == "docx") await RegisterWord.WriteAsync(register, output, CancellationToken.None);
        else await RegisterHtml.WriteAsync(register, output, CancellationToken.None);
    }

    /// <summary>What a reader sees, a line for every cell or paragraph.</summary>
    public static async Task<string> TextOf(string form, RegisterDocument register)
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
        return string.Join('\n', workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()).Select(cell => cell.InnerText));
    }

    static string TextOfWord(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText));
    }
}
