namespace RiskRegister.Domain.Imports;

/// <summary>References that the caller names in replace or keep, and which of them the import has.</summary>
internal sealed class NamedReferences
{
    readonly Dictionary<EntryReference, string> references = [];
    readonly Dictionary<string, string> foreign = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> unused = new(StringComparer.Ordinal);

    public NamedReferences(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var (reference, other) = ReferenceText.Read(name);
            var isFirst = reference is { } own ? references.TryAdd(own, name) : other is null || foreign.TryAdd(other, name);
            if (isFirst) unused.Add(name);
        }
    }

    public IEnumerable<string> Unused => unused.Order(StringComparer.Ordinal);

    /// <summary>Whether a row, or the entry it matches, is named; then the name is used.</summary>
    public bool Name(ImportedRow row, EntryState? present)
    {
        var named = row.Reference is { } reference && Use(references, reference);
        if (present?.Reference is { } matched) named |= Use(references, matched);
        if (row.SourceReference?.Value is { } source) named |= Use(foreign, source);
        return named;
    }

    /// <summary>Whether a row, or the entry it matches, is named; the name is not used by asking.</summary>
    public bool Names(ImportedRow row, EntryState? present) =>
        (row.Reference is { } reference && references.ContainsKey(reference))
        || (present?.Reference is { } matched && references.ContainsKey(matched))
        || (row.SourceReference?.Value is { } source && foreign.ContainsKey(source));

    public IEnumerable<string> NamedAlsoBy(NamedReferences other) =>
        references.Where(pair => other.references.ContainsKey(pair.Key)).Select(pair => pair.Value)
            .Concat(foreign.Where(pair => other.foreign.ContainsKey(pair.Key)).Select(pair => pair.Value))
            .Order(StringComparer.Ordinal);

    bool Use<TKey>(Dictionary<TKey, string> names, TKey key)
        where TKey : notnull
    {
        if (!names.TryGetValue(key, out var name)) return false;
        unused.Remove(name);
        return true;
    }
}
