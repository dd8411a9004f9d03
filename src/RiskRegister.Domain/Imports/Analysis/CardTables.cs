namespace RiskRegister.Domain.Imports;

/// <summary>
/// Turns cards into rows. Many registers have a small table for each risk, or one long one, with the headings beside what they say: in the
/// first column, or in every other one. Cards with the same headings are one table.
/// </summary>
internal sealed class CardTables(HeadingNames names)
{
    const int FewestLabels = 4;
    const int Widest = 6;
    const int LongestScore = 24;
    const int MostLabels = 60;

    // The heading that a line across a card gets.
    const string Caption = "Name";

    /// <summary>The tables, with a row for each card in the place of the cards.</summary>
    public IReadOnlyList<SourceTable> AsRows(IReadOnlyList<SourceTable> tables)
    {
        var rows = new List<SourceTable>();
        var cards = new List<Card>();
        foreach (var table in tables)
        {
            var found = CardsOf(table);
            if (found.Count == 0) found = EntriesInColumns(table);
            if (found.Count == 0) found = NamedRow(table);
            if (found.Count > 0)
            {
                cards.AddRange(found);
                continue;
            }

            rows.AddRange(Joined(cards));
            cards.Clear();
            rows.Add(table);
        }

        rows.AddRange(Joined(cards));
        return rows;
    }

    IEnumerable<SourceTable> Joined(List<Card> cards)
    {
        foreach (var alike in cards.GroupBy(card => string.Join('\n', card.Pairs.Select(pair => HeadingNames.FoldedHeading(pair.Label)))))
        {
            Card[] all = [.. alike];
            if (!all[0].Pairs.Exists(IsTitle))
            {
                // What stands above each card is its name, where it is each one's own.
                var isNamed = all.Length > 1 && Array.TrueForAll(all, card => card.Table.Title is not null)
                    && all.DistinctBy(card => TextKey.Of(card.Table.Title!), StringComparer.Ordinal).Count() == all.Length;
                if (isNamed)
                {
                    foreach (var card in all)
                        card.Pairs.Insert(0, new Pair(card.Pairs[0].Row, Caption, card.Table.Title!, CellRemark.None, false));
                }
                else if (!all[0].Pairs.Exists(pair => names.MeaningOf(pair.Label) is { Field: ImportField.Description }))
                {
                    foreach (var card in all) yield return card.Table;
                    continue;
                }
            }

            var first = all[0];
            yield return first.Table with
            {
                Rows =
                [
                    new SourceRow(first.Pairs[0].Row, [.. first.Pairs.Select(pair => pair.Label)]), .. all.Select(card => card.ToRow()),
                ],
                HiddenColumns = new HashSet<int>(),
                IsRearranged = true,
                IsHidden = all.All(card => card.Table.IsHidden),
            };
        }
    }

    // None where the table is no card: most labels are headings, those of a title and a score among them, and no row is headings itself.
    List<Card> CardsOf(SourceTable table)
    {
        if (table.Rows.Count == 0 || table.Rows.Any(row => CellsOf(row).Length > Widest)) return [];
        var pairs = table.Rows.SelectMany(PairsOf).ToArray();

        // One line above many cards is the table's; above each, or above the only one, it is the card's name.
        var captions = pairs.Where(pair => pair.Label == Caption).ToArray();
        var labels = pairs.Where(pair => pair.Label.Length > 0).Select(pair => HeadingNames.FoldedHeading(pair.Label)).ToArray();
        if (captions.Length == 1 && labels.Distinct().Count() < labels.Length) pairs = [.. pairs.Except(captions)];
        if (pairs.Length < FewestLabels || pairs[0].Label.Length == 0) return [];
        var first = HeadingNames.FoldedHeading(pairs[0].Label);
        var cards = new List<Card>();
        foreach (var pair in pairs)
        {
            if (pair.Label.Length == 0)
            {
                // Another line of what stands above.
                var above = cards[^1].Pairs[^1];
                cards[^1].Pairs[^1] = above with { Value = above.Value.Length == 0 ? pair.Value : $"{above.Value}\n{pair.Value}" };
                continue;
            }

            if (cards.Count == 0 || HeadingNames.FoldedHeading(pair.Label) == first) cards.Add(new Card(table, []));
            cards[^1].Pairs.Add(pair);
        }

        return cards.TrueForAll(card => IsCard(card, isNamedAbove: cards.Count == 1 && table.Title is not null)) ? cards : [];
    }

    // Headings and one row below them, which only what stands above the table names.
    List<Card> NamedRow(SourceTable table)
    {
        if (table.Title is null || table.Rows is not [var headings, var row]) return [];
        var card = new Card(table,
        [
            .. Enumerable.Range(0, headings.Cells.Count).Where(at => LabelAt(headings, at).Length > 0)
                .Select(at => new Pair(row.Number, LabelAt(headings, at), TablePiece.CellOf(row, at), row.RemarkOf(at), row.IsHidden)),
        ]);
        var isKnown = card.Pairs.Exists(pair => IsTitle(pair) || names.MeaningOf(pair.Label) is { Field: ImportField.Reference });
        return !isKnown && IsCard(card, isNamedAbove: true) ? [card] : [];
    }

    // A table on its side: the headings in the first column, or the first two, and an entry in each column right of them.
    List<Card> EntriesInColumns(SourceTable table)
    {
        if (table.Rows.Count is < FewestLabels or > MostLabels || !table.Rows.Any(row => CellsOf(row).Length > 2)) return [];
        string[] first = [.. table.Rows.Select(row => LabelAt(row, 0))];
        string[] second = [.. table.Rows.Select(row => LabelAt(row, 1))];
        return CardsAt(first, 1) is { Count: > 0 } one ? one : CardsAt(new GroupHeadings(names).Combined(first, second), 2);

        List<Card> CardsAt(string[] labels, int column)
        {
            var filled = labels.Where(label => label.Length > 0).ToArray();
            if (filled.Distinct(StringComparer.OrdinalIgnoreCase).Count() < filled.Length) return [];
            var width = table.Rows.Max(row => row.Cells.Count);
            var cards = new List<Card>();
            for (var at = column; at < width; at++)
            {
                var pairs = table.Rows.Zip(labels)
                    .Where(each => each.Second.Length > 0)
                    .Select(each => new Pair(each.First.Number, each.Second, at < each.First.Cells.Count ? each.First.Cells[at] : "",
                        each.First.RemarkOf(at), each.First.IsHidden))
                    .ToList();
                if (pairs.TrueForAll(pair => TextKey.IsInvisible(pair.Value))) continue;
                cards.Add(new Card(table, pairs));
            }

            return cards.Count > 1 && cards.TrueForAll(card => IsCard(card, isNamedAbove: false) && IsFilled(card)) ? cards : [];
        }
    }

    // A column beside others may explain what is to be filled in.
    bool IsFilled(Card card) => card.Pairs.Exists(pair => IsTitle(pair) && !TextKey.IsInvisible(pair.Value))
        && card.Pairs.Exists(pair => names.MeaningOf(pair.Label) is { Family: not ScoreFamily.None }
            && pair.Value.Trim().Length is > 0 and <= LongestScore);

    static string LabelAt(SourceRow row, int at) => at >= row.Cells.Count ? ""
        : CellText.OnOneLine(CellText.WithPlainLineEnds(row.Cells[at])).TrimEnd(':').TrimEnd();

    bool IsTitle(Pair pair) => pair.Label == Caption || names.MeaningOf(pair.Label)
        is { Field: ImportField.Title } or { Field: ImportField.Description, Sureness: Sureness.Sure };

    bool IsCard(Card card, bool isNamedAbove)
    {
        var meanings = card.Pairs.Select(pair => names.MeaningOf(pair.Label)).ToArray();
        return card.Pairs.Count >= FewestLabels
            && meanings.Count(meaning => meaning is not null) * 3 >= meanings.Length * 2
            && card.Pairs.Count(pair => names.MeaningOf(pair.Value.Trim()) is not null) * 4 <= meanings.Length
            && (isNamedAbove || meanings.Any(meaning => meaning?.Field is ImportField.Title or ImportField.Description))
            && meanings.Any(meaning => meaning?.Family is not (null or ScoreFamily.None));
    }

    IEnumerable<Pair> PairsOf(SourceRow row)
    {
        var cells = CellsOf(row);
        if (cells is [var only] && row.Cells.Count > 2)
        {
            yield return new Pair(row.Number, Caption, row.Cells[only], row.RemarkOf(only), row.IsHidden);
            yield break;
        }

        // "Inherent", and beside it "Impact" and "Likelihood".
        var group = cells.Length > 2 && cells.Length % 2 == 1 && IsGroup(LabelAt(row, cells[0]), LabelAt(row, cells[1]))
            ? $"{LabelAt(row, cells[0])} " : "";
        for (var at = group.Length == 0 ? 0 : 1; at < cells.Length; at += 2)
        {
            // A column that only keeps others apart.
            while (at > 0 && at < cells.Length - 1 && LabelAt(row, cells[at]).Length == 0) at++;
            var label = LabelAt(row, cells[at]) is { Length: > 0 } said ? group + said : "";
            var value = at + 1 < cells.Length ? row.Cells[cells[at + 1]] : "";
            var remark = at + 1 < cells.Length ? row.RemarkOf(cells[at + 1]) : CellRemark.None;
            if (label.Length > 0 || (cells.Length == 2 && value.Length > 0))
                yield return new Pair(row.Number, label, value, remark, row.IsHidden);
        }
    }

    bool IsGroup(string group, string label) =>
        names.MeaningOf(group) is { Field: ImportField.Score, Family: not (ScoreFamily.None or ScoreFamily.Plain) }
        && names.MeaningOf($"{group} {label}") is { Family: not (ScoreFamily.None or ScoreFamily.Plain) };

    // Without what a merged cell repeats to its right, and what is blank at the end.
    static int[] CellsOf(SourceRow row)
    {
        var last = row.Cells.Count - 1;
        while (last >= 0 && TextKey.IsInvisible(row.Cells[last])) last--;
        return [.. Enumerable.Range(0, last + 1)
            .Where(at => at == 0 || !row.RemarkOf(at).Is(CellMarks.Merged) || row.Cells[at] != row.Cells[at - 1])];
    }

    readonly record struct Pair(int Row, string Label, string Value, CellRemark Remark, bool IsHidden);

    sealed record Card(SourceTable Table, List<Pair> Pairs)
    {
        public SourceRow ToRow()
        {
            var remarks = Pairs.Index().Where(each => each.Item.Remark != CellRemark.None)
                .ToDictionary(each => each.Index, each => each.Item.Remark);
            return new SourceRow(Pairs[0].Row, [.. Pairs.Select(pair => pair.Value)])
            {
                Remarks = remarks.Count == 0 ? null : remarks,
                IsHidden = Table.IsHidden || Pairs.TrueForAll(pair => pair.IsHidden),
            };
        }
    }
}
