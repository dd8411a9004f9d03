namespace RiskRegister.Domain.Imports;

/// <summary>Names the columns that are not read, and those that are although the file hides them.</summary>
internal sealed class ColumnNaming(SheetChoice choice, List<ImportMessage> messages)
{
    const int MostNamed = 50;

    public void Name(IReadOnlyList<TableReading> tables)
    {
        foreach (var table in tables.Where(table => table.IsRead)) NameColumns(table);
    }

    void NameColumns(TableReading table)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var isOwn = choice.IsOfOwnWorkbook(table);
        foreach (var part in table.Parts)
        {
            var row = table.Source.Rows[part.Heading].Number;
            foreach (var column in part.Layout!.Columns)
            {
                if (column.Fields.Count > 0)
                {
                    if (table.Source.HiddenColumns.Contains(column.Index) && named.Add($"hidden {column.Name}"))
                    {
                        messages.Report(
                            table.Source.Name, row, column.Name, ImportCodes.ColumnHidden, "The file hides this column; it is read.");
                    }

                    if (column.Assumed is { } assumed && named.Add($"assumed {column.Name}"))
                        messages.Report(table.Source.Name, row, column.Name, ImportCodes.ColumnAssumed, assumed);
                    continue;
                }

                if (isOwn && OwnExportColumns.IsShownColumn(column.Name)) continue;
                if (column is { IsMapped: true, Reason: null } or { Sureness: Sureness.Unsure }) continue;
                if (!named.Add(column.Name) || named.Count > MostNamed) continue;
                messages.Report(table.Source.Name, row, column.Name, ImportCodes.ColumnIgnored, column switch
                {
                    { Reason: { } reason } => $"The column is not read: {char.ToLowerInvariant(reason[0])}{reason[1..]}",
                    { IsHeaded: false } => "The column has text but no heading, and is not read.",
                    _ => "The column is not read: no field has this heading.",
                });
            }
        }

        if (named.Count > MostNamed)
            messages.Report(
                table.Source.Name, null, null, ImportCodes.ColumnIgnored, $"{named.Count - MostNamed} more columns are not read.");
    }
}
