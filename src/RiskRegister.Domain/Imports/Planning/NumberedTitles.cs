namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks about rows that have the titles of other entries than those whose numbers they have, while all else in them is what those with the
/// numbers say, as when a column of titles was sorted alone. Where the rest of a row goes with its title, its number changed.
/// </summary>
internal sealed class NumberedTitles(IReadOnlyList<ImportedRow> rows, RowMatch[] matches, MovedCells cells)
{
    const string Rename = "rename";

    // What one row has to say alone: scores are soon the same.
    const int EnoughOfOne = 3;

    static readonly Func<ImportedRow, EntryState, bool>[] Fields =
    [
        (row, entry) => row.Score?.Value?.Value == entry.Score.Value,
        (row, entry) => row.ResidualScore?.Value?.Value == entry.ResidualScore.Value,
        (row, entry) => row.TargetScore?.Value is { } target && target.Value == entry.TargetScore?.Value,
        (row, entry) => IsSame(row.Owners?.Value, entry.Owners, owner => owner),
        (row, entry) => IsSame(row.Service?.Value, entry.Service),
        (row, entry) => IsSame(row.Description?.Value, entry.Description),
        (row, entry) => IsSame(row.Effects?.Value, entry.Effects, effect => effect),
        (row, entry) => IsSame(row.Controls?.Value, entry.Controls, control => control.Text),
        (row, entry) => IsSame(row.Actions?.Value.Select(action => action.Text), entry.Actions, action => action.Text),
    ];

    /// <summary>The rows as they are planned.</summary>
    public IReadOnlyList<ImportedRow> Taken()
    {
        var moved = new SortedDictionary<int, string>();
        var (found, withTitle, evidence) = (0, 0, 0);
        for (var at = 0; at < matches.Length; at++)
        {
            if (matches[at] is not { By: MatchBy.Exchange, Entry: { } titled, Holder: { } numbered } || rows[at].IsRefused) continue;
            var more = MoreForNumber(rows[at], numbered, titled);
            if (more < 0)
            {
                withTitle++;
                continue;
            }

            if (more > 0) (found, evidence) = (found + 1, evidence + more);
            moved.Add(at, $"The row of {NumberOf(rows[at])} has the title of {NumberOf(titled, rows[at])}, "
                + $"\"{CellText.Shown(titled.Title)}\", and else what \"{CellText.Shown(numbered.Title)}\" has");
        }

        return found == 0 || found < withTitle || (found == 1 && evidence < EnoughOfOne) ? rows : Asked(moved);
    }

    IReadOnlyList<ImportedRow> Asked(SortedDictionary<int, string> moved)
    {
        var (taken, answer) = cells.Settled(rows, moved, "numbered-titles", ImportCodes.TitlesMoved, "titles", "numbers",
        [
            new(Rename, "They are meant: the entries of the rows' numbers get these titles."),
            new("renumber", "The titles say which entries they are: these get the rows' numbers, and all else in the rows."),
        ]);
        if (answer is null) return [.. rows.Select((row, at) => moved.ContainsKey(at) ? row with { IsRefused = true } : row)];
        if (answer != Rename) return taken;
        for (var at = 0; at < matches.Length; at++)
        {
            if (matches[at].Holder is not { } numbered) continue;
            if (moved.ContainsKey(at)) matches[at] = new(numbered, MatchBy.Answer);
            else if (matches[at].Entry is null)
                matches[at] = new(numbered, rows[at].Reference is null ? MatchBy.Source : MatchBy.Reference);
        }

        return taken;
    }

    // By how many fields a row is more what one entry is than what the other is.
    static int MoreForNumber(ImportedRow row, EntryState numbered, EntryState titled)
    {
        var more = 0;
        foreach (var isSame in Fields) more += (isSame(row, numbered) ? 1 : 0) - (isSame(row, titled) ? 1 : 0);
        return more;
    }

    static bool IsSame<T>(IEnumerable<string>? texts, IReadOnlyList<T> stored, Func<T, string> textOf) => texts is not null
        && stored.Count > 0 && texts.Select(TextKey.Of).SequenceEqual(stored.Select(item => TextKey.Of(textOf(item))));

    static bool IsSame(string? text, string? stored) => text is not null && stored is not null && TextKey.Of(text) == TextKey.Of(stored);

    static string NumberOf(ImportedRow row) => row.Reference?.ToString() ?? CellText.Shown(row.SourceReference?.Value ?? "");

    // As the file calls it.
    static string NumberOf(EntryState entry, ImportedRow row) => row.Reference is null && entry.SourceReference is { } source
        ? CellText.Shown(source) : RowMatching.NameOf(entry);
}
