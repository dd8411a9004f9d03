using System.Globalization;
using System.Xml;
using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Tables;

namespace RiskRegister.Documents.Excel;

/// <summary>Writes the rows of one worksheet.</summary>
/// <param name="widths">Of the columns, in characters.</param>
sealed class SheetXml(XmlWriter xml, WorkbookStyles styles, IReadOnlyList<int> widths)
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // Days before this one are counted differently by those who believe in 29 February 1900.
    static readonly DateOnly FirstSoundDay = new(1900, 3, 1);
    static readonly DateOnly DayZero = new(1899, 12, 30);

    int row;

    /// <summary>The row written last.</summary>
    public int LastRow => row;

    /// <summary>A line of text that runs on over the cells beside it.</summary>
    public void TextRow(string text, int style) => WriteRow([(CellValue.Of(text), style)], height: null);

    /// <summary>A row of cells that wrap their text, each in a style, as high as the highest of them.</summary>
    /// <param name="formulas">By the column's number from 0; null works nothing out.</param>
    public void Row(IEnumerable<(CellValue Value, int Style)> cells, Func<int, string?>? formulas = null)
    {
        (CellValue Value, int Style)[] styled = [.. cells];
        var lines = styled.Select((cell, at) => TextMeasure.Lines(cell.Value.Text ?? "", widths[at])).DefaultIfEmpty(1).Max();
        WriteRow(styled, TextMeasure.Height(lines), formulas);
    }

    void WriteRow(ReadOnlySpan<(CellValue Value, int Style)> cells, double? height, Func<int, string?>? formulas = null)
    {
        row++;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Text(row));
        if (height is { } points)
        {
            xml.WriteAttributeString("ht", points.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }

        for (var at = 0; at < cells.Length; at++) WriteCell(at + 1, cells[at].Value, cells[at].Style, formulas?.Invoke(at));
        xml.WriteEndElement();
    }

    void WriteCell(int column, CellValue value, int style, string? formula)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", $"{ColumnName.Of(column)}{row}");
        if (formula is not null)
        {
            Style(style);
            if (value.Number is null) xml.WriteAttributeString("t", "str");
            xml.WriteElementString("f", Main, formula);
            xml.WriteElementString("v", Main, EscapedText.Encoded(value.Plain));
        }
        else if (value.Number is { } number)
        {
            Style(style);
            xml.WriteElementString("v", Main, Text(number));
        }
        else if (value.Day is { } day && day >= FirstSoundDay)
        {
            Style(style == WorkbookStyles.LockedText ? style : WorkbookStyles.Day);
            xml.WriteElementString("v", Main, Text(day.DayNumber - DayZero.DayNumber));
        }
        else if (value.Plain is { Length: > 0 } text)
        {
            // Marked as text for good: whoever edits the cell does not make a formula of it.
            Style(style == WorkbookStyles.Text && FormulaGuard.PutOn(text) != text ? WorkbookStyles.QuotedText : style);
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(EscapedText.Encoded(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            Style(style);
        }

        xml.WriteEndElement();
    }

    void Style(int style) => xml.WriteAttributeString("s", Text(style));

    /// <summary>Of a cell that people may write in.</summary>
    public int FreeStyleOf(CellValue value) => value.Shade is { } shade ? styles.FreeOf(shade) : StyleOf(value);

    public int StyleOf(CellValue value) => value.Shade is { } shade ? styles.Of(shade)
        : value.Number is null ? WorkbookStyles.Text : WorkbookStyles.Number;

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
