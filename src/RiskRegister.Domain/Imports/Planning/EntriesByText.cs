namespace RiskRegister.Domain.Imports;

/// <summary>Entries by a text that several may have, those of each kind apart.</summary>
internal sealed class EntriesByText
{
    static readonly List<EntryState> None = [];

    readonly Dictionary<(EntryKind, string), List<EntryState>> entries = [];

    public void Add(string text, EntryState entry)
    {
        if (!entries.TryGetValue((entry.Kind, text), out var sharing)) entries[(entry.Kind, text)] = sharing = [];
        sharing.Add(entry);
    }

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<EntryState> Of(EntryKind kind, string text) => entries.GetValueOrDefault((kind, text), None);
}
