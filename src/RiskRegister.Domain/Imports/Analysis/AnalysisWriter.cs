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
        Mapping(tables, entries, decisions))
        {
            Answered = [.. decisions.Answered],
        };

    static AnalysedTable Write(TableReading table) => new(
        table.Source.Name,
        table.Sheet,
        table.Use,
        table.Drafts.FirstOrDefault()?.SaidKind,
        [.. table.Parts.Select(part => table.Source.Rows[part.Heading].Number)],
        table.Parts.Sum(part => part.End - part.First),
        table.Entries,
        [.. ColumnsOf(table).Take(MostColumns).Select(pair => Write(table, pair.Part, pair.Column))])
    {
        Said = table.Mapping,
    };

    static AnalysedColumn Write(TableReading table, TablePart part, ColumnUse column) => new(
        column.Name,
        table.Source.IsRearranged ? "" : LayoutProposer.LetterOf(column.Index),
        table.IsReworded ? new ColumnSample(table.Source, part, column.Index).Shown : column.Shown,
        column.Fields,
        column.Sureness,
        OrderOf(column),
        table.Source.HiddenColumns.Contains(column.Index));

    // What is only assumed is assumed again, and reported.
    static FactorOrder? OrderOf(ColumnUse column) => column.IsOrderAssumed ? null : column.Order;

    static IEnumerable<(TablePart Part, ColumnUse Column)> ColumnsOf(TableReading table) => table.Parts
        .SelectMany(part => part.Layout!.Columns.Select(column => (Part: part, Column: column)))
        .DistinctBy(pair => HeadingNames.FoldedHeading(pair.Column.Name), StringComparer.Ordinal);

    static ImportMapping Mapping(IReadOnlyList<TableReading> tables, RowReader entries, Decisions decisions) => decisions.Mapping with
    {
        Tables = [.. tables.Take(MappingRules.Tables).Select(table => Mapping(table, SheetOf(table, tables), decisions))],
        Scales = entries.Scales,
        Statuses = entries.Statuses.Met.Concat(decisions.Mapping.Statuses).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(MappingRules.Values).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal),
    };

    // While something is in question of a table, only what was said of it is decided: what is taken for the time being must not come back
    // as if somebody had said so, and outweigh the answer.
    static TableMapping Mapping(TableReading table, string? sheet, Decisions decisions)
    {
        var isOpen = decisions.Questions.Any(question =>
            question.Table is null || question.Table == table.Source.Name || question.Code == ImportCodes.TablesSpread);
        return new TableMapping
        {
            Sheet = sheet,
            Use = isOpen || table.IsTakenUp ? table.Mapping?.Use : table.Use,
            Kind = table.Mapping?.Kind,
            Service = table.Mapping?.Service,
            Columns = isOpen ? table.Mapping?.Columns ?? [] : [.. ColumnsOf(table).Take(MostColumns).Where(IsDecided).Select(Mapping)],
        };
    }

    // What stands above several tables names none of them.
    static string? SheetOf(TableReading table, IReadOnlyList<TableReading> all) => all.Count == 1 ? null
        : table.Sheet is { } sheet && all.Count(other => other.Sheet == sheet) == 1 ? sheet
        : SheetNames.OwnName(table.Source) is var own && all.Count(other => SheetNames.OwnName(other.Source) == own) == 1 ? own
        : table.Source.Name;

    // A column without a field goes unsaid, so that the import names it, too; but one that was set aside, by an answer or for another
    // column, must not be read when the others are mapped.
    static bool IsDecided((TablePart Part, ColumnUse Column) pair) => pair.Column is { Sureness: not Sureness.Unsure } column
        && column.Name.Length <= MappingRules.Heading && (column.Fields.Count > 0 || column.IsMapped || column.IsSetAside);

    static ColumnMapping Mapping((TablePart Part, ColumnUse Column) pair) => new()
    {
        Heading = pair.Column.Name,
        Fields = pair.Column.Fields,
        Order = OrderOf(pair.Column),
        Separator = pair.Column.Separator == "/" ? null : pair.Column.Separator,
    };
}
