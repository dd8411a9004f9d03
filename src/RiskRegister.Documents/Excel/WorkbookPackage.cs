using System.Globalization;
using System.Xml;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Printed;
using RiskRegister.Documents.Tables;

namespace RiskRegister.Documents.Excel;

/// <summary>A workbook: its sheets one after the other, each with the title of the document above its table.</summary>
static class WorkbookPackage
{
    const string Prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const int LongestMargin = 120;

    /// <summary>How many rows stand above what a sheet is about.</summary>
    public static int RowsAbove(ReportDocument document) => LinesAbove(document, "").Count;

    // Parted so that no page cuts them off.
    static List<(string Text, int Style)> LinesAbove(ReportDocument document, string sheet)
    {
        var title = TitleBlock.Of(document);
        List<(string, int)> lines = [($"{title.Heading} – {sheet}", WorkbookStyles.Title)];
        lines.AddRange(Facts(title).SelectMany(Parted).Select(line => (line, WorkbookStyles.Plain)));
        if (title.Notice is { } notice) lines.AddRange(Parted(notice).Select(line => (line, WorkbookStyles.Notice)));
        return lines;
    }

    // As many on a line as fit, none parted that fits.
    static IEnumerable<string> Facts(TitleBlock title)
    {
        var line = title.Organisation;
        foreach (var fact in title.Facts.Select((fact, at) => at < 3 ? fact.Text : $"{fact.Label} {fact.Text}"))
        {
            if (TextLayout.WidthOf($"{line} – {fact}", LetterSize) <= WidthOfLine) line = $"{line} – {fact}";
            else
            {
                yield return line;
                line = fact;
            }
        }

        yield return line;
    }

    /// <summary>Text in lines that fit beside each other's cells on a page.</summary>
    public static IEnumerable<string> Parted(string text) => TextLayout.Wrapped(text, WidthOfLine, LetterSize);

    // Points on A4 across, and of letters.
    const double WidthOfLine = 640;
    const double LetterSize = 10;

    public static async Task WriteAsync(
        ReportDocument document, Stream output, IReadOnlyList<SheetPlan> sheets, CancellationToken cancellation)
    {
        using var package = new PackageWriter(output);
        var styles = new WorkbookStyles(document.Settings.Matrix);
        var tables = sheets.Where(sheet => sheet.TableHeadings is not null).ToArray();
        package.WriteContentTypes(
        [
            ("xl/workbook.xml", $"{Prefix}sheet.main+xml"),
            ("xl/styles.xml", $"{Prefix}styles+xml"),
            .. sheets.Select((_, at) => ($"xl/worksheets/sheet{at + 1}.xml", $"{Prefix}worksheet+xml")),
            .. tables.Select((_, at) => ($"xl/tables/table{at + 1}.xml", $"{Prefix}table+xml")),
            (CoreProperties.Part, CoreProperties.ContentType),
        ]);
        package.WriteRelationships("_rels/.rels",
        [
            ("rId1", $"{Relations}/officeDocument", "xl/workbook.xml"),
            ("rId2", CoreProperties.Relationship, CoreProperties.Part),
        ]);
        package.WriteRelationships("xl/_rels/workbook.xml.rels",
        [
            ("rId1", $"{Relations}/styles", "styles.xml"),
            .. sheets.Select((_, at) => ($"rId{at + 2}", $"{Relations}/worksheet", $"worksheets/sheet{at + 1}.xml")),
        ]);
        CoreProperties.Write(package, document);
        package.Part("xl/styles.xml", styles.ToXml());
        WriteWorkbook(package, sheets);
        for (var at = 0; at < sheets.Count; at++)
        {
            var table = Array.IndexOf(tables, sheets[at]);
            if (table >= 0)
                package.WriteRelationships($"xl/worksheets/_rels/sheet{at + 1}.xml.rels",
                    [("rId1", $"{Relations}/table", $"../tables/table{table + 1}.xml")]);
            cancellation.ThrowIfCancellationRequested();
            var last = await WriteSheet(package, $"xl/worksheets/sheet{at + 1}.xml", document, sheets[at], styles, isFirst: at == 0);
            if (table >= 0) WriteTable(package, table + 1, sheets[at], last);
        }
    }

    static void WriteWorkbook(PackageWriter package, IReadOnlyList<SheetPlan> sheets)
    {
        using var xml = package.Part("xl/workbook.xml");
        xml.WriteStartElement("workbook", SheetXml.Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets", SheetXml.Main);
        for (var at = 0; at < sheets.Count; at++)
        {
            xml.WriteStartElement("sheet", SheetXml.Main);
            xml.WriteAttributeString("name", sheets[at].Name);
            xml.WriteAttributeString("sheetId", Text(at + 1));
            xml.WriteAttributeString("r", "id", Relations, $"rId{at + 2}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("definedNames", SheetXml.Main);
        foreach (var (name, range) in sheets.SelectMany(sheet => sheet.Names))
        {
            xml.WriteStartElement("definedName", SheetXml.Main);
            xml.WriteAttributeString("name", name);
            xml.WriteString(range);
            xml.WriteEndElement();
        }

        for (var at = 0; at < sheets.Count; at++)
        {
            xml.WriteStartElement("definedName", SheetXml.Main);
            xml.WriteAttributeString("name", "_xlnm.Print_Titles");
            xml.WriteAttributeString("localSheetId", Text(at));
            var (name, row) = (sheets[at].Name, sheets[at].HeadingRow);
            xml.WriteString(
                $"{(sheets[at].FrozenColumns > 0 ? $"'{name}'!$A:${ColumnName.Of(sheets[at].FrozenColumns)}," : "")}'"
                    + $"{name}'!${row}:${row}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <returns>The last row.</returns>
    static async Task<int> WriteSheet(
        PackageWriter package, string part, ReportDocument document, SheetPlan plan, WorkbookStyles styles, bool isFirst)
    {
        var title = TitleBlock.Of(document);
        using var xml = package.Part(part);
        xml.WriteStartElement("worksheet", SheetXml.Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        WriteView(xml, plan, isFirst);
        xml.WriteRaw("<sheetFormatPr defaultRowHeight=\"12.75\"/>");
        WriteColumns(xml, plan.Widths);
        xml.WriteStartElement("sheetData", SheetXml.Main);
        var sheet = new SheetXml(xml, styles, plan.Widths);
        foreach (var (text, style) in LinesAbove(document, plan.Name)) sheet.TextRow(text, style);
        foreach (var sentence in plan.Sentences) sheet.TextRow(sentence, WorkbookStyles.Plain);
        await plan.Write(sheet);
        xml.WriteEndElement();
        SheetRules.Write(xml, plan, document.Settings.Matrix, styles, sheet.LastRow);
        xml.WriteRaw("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        xml.WriteRaw($"<pageSetup paperSize=\"9\" fitToWidth=\"{Text(plan.PagesWide)}\" fitToHeight=\"0\" pageOrder=\"overThenDown\" "
            + "orientation=\"landscape\"/>");
        xml.WriteStartElement("headerFooter", SheetXml.Main);
        xml.WriteElementString("oddHeader", SheetXml.Main, $"&C{Margin(title.Notice ?? document.EditionWords)}");
        var running = Margin($"{title.Organisation} – {document.QuarterWords} – {document.StandingWords}");
        xml.WriteElementString("oddFooter", SheetXml.Main, $"&L{running}&RPage &P of &N");
        xml.WriteEndElement();
        if (plan.TableHeadings is not null) xml.WriteRaw("<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>");
        xml.WriteEndElement();
        return sheet.LastRow;
    }

    static void WriteView(XmlWriter xml, SheetPlan plan, bool isFirst)
    {
        xml.WriteStartElement("sheetViews", SheetXml.Main);
        xml.WriteStartElement("sheetView", SheetXml.Main);
        if (isFirst) xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane", SheetXml.Main);
        if (plan.FrozenColumns > 0) xml.WriteAttributeString("xSplit", Text(plan.FrozenColumns));
        xml.WriteAttributeString("ySplit", Text(plan.HeadingRow));
        xml.WriteAttributeString("topLeftCell", $"{ColumnName.Of(plan.FrozenColumns + 1)}{plan.HeadingRow + 1}");
        xml.WriteAttributeString("activePane", plan.FrozenColumns > 0 ? "bottomRight" : "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void WriteColumns(XmlWriter xml, IReadOnlyList<int> widths)
    {
        xml.WriteStartElement("cols", SheetXml.Main);
        for (var at = 0; at < widths.Count; at++)
        {
            xml.WriteStartElement("col", SheetXml.Main);
            xml.WriteAttributeString("min", Text(at + 1));
            xml.WriteAttributeString("max", Text(at + 1));
            xml.WriteAttributeString("width", $"{Text(widths[at])}.7109375");
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void WriteTable(PackageWriter package, int number, SheetPlan plan, int lastRow)
    {
        var headings = plan.TableHeadings!;
        var area = $"A{plan.HeadingRow}:{ColumnName.Of(headings.Count)}{lastRow}";
        using var xml = package.Part($"xl/tables/table{Text(number)}.xml");
        xml.WriteStartElement("table", SheetXml.Main);
        xml.WriteAttributeString("id", Text(number));
        xml.WriteAttributeString("name", plan.Name);
        xml.WriteAttributeString("displayName", plan.Name);
        xml.WriteAttributeString("ref", area);
        xml.WriteAttributeString("totalsRowShown", "0");
        xml.WriteStartElement("autoFilter", SheetXml.Main);
        xml.WriteAttributeString("ref", area);
        xml.WriteEndElement();
        xml.WriteStartElement("tableColumns", SheetXml.Main);
        xml.WriteAttributeString("count", Text(headings.Count));
        for (var at = 0; at < headings.Count; at++)
        {
            xml.WriteStartElement("tableColumn", SheetXml.Main);
            xml.WriteAttributeString("id", Text(at + 1));
            xml.WriteAttributeString("name", EscapedText.Encoded(headings[at]));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteRaw(
            "<tableStyleInfo name=\"TableStyleLight1\" showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"0\" "
                + "showColumnStripes=\"0\"/>");
        xml.WriteEndElement();
    }

    // A header or footer has 255 characters at most, and its ampersands stand for something.
    static string Margin(string text) =>
        CleanText.Of(TextLayout.Shortened(text, LongestMargin)).Replace("&", "&&", StringComparison.Ordinal);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
