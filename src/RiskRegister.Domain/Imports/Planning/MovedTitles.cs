namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks about rows that are known by their ids and have the titles of other entries, as when a column of an export was sorted alone:
/// what is said in one row would be of two entries.
/// </summary>
internal sealed class MovedTitles(
    IReadOnlyList<ImportedRow> rows,
    RowMatch[] matches,
    MatchableEntries live,
    ImportOptions options,
    MovedCells cells)
{
    /// <summary>The rows as they are planned.</summary>
    public IReadOnlyList<ImportedRow> Taken()
    {
        var moved = new SortedDictionary<int, string>();
        for (var at = 0; at < matches.Length; at++)
        {
            if (OwnerOfTitle(at) is { } owner) moved.Add(at, Said(at, owner));
        }

        return cells.Settled(rows, moved, "moved-titles", ImportCodes.TitlesMoved, "titles",
            new("rename", "They are meant: the entries of the rows' ids get these titles."));
    }

    // The other open entry whose title a row has that is known by its id, and did not have when it was exported.
    EntryState? OwnerOfTitle(int at)
    {
        if (matches[at] is not { By: MatchBy.Id, Entry: { Status: EntryStatus.Open } entry } || rows[at] is not { IsRefused: false } row)
            return null;
        if (row.Title == entry.Title || row.Title == options.AsExported.GetValueOrDefault(entry.Id)?.Title) return null;
        var titled = live.TitledAs(row.Kind, row.Title);
        return titled.Any(other => other.Id == entry.Id) ? null : titled.FirstOrDefault(other => other.Status == EntryStatus.Open);
    }

    string Said(int at, EntryState owner) => $"The row of {RowMatching.NameOf(matches[at].Entry!)} has the title of "
        + $"{RowMatching.NameOf(owner)}, \"{CellText.Shown(owner.Title)}\"{(owner.Exempt is null ? "" : ", which is exempt")}";
}
