using Dapper;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Keys;

/// <summary>Which keys there are and were, newest first.</summary>
public sealed class ReadKeys(NpgsqlDataSource database, TimeProvider clock)
{
    const string List = AccessKey.Select + $"""
        where (@state::text is null or @state = case
                when {AccessKey.IsActive} then 'active' when k.revoked_at is not null then 'revoked' else 'expired' end)
            and (@after::timestamptz is null or (k.created_at, k.id) < (@after, @afterId))
        order by k.created_at desc, k.id desc
        limit @limit
        """;

    /// <param name="state">Null for keys in any.</param>
    /// <param name="after">The key after which the page begins, by when it was made and its id; null for the first page.</param>
    public async Task<IReadOnlyList<AccessKey>> Page(
        KeyState? state, (DateTime CreatedAt, string Id)? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<AccessKey>(new CommandDefinition(List, new
        {
            state = state is { } wanted ? EnumNames.Of(wanted) : null,
            now = clock.GetUtcNow(),
            after = after?.CreatedAt,
            afterId = after?.Id,
            limit,
        }, cancellationToken: stop))).AsList();
    }

    public async Task<Result<AccessKey>> One(string id, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await AccessKey.Find(connection, id, stop) is { } key ? key : NotFound(id);
    }

    /// <summary>Whether any key was ever made: a first start makes one.</summary>
    public async Task<bool> Any(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition("select exists (select from access_keys)", cancellationToken: stop));
    }

    internal static Refusal NotFound(string id) => new(KeyRefusals.NotFound, $"There is no key {Refusal.Named(id)}.");
}
