using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Events;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Webhooks;

/// <summary>Something to be sent now.</summary>
public sealed class DueDelivery
{
    public required Guid WebhookId { get; init; }

    public required string Url { get; init; }

    public required string Secret { get; init; }

    /// <summary>Signed with too, while a rotation is under way.</summary>
    public string? FormerSecret { get; init; }

    /// <summary>How often it has been tried, this time included.</summary>
    public required int Attempts { get; init; }

    public required ToldEvent Event { get; set; }
}

/// <summary>What came of trying.</summary>
/// <param name="Status">That was answered; null when nothing was.</param>
/// <param name="Fault">Why nothing was, or which answer was none of success; null when it arrived.</param>
/// <param name="RetryAfter">How long the receiver asked to be left alone.</param>
public sealed record DeliveryAttempt(int? Status, string? Fault, TimeSpan? RetryAfter)
{
    public const int Gone = 410;

    public bool HasArrived => Fault is null;
}

/// <summary>
/// Hands events to whoever sends them, in the database that all instances share. What is handed out is kept from the others for a while;
/// what nobody has said anything of by then, because its instance is gone, is handed out again, under the same id. All of that goes by the
/// clock of the database, so that instances agree; when that is set back, pauses are counted anew.
/// </summary>
public sealed class WebhookOutbox(NpgsqlDataSource database, Transactions transactions, TimeProvider clock)
{
    /// <summary>Longer than trying takes.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>After each attempt that failed, as Standard Webhooks advises; after the last nothing more is tried.</summary>
    static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    /// <summary>A receiver is asked no later than this, whatever it says.</summary>
    static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    /// <summary>A webhook that has failed for so long is disabled.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    static readonly Actor Itself = Actor.Service("Webhooks");

    const string Any = "select exists (select from webhooks where disabled_at is null)";

    // A statement of its own: what it numbers, the next one sees.
    const string Number = "select number_events()";

    // What is exempt is never sent; a webhook takes its next events alone, whichever instance does it.
    const string FanOut = """
        with numbered as materialized (select coalesce(max(position), 0) as last from events),
        behind as materialized (
            select w.id, w.types, w.position, least(n.last, w.position + 1000) as upto
            from webhooks as w, numbered as n
            where w.disabled_at is null and w.position < n.last
            for no key update of w skip locked
        ),
        added as (
            insert into webhook_deliveries (webhook_id, position, next_at)
            select b.id, t.position, now()
            from behind as b
            join told_events as t on t.position > b.position and t.position <= b.upto
            join unnest(@actions, @types) as k (action, type) on k.action = t.action
            where not t.exempt and (b.types = '{}' or k.type = any(b.types))
            on conflict do nothing
        ),
        moved as (
            update webhooks as w set position = b.upto from behind as b where w.id = b.id returning w.id
        )
        select count(*)::integer from moved
        """;

    const string Claim = $"""
        with due as materialized (
            select d.webhook_id, d.position
            from webhooks as w
            cross join lateral (
                select p.webhook_id, p.position from webhook_deliveries as p
                where p.webhook_id = w.id and p.state = 'pending' and p.next_at <= now()
                order by p.next_at, p.position
                limit @each
                for no key update skip locked) as d
            where w.disabled_at is null and not w.id = any(@busy)
        ),
        claimed as (
            update webhook_deliveries as d set attempts = d.attempts + 1, next_at = now() + @lease, last_at = now()
            from due where d.webhook_id = due.webhook_id and d.position = due.position
            returning d.webhook_id, d.position, d.attempts
        )
        select c.webhook_id as WebhookId, w.url, w.secret, case when w.former_until > @now then w.former_secret end as FormerSecret, c.attempts,
            {ToldEvent.Columns}
        from claimed as c
        join webhooks as w on w.id = c.webhook_id
        join told_events as t on t.position = c.position
        order by c.webhook_id, c.position
        """;

    const string Record = """
        with attempted as (
            update webhook_deliveries set state = @state, next_at = now() + @pause, last_status = @status, last_fault = @fault
            where webhook_id = @webhook and position = @position and state = 'pending'
            returning webhook_id
        )
        update webhooks set failing_since = case when @fault::text is null then null else coalesce(failing_since, now()) end
        where id = @webhook
        returning coalesce(failing_since <= now() - @patience, false)
        """;

    // What was tried, or was to be tried first, at a time that is yet to come: the clock has been set back since.
    const string Bound = """
        update webhook_deliveries
        set next_at = case attempts when 0 then now() else now() + (next_at - last_at) end,
            last_at = case when last_at > now() then now() else last_at end
        where state = 'pending' and case attempts when 0 then next_at else last_at end > now()
        """;

    const string Disable = """
        update webhooks set revision = revision + 1, disabled_at = @now, disabled_because = @because where id = @webhook and disabled_at is null
        """;

    readonly EachMinute bounds = new(clock);

    /// <summary>Gives webhooks the events that have happened since; answers for how many it had any.</summary>
    public async Task<int> Distribute(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Any, cancellationToken: stop))) return 0;
        await connection.ExecuteAsync(new CommandDefinition(Number, cancellationToken: stop));
        var (actions, types) = (EventTypes.ByAction.Keys.ToArray(), EventTypes.ByAction);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(FanOut, new
        {
            actions = actions.Select(action => EnumNames.Of(action)).ToArray(),
            types = actions.Select(action => types[action]).ToArray(),
        }, cancellationToken: stop));
    }

    /// <summary>What is due, no more than so many for each webhook.</summary>
    /// <param name="busy">Webhooks whose last deliveries are still under way here.</param>
    public async Task<IReadOnlyList<DueDelivery>> TakeDue(int each, IReadOnlyCollection<Guid> busy, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        if (bounds.IsDue()) await connection.ExecuteAsync(new CommandDefinition(Bound, cancellationToken: stop));
        return (await connection.QueryAsync<DueDelivery, ToldEvent, DueDelivery>(
            new CommandDefinition(Claim, new { now = clock.GetUtcNow(), lease = Lease, each, busy = busy.ToArray() },
                cancellationToken: stop),
            (due, told) =>
            {
                due.Event = told;
                return due;
            }, splitOn: "position")).AsList();
    }

    /// <summary>Keeps what came of trying: it arrived, is tried again later, or not any more.</summary>
    public Task Keep(DueDelivery due, DeliveryAttempt attempt, CancellationToken stop) =>
        transactions.Run<DeliveryAttempt>(async connection =>
    {
        var isLast = due.Attempts > Pauses.Length;
        var hasLongFailed = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Record, new
        {
            webhook = due.WebhookId,
            position = due.Event.Position,
            state = attempt.HasArrived ? "delivered" : isLast ? "failed" : "pending",
            pause = PauseAfter(due.Attempts, attempt.RetryAfter),
            status = attempt.Status,
            fault = attempt.Fault,
            patience = Patience,
        }, cancellationToken: stop));
        var because = attempt.Status == DeliveryAttempt.Gone ? "The receiver answered 410: it is gone."
            : hasLongFailed ? "Nothing has arrived for five days." : null;
        if (because is null) return attempt;
        if (await connection.ExecuteAsync(
            new CommandDefinition(Disable, new { webhook = due.WebhookId, now = clock.GetUtcNow(), because }, cancellationToken: stop)) > 0)
        {
            await AuditLog.Write(connection, Itself, AuditAction.WebhookDisabled, writer =>
            {
                writer.WriteString("webhook"u8, due.WebhookId);
                writer.WriteString("because"u8, because);
            }, stop);
        }

        return attempt;
    }, stop);

    // Thousandths.
    const int Spread = 200;

    // Spread out by a fifth, so that what failed together does not come again together.
    static TimeSpan PauseAfter(int attempts, TimeSpan? asked)
    {
        var pause = Pauses[Math.Min(attempts, Pauses.Length) - 1] * (1 + (RandomNumberGenerator.GetInt32(Spread) / 1000.0));
        if (asked is { } longer && longer > pause) pause = longer;
        return pause > LongestPause ? LongestPause : pause;
    }
}

/// <summary>What was sent to webhooks, and sending it again.</summary>
public sealed class ReadDeliveries(NpgsqlDataSource database)
{
    const string Columns = """
        select v.id, d.position, a.action as ActionName, d.state, d.attempts, d.next_at as NextAt, d.last_at as LastAt,
            d.last_status as LastStatus, d.last_fault as LastFault
        from webhook_deliveries as d
        join events as v on v.position = d.position
        join audit_log as a on a.id = v.audit_id

        """;

    const string List = Columns + """
        where d.webhook_id = @webhook and (@before::bigint is null or d.position < @before) and (@state::text is null or d.state = @state)
        order by d.position desc
        limit @limit
        """;

    const string One = Columns + "where d.webhook_id = @webhook and v.id = @id";

    const string Again = """
        update webhook_deliveries set state = 'pending', attempts = 0, next_at = now()
        where webhook_id = @webhook and position = (select position from events where id = @id)
        """;

    /// <summary>The latest first.</summary>
    /// <param name="before">The position after which the page begins.</param>
    public async Task<IReadOnlyList<DeliveryRow>> Page(Guid webhook, string? state, long? before, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<DeliveryRow>(
            new CommandDefinition(List, new { webhook, state, before, limit }, cancellationToken: stop))).AsList();
    }

    /// <summary>Sends an event again, whatever became of it, under the same id.</summary>
    public static async Task<Result<DeliveryRow>> SendAgain(
        NpgsqlConnection connection, Actor actor, Guid webhook, string named, CancellationToken stop)
    {
        if (!Guid.TryParseExact(named, "D", out var id)
            || await connection.ExecuteAsync(new CommandDefinition(
                Again, new { webhook, id }, cancellationToken: stop)) == 0)
            return new Refusal(WebhookRefusals.DeliveryNotFound, $"Nothing of {Refusal.Named(named)} was sent to this webhook.");
        await AuditLog.Write(connection, actor, AuditAction.WebhookResent, writer =>
        {
            writer.WriteString("webhook"u8, webhook);
            writer.WriteString("event"u8, id);
        }, stop);
        return await connection.QuerySingleAsync<DeliveryRow>(new CommandDefinition(One, new { webhook, id }, cancellationToken: stop));
    }
}

/// <summary>The use cases of webhooks.</summary>
public static class WebhooksFeature
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services) =>
        services.AddSingleton<KeepWebhooks>().AddSingleton<WebhookOutbox>().AddSingleton<ReadDeliveries>();
}
