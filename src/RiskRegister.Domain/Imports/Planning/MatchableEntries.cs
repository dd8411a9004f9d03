namespace RiskRegister.Domain.Imports;

/// <summary>The register's entries, by all that an imported row can know them by.</summary>
internal sealed class MatchableEntries
{
    readonly Dictionary<Guid, EntryState> byId = [];
    readonly Dictionary<EntryReference, EntryState> byReference = [];
    readonly EntriesByText bySource = new();
    readonly EntriesByText byTitle = new();
    readonly EntriesByText closedByTitle = new();
    readonly EntriesByText closedBySource = new();
    readonly ILookup<EntryReference, EntryState> closedByReference;

    public MatchableEntries(IReadOnlyCollection<EntryState> entries)
    {
        All = [.. entries.Where(entry => entry.Status != EntryStatus.Closed)];
        Closed = [.. entries.Where(entry => entry.Status == EntryStatus.Closed)];
        closedByReference = Closed.Where(entry => entry.Reference is not null).ToLookup(entry => entry.Reference!.Value);
        foreach (var entry in entries) byId.TryAdd(entry.Id, entry);
        foreach (var entry in Closed)
        {
            closedByTitle.Add(TextKey.OfTitle(entry.Title), entry);
            if (entry.SourceReference is { } source) closedBySource.Add(SourceKey.Of(source), entry);
        }

        foreach (var entry in All)
        {
            byTitle.Add(TextKey.OfTitle(entry.Title), entry);
            if (entry.Reference is { } reference) byReference.TryAdd(reference, entry);
            if (entry.SourceReference is { } source) bySource.Add(SourceKey.Of(source), entry);
        }
    }

    /// <summary>Those that are not closed.</summary>
    public IReadOnlyList<EntryState> All { get; }

    public IReadOnlyList<EntryState> Closed { get; }

    public IEnumerable<EntryReference> References => byReference.Keys;

    /// <summary>Closed ones among them.</summary>
    public EntryState? WithId(Guid id) => byId.GetValueOrDefault(id);

    public EntryState? With(EntryReference reference) => byReference.GetValueOrDefault(reference);

    /// <summary>
    /// Risks and opportunities come from numberings of their own: 9 may be one of each. What is displayed otherwise is found where
    /// nothing is written just so.
    /// </summary>
    public IReadOnlyList<EntryState> WithSource(EntryKind kind, string source)
    {
        var found = bySource.Of(kind, SourceKey.Of(source));
        if (found.Count < 2) return found;
        var exact = found.Where(entry => string.Equals(entry.SourceReference, source, StringComparison.OrdinalIgnoreCase)).ToArray();
        return exact.Length > 0 ? exact : found;
    }

    public IReadOnlyList<EntryState> TitledAs(EntryKind kind, string title) => byTitle.Of(kind, TextKey.OfTitle(title));

    public IReadOnlyList<EntryState> ClosedTitledAs(EntryKind kind, string title) =>
        Closed.Count == 0 ? [] : closedByTitle.Of(kind, TextKey.OfTitle(title));

    /// <summary>Closed ones may share a number.</summary>
    public IEnumerable<EntryState> ClosedWith(EntryReference reference) => closedByReference[reference];

    /// <summary>The closed entries that have a row's number.</summary>
    public IEnumerable<EntryState> ClosedNumberedAs(ImportedRow row) => row.Reference is { } reference ? ClosedWith(reference)
        : row.SourceReference?.Value is { } source ? closedBySource.Of(row.Kind, SourceKey.Of(source))
        : [];

    /// <summary>Whether an entry has the number that a row says.</summary>
    public static bool HasNumberOf(ImportedRow row, EntryState entry) => row.Reference is { } reference
        ? entry.Reference == reference
        : row.SourceReference?.Value is { } source && entry.SourceReference is { } own && SourceKey.AreOne(source, own);

    /// <summary>The closed entries that a row may be which says it is closed and was imported before; the one closed last first.</summary>
    public IEnumerable<EntryState> ClosedAs(ImportedRow row) => ClosedTitledAs(row.Kind, row.Title)
        .Where(entry => row.Reference is null || entry.Reference == row.Reference)
        .Where(entry => row.SourceReference?.Value is not { } source || entry.SourceReference is not { } own
            || SourceKey.AreOne(source, own))
        .OrderByDescending(entry => entry.Closure?.ClosedAt);
}
