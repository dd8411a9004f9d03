using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Api.Features.Keys;

/// <summary>DELETE /keys/{key}: it lets nobody in from now on. It stays readable, for what it did stays.</summary>
public static class RevokeKey
{
    public static async Task<Outcome> Handle(string key, HttpContext http, NpgsqlDataSource database, AccessKeyStore keys, TimeProvider clock)
    {
        var (now, stop) = (clock.GetUtcNow(), http.RequestAborted);
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await AccessKeys.BeAlone(connection, key, now, stop);
        var kept = await AccessKeys.Find(connection, key, stop);
        Outcome? refusal = kept is null ? KeyRoutes.NotFound(key) : JsonBody.None(http);
        if (refusal is not null) return refusal;
        if (await AccessKeys.IsTheLastOfAdministrators(connection, key, now, stop))
            return new Refusal(KeyRefusals.LastOfAdministrators, $"Without {kept!.Label} ({key}) no administrator could sign in with a key; make another first.");
        await AccessKeys.Revoke(connection, http.Actor(), kept!, now, stop);
        await transaction.CommitAsync(CancellationToken.None);
        keys.Forget(key);
        return Answer.NoContent();
    }
}
