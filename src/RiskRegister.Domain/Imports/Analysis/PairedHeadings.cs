namespace RiskRegister.Domain.Imports;

/// <summary>
/// Columns that hold two things in one cell, as their headings say: "Risk owner / Action owner" over "Head of Fleet / Estates officer".
/// They are parted where every cell is; where that of an owner is not, it is asked about like any other.
/// </summary>
internal static class PairedHeadings
{
    const string Loose = "/";
    const string Spaced = " / ";

    // Of one line, and without a slash of their own.
    static readonly ImportField[] Short =
    [
        ImportField.Reference, ImportField.Owners, ImportField.Service, ImportField.Status, ImportField.Response, ImportField.ActionOwners,
        ImportField.ActionStatuses, ImportField.Level,
    ];

    public static void Read(IEnumerable<ColumnDraft> columns, SourceTable table, TablePart part, HeadingNames names)
    {
        foreach (var column in columns.Where(column => !column.IsMapped && column.Family == ScoreFamily.None))
        {
            if (FieldsOf(column.Heading, names) is not { } fields) continue;
            string[] cells = [.. part.RowsByColumns(table).Select(row => TablePiece.CellOf(row, column.Index))];
            cells = Array.FindAll(cells, cell => !TextKey.IsInvisible(cell));
            if (cells.Length == 0) continue;
            if (Array.TrueForAll(cells, cell => ArePair(cell, Spaced)))
                (column.Fields, column.Separator) = ([.. fields.Select((field, at) => Meant(field, cells, at))], Spaced);
            else if (fields.All(Short.Contains) && Array.TrueForAll(cells, cell => ArePair(cell, Loose)))
                (column.Fields, column.Separator) = (fields, Loose);
            else if (Array.TrueForAll(fields, field => field is ImportField.Owners or ImportField.ActionOwners)) column.Fields = [];
            if (column.Fields.Count == fields.Length) column.Sureness = Sureness.Likely;
        }
    }

    // "Response" may head actions, or one of the responses.
    static ImportField Meant(ImportField field, string[] cells, int at) => field == ImportField.Actions
        && Array.TrueForAll(cells, cell => ResponseText.IsWordOfOne(TextKey.Of(cell.Split(Spaced)[at]))) ? ImportField.Response : field;

    static bool ArePair(string cell, string separator) => !cell.Contains('\n', StringComparison.Ordinal)
        && cell.Split(separator) is [var first, var second] && !TextKey.IsInvisible(first) && !TextKey.IsInvisible(second);

    // Owners with days are parted by what stands in the cells.
    static ImportField[]? FieldsOf(string heading, HeadingNames names)
    {
        if (heading.Split('/') is not [var first, var second]) return null;
        if (names.MeaningOf(first) is not { Family: ScoreFamily.None, Field: var one }) return null;
        if (names.MeaningOf(second) is not { Family: ScoreFamily.None, Field: var other }) return null;
        return one == other || (other == ImportField.ActionDates && one != ImportField.Actions) ? null : [one, other];
    }
}
