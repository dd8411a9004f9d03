using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Keys;

/// <summary>A key that lets nobody in any more.</summary>
/// <param name="AdministratorsLeft">Whether an administrator can still sign in with a key.</param>
public sealed record RevokedKey(AccessKey Key, bool AdministratorsLeft);

/// <summary>Ends a key at once; one that was revoked before stays as it is. It stays readable, for what it did stays.</summary>
public sealed class RevokeKey(Transactions transactions, TimeProvider clock)
{
    // Whoever ends a key waits here for others who do, so that two administrators cannot lock each other out at once.
    const string Hold = $"""
        select k.id from access_keys as k
        where k.id = @id or ('admin' = any (k.roles) and {AccessKey.IsActive})
        order by k.id
        for update
        """;

    const string OthersAdminister = $"""
        select exists (select from access_keys as k where k.id <> @id and 'admin' = any (k.roles) and {AccessKey.IsActive})
        """;

    const string MarkRevoked = "update access_keys set revoked_at = @now, revoked_by = @actor where id = @id and revoked_at is null";

    /// <param name="evenTheLast">Whether it may be the last that an administrator signs in with: for who can make another without.</param>
    public Task<Result<RevokedKey>> Apply(Actor actor, string id, CancellationToken stop, bool evenTheLast = false) =>
        transactions.Run<RevokedKey>(async connection =>
        {
            var now = clock.GetUtcNow();
            var key = await FindAlone(connection, id, now, stop);
            if (key is null) return ReadKeys.NotFound(id);
            var administratorsLeft = await connection.ExecuteScalarAsync<bool>(
                new CommandDefinition(OthersAdminister, new { id, now }, cancellationToken: stop));
            if (!administratorsLeft && !evenTheLast && key.StateAt(now) == KeyState.Active && key.Roles.Contains(Role.Admin))
            {
                return new Refusal(KeyRefusals.LastOfAdministrators,
                    $"Without {key.Label} ({id}) no administrator could sign in with a key; make another first.");
            }

            var revoked = await connection.ExecuteAsync(
                new CommandDefinition(MarkRevoked, new { id, now, actor = actor.Name }, cancellationToken: stop));
            if (revoked == 1) await AuditLog.Write(connection, actor, AuditAction.KeyRevoked, writer => MakeKey.Name(writer, key), stop);
            return new RevokedKey(key, administratorsLeft);
        }, stop);

    /// <summary>The key, while the transaction keeps others from ending keys.</summary>
    internal static async Task<AccessKey?> FindAlone(NpgsqlConnection connection, string id, DateTimeOffset now, CancellationToken stop)
    {
        await connection.ExecuteAsync(new CommandDefinition(Hold, new { id, now }, cancellationToken: stop));
        return await AccessKey.Find(connection, id, stop);
    }
}
