using System.Runtime.CompilerServices;
using Npgsql;

namespace RiskRegister.UseCases.Storage;

/// <summary>An entry as queries give it: live, as it stood, or as a snapshot froze it.
/// Everything else about it is in its two texts.</summary>
public sealed class EntryRow
{
    const string Columns = "e.id, e.revision, e.updated_at, e.position, e.facts, e.content, ";

    const string Latest = ", l.id, l.head";

    // Of the past nothing is known.
    const string NoMeasures = ", null::text";

    const string WithLatest = " from entries as e, latest_snapshot as l\n";

    /// <summary>
    /// Of a live entry "e", beside the row of it in the latest snapshot "l", of which the highest version counts; it is looked up only for
    /// the rows that are answered.
    /// </summary>
    public const string LiveColumns = Columns
        + "(select p.residual from snapshot_rows as p where p.snapshot_id = l.id and p.entry_id = e.id order by p.version desc limit 1)"
            + Latest
        + ", " + LinkedMeasures.Column;

    public const int LiveColumnCount = 10;

    /// <summary>Live entries, each beside the latest snapshot.</summary>
    public const string SelectLive = "select " + LiveColumns + WithLatest;

    /// <summary>The same with another column behind them, by which an owner is not told what is not for it to see.</summary>
    public static readonly string SelectLiveForOwners = $"select {LiveColumns}, {Replacements.ColumnOf("e.facts")}{WithLatest}";

    /// <summary>The same for the public edition, which looks at that snapshot's public edition: a
    /// row that was exempt, then or by addendum since, is hidden.</summary>
    public const string SelectPublic = "select " + Columns
        + "(select case when not p.hidden then p.residual end from standing_rows as p where p.snapshot_id = l.id and p.entry_id = e.id)"
            + Latest + ", " + LinkedMeasures.Column + WithLatest;

    /// <summary>Entries as they stood at @asOf, each beside the row of the snapshot that was then
    /// the latest; columns as in <see cref="SelectLive"/>.</summary>
    public const string SelectAsOf = AsOfColumns + FromAsOf;

    /// <summary>The same with the column for owners.</summary>
    public static readonly string SelectAsOfForOwners = $"{AsOfColumns}, {Replacements.ColumnOf("e.facts")}{FromAsOf}";

    const string AsOfColumns = "select " + Columns
        + "(select p.residual from standing_rows as p where p.snapshot_id = l.id and p.entry_id = e.id)" + Latest + NoMeasures;

    const string FromAsOf = """

        from entries as live
        cross join lateral (
            select * from entry_states as s where s.id = live.id and s.updated_at <= @asOf order by s.revision desc limit 1) as e
        left join (select id, head from standing_snapshots where taken_at < @asOf order by id desc limit 1) as l on true

        """;

    public required Guid Id { get; init; }

    public required int Revision { get; init; }

    public required DateTime UpdatedAt { get; init; }

    /// <summary>Where it stands in register order.</summary>
    public long Position { get; init; }

    public required byte[] Facts { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>The residual score in the snapshot that movement is measured from; null when it does not hold the entry.</summary>
    public int? ResidualBefore { get; set; }

    /// <summary>That snapshot; null before the first.</summary>
    public long? SnapshotId { get; set; }

    /// <summary>Its last event.</summary>
    public long? SnapshotHead { get; set; }

    /// <summary>What took its place and is not for the actor to see.</summary>
    public IReadOnlySet<Guid>? UnseenReplacements { get; set; }

    /// <summary>Its measures as <see cref="LinkedMeasures"/> reads them; null where they were not looked for.</summary>
    public string? Measures { get; set; }

    /// <summary>For whom it was read; null for nobody in particular.</summary>
    public Actor? Reader { get; set; }

    /// <summary>Runs a query that begins with one of the selects above.</summary>
    public static async Task<List<EntryRow>> Query(NpgsqlConnection connection, string sql, CancellationToken stop,
        params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<EntryRow>();
        while (await reader.ReadAsync(stop)) rows.Add(Read(reader));
        return rows;
    }

    /// <summary>The same for a query that gives one at most.</summary>
    public static async Task<EntryRow?> First(NpgsqlConnection connection, string sql, CancellationToken stop,
        params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? Read(reader) : null;
    }

    /// <summary>The same, one after the other: nothing is held but the one that is looked at.</summary>
    public static async IAsyncEnumerable<EntryRow> Stream(
        NpgsqlConnection connection, string sql, [EnumeratorCancellation] CancellationToken stop, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) yield return Read(reader);
    }

    /// <summary>Out of the columns of a select above.</summary>
    public static EntryRow Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Revision = reader.GetInt32(1),
        UpdatedAt = reader.GetDateTime(2),
        Position = reader.GetInt64(3),
        Facts = reader.GetFieldValue<byte[]>(4),
        Content = reader.GetFieldValue<byte[]>(5),
        ResidualBefore = reader.IsDBNull(6) ? null : reader.GetInt32(6),
        SnapshotId = reader.IsDBNull(7) ? null : reader.GetInt64(7),
        SnapshotHead = reader.IsDBNull(8) ? null : reader.GetInt64(8),
        Measures = reader.IsDBNull(9) ? null : reader.GetString(9),
    };

    /// <summary>The same entry a revision later: what it is compared with has stayed.</summary>
    public EntryRow ComparedAs(EntryRow before)
    {
        (ResidualBefore, SnapshotId, SnapshotHead) = (before.ResidualBefore, before.SnapshotId, before.SnapshotHead);
        (Measures, Reader) = (before.Measures, before.Reader);
        return this;
    }
}
