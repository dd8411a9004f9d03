namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Reads "A2:B7", or "A2" alone.</summary>
static class CellBlock
{
    public static MergedBlock? Parse(string? text)
    {
        if (text is null) return null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (first, last) = colon < 0 ? (text, text) : (text[..colon], text[(colon + 1)..]);
        return ColumnName.TryParseCell(first, out var firstColumn, out var firstRow)
            && ColumnName.TryParseCell(last, out var lastColumn, out var lastRow) && firstColumn <= lastColumn && firstRow <= lastRow
            ? new MergedBlock(firstRow, firstColumn, lastRow, lastColumn)
            : null;
    }
}
