using Dapper;
using Npgsql;
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
        string reference, HttpContext http, QueryValues query, Caller caller, EntryDesk desk, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var asOf = Instants.Read(query, desk.Now);
        if (query[Instants.AsOf] is null)
        {
            var (entry, missing) = await desk.Find(connection, reference, caller, http.RequestAborted);
            return missing ?? (Outcome)desk.Show(entry!.Row);
        }

        if (asOf is { } then && await AsOf(connection, reference, caller, then, http.RequestAborted) is { } row) return desk.Show(row);
        var (live, gone) = await desk.Find(connection, reference, caller, http.RequestAborted);
        return gone ?? (caller.SeesAllEntries ? null : EntryDesk.NotTheirs(live!, caller)) ?? query.Refusal
            ?? new Refusal(Problems.EntryNotFound, $"{reference} was no entry at {asOf:O}.");
    }

    static Task<EntryRow?> AsOf(NpgsqlConnection connection, string named, Caller caller, DateTimeOffset asOf, CancellationToken stop)
    {
        var posts = caller.Posts.ToArray();
        if (Guid.TryParseExact(named, "D", out var id))
            return connection.QuerySingleOrDefaultAsync<EntryRow>(new CommandDefinition(AsOfById, new { id, asOf, seesAll = caller.SeesAllEntries, posts }, cancellationToken: stop));
        return EntryReference.TryParse(named, out var reference)
            ? connection.QuerySingleOrDefaultAsync<EntryRow>(new CommandDefinition(AsOfByReference,
                new { reference = reference.ToString(), asOf, seesAll = caller.SeesAllEntries, posts }, cancellationToken: stop))
            : Task.FromResult<EntryRow?>(null);
    }
}
