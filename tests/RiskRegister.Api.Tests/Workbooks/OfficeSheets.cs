using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using Xunit;

namespace RiskRegister.Api.Tests.Workbooks;

/// <summary>A workbook as LibreOffice opens it, to be changed there and saved by it.</summary>
public sealed class OfficeSheets : IDisposable
{
    static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    readonly string folder = Directory.CreateTempSubdirectory("office-").FullName;
    XDocument document = new();

    public static async Task<OfficeSheets> Open(byte[] workbook)
    {
        var sheets = new OfficeSheets();
        await File.WriteAllBytesAsync(sheets.At("book.xlsx"), workbook, TestContext.Current.CancellationToken);
        await sheets.Convert("book.xlsx", "fods");
        sheets.document = XDocument.Load(sheets.At("book.fods"), LoadOptions.PreserveWhitespace);
        return sheets;
    }

    /// <summary>Writes into the cell of a column, in the row that begins with a text.</summary>
    public OfficeSheets Fill(string sheet, string row, string heading, string text, int occurrence = 0)
    {
        var rows = RowsOf(sheet);
        var column = ColumnOf(rows, heading);
        Write(CellAt(rows.Where(each => TextOf(CellAt(each, 0)) == row).ElementAt(occurrence), column), text);
        return this;
    }

    /// <summary>Adds a row below the last that begins with a text.</summary>
    public OfficeSheets Append(string sheet, params (string Heading, string Text)[] cells)
    {
        var rows = RowsOf(sheet);
        var last = rows.FindLastIndex(each => TextOf(CellAt(each, 0)).Length > 0);
        var added = new XElement(Table + "table-row", Enumerable.Range(0, 30).Select(_ => new XElement(Table + "table-cell")));
        rows[last].AddAfterSelf(added);
        foreach (var (heading, text) in cells) Write(CellAt(added, ColumnOf(rows, heading)), text);
        return this;
    }

    /// <summary>As LibreOffice saves it for Excel.</summary>
    public async Task<byte[]> Save()
    {
        document.Save(At("filled.fods"), SaveOptions.DisableFormatting);
        await Convert("filled.fods", "xlsx:Calc MS Excel 2007 XML");
        return await File.ReadAllBytesAsync(At("filled.xlsx"), TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string At(string file) => Path.Combine(folder, file);

    async Task Convert(string file, string to)
    {
        // A profile of its own: one LibreOffice at a time may use another's.
        using var process = Process.Start(new ProcessStartInfo("soffice",
            ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", to, "--outdir", folder, At(file)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await said;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    List<XElement> RowsOf(string sheet) =>
        [.. document.Descendants(Table + "table").Single(table => (string?)table.Attribute(Table + "name") == sheet)
            .Descendants(Table + "table-row")];

    static int ColumnOf(List<XElement> rows, string heading)
    {
        foreach (var row in rows)
        {
            var texts = Enumerable.Range(0, 45).Select(column => TextOf(CellAt(row, column))).ToArray();
            if (texts.Count(text => text.Length > 0) > 4 && Array.IndexOf(texts, heading) is >= 0 and var at) return at;
        }

        throw new InvalidOperationException($"There is no column {heading}.");
    }

    // Repeated cells are taken apart, so that one of them can be changed.
    static XElement CellAt(XElement row, int column)
    {
        var at = 0;
        foreach (var cell in row.Elements().Where(each => each.Name.LocalName is "table-cell" or "covered-table-cell").ToArray())
        {
            var repeated = int.Parse((string?)cell.Attribute(Table + "number-columns-repeated") ?? "1", CultureInfo.InvariantCulture);
            if (column >= at + repeated)
            {
                at += repeated;
                continue;
            }

            if (repeated == 1) return cell;
            XElement? found = null;
            foreach (var (begin, count) in new[] { (at, column - at), (column, 1), (column + 1, at + repeated - column - 1) })
            {
                if (count == 0) continue;
                var part = new XElement(cell);
                part.SetAttributeValue(Table + "number-columns-repeated", count == 1 ? null : count);
                cell.AddBeforeSelf(part);
                if (begin == column && count == 1 && found is null) found = part;
            }

            cell.Remove();
            return found!;
        }

        return new XElement(Table + "table-cell");
    }

    static string TextOf(XElement cell) => string.Join('\n', cell.Elements(Text + "p").Select(paragraph => paragraph.Value));

    static void Write(XElement cell, string text)
    {
        cell.RemoveNodes();
        foreach (var attribute in cell.Attributes().Where(each => each.Name.Namespace == Office || each.Name == Table + "formula"
            || each.Name.LocalName == "value-type").ToArray())
            attribute.Remove();
        if (int.TryParse(text, out _))
        {
            cell.SetAttributeValue(Office + "value-type", "float");
            cell.SetAttributeValue(Office + "value", text);
        }
        else if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out _))
        {
            cell.SetAttributeValue(Office + "value-type", "date");
            cell.SetAttributeValue(Office + "date-value", text);
        }
        else cell.SetAttributeValue(Office + "value-type", "string");
        cell.Add(text.Split('\n').Select(line => new XElement(Text + "p", line)));
    }
}
