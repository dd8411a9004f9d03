namespace RiskRegister.Domain.Imports;

/// <summary>
/// Finds the entry that each row is about: by id, by reference, by source reference, then by equal title; numbers that entries
/// exchanged, or that moved on because a row was put in or taken out, are recognised by title.
/// </summary>
internal sealed class RowMatching
{
    readonly IReadOnlyList<ImportedRow> rows;
    readonly MatchableEntries live;
    readonly NamedReferences keep;
    readonly NamedReferences replace;

    // How many rows say each title, also of each service, and which entries' numbers stand beside their own titles.
    readonly Dictionary<(EntryKind, string), int> rowsTitled = [];
    readonly Dictionary<(EntryKind, string, string), int> rowsOfService = [];
    readonly HashSet<Guid> inPlace = [];

    // Each closed entry is one row's.
    readonly HashSet<Guid> closedTaken = [];

    public RowMatching(IReadOnlyList<ImportedRow> rows, MatchableEntries live, NamedReferences keep, NamedReferences replace)
    {
        (this.rows, this.live, this.keep, this.replace) = (rows, live, keep, replace);
        foreach (var row in rows)
        {
            var title = (row.Kind, TextKey.OfTitle(row.Title));
            rowsTitled[title] = rowsTitled.GetValueOrDefault(title) + 1;
            var ofService = (row.Kind, title.Item2, ServiceOf(row));
            rowsOfService[ofService] = rowsOfService.GetValueOrDefault(ofService) + 1;
            if (ByNumber(row) is { Entry: { } entry } && TextKey.OfTitle(entry.Title) == title.Item2) inPlace.Add(entry.Id);
        }
    }

    /// <summary>One for each row.</summary>
    public RowMatch[] MatchAll()
    {
        RowMatch[] matches = [.. rows.Select(Match)];
        var moved = new HashSet<Guid>();
        for (var index = 0; index < matches.Length; index++)
        {
            if (matches[index] is { Entry: { } entry } match && match.Numbered is null && ByNumber(rows[index]).Entry?.Id != entry.Id)
                moved.Add(entry.Id);
        }

        // What has a number that its entry has no more is not about that entry.
        for (var index = 0; index < matches.Length; index++)
        {
            if (matches[index].Numbered is { } entry && moved.Contains(entry.Id) && !keep.Names(rows[index], entry))
                matches[index] = new RowMatch { Holder = entry };
        }

        return matches;
    }

    RowMatch Match(ImportedRow row)
    {
        if (row.Id is { } id && live.WithId(id) is { } known && known.Kind == row.Kind)
            return new(known, MatchBy.Id);
        if (AlreadyClosed(row) is { } closed) return new(closed, MatchBy.Title);
        var match = ByNumber(row);
        if (match.Fault is not null) return match;
        var titled = ByTitle(row);
        if (match.Entry is not { } numbered) return titled is null ? match : new(titled, MatchBy.Title);
        if (titled is null || titled.Id == numbered.Id || TextKey.OfTitle(numbered.Title) == TextKey.OfTitle(row.Title)) return match;
        if (inPlace.Contains(titled.Id) || keep.Names(row, numbered) || replace.Names(row, numbered)) return match;
        return new(titled, MatchBy.Exchange) { Holder = numbered };
    }

    // A register goes on listing what was closed: that is one closed entry, however often it is imported.
    EntryState? AlreadyClosed(ImportedRow row)
    {
        if (row.Status != RowStatus.Closed || row.Id is not null || live.Closed.Count == 0) return null;
        var open = live.TitledAs(row.Kind, row.Title);
        var closed = live.ClosedAs(row)
            .FirstOrDefault(entry => !closedTaken.Contains(entry.Id) && (open.Count == 0 || IsNoneOf(open, row, entry)));
        if (closed is not null) closedTaken.Add(closed.Id);
        return closed;
    }

    // What is open under a closed entry's title is another where the number says so, or a row of its own has it.
    bool IsNoneOf(IReadOnlyList<EntryState> open, ImportedRow row, EntryState closed) =>
        row.Reference is null && row.SourceReference?.Value is null
            ? rowsTitled[(row.Kind, TextKey.OfTitle(row.Title))] > open.Count
            : MatchableEntries.HasNumberOf(row, closed) && !open.Any(entry => MatchableEntries.HasNumberOf(row, entry));

    RowMatch ByNumber(ImportedRow row)
    {
        var present = row.Reference is { } reference ? live.With(reference) : null;
        if (row.SourceReference?.Value is not { } source || present?.SourceReference == source)
            return new(present, present is null ? MatchBy.Nothing : MatchBy.Reference);
        var others = live.WithSource(row.Kind, source);
        if (row.Reference is not null && others.Count > 0 && !others.Contains(present))
        {
            return new(null, MatchBy.Nothing, (ImportCodes.ReferenceDisagrees,
                $"Source reference {CellText.Shown(source)} belongs to {NameOf(others[0])} here, not to {row.Reference}."));
        }

        if (row.Reference is not null) return new(present, present is null ? MatchBy.Nothing : MatchBy.Reference);
        if (others.Count > 1)
        {
            // Numbers of several registers are told apart by title; of equal ones there each would have to have its own reference.
            var titled = others.Where(entry => TextKey.OfTitle(entry.Title) == TextKey.OfTitle(row.Title)).ToArray();
            if (titled.Length == 1) return new(titled[0], MatchBy.Source);
            if (titled.Length == 0) return new RowMatch { Sharing = others };
            return new(null, MatchBy.Nothing, (ImportCodes.ReferenceAmbiguous,
                $"Several entries have source reference {CellText.Shown(source)}: name the reference."));
        }

        return others.Count == 0 ? default : new(others[0], MatchBy.Source);
    }

    // One row and one entry have the title, in all or of their service; more cannot be told apart by it.
    EntryState? ByTitle(ImportedRow row)
    {
        var title = TextKey.OfTitle(row.Title);
        var titled = live.TitledAs(row.Kind, row.Title);
        if (titled.Count == 1 && rowsTitled.GetValueOrDefault((row.Kind, title)) == 1)
            return inPlace.Contains(titled[0].Id) ? null : titled[0];
        var service = ServiceOf(row);
        if (titled.Count == 0 || service.Length == 0 || rowsOfService.GetValueOrDefault((row.Kind, title, service)) != 1) return null;
        var ofService = titled.Where(entry => TextKey.Of(entry.Service ?? "") == service).ToArray();
        return ofService is [var only] && !inPlace.Contains(only.Id) ? only : null;
    }

    static string ServiceOf(ImportedRow row) => TextKey.Of(row.Service?.Value ?? "");

    /// <summary>With the title, once.</summary>
    public static string TitledNameOf(EntryState entry) =>
        entry.Reference is null ? NameOf(entry) : $"{entry.Reference}, \"{CellText.Shown(entry.Title)}\",";

    public static string NameOf(EntryState entry) => entry.Reference?.ToString() ?? $"The proposal \"{CellText.Shown(entry.Title)}\"";
}
