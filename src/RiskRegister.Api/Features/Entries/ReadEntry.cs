using Npgsql;
using RiskRegister.Api.Database;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>GET /entries/{ref}: as it is, or as it stood.</summary>
public static class ReadEntry
{
    // Whatever bore the reference then; of several, the one that was not closed, else the one closed last.
    public const string AsOfByReference = EntryRow.SelectAsOf + """
        where live.id in (select r.entry_id from entry_revisions as r where r.facts ->> 'reference' = @reference)
            and e.reference = @reference and (@seesAll or live.owners && @posts)
        order by e.status = 'closed', e.facts #>> '{closure,closedAt}' desc, e.id
        limit 1
        """;

    public const string AsOfById = EntryRow.SelectAsOf + "where live.id = @id and (@seesAll or live.owners && @posts)";

    public static async Task<Outcome> Handle(
        string reference, HttpContext http, QueryValues query, Caller caller, EntryDesk desk, PlannedDatabase database)
    {
        if (query[Instants.AsOf] is null) return await desk.Read(http, reference, caller);
        var asOf = Instants.Read(query, desk.Now);
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        if (asOf is { } then && await AsOf(connection, reference, caller, then, http.RequestAborted) is { } row)
        {
            await Replacements.HideFrom(caller, connection, [row], http.RequestAborted);
            return desk.Show(row);
        }

        var (live, gone) = await LiveEntries.Find(connection, reference, caller, http.RequestAborted);
        return gone ?? (caller.SeesAllEntries ? null : EntryDesk.NotTheirs(live!, caller)) ?? query.Refusal
            ?? new Refusal(Problems.EntryNotFound, $"{reference} was no entry at {asOf:O}.");
    }

    static async Task<EntryRow?> AsOf(NpgsqlConnection connection, string named, Caller caller, DateTimeOffset asOf, CancellationToken stop)
    {
        NpgsqlParameter[] common =
        [
            new NpgsqlParameter<DateTime>("asOf", asOf.UtcDateTime), new NpgsqlParameter<bool>("seesAll", caller.SeesAllEntries), new NpgsqlParameter<string[]>("posts", [.. caller.Posts]),
        ];
        var rows = Guid.TryParseExact(named, "D", out var id)
            ? await EntryRow.Query(connection, AsOfById, stop, [new NpgsqlParameter<Guid>("id", id), .. common])
            : EntryReference.TryParse(named, out var reference)
                ? await EntryRow.Query(connection, AsOfByReference, stop, [new NpgsqlParameter<string>("reference", reference.ToString()), .. common])
                : [];
        return rows.SingleOrDefault();
    }
}
