namespace RiskRegister.Domain.Imports;

/// <summary>A row of headings, or two, and the rows below it up to the next.</summary>
/// <param name="Heading">The place of the (first) row of headings in the table.</param>
/// <param name="First">The place of the first row below.</param>
/// <param name="Headings">By column: the groups above it and the heading itself; empty where there is none.</param>
internal sealed record TablePart(int Heading, int First, IReadOnlyList<string> Headings)
{
    /// <summary>The place after the last row of the part.</summary>
    public int End { get; set; }

    /// <summary>The rows among which it was found; null where it was made.</summary>
    public IReadOnlyList<SourceRow>? FoundIn { get; set; }

    /// <summary>The places of the rows, among those, that repeat its headings.</summary>
    public HashSet<int> Repeated { get; } = [];

    /// <summary>A caption above the headings that speaks of a kind.</summary>
    public string? Caption { get; set; }

    public TableLayout? Layout { get; set; }

    /// <summary>The rows below its headings.</summary>
    public IEnumerable<SourceRow> RowsOf(SourceTable table) => table.Rows.Take(End).Skip(First);

    /// <summary>Those of which each column says something of its own: not the name of a section, merged over several.</summary>
    public IEnumerable<SourceRow> RowsByColumns(SourceTable table) => RowsOf(table).Where(row => !RowSigns.IsBar(row));

    /// <summary>Whether every cell of a column says a day, or nothing.</summary>
    public bool HasDaysAlone(SourceTable table, int column) =>
        RowsByColumns(table).All(row => row.IsBlankAt(column) || DateText.Read(TablePiece.CellOf(row, column).Trim()) is not null);

    /// <summary>What the lines of a column's cells say, those that say something.</summary>
    public IEnumerable<string> LinesOf(SourceTable table, int column) => RowsByColumns(table)
        .Select(row => TablePiece.CellOf(row, column)).Where(cell => !TextKey.IsInvisible(cell))
        .SelectMany(ItemLines.LinesOf).Where(line => line.Length > 0);

    /// <summary>What the rows above the headings say of exemption.</summary>
    public (ExemptCaption Caption, int Row)? ExemptAbove { get; set; }
}

/// <summary>Finds the rows of headings in a table.</summary>
internal sealed class HeadingSearch(HeadingNames names)
{
    readonly GroupHeadings groups = new(names);
    readonly NumberedHeadings numbered = new(names);
    int numberAt;

    public const int RowsSearched = 200;
    const int FewestHeadings = 2;
    const int FewestLaterHeadings = 4;
    const int FewestOfReferences = 3;

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
            if (later is null)
            {
                part.Repeated.Add(index);
                continue;
            }

            part.End = index;
            parts.Add(part = later);
            index = later.First - 1;
        }

        part.End = rows.Count;
        foreach (var found in parts) found.FoundIn = rows;
        return parts;
    }

    /// <summary>Whether a row of a part is headings once more, as <see cref="PartsOf"/> saw of those that it found.</summary>
    public bool IsHeadingAgain(SourceTable table, int index, TablePart part) => part.FoundIn == table.Rows
        ? part.Repeated.Contains(index) : IsLaterHeading(table, index, part, out _);

    /// <summary>Whether a row repeats one of the rows of headings of its part.</summary>
    public static bool IsRepeated(SourceTable table, TablePart part, SourceRow row)
    {
        for (var heading = part.Heading; heading < part.First; heading++)
        {
            if (Repeats(row, table.Rows[heading])) return true;
        }

        return false;
    }

    static bool Repeats(SourceRow row, SourceRow headings)
    {
        var count = Math.Max(row.Cells.Count, headings.Cells.Count);
        for (var index = 0; index < count; index++)
        {
            var (one, other) = (TablePiece.CellOf(row, index), TablePiece.CellOf(headings, index));
            if (!one.AsSpan().Trim().Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    /// <summary>Whether the row, or this and the next, are headings of another part.</summary>
    bool IsLaterHeading(SourceTable table, int index, TablePart part, out TablePart? later)
    {
        later = null;
        var row = table.Rows[index];

        // Nearly every row of entries has a number as its score, and no row of headings has.
        if (!MayBeHeadings(row)) return false;
        if (IsRepeated(table, part, row)) return true;
        var (candidate, quality) = Best(table, index, null);
        if (!quality.IsComplete && !quality.IsOfReferences && (quality.Recognised < FewestLaterHeadings || !quality.HasTitle)) return false;

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
            if (quality.IsComplete && quality.Recognised * 3 >= quality.Filled) return Fuller(table, index, named, part, quality);
            // What entries are, with their scores in another table below.
            if (quality is { IsOfReferences: true, HasTitle: true }) return part;
            if (quality.Recognised <= most) continue;
            (closest, most) = (part, quality.Recognised);
        }

        return closest;
    }

    // Groups of groups may look complete themselves.
    TablePart Fuller(SourceTable table, int index, HashSet<string>? named, TablePart part, Quality quality)
    {
        var next = NextFilled(table, index + 1);
        if (next == table.Rows.Count || !MayBeHeadings(table.Rows[next])) return part;
        var (below, better) = Best(table, next, named);
        return better.IsComplete && better.Recognised > quality.Recognised ? below : part;
    }

    (TablePart Part, Quality Quality) Best(SourceTable table, int index, HashSet<string>? named)
    {
        var row = table.Rows[index];
        string[] single = [.. row.Cells.Select((_, at) => IsRepeatedSideways(row, at) ? "" : Shown(TablePiece.CellOf(row, at)))];
        var alone = QualityOf(single, named);
        var next = NextFilled(table, index + 1);
        if (alone.Filled == 0 || next == table.Rows.Count) return (WithUnits(table, new TablePart(index, index + 1, single)), alone);
        var below = table.Rows[next];
        var isNumbered = numbered.AreBelow(row, below, alone.Recognised);
        if (isNumbered || MayBeHeadings(below))
        {
            var belowAlone = QualityOf([.. below.Cells.Select(Shown)], named);

            // Nothing is made of a row of entries.
            var isOfGroup = isNumbered || IsBelowMerged(row, below);
            if (belowAlone.Recognised == 0 && named is null && !isOfGroup)
                return (WithUnits(table, new TablePart(index, index + 1, single)), alone);
            var width = Math.Max(row.Cells.Count, below.Cells.Count);
            var both = groups.Combined(ShownOf(row, width), ShownOf(below, width));
            var quality = QualityOf(both, named);
            if (isOfGroup || (quality.Recognised > alone.Recognised && (quality.Recognised > belowAlone.Recognised
                || (quality.IsComplete && (!belowAlone.IsComplete || (quality.HasRoles && !belowAlone.HasRoles))))))
                return BelowGroups(table, new TablePart(index, next + 1, both), named, quality);
        }

        return (WithUnits(table, new TablePart(index, index + 1, single)), alone);
    }

    // "Risk scores" over "Inherent" and "Residual", and those over "I", "L" and "Score": a third row of headings.
    (TablePart Part, Quality Quality) BelowGroups(SourceTable table, TablePart part, HashSet<string>? named, Quality quality)
    {
        var next = NextFilled(table, part.First);
        if (next < table.Rows.Count && MayBeHeadings(table.Rows[next]))
        {
            var (above, below) = (table.Rows[part.First - 1], table.Rows[next]);
            var width = Math.Max(part.Headings.Count, below.Cells.Count);
            string[] own = [.. ShownOf(below, width).Select((text, at) => text == Shown(TablePiece.CellOf(above, at)) ? "" : text)];
            if (own.Count(groups.IsPart) >= FewestHeadings && Array.TrueForAll(own, text => text.Length == 0 || IsOfGroup(text)))
            {
                var all = groups.Combined([.. part.Headings, .. Enumerable.Repeat("", width - part.Headings.Count)], own);
                if (QualityOf(all, named) is var better && better.Recognised > quality.Recognised)
                    return (WithUnits(table, new TablePart(part.Heading, next + 1, all)), better);
            }
        }

        return (WithUnits(table, part), quality);

        bool IsOfGroup(string text) => groups.IsPart(text) || names.MeaningOf(text) is not null;
    }

    string[] ShownOf(SourceRow row, int width) => [.. Enumerable.Range(0, width).Select(at => Shown(TablePiece.CellOf(row, at)))];

    // "(1-5)" in a row of its own below the headings belongs to them.
    TablePart WithUnits(SourceTable table, TablePart part)
    {
        var next = NextFilled(table, part.First);
        if (next == table.Rows.Count || !RowSigns.IsInBrackets(table.Rows[next])) return part;
        var units = table.Rows[next];
        return part with
        {
            First = next + 1,
            Headings = [.. part.Headings.Select((heading, at) =>
                Shown(TablePiece.CellOf(units, at)) is { Length: > 0 } unit && heading.Length > 0 ? $"{heading} {unit}" : heading)],
        };
    }

    static int NextFilled(SourceTable table, int index)
    {
        while (index < table.Rows.Count && RowSigns.IsBlank(table.Rows[index])) index++;
        return index;
    }

    Quality QualityOf(IReadOnlyList<string> headings, HashSet<string>? named)
    {
        var (filled, known, title, score, reference, roles) = (0, 0, false, false, false, false);
        var fields = new HashSet<object>();
        foreach (var heading in headings)
        {
            if (heading.Length == 0) continue;
            filled++;
            if (named is not null && named.Contains(HeadingNames.FoldedHeading(heading)))
            {
                fields.Add(heading);
                (title, score, roles) = (true, true, true);
            }
            else if (names.MeaningOf(heading) is { } meaning)
            {
                // Twice the same heading says half of it: a group above it says the rest.
                fields.Add((meaning.Field, meaning.Family));
                known++;
                reference |= filled == 1 && meaning.Field is ImportField.Reference or ImportField.Title;
                title |= meaning.Field is ImportField.Title or ImportField.Description;
                score |= meaning.Family != ScoreFamily.None;
                roles |= meaning.Family is not (ScoreFamily.None or ScoreFamily.Plain);
            }
        }

        return new Quality(fields.Count, filled, title, title && score && fields.Count >= FewestHeadings)
        {
            HasRoles = roles,
            IsOfReferences = reference && known * 3 >= filled * 2 && fields.Count >= FewestOfReferences,
        };
    }

    // A row of entries mostly has a number where the one above has one.
    bool MayBeHeadings(SourceRow row)
    {
        if (numberAt < row.Cells.Count && BeginsWithNumber(row.Cells[numberAt])) return false;
        var filled = 0;
        for (var index = 0; index < row.Cells.Count; index++)
        {
            var cell = row.Cells[index];
            if (BeginsWithNumber(cell))
            {
                numberAt = index;
                return false;
            }

            if (cell.Length > 0) filled++;
        }

        return filled >= FewestHeadings;
    }

    static bool BeginsWithNumber(string cell) => cell.Length is > 0 and <= 12 && char.IsAsciiDigit(cell[0]);

    /// <summary>Whether a cell repeats the one left of it, which is merged over both.</summary>
    public static bool IsRepeatedSideways(SourceRow row, int index) =>
        index > 0 && row.RemarkOf(index).Is(CellMarks.Merged) && TablePiece.CellOf(row, index) == TablePiece.CellOf(row, index - 1);

    // "Financial", "Reputation", and nothing else in the row, below an "Impact" that is merged over them.
    static bool IsBelowMerged(SourceRow row, SourceRow below)
    {
        var filled = 0;
        for (var at = 0; at < below.Cells.Count; at++)
        {
            var cell = below.Cells[at];
            if (TextKey.IsInvisible(cell) || (below.RemarkOf(at).Is(CellMarks.Merged) && cell == TablePiece.CellOf(row, at))) continue;
            if (!IsRepeatedSideways(row, at) && !IsRepeatedSideways(row, at + 1)) return false;
            if (cell.Any(char.IsAsciiDigit)) return false;
            filled++;
        }

        return filled >= FewestHeadings;
    }

    // On one line, but that one language below the other is told from a heading that goes on.
    string Shown(string cell)
    {
        var plain = CellText.WithPlainLineEnds(cell).Trim();
        return plain.Contains('\n', StringComparison.Ordinal) && names.KnownPartOf(plain) is not null
            ? plain.Replace("\n", " / ", StringComparison.Ordinal) : CellText.OnOneLine(plain);
    }

    readonly record struct Quality(int Recognised, int Filled, bool HasTitle, bool IsComplete)
    {
        /// <summary>Scores say which they are.</summary>
        public bool HasRoles { get; init; }

        /// <summary>A reference or title and what is said of it, little unknown: headings of a table about another's entries.</summary>
        public bool IsOfReferences { get; init; }
    }
}
