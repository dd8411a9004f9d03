namespace RiskRegister.Domain.Imports;

/// <summary>What is to be said of a table because of what its rows and cells are beside their text.</summary>
internal static class CellRemarkMessages
{
    const int MostNamed = 5;

    public static IEnumerable<ImportMessage> Of(SourceTable table)
    {
        foreach (var row in table.Rows.Where(row => row.IsHidden))
        {
            yield return new(table.Name, row.Number, null, ImportCodes.RowHidden,
                "The row is hidden in its file and is read all the same: delete it there if it is not wanted.", ImportSeverity.Reported);
        }

        if (table.HiddenColumns.Count > 0)
        {
            var columns = string.Join(", ", table.HiddenColumns.Order().Take(MostNamed).Select(Letters));
            yield return new(table.Name, null, columns, ImportCodes.ColumnHidden,
                "Columns are hidden in their file and are read all the same.", ImportSeverity.Reported);
        }

        var remarks = table.Rows.Where(row => row.Remarks is not null)
            .SelectMany(row => row.Remarks!.Select(remark => (row.Number, Column: Letters(remark.Key), Remark: remark.Value)));
        foreach (var (row, column, remark) in remarks)
        {
            if (remark.Is(CellMarks.NotCalculated))
            {
                yield return new(table.Name, row, column, ImportCodes.FormulaNotCalculated,
                    "The formula's value is not in the file. Open the workbook in Excel, save it and send it again.", ImportSeverity.Refused);
            }

            if (remark.Is(CellMarks.Struck) && !remark.Is(CellMarks.Merged))
            {
                var struck = CellText.Shown(remark.Struck ?? "");
                yield return new(table.Name, row, column, ImportCodes.TextStruck,
                    $"\"{struck}\" is struck through and not read.", ImportSeverity.Reported);
            }
        }
    }

    // As a spreadsheet names its columns, from A.
    static string Letters(int index)
    {
        var name = "";
        for (var left = index + 1; left > 0; left = (left - 1) / 26) name = (char)('A' + ((left - 1) % 26)) + name;
        return name;
    }
}
