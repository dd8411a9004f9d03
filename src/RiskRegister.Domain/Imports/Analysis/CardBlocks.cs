namespace RiskRegister.Domain.Imports;

/// <summary>
/// The small tables within a card: scores in a grid, with "Inherent" and "Residual" beside it or above it; actions, with their owners and
/// days, one a row; and headings with what they say below them.
/// </summary>
internal sealed class CardBlocks(HeadingNames names)
{
    const int Widest = 12;
    const int FewestHeadings = 3;
    const int LongestScore = 24;

    readonly ItemHeadings items = new(names);
    readonly CardValues said = new(names);

    /// <summary>A block, and how many rows it takes.</summary>
    /// <param name="IsBelowHeadings">It is nothing but headings and what they say in the row below, as any table is.</param>
    public sealed record Block(int Rows, IReadOnlyList<CardPair> Pairs, bool IsBelowHeadings = false)
    {
        /// <summary>It has titles and scores of its own, and is no part of a card.</summary>
        public bool IsRegister { get; init; }

        /// <summary>It is one, but for a card that has said before which entry it is: what happens is headed as an event.</summary>
        public bool MayBeOfNamed { get; init; }

        public bool HasSameLabels(Block other) => Pairs.Select(pair => pair.Label).SequenceEqual(other.Pairs.Select(pair => pair.Label));
    }

    /// <summary>
    /// Whether the first two rows are a register's headings together, "Risk" over "Ref" and "Description", and scores stand below them: the
    /// lower ones alone may look like those of controls.
    /// </summary>
    public bool AreBelowGroups(IReadOnlyList<SourceRow> rows)
    {
        if (rows.Count < 3 || RowSigns.IsBar(rows[0]) || rows[0].Cells.Count != rows[1].Cells.Count) return false;
        string[] above = [.. Enumerable.Range(0, rows[0].Cells.Count).Select(at => CardLines.LabelAt(rows[0], at))];
        string[] below = [.. Enumerable.Range(0, above.Length).Select(at => CardLines.LabelAt(rows[1], at))];
        if (above.Zip(below).Count(pair => pair.First != pair.Second && pair.Second.Length > 0) < 2) return false;
        var labels = new GroupHeadings(names).Combined(above, below);
        int[] scores = [.. Enumerable.Range(0, labels.Length).Where(at => names.MeaningOf(labels[at]) is { Family: not ScoreFamily.None })];
        return labels.Count(IsHeading) * 3 >= labels.Length * 2 && names.AreOfRegister(labels)
            && rows.Skip(2).All(row => Array.TrueForAll(scores, at => names.MeaningOf(CardLines.LabelAt(row, at)) is null))
            && rows.Skip(2).Any(row => Array.Exists(scores, at => CardLines.LabelAt(row, at) is { Length: > 0 and <= LongestScore }));
    }

    /// <summary>Null where none begins with the row.</summary>
    public Block? At(IReadOnlyList<SourceRow> rows, int at)
    {
        var cells = CardLines.CellsOf(rows[at]);
        if (cells.Length is 0 or > Widest) return null;
        if (at + 1 == rows.Count) return Items(rows, at, cells, "");
        if (cells.Length == 1) return BelowName(rows, at, CardLines.LabelAt(rows[at], cells[0]));
        return Scores(rows, at, cells) ?? Gaps(rows, at, cells) ?? Items(rows, at, cells, "") ?? ScoresBelow(rows, at, cells)
            ?? OthersListed(rows, at, cells) ?? Headings(rows, at, cells);
    }

    Block? Scores(IReadOnlyList<SourceRow> rows, int at, int[] cells) =>
        FactorsAcross(rows, at, cells) ?? FamiliesAcross(rows, at, cells) ?? FamiliesOverForms(rows, at, cells)
            ?? PeriodsAcross(rows, at, cells) ?? GroupsAcross(rows, at);

    // "Q1", "Q2" and "Q3" across, and below them a row for each of the scores.
    Block? PeriodsAcross(IReadOnlyList<SourceRow> rows, int at, int[] cells)
    {
        var heading = rows[at];
        var columns = Labelled(heading, cells.Where(cell => cell > 0));
        if (columns.Length < 2 || !columns.All(column => PeriodNames.IsOne(CardLines.LabelAt(heading, column)))) return null;
        return Grid(rows, at, columns, IsOfPeriods, (row, column) => CardPair.Of(
            row, $"{CardLines.LabelAt(row, 0)} {CardLines.LabelAt(heading, column)}", column));

        bool IsOfPeriods(SourceRow row) => names.MeaningOf(CardLines.LabelAt(row, 0)) is { Family: not ScoreFamily.None }
            && columns.Count(column => CardLines.LabelAt(row, column).Length > 0) > 1;
    }

    // "Inherent risk" and "Residual risk" side by side, and below each its own "Impact" and "Likelihood", with the figures beside them.
    Block? FamiliesOverForms(IReadOnlyList<SourceRow> rows, int at, int[] cells)
    {
        var heading = rows[at];
        var columns = Labelled(heading, cells);
        if (columns.Length < 2 || !columns.All(column => IsFamily(CardLines.LabelAt(heading, column)))) return null;
        if (columns.Zip(columns.Skip(1), (one, next) => next - one).Any(width => width < 2)) return null;
        return Grid(rows, at, columns, IsOfForms, (row, column) => CardPair.Of(
            row, Combined(CardLines.LabelAt(heading, column), CardLines.LabelAt(row, column)), column + 1));

        bool IsOfForms(SourceRow row) => columns.All(column =>
            IsFactor(CardLines.LabelAt(row, column)) && !IsFactor(CardLines.LabelAt(row, column + 1)));
    }

    // "Impact", "Likelihood" and "Score" across, and below them a row for each of the scores.
    Block? FactorsAcross(IReadOnlyList<SourceRow> rows, int at, int[] cells)
    {
        var heading = rows[at];
        var columns = Labelled(heading, cells.Where(cell => cell > 0));
        int[] factors = [.. columns.Where(column => IsFactor(CardLines.LabelAt(heading, column)))];
        if (factors.Length < 2 || Array.Exists(factors, column => IsFactor(CardLines.LabelAt(rows[at + 1], column)))) return null;
        var isPair = columns is [.., var label, var value] && label > factors[^1] && HasPair(heading, label, value);
        return Grid(rows, at, isPair ? columns[..^2] : columns, row => IsFamily(CardLines.LabelAt(row, 0)), (row, column) => CardPair.Of(
            row, Combined(CardLines.LabelAt(row, 0), CardLines.LabelAt(heading, column)), column), isPair ? Beside : null);

        IEnumerable<CardPair> Beside(SourceRow row)
        {
            if (HasPair(row, columns[^2], columns[^1]))
                yield return CardPair.Of(row, CardLines.LabelAt(row, columns[^2]), columns[^1]);
        }
    }

    // "Date last reviewed" and the day, right of the grid.
    bool HasPair(SourceRow row, int label, int value) => names.MeaningOf(CardLines.LabelAt(row, label)) is { Family: ScoreFamily.None }
        && CardLines.LabelAt(row, value) is { Length: > 0 } said && names.MeaningOf(said) is null && said.Any(char.IsAsciiDigit);

    // "Inherent" and "Residual" across, and below them a row for impact, one for likelihood, one for the score.
    Block? FamiliesAcross(IReadOnlyList<SourceRow> rows, int at, int[] cells)
    {
        var heading = rows[at];
        var columns = Labelled(heading, cells.Where(cell => cell > 0));
        if (columns.Length < 2 || !columns.All(column => IsFamily(CardLines.LabelAt(heading, column)))) return null;
        if (columns.All(column => IsFactor(CardLines.LabelAt(rows[at + 1], column)))) return null;
        return Grid(rows, at, columns, row => IsFactor(CardLines.LabelAt(row, 0)), (row, column) => CardPair.Of(
            row, Combined(CardLines.LabelAt(heading, column), CardLines.LabelAt(row, 0)), column));
    }

    static int[] Labelled(SourceRow heading, IEnumerable<int> cells) =>
        [.. cells.Where(cell => CardLines.LabelAt(heading, cell).Length > 0)];

    // The rows below the heading as long as they belong to it; null where none does.
    static Block? Grid(
        IReadOnlyList<SourceRow> rows,
        int at,
        int[] columns,
        Func<SourceRow, bool> belongs,
        Func<SourceRow, int, CardPair> pairOf,
        Func<SourceRow, IEnumerable<CardPair>>? besideOf = null)
    {
        SourceRow[] below = [.. rows.Skip(at + 1).TakeWhile(belongs)];
        return below.Length == 0 ? null : new Block(1 + below.Length, [.. Beside(rows[at]), .. below.SelectMany(PairsOf)]);

        IEnumerable<CardPair> PairsOf(SourceRow row) => [.. columns.Select(column => pairOf(row, column)), .. Beside(row)];
        IEnumerable<CardPair> Beside(SourceRow row) => besideOf?.Invoke(row) ?? [];
    }

    // "Inherent" over its impact and likelihood, "Residual" over its own, and one row of figures.
    Block? GroupsAcross(IReadOnlyList<SourceRow> rows, int at)
    {
        if (at + 2 >= rows.Count) return null;
        var (above, below, values) = (rows[at], rows[at + 1], rows[at + 2]);
        var width = Math.Max(above.Cells.Count, below.Cells.Count);
        if (width > Widest) return null;
        string[] groups = [.. Enumerable.Range(0, width).Select(column => CardLines.LabelAt(above, column))];
        string[] factors = [.. Enumerable.Range(0, width).Select(column => CardLines.LabelAt(below, column))];
        if (groups.Skip(1).Any(group => group.Length > 0 && !IsFamily(group))) return null;
        int[] columns = [.. Enumerable.Range(0, width).Where(column => factors[column].Length > 0 && IsFactor(factors[column]))];
        if (columns.Length < 2 || factors.Skip(1).Any(factor => factor.Length > 0 && !IsFactor(factor))) return null;
        var labels = new GroupHeadings(names).Combined(groups, factors);
        if (!Array.Exists(columns, column => names.MeaningOf(labels[column]) is { Family: not (ScoreFamily.None or ScoreFamily.Plain) }))
            return null;
        return new Block(3, [.. columns.Select(column => CardPair.Of(values, labels[column], column))]);
    }

    // "Mitigating actions" alone in its row, and below it "What", "Who" and "When"; or "Risk scores", and below it those.
    Block? BelowName(IReadOnlyList<SourceRow> rows, int at, string name)
    {
        if (at + 2 >= rows.Count) return null;
        var cells = CardLines.CellsOf(rows[at + 1]);
        if (cells.Length is < 2 or > Widest) return null;
        var below = names.MeaningOf(name) switch
        {
            { Field: ImportField.Actions or ImportField.Controls } => Items(rows, at + 1, cells, name),
            { Family: not ScoreFamily.None } => Scores(rows, at + 1, cells),
            _ => null,
        };
        return below is null ? null : below with { Rows = below.Rows + 1 };
    }

    // "Target likelihood" and "Target impact" further down in the columns of the present ones, and their figures below; left of them
    // is nothing, or what says itself what it is.
    Block? ScoresBelow(IReadOnlyList<SourceRow> rows, int at, int[] cells)
    {
        var (heading, values) = (rows[at], rows[at + 1]);
        if (at == 0 || (CardLines.LabelAt(heading, 0).Length > 0 && !IsLabelled(heading, 0))) return null;
        var columns = Labelled(heading, cells);
        int[] scores =
            [.. columns.Where(column => names.MeaningOf(CardLines.LabelAt(heading, column)) is { Family: not ScoreFamily.None })];
        int[] others = [.. columns.Except(scores)];
        if (scores.Length < 2 || scores[0] == 0 || !Array.TrueForAll(others, column => column < scores[0] && IsLabelled(heading, column)))
            return null;
        int[] filled = [.. Labelled(values, CardLines.CellsOf(values)).Where(column => !IsRepeatedFrom(heading, values, column))];
        if (filled.Length == 0 || filled.Except(scores).Any()) return null;
        if (Array.Exists(filled, column => CardLines.LabelAt(values, column) is var value
            && (value.Length > LongestScore || names.MeaningOf(value) is not null))) return null;
        return new Block(2,
            [
                .. others.Select(column => LabelledIn(heading, column)),
                .. scores.Select(column => CardPair.Of(values, CardLines.LabelAt(heading, column), column)),
            ]);
    }

    // What is merged over both rows.
    static bool IsRepeatedFrom(SourceRow above, SourceRow row, int column) =>
        row.RemarkOf(column).Is(CellMarks.Merged) && row.Cells[column] == TablePiece.CellOf(above, column);

    // "Cabinet member: Cllr Reed" in one cell.
    static bool IsLabelled(SourceRow row, int at) => TablePiece.CellOf(row, at).AsSpan().Trim() is var text
        && text.IndexOf(':') is > 0 and var colon && colon + 1 < text.Length;

    static CardPair LabelledIn(SourceRow row, int at)
    {
        var text = row.Cells[at].Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new CardPair(row.Number, CellText.OnOneLine(text[..colon]), text[(colon + 1)..].Trim(), row.RemarkOf(at), row.IsHidden);
    }

    // A heading that is not known beside "Owner", "Target date" or "Status", and a row for each of what it lists: none of these is the
    // entry's, and no cell below them is a label. The headings together become the name of what isn't read.
    Block? OthersListed(IReadOnlyList<SourceRow> rows, int at, int[] cells)
    {
        var heading = rows[at];
        var columns = Labelled(heading, cells);
        if (at == 0 || columns.Length < FewestHeadings || columns[0] != 0 || columns.Length < cells.Length) return null;
        var meanings = Array.ConvertAll(columns, column => names.MeaningOf(CardLines.LabelAt(heading, column)));
        if (meanings[0] is not null || meanings[1] is null || Array.Exists(meanings, SaysMore)) return null;
        if (meanings.Count(meaning => meaning is not null) * 2 < columns.Length) return null;
        var (own, taken) = RowsBelow(rows, at, columns);
        if (own.Count == 0 || !own.TrueForAll(IsListed)) return null;
        var label = string.Join(" | ", columns.Select(column => CardLines.LabelAt(heading, column)));
        var lines = own.Select(row => string.Join(" | ", columns.Select(column => CardLines.LabelAt(row, column))));
        return new Block(1 + taken, [new CardPair(heading.Number, names.MeaningOf(label) is null ? label : CardPair.Across,
            string.Join('\n', lines), CellRemark.None, own.TrueForAll(row => row.IsHidden))]);

        bool IsListed(SourceRow row) => CardLines.LabelAt(row, 0).Length > 0 && !columns.Skip(1).Any(column =>
            names.MeaningOf(CardLines.LabelAt(row, column)) is { Family: not ScoreFamily.None } or { Field: ImportField.Title });
    }

    // What is not said of items.
    static bool SaysMore(HeadingMeaning? meaning) => meaning is not null
        && (meaning.Family != ScoreFamily.None || ItemParts.Among(ImportField.Actions, meaning.Field) is null);

    Block? Items(IReadOnlyList<SourceRow> rows, int at, int[] cells, string name)
    {
        var heading = rows[at];
        var columns = Labelled(heading, cells);
        if (name.Length == 0 && Array.Exists(columns, column => IsOfEntries(CardLines.LabelAt(heading, column)))) return null;
        if (items.LabelsOf([.. columns.Select(column => CardLines.LabelAt(heading, column))], name) is not { } labels) return null;
        var (own, taken) = RowsBelow(rows, at, columns);

        // Headings of actions may wait for the first.
        var areKnown = Array.TrueForAll(columns, column => names.MeaningOf(CardLines.LabelAt(heading, column)) is not null);
        if (taken == 0 && (columns.Length < FewestHeadings || !areKnown)) return null;
        return new Block(1 + taken, [.. columns.Zip(labels, (column, label) => Listed(heading.Number, own, column, label))]);
    }

    // "Gaps in control" beside "Gaps in assurance", and below each what is missing.
    Block? Gaps(IReadOnlyList<SourceRow> rows, int at, int[] cells)
    {
        var heading = rows[at];
        var columns = Labelled(heading, cells);
        if (columns.Length < 2 || !Array.TrueForAll(columns, column => ControlGaps.IsHeading(CardLines.LabelAt(heading, column))))
            return null;
        var (own, taken) = RowsBelow(rows, at, columns);
        return new Block(1 + taken,
            [.. columns.Select(column => Listed(heading.Number, own, column, CardLines.LabelAt(heading, column)))]);
    }

    // An item each, without those that say that there is none; and how many rows they are with these.
    (List<SourceRow> Own, int Taken) RowsBelow(IReadOnlyList<SourceRow> rows, int at, int[] columns)
    {
        var (own, taken) = (new List<SourceRow>(), 0);
        while (at + 1 + taken < rows.Count && rows[at + 1 + taken] is var row && IsItem(row))
        {
            taken++;
            if (!columns.All(column => ItemLines.IsNone(CardLines.LabelAt(row, column)))) own.Add(row);
        }

        return (own, taken);

        bool IsItem(SourceRow row) => CardLines.CellsOf(row) is var filled && !RowSigns.IsBar(row)
            && row.Number == rows[at].Number + taken + 1
            && filled.Length <= columns.Length + 1
            && !SaysSomethingElse(row, columns, filled)
            && columns.Count(column => names.MeaningOf(CardLines.LabelAt(row, column)) is not null) * 2 <= columns.Length;
    }

    // "Risk owner", "Gaps in control", or "Risk appetite" beside nothing but one value, or a value that is merged over what two headings
    // stand above.
    bool SaysSomethingElse(SourceRow row, int[] columns, int[] filled)
    {
        var label = CardLines.LabelAt(row, columns[0]);
        if (names.MeaningOf(label) is not null || ControlGaps.IsHeading(label)) return true;
        if (columns.Skip(1).Any(column => IsMergedInto(row, column))) return true;
        return filled.Count(at => !TextKey.IsInvisible(row.Cells[at])) <= 2 && HeadingSigns.LabelsARemark(label);
    }

    static bool IsMergedInto(SourceRow row, int at) => at < row.Cells.Count && row.RemarkOf(at).Is(CellMarks.Merged)
        && !ItemLines.IsNone(row.Cells[at]) && row.Cells[at] == row.Cells[at - 1];

    // "Risk" beside "What we are doing" and "Lead" is no heading of actions.
    bool IsOfEntries(string heading) =>
        HeadingNames.KindNamedIn(heading) is not null && names.MeaningOf(heading)?.Field == ImportField.Title;

    // A line for each, so that what stands in one row stays beside each other.
    static CardPair Listed(int number, List<SourceRow> rows, int column, string label)
    {
        var lines = rows.Select(row => CellText.OnOneLine(CellText.WithPlainLineEnds(TablePiece.CellOf(row, column))))
            .Select(line => line.Length == 0 ? "-" : line);
        var remark = rows.Select(row => row.RemarkOf(column)).FirstOrDefault(remark => remark != CellRemark.None) ?? CellRemark.None;
        return new CardPair(number, label, string.Join('\n', lines), remark, rows.TrueForAll(row => row.IsHidden));
    }

    // Nothing but headings, and what they say in the row below.
    Block? Headings(IReadOnlyList<SourceRow> rows, int at, int[] cells)
    {
        var (heading, values) = (rows[at], rows[at + 1]);
        string[] labels = [.. cells.Select(cell => CardLines.LabelAt(heading, cell))];
        if (Array.Exists(labels, label => label.Length == 0)) return null;
        var areWide = cells is [0, >= 2] && names.MeaningOf(labels[0]) is not null && CardLines.CellsOf(values).SequenceEqual(cells);
        if (labels.Length < FewestHeadings && !areWide && !Array.TrueForAll(labels, IsFamily)) return null;
        if (!areWide && labels.Count(IsHeading) * 3 < labels.Length * 2) return null;
        if (RowSigns.IsBar(values)) return null;
        if (cells.Zip(labels).Any(cell => said.IsHeadingBelow(cell.Second, CardLines.LabelAt(values, cell.First)))) return null;
        return new Block(2, [.. cells.Zip(labels, (cell, label) => CardPair.Of(values, label, cell))], IsBelowHeadings: true)
        {
            MayBeOfNamed = at > 0 && !HasScoreAgain(rows, at, cells, labels)
                && !Array.Exists(labels, label => names.MeaningOf(label)?.Field is ImportField.Reference
                    || (names.MeaningOf(label)?.Field == ImportField.Title && !HeadingsOfCauses.AreOfEvents(label))),
            IsRegister = (at == 0 && HasScoreAgain(rows, at, cells, labels))
                || (Array.Exists(labels, label => names.MeaningOf(label)?.Field is ImportField.Title or ImportField.Description)
                    && Array.Exists(labels, label => names.MeaningOf(label) is { Family: not (ScoreFamily.None or ScoreFamily.Target) })),
        };
    }

    // A second row of nothing but values, with a figure below the same heading of a score, is another entry.
    bool HasScoreAgain(IReadOnlyList<SourceRow> rows, int at, int[] cells, string[] labels) => at + 2 < rows.Count
        && CardLines.CellsOf(rows[at + 2]).SequenceEqual(cells)
        && Array.TrueForAll(cells, cell => names.MeaningOf(CardLines.LabelAt(rows[at + 2], cell)) is null)
        && !cells.Zip(labels).All(cell => names.MeaningOf(cell.Second) is { Family: not ScoreFamily.None })
        && cells.Zip(labels).Any(cell => names.MeaningOf(cell.Second) is { Family: not ScoreFamily.None }
            && IsScore(rows[at + 1], cell.First, at) && IsScore(rows[at + 2], cell.First, at));

    // Further down also "Likely (4)".
    static bool IsScore(SourceRow row, int column, int at) => CardLines.LabelAt(row, column) is var text
        && (RowSigns.IsScoreLike(text) || (at > 0 && text.Length is > 0 and <= LongestScore));

    // "Date identified" is one, if of no field.
    bool IsHeading(string label) => names.MeaningOf(label) is not null
        || HeadingNames.FoldedHeading(label).Split(' ').Contains("date");

    /// <summary>"Impact", "Score".</summary>
    public bool IsFactor(string heading) => names.MeaningOf(heading) is { Family: ScoreFamily.Plain };

    // "Inherent Impact", also where the form asks "How serious is it?"
    string Combined(string family, string factor) => names.MeaningOf($"{family} {factor}") is not null ? $"{family} {factor}"
        : names.MeaningOf(factor) switch
        {
            { Field: ImportField.Impact } => $"{family} Impact",
            { Field: ImportField.Likelihood } => $"{family} Likelihood",
            _ => $"{family} {factor}",
        };

    /// <summary>"Inherent", "Residual risk".</summary>
    public bool IsFamily(string heading) =>
        names.MeaningOf(heading) is { Field: ImportField.Score, Family: not (ScoreFamily.None or ScoreFamily.Plain) };
}
