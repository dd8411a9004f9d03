namespace RiskRegister.Domain.Imports;

/// <param name="Likeness">The share of telling words in common, 0 to 1; 1 where a closed entry has the row's number, too.</param>
internal readonly record struct NearEntry(EntryState Entry, double Likeness);

/// <summary>
/// Finds entries that have a row's title or nearly so, of few that share a rare word with it: not every title is held against every
/// other.
/// </summary>
internal sealed class NearEntries(IEnumerable<EntryState> entries)
{
    const int MostSharing = 50;
    const int MostWordsLookedUp = 12;

    readonly Lazy<Index> index = new(() => new Index(entries));

    /// <summary>Of the row's kind, the most alike first.</summary>
    public IReadOnlyList<NearEntry> To(ImportedRow row)
    {
        var words = TitleWords.Telling(row.Title);
        var equal = index.Value.ByTitle.Of(row.Kind, TextKey.OfTitle(row.Title));
        var sharing = words
            .Select(word => index.Value.ByWord.Of(row.Kind, word))
            .Where(entries => entries.Count is > 0 and <= MostSharing)
            .OrderBy(entries => entries.Count)
            .Take(MostWordsLookedUp);
        return
        [
            .. equal.Take(MostSharing).Select(entry => new NearEntry(entry, 1)),
            .. sharing.SelectMany(entries => entries).DistinctBy(entry => entry.Id)
                .Where(entry => !equal.Contains(entry) && TitleWords.AreNear(words, index.Value.Telling[entry.Id]))
                .Select(entry => new NearEntry(entry, TitleWords.Likeness(words, index.Value.Telling[entry.Id])))
                .OrderByDescending(near => near.Likeness).ThenBy(near => near.Entry.Reference?.Number),
        ];
    }

    sealed class Index
    {
        public Index(IEnumerable<EntryState> entries)
        {
            foreach (var entry in entries)
            {
                ByTitle.Add(TextKey.OfTitle(entry.Title), entry);
                foreach (var word in Telling[entry.Id] = TitleWords.Telling(entry.Title)) ByWord.Add(word, entry);
            }
        }

        public EntriesByText ByTitle { get; } = new();

        public EntriesByText ByWord { get; } = new();

        public Dictionary<Guid, HashSet<string>> Telling { get; } = [];
    }
}
