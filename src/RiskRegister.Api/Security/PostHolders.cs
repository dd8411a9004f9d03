using Dapper;
using Npgsql;

namespace RiskRegister.Api.Security;

/// <summary>The posts that an administrator linked with somebody whom the provider signs in.</summary>
public sealed class PostHolders(NpgsqlDataSource database)
{
    const string Find = "select post from post_holders where subject = @subject order by post";

    public async Task<IReadOnlyList<string>> PostsOf(string subject, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(Find, new { subject }, cancellationToken: stop))];
    }
}
