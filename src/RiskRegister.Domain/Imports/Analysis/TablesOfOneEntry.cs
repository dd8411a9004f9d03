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
        var rows = first.Rows.ToList();
        var others = 0;
        while (at + others + 1 < tables.Count && others < MostTables && tables[at + others + 1] is var next && IsOfSame(first, next))
        {
            Append(rows, next);
            others++;
            if (rows.Count > MostRows) return (first, 0);
        }

        return (others == 0 ? first : first with { Rows = rows, IsRearranged = true }, others);
    }

    // Below the same heading, or one that says which part of the entry comes next.
    bool IsOfSame(SourceTable first, SourceTable next) => next.Title is { } title
        && SheetNames.FileOf(next) == SheetNames.FileOf(first) && next.IsHidden == first.IsHidden
        && (TextKey.Of(title) == TextKey.Of(first.Title!) || IsPart(title));

    bool IsPart(string title) => names.MeaningOf(title)
        is { Field: ImportField.Actions or ImportField.Controls } or { Family: not ScoreFamily.None };

    // Behind a gap, for nothing in one goes on with the other; what names a part is the line above it.
    void Append(List<SourceRow> rows, SourceTable next)
    {
        var number = rows.Count == 0 ? 0 : rows[^1].Number + 1;
        if (IsPart(next.Title!)) rows.Add(new SourceRow(++number, [next.Title!]));
        var before = next.Rows.Count == 0 ? 0 : next.Rows[0].Number - 1;
        rows.AddRange(next.Rows.Select(row => row with { Number = number + row.Number - before }));
    }
}
