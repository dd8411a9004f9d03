namespace RiskRegister.Api.Storage;

/// <summary>An entry as queries give it: live, as it stood, or as a snapshot froze it. Everything else about it is in its two texts.</summary>
public sealed class EntryRow
{
    /// <summary>
    /// Live entries "e", each beside the latest snapshot's row of it. The public edition looks at that snapshot's public edition, so
    /// @publicEdition hides a row that was exempt, then or by addendum since; it is looked up only for the rows that are answered.
    /// </summary>
    public const string SelectLive = """
        select e.id, e.revision, e.updated_at as UpdatedAt, e.position, e.facts::text as Facts, e.content::text as Content,
            (select case when @publicEdition and p.hidden then null else p.residual end
                from standing_rows as p where p.snapshot_id = l.id and p.entry_id = e.id) as ResidualBefore,
            l.id as SnapshotId, l.head as SnapshotHead
        from entries as e
        left join (select id, head from standing_snapshots order by id desc limit 1) as l on true

        """;

    /// <summary>Entries as they stood at @asOf, each beside the row of the snapshot that was then the latest; columns as in <see cref="SelectLive"/>.</summary>
    public const string SelectAsOf = """
        select e.id, e.revision, e.updated_at as UpdatedAt, e.position, e.facts::text as Facts, e.content::text as Content,
            (select p.residual from standing_rows as p where p.snapshot_id = l.id and p.entry_id = e.id) as ResidualBefore,
            l.id as SnapshotId, l.head as SnapshotHead
        from entries as live
        cross join lateral (
            select * from entry_states as s where s.id = live.id and s.updated_at <= @asOf order by s.revision desc limit 1) as e
        left join (select id, head from standing_snapshots where taken_at < @asOf order by id desc limit 1) as l on true

        """;

    /// <summary>Those that a caller may see: all, or those that are open to all or of its posts.</summary>
    public const string Visible = "(@seesAll or not e.exempt or e.owners && @posts)";

    public required Guid Id { get; init; }

    public required int Revision { get; init; }

    public required DateTime UpdatedAt { get; init; }

    /// <summary>Where it stands in register order.</summary>
    public long Position { get; init; }

    public required string Facts { get; init; }

    public required string Content { get; init; }

    /// <summary>The residual score in the snapshot that movement is measured from; null when it does not hold the entry.</summary>
    public int? ResidualBefore { get; set; }

    /// <summary>That snapshot; null before the first.</summary>
    public long? SnapshotId { get; set; }

    /// <summary>Its last event.</summary>
    public long? SnapshotHead { get; set; }

    /// <summary>The same entry a revision later: what it is compared with has stayed.</summary>
    public EntryRow ComparedAs(EntryRow before)
    {
        (ResidualBefore, SnapshotId, SnapshotHead) = (before.ResidualBefore, before.SnapshotId, before.SnapshotHead);
        return this;
    }
}
