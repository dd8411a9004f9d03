using Dapper;
using Npgsql;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Features.Owners;

/// <summary>GET /owners and /owners/{post}.</summary>
public static class ReadPosts
{
    const string List = PostRow.Select + """
        from (
            select unnest(owners) as post from entries where status <> 'closed'
            union select unnest(owners) from access_keys where revoked_at is null and (expires_at is null or expires_at > @now)
            union select post from post_holders) as p
        where @after::text is null or p.post collate "C" > @after
        order by p.post collate "C"
        limit @limit
        """;

    public static async Task<Outcome> HandleList(HttpContext http, QueryValues query, NpgsqlDataSource database, TimeProvider clock)
    {
        var (list, limit) = (EntityTag.Context("owners"), Page.LimitOf(query));
        var cursor = Cursor.Read(query, list);
        if (query.Problem is { } wrong) return wrong;
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var rows = (await connection.QueryAsync<PostRow>(new CommandDefinition(List,
            new { now = clock.GetUtcNow(), after = cursor?.Key, limit = limit + 1 }, cancellationToken: http.RequestAborted))).AsList();
        return Page.Write(http, rows, limit, row => new Cursor(list, row.Post, ""), PostDocument.Write);
    }

    public static async Task<Outcome> HandleOne(string post, HttpContext http, NpgsqlDataSource database, TimeProvider clock)
    {
        if (OwnerRoutes.PostIn(post) is not { } name) return OwnerRoutes.NotFound();
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        return Answer.Hashed(PostDocument.Of(await PostRow.Read(connection, name, clock.GetUtcNow(), http.RequestAborted)));
    }
}
