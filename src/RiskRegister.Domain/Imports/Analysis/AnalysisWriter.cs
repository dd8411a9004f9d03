namespace RiskRegister.Domain.Imports;

/// <summary>Writes down what was understood, and the mapping that says it.</summary>
internal static class AnalysisWriter
{
    const int MostColumns = 250;

    public static ImportAnalysis Write(IReadOnlyList<TableReading> tables, RowReader entries, Decisions decisions, LeftOutRows leftOut) =>
        new(
        [.. tables.Select(Write)],
        entries.Tally.Scales,
        leftOut.Rows,
        leftOut.Count,
        [.. decisions.Questions],
        Mapping(tables, entries, decisions.Mapping));

    static AnalysedTable Write(TableReading table) => new(
        table.Source.Name,
        table.Sheet,
        table.Use,
        table.Drafts.FirstOrDefault()?.SaidKind,
        [.. table.Parts.Select(part => table.Source.Rows[part.Heading].Number)],
        table.Parts.Sum(part => part.End - part.First),
        table.Entries,
        [.. ColumnsOf(table).Take(MostColumns).Select(pair => Write(table, pair.Part, pair.Column))]);

    static AnalysedColumn Write(TableReading table, TablePart part, ColumnUse column) => new(
        column.Name,
        table.Source.IsRearranged ? "" : LayoutProposer.LetterOf(column.Index),
        new ColumnSample(table.Source, part, column.Index).Shown,
        column.Fields,
        column.Sureness,
        column.Order,
        table.Source.HiddenColumns.Contains(column.Index));

    static IEnumerable<(TablePart Part, ColumnUse Column)> ColumnsOf(TableReading table) => table.Parts
        .SelectMany(part => part.Layout!.Columns.Select(column => (Part: part, Column: column)))
        .DistinctBy(pair => HeadingNames.FoldedHeading(pair.Column.Name), StringComparer.Ordinal);

    static ImportMapping Mapping(IReadOnlyList<TableReading> tables, RowReader entries, ImportMapping given) => given with
    {
        Tables =
        [
            .. tables.Take(MappingRules.Tables).Select(table => new TableMapping
            {
                Sheet = tables.Count == 1 ? null : table.Sheet ?? table.Source.Name,
                Use = table.Use,
                Kind = table.Mapping?.Kind,
                Service = table.Mapping?.Service,
                Columns =
                [
                    .. ColumnsOf(table).Take(MostColumns)
                        .Where(pair => pair.Column.Sureness != Sureness.Unsure && pair.Column.Name.Length <= MappingRules.Heading)
                        .Select(pair => new ColumnMapping
                        {
                            Heading = pair.Column.Name,
                            Fields = pair.Column.Fields,
                            Order = pair.Column.Order,
                            Separator = pair.Column.Separator == "/" ? null : pair.Column.Separator,
                        }),
                ],
            }),
        ],
        Scales = entries.Scales,
        Statuses = entries.Statuses.Met.Concat(given.Statuses).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(MappingRules.Values).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal),
    };
}
