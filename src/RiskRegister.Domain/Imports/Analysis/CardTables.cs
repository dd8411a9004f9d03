namespace RiskRegister.Domain.Imports;

/// <summary>
/// Turns cards into rows. Many registers have a small table for each risk, or one long one, with the headings beside what they say: in the
/// first column, or in every other one. Cards with the same headings are one table.
/// </summary>
internal sealed class CardTables(HeadingNames names)
{
    const int FewestLabels = 4;
    const int Widest = 6;

    // The heading that a line across a card gets.
    const string Caption = "Name";

    /// <summary>The tables, with a row for each card in the place of the cards.</summary>
    public IReadOnlyList<SourceTable> AsRows(IReadOnlyList<SourceTable> tables)
    {
        var rows = new List<SourceTable>();
        var cards = new List<Card>();
        foreach (var table in tables)
        {
            if (CardsOf(table) is { Count: > 0 } found)
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

    static IEnumerable<SourceTable> Joined(List<Card> cards)
    {
        foreach (var alike in cards.GroupBy(card => string.Join('\n', card.Pairs.Select(pair => HeadingNames.FoldedHeading(pair.Label)))))
        {
            Card[] all = [.. alike];
            var first = all[0];
            yield return first.Table with
            {
                Rows =
                [
                    new SourceRow(first.Pairs[0].Row, [.. first.Pairs.Select(pair => pair.Label)]), .. all.Select(card => card.ToRow()),
                ],
                HiddenColumns = new HashSet<int>(),
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
        if (captions.Length == 1 && pairs.Select(pair => HeadingNames.FoldedHeading(pair.Label)).Distinct().Count() < pairs.Length)
            pairs = [.. pairs.Except(captions)];
        if (pairs.Length < FewestLabels) return [];
        var first = HeadingNames.FoldedHeading(pairs[0].Label);
        var cards = new List<Card>();
        foreach (var pair in pairs)
        {
            if (cards.Count == 0 || HeadingNames.FoldedHeading(pair.Label) == first) cards.Add(new Card(table, []));
            cards[^1].Pairs.Add(pair);
        }

        return cards.TrueForAll(IsCard) ? cards : [];
    }

    bool IsCard(Card card)
    {
        var meanings = card.Pairs.Select(pair => names.MeaningOf(pair.Label)).ToArray();
        return card.Pairs.Count >= FewestLabels
            && meanings.Count(meaning => meaning is not null) * 3 >= meanings.Length * 2
            && card.Pairs.Count(pair => names.MeaningOf(pair.Value.Trim()) is not null) * 4 <= meanings.Length
            && meanings.Any(meaning => meaning?.Field is ImportField.Title or ImportField.Description)
            && meanings.Any(meaning => meaning?.Family is not (null or ScoreFamily.None));
    }

    static IEnumerable<Pair> PairsOf(SourceRow row)
    {
        var cells = CellsOf(row);
        if (cells is [var only] && row.Cells.Count > 2)
        {
            yield return new Pair(row.Number, Caption, row.Cells[only], row.RemarkOf(only), row.IsHidden);
            yield break;
        }

        for (var at = 0; at < cells.Length; at += 2)
        {
            var label = CellText.OnOneLine(CellText.WithPlainLineEnds(row.Cells[cells[at]])).TrimEnd(':').TrimEnd();
            var value = at + 1 < cells.Length ? row.Cells[cells[at + 1]] : "";
            var remark = at + 1 < cells.Length ? row.RemarkOf(cells[at + 1]) : CellRemark.None;
            if (label.Length > 0) yield return new Pair(row.Number, label, value, remark, row.IsHidden);
        }
    }

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
