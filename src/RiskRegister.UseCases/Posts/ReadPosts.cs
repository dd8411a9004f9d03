using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Posts;

/// <summary>Posts with who acts for them, by name.</summary>
public sealed class ReadPosts(NpgsqlDataSource database, TimeProvider clock)
{
    const string List = Post.Select + $"""
        from (
            select min(post collate "C") as post
            from (
                select unnest(owners) as post from entries where status <> 'closed'
                union select unnest(k.owners) from access_keys as k where {Storage.AccessKey.IsActive}
                union select post from post_holders) as named
            group by name_key(post)) as p
        where @after::text is null or p.post collate "C" > @after
        order by p.post collate "C"
        limit @limit
        """;

    const string Held = "select post from post_holders where subject = @subject order by post";

    /// <param name="after">The name after which the page begins; null for the first.</param>
    public async Task<IReadOnlyList<Post>> Page(string? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<Post>(
            new CommandDefinition(List, new { now = clock.GetUtcNow(), after, limit }, cancellationToken: stop))).AsList();
    }

    public async Task<Result<Post>> One(string named, CancellationToken stop)
    {
        var (name, refusal) = Post.NameOf(named);
        if (refusal is not null) return refusal;
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Post.Read(connection, name!, clock.GetUtcNow(), stop);
    }

    /// <summary>The posts that an administrator linked with somebody whom the provider signs in.</summary>
    public async Task<IReadOnlyList<string>> HeldBy(string subject, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(Held, new { subject }, cancellationToken: stop))];
    }
}
