using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Posts;

/// <summary>Posts with who acts for them, by name.</summary>
public sealed class ReadPosts(NpgsqlDataSource database, PlannedDatabase planned, TimeProvider clock, RegisterSettingsInForce settings)
{
    // A key that names a post as it was called before makes no post of that name.
    const string List = Post.Select + $"""
        from (
            select coalesce(o.name, n.post) as post
            from (
                select name_key(post) as key, min(post collate "C") as post
                from (
                    select unnest(owners) as post from entries where status <> 'closed'
                    union select unnest(owners) from measures where not retired
                    union select k.post from (select unnest(k.owners) as post from access_keys as k where {AccessKey.IsActive}) as k
                        where not exists (select from former_post_names as f where f.key = name_key(k.post))
                    union select post from post_holders
                    union select name from posts) as named
                group by name_key(post)) as n
            left join posts as o on o.key = n.key) as p
        {Post.WithDescription}where (@after::text is null or p.post collate "C" > @after)
            and (@undescribed::boolean is null or @undescribed = (coalesce(d.addresses, '{"{}"}') = '{"{}"}'))
        order by p.post collate "C"
        limit @limit
        """;

    const string Acting = """
        select acting_posts(@claimed || array(select post from post_holders where subject = @subject order by post), @today)
        """;

    /// <param name="after">The name after which the page begins; null for the first.</param>
    /// <param name="undescribed">Those without an address (true) or with one (false) only.</param>
    public async Task<IReadOnlyList<Post>> Page(string? after, bool? undescribed, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<Post>(
            new CommandDefinition(List, new { now = clock.GetUtcNow(), after, undescribed, limit }, cancellationToken: stop))).AsList();
    }

    public async Task<Result<Post>> One(string named, CancellationToken stop)
    {
        var (name, refusal) = Post.NameOf(named);
        if (refusal is not null) return refusal;
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Post.Read(connection, name!, clock.GetUtcNow(), stop);
    }

    /// <summary>The posts that somebody whom the provider signs in acts for today.</summary>
    /// <param name="claimed">Those that the token names.</param>
    public async Task<IReadOnlyList<string>> ActingFor(string subject, IReadOnlyList<string> claimed, CancellationToken stop)
    {
        await using var connection = await planned.OpenConnectionAsync(stop);
        return (await connection.ExecuteScalarAsync<string[]>(new CommandDefinition(Acting,
            new { subject, claimed = claimed.ToArray(), today = settings.Settings.DayOf(clock.GetUtcNow()) }, cancellationToken: stop)))!;
    }
}
