using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>What cards are called: by a heading of their own, a line across them, or what stands above each.</summary>
internal sealed class CardNames(HeadingNames names, Decisions decisions)
{
    const int ShortestSentence = 40;

    static readonly FrozenSet<string> WordsOfNames = WordSet.Of("title", "name", "heading", "headline");

    // Beyond which what stands above them is rather a name of each.
    const int MostSections = 50;

    static readonly string DescriptionKey = HeadingNames.FoldedHeading(CardPair.Description);

    readonly List<(SourceTable Table, string Line)> unread = [];

    // "Opportunities", or the name of a directorate, above some of the cards is said of those; what names the card itself is not.
    public IEnumerable<Card[]> BySection(Card[] all)
    {
        var sections = all.Select(card => card.Table.Title).Distinct().ToArray();
        if (sections.Length is < 2 or > MostSections || Array.Exists(all, IsNamedAbove)) return [all];
        return sections.Length == all.Length && Array.TrueForAll(all, IsSentenceBelow) && AreNames(all) ? NamedAbove(all)
            : all.GroupBy(card => card.Table.Title ?? "").Select(section => section.ToArray());
    }

    // "Risk: The kilns may crack, for they are old" below "Old kilns".
    bool IsSentenceBelow(Card card) => card.Table.Title is { } title
        && !card.Pairs.Exists(pair => names.MeaningOf(pair.Label) is { Field: ImportField.Description })
        && card.Pairs.Where(SaysTitle).ToArray() is [{ Value: var said }] && said.Length > Math.Max(ShortestSentence, title.Length);

    bool AreNames(Card[] all)
    {
        var (first, label) = (all[0], all[0].Pairs.First(SaysTitle).Label);
        return decisions.Ask(new ImportQuestion(
            "headings-above",
            ImportCodes.ColumnMissing,
            $"Each form has a heading of its own, such as \"{CellText.Shown(first.Table.Title!)}\", and a sentence under \"{label}\": "
            + "which is the title?",
            [
                new("heading", "The heading; the sentence is the description."),
                new("sentence", "The sentence; the heading is not kept, or is a service."),
            ],
            "heading", first.Table.Name, first.Pairs[0].Row, label)) is not "sentence";
    }

    IEnumerable<Card[]> NamedAbove(Card[] all)
    {
        foreach (var card in all)
        {
            var at = card.Pairs.FindIndex(SaysTitle);
            card.Pairs[at] = card.Pairs[at] with { Label = CardPair.Description };
            card.Pairs.Insert(0, new CardPair(card.Pairs[0].Row, CardPair.Caption, card.Table.Title!, CellRemark.None, false));
        }

        return [all];
    }

    bool IsNamedAbove(Card card)
    {
        if (!card.Pairs.Exists(SaysTitle)) return true;
        if (card.Table.Title is not { } title) return false;
        if (SheetNames.IsNumber(title) || CardLines.NameIn(title).Reference is not null) return true;
        var above = TextKey.Of(title);
        return card.Pairs.Exists(pair => pair.Value.Length > 0 && above.Contains(TextKey.Of(pair.Value), StringComparison.Ordinal)
            && (SaysTitle(pair) || names.MeaningOf(pair.Label) is { Field: ImportField.Reference }));
    }

    /// <summary>Whether "SD4 Data loss", or the like, stands above each of several cards, whatever their headings.</summary>
    /// <param name="sections">Those of the same have the same letters: "SR1" below "Risks", and "SO1" below "Opportunities".</param>
    public static bool AreNumberedAbove(List<Card> cards, IReadOnlyDictionary<SourceTable, int> sections) =>
        cards.Count > 1 && cards.TrueForAll(card => card.Table.Title is not null)
        && cards.GroupBy(card => sections[card.Table]).All(section =>
            HaveReferences([.. section.Select(card => CardLines.NameIn(card.Table.Title!, mayLackSign: true))]));

    /// <summary>What stands above cards and is not read, for a label has their titles.</summary>
    public IReadOnlyList<(SourceTable Table, string Line)> Unread => unread;

    /// <summary>Gives cards with the same headings their titles, where no heading has them, and their references.</summary>
    /// <param name="areNumbered">Those and the others of the same tables are (<see cref="AreNumberedAbove"/>).</param>
    public void Name(Card[] all, bool areNumbered)
    {
        if (!all[0].Pairs.Exists(SaysTitle)) NameByWhatStandsAbove(all, areNumbered);
        else if (Array.TrueForAll(all, card => HasNumberAbove(card, areNumbered || all.Length > 1))) NameByNumbersAbove(all);
        PartReferences(all);
    }

    // "R-01 – Account taken over" above a table in which nothing else is a reference; not "Q2 – Risks".
    bool HasNumberAbove(Card card, bool mayLackSign) => card.Table.Title is { } title && !SheetNames.IsNumber(title)
        && PeriodNames.Without(title) is null && CardLines.NameIn(title, mayLackSign).Reference is not null
        && !card.Pairs.Exists(pair => pair.Label == CardPair.Caption || names.MeaningOf(pair.Label) is { Field: ImportField.Reference });

    // "Threat: Stolen passwords" below it says what the entry is about, and "Risk title: Account taken over" what it is called.
    void NameByNumbersAbove(Card[] all)
    {
        var named = all.Select(card => (Card: card, Name: CardLines.NameIn(card.Table.Title!, mayLackSign: true))).ToArray();
        if (named.DistinctBy(one => one.Name.Reference, StringComparer.OrdinalIgnoreCase).Count() < all.Length) return;
        if (!HaveReferences([.. named.Select(one => one.Name)])) return;
        var isTitled = Array.Exists(named, one => one.Card.Pairs.Exists(pair => SaysTitle(pair)
            && (IsOfName(pair.Label) || IsAlike(pair.Value, one.Name.Name))));
        foreach (var (card, (reference, name)) in named)
        {
            var row = card.Pairs[0].Row;
            if (isTitled && !card.Pairs.Exists(pair => SaysTitle(pair) && IsAlike(pair.Value, name))) unread.Add((card.Table, name));
            if (CardLines.KindIn(card.Table.Title!) is { } kind)
                card.Pairs.Add(new CardPair(row, CardPair.Kind, kind, CellRemark.None, false));
            if (!isTitled)
            {
                DescribeByTitle(card);
                card.Pairs.Insert(0, new CardPair(row, CardPair.Caption, name, CellRemark.None, false));
            }

            card.Pairs.Insert(0, new CardPair(row, CardPair.Reference, reference!, CellRemark.None, false));
        }
    }

    // Before the description, where the card has one of its own.
    void DescribeByTitle(Card card)
    {
        var at = card.Pairs.FindIndex(SaysTitle);
        if (at < 0) return;
        var title = card.Pairs[at];
        var own = card.Pairs.FindIndex(pair => HeadingNames.FoldedHeading(pair.Label) == DescriptionKey);
        if (own < 0)
        {
            card.Pairs[at] = title with { Label = CardPair.Description };
            return;
        }

        card.Pairs[own] = card.Pairs[own] with { Value = $"{title.Value}\n{card.Pairs[own].Value}".Trim() };
        card.Pairs.RemoveAt(at);
    }

    static bool IsOfName(string label) => HeadingNames.FoldedHeading(label).Split(' ').Any(WordsOfNames.Contains);

    static bool IsAlike(string value, string name)
    {
        var (one, other) = (TextKey.Of(value), TextKey.Of(name));
        return one.Length > 0 && other.Length > 0
            && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));
    }

    /// <summary>Whether a card has its entry's title from what stands above its table.</summary>
    public static bool IsNamedByTitle(Card card) => card.Table.Title is { } title && !ExemptCaption.IsAllOf(title)
        && card.Pairs.Exists(pair => pair.Label == CardPair.Caption
            && (pair.Value == title || pair.Value == CardLines.NameIn(title, mayLackSign: true).Name));

    // Where it is each one's own, or may be the only one's; else which heading is the title is asked.
    void NameByWhatStandsAbove(Card[] all, bool areNumbered)
    {
        if (!Array.TrueForAll(all, card => card.Table.Title is { } title && !SheetNames.IsNumber(title))) return;
        var mayLackSign = areNumbered || all.Length > 1;
        var named = all.Select(card => (Card: card, Name: CardLines.NameIn(card.Table.Title!, mayLackSign))).ToArray();
        var haveReferences = HaveReferences([.. named.Select(one => one.Name)]);
        if (all.Length == 1 && !haveReferences && !BeginsWithReference(all[0].Table.Title!))
        {
            NameAlone(all[0]);
            return;
        }

        if (named.DistinctBy(one => TextKey.Of(one.Card.Table.Title!), StringComparer.Ordinal).Count() < all.Length) return;
        foreach (var (card, (reference, name)) in named)
        {
            var row = card.Pairs[0].Row;
            if (haveReferences && CardLines.KindIn(card.Table.Title!) is { } kind)
                card.Pairs.Add(new CardPair(row, CardPair.Kind, kind, CellRemark.None, false));
            card.Pairs.Insert(0, new CardPair(row, CardPair.Caption, haveReferences ? name : card.Table.Title!, CellRemark.None, false));
            if (haveReferences) card.Pairs.Insert(0, new CardPair(row, CardPair.Reference, reference!, CellRemark.None, false));
        }
    }

    // "Damp and mould" above the only form, which may be a service's; not "Project risk form".
    void NameAlone(Card card)
    {
        var (title, first) = (card.Table.Title!, card.Pairs[0]);
        if (FormHeadings.NameIn(title) is not ({ } name, var isSure) || (!isSure && !IsName(card, name))) return;
        card.Pairs.Insert(0, new CardPair(first.Row, CardPair.Caption, name, CellRemark.None, false));
    }

    bool IsName(Card card, string name)
    {
        var sentence = card.Pairs.Find(pair => names.MeaningOf(pair.Label) is { Field: ImportField.Description }).Label;
        return decisions.Ask(new ImportQuestion(
            "heading-above",
            ImportCodes.ColumnMissing,
            $"A form of one entry has no title, and \"{CellText.Shown(name)}\" stands above it: is that the title?",
            [
                new("heading", sentence is null ? "It is." : $"It is, and what stands under \"{sentence}\" is the description."),
                new("label", sentence is null ? "It is not: which label has the title is asked."
                    : $"It is not: what stands under \"{sentence}\" is the title."),
            ],
            "heading", card.Table.Name, card.Pairs[0].Row, sentence)) is not "label";
    }

    // Whether "SD4" in "SD4 Data loss" is one or a word, it is no heading of a report as "Q2 Risks" is.
    static bool BeginsWithReference(string title) =>
        CardLines.NameIn(title, mayLackSign: true).Reference is not null && PeriodNames.Without(title) is null;

    // "SD4 Data loss" across each of them, which in one alone may be a name that begins with a figure.
    static void PartReferences(Card[] all)
    {
        if (all.Length < 2 || Array.Exists(all, card => card.Pairs.Exists(pair => pair.Label == CardPair.Reference))) return;
        var captions = all.Select(card => card.Pairs.FindIndex(pair => pair.Label == CardPair.Caption)).ToArray();
        if (Array.Exists(captions, at => at < 0)) return;
        var said = all.Zip(captions, (card, at) => CardLines.NameIn(card.Pairs[at].Value, mayLackSign: true)).ToArray();
        if (!HaveReferences(said)) return;
        for (var at = 0; at < all.Length; at++)
        {
            var caption = all[at].Pairs[captions[at]];
            all[at].Pairs[captions[at]] = caption with { Value = said[at].Name };
            all[at].Pairs.Insert(0, new CardPair(caption.Row, CardPair.Reference, said[at].Reference!, CellRemark.None, false));
        }
    }

    // Each its own, with the same letters.
    static bool HaveReferences((string? Reference, string Name)[] named) =>
        Array.TrueForAll(named, one => one.Reference is not null)
        && named.DistinctBy(one => one.Reference!.TrimEnd([.. "0123456789"])).Count() == 1;

    bool SaysTitle(CardPair pair) => pair.Label == CardPair.Caption || names.MeaningOf(pair.Label) is { Field: ImportField.Title };
}
