using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Operations;

/// <summary>
/// Removes what has been kept long enough, some rows at a time, so that no statement is long. One instance does it, whoever else begins
/// meanwhile.
/// </summary>
public sealed class ForgetPast(
    NpgsqlDataSource database, RetentionSettings kept, RegisterSettingsInForce settings, TimeProvider clock, ILogger<ForgetPast> logger)
{
    const int InPiece = 1_000;

    // "forget" in ASCII; a lock of a session ends with its connection, whatever happens. Where nothing can be changed nobody begins.
    const string Lock = """
        select case when pg_is_in_recovery() or current_setting('transaction_read_only')::boolean then false
            else pg_try_advisory_lock(x'666f72676574'::bigint) end
        """;

    static readonly (string What, string Sql)[] Past =
    [
        ("answers to Idempotency-Key", Delete("idempotent_answers", "answered_at < @answers", "answered_at")),
        ("sessions", Delete("page_sessions", "expires_at <= @now or used_at <= @sessions", "expires_at")),
        ("uploads", Delete("page_uploads", "sent_at <= @uploads", "sent_at")),
        ("deliveries", Delete("webhook_deliveries", "state <> 'pending' and last_at < @deliveries", "last_at")),
        ("e-mails", Delete("mails", "day < @mails", "day")),
        ("calendars", Delete("calendars", "ends_at <= @now", "ends_at")),
    ];

    // Who stood in is in the audit log for good; a deputy is not removed unseen.
    const string Deputies = """
        with over as (
            delete from post_deputies where ctid = any(array(
                select ctid from post_deputies where until_day < @deputies order by until_day limit @most for update skip locked))
            returning post
        ),
        told as (
            insert into audit_log (actor, roles, action, request_id, detail)
            select @actor, '{}', 'postDescribed', @actor, json_build_object('post', p.name, 'formerDeputiesRemoved', count(*))
            from over join posts as p on p.key = over.post
            group by p.key, p.name
        )
        select count(*)::integer from over
        """;

    const string Itself = "retention";

    /// <returns>How many rows went, of what; null where another instance is at it, or the database takes no changes.</returns>
    public async Task<IReadOnlyDictionary<string, int>?> Run(CancellationToken stop)
    {
        await using var holder = await database.OpenConnectionAsync(stop);
        if (!await holder.ExecuteScalarAsync<bool>(new CommandDefinition(Lock, cancellationToken: stop))) return null;
        try
        {
            var gone = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (what, sql) in Past.Append(("deputies", Deputies))) gone[what] = await Remove(sql, stop);
            foreach (var (what, rows) in gone.Where(each => each.Value > 0))
                logger.LogInformation("Kept long enough, and removed: {Rows} {What}", rows, what);
            return gone;
        }
        finally
        {
            await holder.ExecuteAsync("select pg_advisory_unlock_all()");
        }
    }

    static string Delete(string table, string isPast, string oldest) => $"""
        with past as (
            delete from {table} where ctid = any(array(
                select ctid from {table} where {isPast} order by {oldest} limit @most for update skip locked))
            returning 1
        )
        select count(*)::integer from past
        """;

    async Task<int> Remove(string sql, CancellationToken stop)
    {
        var all = 0;
        while (true)
        {
            var (now, today) = (clock.GetUtcNow(), settings.Settings.DayOf(clock.GetUtcNow()));
            await using var connection = await database.OpenConnectionAsync(stop);
            var rows = await connection.ExecuteScalarAsync<int>(new CommandDefinition(sql, new
            {
                now,
                answers = now.AddHours(-kept.AnswersHours),
                sessions = now.AddHours(-kept.SessionsHours),
                uploads = now.AddHours(-kept.UploadsHours),
                deliveries = now.AddDays(-kept.DeliveriesDays),
                mails = today.AddDays(-kept.MailsDays),
                deputies = today.AddDays(-kept.DeputiesDays),
                most = InPiece,
                actor = Itself,
            }, cancellationToken: stop));
            all += rows;
            if (rows < InPiece) return all;
        }
    }
}
