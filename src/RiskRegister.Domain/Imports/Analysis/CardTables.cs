namespace RiskRegister.Domain.Imports;

/// <summary>
/// Turns cards into rows. Many registers have a small table for each risk, or one long one, with the headings beside what they say: in the
/// first column, or in every other one. Cards with the same headings are one table.
/// </summary>
internal sealed class CardTables(HeadingNames names, Decisions decisions)
{
    const int FewestWordsOfText = 4;
    const int MostRowsOfHeadings = 2;
    const int FewestLabels = 4;
    const int LongestScore = 24;
    const int MostLabels = 60;
    const int MostOwnLabels = 2;

    // Beyond which cards of other headings are tables of their own.
    const int MostLayouts = 20;

    readonly CardLines lines = new(names);
    readonly CardValues values = new(names);
    readonly CardNames naming = new(names, decisions);
    readonly SideBySideForms beside = new(names);
    readonly ScoresBeside scores = new(names);
    readonly TablesOfOneEntry tablesOfOne = new(names);
    readonly RepeatedForms repeatedForms = new(names);
    readonly CardTexts texts = new(names);
    readonly List<(SourceTable Table, string Line)> unread = [];
    readonly HashSet<string> named = new(StringComparer.Ordinal);
    HashSet<SourceTable> repeated = [];
    bool isBesideRegister;

    /// <summary>The names of the tables of one entry each, of whose titles it has its own.</summary>
    public IReadOnlySet<string> Named => named;

    /// <summary>The lines around tables that are read as nothing, once the tables are rows.</summary>
    public IReadOnlyList<(SourceTable Table, string Line)> Unread => [.. unread, .. naming.Unread];

    /// <summary>The same of the text below their titles.</summary>
    public IReadOnlyList<(SourceTable Table, string Line)> UnreadText => texts.Unread;

    /// <summary>The tables, with a row for each card in the place of the cards.</summary>
    public IReadOnlyList<SourceTable> AsRows(IReadOnlyList<SourceTable> tables)
    {
        var rows = new List<SourceTable>();
        var cards = new List<Card>();
        SourceTable[] below = [.. tables.Select(tablesOfOne.BelowHigher)];
        repeated = repeatedForms.Among(below, scores);
        isBesideRegister = Array.Exists(below, IsRegister);
        for (var at = 0; at < tables.Count; at++)
        {
            var table = below[at];
            var (whole, others) = tablesOfOne.At(below, at);
            var found = whole != table ? CardsOf(whole, cards) : [];
            var isWhole = found.Count == 1;
            if (isWhole) at += others;
            else found = FormsBeside(table, cards);
            if (found.Count == 0) found = CardsOf(table, cards);
            if (found.Count == 0) found = EntriesInColumns(table);
            if (found.Count == 0) found = NamedRow(table);
            var isCard = found.Count > 0;
            if (!isCard) texts.Pass(tables[at]);
            for (var part = isWhole ? at - others : at; part <= at; part++) KeepUnread((isCard ? below : tables)[part], isWhole, isCard);
            for (var part = isWhole ? at - others + 1 : at + 1; part <= at; part++) texts.Pass(below[part]);
            if (found.Count > 0)
            {
                cards.AddRange(found);
                continue;
            }

            rows.AddRange(Joined(cards));
            cards.Clear();
            rows.Add(tables[at]);
        }

        rows.AddRange(Joined(cards));
        return rows;
    }

    // Of a table of many entries only what would be read of one.
    void KeepUnread(SourceTable table, bool isWhole, bool isCard)
    {
        if (table.LinesBefore.Count + table.LinesBehind.Count == 0) return;
        foreach (var side in (IReadOnlyList<string>[])[table.LinesBefore, table.LinesBehind])
        {
            var around = tablesOfOne.Around(side);
            var left = isWhole ? around.Unread : isCard ? [.. around.Read, .. around.Unread] : around.Lists;
            unread.AddRange(left.Where(line => !isCard || !table.Text.Contains(line)).Select(line => (table, line)));
        }
    }

    IEnumerable<SourceTable> Joined(List<Card> cards)
    {
        var sections = SectionsOf(cards);
        var areNumbered = CardNames.AreNumberedAbove(cards, sections);
        foreach (var all in Alike(cards).SelectMany(alike => alike.GroupBy(card => sections[card.Table]))
            .SelectMany(section => naming.BySection([.. section])))
        {
            var first = all[0];
            if (all.Length == 1 && IsOfNoEntry(first))
            {
                texts.Pass(first.Table);
                yield return first.Table;
                continue;
            }

            naming.Name(all, areNumbered);
            texts.Describe(all);
            var labels = all.MaxBy(card => card.Pairs.Count)!.Labels;
            foreach (var card in all) labels.AddRange(card.LabelsBeyond(labels));
            if (AddNotices(all)) labels.Add(CardPair.Notice);
            yield return first.Table with
            {
                // Not what is above the first, which is another one next quarter.
                Title = !areNumbered && Array.TrueForAll(all, card => card.Table.Title == first.Table.Title) ? first.Table.Title
                    : SheetNames.OwnName(first.Table),
                Rows = [new SourceRow(first.Pairs[0].Row, labels), .. all.Select(card => card.ToRow(labels))],
                HiddenColumns = new HashSet<int>(),
                IsRearranged = true,
                IsHidden = all.All(card => card.Table.IsHidden),
                Captions = [],
                Sections = NamesAbove.SectionOf(first.Table) is { } section ? [section] : [],
            };
        }
    }

    // By the number of the run that they stand in, one after the other, below the same heading that says what their entries are.
    static Dictionary<SourceTable, int> SectionsOf(List<Card> cards)
    {
        var sections = new Dictionary<SourceTable, int>(ReferenceEqualityComparer.Instance);
        var (run, last) = (0, (string?)null);
        foreach (var table in cards.Select(card => card.Table))
        {
            var section = NamesAbove.SectionOf(table);
            if (section != last) run++;
            (last, sections[table]) = (section, run);
        }

        return sections;
    }

    // What the columns of a register mean stands beside it like a form of which only the heading is the name.
    bool IsOfNoEntry(Card card) => isBesideRegister && !card.Pairs.Exists(IsTitle) && !card.Pairs.Exists(IsReference)
        && card.Table.Title is { } title && CardLines.NameIn(title, mayLackSign: true).Reference is null;

    bool IsRegister(SourceTable table) => table.Rows.Count > MostRowsOfHeadings
        && table.Rows.Take(MostRowsOfHeadings).Any(row => names.AreOfRegister(row.Cells));

    // "Risk 2: Land sale (exempt)" is about that card, and not about the others.
    bool AddNotices(IReadOnlyList<Card> cards)
    {
        var has = false;
        foreach (var card in cards)
        {
            var isNamed = CardNames.IsNamedByTitle(card);
            if (isNamed) named.Add(card.Table.Name);
            if (ExemptNotices.OfOneEntry(card.Table, isNamed) is not { } caption) continue;
            card.Pairs.Add(new CardPair(card.Pairs[0].Row, CardPair.Notice, caption.Text, CellRemark.None, false));
            has = true;
        }

        return has;
    }

    // With the same headings, or some of them: not every risk has actions.
    IEnumerable<IEnumerable<Card>> Alike(List<Card> cards)
    {
        var fullest = new List<Card>();
        var layouts = new Dictionary<string, Card>(StringComparer.Ordinal);
        foreach (var card in cards.DistinctBy(card => card.Layout).OrderByDescending(card => card.Pairs.Count))
        {
            var full = fullest.Take(MostLayouts).FirstOrDefault(card.IsPartOf)
                ?? fullest.Take(MostLayouts).FirstOrDefault(other => IsNearlyPartOf(card, other));
            if (full is null) fullest.Add(full = card);
            layouts[card.Layout] = full;
        }

        return cards.GroupBy(card => layouts[card.Layout]);
    }

    // "Resolution" in place of "Mitigation": a heading or two of its own that say neither what the entry is nor its score.
    bool IsNearlyPartOf(Card card, Card other)
    {
        var own = card.LabelsBeyond(other.Labels);
        return own.Count <= MostOwnLabels && own.Count * 2 < card.Pairs.Count && own.TrueForAll(label =>
            names.MeaningOf(label) is null or { Family: ScoreFamily.None, Field: ImportField.Actions or ImportField.Controls });
    }

    // None where the table is no card: most labels are headings, those of a title and a score among them, and no row is headings itself.
    // One that lacks a score is a card where it has no heading that another before it has not.
    List<Card> CardsOf(SourceTable table, List<Card> before)
    {
        var isRepeated = repeated.Contains(table);
        var pairs = WithoutSections(BelowTitle([.. lines.PairsOf(scores.Laid(table), isRepeated)]));
        if (pairs.Length < FewestOf(table) || pairs[0].Label.Length == 0) return [];
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

        foreach (var card in cards) LeaveOutNeedlessName(card);
        return isRepeated || cards.TrueForAll(card => IsCard(card, isNamedAbove: cards.Count == 1 && table.Title is not null)
            || (card.Pairs.Exists(IsTitle) && before.Take(MostLayouts).Any(card.IsPartOf))) ? cards : [];
    }

    // "SR2 Flooding" above a table says what it is about, and fewer labels what they are.
    static int FewestOf(SourceTable table) => table.Title is { } title && PeriodNames.Without(title) is null
        && CardLines.NameIn(title, mayLackSign: true).Reference is not null ? FormLabels.FewestOfNumbered : FewestLabels;

    // None unless each of those that stand beside each other is one or more.
    List<Card> FormsBeside(SourceTable table, List<Card> before)
    {
        var cards = new List<Card>();
        foreach (var form in beside.Parted(table))
        {
            var own = CardsOf(form, before);
            if (own.Count == 0) return [];
            cards.AddRange(own);
        }

        return cards;
    }

    // What a sheet of forms is called, above the line that names the first of them, is no name of that one: it is said of each.
    static CardPair[] BelowTitle(CardPair[] pairs)
    {
        if (pairs is not [{ Label: CardPair.Caption } title, { Label: CardPair.Caption or CardPair.Reference } first, .. var others])
            return pairs;
        if (!Array.Exists(others, pair => pair.Label == first.Label)) return pairs;
        return [.. pairs.Skip(1).SelectMany(pair => pair.Label != first.Label ? (CardPair[])[pair]
            : [pair, title with { Row = pair.Row, Label = CardPair.Across }])];
    }

    // One line above many cards is the table's; above each, or above the only one, it is the card's name; others part the card.
    static CardPair[] WithoutSections(CardPair[] pairs)
    {
        var captions = pairs.Where(pair => pair.Label == CardPair.Caption).ToArray();
        if (captions.Length == 0) return pairs;
        var others = pairs.Where(pair => pair.Label.Length > 0 && pair.Label != CardPair.Caption)
            .Select(pair => HeadingNames.FoldedHeading(pair.Label)).ToArray();
        var isOne = others.Distinct().Count() == others.Length;
        CardPair[] sections = [.. isOne ? captions.Skip(pairs[0].Label is CardPair.Caption or CardPair.Reference ? 1 : 0)
            : captions.Length == 1 ? captions
            : captions.GroupBy(caption => TextKey.Of(caption.Value)).Where(same => same.Count() > 1).SelectMany(same => same)];
        return [.. pairs.Select(pair => sections.Contains(pair) ? pair with { Label = CardPair.Across } : pair)];
    }

    // Where a heading of the card says the title, the line across it does not.
    void LeaveOutNeedlessName(Card card)
    {
        var at = card.Pairs.FindIndex(pair => pair.Label == CardPair.Caption);
        if (card.Pairs is [{ Label: CardPair.Reference } number, ..] && card.Pairs.Skip(1).Any(IsReference) && at < 0)
            card.Pairs[0] = number with { Label = CardPair.Across };
        var saysTitle = card.Pairs.Exists(pair => pair.Label != CardPair.Caption
            && names.MeaningOf(pair.Label) is { Field: ImportField.Title });
        if (at >= 0 && saysTitle) card.Pairs[at] = card.Pairs[at] with { Label = CardPair.Across };
    }

    // Headings and one row below them, which only what stands above the table names.
    List<Card> NamedRow(SourceTable table)
    {
        if (table.Title is null || table.Rows is not [var headings, var row]) return [];
        var card = new Card(table,
        [
            .. Enumerable.Range(0, headings.Cells.Count).Where(at => CardLines.LabelAt(headings, at).Length > 0)
                .Select(at => CardPair.Of(row, CardLines.LabelAt(headings, at), at)),
        ]);
        var isKnown = card.Pairs.Exists(pair => IsTitle(pair) || names.MeaningOf(pair.Label) is { Field: ImportField.Reference });
        return !isKnown && IsCard(card, isNamedAbove: true) ? [card] : [];
    }

    // A table on its side: the headings in the first column, or the first two, and an entry in each column right of them.
    List<Card> EntriesInColumns(SourceTable table)
    {
        if (table.Rows.Count is < FewestLabels or > MostLabels || !table.Rows.Any(row => CardLines.CellsOf(row).Length > 2)) return [];
        string[] first = [.. table.Rows.Select(row => CardLines.LabelAt(row, 0))];
        string[] second = [.. table.Rows.Select(row => CardLines.LabelAt(row, 1))];
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
                    .Select(each => new CardPair(each.First.Number, each.Second, at < each.First.Cells.Count ? each.First.Cells[at] : "",
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

    bool IsReference(CardPair pair) => names.MeaningOf(pair.Label) is { Field: ImportField.Reference } && pair.Value.Length > 0;

    // "Unique identifier, for tracking" says what stands in a register's column, and is none.
    static bool IsExplained(string reference) => reference.AsSpan().Count(' ') >= FewestWordsOfText;

    bool IsTitle(CardPair pair) => pair.Label == CardPair.Caption || names.MeaningOf(pair.Label)
        is { Field: ImportField.Title } or { Field: ImportField.Description, Sureness: Sureness.Sure };

    bool IsCard(Card card, bool isNamedAbove)
    {
        (string Label, HeadingMeaning? Meaning)[] labels = [.. card.Pairs.Where(pair => pair.Label != CardPair.Across)
            .Select(pair => (pair.Label, names.MeaningOf(pair.Label)))];
        return FormLabels.AreOfEntry(labels, isNamedAbove, isNamedAbove ? FewestOf(card.Table) : FewestLabels)
            && !card.Pairs.Exists(pair => IsReference(pair) && IsExplained(pair.Value))
            && card.Pairs.Count(pair => values.IsHeadingBeside(pair.Label, pair.Value)) * 4 <= labels.Length;
    }
}
