using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>One entry, as it is or as it stood.</summary>
public sealed class ReadEntry(PlannedDatabase database, EntryReads reads)
{
    // Whatever bore the reference then; of several, the one that was not closed, else the one closed last.
    public const string AsOfByReference = EntryRow.SelectAsOf + """
        where live.id in (select r.entry_id from entry_revisions as r where r.facts ->> 'reference' = @reference)
            and e.reference = @reference and (@seesAll or live.owner_keys && name_keys(@posts))
        order by e.status = 'closed', e.facts #>> '{closure,closedAt}' desc, e.id
        limit 1
        """;

    public const string AsOfById = EntryRow.SelectAsOf + "where live.id = @id and (@seesAll or live.owner_keys && name_keys(@posts))";

    /// <summary>What the entry's version is made of, found out without reading its text; null where that takes more.</summary>
    public async Task<EntryTag?> FindTag(Actor actor, string named, CancellationToken stop) =>
        EntryReference.TryParse(named, out var reference) && await reads.FindTag(reference, actor, stop) is { HasMeasures: false } tag
            ? tag : null;

    /// <summary>The entry as it is.</summary>
    public async Task<Result<FoundEntry>> Now(Actor actor, string named, CancellationToken stop)
    {
        // Only what is closed can name what took its place, and that the actor may not see.
        if (EntryReference.TryParse(named, out var reference) && await reads.Find(reference, actor, stop) is { } row)
            return new FoundEntry(row, StoredEntry.ReadFacts(row.Facts));
        await using var connection = await database.OpenConnectionAsync(stop);
        return await LiveEntries.Find(connection, named, actor, stop);
    }

    /// <summary>The entry as it stood at an instant. An owner sees the past of its own entries alone.</summary>
    /// <param name="asOf">Null when it was said in words that could not be read: then only whether the entry is there is found out.</param>
    public async Task<Result<FoundEntry>> Then(Actor actor, string named, DateTimeOffset? asOf, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        if (asOf is { } then && await AsOf(connection, named, actor, then, stop) is { } row)
        {
            await Replacements.HideFrom(actor, connection, [row], stop);
            return new FoundEntry(row, StoredEntry.ReadFacts(row.Facts));
        }

        var (live, gone) = await LiveEntries.Find(connection, named, actor, stop);
        return gone ?? (actor.SeesAllEntries ? null : EntryChanges.NotTheirs(live!, actor))
            ?? new Refusal(EntryRefusals.NotFound, $"{named} was no entry at {InstantText.Of(asOf!.Value)}.");
    }

    static async Task<EntryRow?> AsOf(NpgsqlConnection connection, string named, Actor actor, DateTimeOffset asOf, CancellationToken stop)
    {
        NpgsqlParameter[] common =
        [
            new NpgsqlParameter<DateTime>("asOf", asOf.UtcDateTime), new NpgsqlParameter<bool>("seesAll", actor.SeesAllEntries),
            new NpgsqlParameter<string[]>("posts", [.. actor.Posts]),
        ];
        if (Guid.TryParseExact(named, "D", out var id))
            return (await EntryRow.Query(connection, AsOfById, stop, [new NpgsqlParameter<Guid>("id", id), .. common])).SingleOrDefault();
        if (!EntryReference.TryParse(named, out var reference)) return null;
        NpgsqlParameter[] byReference = [new NpgsqlParameter<string>("reference", reference.ToString()), .. common];
        return (await EntryRow.Query(connection, AsOfByReference, stop, byReference)).SingleOrDefault();
    }
}
