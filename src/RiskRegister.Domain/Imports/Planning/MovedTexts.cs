namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks about rows that are known by their ids and have the descriptions, effects, controls or narratives of each other's entries, as
/// when such a column of an export was sorted alone. One that is only taken from another entry, which keeps it, is no question.
/// </summary>
internal sealed class MovedTexts(
    IReadOnlyList<ImportedRow> rows,
    RowMatch[] matches,
    MatchableEntries live,
    ImportOptions options,
    MovedCells cells)
{
    // "As above" and "Reviewed, no change" are many entries' texts.
    const int ShortestText = 20;

    static readonly Field[] Fields =
    [
        new("description", row => row.Description?.Value, entry => entry.Description,
            (row, entry) => row.Description?.Value == entry.Description),
        new("narrative", row => row.Narrative?.Value, entry => entry.Direction.Narrative,
            (row, entry) => row.Narrative?.Value == entry.Direction.Narrative),
        new("effects", row => TextOf(row.Effects?.Value), entry => TextOf(entry.Effects),
            (row, entry) => AreTheSame(row.Effects?.Value, entry.Effects, effect => effect)),
        new("controls", row => TextOf(row.Controls?.Value), entry => TextOf([.. entry.Controls.Select(control => control.Text)]),
            (row, entry) => AreTheSame(row.Controls?.Value, entry.Controls, control => control.Text)),
    ];

    /// <summary>The rows as they are planned.</summary>
    public IReadOnlyList<ImportedRow> Taken()
    {
        var moved = new SortedDictionary<int, string>();
        foreach (var field in Fields)
        {
            foreach (var (at, owner) in MovedIn(field))
            {
                var said = $"{field.Name} of {RowMatching.NameOf(owner)}";
                moved[at] = moved.TryGetValue(at, out var before) ? $"{before} and the {said}"
                    : $"The row of {RowMatching.NameOf(matches[at].Entry!)} has the {said}";
            }
        }

        return cells.Settled(rows, moved, "moved-texts", ImportCodes.TextsMoved, "texts",
            new("take", "They are meant: the entries of the rows' ids get these texts."));
    }

    // Rows that have another entry's text, where that entry's row has it no more and has such a text itself, or gave its own to one.
    Dictionary<int, EntryState> MovedIn(Field field)
    {
        var changed = Changed(field);
        if (changed.Count < 2) return [];
        var byText = live.All.Select(entry => (Entry: entry, Text: field.OfEntry(entry)))
            .Where(each => each.Text?.Length >= ShortestText)
            .ToLookup(each => TextKey.Of(each.Text!), each => each.Entry, StringComparer.Ordinal);
        var given = changed.ToDictionary(each => matches[each.At].Entry!.Id, each => each.Text);
        var owners = changed.Select(each => (each.At, Owner: OwnerOf(each.Text)))
            .Where(each => each.Owner is { } owner && given.ContainsKey(owner.Id) && !IsOfThatRow(each.At, owner))
            .ToDictionary(each => each.At, each => each.Owner!);
        var taking = owners.Keys.Select(at => matches[at].Entry!.Id).ToHashSet();
        var giving = owners.Values.Select(owner => owner.Id).ToHashSet();
        return owners.Where(each => taking.Contains(each.Value.Id) || giving.Contains(matches[each.Key].Entry!.Id)).ToDictionary();

        EntryState? OwnerOf(string text) => byText[text].Take(2).ToArray() is [var only] ? only : null;
    }

    // Rows whose text is neither what the entry has nor what it had when it was exported.
    List<(int At, string Text)> Changed(Field field)
    {
        var changed = new List<(int At, string Text)>();
        var seen = new HashSet<Guid>();
        for (var at = 0; at < matches.Length; at++)
        {
            if (matches[at] is not { By: MatchBy.Id, Entry: { } entry } || rows[at] is not { IsRefused: false } row) continue;
            if (field.IsUnchanged(row, entry) || field.OfRow(row) is not { } text) continue;
            var key = TextKey.Of(text);
            if (IsOf(entry) || (options.AsExported.TryGetValue(entry.Id, out var exported) && IsOf(exported))) continue;
            if (seen.Add(entry.Id)) changed.Add((at, key));

            bool IsOf(EntryState state) => TextKey.Of(field.OfEntry(state) ?? "") == key;
        }

        return changed;
    }

    // The whole row was, with its title, which was asked about.
    bool IsOfThatRow(int at, EntryState owner) => TextKey.OfTitle(rows[at].Title) == TextKey.OfTitle(owner.Title);

    static bool AreTheSame<T>(IReadOnlyList<string>? texts, IReadOnlyList<T> stored, Func<T, string> textOf)
    {
        if (texts is null) return true;
        if (texts.Count != stored.Count) return false;
        for (var at = 0; at < texts.Count; at++)
        {
            if (texts[at] != textOf(stored[at])) return false;
        }

        return true;
    }

    static string? TextOf(IReadOnlyList<string>? items) => items is null ? null : items.Count == 1 ? items[0] : string.Join('\n', items);

    sealed record Field(
        string Name,
        Func<ImportedRow, string?> OfRow,
        Func<EntryState, string?> OfEntry,
        Func<ImportedRow, EntryState, bool> IsUnchanged);
}
