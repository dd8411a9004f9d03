namespace RiskRegister.Domain.Imports;

/// <summary>A row of headings, or two, and the rows below it up to the next.</summary>
/// <param name="Heading">The place of the (first) row of headings in the table.</param>
/// <param name="First">The place of the first row below.</param>
/// <param name="Headings">By column: the groups above it and the heading itself; empty where there is none.</param>
internal sealed record TablePart(int Heading, int First, IReadOnlyList<string> Headings)
{
    /// <summary>The place after the last row of the part.</summary>
    public int End { get; set; }

    /// <summary>A caption above the headings that speaks of a kind.</summary>
    public string? Caption { get; set; }

    public TableLayout? Layout { get; set; }
}

/// <summary>Finds the rows of headings in a table.</summary>
internal sealed class HeadingSearch(HeadingNames names)
{
    public const int RowsSearched = 200;
    const int FewestHeadings = 2;
    const int FewestLaterHeadings = 4;

    /// <summary>The parts of a table, none where nothing looks like headings.</summary>
    public IReadOnlyList<TablePart> PartsOf(SourceTable table, TableMapping? mapping)
    {
        var named = mapping?.Columns.Select(column => HeadingNames.FoldedHeading(column.Heading)).ToHashSet(StringComparer.Ordinal);
        if (First(table, named) is not { } part) return [];
        var parts = new List<TablePart> { part };
        var rows = table.Rows;
        for (var index = part.First; index < rows.Count; index++)
        {
            if (!IsLaterHeading(table, index, part, out var later)) continue;

            // Headings printed again on the next page part nothing.
            if (later is null) continue;
            part.End = index;
            parts.Add(part = later);
            index = later.First - 1;
        }

        part.End = rows.Count;
        return parts;
    }

    /// <summary>Whether a row repeats the headings of its part.</summary>
    public static bool Repeats(SourceRow row, SourceRow headings)
    {
        var count = Math.Max(row.Cells.Count, headings.Cells.Count);
        for (var index = 0; index < count; index++)
        {
            var (one, other) = (CellAt(row, index), CellAt(headings, index));
            if (!one.AsSpan().Trim().Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    /// <summary>Whether the row, or this and the next, are headings of another part.</summary>
    public bool IsLaterHeading(SourceTable table, int index, TablePart part, out TablePart? later)
    {
        later = null;
        var row = table.Rows[index];

        // Nearly every row of entries has a number as its score, and no row of headings has.
        if (!MayBeHeadings(row)) return false;
        if (Repeats(row, table.Rows[part.Heading])) return true;
        var (candidate, quality) = Best(table, index, null);
        if (!quality.IsComplete && (quality.Recognised < FewestLaterHeadings || !quality.HasTitle)) return false;

        // Entries may use words that are headings elsewhere: most of the cells of a row of headings are some.
        if (quality.Recognised * 2 < quality.Filled) return false;
        later = candidate;
        return true;
    }

    // The first complete row of headings, else the row that comes closest.
    TablePart? First(SourceTable table, HashSet<string>? named)
    {
        var (closest, most) = ((TablePart?)null, FewestHeadings - 1);
        for (var index = 0; index < Math.Min(RowsSearched, table.Rows.Count); index++)
        {
            var (part, quality) = Best(table, index, named);
            if (quality.IsComplete && quality.Recognised * 3 >= quality.Filled) return part;
            if (quality.Recognised <= most) continue;
            (closest, most) = (part, quality.Recognised);
        }

        return closest;
    }

    (TablePart Part, Quality Quality) Best(SourceTable table, int index, HashSet<string>? named)
    {
        var row = table.Rows[index];
        string[] single = [.. row.Cells.Select((_, at) => IsRepeatedSideways(row, at) ? "" : Shown(CellAt(row, at)))];
        var alone = QualityOf(single, named);
        if (alone.Filled > 0 && index + 1 < table.Rows.Count && MayBeHeadings(table.Rows[index + 1]))
        {
            var below = table.Rows[index + 1];
            var both = Combined(row, below);
            var quality = QualityOf(both, named);
            var belowAlone = QualityOf([.. below.Cells.Select(Shown)], named);
            if (quality.Recognised > alone.Recognised && (quality.Recognised > belowAlone.Recognised
                || (quality.IsComplete && !belowAlone.IsComplete)))
                return (new TablePart(index, index + 2, both), quality);
        }

        return (new TablePart(index, index + 1, single), alone);
    }

    // A group's heading stands over its first column and, merged or not, over those right of it that have headings of their own.
    static string[] Combined(SourceRow above, SourceRow below)
    {
        var headings = new string[Math.Max(above.Cells.Count, below.Cells.Count)];
        var group = "";
        for (var index = 0; index < headings.Length; index++)
        {
            var (top, bottom) = (Shown(CellAt(above, index)), Shown(CellAt(below, index)));
            if (top.Length > 0) group = top;
            if (bottom.Length == 0) group = "";
            headings[index] = (top.Length > 0 ? top : group, bottom) switch
            {
                (_, "") => top,
                ("", _) => bottom,
                var (one, other) when string.Equals(one, other, StringComparison.OrdinalIgnoreCase) => one,
                var (one, other) => $"{one} {other}",
            };
        }

        return headings;
    }

    Quality QualityOf(IReadOnlyList<string> headings, HashSet<string>? named)
    {
        var (filled, title, score) = (0, false, false);
        var fields = new HashSet<object>();
        foreach (var heading in headings)
        {
            if (heading.Length == 0) continue;
            filled++;
            if (named is not null && named.Contains(HeadingNames.FoldedHeading(heading)))
            {
                fields.Add(heading);
                (title, score) = (true, true);
            }
            else if (names.MeaningOf(heading) is { } meaning)
            {
                // Twice the same heading says half of it: a group above it says the rest.
                fields.Add((meaning.Field, meaning.Family));
                title |= meaning.Field is ImportField.Title or ImportField.Description;
                score |= meaning.Family != ScoreFamily.None;
            }
        }

        return new Quality(fields.Count, filled, title, title && score && fields.Count >= FewestHeadings);
    }

    static bool MayBeHeadings(SourceRow row)
    {
        var filled = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.Length is > 0 and <= 12 && char.IsAsciiDigit(cell[0])) return false;
            if (cell.Length > 0) filled++;
        }

        return filled >= FewestHeadings;
    }

    static bool IsRepeatedSideways(SourceRow row, int index) =>
        index > 0 && row.RemarkOf(index).Is(CellMarks.Merged) && CellAt(row, index) == CellAt(row, index - 1);

    static string Shown(string cell) => CellText.OnOneLine(CellText.WithPlainLineEnds(cell));

    static string CellAt(SourceRow row, int index) => index < row.Cells.Count ? row.Cells[index] : "";

    readonly record struct Quality(int Recognised, int Filled, bool HasTitle, bool IsComplete);
}
