using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>What the caller of an import asks for, and what is known of exports that come back.</summary>
public sealed record ImportOptions
{
    /// <summary>Set when the files are that quarter's whole register: open entries that are missing are closed.</summary>
    public Quarter? Quarter { get; init; }

    /// <summary>References (or source references) given to something new: the entry that has it is closed.</summary>
    public IReadOnlyCollection<string> Replace { get; init; } = [];

    /// <summary>References (or source references) of entries that stay the same although their titles share no word.</summary>
    public IReadOnlyCollection<string> Keep { get; init; } = [];

    /// <summary>
    /// References (or source references) of entries that the files win over, although they have changed since they were exported.
    /// </summary>
    public IReadOnlyCollection<string> Overwrite { get; init; } = [];

    /// <summary>The answers and limits of the import's mapping.</summary>
    public ImportMapping Mapping { get; init; } = new();

    /// <summary>Whether closing entries as missing has to be answered for; see <see cref="ImportMapping.ClosuresAtMost"/>.</summary>
    public bool AsksBeforeClosing { get; init; }

    /// <summary>The present revision of entries, by id; needed for those that rows of an export name.</summary>
    public IReadOnlyDictionary<Guid, int> Revisions { get; init; } = FrozenDictionary<Guid, int>.Empty;

    /// <summary>
    /// Entries as they stood at the revision that their row was exported from, by id, where that is not the present one: what the file
    /// did not change is then left alone.
    /// </summary>
    public IReadOnlyDictionary<Guid, EntryState> AsExported { get; init; } = FrozenDictionary<Guid, EntryState>.Empty;
}
