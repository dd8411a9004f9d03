using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>The open entries that an actor may change and that nobody has changed or
/// reviewed since the latest snapshot, in register order.</summary>
public sealed class ListToUpdate(NpgsqlDataSource database)
{
    const string ToUpdate = EntryRow.SelectLive + """
        where e.status = 'open' and (@all or e.owner_keys && name_keys(@posts)) and e.position >= @from
            and e.updated_at <= coalesce((select s.taken_at from standing_snapshots as s order by s.id desc limit 1), 'infinity')
        order by e.position, e.id
        limit @limit
        """;

    /// <param name="from">The place in register order where the list begins.</param>
    public async Task<List<EntryRow>> For(Actor actor, long from, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await EntryRow.Query(connection, ToUpdate, stop, new NpgsqlParameter<bool>("all", actor.IsEditor),
            new NpgsqlParameter<string[]>("posts", [.. actor.Posts]), new NpgsqlParameter<long>("from", from),
            new NpgsqlParameter<int>("limit", limit));
    }
}
