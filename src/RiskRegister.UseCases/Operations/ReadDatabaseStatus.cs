using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Operations;

/// <summary>How the database is, for operators.</summary>
public sealed record DatabaseStatus
{
    /// <summary>False on a standby, and where an administrator has forbidden changes.</summary>
    public required bool TakesChanges { get; init; }

    /// <summary>As PostgreSQL says it: "18.1".</summary>
    public required string Version { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Those of everybody to this database.</summary>
    public required int Connections { get; init; }

    /// <summary>That the server takes, of all its databases.</summary>
    public required int MostConnections { get; init; }

    public required int Migrations { get; init; }

    public string? Quarter { get; init; }

    public DateTime? TakenAt { get; init; }

    public DateTime? PublishedAt { get; init; }

    /// <summary>When everything was last verified.</summary>
    public DateTime? VerifiedAt { get; init; }

    /// <summary>How many rows failed then.</summary>
    public int? Failures { get; init; }

    public DateTime? BackedUpAt { get; init; }

    /// <summary>Events that a webhook has yet to get.</summary>
    public int WebhooksWaiting { get; init; }

    /// <summary>When the first of those happened.</summary>
    public DateTime? WebhooksSince { get; init; }

    /// <summary>That were given up, of those that are kept.</summary>
    public int WebhooksGivenUp { get; init; }

    /// <summary>E-mails that the mail server has yet to take.</summary>
    public int MailsWaiting { get; init; }

    /// <summary>When the first of those was made.</summary>
    public DateTime? MailsSince { get; init; }

    public int MailsGivenUp { get; init; }
}

/// <summary>Asks the database how it is, in one statement.</summary>
public sealed class ReadDatabaseStatus(NpgsqlDataSource database)
{
    const string Status = """
        select not (pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean) as TakesChanges,
            current_setting('server_version') as Version,
            pg_database_size(current_database()) as Bytes,
            (select count(*)::int from pg_stat_activity where datname = current_database()) as Connections,
            current_setting('max_connections')::int as MostConnections,
            (select coalesce(max(number), 0) from schema_migrations) as Migrations,
            s.quarter as Quarter, s.taken_at as TakenAt, s.published_at as PublishedAt,
            v.at as VerifiedAt, (v.detail ->> 'failures')::int as Failures,
            b.at as BackedUpAt,
            w.waiting as WebhooksWaiting, w.since as WebhooksSince, w.given_up as WebhooksGivenUp,
            m.waiting as MailsWaiting, m.since as MailsSince, m.given_up as MailsGivenUp
        from (values (1)) as one
        left join lateral (select quarter, taken_at, published_at from standing_snapshots order by id desc limit 1) as s on true
        left join lateral (select at, detail from audit_log where action = 'verified' order by at desc, id desc limit 1) as v on true
        left join lateral (select at from audit_log where action = 'backedUp' order by at desc, id desc limit 1) as b on true
        cross join lateral (
            with taking as (select id, position from webhooks where disabled_at is null),
            waiting as (
                select e.audit_id
                from taking as t
                join webhook_deliveries as d on d.webhook_id = t.id and d.state = 'pending'
                join events as e on e.position = d.position
                union
                select e.audit_id from events as e where e.position > (select min(position) from taking)
                union
                select q.audit_id from event_queue as q where exists (select from taking)
            )
            select count(*)::int as waiting, min(a.at) as since,
                (select count(*)::int from webhook_deliveries as d where d.state = 'failed') as given_up
            from waiting join audit_log as a on a.id = waiting.audit_id) as w
        cross join lateral (
            select (count(*) filter (where state = 'pending'))::int as waiting, min(made_at) filter (where state = 'pending') as since,
                (count(*) filter (where state = 'failed'))::int as given_up
            from mails where state <> 'sent') as m
        """;

    /// <summary>On a connection that lives: after a failover those that are open do not.</summary>
    public async Task<DatabaseStatus> Read(CancellationToken stop)
    {
        try
        {
            return await Ask(stop);
        }
        catch (Exception lost) when (!stop.IsCancellationRequested && DatabaseFault.Of(lost) is { ConnectionIsLost: true })
        {
            database.LeaveConnections();
            return await Ask(stop);
        }
    }

    async Task<DatabaseStatus> Ask(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.QuerySingleAsync<DatabaseStatus>(new CommandDefinition(Status, cancellationToken: stop));
    }
}
