namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks about rows that have the descriptions, effects, controls, narratives or actions of each other's entries, as when such a column was
/// sorted alone, or the references and titles were. One that is only taken from another entry, which keeps it, is no question.
/// </summary>
internal sealed class MovedTexts(
    IReadOnlyList<ImportedRow> rows,
    RowMatch[] matches,
    MatchableEntries live,
    ImportOptions options,
    MovedCells cells)
{
    // "As above" and "Reviewed, no change" are many entries' texts. Shorter ones are asked about where two of a row are of one entry.
    const int ShortestText = 20;
    const int ShortestOfTwo = 5;

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
        new("actions", row => TextOf(TextsOf(row)), entry => TextOf([.. entry.Actions.Select(action => action.Text)]),
            (row, entry) => AreTheSame(TextsOf(row), entry.Actions, action => action.Text)),
    ];

    /// <summary>The rows as they are planned.</summary>
    public IReadOnlyList<ImportedRow> Taken()
    {
        var moved = new SortedDictionary<int, string>();
        var owners = Fields.Select(OwnersIn).ToArray();
        foreach (var (field, index) in Fields.Select((field, index) => (field, index)))
        {
            foreach (var (at, (owner, _)) in Exchanged(owners[index], owners))
            {
                var said = $"{field.Name} of {RowMatching.NameOf(owner)}";
                moved[at] = moved.TryGetValue(at, out var before) ? $"{before} and the {said}"
                    : $"The row of {RowMatching.NameOf(matches[at].Entry!)} has the {said}";
            }
        }

        if (moved.Count == 0) return rows;
        var (beside, of) = moved.Keys.All(at => matches[at].By == MatchBy.Id) ? ("ids", "rows' ids") : ("titles", "titles beside them");
        return cells.Settled(rows, moved, "moved-texts", ImportCodes.TextsMoved, "texts", beside,
            [new("take", $"They are meant: the entries of the {of} get these texts.")]).Rows;
    }

    // Rows that have another entry's text, where that entry's row has it no more.
    Dictionary<int, (EntryState Entry, bool IsShort)> OwnersIn(Field field)
    {
        var changed = Changed(field);
        if (changed.Count < 2) return [];
        var byText = live.All.Select(entry => (Entry: entry, Text: field.OfEntry(entry)))
            .Where(each => each.Text?.Length >= ShortestOfTwo)
            .ToLookup(each => TextKey.Of(each.Text!), each => each.Entry, StringComparer.Ordinal);
        var given = changed.Select(each => matches[each.At].Entry!.Id).ToHashSet();
        return changed.Select(each => (each.At, Owner: OwnerOf(each.Text), IsShort: each.Text.Length < ShortestText))
            .Where(each => each.Owner is { } owner && given.Contains(owner.Id) && !IsOfThatRow(each.At, owner))
            .ToDictionary(each => each.At, each => (each.Owner!, each.IsShort));

        EntryState? OwnerOf(string text) => byText[text].Take(2).ToArray() is [var only] ? only : null;
    }

    // Those whose owner's row has such a text itself, or that gave their own to one.
    Dictionary<int, (EntryState Entry, bool IsShort)> Exchanged(
        Dictionary<int, (EntryState Entry, bool IsShort)> owners, Dictionary<int, (EntryState Entry, bool IsShort)>[] all)
    {
        var sure = owners.Where(each => !each.Value.IsShort || all.Count(others => IsOf(others, each.Key, each.Value.Entry)) > 1)
            .ToArray();
        var taking = sure.Select(each => matches[each.Key].Entry!.Id).ToHashSet();
        var giving = sure.Select(each => each.Value.Entry.Id).ToHashSet();
        return sure.Where(each => taking.Contains(each.Value.Entry.Id) || giving.Contains(matches[each.Key].Entry!.Id)).ToDictionary();

        static bool IsOf(Dictionary<int, (EntryState Entry, bool IsShort)> others, int at, EntryState owner) =>
            others.TryGetValue(at, out var other) && other.Entry.Id == owner.Id;
    }

    // Rows whose text is neither what the entry has nor what it had when it was exported.
    List<(int At, string Text)> Changed(Field field)
    {
        var changed = new List<(int At, string Text)>();
        var seen = new HashSet<Guid>();
        for (var at = 0; at < matches.Length; at++)
        {
            if (matches[at].Entry is not { Status: not EntryStatus.Closed } entry || rows[at] is not { IsRefused: false } row) continue;
            if (field.IsUnchanged(row, entry) || field.OfRow(row) is not { } text || !IsKnown(at, entry)) continue;
            var key = TextKey.Of(text);
            if (IsOf(entry) || (options.AsExported.TryGetValue(entry.Id, out var exported) && IsOf(exported))) continue;
            if (seen.Add(entry.Id)) changed.Add((at, key));

            bool IsOf(EntryState state) => TextKey.Of(field.OfEntry(state) ?? "") == key;
        }

        return changed;
    }

    // A number may be another entry's by now.
    bool IsKnown(int at, EntryState entry) =>
        matches[at].By == MatchBy.Id || TextKey.OfTitle(rows[at].Title) == TextKey.OfTitle(entry.Title);

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

    static IReadOnlyList<string>? TextsOf(ImportedRow row) =>
        row.Actions?.Value is { } actions ? [.. actions.Select(action => action.Text)] : null;

    static string? TextOf(IReadOnlyList<string>? items) => items is null ? null : items.Count == 1 ? items[0] : string.Join('\n', items);

    sealed record Field(
        string Name,
        Func<ImportedRow, string?> OfRow,
        Func<EntryState, string?> OfEntry,
        Func<ImportedRow, EntryState, bool> IsUnchanged);
}
