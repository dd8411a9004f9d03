namespace RiskRegister.Domain.Imports;

/// <summary>
/// Finds the closed entries that may come back with a row that is about no other: by a title that is nearly theirs, and by their
/// number beside one that says the same.
/// </summary>
/// <param name="settled">Entries of which it is known what becomes of them.</param>
internal sealed class ReturningEntries(MatchableEntries live, IReadOnlySet<Guid> settled)
{
    // A number alone is often given again; what is exempt is asked about all the same.
    const double ByNumberAlone = 0.5;

    readonly NearEntries near = new(live.Closed.Where(entry => !settled.Contains(entry.Id)));

    /// <summary>With the entries that are not closed, the most alike first.</summary>
    public IReadOnlyList<NearEntry> Beside(IReadOnlyList<NearEntry> open, ImportedRow row)
    {
        if (live.Closed.Count == 0) return open;
        var closed = near.To(row)
            .Where(found => !IsApart(row, found.Entry))
            .Select(found => MatchableEntries.HasNumberOf(row, found.Entry) ? found with { Likeness = 1 } : found)
            .ToArray();
        var numbered = live.ClosedNumberedAs(row)
            .Where(entry => !settled.Contains(entry.Id) && !Array.Exists(closed, found => found.Entry.Id == entry.Id))
            .Select(entry => new NearEntry(entry, LikenessByNumber(row, entry)))
            .Where(found => found.Likeness > 0);
        return [.. open.Concat(closed).Concat(numbered).OrderByDescending(found => found.Likeness)];
    }

    /// <summary>
    /// Those of a row with the number of an entry that is not closed: what has the very title, and what is exempt and might become public
    /// under another's number.
    /// </summary>
    public IEnumerable<NearEntry> BesideNumber(ImportedRow row) => live.Closed.Count == 0 ? [] : near.To(row)
        .Where(found => (found.Entry.Exempt is not null || IsTitled(row, found.Entry)) && !IsApart(row, found.Entry));

    static bool IsTitled(ImportedRow row, EntryState entry) => TextKey.OfTitle(row.Title) == TextKey.OfTitle(entry.Title);

    static double LikenessByNumber(ImportedRow row, EntryState entry) => TitleWords.AreOne(row.Title, entry.Title) ? 1
        : entry.Exempt is not null ? ByNumberAlone : 0;

    // What is closed under another number is another closed entry.
    static bool IsApart(ImportedRow row, EntryState entry) => row.Status == RowStatus.Closed && !MatchableEntries.HasNumberOf(row, entry)
        && (row.Reference is not null || (row.SourceReference?.Value is not null && entry.SourceReference is not null));
}
