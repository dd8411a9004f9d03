namespace RiskRegister.Domain.Imports;

/// <summary>How a row was known.</summary>
internal enum MatchBy
{
    Nothing,
    Id,
    Reference,
    Source,
    Title,

    /// <summary>By its title, while the number that it has here belongs to another entry.</summary>
    Exchange,
}

/// <param name="Fault">A refusal where the row contradicts itself.</param>
internal readonly record struct RowMatch(EntryState? Entry, MatchBy By, (string Code, string Message)? Fault = null);

/// <summary>
/// Finds the entry that each row is about: by id, by reference, by source reference, then by equal title; numbers that entries
/// exchanged are recognised by title.
/// </summary>
internal sealed class RowMatching
{
    readonly MatchableEntries live;
    readonly NamedReferences keep;
    readonly NamedReferences replace;

    // How many rows say each title, and which entries' numbers stand beside their own titles.
    readonly Dictionary<(EntryKind, string), int> rowsTitled = [];
    readonly HashSet<Guid> inPlace = [];

    public RowMatching(IReadOnlyList<ImportedRow> rows, MatchableEntries live, NamedReferences keep, NamedReferences replace)
    {
        (this.live, this.keep, this.replace) = (live, keep, replace);
        foreach (var row in rows)
        {
            var title = (row.Kind, TextKey.Of(row.Title));
            rowsTitled[title] = rowsTitled.GetValueOrDefault(title) + 1;
            if (ByNumber(row) is { Entry: { } entry } && TextKey.Of(entry.Title) == title.Item2) inPlace.Add(entry.Id);
        }
    }

    public RowMatch Match(ImportedRow row)
    {
        if (row.Id is { } id && live.WithId(id) is { } known && known.Kind == row.Kind)
            return new(known, MatchBy.Id);
        var match = ByNumber(row);
        if (match.Fault is not null) return match;
        var titled = ByTitle(row);
        if (match.Entry is not { } numbered) return titled is null ? match : new(titled, MatchBy.Title);
        if (titled is null || titled.Id == numbered.Id || TextKey.Of(numbered.Title) == TextKey.Of(row.Title)) return match;
        if (inPlace.Contains(titled.Id) || keep.Names(row, numbered) || replace.Names(row, numbered)) return match;
        return new(titled, MatchBy.Exchange);
    }

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
            // Numbers of several sheets are told apart by title.
            var titled = others.Where(entry => TextKey.Of(entry.Title) == TextKey.Of(row.Title)).ToArray();
            if (titled.Length == 1) return new(titled[0], MatchBy.Source);
            return new(null, MatchBy.Nothing, (ImportCodes.ReferenceAmbiguous,
                $"Several entries have source reference {CellText.Shown(source)}: name the reference."));
        }

        return others.Count == 0 ? default : new(others[0], MatchBy.Source);
    }

    // One row and one entry have the title; more cannot be told apart by it.
    EntryState? ByTitle(ImportedRow row)
    {
        if (rowsTitled.GetValueOrDefault((row.Kind, TextKey.Of(row.Title))) != 1) return null;
        var titled = live.TitledAs(row.Kind, row.Title);
        return titled.Count == 1 && !inPlace.Contains(titled[0].Id) ? titled[0] : null;
    }

    public static string NameOf(EntryState entry) => entry.Reference?.ToString() ?? $"The proposal \"{CellText.Shown(entry.Title)}\"";
}
