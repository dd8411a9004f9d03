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
    Decisions decisions,
    PlanMessages messages)
{
    const string Refuse = "refuse";
    const string Rename = "rename";

    const int MostNamed = 5;

    /// <summary>The rows as they are planned.</summary>
    public IReadOnlyList<ImportedRow> Taken()
    {
        var moved = new Dictionary<int, EntryState>();
        for (var at = 0; at < matches.Length; at++)
        {
            if (OwnerOfTitle(at) is { } owner) moved.Add(at, owner);
        }

        if (moved.Count == 0) return rows;
        var first = rows[moved.Keys.Min()];
        var answer = decisions.Ask(new ImportQuestion(
            "moved-titles", ImportCodes.TitlesMoved, TextOf(moved),
            [
                new(Refuse, "Nothing is imported: put the titles back beside the ids, and sort whole rows."),
                new(Rename, "They are meant: the entries of the rows' ids get these titles."),
            ],
            Refuse, first.Table, first.Number));
        if (answer != Refuse) return rows;
        return [.. rows.Select((row, at) => moved.TryGetValue(at, out var owner) ? Refused(row, at, owner) : row)];
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

    ImportedRow Refused(ImportedRow row, int at, EntryState owner)
    {
        messages.Refuse(row, ImportCodes.TitlesMoved, $"{Named(at, owner)}: put the titles back beside the ids, and sort whole rows.");
        return row with { IsRefused = true };
    }

    string TextOf(Dictionary<int, EntryState> moved)
    {
        var named = moved.OrderBy(pair => pair.Key).Take(MostNamed).Select(pair => Named(pair.Key, pair.Value));
        var more = moved.Count > MostNamed ? $"; and {moved.Count - MostNamed} more" : "";
        return $"{string.Join("; ", named)}{more}. Were titles moved among the rows?";
    }

    string Named(int at, EntryState owner) => $"The row of {RowMatching.NameOf(matches[at].Entry!)} has the title of "
        + $"{RowMatching.NameOf(owner)}, \"{CellText.Shown(owner.Title)}\"{(owner.Exempt is null ? "" : ", which is exempt")}";
}
