using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Reads the cells of one sheet. Rows and cells may be left out and may leave out where they are, but come in order.</summary>
sealed class Worksheet(PartReader reader, TableCollector tables, List<SheetText> texts, SheetCells cells)
{
    int row;
    int column;

    public void Read()
    {
        var icons = new IconSets();
        foreach (var section in reader.Children())
        {
            switch (section)
            {
                case "cols":
                    foreach (var _ in reader.Children("col")) ReadColumns();
                    break;
                case "sheetData":
                    foreach (var _ in reader.Children("row")) ReadRow();
                    tables.FinishRow();
                    break;
                case "mergeCells":
                    foreach (var _ in reader.Children("mergeCell"))
                    {
                        if (CellBlock.Parse(reader.Attribute("ref")) is { } block) tables.Merge(block);
                    }

                    break;
                case "headerFooter":
                    foreach (var _ in reader.Children()) tables.StandOnPages(PageText.Lines(reader.Text(PageText.Longest)));
                    break;
                case "conditionalFormatting":
                    icons.Read(reader);
                    break;
                case "extLst":
                    foreach (var _ in reader.Children("ext"))
                    {
                        foreach (var __ in reader.Children("conditionalFormattings")) icons.ReadExtended(reader);
                    }

                    break;
            }
        }

        icons.Apply(tables);
    }

    void ReadColumns()
    {
        var isHidden = reader.Flag("hidden") || reader.Attribute("width") is "0";
        if (isHidden && reader.Number("min") is { } first && reader.Number("max") is { } last) tables.HideColumns(first, last);
    }

    void ReadRow()
    {
        var before = row;
        if (reader.Attribute("r") is not { } number) row++;
        else if (!ColumnName.TryParseRow(number, out row) || row <= before)
            throw Malformed($"\"{Shortened(number)}\" is no row after row {before}");

        // Rows that a filter leaves out are hidden too.
        tables.StartRow(row, reader.Flag("hidden") || reader.Attribute("ht") is "0");
        column = 0;
        foreach (var _ in reader.Children("c")) ReadCell();
    }

    void ReadCell()
    {
        var before = column;
        if (reader.Attribute("r") is not { } reference) column++;
        else if (!ColumnName.TryParseCell(reference, out column, out var cellRow) || cellRow != row || column <= before)
        {
            column = 0;
            throw Malformed($"\"{Shortened(reference)}\" is no cell at this place of row {row}");
        }

        var type = reader.Attribute("t") ?? "n";
        var style = reader.Number("s");
        SheetText? value = null;
        var hasFormula = false;
        foreach (var child in reader.Children())
        {
            if (child == "v") value = new SheetText(reader.Text(tables.LongestText));
            else if (child == "is") value = SharedTexts.TextOf(reader, tables.LongestText);
            else if (child == "f") hasFormula = true;
        }

        // Programs that do not calculate write <v/>, or no value at all.
        if (hasFormula && (value is null || (value is { Text.Length: 0 } && type != "str"))) cells.PlaceNotCalculated(column);
        else if (value is { } given) Place(type, style, given);
        else tables.Place(column, "");
    }

    void Place(string type, int? style, SheetText value)
    {
        switch (type)
        {
            case "s":
                cells.Place(column, style, SharedText(value.Text));
                break;
            case "inlineStr":
                cells.Place(column, style, value);
                break;
            case "str":
                cells.Place(column, style, new SheetText(EscapedText.Decoded(value.Text)));
                break;
            case "e":
                cells.PlaceError(column, value.Text);
                break;
            case "d":
                cells.PlaceDay(column, value.Text);
                break;
            case "b":
                cells.Place(column, style, value.Text is "1" or "true");
                break;
            case "n" when value.Text.Length == 0:
                tables.Place(column, "");
                break;
            case "n" when CellNumber.Parse(value.Text) is { } number:
                cells.Place(column, style, number);
                break;
            default:
                throw Malformed("the cell's value is not of its type");
        }
    }

    SheetText SharedText(string index) =>
        int.TryParse(index, System.Globalization.NumberStyles.None, null, out var at) && at < texts.Count
            ? texts[at]
            : throw Malformed("the cell refers to a text that is not there");

    RefusedException Malformed(string fault) => tables.Fault(TableFault.FileMalformed, $"The workbook is damaged: {fault}.", column);

    // What is quoted back stays short and says what it is.
    static string Shortened(string text) => text.Length <= 20 ? text : $"{text[..20]}…";
}
