using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Imports;

/// <summary>Reads the entries that the rows of an import can be about.</summary>
static class ImportedEntries
{
    static readonly Score NotRead = new(Score.Lowest, Score.Lowest);
    static readonly Exemption ExemptNotRead = new("", "");

    // What rows are matched by, of every entry: a register has many that no row is about, and what is closed may come back.
    const string Known = """
        select id, kind = 'risk', status, reference, source_reference, title, exempt
        from entries
        """;

    const string Whole = """
        select id, revision, facts::text, content::text
        from entries where id = any(@ids)
        """;

    const string Exported = """
        select r.entry_id, r.facts::text, r.content::text
        from unnest(@ids, @revisions) as e (id, revision)
        join entry_revisions as r on r.entry_id = e.id and r.revision = e.revision
        """;

    /// <summary>
    /// Whole are those that a row can be about; of a quarter's register all open ones, for what is missing there is closed.
    /// </summary>
    public static async Task<(IReadOnlyCollection<EntryState> Live, IReadOnlyDictionary<Guid, int> Revisions)> ReadLive(
        NpgsqlConnection connection, ImportOrder order, ReadRegister read, CancellationToken stop)
    {
        var keys = new ImportedKeys(read);
        var all = ImportPlanner.AnswersAboutTitles(order.Mapping);
        var (live, matching) = (new List<EntryState>(), new List<Guid>());
        await using (var command = new NpgsqlCommand(Known, connection))
        {
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                var known = KnownEntry(reader);
                var isHeld = order.Quarter is not null && known.Status != EntryStatus.Closed;
                if (all || isHeld || keys.MayBeAbout(known)) matching.Add(known.Id);
                else live.Add(known);
            }
        }

        var revisions = new Dictionary<Guid, int>();
        await using (var command = new NpgsqlCommand(Whole, connection))
        {
            command.Parameters.AddWithValue("ids", matching.ToArray());
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                var id = reader.GetGuid(0);
                revisions[id] = reader.GetInt32(1);
                live.Add(StateAt(reader, id, 2));
            }
        }

        return (live, revisions);
    }

    /// <summary>Entries as they stood when rows of an export were written, where they have changed since.</summary>
    public static async Task<IReadOnlyDictionary<Guid, EntryState>> ReadExported(
        NpgsqlConnection connection, ReadRegister read, IReadOnlyDictionary<Guid, int> revisions, CancellationToken stop)
    {
        var changed = read.Rows
            .Where(row => row.Id is { } id && row.Revision is { } exported && revisions.TryGetValue(id, out var present)
                && present != exported)
            .DistinctBy(row => row.Id)
            .ToArray();
        var states = new Dictionary<Guid, EntryState>();
        if (changed.Length == 0) return states;
        await using var command = new NpgsqlCommand(Exported, connection);
        command.Parameters.AddWithValue("ids", changed.Select(row => row.Id!.Value).ToArray());
        command.Parameters.AddWithValue("revisions", changed.Select(row => row.Revision!.Value).ToArray());
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) states[reader.GetGuid(0)] = StateAt(reader, reader.GetGuid(0), 1);
        return states;
    }

    static EntryState StateAt(NpgsqlDataReader reader, Guid id, int column) => StoredEntry.ReadFacts(reader.GetFieldValue<byte[]>(column))
        .ToState(id, StoredEntry.ReadContent(reader.GetFieldValue<byte[]>(column + 1)));

    static EntryState KnownEntry(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Kind = reader.GetBoolean(1) ? EntryKind.Risk : EntryKind.Opportunity,
        Status = EnumNames.TryParse<EntryStatus>(reader.GetString(2), out var status) ? status : EntryStatus.Open,
        Reference = !reader.IsDBNull(3) && EntryReference.TryParse(reader.GetString(3), out var reference) ? reference : null,
        SourceReference = reader.IsDBNull(4) ? null : reader.GetString(4),
        Title = reader.GetString(5),
        Exempt = reader.GetBoolean(6) ? ExemptNotRead : null,
        Score = NotRead,
        ResidualScore = NotRead,
    };
}
