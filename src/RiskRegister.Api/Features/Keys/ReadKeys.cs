using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Features.Keys;

/// <summary>GET /keys and /keys/{key}.</summary>
public static class ReadKeys
{
    public static readonly QueryParameter State = QueryParameter.OneOf("state", "Keys in this state only.", null, [.. EnumNames.All<KeyState>()]);

    const string List = KeptKey.Select + """
        where (@state::text is null or @state = case
                when k.revoked_at is not null then 'revoked' when k.expires_at <= @now then 'expired' else 'active' end)
            and (@after::timestamptz is null or (k.created_at, k.id) < (@after, @afterId))
        order by k.created_at desc, k.id desc
        limit @limit
        """;

    public static async Task<Outcome> HandleList(HttpContext http, QueryValues query, NpgsqlDataSource database, TimeProvider clock)
    {
        var (now, limit) = (clock.GetUtcNow(), Page.LimitOf(query));
        var list = EntityTag.Context("keys", query[State]);
        var cursor = Cursor.Read(query, list);
        var after = cursor?.KeyAsInstant(query);
        if (query.Problem is { } wrong) return wrong;
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var rows = (await connection.QueryAsync<KeptKey>(new CommandDefinition(List,
            new { state = query[State], now, after, afterId = cursor?.Id, limit = limit + 1 }, cancellationToken: http.RequestAborted))).AsList();
        return Page.Write(http, rows, limit, row => new Cursor(list, row.CreatedAt.Ticks.ToString(), row.Id), (writer, row) => KeyDocument.Write(writer, row, now));
    }

    public static async Task<Outcome> HandleOne(string key, HttpContext http, NpgsqlDataSource database, TimeProvider clock)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        return await AccessKeys.Find(connection, key, http.RequestAborted) is { } kept ? Answer.Hashed(KeyDocument.Of(kept, clock.GetUtcNow())) : KeyRoutes.NotFound(key);
    }
}
