using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Api.Database;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Http;

/// <summary>
/// Runs a POST in one transaction and keeps its answer there under the client's Idempotency-Key, so that a retried request gets the
/// first answer again and acts once. Only 2xx are kept; anything else is rolled back with what it did.
/// </summary>
public sealed class Once(NpgsqlDataSource database, PlannedDatabase planned, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const int LongestKey = 255;
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    // The insert waits for a concurrent twin's transaction to end, and finds its row when that one succeeded. A few answers that are past
    // their day go on the way.
    const string Claim = """
        with past as (
            delete from idempotent_answers where ctid = any(array(
                select p.ctid from idempotent_answers as p
                where p.answered_at < @expired and (p.caller, p.target, p.key) <> (@caller, @target, @key)
                order by p.answered_at limit 20 for update skip locked))
        )
        insert into idempotent_answers as a (caller, target, key, body_hash, answered_at, status, headers, body)
        values (@caller, @target, @key, @hash, @now, 0, '{}', '')
        on conflict (caller, target, key) do update
            set body_hash = excluded.body_hash, answered_at = excluded.answered_at, status = 0, headers = '{}', body = ''
            where a.answered_at < @expired
        """;

    const string Find = """
        select body_hash as hash, status, headers::text as headers, body
        from idempotent_answers where caller = @caller and target = @target and key = @key
        """;

    const string Keep = """
        update idempotent_answers set status = @status, headers = @headers::json, body = @body
        where caller = @caller and target = @target and key = @key
        """;

    /// <param name="bodyHash">What tells the same request from another under the same key.</param>
    /// <param name="act">Does the work on the connection, within its transaction.</param>
    public async Task<Outcome> Run(HttpContext http, byte[] bodyHash, Func<NpgsqlConnection, Task<Outcome>> act, PostedWork work = PostedWork.Any)
    {
        var given = http.Request.Headers[Header];
        if (given.Count > 1 || (given.Count == 1 && !IsKey(given[0])))
            return new Refusal(Problems.Malformed, $"{Header} must be one value of 1 to {LongestKey} visible ASCII characters.");
        var stop = http.RequestAborted;
        await using var connection = work == PostedWork.Any ? await database.OpenConnectionAsync(stop) : await planned.OpenConnectionAsync(stop);
        if (given.Count == 0 && work == PostedWork.OneWrite) return await act(connection);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (given.Count == 0)
        {
            var done = await act(connection);
            if (done is Answer) await transaction.CommitAsync(CancellationToken.None);
            return done;
        }

        var id = new
        {
            caller = Caller.Of(http).Id,
            target = $"{http.Request.Method} {http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}",
            key = given[0],
        };
        var now = clock.GetUtcNow();
        var claimed = await connection.ExecuteAsync(new CommandDefinition(Claim,
            new { id.caller, id.target, id.key, hash = bodyHash, now, expired = now - KeptFor }, cancellationToken: stop));
        if (claimed == 0) return Replay(await connection.QuerySingleAsync<KeptAnswer>(new CommandDefinition(Find, id, cancellationToken: stop)), bodyHash);
        var outcome = await act(connection);
        if (outcome is not Answer answer) return outcome;
        var headers = JsonSerializer.Serialize(new KeptHeaders(answer.ContentType, answer.ETag, answer.Location));
        await connection.ExecuteAsync(new CommandDefinition(Keep,
            new { id.caller, id.target, id.key, status = answer.Status, headers, body = (answer.KeptAs ?? answer.Body).ToArray() }, cancellationToken: stop));
        await transaction.CommitAsync(CancellationToken.None);
        return answer;
    }

    static Outcome Replay(KeptAnswer kept, byte[] bodyHash)
    {
        if (!kept.Hash.AsSpan().SequenceEqual(bodyHash))
            return new Refusal(Problems.KeyReused, $"This {Header} came with another body within the last 24 hours.");
        var headers = JsonSerializer.Deserialize<KeptHeaders>(kept.Headers)!;
        return new Answer(kept.Status, kept.Body) { ContentType = headers.ContentType, ETag = headers.ETag, Location = headers.Location };
    }

    static bool IsKey(string? key) => key is { Length: >= 1 and <= LongestKey } && Encoding.UTF8.GetByteCount(key) == key.Length && key.All(character => character is > ' ' and < '\x7f');

    sealed record KeptHeaders(string ContentType, string? ETag, string? Location);

    sealed class KeptAnswer
    {
        public required byte[] Hash { get; init; }

        public required int Status { get; init; }

        public required string Headers { get; init; }

        public required byte[] Body { get; init; }
    }
}
