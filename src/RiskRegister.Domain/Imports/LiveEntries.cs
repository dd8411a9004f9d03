namespace RiskRegister.Domain.Imports;

/// <summary>The entries that are not closed, by all that an imported row can know them by.</summary>
internal sealed class LiveEntries
{
    readonly Dictionary<EntryReference, EntryState> byReference = [];
    readonly Dictionary<(EntryKind, string), List<EntryState>> bySource = [];
    readonly Dictionary<(EntryKind, string), EntryState> byTitle = [];

    public LiveEntries(IReadOnlyCollection<EntryState> entries)
    {
        All = [.. entries.Where(entry => entry.Status != EntryStatus.Closed)];
        foreach (var entry in All)
        {
            byTitle.TryAdd((entry.Kind, entry.Title.ToUpperInvariant()), entry);
            if (entry.Reference is { } reference) byReference.TryAdd(reference, entry);
            if (entry.SourceReference is not { } source) continue;
            var key = (entry.Kind, source.ToUpperInvariant());
            if (!bySource.TryGetValue(key, out var sharing)) bySource[key] = sharing = [];
            sharing.Add(entry);
        }
    }

    public IReadOnlyList<EntryState> All { get; }

    public IEnumerable<EntryReference> References => byReference.Keys;

    public EntryState? With(EntryReference reference) => byReference.GetValueOrDefault(reference);

    /// <summary>Risks and opportunities come from numberings of their own: 9 may be one of each.</summary>
    public IReadOnlyList<EntryState> WithSource(EntryKind kind, string source) =>
        bySource.TryGetValue((kind, source.ToUpperInvariant()), out var sharing) ? sharing : [];

    public EntryState? TitledAs(EntryKind kind, string title) => byTitle.GetValueOrDefault((kind, title.ToUpperInvariant()));
}
