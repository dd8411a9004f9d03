namespace RiskRegister.Domain.Imports;

/// <summary>
/// Tables below the name of one entry, of which each says some of it: what it is, its scores, its actions. Together they are a card.
/// </summary>
internal sealed class TablesOfOneEntry(HeadingNames names)
{
    const int MostTables = 8;
    const int MostRows = 500;

    /// <summary>The table, and how many after it belong to the same entry: none where it stands for itself.</summary>
    public (SourceTable Whole, int Others) At(IReadOnlyList<SourceTable> tables, int at)
    {
        var first = tables[at];
        if (first.Title is not { } title || SheetNames.IsNumber(title) || first.Rows.Count > MostRows) return (first, 0);
        var rows = new List<SourceRow>();
        var others = 0;
        Append(rows, first, isFirst: true);
        while (at + others + 1 < tables.Count && others < MostTables && tables[at + others + 1] is var next && IsOfSame(first, next))
        {
            Append(rows, next, isFirst: false);
            others++;
            if (rows.Count > MostRows) return (first, 0);
        }

        return (rows.Count == first.Rows.Count ? first : Whole(first, rows), others);
    }

    // Below the same heading, or one that says which part of the entry comes next.
    bool IsOfSame(SourceTable first, SourceTable next) => next.Title is { } title
        && SheetNames.FileOf(next) == SheetNames.FileOf(first) && next.IsHidden == first.IsHidden
        && (TextKey.Of(title) == TextKey.Of(first.Title!) || IsPart(title));

    bool IsPart(string title) => names.MeaningOf(title)
        is { Field: ImportField.Actions or ImportField.Controls } or { Family: not ScoreFamily.None };

    static SourceTable Whole(SourceTable first, List<SourceRow> rows) =>
        first with { Rows = rows, LinesBefore = [], LinesBehind = [], IsRearranged = true };

    // Behind a gap, for nothing in one goes on with the other; what names a part is the line above it. Lines around a table that begin with
    // a heading are rows of their own.
    void Append(List<SourceRow> rows, SourceTable next, bool isFirst)
    {
        var number = rows.Count == 0 ? 0 : rows[^1].Number + 1;
        foreach (var line in LinesAround.Of(next.LinesBefore, names).Read) rows.Add(RowOf(++number, line));
        if (!isFirst && IsPart(next.Title!)) rows.Add(new SourceRow(++number, [next.Title!]));
        if (rows.Count > 0 && isFirst) number++;
        var before = next.Rows.Count == 0 || rows.Count == 0 ? 0 : next.Rows[0].Number - 1;
        rows.AddRange(next.Rows.Select(row => row with { Number = number + row.Number - before }));
        if (next.LinesBehind.Count == 0) return;
        number = rows[^1].Number + 1;
        foreach (var line in LinesAround.Of(next.LinesBehind, names).Read) rows.Add(RowOf(++number, line));
    }

    // The heading beside what it says.
    static SourceRow RowOf(int number, string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return new SourceRow(number, [line[..colon].Trim(), line[(colon + 1)..].Trim()]);
    }
}
