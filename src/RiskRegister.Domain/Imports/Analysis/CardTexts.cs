using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Paragraphs between the name of an entry and its table: what the entry is, unless its table says so, or the paragraph says something
/// else.
/// </summary>
internal sealed class CardTexts(HeadingNames names)
{
    const int MostWordsOfLabels = 4;
    const int FewestWords = 6;
    const int FewestWordsOfSentences = 3;

    // "of" and "and" are small in names, too.
    const int ShortestWord = 4;

    static readonly FrozenSet<string> WordsOfForms = WordSet.Of(
        "table", "tables", "below", "form", "matrix", "appendix", "following", "overleaf", "page", "pages");

    readonly List<(SourceTable Table, string Line)> unread = [];

    /// <summary>What is not read, once all is.</summary>
    public IReadOnlyList<(SourceTable Table, string Line)> Unread => unread;

    /// <summary>Goes past a table that is none of one entry.</summary>
    public void Pass(SourceTable table) => unread.AddRange(table.Text.Select(line => (table, line)));

    /// <summary>Gives cards, once they are named, a description each.</summary>
    public void Describe(IReadOnlyList<Card> cards)
    {
        var said = cards.SelectMany(card => card.Table.Text.Select(TextKey.Of)).CountBy(text => text)
            .ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);
        foreach (var card in cards.Where(card => card.Table.Text.Count > 0)) Describe(card, line => said[TextKey.Of(line)] == 1);
    }

    void Describe(Card card, Func<string, bool> isOwn)
    {
        var mayBeDescribed = CardNames.IsNamedByTitle(card) && !card.Pairs.Exists(SaysWhatItIs);
        var lines = card.Table.Text.ToLookup(line => mayBeDescribed && isOwn(line) && Describes(line));
        unread.AddRange(lines[false].Select(line => (card.Table, line)));
        if (!lines[true].Any()) return;
        card.Pairs.Add(new CardPair(card.Pairs[0].Row, CardPair.Description, string.Join('\n', lines[true]), CellRemark.None, false));
    }

    bool SaysWhatItIs(CardPair pair) => names.MeaningOf(pair.Label) is { Field: ImportField.Description };

    // Not "Last reviewed 3 May", "Housing and Regeneration" or "The table shows its scores."
    bool Describes(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < (line.EndsWith('.') ? FewestWordsOfSentences : FewestWords)) return false;
        var telling = words.Skip(1).Where(word => word.Length >= ShortestWord).ToArray();
        if (telling.Count(word => char.IsLower(word[0])) * 2 < telling.Length) return false;
        if (ExemptCaption.Of(line) is not null || EntrySentence.MayBeOfUnnamed(line)) return false;
        return !Array.Exists(words, word => WordsOfForms.Contains(TextKey.Of(word).TrimEnd('.', ',', ':', ';')))
            && !Enumerable.Range(1, Math.Min(MostWordsOfLabels, words.Length))
                .Any(count => IsOtherField(string.Join(' ', words.Take(count))));
    }

    bool IsOtherField(string label) =>
        names.MeaningOf(label.TrimEnd(',', '.', ':')) is { Field: not (ImportField.Title or ImportField.Description) };
}
