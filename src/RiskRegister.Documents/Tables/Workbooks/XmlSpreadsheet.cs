using System.Text;
using System.Xml;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Reads the "XML Spreadsheet 2003" that Excel and many programs write, mostly called .xls or .xml.</summary>
sealed class XmlSpreadsheet
{
    const int MostStyles = 100_000;

    readonly PartReader reader;
    readonly TableCollector tables;
    readonly CancellationToken cancellation;
    readonly Dictionary<string, CellStyle> styles = new(StringComparer.Ordinal);
    int row;
    int column;
    int columnOfProperties;

    XmlSpreadsheet(PartReader reader, TableCollector tables, CancellationToken cancellation) =>
        (this.reader, this.tables, this.cancellation) = (reader, tables, cancellation);

    /// <summary>The root element of XML, and its namespace; null where it is none or cannot be read.</summary>
    public static (string Name, string Namespace)? RootOf(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var xml = Open(content, "");
            return (xml.OpenRoot(), xml.Namespace);
        }
        catch (Exception exception) when (IsOfXml(exception))
        {
            return null;
        }
    }

    public static void Read(ReadOnlyMemory<byte> content, TableCollector tables, CancellationToken cancellation)
    {
        try
        {
            using var xml = Open(content, tables.FileName);
            xml.OpenRoot();
            new XmlSpreadsheet(xml, tables, cancellation).ReadSheets();
        }
        catch (Exception exception) when (IsOfXml(exception))
        {
            throw new RefusedException(TableFault.FileMalformed, "The XML spreadsheet is damaged: it is no well-formed XML.",
                tables.FileName);
        }
    }

    static bool IsOfXml(Exception exception) =>
        exception is XmlException or IOException or ArgumentException or NotSupportedException or InvalidOperationException;

    static PartReader Open(ReadOnlyMemory<byte> content, string fileName) => new(
        new MemoryStream(content.ToArray()),
        fault => new RefusedException(TableFault.FileMalformed, $"The XML spreadsheet is damaged: {fault}.", fileName));

    void ReadSheets()
    {
        foreach (var section in reader.Children())
        {
            if (section == "Styles")
            {
                foreach (var _ in reader.Children("Style")) ReadStyle();
            }
            else if (section == "Worksheet")
            {
                ReadSheet();
            }
        }
    }

    void ReadStyle()
    {
        var (format, font) = (CellFormat.General, CellFont.Plain);
        if (reader.LocalAttribute("Parent") is { } parent && styles.TryGetValue(parent, out var above)) (format, font) = above;
        var id = reader.LocalAttribute("ID") ?? "";
        foreach (var property in reader.Children())
        {
            if (property == "NumberFormat" && reader.LocalAttribute("Format") is { } code)
                format = FormatOf(code);
            else if (property == "Font")
                font = CellFont.Of(PartReader.IsTrue(reader.LocalAttribute("StrikeThrough")), reader.LocalAttribute("FontName"),
                    reader.LocalAttribute("VerticalAlign") == "Superscript");
        }

        if (styles.Count < MostStyles) styles.TryAdd(id, new CellStyle(format, font));
    }

    // Some formats have names: "Percent", "General Number".
    static CellFormat FormatOf(string code) => code switch
    {
        "Percent" => CellFormat.Of("0%"),
        [>= 'A' and <= 'Z', ..] when code.Contains(' ', StringComparison.Ordinal) => CellFormat.General,
        _ => CellFormat.Of(code),
    };

    void ReadSheet()
    {
        var name = reader.LocalAttribute("Name") is { Length: > 0 } given ? given[..Math.Min(given.Length, 100)] : "?";
        tables.StartSheet(name, isHidden: false);
        foreach (var section in reader.Children())
        {
            if (section == "Table") ReadTable();
            else if (section == "WorksheetOptions") ReadOptions();
        }
    }

    void ReadOptions()
    {
        foreach (var option in reader.Children())
        {
            if (option == "Visible" && reader.Text(20) is "SheetHidden" or "SheetVeryHidden") tables.HideSheet();
            if (option != "PageSetup") continue;
            foreach (var part in reader.Children())
            {
                if (part is "Header" or "Footer" && reader.LocalAttribute("Data") is { Length: <= PageText.Longest } codes)
                    tables.StandOnPages(PageText.Lines(codes));
            }
        }
    }

    void ReadTable()
    {
        (row, columnOfProperties) = (0, 0);
        foreach (var part in reader.Children())
        {
            cancellation.ThrowIfCancellationRequested();
            if (part == "Column")
            {
                var first = Index(columnOfProperties, ColumnName.Highest);
                columnOfProperties = Math.Min(first + Math.Max(0, reader.LocalNumber("Span") ?? 0), ColumnName.Highest);
                if (PartReader.IsTrue(reader.LocalAttribute("Hidden"))) tables.HideColumns(first, columnOfProperties);
            }
            else if (part == "Row")
            {
                ReadRow();
            }
        }

        tables.FinishRow();
    }

    void ReadRow()
    {
        row = Index(row, ColumnName.HighestRow);
        tables.StartRow(row, PartReader.IsTrue(reader.LocalAttribute("Hidden")) || reader.LocalAttribute("Height") is "0");
        var span = Math.Max(0, reader.LocalNumber("Span") ?? 0);
        column = 0;
        foreach (var _ in reader.Children("Cell")) ReadCell();
        row = Math.Min(row + span, ColumnName.HighestRow);
    }

    void ReadCell()
    {
        column = Index(column, ColumnName.Highest);
        var across = Math.Clamp(reader.LocalNumber("MergeAcross") ?? 0, 0, ColumnName.Highest);
        var down = Math.Clamp(reader.LocalNumber("MergeDown") ?? 0, 0, ColumnName.HighestRow);
        var style = reader.LocalAttribute("StyleID") is { } id && styles.TryGetValue(id, out var named) ? named : CellStyle.Plain;
        var isFormula = reader.LocalAttribute("Formula") is not null;
        var hasValue = false;
        foreach (var part in reader.Children())
        {
            if (part == "Comment")
            {
                var author = reader.LocalAttribute("Author") ?? "";
                foreach (var _ in reader.Children("Data"))
                    tables.Comment(row, column, tables.CommentOf(author, TextOf(CellFont.Plain).Text));
            }

            if (part != "Data" || hasValue) continue;
            hasValue = true;
            var type = reader.LocalAttribute("Type") ?? "String";
            Place(type, style, TextOf(style.Font), isFormula);
        }

        if (isFormula && !hasValue) tables.Place(column, "", new CellRemark(CellMarks.NotCalculated));
        if (across > 0 || down > 0) tables.Merge(new MergedBlock(row, column, row + down, column + across));
        column += across;
    }

    void Place(string type, CellStyle style, CellContent text, bool isFormula)
    {
        switch (type)
        {
            case "Number" when text.Text.Length == 0 && isFormula && text.Remark.Struck is null:
                tables.Place(column, "", new CellRemark(CellMarks.NotCalculated));
                break;
            case "Number" when CellNumber.Parse(text.Text) is { } number:
                tables.Place(column, style.Format.TextOf(number), text.Remark);
                break;
            case "DateTime" when SheetCells.DateRemark(text.Text) is { Date: not null } date:
                var day = text.Text.EndsWith("T00:00:00.000", StringComparison.Ordinal) ? text.Text[..10] : text.Text;
                var shown = style.Format.ShownDay(date.Date!.Value.ToDateTime(TimeOnly.MinValue));
                tables.Place(column, day, date with { Shown = shown == day ? null : shown });
                break;
            case "Boolean":
                tables.Place(column, text.Text == "1" ? "TRUE" : "FALSE", text.Remark);
                break;
            case "Error":
                tables.PlaceError(column, text.Text);
                break;
            default:
                tables.Place(column, text.Text, text.Remark);
                break;
        }
    }

    // Pieces of text in other fonts are marked up as in HTML.
    CellContent TextOf(CellFont font)
    {
        var cell = new CellBuilder(tables.LongestText);
        var looks = new Stack<(int Depth, CellFont Font)>();
        looks.Push((0, font));
        foreach (var step in reader.Steps())
        {
            var look = looks.Peek().Font;
            if (step.Name is null)
            {
                var text = new StringBuilder();
                reader.AppendTo(text, tables.LongestText);
                look.AppendTo(cell, text.ToString());
            }
            else if (step.IsEnd)
            {
                while (looks.Count > 1 && looks.Peek().Depth >= step.Depth) looks.Pop();
            }
            else if (!reader.IsEmpty)
            {
                if (step.Name == "S") looks.Push((step.Depth, look with { IsStruck = true }));
                else if (step.Name == "Sup") looks.Push((step.Depth, look with { IsRaised = true }));
                else if (step.Name == "Font" && reader.LocalAttribute("Face") is { } face)
                    looks.Push((step.Depth, CellFont.Of(look.IsStruck, face, look.IsRaised)));
            }
        }

        return cell.Take();
    }

    int Index(int before, int highest)
    {
        var index = reader.LocalAttribute("Index") is null ? before + 1 : reader.LocalNumber("Index") ?? 0;
        return index > before && index <= highest
            ? index
            : throw tables.Fault(TableFault.FileMalformed, "The XML spreadsheet is damaged: its rows and cells are in no order.");
    }
}
