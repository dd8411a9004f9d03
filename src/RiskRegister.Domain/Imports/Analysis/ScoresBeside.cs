namespace RiskRegister.Domain.Imports;

/// <summary>
/// Grids of scores that stand beside the labels of a form, row by row: "Likelihood", "Impact" and "Score" above, with "Gross" and "Net" in
/// the column before them, or the other way round. Each is laid between the rows that it stands beside.
/// </summary>
internal sealed class ScoresBeside(HeadingNames names)
{
    const int FewestRows = 3;
    const int FewestColumns = 4;
    const int MostRows = 2_000;
    const int Widest = 14;
    const int LongestFigure = 24;

    readonly CardBlocks blocks = new(names);

    /// <param name="Names">The column with what each row of scores is called, before them or behind.</param>
    /// <param name="Rows">With the row of headings.</param>
    readonly record struct Grid(int First, int End, int Names, int Rows)
    {
        public SourceRow Of(SourceRow row) => Names == First ? JoinedTables.Cut(row, First, End)
            : JoinedTables.Cut(row, First, Names).Behind(TablePiece.CellOf(row, Names));
    }

    /// <summary>The same table where there is no such grid.</summary>
    public SourceTable Laid(SourceTable table)
    {
        if (table.Rows.Count is < FewestRows or > MostRows) return table;
        var rows = new List<SourceRow>();
        var waiting = new List<SourceRow>();
        var (has, hasLabel) = (false, false);
        for (var at = 0; at < table.Rows.Count; at++)
        {
            if (GridAt(table.Rows, at) is not { } grid)
            {
                Add(table.Rows[at]);
                continue;
            }

            LayWaiting();
            has = true;
            if (rows.Count > 0 && IsNameAbove(rows[^1], grid)) rows[^1] = Without(rows[^1], grid);
            SourceRow[] beside = [.. table.Rows.Skip(at).Take(grid.Rows)];
            waiting.AddRange(beside.Select(grid.Of));
            foreach (var left in beside.Select(row => Without(row, grid)).Where(left => !GoesOnAbove(left))) Add(left);
            at += grid.Rows - 1;
        }

        LayWaiting();
        return has ? table with { Rows = rows, IsRearranged = true } : table;

        // What has no label goes on with what the grid's first row stands beside.
        void Add(SourceRow row)
        {
            var isLabelled = CardLines.LabelAt(row, 0).Length > 0;
            if (isLabelled && hasLabel) LayWaiting();
            rows.Add(row);
            hasLabel = waiting.Count > 0 && (hasLabel || isLabelled);
        }

        void LayWaiting()
        {
            rows.AddRange(waiting);
            waiting.Clear();
            hasLabel = false;
        }
    }

    Grid? GridAt(IReadOnlyList<SourceRow> rows, int at)
    {
        var row = rows[at];
        if (at + 1 == rows.Count || row.Cells.Count is < FewestColumns or > Widest) return null;
        for (var first = 0; first + 1 < row.Cells.Count; first++)
        {
            var isFactor = blocks.IsFactor(CardLines.LabelAt(row, first));
            if (!isFactor && !blocks.IsFamily(CardLines.LabelAt(row, first))) continue;
            var found = isFactor ? GridAt(rows, at, first, blocks.IsFactor, blocks.IsFamily)
                : GridAt(rows, at, first, blocks.IsFamily, blocks.IsFactor);
            if (found is not null) return found;
        }

        return null;
    }

    Grid? GridAt(IReadOnlyList<SourceRow> rows, int at, int first, Func<string, bool> isAbove, Func<string, bool> isName)
    {
        var heading = rows[at];
        var end = first;
        while (end < heading.Cells.Count && isAbove(CardLines.LabelAt(heading, end))) end++;
        if (end - first < 2) return null;
        return IsNames(first - 1) ? Below(new Grid(first - 1, end, first - 1, 0))
            : IsNames(end) ? Below(new Grid(first, end + 1, end, 0)) : null;

        bool IsNames(int column) => column >= 0 && !IsSaid(heading, column) && isName(CardLines.LabelAt(rows[at + 1], column));

        Grid? Below(Grid grid)
        {
            var met = new HashSet<string>(StringComparer.Ordinal);
            var count = 1;
            while (at + count < rows.Count && IsOfGrid(rows[at + count], met)) count++;
            grid = grid with { Rows = count };
            return count > 1 && !IsHeadingBeside(heading, grid)
                && rows.Skip(at).Take(count).Any(row => !RowSigns.IsBlank(Without(row, grid))) ? grid : null;

            bool IsOfGrid(SourceRow row, HashSet<string> met) => CardLines.LabelAt(row, grid.Names) is { Length: > 0 } label
                && isName(label) && met.Add(HeadingNames.FoldedHeading(label))
                && Enumerable.Range(first, end - first).All(column => TablePiece.CellOf(row, column).Trim().Length <= LongestFigure
                    && !isAbove(CardLines.LabelAt(row, column)) && !isName(CardLines.LabelAt(row, column)));
        }
    }

    // "Risk scores" over all of it.
    bool IsNameAbove(SourceRow row, Grid grid)
    {
        string[] said = [.. Enumerable.Range(grid.First, grid.End - grid.First).Select(at => CardLines.LabelAt(row, at))
            .Where(text => text.Length > 0).Distinct()];
        return said is [var name] && blocks.IsFactor(name);
    }

    // What stands there is said of the label before it.
    bool IsSaid(SourceRow row, int at) => at > 0 && CardLines.LabelAt(row, at).Length > 0 && !row.RemarkOf(at).Is(CellMarks.Merged)
        && names.MeaningOf(CardLines.LabelAt(row, at - 1)) is not null;

    // A row of nothing but headings is a table's.
    bool IsHeadingBeside(SourceRow heading, Grid grid)
    {
        string[] others = [.. CardLines.CellsOf(Without(heading, grid)).Select(at => CardLines.LabelAt(Without(heading, grid), at))
            .Where(label => label.Length > 0)];
        return others.Length > 1 && Array.TrueForAll(others, label => names.MeaningOf(label) is not null);
    }

    // Nothing, or what merged cells repeat.
    static bool GoesOnAbove(SourceRow row) => Enumerable.Range(0, row.Cells.Count)
        .All(at => TextKey.IsInvisible(row.Cells[at]) || row.RemarkOf(at).Is(CellMarks.Merged));

    static SourceRow Without(SourceRow row, Grid grid)
    {
        var width = grid.End - grid.First;
        return row with
        {
            Cells = [.. row.Cells.Take(grid.First), .. row.Cells.Skip(grid.End)],
            Remarks = row.Remarks?.Where(pair => pair.Key < grid.First || pair.Key >= grid.End)
                .ToDictionary(pair => pair.Key < grid.First ? pair.Key : pair.Key - width, pair => pair.Value),
        };
    }
}
