using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Storage;

/// <summary>An entry as a snapshot holds it, with the latest addendum to it.</summary>
public sealed class FrozenRow
{
    /// <summary>
    /// Rows "r" of snapshots "s". The public edition leaves out what is hidden and measures movement only from what the public edition
    /// before showed.
    /// </summary>
    public const string Select = """
        select r.snapshot_id as SnapshotId, s.quarter as Quarter, r.entry_id as Id, r.revision as Revision, v.recorded_at as UpdatedAt,
            r.position as Position, v.facts as Facts, v.content as Content,
            case when not @publicEdition or not coalesce(
                (select p.hidden from standing_rows as p where p.snapshot_id = s.predecessor and p.entry_id = r.entry_id), true)
                then r.residual_before end as ResidualBefore,
            r.reviewed as Reviewed, a.id as AddendumId, a.facts as CorrectedFacts
        from standing_rows as r
        join standing_snapshots as s on s.id = r.snapshot_id
        join entry_revisions as v on v.entry_id = r.entry_id and v.revision = r.revision
        left join lateral (
            select e.id, c.facts as facts
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

    public required byte[] Facts { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>The residual score in the snapshot before; null when it does not hold the entry, or not publicly.</summary>
    public int? ResidualBefore { get; init; }

    /// <summary>Looked at or changed since the snapshot before.</summary>
    public required bool Reviewed { get; init; }

    /// <summary>The latest addendum's event; null when the entry stands as taken.</summary>
    public long? AddendumId { get; init; }

    public byte[]? CorrectedFacts { get; init; }

    /// <summary>Runs a query that begins with <see cref="Select"/>; its rows come one after the other.</summary>
    public static async IAsyncEnumerable<FrozenRow> Query(
        NpgsqlConnection connection, string sql, object parameters, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: stop));
        while (await reader.ReadAsync(stop)) yield return Read(reader);
    }

    /// <summary>The row that a reader of such a query is at.</summary>
    public static FrozenRow Read(DbDataReader reader) => new()
    {
        SnapshotId = reader.GetInt64(0),
        Quarter = reader.GetString(1),
        Id = reader.GetGuid(2),
        Revision = reader.GetInt32(3),
        UpdatedAt = reader.GetDateTime(4),
        Position = reader.GetInt64(5),
        Facts = reader.GetFieldValue<byte[]>(6),
        Content = reader.GetFieldValue<byte[]>(7),
        ResidualBefore = reader.IsDBNull(8) ? null : reader.GetInt32(8),
        Reviewed = reader.GetBoolean(9),
        AddendumId = reader.IsDBNull(10) ? null : reader.GetInt64(10),
        CorrectedFacts = reader.IsDBNull(11) ? null : reader.GetFieldValue<byte[]>(11),
    };

    /// <summary>The facts, with the text as the latest addendum corrects it.</summary>
    public StoredFacts FactsCorrected()
    {
        var frozen = StoredEntry.ReadFacts(Facts);
        return CorrectedFacts is null ? frozen : frozen.CorrectedBy(StoredEntry.ReadFacts(CorrectedFacts));
    }
}
