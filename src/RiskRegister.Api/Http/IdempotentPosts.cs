using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Operations;

namespace RiskRegister.Api.Http;

/// <summary>
/// Runs a POST in one transaction and keeps its answer there under the client's Idempotency-Key, so that a retried request gets the
/// first answer again and acts once. Only 2xx are kept; anything else is rolled back with what it did.
/// </summary>
public sealed class IdempotentPosts(NpgsqlDataSource database, PlannedDatabase keptPlans, RetentionSettings kept, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotent-Replayed";
    public const int LongestKey = 255;

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

    // It writes, and is committed, so that standbys have what is answered again however the commit of the first answer ended.
    const string Find = """
        update idempotent_answers set status = status where caller = @caller and target = @target and key = @key
        returning body_hash as hash, status, headers::text as headers, body
        """;

    const string Keep = """
        update idempotent_answers set status = @status, headers = @headers::json, body = @body
        where caller = @caller and target = @target and key = @key
        """;

    /// <param name="bodyHash">What tells the same request from another under the same key.</param>
    /// <param name="act">Does the work on the connection, within its transaction.</param>
    /// <param name="planned">
    /// Entries are found and written by their keys: statements keep their plans. Else they are planned for their values.
    /// </param>
    /// <param name="oneWrite">
    /// Only the last statement writes anything that a refusal would have to undo: that is transaction enough where no answer is kept.
    /// </param>
    public async Task<Outcome> Run(
        HttpContext http, byte[] bodyHash, Func<NpgsqlConnection, Task<Outcome>> act, bool planned = false, bool oneWrite = false)
    {
        var given = http.Request.Headers[Header];
        if (given.Count > 1 || (given.Count == 1 && !IsKey(given[0])))
            return new Problem(Problems.Malformed, $"{Header} must be one value of 1 to {LongestKey} visible ASCII characters.");
        var stop = http.RequestAborted;
        await using var connection = planned ? await keptPlans.OpenConnectionAsync(stop) : await database.OpenConnectionAsync(stop);
        if (given.Count == 0 && oneWrite) return await connection.Confirmed(() => act(connection));
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (given.Count == 0)
        {
            var done = await act(connection);
            if (done is Answer) await transaction.CommitConfirmed();
            return done;
        }

        var id = new
        {
            caller = http.Actor().Id,
            target = TargetOf(http.Request),
            key = given[0],
        };
        var now = clock.GetUtcNow();
        var claimed = await connection.ExecuteAsync(new CommandDefinition(Claim,
            new { id.caller, id.target, id.key, hash = bodyHash, now, expired = now.AddHours(-kept.AnswersHours) },
            cancellationToken: stop));
        if (claimed == 0)
        {
            var first = await connection.QuerySingleAsync<KeptAnswer>(new CommandDefinition(Find, id, cancellationToken: stop));
            await transaction.CommitConfirmed();
            return Replay(first, bodyHash);
        }

        var outcome = await act(connection);
        if (outcome is not Answer answer) return outcome;
        var headers = JsonSerializer.Serialize(new KeptHeaders(answer.ContentType, answer.ETag, answer.Location));
        await connection.ExecuteAsync(new CommandDefinition(Keep,
            new { id.caller, id.target, id.key, status = answer.Status, headers, body = (answer.KeptAs ?? answer.Body).ToArray() },
            cancellationToken: stop));
        await transaction.CommitConfirmed();
        return answer;
    }

    Outcome Replay(KeptAnswer answer, byte[] bodyHash)
    {
        if (!answer.Hash.AsSpan().SequenceEqual(bodyHash))
            return new Problem(Problems.KeyReused, $"This {Header} came with another body within the last {kept.AnswersHours} hours.");
        var headers = JsonSerializer.Deserialize<KeptHeaders>(answer.Headers)!;
        return new Answer(answer.Status,
            answer.Body)
        { ContentType = headers.ContentType, ETag = headers.ETag, Location = headers.Location, IsReplayed = true };
    }

    // A query can be longer than what an index holds.
    static string TargetOf(HttpRequest request) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{request.Method} {request.PathBase}{request.Path}{request.QueryString}")));

    static bool IsKey(string? key) => key is { Length: >= 1 and <= LongestKey } && Encoding.UTF8.GetByteCount(key) == key.Length
        && key.All(character => character is > ' ' and < '\x7f');

    sealed record KeptHeaders(string ContentType, string? ETag, string? Location);

    sealed class KeptAnswer
    {
        public required byte[] Hash { get; init; }

        public required int Status { get; init; }

        public required string Headers { get; init; }

        public required byte[] Body { get; init; }
    }
}
