namespace RiskRegister.Domain.Imports;

/// <summary>
/// Which table of a mapping is meant for which of the file: the one that names it, else one that names no other and has its headings. What
/// has no name but its number in the document is known by its headings first, for a document has one table more next quarter.
/// </summary>
internal sealed class MappingChoice
{
    const int MostHeadingRows = 60;

    readonly ImportMapping mapping;
    readonly Dictionary<SourceTable, TableMapping> chosen = new(ReferenceEqualityComparer.Instance);

    public MappingChoice(ImportMapping mapping, IReadOnlyList<SourceTable> sources, List<ImportMessage> messages)
    {
        this.mapping = mapping;
        if (mapping.Tables.Count == 0) return;
        foreach (var source in sources)
        {
            if (Named(source) is not { } named) continue;
            if (!IsNumbered(named) || Columns(named).Length == 0 || Fits(named, source)) chosen[source] = named;
        }

        if (mapping.Tables.Any(table => table.Sheet is null)) return;
        ChooseRenamed(sources, messages, IsOfAnotherTime);
        ChooseRenamed(sources, messages, (_, _) => true);

        // What fits nothing else is refused by its name, with what it lacks.
        foreach (var source in sources.Where(source => !chosen.ContainsKey(source)))
        {
            if (Named(source) is { } named && !chosen.ContainsValue(named)) chosen[source] = named;
        }
    }

    void ChooseRenamed(
        IReadOnlyList<SourceTable> sources, List<ImportMessage> messages, Func<TableMapping, SourceTable, bool> mayBe)
    {
        foreach (var source in sources.Where(source => !source.IsHidden && !chosen.ContainsKey(source)))
        {
            var left = mapping.Tables.Where(table => table.Use != TableUse.None && Columns(table).Length > 0
                && !chosen.ContainsValue(table) && mayBe(table, source) && Fits(table, source)).Take(2).ToArray();
            if (left is not [var only]) continue;
            chosen[source] = only;
            messages.Report(source.Name, null, null, ImportCodes.SheetRenamed,
                $"The mapping does not name this table: it is read as what the mapping calls \"{CellText.Shown(only.Sheet!)}\", "
                + "which has the same headings.");
        }
    }

    // "Risks Sept 26" of "Risks June 26".
    static bool IsOfAnotherTime(TableMapping table, SourceTable source) =>
        string.Equals(Timeless(table.Sheet!), Timeless(SheetNames.OwnName(source)), StringComparison.Ordinal);

    static string Timeless(string name) => TextKey.Of(PeriodNames.Without(name) ?? name);

    /// <summary>Null where the mapping says nothing of it.</summary>
    public TableMapping? Of(SourceTable source) =>
        chosen.GetValueOrDefault(source) ?? Named(source) ?? mapping.Tables.FirstOrDefault(table => table.Sheet is null);

    TableMapping? Named(SourceTable source)
    {
        string[] names = [TextKey.Of(source.Title ?? source.Name), TextKey.Of(source.Name), TextKey.Of(SheetNames.OwnName(source))];
        return mapping.Tables.FirstOrDefault(table =>
            table.Sheet is { } sheet && names.Contains(TextKey.Of(sheet), StringComparer.Ordinal));
    }

    static bool IsNumbered(TableMapping table) => table.Sheet is { } sheet && SheetNames.IsNumber(sheet);

    static ColumnMapping[] Columns(TableMapping table) => [.. table.Columns.Where(column => !column.Optional && column.Fields.Count > 0)];

    // Headings may be put together of several rows, so that their words are looked for. What is missing all the same is refused later.
    static bool Fits(TableMapping table, SourceTable source)
    {
        var words = source.Rows.Take(MostHeadingRows).SelectMany(row => row.Cells).Where(cell => cell.Length <= MappingRules.Heading)
            .SelectMany(WordsOf).ToHashSet(StringComparer.Ordinal);
        return Columns(table).SelectMany(column => WordsOf(column.Heading))
            .All(word => word.All(char.IsAsciiDigit) || words.Contains(word));
    }

    static string[] WordsOf(string heading) => HeadingNames.FoldedHeading(heading).Split(' ');
}
