using System.Collections.Frozen;

namespace RiskRegister.Domain;

/// <summary>Two registers to compare, and what only the snapshots before and between them know.</summary>
/// <param name="Now">The later register.</param>
/// <param name="Then">The earlier one; null when <paramref name="Now"/> is the first.</param>
public sealed record RegisterComparison(FrozenRegister Now, FrozenRegister? Then)
{
    /// <summary>
    /// Ids of entries that any snapshot before <see cref="Then"/> held: coming back they are reopened, not new. Snapshots between
    /// the two do not count, for what came after <see cref="Then"/> is new to its readers.
    /// </summary>
    public IReadOnlySet<Guid> HeldBefore { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>
    /// The last state, by id, of entries that <see cref="Then"/> held and <see cref="Now"/> no longer does: they were closed in a snapshot
    /// between. One that is missing here too is reported as closed without a reason.
    /// </summary>
    public IReadOnlyDictionary<Guid, EntryState> ClosedBetween { get; init; } = FrozenDictionary<Guid, EntryState>.Empty;

    /// <summary>
    /// By id, entries that <see cref="Then"/> held and another register kept when <see cref="Now"/> was drawn up, as they stood then.
    /// </summary>
    public IReadOnlyDictionary<Guid, EntryState> MovedSince { get; init; } = FrozenDictionary<Guid, EntryState>.Empty;

    /// <summary>Ids of entries that were exempt before and no longer are: additions to the public edition, whatever they were.</summary>
    public IReadOnlySet<Guid> Disclosed { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>Ids of entries that are exempt now: not mentioned at all.</summary>
    public IReadOnlySet<Guid> Withheld { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>The comparison of the two public editions, from that of the full ones.</summary>
    /// <param name="heldPubliclyBefore">
    /// Those of <see cref="HeldBefore"/> that the public edition of a snapshot before <see cref="Then"/> held.
    /// </param>
    public RegisterComparison PublicEdition(IReadOnlySet<Guid> heldPubliclyBefore)
    {
        var then = Then?.Entries ?? [];
        var heldThen = then.Select(entry => entry.Id).ToHashSet();
        var onceExempt = HeldBefore.Where(id => !heldPubliclyBefore.Contains(id) && !heldThen.Contains(id));
        return this with
        {
            Now = Now.PublicEdition(),
            Then = Then?.PublicEdition(),
            HeldBefore = heldPubliclyBefore,
            ClosedBetween = ClosedBetween.Where(pair => pair.Value.Exempt is null).ToFrozenDictionary(),
            MovedSince = MovedSince.Where(pair => pair.Value.Exempt is null).ToFrozenDictionary(),
            Disclosed = Disclosed.Concat(ExemptIds(then)).Concat(onceExempt).ToFrozenSet(),
            Withheld = Withheld.Concat(ExemptIds(Now.Entries)).Concat(ExemptIds(ClosedBetween.Values))
                .Concat(ExemptIds(MovedSince.Values)).ToFrozenSet(),
        };
    }

    static IEnumerable<Guid> ExemptIds(IEnumerable<EntryState> entries) =>
        entries.Where(entry => entry.Exempt is not null).Select(entry => entry.Id);
}
