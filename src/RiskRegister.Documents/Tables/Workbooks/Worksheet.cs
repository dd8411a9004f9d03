namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Reads the cells of one sheet. Rows and cells may be left out and may leave out where they are, but come in order.</summary>
sealed class Worksheet(PartReader reader, TableCollector tables, List<string> texts, CellStyles styles, bool since1904)
{
    int row;
    int column;

    public void Read()
    {
        foreach (var _ in reader.Children("sheetData"))
        {
            foreach (var __ in reader.Children("row")) ReadRow();
        }
    }

    void ReadRow()
    {
        var before = row;
        if (reader.Attribute("r") is not { } number) row++;
        else if (!ColumnName.TryParseRow(number, out row) || row <= before)
            throw Malformed($"\"{Shortened(number)}\" is no row after row {before}");

        tables.StartRow(row);
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
        var isDate = styles.IsDate(reader.Number("s"));
        string? value = null;
        var hasFormula = false;
        foreach (var child in reader.Children())
        {
            if (child == "v") value = reader.Text(tables.LongestText);
            else if (child == "is") value = SharedTexts.TextOf(reader, tables.LongestText);
            else if (child == "f") hasFormula = true;
        }

        if (value is null && hasFormula)
            throw tables.Fault(TableFault.FormulaNotCalculated,
                "The formula's value is not in the file. Open the workbook in Excel, save it and send it again.", column);
        tables.Place(column, value is null ? "" : TextOf(type, value, isDate));
    }

    string TextOf(string type, string value, bool isDate) => type switch
    {
        "s" => SharedText(value),
        "inlineStr" or "e" or "d" => value,
        "str" => EscapedText.Decoded(value),
        "b" => value is "1" or "true" ? "TRUE" : "FALSE",
        "n" when value.Length == 0 => "",
        "n" when CellNumber.Parse(value) is { } number => isDate ? CellNumber.DateText(number, since1904) : CellNumber.Text(number),
        _ => throw Malformed("the cell's value is not of its type"),
    };

    string SharedText(string index) =>
        int.TryParse(index, System.Globalization.NumberStyles.None, null, out var at) && at < texts.Count
            ? texts[at]
            : throw Malformed("the cell refers to a text that is not there");

    RefusedException Malformed(string fault) => tables.Fault(TableFault.FileMalformed, $"The workbook is damaged: {fault}.", column);

    // What is quoted back stays short and says what it is.
    static string Shortened(string text) => text.Length <= 20 ? text : $"{text[..20]}…";
}
