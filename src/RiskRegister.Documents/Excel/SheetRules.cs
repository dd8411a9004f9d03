using System.Globalization;
using System.Xml;
using RiskRegister.Documents.Printed;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>What a worksheet does by itself: keeps what is worked out, colours scores by their bands, offers what can be chosen.</summary>
static class SheetRules
{
    // For rows that people add.
    const int RowsToCome = 200;

    /// <param name="lastRow">The last that is written.</param>
    public static void Write(XmlWriter xml, SheetPlan plan, MatrixSettings matrix, WorkbookStyles styles, int lastRow)
    {
        var (first, last) = (plan.HeadingRow + 1, lastRow + RowsToCome);
        if (plan.IsProtected)
        {
            xml.WriteRaw("<sheetProtection sheet=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\" insertRows=\"0\" sort=\"0\" "
                + "autoFilter=\"0\"/>");
        }

        var priority = 0;
        foreach (var column in plan.Bands) WriteBands(xml, column, plan.Kind, matrix, styles, first, last, ref priority);
        if (plan.Choices.Count == 0) return;
        xml.WriteStartElement("dataValidations", SheetXml.Main);
        xml.WriteAttributeString("count", Text(plan.Choices.Count));
        foreach (var (column, choices) in plan.Choices)
        {
            xml.WriteStartElement("dataValidation", SheetXml.Main);
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            if (choices.Prompt is not null) xml.WriteAttributeString("showInputMessage", "1");
            if (choices.IsStrict) xml.WriteAttributeString("showErrorMessage", "1");
            if (choices.Prompt is { } prompt) xml.WriteAttributeString("prompt", prompt);
            xml.WriteAttributeString("sqref", $"{ColumnName.Of(column)}{Text(first)}:{ColumnName.Of(column)}{Text(last)}");
            xml.WriteElementString("formula1", SheetXml.Main, choices.Formula);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void WriteBands(
        XmlWriter xml, int column, EntryKind kind, MatrixSettings matrix, WorkbookStyles styles, int first, int last, ref int priority)
    {
        var (score, band) = (ColumnName.Of(column - 1), ColumnName.Of(column));
        xml.WriteStartElement("conditionalFormatting", SheetXml.Main);
        xml.WriteAttributeString("sqref", $"{score}{Text(first)}:{band}{Text(last)}");
        foreach (var each in matrix.Bands)
        {
            xml.WriteStartElement("cfRule", SheetXml.Main);
            xml.WriteAttributeString("type", "expression");
            xml.WriteAttributeString("dxfId", Text(styles.DifferenceOf(Shade.Of(matrix, each, kind))));
            xml.WriteAttributeString("priority", Text(++priority));
            var name = EscapedText.Encoded(Capitals.First(each.NameFor(kind))).Replace("\"", "\"\"", StringComparison.Ordinal);
            xml.WriteElementString("formula", SheetXml.Main, $"${band}{Text(first)}=\"{name}\"");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
