using Dapper;
using Npgsql;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>Where the open entries of a snapshot stood, for a matrix that shows where they went.</summary>
/// <param name="Facts">By the entries' permanent ids.</param>
public sealed record EarlierPlaces(Quarter Quarter, IReadOnlyDictionary<Guid, StoredFacts> Facts)
{
    const string Latest = "select max(id) from standing_snapshots";

    const string Rows = """
        select s.quarter, r.entry_id, v.facts
        from standing_snapshots as s
        left join standing_rows as r on r.snapshot_id = s.id and r.status = 'open' and (not @publicEdition or not r.hidden)
        left join entry_revisions as v on v.entry_id = r.entry_id and v.revision = r.revision
        where s.id = @snapshot
        """;

    /// <summary>Those of the latest snapshot, for the live register; null before the first.</summary>
    public static async Task<EarlierPlaces?> OfLatest(NpgsqlConnection connection, bool publicEdition, CancellationToken stop) =>
        await Of(connection, await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Latest, cancellationToken: stop)),
            publicEdition, stop);

    /// <summary>Those of a snapshot; null where there is none.</summary>
    public static async Task<EarlierPlaces?> Of(NpgsqlConnection connection, long? snapshot, bool publicEdition, CancellationToken stop)
    {
        if (snapshot is null) return null;
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(Rows, new { snapshot, publicEdition },
            cancellationToken: stop));
        var (facts, quarter) = (new Dictionary<Guid, StoredFacts>(), "");
        while (await reader.ReadAsync(stop))
        {
            quarter = reader.GetString(0);
            if (!reader.IsDBNull(1)) facts[reader.GetGuid(1)] = StoredEntry.ReadFacts(reader.GetFieldValue<byte[]>(2));
        }

        return Quarter.TryParse(quarter, out var parsed)
            ? new EarlierPlaces(parsed, facts) : throw new InvalidDataException($"{quarter} is stored as a quarter.");
    }
}
