using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Tables of actions or controls that do not say whose they are, but stand each below the reference or the title of an entry: "Action plan
/// for CR1". They become one table, with that before each row.
/// </summary>
internal sealed partial class TitledItems(HeadingNames names)
{
    const int MostTables = 500;
    const int LongestTitle = 300;
    const int MostLabels = 60;

    // Columns in which references and titles stand.
    const int Leading = 4;

    readonly ItemHeadings items = new(names);
    readonly CardLines lines = new(names);

    public IReadOnlyList<SourceTable> Joined(IReadOnlyList<SourceTable> tables)
    {
        var untold = tables.Where((table, at) => IsOfItems(table) && (at == 0 || !IsForm(tables[at - 1], table.Title!)))
            .Take(MostTables).ToArray();
        if (untold.Length == 0) return tables;
        var said = KeysIn(tables.Except(untold));
        var whose = untold.Select(table => (Table: table, Key: WhoseIn(table.Title!, said)))
            .Where(one => one.Key is not null).ToDictionary(one => one.Table, one => one.Key!.Value);
        var joined = whose.Keys
            .GroupBy(table => (whose[table].Heading, string.Join('\n', table.Rows[0].Cells.Select(HeadingNames.FoldedHeading))))
            .ToDictionary(group => group.First(), group => One([.. group], whose));
        return [.. tables.Where(table => !whose.ContainsKey(table) || joined.ContainsKey(table))
            .Select(table => joined.GetValueOrDefault(table, table))];
    }

    // Headings of items, and none that could be whose they are.
    bool IsOfItems(SourceTable table) => table is { Title: not null, Rows: [var heading, _, ..] }
        && items.LabelsOf([.. CardLines.CellsOf(heading).Select(at => CardLines.LabelAt(heading, at))], "") is not null
        && !heading.Cells.Any(cell => names.MeaningOf(cell)?.Field is ImportField.Reference or ImportField.Title);

    // Directly behind the form of an entry below the same name they are that form's.
    bool IsForm(SourceTable table, string title) => table.Title == title && table.Rows.Count <= MostLabels
        && lines.PairsOf(table) is { Count: > 0 } pairs
        && FormLabels.AreOfEntry([.. pairs.Select(pair => (pair.Label, names.MeaningOf(pair.Label)))], isNamedAbove: true);

    // The row of what is short enough to be a reference or a title.
    static Dictionary<string, (string Cell, SourceRow Row)> KeysIn(IEnumerable<SourceTable> tables)
    {
        var keys = new Dictionary<string, (string Cell, SourceRow Row)>(StringComparer.Ordinal);
        foreach (var row in tables.SelectMany(table => table.Rows.Skip(1)))
        {
            foreach (var cell in KeysOf(row)) keys.TryAdd(TextKey.Of(cell), (cell, row));
        }

        return keys;
    }

    static IEnumerable<string> KeysOf(SourceRow row) => row.Cells.Take(Leading).Where(cell => cell.Length is > 0 and <= LongestTitle);

    // Where it is the title, the reference that stands beside it, if one does.
    static (string Heading, string Value)? WhoseIn(string title, Dictionary<string, (string Cell, SourceRow Row)> said)
    {
        foreach (Match reference in References().Matches(title))
        {
            if (said.TryGetValue(TextKey.Of(reference.Value), out var same)) return (CardPair.Reference, same.Cell);
        }

        var name = Opening().Replace(title, "");
        if (name.Length == 0 || !said.TryGetValue(TextKey.Of(name), out var named)) return null;
        return KeysOf(named.Row).FirstOrDefault(cell => References().Match(cell).Length == cell.Length) is { } beside
            ? (CardPair.Reference, beside) : (CardPair.Caption, named.Cell);
    }

    static SourceTable One(SourceTable[] all, Dictionary<SourceTable, (string Heading, string Value)> whose)
    {
        var rows = new List<SourceRow> { all[0].Rows[0].Behind(whose[all[0]].Heading) };
        foreach (var table in all) rows.AddRange(table.Rows.Skip(1).Select(row => row.Behind(whose[table].Value)));
        return all[0] with { Rows = rows, IsRearranged = true, HiddenColumns = all[0].HiddenColumns.Select(at => at + 1).ToHashSet() };
    }

    [GeneratedRegex(@"\b(\p{Lu}{1,4}[-/])?\p{Lu}{1,5}[-./ ]?[0-9]{1,4}\p{Ll}?\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex References();

    // "Action plan for Kiln cracks", "Actions – Kiln cracks".
    [GeneratedRegex(
        @"^\s*((mitigating|maximising|further|planned)\s+)?(actions?(\s+plan)?|controls?)\s*"
            + @"(for|to\s+address|:|–|—|-)\s*((the\s+)?risk(\s+of|:)\s*)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Opening();
}
