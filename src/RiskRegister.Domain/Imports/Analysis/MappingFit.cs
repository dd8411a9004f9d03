namespace RiskRegister.Domain.Imports;

/// <summary>A mapping was made for another file where it names what this one does not have: that is refused.</summary>
internal sealed class MappingFit(ImportMapping mapping, List<ImportMessage> messages)
{
    public void Check(IReadOnlyList<TableReading> tables)
    {
        foreach (var (at, table) in mapping.Tables.Index())
        {
            var read = tables.Where(one => ReferenceEquals(one.Mapping, table)).ToArray();
            if (read.Length == 0)
            {
                if (table.Sheet is not null && table.Use != TableUse.None)
                    messages.Refuse(null, null, null, ImportCodes.MappingMisfit,
                        $"The mapping (tables[{at}]) names the sheet \"{CellText.Shown(table.Sheet)}\", which the file does not have.");
                continue;
            }

            if (table.Use == TableUse.None) continue;
            var present = read.SelectMany(one => one.Parts).SelectMany(part => part.Layout!.Columns)
                .Select(column => HeadingNames.FoldedHeading(column.Name)).ToHashSet(StringComparer.Ordinal);
            foreach (var (index, column) in table.Columns.Index())
            {
                if (column.Optional || column.Fields.Count == 0 || present.Contains(HeadingNames.FoldedHeading(column.Heading))) continue;
                messages.Refuse(read[0].Source.Name, null, column.Heading, ImportCodes.MappingMisfit,
                    $"The mapping (tables[{at}].columns[{index}]) names the column \"{CellText.Shown(column.Heading)}\", which the file "
                    + "does not have.");
            }
        }
    }
}
