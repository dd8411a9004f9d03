namespace RiskRegister.Domain.Imports;

/// <summary>Asks about rows that no number tells of, and whose title is nearly that of an entry that no row is about.</summary>
internal sealed class NearTitles(IReadOnlyList<ImportedRow> rows, MatchableEntries live, Decisions decisions)
{
    const int MostSharing = 50;

    public void Ask(RowMatch[] matches)
    {
        var matched = matches.Select(match => match.Entry?.Id).OfType<Guid>().ToHashSet();
        var byWord = new Dictionary<string, List<EntryState>>(StringComparer.Ordinal);
        var telling = new Dictionary<Guid, HashSet<string>>();
        var isIndexed = false;
        for (var index = 0; index < matches.Length; index++)
        {
            var row = rows[index];
            if (matches[index] is not { Entry: null, Fault: null } || row.IsRefused || row.Reference is not null) continue;
            if (!isIndexed) Index();
            var words = TitleWords.Telling(row.Title);
            var near = words
                .SelectMany(word => byWord.TryGetValue(word, out var sharing) && sharing.Count <= MostSharing ? sharing : [])
                .Where(entry => entry.Kind == row.Kind && !matched.Contains(entry.Id) && TitleWords.AreNear(words, telling[entry.Id]))
                .DistinctBy(entry => entry.Id)
                .Take(2)
                .ToArray();
            if (near is not [var only]) continue;
            var answer = decisions.Ask(new ImportQuestion(
                $"{ImportPlanner.SameTitle}{MappingText.NameOf(row.Kind)}:{Decisions.IdOf(row.Title)}",
                ImportCodes.TitleNear,
                $"\"{CellText.Shown(row.Title)}\" is nearly \"{CellText.Shown(only.Title)}\" ({RowMatching.NameOf(only)}): is it "
                + "the same, reworded?",
                [new("same", $"The row is about {RowMatching.NameOf(only)}, whose title changes."),
                    new("new", "The row is something new.")],
                null, row.Table, row.Number));
            if (answer != "same") continue;
            matches[index] = new RowMatch(only, MatchBy.Title);
            matched.Add(only.Id);
        }

        void Index()
        {
            isIndexed = true;
            foreach (var entry in live.All.Where(entry => !matched.Contains(entry.Id)))
            {
                foreach (var word in telling[entry.Id] = TitleWords.Telling(entry.Title))
                {
                    if (!byWord.TryGetValue(word, out var sharing)) byWord[word] = sharing = [];
                    sharing.Add(entry);
                }
            }
        }
    }
}
