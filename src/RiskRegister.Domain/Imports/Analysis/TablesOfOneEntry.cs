using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Tables below the name of one entry, of which each says some of it: what it is, its scores, its actions. Together they are a card.
/// </summary>
internal sealed class TablesOfOneEntry(HeadingNames names)
{
    const int MostTables = 8;
    const int MostRows = 500;

    static readonly FrozenSet<string> NamesOfParts =
        new[] { "assessment", "details", "risk assessment", "risk details", "scoring", "risk scoring", "summary", "risk summary" }
            .ToFrozenSet(StringComparer.Ordinal);

    readonly Dictionary<IReadOnlyList<string>, LinesAround> around = new(ReferenceEqualityComparer.Instance);

    /// <summary>The lines before a table, or behind it, which are looked into once.</summary>
    public LinesAround Around(IReadOnlyList<string> lines)
    {
        if (!around.TryGetValue(lines, out var said)) around[lines] = said = LinesAround.Of(lines, names);
        return said;
    }

    /// <summary>A table below "Scores" as the table of the entry that the heading above this names; else the same.</summary>
    public SourceTable BelowHigher(SourceTable table) =>
        table is { Higher: { } higher, Title: { } title, Rows.Count: <= MostRows } && names.MeaningOf(higher.Title) is null
        && (IsPart(title) || NamesOfParts.Contains(TextKey.Of(title)))
            ? table with { Title = higher.Title, LinesBefore = higher.Lines, Text = [.. higher.Lines.TakeWhile(LinesAround.IsText)] }
            : table;

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
        foreach (var line in Around(next.LinesBefore).Read) rows.Add(RowOf(++number, line));
        if (!isFirst && IsPart(next.Title!)) rows.Add(new SourceRow(++number, [next.Title!]));
        if (rows.Count > 0 && isFirst) number++;
        var before = next.Rows.Count == 0 || rows.Count == 0 ? 0 : next.Rows[0].Number - 1;

        // Markdown has a line of dashes below the headings.
        var dashes = next.Rows is [var heading, var second, ..] && second.Number == heading.Number + 2 ? 1 : 0;
        rows.AddRange(next.Rows.Select((row, at) => row with { Number = number + row.Number - before - (at > 0 ? dashes : 0) }));
        if (next.LinesBehind.Count == 0) return;
        number = rows[^1].Number + 1;
        foreach (var line in Around(next.LinesBehind).Read) rows.Add(RowOf(++number, line));
    }

    // The heading beside what it says.
    static SourceRow RowOf(int number, string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return new SourceRow(number, [line[..colon].Trim(), line[(colon + 1)..].Trim()]);
    }
}
