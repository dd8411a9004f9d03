namespace RiskRegister.Api.Storage;

/// <summary>An entry as a snapshot holds it, with the latest addendum to it.</summary>
public sealed class FrozenRow
{
    /// <summary>
    /// Rows "r" of snapshots "s". The public edition leaves out what is hidden and measures movement only from what the public edition
    /// before showed.
    /// </summary>
    public const string Select = """
        select r.snapshot_id as SnapshotId, s.quarter as Quarter, r.entry_id as Id, r.revision as Revision, v.recorded_at as UpdatedAt,
            r.position as Position, v.facts::text as Facts, v.content::text as Content,
            case when not @publicEdition or not coalesce(
                (select p.hidden from standing_rows as p where p.snapshot_id = s.predecessor and p.entry_id = r.entry_id), true)
                then r.residual_before end as ResidualBefore,
            r.reviewed as Reviewed, r.hidden as Hidden, a.id as AddendumId, a.facts as CorrectedFacts
        from standing_rows as r
        join standing_snapshots as s on s.id = r.snapshot_id
        join entry_revisions as v on v.entry_id = r.entry_id and v.revision = r.revision
        left join lateral (
            select e.id, c.facts::text as facts
            from snapshot_events as e
            join entry_revisions as c on c.entry_id = e.entry_id and c.revision = e.revision
            where r.corrected and e.snapshot_id = r.snapshot_id and e.entry_id = r.entry_id and e.kind = 'addendum'
            order by e.id desc limit 1) as a on true
        where (not @publicEdition or not r.hidden)

        """;

    public required long SnapshotId { get; init; }

    public required string Quarter { get; init; }

    public required Guid Id { get; init; }

    public required int Revision { get; init; }

    public required DateTime UpdatedAt { get; init; }

    /// <summary>Where it stands in register order.</summary>
    public required long Position { get; init; }

    public required string Facts { get; init; }

    public required string Content { get; init; }

    /// <summary>The residual score in the snapshot before; null when it does not hold the entry, or not publicly.</summary>
    public int? ResidualBefore { get; init; }

    /// <summary>Looked at or changed since the snapshot before.</summary>
    public required bool Reviewed { get; init; }

    /// <summary>Kept from the public edition.</summary>
    public required bool Hidden { get; init; }

    /// <summary>The latest addendum's event; null when the entry stands as taken.</summary>
    public long? AddendumId { get; init; }

    public string? CorrectedFacts { get; init; }

    /// <summary>The facts, with the text as the latest addendum corrects it.</summary>
    public StoredFacts FactsCorrected()
    {
        var frozen = StoredEntry.ReadFacts(Facts);
        return CorrectedFacts is null ? frozen : frozen.CorrectedBy(StoredEntry.ReadFacts(CorrectedFacts));
    }
}
