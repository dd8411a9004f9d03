namespace RiskRegister.Documents.Tables;

/// <summary>Columns as a spreadsheet names them: A, B, …, Z, AA, …, XFD.</summary>
static class ColumnName
{
    /// <summary>XFD, the last one that a workbook can have.</summary>
    public const int Highest = 16_384;

    /// <summary>The last row that a sheet can have.</summary>
    public const int HighestRow = 1_048_576;

    /// <param name="column">From 1.</param>
    public static string Of(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26) name = (char)('A' + ((column - 1) % 26)) + name;
        return name;
    }

    /// <summary>Reads "B7".</summary>
    public static bool TryParseCell(ReadOnlySpan<char> reference, out int column, out int row)
    {
        column = row = 0;
        var letters = 0;
        for (; letters < reference.Length && char.IsAsciiLetter(reference[letters]); letters++)
        {
            column = (column * 26) + (reference[letters] | 0x20) - 'a' + 1;
            if (column > Highest) return false;
        }

        return letters > 0 && TryParseRow(reference[letters..], out row);
    }

    public static bool TryParseRow(ReadOnlySpan<char> digits, out int row) =>
        int.TryParse(digits, System.Globalization.NumberStyles.None, null, out row) && row is >= 1 and <= HighestRow;
}
